import { conditionScope, stepPath, stepScope, type JobState } from "./job-state.ts";
import type { ActionStep, Step } from "./model.ts";
import { leaveOut, type LeftOut } from "./not-run.ts";
import type { JavaScriptAction, PreparedAction } from "./prepared-action.ts";
import { toExpressionValue } from "./expression-values.ts";
import { messageOf } from "./resolver.ts";
import type { StepConclusion, StepResult } from "./run-types.ts";
import { executeAction, executeScript, type Executed, type Execution } from "./step-execution.ts";
import { NO_WRITINGS, type StepWritings } from "./step-files.ts";
import { StepOutput } from "./step-output.ts";
import type { ProcessEnd } from "./step-process.ts";
import { readTimeLimit } from "./time-limit.ts";

/** An action's `pre` or `post`, to be run when its turn comes. */
export interface Stage {
  readonly stage: "pre" | "post";
  readonly step: ActionStep;
  readonly action: JavaScriptAction;
  readonly actionName: string;
  /** What the action has put into GITHUB_STATE so far; its stages share it. */
  readonly saved: Map<string, string>;
}

/** A step of the file, with what was found out about its action, and the stages that go with it. */
export interface PlannedStep {
  readonly step: Step;
  readonly actionName: string;
  readonly action: PreparedAction | undefined;
  readonly saved: Map<string, string>;
}

/** Runs one step of the file, whatever comes of it, and lets the job know. */
export async function runStep(state: JobState, planned: PlannedStep): Promise<StepResult> {
  const { step } = planned;
  const name = displayName(state, step);
  const output = outputOf(state, name);
  const finish = (end: StepEnd): StepResult =>
    endStep(state, step, { name, output, uses: usesOf(step) }, end);
  try {
    const env = state.resolver.texts(
      step.env,
      stepPath(state, step.index, "env"),
      stepScope(state, { environment: state.environment }),
    );
    const environment = new Map([...state.environment, ...env]);
    if (!isWanted(state, step, environment)) return finish({ kind: "not_reached", outcome: "skipped" });
    const leftOut = leaveOut(state, step, planned.action);
    if (leftOut !== undefined) return finish({ kind: "not_run", ...leftOut });
    const execution = beginExecution(state, step, environment, {
      env,
      output,
      actionName: planned.actionName,
    });
    const executed = await executeStep(execution, planned);
    return finish({ kind: "executed", executed, continueOnError: continuesOnError(execution, step) });
  } catch (error) {
    output.fail(messageOf(error));
    return finish({ kind: "not_reached", outcome: "failure" });
  }
}

/** Runs an action's `pre` or `post`. It has no entry in the `steps` context. */
export async function runStage(state: JobState, stage: Stage): Promise<StepResult> {
  const { step, action } = stage;
  const name = `${stage.stage === "pre" ? "Pre" : "Post"} ${displayName(state, step)}`;
  const output = outputOf(state, name);
  const unnamed: Step = { ...step, id: undefined };
  const finish = (end: StepEnd): StepResult =>
    endStep(state, unnamed, { name, output, uses: step.uses }, end);
  try {
    const scope = stepScope(state, { environment: state.environment });
    const env = state.resolver.texts(step.env, stepPath(state, step.index, "env"), scope);
    const environment = new Map([...state.environment, ...env]);
    const condition = stage.stage === "pre" ? action.runs.preIf : action.runs.postIf;
    const conditioned = { ...step, condition };
    if (!isWanted(state, conditioned, environment))
      return finish({ kind: "not_reached", outcome: "skipped" });
    const execution = beginExecution(state, conditioned, environment, {
      env,
      output,
      actionName: stage.actionName,
    });
    const executed = await executeAction(execution, step, action, stage.stage, stage.saved);
    for (const [key, value] of executed.writings.state) stage.saved.set(key, value);
    return finish({ kind: "executed", executed, continueOnError: false });
  } catch (error) {
    output.fail(messageOf(error));
    return finish({ kind: "not_reached", outcome: "failure" });
  }
}

/** A step that the end of the machine left over. */
export function leftOver(state: JobState, step: Step): StepResult {
  const name = displayName(state, step);
  return endStep(
    state,
    step,
    { name, output: outputOf(state, name), uses: usesOf(step) },
    { kind: "not_reached", outcome: "cancelled" },
  );
}

type StepEnd =
  | { readonly kind: "not_reached"; readonly outcome: "skipped" | "failure" | "cancelled" }
  | ({ readonly kind: "not_run" } & LeftOut)
  | { readonly kind: "executed"; readonly executed: Executed; readonly continueOnError: boolean };

function displayName(state: JobState, step: Step): string {
  const fallback =
    step.kind === "action" ? step.uses : step.kind === "run" ? step.run.trim().split("\n")[0] : "step";
  if (step.name === undefined) return `Run ${fallback ?? ""}`.trimEnd();
  try {
    const scope = stepScope(state, { environment: state.environment });
    return state.masker.mask(state.resolver.text(step.name, stepPath(state, step.index, "name"), scope));
  } catch {
    // As the runner: a name that cannot be evaluated is shown as it was written.
    return step.name;
  }
}

function usesOf(step: Step): string | undefined {
  return step.kind === "action" ? step.uses : undefined;
}

function outputOf(state: JobState, name: string): StepOutput {
  const print = (text: string): void => state.print(name, text);
  return new StepOutput({ masker: state.masker, debugging: state.debugging, print });
}

function isWanted(state: JobState, step: Step, environment: ReadonlyMap<string, string>): boolean {
  const at = stepPath(state, step.index, "if");
  return state.resolver.condition(step.condition, at, conditionScope(state, environment));
}

function beginExecution(
  state: JobState,
  step: Step,
  environment: ReadonlyMap<string, string>,
  known: Pick<Execution, "env" | "output" | "actionName">,
): Execution {
  const timeoutMinutes = readTimeLimit(step.timeoutMinutes, {
    resolver: state.resolver,
    at: stepPath(state, step.index, "timeout-minutes"),
    scope: stepScope(state, { environment }),
  });
  return { ...known, state, cancel: cancelUnlessWanted(state, step, environment), timeoutMinutes };
}

/** A cancelled job asks each running step's condition again: an `always()` step goes on. */
function cancelUnlessWanted(
  state: JobState,
  step: Step,
  environment: ReadonlyMap<string, string>,
): AbortSignal {
  const controller = new AbortController();
  const onCancel = (): void => {
    state.status = "cancelled";
    if (!isWanted(state, step, environment)) controller.abort();
  };
  // A step that starts after the cancelling was wanted in spite of it.
  if (!state.cancel.aborted) state.cancel.addEventListener("abort", onCancel, { once: true });
  return controller.signal;
}

function continuesOnError(execution: Execution, step: Step): boolean {
  const { state } = execution;
  const scope = stepScope(state, { environment: new Map([...state.environment, ...execution.env]) });
  return state.resolver.flag(step.continueOnError, stepPath(state, step.index, "continue-on-error"), scope);
}

async function executeStep(execution: Execution, planned: PlannedStep): Promise<Executed> {
  const { step, action, saved } = planned;
  if (step.kind === "run") return executeScript(execution, step);
  if (step.kind === "action" && action?.kind === "javascript") {
    const executed = await executeAction(execution, step, action, "main", saved);
    for (const [key, value] of executed.writings.state) saved.set(key, value);
    return executed;
  }
  throw new Error(action?.kind === "broken" ? action.message : "The step cannot be run.");
}

interface Ended {
  readonly name: string;
  readonly output: StepOutput;
  readonly uses: string | undefined;
}

function endStep(state: JobState, step: Step, ended: Ended, end: StepEnd): StepResult {
  const writings = writingsOf(state, end);
  const outcome = outcomeOf(ended.output, end);
  const forgiven = end.kind === "executed" && end.continueOnError && outcome === "failure";
  const conclusion = forgiven ? "success" : outcome;
  if (end.kind === "executed") explainEnd(ended, step, end.executed.end, state);
  applyToJob(state, writings, conclusion);
  enterContext(state, step, {
    outcome,
    conclusion,
    outputs: writings.outputs,
    unknown: end.kind === "not_run",
  });
  const exit = end.kind === "executed" ? end.executed.end : undefined;
  return {
    name: ended.name,
    id: step.id,
    kind: end.kind === "not_run" || step.kind === "other" ? "not_run" : step.kind,
    uses: ended.uses,
    conclusion,
    outcome,
    outputs: new Map([...writings.outputs].map(([name, value]) => [name, state.masker.mask(value)])),
    exitCode: exit?.kind === "exited" ? exit.code : undefined,
    annotations: ended.output.annotations,
    summary: maskLines(state, writings.summary),
    notRun: end.kind === "not_run" ? end.notRun : undefined,
  };
}

function writingsOf(state: JobState, end: StepEnd): StepWritings {
  if (end.kind === "executed") return end.executed.writings;
  if (end.kind !== "not_run") return NO_WRITINGS;
  for (const value of end.outputs.values()) state.masker.addSecret(value);
  return {
    ...NO_WRITINGS,
    outputs: new Map([...end.outputs].map(([name, value]) => [name, value.reveal()])),
  };
}

function outcomeOf(output: StepOutput, end: StepEnd): StepConclusion {
  if (end.kind === "not_run") return "success";
  if (end.kind === "not_reached") return end.outcome;
  const exit = end.executed.end;
  if (exit.kind === "killed" || exit.kind === "cancelled") return exit.kind;
  return exit.kind === "exited" && exit.code === 0 && !output.failed ? "success" : "failure";
}

/** The runner's closing words on a process that did not end well. */
function explainEnd(ended: Ended, step: Step, end: ProcessEnd, state: JobState): void {
  const { output } = ended;
  if (end.kind === "exited" && end.code !== 0 && step.kind === "run") {
    output.fail(`Process completed with exit code ${end.code}.`);
  }
  if (end.kind === "crashed") output.fail(`The process was ended by ${end.signal}.`);
  if (end.kind === "not_started") output.fail(`The process could not be started: ${end.why}.`);
  if (end.kind === "cancelled") output.fail("The operation was canceled.");
  if (end.kind === "timed_out")
    output.fail(`The action '${ended.name}' has timed out after ${end.minutes} minutes.`);
  if (end.kind === "killed") state.print(undefined, `The machine was lost during '${ended.name}'.`);
}

function applyToJob(state: JobState, writings: StepWritings, conclusion: StepConclusion): void {
  for (const [name, value] of writings.environment) state.environment.set(name, value);
  for (const folder of writings.path) {
    const known = state.path.indexOf(folder);
    if (known >= 0) state.path.splice(known, 1);
    state.path.unshift(folder);
  }
  if (conclusion === "killed") state.killed = true;
  if (conclusion === "killed" || conclusion === "cancelled") state.status = "cancelled";
  else if (conclusion === "failure" && state.status === "success") state.status = "failure";
}

function enterContext(
  state: JobState,
  step: Step,
  end: {
    readonly outcome: StepConclusion;
    readonly conclusion: StepConclusion;
    readonly outputs: ReadonlyMap<string, string>;
    readonly unknown: boolean;
  },
): void {
  if (step.id === undefined) return;
  const outputs = state.resolver.outputs(`steps.${step.id}`, end.outputs, end.unknown ? "all" : new Set());
  const { outcome, conclusion } = end;
  state.steps.set(step.id, toExpressionValue(new Map(Object.entries({ outputs, outcome, conclusion }))));
}

function maskLines(state: JobState, text: string): string {
  return text
    .split("\n")
    .map((line) => state.masker.mask(line))
    .join("\n");
}
