import { UserError, type Fault } from "../../values/user-error.ts";
import { loadGithubParser, type GithubParser, type WorkflowFault } from "./github-parser.ts";
import type {
  CallDefinition,
  Concurrency,
  InputDefinition,
  Job,
  RunDefaults,
  Scalar,
  Schedule,
  Step,
  Strategy,
  Template,
  Triggers,
  Workflow,
} from "./model.ts";
import { conditionExpression } from "./template-text.ts";
import { findUnsupported } from "./unsupported.ts";
import { entriesOf, field, isList, isMapping, readYaml, scalarsOf, textOf, textsOf } from "./yaml-values.ts";

/**
 * Reads a workflow file into a typed model. GitHub's own validator has the first word; what is valid there and
 * not carried out here is listed in `unsupported`.
 *
 * @param path as in the repository, for names and error texts.
 * @throws UserError `invalid_inputs`: one fault for each thing that GitHub would refuse.
 */
export async function parseWorkflow(text: string, path: string): Promise<Workflow> {
  const github = await loadGithubParser();
  const [first, ...others] = (await github.findFaults(text, path)).map((fault) => describe(fault, path));
  if (first !== undefined) throw new UserError("invalid_inputs", [first, ...others]);
  const file = readYaml(text);
  const root = file.value;
  const jobs = entriesOf(field(root, "jobs")).map(([id, job]) => readJob(id, job, github));
  return {
    path,
    name: textOf(field(root, "name")) ?? path,
    runName: textOf(field(root, "run-name")),
    on: readTriggers(field(root, "on")),
    permissions: field(root, "permissions"),
    concurrency: readConcurrency(field(root, "concurrency")),
    env: scalarsOf(field(root, "env")),
    defaults: readDefaults(root),
    jobs: new Map(jobs.map((job) => [job.id, job])),
    unsupported: findUnsupported(root),
    locate: file.locate,
  };
}

function describe(fault: WorkflowFault, path: string): Fault {
  const at =
    fault.position === undefined ? "" : ` (Line: ${fault.position.line}, Col: ${fault.position.column})`;
  return {
    what: `The workflow is not valid. ${path}${at}: ${sentence(fault.message)}`,
    fix: "Correct the workflow file; GitHub would refuse it as it is.",
  };
}

/** The YAML parser draws the place below its first line, and GitHub's ends without a full stop. */
function sentence(message: string): string {
  const [line = ""] = message.trim().split("\n");
  return `${line.replace(/[.:]$/, "")}.`;
}

function readTriggers(on: Template | undefined): Triggers {
  const events = new Map<string, Template>(
    isMapping(on) ? entriesOf(on) : textsOf(on).map((name) => [name, null] as const),
  );
  const schedule = events.get("schedule");
  return {
    events,
    schedules: isList(schedule) ? schedule.map(readSchedule) : [],
    dispatchInputs: readInputs(field(events.get("workflow_dispatch"), "inputs")),
    call: events.has("workflow_call") ? readCall(events.get("workflow_call")) : undefined,
  };
}

function readSchedule(entry: Template): Schedule {
  return { cron: textOf(field(entry, "cron")) ?? "", timezone: textOf(field(entry, "timezone")) ?? "UTC" };
}

function readCall(value: Template | undefined): CallDefinition {
  const outputs = entriesOf(field(value, "outputs")).map(
    ([name, output]) => [name, textOf(field(output, "value")) ?? ""] as const,
  );
  const secrets = entriesOf(field(value, "secrets")).map(
    ([name, secret]) => [name, field(secret, "required") === true] as const,
  );
  return {
    inputs: readInputs(field(value, "inputs")),
    secrets: new Map(secrets),
    outputs: new Map(outputs),
  };
}

const INPUT_TYPES = ["string", "boolean", "number", "choice", "environment"] as const;

function readInputs(value: Template | undefined): ReadonlyMap<string, InputDefinition> {
  const inputs = new Map<string, InputDefinition>();
  for (const [name, input] of entriesOf(value)) {
    const type = textOf(field(input, "type"));
    const fallback = field(input, "default");
    inputs.set(name, {
      type: INPUT_TYPES.find((known) => known === type) ?? "string",
      required: field(input, "required") === true,
      default: typeof fallback === "object" ? undefined : fallback,
      options: textsOf(field(input, "options")),
    });
  }
  return inputs;
}

function readConcurrency(value: Template | undefined): Concurrency | undefined {
  const group = textOf(value) ?? textOf(field(value, "group"));
  return group === undefined
    ? undefined
    : { group, cancelInProgress: readScalar(field(value, "cancel-in-progress")) ?? false };
}

function readDefaults(owner: Template | undefined): RunDefaults {
  const run = field(field(owner, "defaults"), "run");
  return { shell: textOf(field(run, "shell")), workingDirectory: textOf(field(run, "working-directory")) };
}

function readJob(id: string, job: Template, github: GithubParser): Job {
  const common = {
    id,
    name: textOf(field(job, "name")),
    needs: textsOf(field(job, "needs")),
    condition: github.withStatus(conditionOf(job), "job-if"),
    permissions: field(job, "permissions"),
    concurrency: readConcurrency(field(job, "concurrency")),
    strategy: readStrategy(field(job, "strategy")),
  };
  const uses = textOf(field(job, "uses"));
  if (uses !== undefined) {
    const secrets = field(job, "secrets");
    return {
      ...common,
      kind: "call",
      uses,
      with: scalarsOf(field(job, "with")),
      secrets: secrets === "inherit" ? "inherit" : scalarsOf(secrets),
    };
  }
  const environment = field(job, "environment");
  const steps = field(job, "steps");
  return {
    ...common,
    kind: "steps",
    environment: textOf(environment) ?? textOf(field(environment, "name")),
    env: scalarsOf(field(job, "env")),
    outputs: new Map(entriesOf(field(job, "outputs")).map(([name, value]) => [name, textOf(value) ?? ""])),
    defaults: readDefaults(job),
    timeoutMinutes: readScalar(field(job, "timeout-minutes")),
    continueOnError: readScalar(field(job, "continue-on-error")) ?? false,
    steps: isList(steps) ? steps.map((step, index) => readStep(step, index, github)) : [],
  };
}

function readStrategy(value: Template | undefined): Strategy {
  return {
    matrix: field(value, "matrix"),
    failFast: readScalar(field(value, "fail-fast")) ?? true,
    maxParallel: readScalar(field(value, "max-parallel")),
  };
}

function readStep(step: Template, index: number, github: GithubParser): Step {
  const common = {
    index,
    id: textOf(field(step, "id")),
    name: textOf(field(step, "name")),
    condition: github.withStatus(conditionOf(step), "step-if"),
    env: scalarsOf(field(step, "env")),
    continueOnError: readScalar(field(step, "continue-on-error")) ?? false,
    timeoutMinutes: readScalar(field(step, "timeout-minutes")),
  };
  const uses = textOf(field(step, "uses"));
  if (uses !== undefined) return { ...common, kind: "action", uses, with: scalarsOf(field(step, "with")) };
  const run = textOf(field(step, "run"));
  if (run === undefined) return { ...common, kind: "other" };
  return {
    ...common,
    kind: "run",
    run,
    shell: textOf(field(step, "shell")),
    workingDirectory: textOf(field(step, "working-directory")),
  };
}

/** `if: false` is a YAML boolean; an empty `if:` means `success()`. */
function conditionOf(owner: Template): string {
  const text = textOf(field(owner, "if"))?.trim() ?? "";
  return text === "" ? "success()" : conditionExpression(text);
}

function readScalar(value: Template | undefined): Scalar | undefined {
  return typeof value === "object" ? undefined : value;
}
