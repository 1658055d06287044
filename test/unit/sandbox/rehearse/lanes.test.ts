import { describe, expect, test } from "@jest/globals";
import { lanesOf } from "../../../../src/sandbox/rehearse/lanes.ts";
import { drawLanes } from "../../../../src/sandbox/rehearse/text-lanes.ts";
import type { KeyLife } from "../../../../src/sandbox/rehearse/key-watch.ts";
import { aKey, aReplacedKey, onDay, START } from "./support.ts";

function draw(days: number, ...keys: readonly KeyLife[]): readonly string[] {
  const lines = drawLanes(lanesOf(keys, onDay(days + 1)), { startAt: START, days }, (_style, text) => text);
  return lines.map((line) => line.trimEnd());
}

describe("a key's lane", () => {
  test("is cut where a secret takes the key, where it lets go, and where the key ends", () => {
    const key = aKey({
      holdings: [{ place: "MESH_API_KEY", fromAt: onDay(2), untilAt: onDay(5) }],
      ...{ endsAt: onDay(7), ended: "revoked" },
    });
    expect(lanesOf([key], onDay(11))).toEqual([
      {
        key,
        segments: [
          { state: "orphan", fromAt: onDay(1), untilAt: onDay(2) },
          { state: "held", fromAt: onDay(2), untilAt: onDay(5) },
          { state: "grace", fromAt: onDay(5), untilAt: onDay(7) },
        ],
        endedAt: onDay(7),
      },
    ]);
  });

  test("is one stretch for a key that several secrets hold, until the last lets go", () => {
    const key = aKey({
      holdings: [
        { place: "A", fromAt: onDay(1), untilAt: onDay(3) },
        { place: "B", fromAt: onDay(2), untilAt: onDay(4) },
      ],
    });
    expect(lanesOf([key], onDay(6))[0]?.segments.map(({ state, untilAt }) => [state, untilAt])).toEqual([
      ["held", onDay(4)],
      ["grace", onDay(6)],
    ]);
  });

  test("is all orphan for a key that no secret ever held", () => {
    expect(lanesOf([aKey({ holdings: [] })], onDay(4))[0]?.segments).toEqual([
      { state: "orphan", fromAt: onDay(1), untilAt: onDay(4) },
    ]);
  });

  test("does not end with an end that is still to come", () => {
    expect(lanesOf([aKey({ endsAt: onDay(99) })], onDay(4))[0]?.endedAt).toBeUndefined();
  });
});

describe("the lanes in a terminal", () => {
  test("have a column for each day", () => {
    const successor = aKey({
      ...{ keyId: "key_two", mintedAt: onDay(5) },
      holdings: [{ place: "MESH_API_KEY", fromAt: onDay(5), untilAt: undefined }],
    });
    expect(draw(10, aReplacedKey(5, 7), successor)).toEqual([
      "              day 1",
      "key_one       ====--x",
      "key_two           ======",
      "              = in the secret   - replaced, still works   ? no secret holds it   x ended",
    ]);
  });

  test("show what lasts a day among months, and stay on one line", () => {
    const [axis = "", lane = ""] = draw(365, aReplacedKey(182, 183));
    expect(lane).toMatch(/^key_one {7}=+-?x$/);
    expect(axis).toMatch(/^ {14}day 1 .*271/);
    expect(Math.max(axis.length, lane.length)).toBeLessThanOrEqual(78);
  });
});
