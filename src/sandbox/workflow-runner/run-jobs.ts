import { callWorkflow } from "./call-workflow.ts";
import { fromExpressionValue, toExpressionValue, type ExpressionValue } from "./expression-values.ts";
import type { Scope } from "./expressions.ts";
import {
  jobStatusFunctions,
  mergeConclusions,
  needsContext,
  orderByNeeds,
  type JobSummary,
} from "./job-needs.ts";
import { describeCombination, expandMatrix, type Combination } from "./matrix.ts";
import type { FilePath, Job, Scalar, Template, Unsupported, Workflow } from "./model.ts";
import { messageOf, type Resolver, type UnknownUse } from "./resolver.ts";
import { runJob, type JobPlan } from "./run-job.ts";
import type { JobConclusion, JobResult, RunDeps, RunRequest, RunResult } from "./run-types.ts";

/** A workflow that is about to run: the run's own, or one that a job calls. */
export interface WorkflowPlan {
  readonly request: RunRequest;
  readonly workflow: Workflow;
  readonly resolver: Resolver;
  readonly github: ReadonlyMap<string, unknown>;
  readonly inputs: ReadonlyMap<string, Scalar>;
  readonly secrets: RunRequest["secrets"];
  readonly unknownOutputs: UnknownUse[];
  readonly unsupported: Unsupported[];
  /** `caller / ` in front of a called workflow's jobs. */
  readonly namePrefix: string;
  /** How many callers stand above. */
  readonly depth: number;
}

export interface JobsRun {
  readonly conclusion: RunResult["conclusion"];
  readonly jobs: readonly JobResult[];
  readonly ended: ReadonlyMap<string, JobSummary>;
  readonly masks: number;
}

/** What one job, or one combination of its matrix, came to. */
export interface UnitEnd {
  readonly conclusion: JobConclusion;
  readonly forgiven: boolean;
  readonly outputs: ReadonlyMap<string, string>;
  readonly unknownOutputs: JobSummary["unknownOutputs"];
  readonly jobs: readonly JobResult[];
  readonly masks: number;
}

/** Runs a workflow's jobs, one after another. */
export async function runJobs(plan: WorkflowPlan, deps: RunDeps): Promise<JobsRun> {
  const ended = new Map<string, JobSummary>();
  const units: UnitEnd[] = [];
  for (const job of orderByNeeds(plan.workflow.jobs)) {
    const own = await runWithMatrix(plan, job, ended, deps);
    ended.set(job.id, summarize(own));
    units.push(...own);
  }
  const conclusions = units.filter((unit) => !unit.forgiven).map((unit) => unit.conclusion);
  const worst = mergeConclusions(conclusions);
  return {
    conclusion: worst === "skipped" ? "success" : worst,
    jobs: units.flatMap((unit) => unit.jobs),
    ended,
    masks: units.reduce((sum, unit) => sum + unit.masks, 0),
  };
}

async function runWithMatrix(
  plan: WorkflowPlan,
  job: Job,
  ended: ReadonlyMap<string, JobSummary>,
  deps: RunDeps,
): Promise<readonly UnitEnd[]> {
  const contexts = sharedContexts(plan, job, ended);
  const name = plan.namePrefix + (job.name ?? job.id);
  try {
    if (!isWanted(plan, job, contexts, ended)) {
      const cancelled = plan.request.cancel?.aborted === true;
      return [withoutSteps(plan, job, name, cancelled ? "cancelled" : "skipped")];
    }
    const scope: Scope = { contexts, functions: [] };
    const combinations = expandMatrix(matrixOf(plan, job, scope));
    const failFast = plan.resolver.flag(job.strategy.failFast, jobPath(job, "strategy", "fail-fast"), scope);
    return await runCombinations(plan, job, { contexts, combinations, failFast }, deps);
  } catch (error) {
    const message = messageOf(error);
    deps.onLine({ job: name, step: undefined, text: `##[error]${message}` });
    return [withoutSteps(plan, job, name, "failure", message)];
  }
}

function sharedContexts(
  plan: WorkflowPlan,
  job: Job,
  ended: ReadonlyMap<string, JobSummary>,
): ReadonlyMap<string, ExpressionValue> {
  return new Map([
    ["github", toExpressionValue(plan.github)],
    ["inputs", toExpressionValue(plan.inputs)],
    ["vars", toExpressionValue(plan.request.vars)],
    ["needs", needsContext(job, ended, plan.resolver)],
  ]);
}

function isWanted(
  plan: WorkflowPlan,
  job: Job,
  contexts: ReadonlyMap<string, ExpressionValue>,
  ended: ReadonlyMap<string, JobSummary>,
): boolean {
  const cancelled = plan.request.cancel?.aborted === true;
  const functions = jobStatusFunctions(job, plan.workflow.jobs, ended, cancelled);
  return plan.resolver.condition(job.condition, jobPath(job, "if"), { contexts, functions });
}

function jobPath(job: Job, ...rest: FilePath): FilePath {
  return ["jobs", job.id, ...rest];
}

function matrixOf(plan: WorkflowPlan, job: Job, scope: Scope): Template | undefined {
  if (job.strategy.matrix === undefined) return undefined;
  const { value } = plan.resolver.value(job.strategy.matrix, jobPath(job, "strategy", "matrix"), scope);
  return fromExpressionValue(value) as Template;
}

async function runCombinations(
  plan: WorkflowPlan,
  job: Job,
  matrix: {
    readonly contexts: ReadonlyMap<string, ExpressionValue>;
    readonly combinations: readonly Combination[];
    readonly failFast: boolean;
  },
  deps: RunDeps,
): Promise<readonly UnitEnd[]> {
  const units: UnitEnd[] = [];
  for (const [index, combination] of matrix.combinations.entries()) {
    const strategy = {
      "fail-fast": matrix.failFast,
      "job-index": index,
      "job-total": matrix.combinations.length,
      "max-parallel": matrix.combinations.length,
    };
    const contexts = new Map(matrix.contexts);
    contexts.set("strategy", toExpressionValue(strategy));
    contexts.set("matrix", combination.size === 0 ? toExpressionValue(null) : toExpressionValue(combination));
    const name = unitName(plan, job, combination, { contexts, functions: [] });
    const stopped = matrix.failFast && units.some((unit) => unit.conclusion === "failure" && !unit.forgiven);
    units.push(
      stopped
        ? withoutSteps(plan, job, name, "cancelled")
        : await runUnit(plan, job, { name, combination, contexts }, deps),
    );
  }
  return units;
}

function unitName(plan: WorkflowPlan, job: Job, combination: Combination, scope: Scope): string {
  // A name that the file gives is taken as it is, when it tells the combinations apart by itself.
  if (job.name === undefined) return plan.namePrefix + describeCombination(job.id, combination);
  const name = plan.resolver.text(job.name, jobPath(job, "name"), scope);
  return plan.namePrefix + (name === job.name ? describeCombination(name, combination) : name);
}

export interface Unit {
  readonly name: string;
  readonly combination: Combination;
  /** `github`, `inputs`, `vars`, `needs`, `strategy` and `matrix`. */
  readonly contexts: ReadonlyMap<string, ExpressionValue>;
}

async function runUnit(plan: WorkflowPlan, job: Job, unit: Unit, deps: RunDeps): Promise<UnitEnd> {
  if (job.kind === "call") return callWorkflow(plan, job, unit, deps);
  const fixedContexts = new Map(unit.contexts);
  fixedContexts.delete("github");
  const jobPlan: JobPlan = { ...plan, job, name: unit.name, combination: unit.combination, fixedContexts };
  const finished = await runJob(jobPlan, deps);
  const scope: Scope = { contexts: unit.contexts, functions: [] };
  const failed = finished.result.conclusion === "failure";
  return {
    conclusion: finished.result.conclusion,
    forgiven: failed && plan.resolver.flag(job.continueOnError, jobPath(job, "continue-on-error"), scope),
    outputs: finished.outputs,
    unknownOutputs: finished.unknownOutputs,
    jobs: [finished.result],
    masks: finished.masks,
  };
}

/** A job that came to nothing before its first step. */
export function withoutSteps(
  plan: WorkflowPlan,
  job: Job,
  name: string,
  conclusion: JobConclusion,
  fault?: string,
): UnitEnd {
  const annotation = { level: "error", title: undefined, file: undefined, line: undefined } as const;
  const result: JobResult = {
    id: job.id,
    name,
    workflow: plan.workflow.path,
    matrix: new Map(),
    environment: undefined,
    secrets: new Map(),
    conclusion,
    steps: [],
    outputs: new Map(),
    droppedOutputs: [],
    annotations: fault === undefined ? [] : [{ ...annotation, message: fault }],
  };
  return {
    conclusion,
    forgiven: false,
    outputs: new Map(),
    unknownOutputs: new Set(),
    jobs: [result],
    masks: 0,
  };
}

/** A later combination's output wins over an earlier one's of the same name, as on GitHub. */
function summarize(units: readonly UnitEnd[]): JobSummary {
  const unknown = units.map((unit) => unit.unknownOutputs);
  return {
    result: mergeConclusions(units.map((unit) => (unit.forgiven ? "success" : unit.conclusion))),
    outputs: new Map(units.flatMap((unit) => [...unit.outputs])),
    unknownOutputs: unknown.includes("all")
      ? "all"
      : new Set(unknown.flatMap((names) => (names === "all" ? [] : [...names]))),
    jobs: units.flatMap((unit) => unit.jobs),
  };
}
