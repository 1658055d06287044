import { secretsNamedIn } from "../workflow-runner/expressions.ts";
import type { ActionStep, CallJob, Job, Scalar, StepsJob, Workflow } from "../workflow-runner/model.ts";
import { parseWorkflow } from "../workflow-runner/parse-workflow.ts";
import { ownPath, type WorkflowSources } from "../workflow-sources.ts";

/** What a secret is for, as the workflow uses it. */
export type SecretRole = "admin_key" | "github_token" | "managed_key" | "other";

export interface SecretRoles {
  /** Name, upper case, to role; `GITHUB_TOKEN`, which every run has, is not among them. */
  readonly roles: ReadonlyMap<string, SecretRole>;
  /** Names of secrets that a step of the workflow writes. */
  readonly written: ReadonlySet<string>;
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
  level = 1,
): Promise<SecretRoles> {
  const roles = new Map<string, SecretRole>();
  const written = new Set<string>();
  const assign = (names: Iterable<string>, role: SecretRole): void => {
    for (const name of names)
      if (name !== "*" && name !== "GITHUB_TOKEN" && (roles.get(name) ?? "other") === "other")
        roles.set(name, role);
  };
  for (const job of workflow.jobs.values()) {
    for (const { names, role } of job.kind === "steps" ? rolesInSteps(workflow, job) : [])
      assign(names, role);
    for (const name of job.kind === "steps" ? writtenBy(job) : []) written.add(name);
    if (job.kind === "call" && level < MOST_LEVELS) {
      const called = await rolesOfCalled(job, sources, level);
      for (const [name, role] of called.roles) assign(namesFor(job, name), role);
      for (const name of called.written) written.add(name);
    }
  }
  assign(
    textsIn([...workflow.env, ...workflow.jobs.values()]).flatMap((text) => [...secretsNamedIn(text)]),
    "other",
  );
  return { roles, written };
}

/** Names of the secrets that hold keys of this action's, in the workflow's own words. */
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

function writtenBy(job: StepsJob): readonly string[] {
  return ownSteps(job)
    .filter(({ uses }) => ownPath(uses) === "")
    .map((step) => String(step.with.get("secret-name") ?? DEFAULT_SECRET).toUpperCase());
}

async function rolesOfCalled(
  job: CallJob,
  sources: Pick<WorkflowSources, "resolveWorkflow">,
  level: number,
): Promise<SecretRoles> {
  const source = await sources.resolveWorkflow(job.uses);
  if (source === "not available") return { roles: new Map(), written: new Set() };
  return findSecretRoles(await parseWorkflow(source.text, source.path), sources, level + 1);
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
