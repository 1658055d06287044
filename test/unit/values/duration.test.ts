import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from "../../../src/values/clock.ts";
import { describeDuration, formatDuration, parseDuration } from "../../../src/values/duration.ts";

describe("a duration as people write it", () => {
  test.each([
    ["45s", 45 * SECOND_MS],
    ["90m", 90 * MINUTE_MS],
    ["12h", 12 * HOUR_MS],
    ["30d", 30 * DAY_MS],
    ["8w", 8 * WEEK_MS],
    ["0", 0],
    ["0d", 0],
    ["007d", 7 * DAY_MS],
    ["520w", 520 * WEEK_MS],
    ["3640d", 520 * WEEK_MS],
  ])("%s", (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
  });

  test.each([
    "",
    " ",
    "1",
    "30",
    "d",
    "30 d",
    " 30d",
    "30d ",
    "30D",
    "-1d",
    "+1d",
    "1.5d",
    "1e3s",
    "1d12h",
    "1y",
    "30days",
    "soon",
    "٣d",
    "30d\n",
    "never",
    "Infinity",
    "521w",
    "3641d",
    "999999999w",
    "1234567890s",
    "__proto__",
  ])("is not %j", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe("a duration as it is written out", () => {
  test.each([
    [0, "0s"],
    [499, "0s"],
    [90 * SECOND_MS, "90s"],
    [5 * MINUTE_MS, "5m"],
    [90 * MINUTE_MS, "90m"],
    [36 * HOUR_MS, "36h"],
    [DAY_MS, "1d"],
    [8 * WEEK_MS, "56d"],
    [DAY_MS + 1, "1d"],
  ])("%i ms is %s", (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });

  test("reads back as what it was, to the second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 520 * 7 * 24 * 3600 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * SECOND_MS))).toBe(seconds * SECOND_MS);
      }),
      { seed: 20_260_304 },
    );
  });
});

describe("a duration in a sentence", () => {
  test.each([
    [0, "0 seconds"],
    [-5, "0 seconds"],
    [SECOND_MS, "1 second"],
    [59_999, "59 seconds"],
    [MINUTE_MS, "1 minute"],
    [HOUR_MS - 1, "59 minutes"],
    [HOUR_MS, "1 hour"],
    [DAY_MS - 1, "23 hours"],
    [DAY_MS, "1 day"],
    [20 * WEEK_MS, "140 days"],
  ])("%i ms is %s", (durationMs, text) => {
    expect(describeDuration(durationMs)).toBe(text);
  });
});
