import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { shortenUniquely } from "../../../src/values/shorten.ts";

describe("a label that is too long", () => {
  test("keeps its beginning and gets `~` and 8 hex digits of the SHA-256 of the whole", () => {
    const label = `github:octo/${"a".repeat(120)}:MESH_API_KEY`;
    const digest = createHash("sha256").update(label).digest("hex").slice(0, 8);
    expect(shortenUniquely(label, 100)).toBe(`${label.slice(0, 91)}~${digest}`);
  });

  test("stays different from another one with the same beginning", () => {
    const [one, two] = ["1", "2"].map((end) => shortenUniquely("a".repeat(200) + end, 100));
    expect(one).not.toBe(two);
  });

  test("is cut between characters, never within one", () => {
    const short = shortenUniquely("😀".repeat(101), 100);
    expect([...short]).toHaveLength(100);
    expect(short.startsWith(`${"😀".repeat(91)}~`)).toBe(true);
  });
});

test("a label that fits stays as it is, and no label gets longer than allowed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 150 }), (label) => {
      const short = shortenUniquely(label, 100);
      expect([...short].length).toBeLessThanOrEqual(100);
      if ([...label].length <= 100) expect(short).toBe(label);
    }),
    { seed: 20_260_306 },
  );
});
