import { Sensitive } from "../../values/sensitive.ts";
import { toExpressionValue, type ExpressionValue } from "./expression-values.ts";
import type { Scope } from "./expressions.ts";
import { secretsContext } from "./job-state.ts";
import { formatPath, type CallJob, type Scalar } from "./model.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import { Resolver } from "./resolver.ts";
import {
  runJobs,
  withoutSteps,
  type JobsRun,
  type Unit,
  type UnitEnd,
  type WorkflowPlan,
} from "./run-jobs.ts";
import type { RunDeps, RunRequest, WorkflowSource } from "./run-types.ts";
import { readInputs } from "./workflow-inputs.ts";

/** GitHub connects ten levels of workflows, the first caller among them (docs: "Reusing workflow configurations"). */
const MOST_CALLERS = 9;

/**
 * Runs the reusable workflow that a job calls, as part of the same run: same event, same `github` context, its own
 * inputs and secrets. One that cannot be found counts as succeeded, with unknown outputs, and is named.
 *
 * @throws Error when the call does not fit the called workflow; it fails the calling job.
 */
export async function callWorkflow(
  plan: WorkflowPlan,
  job: CallJob,
  unit: Unit,
  deps: RunDeps,
): Promise<UnitEnd> {
  if (plan.depth >= MOST_CALLERS) throw new Error("Too many levels of reusable workflows.");
  const source: WorkflowSource = (await deps.resolveWorkflow?.(job.uses)) ?? "not available";
  if (source === "not available") return notAvailable(plan, job, unit, deps);
  const called = await planCalled(plan, job, unit, source);
  plan.unsupported.push(...called.workflow.unsupported);
  const run = await runJobs(called, deps);
  return {
    conclusion: run.conclusion,
    forgiven: false,
    ...calledOutputs(called, run),
    jobs: run.jobs,
    masks: run.masks,
  };
}

function notAvailable(plan: WorkflowPlan, job: CallJob, unit: Unit, deps: RunDeps): UnitEnd {
  const what = `The reusable workflow ${job.uses} is not available here; its jobs were not run.`;
  plan.unsupported.push({ path: formatPath(["jobs", job.id, "uses"]), what });
  deps.onLine({ job: unit.name, step: undefined, text: what });
  return { ...withoutSteps(plan, job, unit.name, "success"), unknownOutputs: "all" };
}

async function planCalled(
  plan: WorkflowPlan,
  job: CallJob,
  unit: Unit,
  source: Exclude<WorkflowSource, "not available">,
): Promise<WorkflowPlan> {
  const workflow = await parseWorkflow(source.text, source.path);
  const definition = workflow.on.call;
  if (definition === undefined)
    throw new Error(`${source.path} has no workflow_call trigger and cannot be called.`);
  const scope: Scope = { contexts: unit.contexts, functions: [] };
  const given = new Map<string, Scalar>();
  for (const [name, template] of job.with) {
    const at = ["jobs", job.id, "with", name];
    given.set(name, plainScalar(plan.resolver.value(template, at, scope).value));
  }
  const read = readInputs(definition.inputs, given);
  if (read.kind === "refused") throw new Error(`${source.path}: ${read.faults.join(" ")}`);
  return {
    ...plan,
    workflow,
    resolver: new Resolver(workflow, plan.unknownOutputs),
    inputs: read.inputs,
    secrets: await secretsForCalled(plan, job, unit, definition.secrets),
    namePrefix: `${unit.name} / `,
    depth: plan.depth + 1,
  };
}

function plainScalar(value: ExpressionValue): Scalar {
  if (!value.primitive) throw new Error("An input must be a text, a number or a boolean.");
  return "value" in value ? value.value : null;
}

/**
 * With `inherit`, a called job takes its snapshot as the caller's jobs do. Otherwise it sees what the caller passes,
 * and, with precedence, what its own environment holds beyond the repository's secrets (same docs).
 */
async function secretsForCalled(
  plan: WorkflowPlan,
  job: CallJob,
  unit: Unit,
  declared: ReadonlyMap<string, boolean>,
): Promise<RunRequest["secrets"]> {
  if (job.secrets === "inherit") return plan.secrets;
  const own = new Map(await plan.secrets({ jobId: job.id }));
  own.set("GITHUB_TOKEN", plan.request.githubToken);
  const contexts = new Map(unit.contexts);
  contexts.set("secrets", secretsContext(own));
  const passed = new Map<string, Sensitive>();
  for (const [name, template] of job.secrets) {
    const text = plan.resolver.text(template, ["jobs", job.id, "secrets", name], { contexts, functions: [] });
    passed.set(name, new Sensitive(text));
  }
  const missing = [...declared].find(([name, required]) => required && !passed.has(name));
  if (missing !== undefined)
    throw new Error(`Secret ${missing[0]} is required, but not provided while calling.`);
  return async (context) => new Map([...passed, ...(await environmentSecrets(plan, context))]);
}

/** What the environment adds: whatever differs from the repository's own secrets. */
async function environmentSecrets(
  plan: WorkflowPlan,
  context: Parameters<RunRequest["secrets"]>[0],
): Promise<readonly (readonly [string, Sensitive])[]> {
  if (context.environment === undefined) return [];
  const repository = await plan.secrets({ jobId: context.jobId });
  const all = await plan.secrets(context);
  return [...all].filter(([name, secret]) => repository.get(name)?.equals(secret) !== true);
}

function calledOutputs(plan: WorkflowPlan, run: JobsRun): Pick<UnitEnd, "outputs" | "unknownOutputs"> {
  const jobs = new Map<string, ExpressionValue>();
  for (const [id, summary] of run.ended) {
    const outputs = plan.resolver.outputs(`jobs.${id}`, summary.outputs, summary.unknownOutputs);
    jobs.set(id, toExpressionValue(new Map(Object.entries({ result: summary.result, outputs }))));
  }
  const contexts = new Map([
    ["github", toExpressionValue(plan.github)],
    ["inputs", toExpressionValue(plan.inputs)],
    ["vars", toExpressionValue(plan.request.vars)],
    ["jobs", toExpressionValue(jobs)],
  ]);
  const outputs = new Map<string, string>();
  const unknown = new Set<string>();
  for (const [name, template] of plan.workflow.on.call?.outputs ?? []) {
    const at = ["on", "workflow_call", "outputs", name, "value"];
    const resolved = plan.resolver.value(template, at, { contexts, functions: [] });
    if (resolved.unknown) unknown.add(name.toLowerCase());
    const value = resolved.value.coerceString();
    if (value !== "") outputs.set(name, value);
  }
  return { outputs, unknownOutputs: unknown };
}
