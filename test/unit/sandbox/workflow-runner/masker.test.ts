import { describe, expect, test } from "@jest/globals";
import { Masker } from "../../../../src/sandbox/workflow-runner/masker.ts";
import { Sensitive } from "../../../../src/values/sensitive.ts";
import { credential } from "./support.ts";

const VALUE = `${credential("masked")}&"<'%\\ more`;

function masking(...values: string[]): Masker {
  const masker = new Masker();
  for (const value of values) masker.addMask(value);
  return masker;
}

describe("what the runner hides", () => {
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  test.each([
    ["the value itself", VALUE],
    ["base64", base64(VALUE)],
    ["base64 from its second byte", base64(VALUE.slice(1))],
    ["base64 from its third byte", base64(VALUE.slice(2))],
    ["inside a JSON text", JSON.stringify(VALUE).slice(1, -1)],
    ["inside a URI", encodeURIComponent(VALUE).replaceAll("'", "%27")],
    [
      "inside XML",
      VALUE.replaceAll("&", "&amp;")
        .replaceAll('"', "&quot;")
        .replaceAll("<", "&lt;")
        .replaceAll("'", "&apos;"),
    ],
    ["inside an expression's text", VALUE.replaceAll("'", "''")],
    ["behind a command line's quotes", VALUE.replaceAll('"', '\\"')],
    ["PowerShell: up to the ampersand", VALUE.slice(0, VALUE.indexOf("&") + 1)],
    ["PowerShell: behind the ampersand", VALUE.slice(VALUE.indexOf("&") + 1)],
  ])("hides %s", (_form, text) => {
    expect(masking(VALUE).mask(`a ${text} b`)).toBe("a *** b");
  });

  test("hides a quoted value without its quotes, as a shell leaves it", () => {
    expect(masking(`"${credential("quoted")}"`).mask(`= ${credential("quoted")}`)).toBe("= ***");
  });

  test("hides half a surrogate pair without failing", () => {
    expect(masking("half \ud83d of it").mask("half \ud83d of it")).toBe("***");
  });
});

describe("what the runner lets through", () => {
  const value = credential("let through");
  test.each([
    [
      "base64url, where it differs from base64",
      Buffer.from(`${value}???>>>`).toString("base64url"),
      `${value}???>>>`,
    ],
    ["hex", Buffer.from(value).toString("hex"), value],
    ["the value reversed", [...value].reverse().join(""), value],
    ["the value cut in two", `${value.slice(0, 30)} ${value.slice(30)}`, value],
    ["the value in capitals", value.toUpperCase(), value],
  ])("leaves %s readable", (_form, text, masked) => {
    expect(masking(masked).mask(text)).toBe(text);
  });
});

describe("stretches", () => {
  test("masks a value of several lines whole and by each trimmed line", () => {
    const masker = masking("first line\r\n  second line  \n\n");
    expect(masker.mask("x first line y")).toBe("x *** y");
    expect(masker.mask("x second line y")).toBe("x *** y");
  });

  test("merges what overlaps or touches into one mask", () => {
    expect(masking("abcdefgh", "ghijklmn").mask("-abcdefghijklmn-")).toBe("-***-");
    expect(masking("abcdefgh", "ijklmnop").mask("-abcdefghijklmnop-")).toBe("-***-");
    expect(masking("abab").mask("-ababab-")).toBe("-***-");
  });

  test("masks the longer one when a value contains another", () => {
    expect(masking("secret", "secret-and-more").mask("(secret-and-more) (secret)")).toBe("(***) (***)");
  });

  test("counts values, not their derived forms, and each of them once", () => {
    expect(masking("one", "one", "two").size).toBe(2);
  });

  test("masks a secret of the job trimmed, as the runner takes it", () => {
    const masker = new Masker();
    masker.addSecret(new Sensitive(`  ${credential("padded")}\n`));
    expect(masker.mask(credential("padded"))).toBe("***");
    expect(masker.size).toBe(1);
  });
});
