import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { keptSchedules } from "./kept.ts";
import { play } from "./play.ts";
import { scheduleOf } from "./schedule.ts";

const SIMULATE = fileURLToPath(new URL("../../tools/simulate.ts", import.meta.url));

function simulate(...args: string[]): { lines: string[]; status: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [SIMULATE, ...args], { encoding: "utf8" });
  return { lines: stdout.trimEnd().split("\n"), status };
}

describe("schedules that nobody has played before", () => {
  test("5000 of them break no promise, and meet every plan, commit class, crash point and rule", () => {
    const { lines, status } = simulate("--runs", "5000");
    // The whole report where it fails: it tells the smallest story and the seed to replay.
    expect({ status, lines: status === 0 ? [] : lines }).toEqual({ status: 0, lines: [] });
    expect(lines.at(-1)).toMatch(
      /^5000 schedules, 0 violations, [1-9]\d* crashes injected, \d+ schedules\/s$/,
    );
  }, 240_000);
});

describe("schedules that broke a promise once", () => {
  test.each(keptSchedules())("$file: $found", async ({ schedule }) => {
    const { violations } = await play(schedule);
    expect(violations).toEqual([]);
  });
});

describe("a seed", () => {
  test("always makes the same world", async () => {
    const [first, second] = [await play(scheduleOf(20_261)), await play(scheduleOf(20_261))];
    expect(second.story).toEqual(first.story);
  });

  test("is replayed as the story of its schedule", async () => {
    const { lines, status } = simulate("--seed", "7");
    const { story } = await play(scheduleOf(7));
    expect(status).toBe(0);
    expect(lines).toEqual([expect.stringContaining("graceMs"), ...story, "seed 7: every promise kept"]);
  });

  test("that is no number gets the usage and a status of its own", () => {
    expect(simulate("--seed", "seven").status).toBe(2);
  });
});
