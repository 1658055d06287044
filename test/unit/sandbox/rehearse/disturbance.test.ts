import { describe, expect, test } from "@jest/globals";
import {
  formatDisturbance,
  readFault,
  readKill,
  type DisturbanceRead,
} from "../../../../src/sandbox/rehearse/disturbance.ts";

function problemsOf(read: DisturbanceRead): readonly string[] {
  return read.kind === "refused" ? read.problems : [];
}

describe("--fault", () => {
  test.each([
    ["github PUT 1 drop-after @day 31", { kind: "drop_after" }],
    ["mesh POST 1 drop-before @day 31", { kind: "drop_before" }],
    ["mesh GET 3 status=503 @day 31", { kind: "status", status: 503 }],
    ["github GET 2 delay=5s @day 31", { kind: "delay", delayMs: 5_000 }],
  ])("%s is read, and told again in the same words", (text, effect) => {
    const read = readFault(text);
    expect(read).toMatchObject({ kind: "read", disturbance: { day: 31, effect } });
    expect(read.kind === "read" && formatDisturbance(read.disturbance)).toBe(text);
  });

  test("takes a method in small letters, and a day without a space", () => {
    const point = { side: "github", method: "PUT", nth: 2 };
    expect(readFault("github put 2 drop-after @day7")).toMatchObject({ disturbance: { point, day: 7 } });
  });

  test("names every word that it does not know, at once", () => {
    expect(problemsOf(readFault("gitlab SEND 0 explode @week 2"))).toEqual([
      expect.stringContaining("`gitlab` is no side"),
      expect.stringContaining("`SEND` is no method"),
      expect.stringContaining("`0` is no number of a request"),
      expect.stringContaining("`explode` is no effect"),
      expect.stringContaining("`@week 2` is no day"),
    ]);
  });

  test.each(["status=200", "status=600", "delay=0s", "delay=121s", "delay=5m", "before"])(
    "does not know the effect %s",
    (effect) => {
      expect(problemsOf(readFault(`github PUT 1 ${effect} @day 1`))).toHaveLength(1);
    },
  );

  test.each(["", "github PUT 1 drop-after", "github PUT 1 drop-after @day 1 please"])(
    "says what the whole looks like for %j",
    (text) => {
      expect(problemsOf(readFault(text))).toEqual([expect.stringContaining("SIDE METHOD NUMBER EFFECT")]);
    },
  );
});

describe("--kill", () => {
  test.each(["before", "after"] as const)("reads %s the effect", (moment) => {
    const text = `github PUT 1 ${moment} @day 31`;
    const read = readKill(text);
    expect(read).toMatchObject({ disturbance: { effect: { kind: "kill", moment } } });
    expect(read.kind === "read" && formatDisturbance(read.disturbance)).toBe(text);
  });

  test("does not know a fault's effects", () => {
    expect(problemsOf(readKill("github PUT 1 drop-after @day 1"))).toEqual([
      "`drop-after` is no effect; allowed: before or after.",
    ]);
  });
});
