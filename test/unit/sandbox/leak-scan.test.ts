import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { describeScan, scanForSecrets } from "../../../src/sandbox/leak-scan.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";

const VALUE = `mesh_${createHash("sha256").update("leak scan").digest("base64url")}`;
const wanted = [{ label: "the key", value: new Sensitive(VALUE) }];
const base64 = (before: string): string => Buffer.from(`${before}${VALUE} after`).toString("base64");

describe("the scan for secrets", () => {
  test.each([
    ["as it is", VALUE, 7],
    ["in base64", base64(""), 7],
    // The first four characters hang on what stands before the secret as well.
    ["in base64 behind one byte", base64("a"), 11],
    ["in base64 behind two bytes", base64("ab"), 11],
    ["in base64url", Buffer.from(VALUE).toString("base64url"), 7],
    ["in hex", Buffer.from(VALUE).toString("hex"), 7],
    ["in upper-case hex", Buffer.from(VALUE).toString("hex").toUpperCase(), 7],
  ])("finds one %s, and says where", (_form, text, offset) => {
    const { leaks } = scanForSecrets([{ place: "a log", content: `before ${text} after` }], wanted);
    expect(leaks).toEqual([{ place: "a log", secret: "the key", offset }]);
  });

  test("finds one that a URL or JSON has escaped", () => {
    const odd = new Sensitive(`${VALUE}"\\/?&`);
    const content = [`a=${encodeURIComponent(odd.reveal())}`, JSON.stringify({ a: odd.reveal() })];
    for (const text of content) {
      const { leaks } = scanForSecrets([{ place: "a log", content: text }], [{ label: "odd", value: odd }]);
      expect(leaks).toHaveLength(1);
    }
  });

  test("finds one between bytes that are no text", () => {
    const content = Buffer.concat([Buffer.from([0, 0xff, 0xfe]), Buffer.from(VALUE), Buffer.from([0xc3])]);
    expect(scanForSecrets([{ place: "a database", content }], wanted).leaks[0]?.offset).toBe(3);
  });

  test("lets a masked log and a part of a key pass", () => {
    const content = `admin-key: *** ${VALUE.slice(0, 12)}…`;
    expect(scanForSecrets([{ place: "a log", content }], wanted).leaks).toEqual([]);
  });

  test("counts bytes, not characters, and a secret that has two names once", () => {
    const twice = [...wanted, { label: "the same", value: new Sensitive(VALUE) }];
    const result = scanForSecrets([{ place: "a log", content: "schön" }], twice);
    expect(result).toEqual({ bytes: 6, secrets: 1, leaks: [] });
    expect(describeScan(result)).toBe("scanned 6 bytes for 1 secret: 0 found");
    expect(describeScan({ bytes: 1_234, secrets: 2, leaks: [] })).toBe(
      "scanned 1,234 bytes for 2 secrets: 0 found",
    );
  });

  test("never prints what it found", () => {
    const result = scanForSecrets([{ place: "a log", content: VALUE }], wanted);
    expect(JSON.stringify(result) + describeScan(result)).not.toContain(VALUE.slice(5, 20));
  });

  test("refuses to look for a secret that is too short to be told from other text", () => {
    const short = [{ label: "a word", value: new Sensitive("secret") }];
    expect(() => scanForSecrets([], short)).toThrow('The secret "a word" is too short to look for.');
  });
});
