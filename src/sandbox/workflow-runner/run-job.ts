import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunningProcess } from "../../platform/processes.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import type { ExpressionValue } from "./expression-values.ts";
import { toExpressionValue } from "./expression-values.ts";
import type { Scope } from "./expressions.ts";
import { secretsContext, stepScope, type JobState } from "./job-state.ts";
import { Masker } from "./masker.ts";
import type { Combination } from "./matrix.ts";
import type { FilePath, RunDefaults, Step, StepsJob, Unsupported, Workflow } from "./model.ts";
import { prepareAction, splitUses } from "./prepared-action.ts";
import { messageOf, type Resolver } from "./resolver.ts";
import { leftOver, runStage, runStep, type PlannedStep, type Stage } from "./run-step.ts";
import type { Annotation, FolderPurpose, JobResult, RunDeps, RunRequest, StepResult } from "./run-types.ts";
import { slept } from "./step-process.ts";
import { readTimeLimit } from "./time-limit.ts";
import { MINUTE_MS } from "../../values/clock.ts";

/** One job that is about to run: a job of the file, or one combination of its matrix. */
export interface JobPlan {
  readonly request: RunRequest;
  readonly workflow: Workflow;
  readonly job: StepsJob;
  /** As GitHub names it. */
  readonly name: string;
  readonly combination: Combination;
  readonly resolver: Resolver;
  readonly github: ReadonlyMap<string, unknown>;
  /** `inputs`, `vars`, `needs`, `strategy` and `matrix`. */
  readonly fixedContexts: ReadonlyMap<string, ExpressionValue>;
  readonly secrets: RunRequest["secrets"];
  readonly unsupported: Unsupported[];
}

export interface FinishedJob {
  readonly result: JobResult;
  /** Not masked, for the jobs that need them. */
  readonly outputs: ReadonlyMap<string, string>;
  /** Lower case: outputs that hang on a step that was not run. */
  readonly unknownOutputs: ReadonlySet<string>;
  readonly masks: number;
}

/** Runs a job's steps, from its snapshot of the secrets to its outputs. */
export async function runJob(plan: JobPlan, deps: RunDeps): Promise<FinishedJob> {
  const masker = new Masker();
  masker.addSecret(plan.request.githubToken);
  const annotations: Annotation[] = [];
  const log = (step: string | undefined, text: string): void => deps.onLine({ job: plan.name, step, text });
  const end: JobEnd = {
    plan,
    masker,
    annotations,
    environment: undefined,
    secrets: new Map(),
    steps: [],
    conclusion: "failure",
  };
  const ended = new AbortController();
  const leftovers: RunningProcess[] = [];
  try {
    end.environment = environmentOf(plan);
    const secrets = await takeSecrets(plan, end.environment, masker);
    end.secrets = secrets;
    const cancel = cancelOf(plan, ended.signal, deps, secrets);
    const state = await beginJob(plan, remembering(deps, leftovers), { masker, secrets, cancel, print: log });
    end.steps = await runSteps(state);
    if (cancel.aborted) state.status = "cancelled";
    end.conclusion = state.status;
    return finishJob(end, state);
  } catch (error) {
    const message = masker.mask(messageOf(error));
    annotations.push({ level: "error", title: undefined, message, file: undefined, line: undefined });
    log(undefined, `##[error]${message}`);
    return finishJob(end, undefined);
  } finally {
    ended.abort();
    for (const process of leftovers) process.send("SIGKILL");
  }
}

interface JobEnd {
  readonly plan: JobPlan;
  readonly masker: Masker;
  readonly annotations: Annotation[];
  environment: string | undefined;
  secrets: ReadonlyMap<string, Sensitive>;
  steps: readonly StepResult[];
  conclusion: JobResult["conclusion"];
}

function environmentOf(plan: JobPlan): string | undefined {
  if (plan.job.environment === undefined) return undefined;
  const name = plan.resolver.text(
    plan.job.environment,
    jobPath(plan, "environment"),
    jobScope(plan, new Map()),
  );
  return name === "" ? undefined : name;
}

function jobPath(plan: JobPlan, ...rest: FilePath): FilePath {
  return ["jobs", plan.job.id, ...rest];
}

function jobScope(plan: JobPlan, secrets: ReadonlyMap<string, Sensitive>): Scope {
  const contexts = new Map(plan.fixedContexts);
  contexts.set("github", toExpressionValue(plan.github));
  contexts.set("secrets", secretsContext(secrets));
  return { contexts, functions: [] };
}

/** The snapshot. GitHub masks all of it before the job's first line. */
async function takeSecrets(
  plan: JobPlan,
  environment: string | undefined,
  masker: Masker,
): Promise<ReadonlyMap<string, Sensitive>> {
  const context = { jobId: plan.job.id, ...(environment === undefined ? {} : { environment }) };
  const secrets = new Map(await plan.secrets(context));
  secrets.set("GITHUB_TOKEN", plan.request.githubToken);
  for (const secret of secrets.values()) masker.addSecret(secret);
  return secrets;
}

/** Aborts with the run, or when the job's `timeout-minutes` are over. */
function cancelOf(
  plan: JobPlan,
  ended: AbortSignal,
  deps: RunDeps,
  secrets: ReadonlyMap<string, Sensitive>,
): AbortSignal {
  const timeout = new AbortController();
  const signals = [timeout.signal, ...(plan.request.cancel === undefined ? [] : [plan.request.cancel])];
  const minutes = readTimeLimit(plan.job.timeoutMinutes, {
    resolver: plan.resolver,
    at: jobPath(plan, "timeout-minutes"),
    scope: jobScope(plan, secrets),
  });
  if (minutes > 0) {
    void slept(deps.clock, minutes * MINUTE_MS, ended).then((over) => {
      if (!over) return;
      const text = `The job has exceeded the maximum execution time of ${minutes} minutes.`;
      deps.onLine({ job: plan.name, step: undefined, text: `##[error]${text}` });
      timeout.abort();
    });
  }
  return AbortSignal.any(signals);
}

/** Processes that a step leaves behind may serve later steps; they end with the job. */
function remembering(deps: RunDeps, leftovers: RunningProcess[]): RunDeps {
  return {
    ...deps,
    startProcess: (request, onLine) => {
      const process = deps.startProcess(request, onLine);
      leftovers.push(process);
      return process;
    },
  };
}

async function beginJob(
  plan: JobPlan,
  deps: RunDeps,
  own: {
    readonly masker: Masker;
    readonly secrets: ReadonlyMap<string, Sensitive>;
    readonly cancel: AbortSignal;
    readonly print: (step: string | undefined, text: string) => void;
  },
): Promise<JobState> {
  const { job, workflow, resolver } = plan;
  const folders = await makeFolders(plan, deps);
  const github = new Map(plan.github);
  github.set("job", job.id);
  github.set("workspace", folders.workspace);
  github.set("event_path", await writeEvent(folders.temp, plan.request));
  const scope = jobScope({ ...plan, github }, own.secrets);
  const shared = resolver.texts(workflow.env, ["env"], scope);
  const environment = resolver.texts(job.env, jobPath(plan, "env"), scope);
  return {
    ...own,
    request: plan.request,
    deps,
    job,
    name: plan.name,
    defaults: mergeDefaults(workflow.defaults, job.defaults),
    resolver,
    folders,
    fixedContexts: plan.fixedContexts,
    github,
    environment: new Map([...shared, ...environment]),
    path: [],
    steps: new Map(),
    unsupported: plan.unsupported,
    debugging: [
      own.secrets.get("ACTIONS_STEP_DEBUG")?.reveal(),
      plan.request.vars.get("ACTIONS_STEP_DEBUG"),
    ].includes("true"),
    status: own.cancel.aborted ? "cancelled" : "success",
    killed: false,
    started: 0,
  };
}

async function makeFolders(plan: JobPlan, deps: RunDeps): Promise<Record<FolderPurpose, string>> {
  const make = (purpose: FolderPurpose): Promise<string> => deps.makeFolder(purpose, plan.job.id);
  return {
    workspace: await make("workspace"),
    temp: await make("temp"),
    home: await make("home"),
    tools: await make("tools"),
  };
}

async function writeEvent(temp: string, request: RunRequest): Promise<string> {
  const folder = join(temp, "_github_workflow");
  await mkdir(folder, { recursive: true });
  const path = join(folder, "event.json");
  await writeFile(path, `${JSON.stringify(request.event.payload, null, 2)}\n`);
  return path;
}

function mergeDefaults(outer: RunDefaults, inner: RunDefaults): RunDefaults {
  return {
    shell: inner.shell ?? outer.shell,
    workingDirectory: inner.workingDirectory ?? outer.workingDirectory,
  };
}

/** First every `pre`, then the steps, then every `post` of an action that began, the last one first. */
async function runSteps(state: JobState): Promise<readonly StepResult[]> {
  const planned = await planSteps(state);
  const results: StepResult[] = [];
  for (const stage of stagesOf(planned, "pre")) if (!state.killed) results.push(await runStage(state, stage));
  const begun: PlannedStep[] = [];
  for (const entry of planned) {
    const result = state.killed ? leftOver(state, entry.step) : await runStep(state, entry);
    results.push(result);
    if (result.conclusion !== "skipped") begun.push(entry);
  }
  for (const stage of stagesOf(begun, "post").toReversed()) {
    if (!state.killed) results.push(await runStage(state, stage));
  }
  return results;
}

async function planSteps(state: JobState): Promise<readonly PlannedStep[]> {
  const names = new Map<string, number>();
  const planned: PlannedStep[] = [];
  for (const step of state.job.steps) {
    const action = step.kind === "action" ? await prepareAction(state, step) : undefined;
    planned.push({ step, action, actionName: actionName(step, names), saved: new Map() });
  }
  return planned;
}

/** GITHUB_ACTION: the step's id, or a name that the runner makes up and numbers. */
function actionName(step: Step, names: Map<string, number>): string {
  if (step.id !== undefined) return step.id;
  const repository = step.kind === "action" ? splitUses(step.uses).repository.replace("/", "_") : "run";
  const base = `__${repository === "" ? "self" : repository}`;
  const count = (names.get(base) ?? 0) + 1;
  names.set(base, count);
  return count === 1 ? base : `${base}_${count}`;
}

function stagesOf(planned: readonly PlannedStep[], stage: Stage["stage"]): readonly Stage[] {
  return planned.flatMap(({ step, action, actionName: name, saved }) => {
    if (step.kind !== "action" || action?.kind !== "javascript" || action.runs[stage] === undefined)
      return [];
    return [{ stage, step, action, actionName: name, saved }];
  });
}

function finishJob(end: JobEnd, state: JobState | undefined): FinishedJob {
  const { plan, masker, annotations } = end;
  const outputs = state === undefined || state.killed ? NO_OUTPUTS : jobOutputs(end, state);
  return {
    result: {
      id: plan.job.id,
      name: plan.name,
      workflow: plan.workflow.path,
      matrix: plan.combination,
      environment: end.environment,
      secrets: end.secrets,
      conclusion: end.conclusion,
      steps: end.steps,
      outputs: outputs.known,
      droppedOutputs: outputs.dropped,
      annotations,
    },
    outputs: outputs.known,
    unknownOutputs: outputs.unknown,
    masks: masker.size,
  };
}

interface JobOutputs {
  readonly known: ReadonlyMap<string, string>;
  readonly unknown: ReadonlySet<string>;
  readonly dropped: readonly string[];
}

const NO_OUTPUTS: JobOutputs = { known: new Map(), unknown: new Set(), dropped: [] };

/** Outputs are evaluated last. One that may contain a secret never leaves the job, and an empty one is not set. */
function jobOutputs(end: JobEnd, state: JobState): JobOutputs {
  const known = new Map<string, string>();
  const unknown = new Set<string>();
  const dropped: string[] = [];
  const warn = (level: "error" | "warning", message: string): void => {
    end.annotations.push({ level, title: undefined, message, file: undefined, line: undefined });
    state.print(undefined, `##[${level}]${message}`);
  };
  for (const [name, template] of end.plan.job.outputs) {
    try {
      const scope = stepScope(state, { environment: state.environment });
      const resolved = state.resolver.value(template, jobPath(end.plan, "outputs", name), scope);
      const value = resolved.value.coerceString();
      if (resolved.unknown) unknown.add(name.toLowerCase());
      if (state.masker.hides(value)) {
        dropped.push(name);
        warn("warning", `Skip output '${name}' since it may contain secret.`);
      } else if (value !== "") known.set(name, value);
    } catch (error) {
      end.conclusion = "failure";
      warn("error", state.masker.mask(messageOf(error)));
    }
  }
  return { known, unknown, dropped };
}
