import type { FunctionDefinition } from "@actions/expressions/funcs/info";
import { toExpressionValue, type ExpressionValue } from "./expression-values.ts";
import type { Job } from "./model.ts";
import type { Resolver } from "./resolver.ts";
import type { JobConclusion, JobResult } from "./run-types.ts";

/** A job of the file that has ended, all combinations of its matrix taken together. */
export interface JobSummary {
  /** What `needs.<id>.result` says: a failure that `continue-on-error` forgives is a success. */
  readonly result: JobConclusion;
  readonly outputs: ReadonlyMap<string, string>;
  /** Lower case. `all`: the job was not run. */
  readonly unknownOutputs: "all" | ReadonlySet<string>;
  readonly jobs: readonly JobResult[];
}

/** The next jobs' order: as in the file, each behind all that it needs. */
export function orderByNeeds(jobs: ReadonlyMap<string, Job>): readonly Job[] {
  const ordered = new Map<string, Job>();
  const place = (job: Job): void => {
    if (ordered.has(job.id)) return;
    for (const need of job.needs) {
      const needed = jobs.get(need);
      if (needed !== undefined) place(needed);
    }
    ordered.set(job.id, job);
  };
  for (const job of jobs.values()) place(job);
  return [...ordered.values()];
}

/** The `needs` context: the direct needs, their results and outputs. */
export function needsContext(
  job: Job,
  ended: ReadonlyMap<string, JobSummary>,
  resolver: Resolver,
): ExpressionValue {
  const needs = new Map<string, ExpressionValue>();
  for (const id of job.needs) {
    const summary = ended.get(id);
    if (summary === undefined) continue;
    const outputs = resolver.outputs(`needs.${id}`, summary.outputs, summary.unknownOutputs);
    needs.set(id, toExpressionValue(new Map(Object.entries({ result: summary.result, outputs }))));
  }
  return toExpressionValue(needs);
}

/**
 * `success()` and its kin as a job's `if:` has them: they look at everything that the job waited for, needs of
 * needs included, or at the jobs they are given by name.
 */
export function jobStatusFunctions(
  job: Job,
  jobs: ReadonlyMap<string, Job>,
  ended: ReadonlyMap<string, JobSummary>,
  cancelled: boolean,
): readonly FunctionDefinition[] {
  const ancestors = ancestorsOf(job, jobs);
  const results = (names: readonly ExpressionValue[]): readonly (JobConclusion | undefined)[] =>
    (names.length === 0 ? ancestors : names.map((name) => name.coerceString())).map(
      (id) => ended.get(id)?.result,
    );
  const define = (name: string, call: (...names: ExpressionValue[]) => boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...names) => toExpressionValue(call(...names)),
  });
  return [
    define("always", () => true),
    define("success", (...names) => !cancelled && results(names).every((result) => result === "success")),
    define("failure", (...names) => results(names).includes("failure")),
    define("cancelled", () => cancelled),
  ];
}

function ancestorsOf(job: Job, jobs: ReadonlyMap<string, Job>): readonly string[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const need of jobs.get(id)?.needs ?? []) visit(need);
  };
  for (const need of job.needs) visit(need);
  return [...found];
}

/** A matrix counts as failed when one of its jobs failed, as cancelled when one was cancelled. */
export function mergeConclusions(conclusions: readonly JobConclusion[]): JobConclusion {
  for (const worst of ["failure", "cancelled", "success"] as const) {
    if (conclusions.includes(worst)) return worst;
  }
  return "skipped";
}
