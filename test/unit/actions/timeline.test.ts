import { describe, expect, test } from "@jest/globals";
import { openEnd, timeline } from "../../../src/actions/timeline.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/values/clock.ts";
import { NOW } from "../../support/builders.ts";

describe("a timeline", () => {
  test("has one section a key, in the order given, and nothing that takes no time", () => {
    const drawn = timeline("Keys of A", [
      { keyId: "key_2", label: "goes on", from: NOW, to: NOW + DAY_MS },
      { keyId: "key_1", label: "never", from: NOW, to: NOW },
      { keyId: "key_1", label: "so far", from: NOW - DAY_MS, to: NOW },
      { keyId: "key_2", label: "later", from: NOW + DAY_MS, to: NOW + 2 * DAY_MS },
    ]);
    expect(drawn.split("\n")).toEqual([
      "```mermaid",
      "gantt",
      "  title Keys of A",
      "  dateFormat YYYY-MM-DDTHH:mm:ss",
      "  axisFormat %d %b",
      "  section key_2",
      "    goes on :2026-05-17T09:30:00, 2026-05-18T09:30:00",
      "    later :2026-05-18T09:30:00, 2026-05-19T09:30:00",
      "  section key_1",
      "    so far :2026-05-16T09:30:00, 2026-05-17T09:30:00",
      "```",
    ]);
  });

  test("of nothing is nothing: mermaid shows an error for an empty chart", () => {
    expect(timeline("Keys of A", [{ keyId: "key_1", label: "now", from: NOW, to: NOW }])).toBe("");
  });

  test("goes on past now where nothing ends, long enough to be seen", () => {
    expect(openEnd(NOW, NOW - 40 * DAY_MS)).toBe(NOW + 10 * DAY_MS);
    expect(openEnd(NOW, NOW - MINUTE_MS)).toBe(NOW + HOUR_MS);
  });
});
