import type { KeyLife } from "../../../../src/sandbox/rehearse/key-watch.ts";
import type { PlayedJob, PlayedRun, PlayedStep } from "../../../../src/sandbox/rehearse/played-run.ts";
import type { Rehearsal } from "../../../../src/sandbox/rehearse/rehearsal.ts";
import { DAY_MS } from "../../../../src/values/clock.ts";

export const START = Date.UTC(2026, 2, 1);

/** At the beginning of a day, which count from 1. */
export function onDay(day: number): number {
  return START + (day - 1) * DAY_MS;
}

export function aStep(overrides: Partial<PlayedStep> = {}): PlayedStep {
  return {
    name: "Run mesh/setup-api-key@v1",
    kind: "action",
    conclusion: "success",
    outputs: { outcome: "unchanged" },
    annotations: [],
    notRun: undefined,
    ...overrides,
  };
}

export function aJob(overrides: Partial<PlayedJob> = {}): PlayedJob {
  return {
    ...{ name: "key", conclusion: "success", faults: [] },
    saw: [{ secret: "MESH_API_KEY", holds: "key_one" }],
    steps: [aStep()],
    ...overrides,
  };
}

/** A run that changes nothing and warns of nothing. */
export function aRun(day: number, overrides: Partial<PlayedRun> = {}): PlayedRun {
  return {
    ...{ number: day, day, at: onDay(day), event: "schedule", conclusion: "success" },
    jobs: [aJob()],
    ...{ before: [], keyEvents: [], log: [], met: [], broken: [] },
    ...{ unsupported: [], unknownOutputs: [], requests: [] },
    ...overrides,
  };
}

/** Minted and stored on the first day, and still there. */
export function aKey(overrides: Partial<KeyLife> = {}): KeyLife {
  return {
    ...{ keyId: "key_one", name: "github:acme/shop:MESH_API_KEY", mintedAt: onDay(1) },
    holdings: [{ place: "MESH_API_KEY", fromAt: onDay(1), untilAt: undefined }],
    ...{ endsAt: undefined, ended: undefined },
    ...overrides,
  };
}

/** Replaced on one day, revoked on another. */
export function aReplacedKey(replaced: number, revoked: number): KeyLife {
  return aKey({
    holdings: [{ place: "MESH_API_KEY", fromAt: onDay(1), untilAt: onDay(replaced) }],
    ...{ endsAt: onDay(revoked), ended: "revoked" },
  });
}

export function aRehearsal(overrides: Partial<Rehearsal> = {}): Rehearsal {
  return {
    ...{ path: ".github/workflows/rotate.yml", title: "Rotate", repository: "acme/shop" },
    ...{ startAt: START, days: 3, disturbances: [], neverMet: [], prepared: [], afterwards: [] },
    runs: [1, 2, 3].map((day) => aRun(day)),
    keys: [aKey()],
    ...overrides,
  };
}
