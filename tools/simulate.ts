import { randomInt } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { Campaign, CampaignReport } from "../test/simulation/campaign.ts";
import { coverageLines, missing } from "../test/simulation/coverage.ts";
import { MUTANTS, type Mutant } from "../test/simulation/mutants.ts";
import { play } from "../test/simulation/play.ts";
import { scheduleOf } from "../test/simulation/schedule.ts";
import { shrink } from "../test/simulation/shrink.ts";

/** Broken promise, coverage hole and wrong usage end differently, for whoever runs this in a loop. */
const EXIT = { violated: 1, usage: 2, uncovered: 3 } as const;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DEFAULT_RUNS = 5_000;
/** A mutant that survives this many schedules is not caught. */
const MUTANT_RUNS = 40_000;
/** Below this, a campaign is too small to meet everything. */
const RUNS_FOR_COVERAGE = 5_000;
const LARGEST_SEED = 2 ** 31;

const USAGE = `Usage: npm run simulate -- [--runs N] [--from S] | --seed S | --mutants [--kept]

  --runs N    play N fresh schedules (${DEFAULT_RUNS})
  --from S    begin at this seed, to repeat a campaign
  --seed S    replay one schedule and tell its story
  --mutants   break each rule on purpose and see that the simulation notices
  --kept      with --mutants: play only the schedules that found something once
`;

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = EXIT.usage;
  } else if (options.seed !== undefined) await replay(options.seed);
  else if (options.mutants) await playMutants(options.kept);
  else await playFresh(options.runs, options.from);
}

function readOptions():
  { runs: number; from: number; seed?: number; mutants: boolean; kept: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: "string", default: String(DEFAULT_RUNS) },
        from: { type: "string" },
        seed: { type: "string" },
        mutants: { type: "boolean", default: false },
        kept: { type: "boolean", default: false },
      },
    });
    const from = values.from ?? String(randomInt(LARGEST_SEED));
    const numbers = [values.runs, from, values.seed ?? "0"];
    if (!numbers.every((text) => /^\d{1,10}$/.test(text)) || Number(values.runs) === 0) return undefined;
    const seed = values.seed === undefined ? {} : { seed: Number(values.seed) };
    return {
      runs: Number(values.runs),
      from: Number(from),
      ...seed,
      mutants: values.mutants,
      kept: values.kept,
    };
  } catch {
    return undefined;
  }
}

async function playFresh(runs: number, from: number): Promise<void> {
  console.log(`${runs} fresh schedules from seed ${from}`);
  const startedAt = performance.now();
  const bar = progressBar(runs);
  const report = await inThreads(
    ROOT,
    { kept: false, first: from, end: from + runs, stopAtViolation: false },
    bar,
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const line of coverageLines(report.coverage)) console.log(line);
  const holes = runs >= RUNS_FOR_COVERAGE ? missing(report.coverage) : [];
  for (const hole of holes) console.log(`never reached: ${hole}`);
  if (holes.length > 0) process.exitCode = EXIT.uncovered;
  const [first] = report.failures;
  if (first !== undefined) {
    process.exitCode = EXIT.violated;
    await tellFailure(first.seed);
  }
  const crashes = [...report.coverage].reduce(
    (sum, [what, n]) => sum + (what.startsWith("crash") ? n : 0),
    0,
  );
  console.log(
    `${report.played} schedules, ${report.failures.length} violations, ${crashes} crashes injected, ${Math.round(report.played / seconds)} schedules/s`,
  );
}

async function replay(seed: number): Promise<void> {
  const schedule = scheduleOf(seed);
  const { story, violations } = await play(schedule);
  console.log(JSON.stringify(schedule.settings));
  for (const line of story) console.log(line);
  console.log(`seed ${seed}: ${violations.length === 0 ? "every promise kept" : "BROKEN"}`);
  if (violations.length > 0) {
    process.exitCode = EXIT.violated;
    await tellFailure(seed);
  }
}

/** The shortest story that breaks the same promise, and how to see the whole one again. */
async function tellFailure(seed: number): Promise<void> {
  const { violations } = await play(scheduleOf(seed));
  const [violation] = violations;
  if (violation === undefined) return;
  const smallest = await shrink(scheduleOf(seed), violation.promise);
  const { story } = await play(smallest);
  console.log(`\nseed ${seed} breaks ${violation.promise}: ${violation.text}\nIts smallest story:`);
  for (const line of story) console.log(line);
  console.log(`\n${JSON.stringify(smallest)}\nReplay: npm run simulate -- --seed ${seed}\n`);
}

async function playMutants(kept: boolean): Promise<void> {
  console.log(`${MUTANTS.length} rules broken on purpose, each played until it is caught:`);
  let survivors = 0;
  for (const mutant of MUTANTS) {
    const { played, failures } = await playMutant(mutant, kept);
    const [first] = failures.toSorted((one, other) => one.seed - other.seed);
    if (first === undefined) survivors += 1;
    const verdict = first === undefined ? "SURVIVED" : `caught  ${first.violation.promise.padEnd(15)}`;
    console.log(`  ${mutant.name.padEnd(56)} ${verdict} ${String(played).padStart(6)} schedules`);
  }
  console.log(`${MUTANTS.length - survivors} caught, ${survivors} survived`);
  if (survivors > 0) process.exitCode = EXIT.violated;
}

/** A copy of the sources with one rule changed: the product itself knows nothing of mutants. */
async function playMutant(
  { name, file, original, replacement }: Mutant,
  kept: boolean,
): Promise<CampaignReport> {
  const folder = mkdtempSync(join(tmpdir(), "mutant-"));
  try {
    for (const part of [
      "src/rotation",
      "src/values",
      "src/github/port.ts",
      "src/mesh/port.ts",
      "test/simulation",
    ])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const path = join(folder, "src/rotation", file);
    const text = readFileSync(path, "utf8");
    if (text.split(original).length !== 2) throw new Error(`mutant "${name}" no longer fits ${file}`);
    writeFileSync(
      path,
      text.replace(original, () => replacement),
    );
    return await inThreads(folder, { kept, first: 1, end: 1 + MUTANT_RUNS, stopAtViolation: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Spreads the seeds over all cores; the first broken promise ends the others where that is wanted. */
async function inThreads(
  folder: string,
  campaign: Omit<Campaign, "step">,
  onProgress: (played: number) => void = () => undefined,
): Promise<CampaignReport> {
  const entry = pathToFileURL(join(folder, "test/simulation/campaign.ts"));
  const threads = Math.max(1, availableParallelism());
  const workers = Array.from({ length: threads }, (_, index) => {
    const workerData: Campaign = { ...campaign, first: campaign.first + index, step: threads };
    return new Worker(entry, { workerData });
  });
  const reports = await Promise.all(
    workers.map(async (worker) => {
      const report = await reportOf(worker, onProgress);
      if (campaign.stopAtViolation && report.failures.length > 0)
        await Promise.all(workers.filter((other) => other !== worker).map((other) => other.terminate()));
      return report;
    }),
  );
  return merged(reports);
}

function reportOf(worker: Worker, onProgress: (played: number) => void): Promise<CampaignReport> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: number | CampaignReport) => {
      if (typeof message === "number") onProgress(message);
      else resolve(message);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      resolve({ played: 0, failures: [], coverage: new Map() });
    });
  });
}

function merged(reports: readonly CampaignReport[]): CampaignReport {
  const coverage = new Map<string, number>();
  for (const report of reports)
    for (const [what, count] of report.coverage) coverage.set(what, (coverage.get(what) ?? 0) + count);
  return {
    coverage,
    played: reports.reduce((sum, { played }) => sum + played, 0),
    failures: reports.flatMap(({ failures }) => failures).toSorted((one, other) => one.seed - other.seed),
  };
}

const BAR_WIDTH = 40;

/** Only at a terminal: a log needs no moving parts. */
function progressBar(total: number): (played: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let done = 0;
  return (played) => {
    done += played;
    const filled = Math.round((done / total) * BAR_WIDTH);
    process.stderr.write(`\r[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}] ${done} of ${total}`);
    if (done >= total) process.stderr.write("\n");
  };
}
