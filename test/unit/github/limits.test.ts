import { describe, expect, test } from "@jest/globals";
import { limitOf } from "../../../src/github/limits.ts";
import { anAnswer, SERVED_AT } from "../../support/scripted-http.ts";

const inSeconds = (seconds: number): string => String(SERVED_AT / 1_000 + seconds);

describe("a limit was hit", () => {
  test.each([
    [
      "primary, until its reset and a second more",
      403,
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(90) },
      "",
      91_000,
    ],
    [
      "primary, as 429",
      429,
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(90) },
      "",
      91_000,
    ],
    [
      "primary, its reset already over",
      403,
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(-5) },
      "",
      1_000,
    ],
    ["primary, no word of its reset", 403, { "x-ratelimit-remaining": "0" }, "", undefined],
    [
      "primary, a reset that is no time",
      403,
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon" },
      "",
      undefined,
    ],
    ["secondary, with a wait", 403, { "retry-after": "60" }, "", 60_000],
    [
      "secondary, the wait before the reset",
      429,
      { "retry-after": "5", "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(90) },
      "",
      5_000,
    ],
    ["secondary, by its words alone", 403, {}, "You have exceeded a secondary rate limit.", undefined],
    ["the old words for it", 403, {}, "You have triggered an abuse detection mechanism.", undefined],
    ["429 without a word", 429, {}, "", undefined],
  ])("%s", (_kind, status, headers, message, waitMs) => {
    const found = limitOf(anAnswer({ status, headers: { ...headers }, body: { message } }));
    expect(found).toEqual({ waitMs });
  });
});

describe("no limit was hit", () => {
  const left = { "x-ratelimit-remaining": "4999", "x-ratelimit-reset": inSeconds(90) };
  test.each([
    ["a missing permission", 403, left, "Resource not accessible by integration"],
    ["a good answer with the last of the allowance", 200, { ...left, "x-ratelimit-remaining": "0" }, ""],
    ["a missing repository", 404, { ...left, "x-ratelimit-remaining": "0" }, "Not Found"],
    ["a broken server that asks for a wait", 503, { "retry-after": "5" }, ""],
  ])("%s", (_kind, status, headers, message) => {
    expect(limitOf(anAnswer({ status, headers: { ...headers }, body: { message } }))).toBeUndefined();
  });
});
