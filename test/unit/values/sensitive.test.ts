import { describe, expect, test } from "@jest/globals";
import { Console } from "node:console";
import { Writable } from "node:stream";
import { format, inspect } from "node:util";
import { UserError } from "../../../src/values/user-error.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { aMeshKey } from "../../support/credentials.ts";

const secret = aMeshKey("sensitive");
const value = secret.reveal();

function consoleOutput(write: (console: Console) => void): string {
  let text = "";
  const stdout = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  write(new Console({ stdout }));
  return text;
}

/** As an untyped caller would hold it: the type system objects to what these tests do. */
const untyped = secret as unknown as string;

describe("a secret value shows as [hidden]", () => {
  const deep = { one: { two: [{ three: new Map([["four", secret]]) }] } };
  test.each<[string, () => string]>([
    ["as a string", () => String(secret)],
    ["in a template", () => `before ${untyped}`],
    ["in a concatenation", () => "before " + untyped],
    ["in JSON", () => JSON.stringify(secret)],
    ["deep in JSON", () => JSON.stringify({ a: [{ b: secret }] })],
    ["inspected", () => inspect(secret)],
    ["inspected with everything switched on", () => inspect(secret, { showHidden: true, getters: true })],
    ["inspected deep in an object", () => inspect(deep, { depth: null, showHidden: true })],
    ["formatted with %s", () => format("%s", secret)],
    ["formatted with %o", () => format("%o", secret)],
    ["formatted with %O", () => format("%O", { secret })],
    ["formatted with %j", () => format("%j", { secret })],
    ["on the console", () => consoleOutput((console) => console.log("a", secret, [secret], { secret }))],
    ["as the cause of an error", () => inspect(new Error("failed", { cause: { secret } }))],
    ["in an error's own fields", () => inspect(Object.assign(new Error("failed"), { secret }))],
    [
      "as the cause of an error for a person",
      () => inspect(new UserError("internal_error", { what: "w", fix: "f" }, { cause: secret })),
    ],
  ])("%s", (_where, show) => {
    const text = show();
    expect(text).toContain("[hidden]");
    expect(text).not.toContain(value.slice(5, 15));
  });
});

describe("nothing is found in a secret value", () => {
  test("by its own keys, symbols or a spread", () => {
    expect(Object.keys(secret)).toEqual([]);
    expect(Reflect.ownKeys(secret)).toEqual([]);
    expect({ ...(secret as object) }).toEqual({});
    expect(Object.assign({}, secret)).toEqual({});
    expect(Object.entries(Object.getOwnPropertyDescriptors(secret))).toEqual([]);
  });

  test("by a structured clone", () => {
    expect(inspect(structuredClone({ secret }), { showHidden: true })).not.toContain(value.slice(5, 15));
  });

  test("as a number: it is none", () => {
    expect(Number(secret)).toBeNaN();
  });
});

test("the value is there for whoever asks for it by name", () => {
  expect(new Sensitive("the value").reveal()).toBe("the value");
});

test("two wrappings of one value are equal, others are not", () => {
  expect(secret.equals(aMeshKey("sensitive"))).toBe(true);
  expect(secret.equals(aMeshKey("another"))).toBe(false);
});

test("an empty value is empty, a blank is not", () => {
  expect([new Sensitive("").isEmpty, new Sensitive(" ").isEmpty]).toEqual([true, false]);
});
