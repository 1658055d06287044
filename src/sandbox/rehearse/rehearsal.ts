import type { Instant } from "../../values/clock.ts";
import type { PlannedRun } from "./calendar.ts";
import { formatDisturbance } from "./disturbance.ts";
import type { KeyEvent, KeyLife } from "./key-watch.ts";
import type { PlayedRun } from "./played-run.ts";
import { Stage, type StageDeps, type StageOrder } from "./stage.ts";

/** What is to be played: a stage, and the runs on it. */
export interface Script extends StageOrder {
  /** The workflow's `name`. */
  readonly title: string;
  readonly days: number;
  readonly runs: readonly PlannedRun[];
}

/** A whole play, as data: nothing in it is secret. */
export interface Rehearsal {
  readonly path: string;
  readonly title: string;
  readonly repository: string;
  readonly startAt: Instant;
  readonly days: number;
  /** In the words of the flags. */
  readonly disturbances: readonly string[];
  /** Of those, what no request met. */
  readonly neverMet: readonly string[];
  /** What was there before the first run. */
  readonly prepared: readonly KeyEvent[];
  readonly runs: readonly PlayedRun[];
  /** What became of keys between the last run and the end of the last day. */
  readonly afterwards: readonly KeyEvent[];
  /** Oldest first. */
  readonly keys: readonly KeyLife[];
}

/** Who is told while it is played. */
export interface Audience {
  readonly onPrepared: (prepared: readonly KeyEvent[]) => void;
  readonly onRun: (run: PlayedRun) => void;
  /** Nobody waits for the rest any more. */
  readonly left: AbortSignal;
}

/**
 * Plays a script from its first day to its last in one world.
 *
 * @returns `undefined` when the audience left.
 */
export async function rehearse(
  script: Script,
  deps: StageDeps,
  audience: Audience,
): Promise<Rehearsal | undefined> {
  const stage = await Stage.open(script, deps);
  audience.left.addEventListener("abort", () => stage.abandon(), { once: true });
  const isOver = (): boolean => audience.left.aborted;
  try {
    if (isOver()) return undefined;
    const prepared = await stage.prepared();
    audience.onPrepared(prepared);
    const runs: PlayedRun[] = [];
    for (const planned of script.runs) {
      const run = await stage.play(planned);
      // What is seen of a run that was killed because nobody waits for it is no part of the play.
      if (isOver()) return undefined;
      runs.push(run);
      audience.onRun(run);
    }
    const afterwards = await stage.passDay(script.days);
    const { path, title, repository, startAt, days } = script;
    return {
      ...{ path, title, repository, startAt, days, prepared, runs, afterwards },
      disturbances: script.disturbances.map(formatDisturbance),
      neverMet: stage.neverMet,
      keys: stage.watch.lives,
    };
  } finally {
    await stage.close();
  }
}
