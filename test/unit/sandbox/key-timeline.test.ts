import { expect, test } from "@jest/globals";
import { drawTimeline } from "../../../src/sandbox/key-timeline.ts";
import type { KeyState } from "../../../src/sandbox/stored-key.ts";

const key = (keyId: string, state: KeyState) => ({ keyId, createdAt: 0, state });

test("draws each key from the moment it is first seen to the moment of its death", () => {
  const moments = [
    { when: "day 0", what: "installed", keys: [key("key_AAAAAAAA", "stored")] },
    {
      when: "day 31",
      what: "killed",
      keys: [key("key_AAAAAAAA", "stored"), key("key_BBBBBBBB", "orphaned")],
    },
    {
      when: "day 32",
      what: "healed",
      keys: [key("key_AAAAAAAA", "in_grace"), key("key_BBBBBBBB", "ended"), key("key_CCCCCCCC", "stored")],
    },
    { when: "day 33", what: "over", keys: [key("key_AAAAAAAA", "ended"), key("key_BBBBBBBB", "ended")] },
  ];
  const lines = drawTimeline(moments, (_style, text) => text).map((line) => line.trimEnd());
  expect(lines).toEqual([
    "           day 0      day 31     day 32     day 33",
    "           installed  killed     healed     over",
    "key_AAAA…  ======================-----------x",
    "key_BBBB…             ???????????x",
    "key_CCCC…                        ===========",
    "           = in the secret   - replaced, in grace   ? orphan   x dead",
  ]);
});

test("draws the latest moments where not all of them fit, and leaves out what was dead before them", () => {
  const moments = [0, 1, 2, 3, 4, 5, 6].map((day) => ({
    when: `day ${day}`,
    what: "looked",
    keys: [key("key_AAAAAAAA", "ended"), key("key_BBBBBBBB", day === 0 ? "stored" : "ended")],
  }));
  const lines = drawTimeline(moments, (_style, text) => text).map((line) => line.trimEnd());
  expect(lines[0]).toBe("           day 1      day 2      day 3      day 4      day 5      day 6");
  expect(lines.slice(2, -1)).toEqual(["key_BBBB…  x"]);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(78);
});
