import { describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import { asUserError, UserError } from "../../../src/values/user-error.ts";
import { aMeshKey } from "../../support/credentials.ts";

const fault = (what: string) => ({ what, fix: "Do it." });

describe("a failure that is told to a person", () => {
  test("keeps every fault, and has what failed as its message", () => {
    const error = new UserError("invalid_inputs", [fault("One."), fault("Two.")]);
    expect(error.faults).toEqual([fault("One."), fault("Two.")]);
    expect(error).toMatchObject({ code: "invalid_inputs", message: "One.\nTwo.", name: "UserError" });
  });

  test("may be one fault alone", () => {
    expect(new UserError("cancelled", fault("One.")).faults).toEqual([fault("One.")]);
  });

  test("keeps its cause for a debugger", () => {
    const cause = new Error("deep");
    expect(new UserError("cancelled", fault("One."), { cause }).cause).toBe(cause);
  });
});

describe("a failure that nobody foresaw", () => {
  const key = aMeshKey("unforeseen").reveal();

  test("is told as a fault of this project, without a word of its own text", () => {
    const error = asUserError(new TypeError(`cannot read ${key}`));
    expect(error.code).toBe("internal_error");
    expect(error.message).toContain("(TypeError)");
    expect(JSON.stringify(error.faults) + error.message).not.toContain(key.slice(5, 15));
  });

  test.each([[`thrown text ${key}`], [42], [undefined], [null], [{ key }]])(
    "may be no error at all",
    (thrown) => {
      const error = asUserError(thrown);
      expect(error.code).toBe("internal_error");
      expect(inspect(error.faults)).not.toContain(key.slice(5, 15));
    },
  );

  test("is left alone when it is one that was foreseen", () => {
    const error = new UserError("cancelled", fault("One."));
    expect(asUserError(error)).toBe(error);
  });
});
