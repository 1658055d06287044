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
