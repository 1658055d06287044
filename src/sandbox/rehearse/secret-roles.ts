import { secretsNamedIn } from "../workflow-runner/expressions.ts";
import type { ActionStep, CallJob, Job, Scalar, StepsJob, Workflow } from "../workflow-runner/model.ts";
import { parseWorkflow } from "../workflow-runner/parse-workflow.ts";
import { ownPath, type WorkflowSources } from "../workflow-sources.ts";

/** What a secret is for, as the workflow uses it. */
export type SecretRole = "admin_key" | "github_token" | "managed_key" | "other";

export interface SecretRoles {
  /** Name, upper case, to role; `GITHUB_TOKEN`, which every run has, is not among them. */
  readonly roles: ReadonlyMap<string, SecretRole>;
  /** Names of secrets that a step of the workflow writes, as far as the file tells. */
  readonly written: ReadonlySet<string>;
}

interface Found extends SecretRoles {
  /**
   * Secrets that are passed as `current-key` to a step that writes a secret whose name only a run knows: they are what
   * it writes, because that is what the input is for. A caller may call them otherwise.
   */
  readonly passed: ReadonlySet<string>;
}

const INPUT_ROLES: ReadonlyMap<string, SecretRole> = new Map([
  ["admin-key", "admin_key"],
  ["github-token", "github_token"],
  ["current-key", "managed_key"],
  ["api-key", "managed_key"],
]);
const VERIFY_VARIABLE = "MESH_API_KEY";
const DEFAULT_SECRET = "MESH_API_KEY";
/** Reusable workflows that call each other are refused long before, by the runner. */
const MOST_LEVELS = 10;

/**
 * Finds out which secrets the workflow needs and what for, by the inputs of the steps that use this action, here and
 * in the workflows that it calls. What no such input names is some other secret.
 */
export async function findSecretRoles(
  workflow: Workflow,
  sources: Pick<WorkflowSources, "resolveWorkflow">,
): Promise<SecretRoles> {
  const { roles, written, passed } = await find(workflow, sources, 1);
  return { roles, written: new Set([...written, ...passed]) };
}

async function find(
  workflow: Workflow,
  sources: Pick<WorkflowSources, "resolveWorkflow">,
  level: number,
): Promise<Found> {
  const roles = new Map<string, SecretRole>();
  const written = new Set<string>();
  const passed = new Set<string>();
  const assign = (names: Iterable<string>, role: SecretRole): void => {
    for (const name of names)
      if (name !== "*" && name !== "GITHUB_TOKEN" && (roles.get(name) ?? "other") === "other")
        roles.set(name, role);
  };
  for (const job of workflow.jobs.values()) {
    for (const { names, role } of job.kind === "steps" ? rolesInSteps(workflow, job) : [])
      assign(names, role);
    if (job.kind === "steps") noteWritten(job, { written, passed });
    if (job.kind === "call" && level < MOST_LEVELS) {
      const called = await rolesOfCalled(job, sources, level);
      for (const [name, role] of called.roles) assign(namesFor(job, name), role);
      for (const name of called.written) written.add(name);
      for (const name of called.passed) for (const each of namesFor(job, name)) passed.add(each);
    }
  }
  assign(
    textsIn([...workflow.env, ...workflow.jobs.values()]).flatMap((text) => [...secretsNamedIn(text)]),
    "other",
  );
  return { roles, written, passed };
}

/** Names of the secrets that hold keys of this action's, in the workflow's own words, as far as the file tells. */
export function managedSecrets({ roles, written }: SecretRoles): ReadonlySet<string> {
  const used = [...roles].filter(([, role]) => role === "managed_key").map(([name]) => name);
  return new Set([...used, ...written]);
}

interface Named {
  readonly names: ReadonlySet<string>;
  readonly role: SecretRole;
}

function rolesInSteps(workflow: Workflow, job: StepsJob): readonly Named[] {
  return ownSteps(job).flatMap((step) => {
    const fromInputs = [...step.with].flatMap(([input, value]): Named[] => {
      const role = INPUT_ROLES.get(input.toLowerCase());
      return role === undefined ? [] : [{ names: named(value), role }];
    });
    // `verify` takes the key from the environment where no input gives it.
    const inEnvironment = [workflow.env, job.env, step.env].map((env) => env.get(VERIFY_VARIABLE));
    return [
      ...fromInputs,
      ...inEnvironment.map((value): Named => ({ names: named(value), role: "managed_key" })),
    ];
  });
}

function ownSteps(job: StepsJob): readonly ActionStep[] {
  return job.steps.filter((step) => step.kind === "action").filter(({ uses }) => ownPath(uses) !== undefined);
}

function named(value: Scalar | undefined): ReadonlySet<string> {
  return typeof value === "string" ? secretsNamedIn(value) : new Set();
}

function noteWritten(job: StepsJob, { written, passed }: Record<"written" | "passed", Set<string>>): void {
  for (const step of ownSteps(job).filter(({ uses }) => ownPath(uses) === "")) {
    const name = String(step.with.get("secret-name") ?? DEFAULT_SECRET);
    if (!name.includes("${{")) written.add(name.toUpperCase());
    else for (const each of named(step.with.get("current-key"))) if (each !== "*") passed.add(each);
  }
}

async function rolesOfCalled(
  job: CallJob,
  sources: Pick<WorkflowSources, "resolveWorkflow">,
  level: number,
): Promise<Found> {
  const source = await sources.resolveWorkflow(job.uses);
  if (source === "not available") return { roles: new Map(), written: new Set(), passed: new Set() };
  return find(await parseWorkflow(source.text, source.path), sources, level + 1);
}

/** The caller's names for a secret of the workflow that it calls. */
function namesFor(job: CallJob, name: string): Iterable<string> {
  if (job.secrets === "inherit") return [name];
  for (const [given, value] of job.secrets) if (given.toUpperCase() === name) return named(value);
  return [];
}

/** Every text in there, whatever it is called. */
function textsIn(value: readonly (Job | readonly [string, Scalar])[]): readonly string[] {
  const texts: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part === "string") texts.push(part);
    else if (part instanceof Map) for (const entry of part) visit(entry);
    else if (typeof part === "object" && part !== null) Object.values(part).forEach(visit);
  };
  visit(value);
  return texts;
}
