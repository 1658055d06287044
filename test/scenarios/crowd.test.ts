import { describe, expect, test } from "@jest/globals";
import { HOUR_MS, SECOND_MS } from "../../src/values/clock.ts";
import {
  pastes,
  runStepIn,
  SECRET_PATH,
  type Place,
  type StepEnd,
  type StepOrder,
} from "../support/place.ts";
import { Scene } from "../support/scene.ts";
import { leaksOf, secretsOf } from "../support/step-leaks.ts";

/** Later than the lease and the grace period. */
const NEXT_DAY_MS = 25 * HOUR_MS;
const CROWD_TIMEOUT_MS = 60_000;

/** Where the runs wait for one another, so that the machine does not choose the schedule alone. */
const SCHEDULES = {
  "as the machine has it": () => undefined,
  "when all mint before one stores": (place: Place, runs: number) => {
    const match = { method: "POST", path: "/api/v1/api-keys", times: runs } as const;
    place.mesh.faults.add({ ...match, kind: "hook", afterEffect: barrier(runs) });
  },
  "when all have proven their key before one stores": (place: Place, runs: number) => {
    const match = { method: "PUT", path: SECRET_PATH, times: runs } as const;
    const allAreHere = barrier(runs);
    // Each write at a time of its own: the last one wins, and the secret's metadata tell it from the others.
    const afterEffect = (): void => place.clock.passes(2 * SECOND_MS);
    place.github.standIn.faults.add({ ...match, kind: "hook", beforeEffect: allAreHere, afterEffect });
  },
} as const;

const ORDERS: Readonly<Record<"create" | "rotate", StepOrder>> = {
  create: { entry: "setup" },
  rotate: { entry: "setup", with: { force: "true" } },
};

const CROWDS = Object.keys(SCHEDULES).flatMap((schedule) =>
  (["create", "rotate"] as const).flatMap((kind) =>
    [2, 5].map((runs) => ({ schedule: schedule as keyof typeof SCHEDULES, kind, runs })),
  ),
);

describe("runs at the same moment, without a lock", () => {
  test.each(CROWDS)(
    "$runs runs that $kind, $schedule: every promise holds, and the next day no loser's key is alive for good",
    async ({ schedule, kind, runs }) => {
      const scene = await Scene.open();
      try {
        if (kind === "rotate") await pastes(scene.place, await scene.mintsManaged());
        // Old enough not to count as young: else a run that looks last may find too many keys, and never mints.
        scene.place.clock.passes(NEXT_DAY_MS);
        SCHEDULES[schedule](scene.place, runs);
        await crowds(scene, ORDERS[kind], runs);
        scene.place.clock.passes(NEXT_DAY_MS);
        await cleansUp(scene);
      } finally {
        await scene.place.close();
      }
    },
    CROWD_TIMEOUT_MS,
  );
});

async function crowds(scene: Scene, order: StepOrder, runs: number): Promise<void> {
  const before = scene.storedKeyId;
  const ends = await Promise.all(Array.from({ length: runs }, () => runStepIn(scene.place, order)));
  for (const end of ends) expectSuccess(scene, end);
  const winners = ends.filter(({ outputs }) => outputs["outcome"] !== "superseded-by-another-run");
  expect(winners.map(({ outputs }) => outputs["key-id"])).toContain(scene.storedKeyId);
  expect(scene.storedKeyId).not.toBe(before);
  expect(await scene.broken(runs)).toEqual([]);
}

/** The run after lease and grace: what is alive beside the stored key has an end. */
async function cleansUp(scene: Scene): Promise<void> {
  const stored = scene.storedKeyId;
  expectSuccess(scene, await runStepIn(scene.place, { entry: "setup" }));
  const others = (await scene.liveKeys()).filter(({ keyId }) => keyId !== stored);
  expect(others.filter(({ expiresAt }) => expiresAt === null).map(({ keyId }) => keyId)).toEqual([]);
  expect(scene.storedKeyId).toBe(stored);
  expect(await scene.broken()).toEqual([]);
}

function expectSuccess(scene: Scene, end: StepEnd): void {
  expect({ exitCode: end.exitCode, log: end.exitCode === 0 ? "" : end.log }).toEqual({
    exitCode: 0,
    log: "",
  });
  expect(leaksOf(end, secretsOf(scene.place))).toEqual([]);
}

/** Lets nobody through before all have come. */
function barrier(runs: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === runs) for (const release of waiting) release();
    });
}
