import { describe, expect, test } from "@jest/globals";
import { formatInstant, parseInstant } from "../../../src/values/clock.ts";

const NOON = Date.UTC(2026, 2, 1, 12);

describe("an instant is read", () => {
  test.each([
    ["ISO 8601, UTC", "2026-03-01T12:00:00Z", NOON],
    ["with a fraction", "2026-03-01T12:00:00.250Z", NOON + 250],
    ["with microseconds", "2026-03-01T12:00:00.250999Z", NOON + 250],
    ["with an offset", "2026-03-01T14:00:00+02:00", NOON],
    ["without a zone, as UTC wherever the runner stands", "2026-03-01T12:00:00", NOON],
    ["without a zone, with microseconds", "2026-03-01T12:00:00.250999", NOON + 250],
    ["a date alone", "2026-03-01", Date.UTC(2026, 2, 1)],
    ["as GitHub writes a token's end", "2026-03-01 12:00:00Z", NOON],
    ["as HTTP writes it", "Sun, 01 Mar 2026 12:00:00 GMT", NOON],
  ])("%s", (_form, text, at) => {
    expect(parseInstant(text)).toBe(at);
  });

  test.each([
    [undefined],
    [null],
    [""],
    ["soon"],
    ["0"],
    ["-5"],
    ["1234567890"],
    ["key 5"],
    ["2026-13-01T00:00:00Z"],
    ["2026-03-01T25:00:00Z"],
  ])("but not from %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

test("an instant is written to the second, in UTC", () => {
  expect(formatInstant(NOON + 499)).toBe("2026-03-01T12:00:00Z");
  expect(formatInstant(NOON - 3)).toBe("2026-03-01T12:00:00Z");
});
