import { describe, expect, test } from "@jest/globals";
import { foldRuns, type Folded } from "../../../../src/sandbox/rehearse/folding.ts";
import type { PlayedRun } from "../../../../src/sandbox/rehearse/played-run.ts";
import { describeDays, describeKeyEvent, describeStretch } from "../../../../src/sandbox/rehearse/wording.ts";
import { aJob, aRun, aStep, onDay } from "./support.ts";

const MINTED = { at: onDay(1), keyId: "key_one", what: { kind: "minted" } } as const;

function told(piece: Folded): string {
  if (piece.kind === "told") return `day ${piece.run.day} in full`;
  if (piece.kind === "between") return piece.events.map(describeKeyEvent).join("; ");
  return `${describeDays(piece)}: ${describeStretch(piece)}`;
}

function fold(...runs: readonly PlayedRun[]): readonly string[] {
  return foldRuns(runs).map(told);
}

const aWarnedRun = (day: number): PlayedRun =>
  aRun(day, {
    jobs: [
      aJob({
        steps: [aStep({ annotations: [{ level: "warning", title: "Still used", message: `day ${day}` }] })],
      }),
    ],
  });

describe("a long play", () => {
  test("tells its first run in full, and what goes on unchanged in one line", () => {
    expect(fold(aRun(1), aRun(2), aRun(3), aRun(4))).toEqual([
      "day 1 in full",
      "until day 4: 3 more runs like that",
    ]);
  });

  test("tells every run in full that did something to a key, and begins a new stretch behind it", () => {
    const runs = [
      aRun(1, { keyEvents: [MINTED] }),
      aRun(2),
      aRun(3),
      aRun(4, { keyEvents: [MINTED] }),
      aRun(5),
    ];
    expect(fold(...runs)).toEqual([
      "day 1 in full",
      "days 2 to 3: 2 runs, saw key_one in MESH_API_KEY: unchanged",
      "day 4 in full",
      "day 5: 1 run, saw key_one in MESH_API_KEY: unchanged",
    ]);
  });

  test("tells a run that met a fault, however it ended", () => {
    expect(fold(aRun(1), aRun(2, { met: ["github GET 1 delay=5s @day 2"] }))).toEqual([
      "day 1 in full",
      "day 2 in full",
    ]);
  });

  test("tells the first of several that warn of the same, and counts the others", () => {
    expect(fold(aRun(1), aWarnedRun(2), aWarnedRun(3), aWarnedRun(4), aRun(5))).toEqual([
      "day 1 in full",
      "day 2 in full",
      "until day 4: 2 more runs like that",
      "day 5: 1 run, saw key_one in MESH_API_KEY: unchanged",
    ]);
  });

  test("tells between two stretches what ended by itself, and no run in full for it", () => {
    const expired = { at: onDay(3), keyId: "key_old", what: { kind: "expired" } } as const;
    expect(fold(aRun(1), aRun(2), aRun(3, { before: [expired] }), aRun(4))).toEqual([
      "day 1 in full",
      "until day 2: 1 more run like that",
      "key_old has come to its end",
      "days 3 to 4: 2 runs, saw key_one in MESH_API_KEY: unchanged",
    ]);
  });

  test("does not fold runs together that saw different keys", () => {
    const other = aJob({ saw: [{ secret: "MESH_API_KEY", holds: "key_two" }] });
    expect(fold(aRun(1), aRun(2, { jobs: [other] }))).toEqual([
      "day 1 in full",
      "day 2: 1 run, saw key_two in MESH_API_KEY: unchanged",
    ]);
  });
});
