import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DAY_MS } from "../src/values/clock.ts";
import { stepVariables, type Entry } from "../test/support/action-process.ts";
import { sequentialDepth } from "../test/support/depth.ts";
import { openPlace, REPOSITORY, stepRequestIn, type Place } from "../test/support/place.ts";
import { measureSealing, measureSimulation } from "./parts-of-a-step.ts";
import { reportSteps } from "./steps-report.ts";
import { timeScript, type Taken } from "./timed-process.ts";

/** Added to every answer of both services. */
const DELAY_MS = 50;
const DIST = join(import.meta.dirname, "../dist");

/** A kind of step: which entry runs, and what the secret holds before it. */
interface Kind {
  readonly name: string;
  readonly entry: Entry;
  /** How long ago its key was made; `undefined`: there is no secret. */
  readonly keyAgeMs: number | undefined;
}

const KINDS: readonly Kind[] = [
  { name: "verify", entry: "verify", keyAgeMs: DAY_MS },
  { name: "unchanged", entry: "setup", keyAgeMs: DAY_MS },
  { name: "create", entry: "setup", keyAgeMs: undefined },
  { name: "rotate", entry: "setup", keyAgeMs: 31 * DAY_MS },
];

/** One step that ran, and how many of its requests had to wait for one another. */
export type StepSample = Taken & { readonly trips: number };

/**
 * How long a step of each kind takes on the committed bundle, beside an empty script and beside the least that it could
 * take: its sequential round trips and a start of Node. All of them take turns, in every round.
 */
export async function benchSteps(wanted: {
  readonly rounds: number;
  readonly write: boolean;
}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-steps-"));
  try {
    const rounds = [];
    // The first one fills the caches of the disk and of this process, and does not count.
    for (let round = 0; round <= wanted.rounds; round += 1) rounds.push(await playRound(folder));
    const counted = rounds.slice(1);
    await reportSteps(
      {
        delayMs: DELAY_MS,
        bare: counted.map(({ bare }) => bare),
        steps: new Map(
          KINDS.map(({ name }, index) => [name, counted.flatMap(({ steps }) => steps[index] ?? [])]),
        ),
        sealMs: await measureSealing(),
        simulation: await measureSimulation(),
      },
      wanted,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function playRound(folder: string): Promise<{ bare: Taken; steps: readonly StepSample[] }> {
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const bare = await timeScript(empty, {}, folder);
  const steps: StepSample[] = [];
  for (const kind of KINDS) steps.push(await playStep(kind, folder));
  return { bare, steps };
}

/** In a place of its own, where nothing else has happened. */
async function playStep({ entry, keyAgeMs }: Kind, folder: string): Promise<StepSample> {
  const place = await openPlace();
  try {
    if (keyAgeMs !== undefined) {
      await timeStep(place, "setup", folder);
      place.clock.passes(keyAgeMs);
    }
    place.holdAnswers(async () => {
      await sleep(DELAY_MS);
    });
    return await timeStep(place, entry, folder);
  } finally {
    await place.close();
  }
}

async function timeStep(place: Place, entry: Entry, folder: string): Promise<StepSample> {
  const arrived = place.journal.length;
  const run = place.github.standIn.startRun({ repository: REPOSITORY });
  const variables = stepVariables(stepRequestIn(place, { entry, run }));
  const taken = await timeScript(join(DIST, `${entry}.js`), { ...variables, ...runnerFiles(folder) }, folder);
  return { ...taken, trips: sequentialDepth(place.journal.slice(arrived)) };
}

/** The files in which the runner takes outputs and the rest. */
function runnerFiles(folder: string): Record<string, string> {
  const files = join(folder, "files");
  mkdirSync(files, { recursive: true });
  return Object.fromEntries(
    ["OUTPUT", "ENV", "STATE", "PATH", "STEP_SUMMARY"].map((name) => {
      writeFileSync(join(files, name), "");
      return [`GITHUB_${name}`, join(files, name)];
    }),
  );
}
