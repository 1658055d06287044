import { describe, expect, test } from "@jest/globals";
import { dayText, distanceText, instantText, lengthText } from "../../../src/service/console/moments.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";

const NOW = Date.parse("2026-03-01T12:05:30.000Z");

test("a moment is told as a day or to the minute, in UTC", () => {
  expect([dayText(NOW), instantText(NOW)]).toEqual(["1 Mar 2026", "1 Mar 2026, 12:05 UTC"]);
});

describe("a distance", () => {
  test.each([
    [-59 * SECOND_MS, "just now"],
    [-MINUTE_MS, "1 minute ago"],
    [-59 * MINUTE_MS, "59 minutes ago"],
    [-HOUR_MS, "1 hour ago"],
    [-29 * DAY_MS, "29 days ago"],
    [-30 * DAY_MS, "30 Jan 2026"],
    [30 * SECOND_MS, "within a minute"],
    [2 * HOUR_MS + 59 * MINUTE_MS, "in 2 hours"],
    [DAY_MS, "in 1 day"],
    [45 * DAY_MS, "15 Apr 2026"],
  ])("of %d ms reads %s", (ms, text) => {
    expect(distanceText(NOW + ms, NOW)).toBe(text);
  });

  test("below a minute has no length", () => {
    expect([lengthText(0), lengthText(MINUTE_MS - 1), lengthText(MINUTE_MS)]).toEqual(["", "", "1 minute"]);
  });
});
