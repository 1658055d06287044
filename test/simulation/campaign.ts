import { parentPort, workerData } from "node:worker_threads";
import type { Violation } from "./checkers.ts";
import { keptSchedules } from "./kept.ts";
import { play } from "./play.ts";
import { scheduleOf, type Schedule } from "./schedule.ts";

/** The seeds `first`, `first + step`, … below `end`, played in one thread. */
export interface Campaign {
  /** Instead of fresh schedules, those that found something once. */
  readonly kept: boolean;
  readonly first: number;
  readonly end: number;
  readonly step: number;
  /** Stop at the first broken promise. */
  readonly stopAtViolation: boolean;
}

export interface CampaignReport {
  readonly played: number;
  readonly failures: readonly { readonly seed: number; readonly violation: Violation }[];
  readonly coverage: ReadonlyMap<string, number>;
}

const REPORT_EVERY = 50;

export async function runCampaign(
  campaign: Campaign,
  onProgress: (played: number) => void = () => undefined,
): Promise<CampaignReport> {
  const coverage = new Map<string, number>();
  const failures: { seed: number; violation: Violation }[] = [];
  let played = 0;
  for (const schedule of campaign.kept ? kept(campaign) : fresh(campaign)) {
    const result = await play(schedule);
    played += 1;
    for (const [what, count] of result.coverage) coverage.set(what, (coverage.get(what) ?? 0) + count);
    const [violation] = result.violations;
    if (violation !== undefined) failures.push({ seed: schedule.seed, violation });
    if (violation !== undefined && campaign.stopAtViolation) break;
    if (played % REPORT_EVERY === 0) onProgress(REPORT_EVERY);
  }
  onProgress(played % REPORT_EVERY);
  return { played, failures, coverage };
}

function* fresh({ first, end, step }: Campaign): Generator<Schedule> {
  for (let seed = first; seed < end; seed += step) yield scheduleOf(seed);
}

function kept({ first, step }: Campaign): Schedule[] {
  return keptSchedules()
    .map(({ schedule }) => schedule)
    .filter((_, index) => index % step === first % step);
}

/** As the entry of a worker thread: progress as numbers, then the report. */
if (parentPort !== null && isCampaign(workerData)) {
  const port = parentPort;
  port.postMessage(
    await runCampaign(workerData, (played) => {
      port.postMessage(played);
    }),
  );
}

function isCampaign(data: unknown): data is Campaign {
  return typeof data === "object" && data !== null && "stopAtViolation" in data;
}
