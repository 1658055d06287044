import { Sensitive } from "../../values/sensitive.ts";
import { secretsNamedIn } from "./expressions.ts";
import type { JobState } from "./job-state.ts";
import type { Scalar, Step } from "./model.ts";
import type { PreparedAction } from "./prepared-action.ts";
import type { NotRun, Received } from "./run-types.ts";

/** A step that is not run, and what its outputs are taken to be. */
export interface LeftOut {
  readonly notRun: NotRun;
  readonly outputs: ReadonlyMap<string, Sensitive>;
}

/** Why a step is not run here, and what it would have been given; `undefined` for one that is run. */
export function leaveOut(
  state: JobState,
  step: Step,
  action: PreparedAction | undefined,
): LeftOut | undefined {
  const why = reasonNotToRun(state, step, action);
  if (why === undefined) return undefined;
  const outputs = assumedOutputs(state, step);
  const wouldReceive = [...receivedByName(state, step), ...receivedInEnv(state)];
  return { notRun: { why, wouldReceive, assumedOutputs: [...outputs.keys()] }, outputs };
}

function assumedOutputs(state: JobState, step: Step): ReadonlyMap<string, Sensitive> {
  if (step.kind !== "action") return new Map();
  return state.deps.assumeOutputs?.(step.uses, step.with) ?? new Map();
}

function reasonNotToRun(state: JobState, step: Step, action: PreparedAction | undefined): string | undefined {
  if (step.kind === "other") return "Steps of this kind are not carried out here.";
  if (step.kind === "action") return action?.kind === "not_run" ? action.why : undefined;
  return state.request.executeRunSteps ? undefined : "Commands of the workflow file are not executed.";
}

/** Secrets that the step's own texts name; one that does not exist would arrive empty and is left out. */
function receivedByName(state: JobState, step: Step): readonly Received[] {
  const names = new Set(ownTexts(step).flatMap((text) => [...secretsNamedIn(text)]));
  return [...state.secrets]
    .filter(([name]) => names.has("*") || names.has(name.toUpperCase()))
    .map(([name, value]) => ({ from: "secrets", name, value }));
}

function ownTexts(step: Step): readonly string[] {
  const values: Scalar[] = [...step.env.values()];
  if (step.kind === "action") values.push(...step.with.values());
  if (step.kind === "run") values.push(step.run);
  return values.filter((value) => typeof value === "string");
}

/** Variables of the job, or set by earlier steps, whose value holds something that is masked. */
function receivedInEnv(state: JobState): readonly Received[] {
  return [...state.environment]
    .filter(([, value]) => state.masker.hides(value))
    .map(([name, value]) => ({ from: "env", name, value: new Sensitive(value) }));
}
