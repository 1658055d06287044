import { Cron } from "croner";
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from "../../values/clock.ts";
import type { PlayedEvent } from "../played-event.ts";
import type { Triggers } from "../workflow-runner/model.ts";
import type { Dispatch } from "./dispatch.ts";

/** A run that is to be played. */
export interface PlannedRun {
  readonly at: Instant;
  /** From 1 on. */
  readonly day: number;
  readonly event: PlayedEvent;
  /** The expression that is due, for a run of the schedule. */
  readonly cron: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface CalendarOrder {
  readonly on: Pick<Triggers, "events" | "schedules">;
  /** Midnight UTC of the first day. */
  readonly startAt: Instant;
  /** `undefined`: as many as show something. */
  readonly days: number | undefined;
  readonly dispatches: readonly Dispatch[];
}

export type Calendar =
  | { readonly kind: "planned"; readonly days: number; readonly runs: readonly PlannedRun[] }
  /** Sentences. */
  | { readonly kind: "refused"; readonly what: string; readonly fix: string };

/** A first key, the rotation 30 days later, and the end of its grace period. */
const DEFAULT_DAYS = 35;
const MOST_RUNS = 3_000;
/** People start runs in daylight, and it is apart from most schedules. */
const NOON_MS = 12 * HOUR_MS;
/** What starts a workflow that has no schedule, the likeliest first. */
const OTHER_EVENTS = ["push", "workflow_run", "pull_request", "workflow_dispatch"] as const;

/**
 * The runs of so many days, in the order in which they are queued: those of the file's schedule, and those that
 * somebody starts by hand, at noon. A file without a schedule is started once a day, by what starts it at GitHub.
 */
export function planRuns(order: CalendarOrder): Calendar {
  const { on, startAt, dispatches } = order;
  const days = order.days ?? defaultDays(order);
  if (dispatches.length > 0 && !on.events.has("workflow_dispatch")) return notDispatched();
  const late = dispatches.find(({ day }) => day > days);
  if (late !== undefined) return beyond(`--dispatch on day ${late.day}`, days);
  const other = OTHER_EVENTS.find((event) => on.events.has(event));
  const byHand = dispatches.map((dispatch) => plan({ ...dispatch, event: "workflow_dispatch" }, startAt));
  if (on.schedules.length > 0) {
    const untilAt = startAt + days * DAY_MS;
    const scheduled = on.schedules.flatMap((schedule) => occurrences(schedule, startAt, untilAt));
    if (scheduled.length + byHand.length > MOST_RUNS) return tooMany(days);
    // A stable sort: what is due in the same minute stays in the order of the file.
    return { kind: "planned", days, runs: [...scheduled, ...byHand].toSorted((a, b) => a.at - b.at) };
  }
  if (byHand.length > 0) return { kind: "planned", days, runs: byHand.toSorted((a, b) => a.at - b.at) };
  if (other === undefined) return neverStarted(on);
  const daily = Array.from({ length: days }, (_day, index) =>
    plan({ day: index + 1, event: other, inputs: {} }, startAt),
  );
  return daily.length > MOST_RUNS ? tooMany(days) : { kind: "planned", days, runs: daily };
}

function defaultDays({ on, dispatches }: CalendarOrder): number {
  const lastDispatch = Math.max(1, ...dispatches.map(({ day }) => day));
  return on.schedules.length > 0 ? Math.max(DEFAULT_DAYS, lastDispatch) : lastDispatch;
}

function plan(run: Pick<PlannedRun, "day" | "event" | "inputs">, startAt: Instant): PlannedRun {
  return { ...run, at: startAt + (run.day - 1) * DAY_MS + NOON_MS, cron: undefined };
}

function occurrences(
  { cron, timezone }: Triggers["schedules"][number],
  startAt: Instant,
  untilAt: Instant,
): readonly PlannedRun[] {
  // Croner looks for what comes after an instant: the first minute of the first day counts.
  const job = new Cron(cron, { timezone, paused: true });
  const runs: PlannedRun[] = [];
  for (
    let next = job.nextRun(new Date(startAt - MINUTE_MS));
    next !== null && next.getTime() < untilAt && runs.length <= MOST_RUNS;
    next = job.nextRun(next)
  ) {
    const at = next.getTime();
    if (at >= startAt)
      runs.push({ at, day: Math.floor((at - startAt) / DAY_MS) + 1, event: "schedule", cron, inputs: {} });
  }
  return runs;
}

function notDispatched(): Calendar {
  return {
    kind: "refused",
    what: "--dispatch starts a run by hand, and the workflow has no `workflow_dispatch`.",
    fix: "Leave --dispatch out, or let the workflow be started by hand.",
  };
}

/** For a day of a flag that comes after the last one. */
export function beyond(what: string, days: number): Extract<Calendar, { kind: "refused" }> {
  return {
    kind: "refused",
    what: `${what} lies behind the last day that is played, ${days}.`,
    fix: "Give an earlier day, or more with --days.",
  };
}

function tooMany(days: number): Calendar {
  return {
    kind: "refused",
    what: `${days} days of this schedule are more than ${MOST_RUNS} runs.`,
    fix: "Give fewer days with --days.",
  };
}

function neverStarted({ events }: Pick<Triggers, "events">): Calendar {
  return {
    kind: "refused",
    what: `Nothing that starts this workflow can be played here: ${[...events.keys()].join(", ")}.`,
    fix: events.has("workflow_call")
      ? "Rehearse the workflow that calls it."
      : "Rehearse a workflow with a schedule, workflow_dispatch, push, pull_request or workflow_run.",
  };
}
