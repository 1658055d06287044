import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { derivedForms, SHORTEST_MASK } from "../../../src/values/derived-forms.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { aMeshKey, anAccessToken } from "../../support/credentials.ts";

/** Every way in which a text that embeds the secret may be printed. */
const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  base64: (text) => Buffer.from(text).toString("base64"),
  base64url: (text) => Buffer.from(text).toString("base64url"),
  hex: (text) => Buffer.from(text).toString("hex"),
  "upper-case hex": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "URL-encoded": (text) => encodeURIComponent(text),
  JSON: (text) => JSON.stringify({ text }),
};

function isHiddenIn(text: string, secret: Sensitive): boolean {
  return derivedForms(secret).some((form) => text.includes(form));
}

/** What is left of the secret's own encoding once its forms are masked, as a runner masks. */
function masked(text: string, secret: Sensitive): string {
  const longestFirst = derivedForms(secret).toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((left, form) => left.replaceAll(form, "***"), text);
}

describe.each(Object.keys(ENCODINGS))("a text that holds a key, %s", (name) => {
  const encode = ENCODINGS[name]!;

  test.each([0, 1, 2, 3, 4])("is recognised with %i bytes before the key", (bytesBefore) => {
    const key = aMeshKey("derived forms");
    const text = encode(`${"x".repeat(bytesBefore)}${key.reveal()}, and more`);
    expect(isHiddenIn(text, key)).toBe(true);
    // At most the quantum at either end, which the neighbours decide too, stays readable.
    expect(masked(text, key).replaceAll("***", "").length).toBeLessThan(encode("xxxx, and more").length + 8);
  });

  test("is recognised whatever the secret, and whatever stands around it", () => {
    const secrets = fc.string({ unit: "grapheme-ascii", minLength: SHORTEST_MASK, maxLength: 120 });
    const around = fc.string({ unit: "grapheme-ascii", maxLength: 40 });
    fc.assert(
      fc.property(secrets, around, around, (value, before, after) => {
        return isHiddenIn(encode(before + value + after), new Sensitive(value));
      }),
      { seed: 20_260_301 },
    );
  });

  test("is recognised when the secret holds characters of several bytes", () => {
    const secrets = fc.string({ unit: "grapheme", minLength: SHORTEST_MASK, maxLength: 60 });
    fc.assert(
      fc.property(secrets, (value) => isHiddenIn(encode(`a${value}b`), new Sensitive(value))),
      { seed: 20_260_302 },
    );
  });
});

describe("the forms of a secret", () => {
  test("begin with the value itself, each once, none too short to mask", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (value) => {
        const forms = derivedForms(new Sensitive(value));
        expect(new Set(forms).size).toBe(forms.length);
        expect(forms.every((form) => form.length >= SHORTEST_MASK)).toBe(true);
        if (value.length >= SHORTEST_MASK) expect(forms[0]).toBe(value);
      }),
      { seed: 20_260_303 },
    );
  });

  test("are none at all for an empty value: an empty mask would hide nothing, a short one everything", () => {
    expect(derivedForms(new Sensitive(""))).toEqual([]);
    expect(derivedForms(new Sensitive("short"))).toEqual([]);
  });

  test("hold the padded base64 of the value alone, as `base64` prints it", () => {
    const token = anAccessToken("derived forms");
    expect(derivedForms(token)).toContain(Buffer.from(token.reveal()).toString("base64"));
  });

  test("do not occur in the text of another secret", () => {
    const other = aMeshKey("somebody else's");
    for (const encode of Object.values(ENCODINGS))
      expect(isHiddenIn(encode(other.reveal()), aMeshKey("derived forms"))).toBe(false);
  });
});
