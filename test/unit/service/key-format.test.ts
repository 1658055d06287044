import { describe, expect, test } from "@jest/globals";
import {
  containsIssuedKey,
  generateId,
  generateKey,
  hashKey,
  hideIssuedKeys,
  keyHint,
} from "../../../src/service/key-format.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";

describe("a key", () => {
  test("is the prefix, 43 and 6 base62 characters, and fits what clients accept", () => {
    const value = generateKey(aSeededRandom("format")).reveal();
    expect(value).toMatch(/^mesh_local_[0-9A-Za-z]{49}$/);
    expect(value).toMatch(/^mesh_[A-Za-z0-9_-]{16,}$/);
  });

  test("takes another prefix, to imitate production", () => {
    expect(generateKey(aSeededRandom("format"), "mesh_").reveal()).toMatch(/^mesh_[0-9A-Za-z]{49}$/);
  });

  test("throws bytes away that would favour the first characters of the alphabet", () => {
    const bytes = [248, 255, 250, 0, ...Array<number>(60).fill(61)];
    const random = { bytes: (count: number) => Uint8Array.from(bytes.splice(0, count)) };
    // By modulo 248, 255 and 250 would have become 0, 7 and 2.
    expect(generateKey(random).reveal().slice(11, 14)).toBe("0zz");
  });

  test("has every character of the alphabet equally often", () => {
    const random = aSeededRandom("bias");
    const counts = new Map<string, number>();
    const keys = 2_000;
    for (let index = 0; index < keys; index += 1) {
      for (const character of generateKey(random).reveal().slice(11, 54)) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    const expected = (keys * 43) / 62;
    const chiSquared = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    expect(counts.size).toBe(62);
    // 61 degrees of freedom: 110 is past the 99.99th percentile; folding by modulo gives over 800.
    expect(chiSquared).toBeLessThan(110);
  });

  test("is recognised by its checksum, and not when one character differs", () => {
    const value = generateKey(aSeededRandom("checksum")).reveal();
    const flipped = value.slice(0, 20) + (value[20] === "a" ? "b" : "a") + value.slice(21);
    expect(containsIssuedKey(`see ${value}, please`)).toBe(true);
    expect(containsIssuedKey(flipped)).toBe(false);
    expect(containsIssuedKey(value.slice(0, -1))).toBe(false);
  });

  test("is hidden from its prefix to its end, wherever and how often it stands in a text", () => {
    const [one, two] = ["one", "two"].map((seed) => generateKey(aSeededRandom(seed)).reveal());
    expect(hideIssuedKeys(`mesh_x${one}, mesh_${two}${one}! mesh_local_abc`)).toBe(
      "mesh_x[hidden], mesh_[hidden][hidden]! mesh_local_abc",
    );
  });

  test.each(["mesh_", `mesh_${"a".repeat(58)}_`])("is recognised with the prefix %s", (prefix) => {
    const value = generateKey(aSeededRandom("prefixed"), prefix).reveal();
    expect(containsIssuedKey(`mesh_x${value}`)).toBe(true);
    expect(containsIssuedKey(value.slice(1))).toBe(false);
  });

  test("is looked for in no more steps for a text that keeps almost being one", () => {
    // Quadratic, a million characters would take hours.
    for (const unit of ["mesh_", "mesh_a_", "_", `_${"a".repeat(49)}`]) {
      expect(containsIssuedKey(unit.repeat(1_000_000 / unit.length))).toBe(false);
    }
  });

  test("is shown later by four characters of either end", () => {
    const key = generateKey(aSeededRandom("hint"));
    const value = key.reveal();
    expect(keyHint(key)).toBe(`mesh_local_${value.slice(11, 15)}…${value.slice(-4)}`);
  });

  test("is kept as the SHA-256 of all of it", () => {
    const key = generateKey(aSeededRandom("hash"));
    expect(hashKey(key)).toHaveLength(32);
    expect(hashKey(key)).not.toEqual(hashKey(generateKey(aSeededRandom("other"))));
  });
});

test("an id has 22 base62 characters after what it is an id of", () => {
  expect(generateId(aSeededRandom("id"), "key")).toMatch(/^key_[0-9A-Za-z]{22}$/);
});
