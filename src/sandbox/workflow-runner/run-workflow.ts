import { UserError, type Fault } from "../../values/user-error.ts";
import { toExpressionValue } from "./expression-values.ts";
import { githubContext } from "./github-context.ts";
import type { Unsupported } from "./model.ts";
import { messageOf, Resolver, type UnknownUse } from "./resolver.ts";
import { runJobs, type WorkflowPlan } from "./run-jobs.ts";
import type { LogLine, RunDeps, RunRequest, RunResult } from "./run-types.ts";
import { readInputs, type InputsRead } from "./workflow-inputs.ts";

/**
 * Runs a workflow on this machine with the runner's rules: jobs one after another in the order of their needs,
 * each with its own folders, secrets and masks.
 *
 * @throws UserError `invalid_inputs` when the inputs do not fit the workflow; whatever goes wrong later is a result.
 */
export async function runWorkflow(request: RunRequest, deps: RunDeps): Promise<RunResult> {
  const log: LogLine[] = [];
  const unknownOutputs: UnknownUse[] = [];
  const unsupported: Unsupported[] = [...request.workflow.unsupported];
  const plan: WorkflowPlan = {
    request,
    workflow: request.workflow,
    resolver: new Resolver(request.workflow, unknownOutputs),
    github: githubContext(request),
    inputs: acceptInputs(request),
    secrets: request.secrets,
    unknownOutputs,
    unsupported,
    namePrefix: "",
    depth: 0,
  };
  const onLine = (line: LogLine): void => {
    log.push(line);
    deps.onLine(line);
  };
  const run = await runJobs(plan, { ...deps, onLine });
  return {
    name: runName(plan),
    conclusion: run.conclusion,
    jobs: run.jobs,
    log,
    masks: run.masks,
    unknownOutputs,
    unsupported,
  };
}

function acceptInputs(request: RunRequest): ReadonlyMap<string, string | number | boolean | null> {
  const dispatched = request.event.name === "workflow_dispatch";
  const definitions = dispatched ? request.workflow.on.dispatchInputs : new Map();
  const read: InputsRead = readInputs(definitions, request.inputs);
  if (read.kind === "read") return read.inputs;
  const [first, ...others] = read.faults.map((what): Fault => ({
    what,
    fix: "Pass what the workflow declares.",
  }));
  if (first === undefined) return new Map();
  throw new UserError("invalid_inputs", [first, ...others]);
}

function runName(plan: WorkflowPlan): string {
  const { workflow, request } = plan;
  if (workflow.runName === undefined) return workflow.name;
  const contexts = new Map([
    ["github", toExpressionValue(plan.github)],
    ["inputs", toExpressionValue(plan.inputs)],
    ["vars", toExpressionValue(request.vars)],
  ]);
  try {
    return plan.resolver.text(workflow.runName, ["run-name"], { contexts, functions: [] });
  } catch (error) {
    return messageOf(error);
  }
}
