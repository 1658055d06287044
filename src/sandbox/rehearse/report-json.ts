import { formatInstant } from "../../values/clock.ts";
import type { KeyEvent } from "./key-watch.ts";
import type { PlayedRun } from "./played-run.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { exitCodeOf, summarize } from "./summary.ts";

/** The play as `--json` prints it; instants are ISO 8601, names are stable within a version. */
export function describeRehearsal(rehearsal: Rehearsal): Readonly<Record<string, unknown>> {
  const { path, title, repository, startAt, days, runs, keys } = rehearsal;
  return {
    version: 1,
    workflow: { path, name: title },
    ...{ repository, start: formatInstant(startAt), days },
    disturbances: rehearsal.disturbances,
    never_met: rehearsal.neverMet,
    prepared: rehearsal.prepared.map(describeEvent),
    runs: runs.map(describeRun),
    afterwards: rehearsal.afterwards.map(describeEvent),
    keys: keys.map((key) => ({
      key_id: key.keyId,
      name: key.name,
      minted_at: formatInstant(key.mintedAt),
      holdings: key.holdings.map(({ place, fromAt, untilAt }) => ({
        secret: place,
        from: formatInstant(fromAt),
        until: untilAt === undefined ? null : formatInstant(untilAt),
      })),
      ends_at: key.endsAt === undefined ? null : formatInstant(key.endsAt),
      ended: key.ended ?? null,
    })),
    lacks: Object.fromEntries(summarize(rehearsal).lacks.map(({ kind, lines }) => [kind, lines])),
    broken: summarize(rehearsal).broken,
    exit_code: exitCodeOf(rehearsal),
  };
}

function describeRun(run: PlayedRun): Readonly<Record<string, unknown>> {
  return {
    ...{ number: run.number, day: run.day, at: formatInstant(run.at), event: run.event },
    conclusion: run.conclusion,
    jobs: run.jobs.map(({ name, conclusion, saw, steps, faults }) => ({
      ...{ name, conclusion, faults },
      saw: Object.fromEntries(saw.map(({ secret, holds }) => [secret, holds ?? null])),
      steps: steps.map((step) => ({
        ...{ name: step.name, executed: step.kind !== "not_run", conclusion: step.conclusion },
        outputs: step.outputs,
        annotations: step.annotations,
        ...(step.notRun === undefined
          ? {}
          : { why_not: step.notRun.why, would_receive: step.notRun.wouldReceive }),
      })),
    })),
    before: run.before.map(describeEvent),
    key_events: run.keyEvents.map(describeEvent),
    log: run.log.map(({ job, step, text }) => ({ job, step: step ?? null, text })),
    met: run.met,
    broken: run.broken,
  };
}

function describeEvent({ at, keyId, what }: KeyEvent): Readonly<Record<string, unknown>> {
  return {
    ...{ at: formatInstant(at), key_id: keyId, what: what.kind },
    ...("place" in what ? { secret: what.place } : {}),
    ...("endsAt" in what ? { ends_at: formatInstant(what.endsAt) } : {}),
  };
}
