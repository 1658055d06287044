import type { KeyEvent } from "./key-watch.ts";
import type { PlayedRun } from "./played-run.ts";

/** A piece of a play as a reader gets it: a run on its own, a stretch of runs that are alike, or what came between. */
export type Folded =
  | { readonly kind: "between"; readonly events: readonly KeyEvent[] }
  | { readonly kind: "told"; readonly run: PlayedRun }
  | {
      readonly kind: "stretch";
      readonly first: PlayedRun;
      readonly last: PlayedRun;
      readonly runs: number;
      /** The one before it was told, and these are like that one. */
      readonly isMore: boolean;
    };

/**
 * Folds runs as they come: what goes on unchanged becomes a stretch, which is known only when it is over. The first run
 * is always told, so that the reader sees once what a run is.
 */
export class Folding {
  #isFirst = true;
  #signature: string | undefined;
  #stretch: Extract<Folded, { kind: "stretch" }> | undefined;

  /** @returns what can be told now. */
  add(run: PlayedRun): readonly Folded[] {
    const { before: events } = run;
    if (events.length === 0) return this.#addRun(run);
    return [...this.end(), { kind: "between", events }, ...this.#addRun(run)];
  }

  #addRun(run: PlayedRun): readonly Folded[] {
    const signature = signatureOf(run);
    if (signature !== undefined && signature === this.#signature) {
      const { first = run, runs = 0, isMore = true } = this.#stretch ?? {};
      this.#stretch = { kind: "stretch", first, last: run, runs: runs + 1, isMore };
      return [];
    }
    const over = this.end();
    this.#signature = signature;
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (isFirst || signature === undefined || !isCalm(run)) return [...over, { kind: "told", run }];
    this.#stretch = { kind: "stretch", first: run, last: run, runs: 1, isMore: false };
    return over;
  }

  /** @returns the stretch that is not over yet, if there is one. */
  end(): readonly Folded[] {
    const stretch = this.#stretch;
    this.#signature = undefined;
    this.#stretch = undefined;
    return stretch === undefined ? [] : [stretch];
  }
}

/** A whole play, folded. */
export function foldRuns(runs: readonly PlayedRun[]): readonly Folded[] {
  const folding = new Folding();
  return [...runs.flatMap((run) => folding.add(run)), ...folding.end()];
}

/** What makes two runs alike for a reader; `undefined` for one that is like no other. */
function signatureOf(run: PlayedRun): string | undefined {
  if (run.keyEvents.length > 0 || run.met.length > 0) return undefined;
  const jobs = run.jobs.map(({ name, conclusion, saw, faults, steps }) => ({
    ...{ name, conclusion, saw, faults: faults.length },
    steps: steps.map((step) => [
      ...[step.name, step.conclusion, outcomeOf(step)],
      step.annotations.map(({ level, title }) => [level, title]),
      step.notRun?.wouldReceive,
    ]),
  }));
  return JSON.stringify([run.event, run.conclusion, jobs, run.broken.length]);
}

/** The word with which a step that uses this action says what came of it. */
export function outcomeOf({ outputs }: PlayedRun["jobs"][number]["steps"][number]): string | undefined {
  return outputs["outcome"] ?? outputs["status"] ?? outputs["reason"];
}

/** Nothing failed, and nothing was warned of. */
function isCalm({ conclusion, jobs, broken }: PlayedRun): boolean {
  const annotations = jobs.flatMap((job) => job.steps.flatMap((step) => step.annotations));
  const isWarned = annotations.some(({ level }) => level !== "notice");
  return conclusion === "success" && broken.length === 0 && !isWarned;
}
