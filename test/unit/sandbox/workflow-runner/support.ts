import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "@jest/globals";
import { systemClock } from "../../../../src/platform/clock.ts";
import { startProcess } from "../../../../src/platform/processes.ts";
import { parseWorkflow } from "../../../../src/sandbox/workflow-runner/parse-workflow.ts";
import type { Template, Workflow } from "../../../../src/sandbox/workflow-runner/model.ts";
import type {
  JobContext,
  JobResult,
  RunDeps,
  RunRequest,
  RunResult,
  StepResult,
} from "../../../../src/sandbox/workflow-runner/run-types.ts";
import { runWorkflow } from "../../../../src/sandbox/workflow-runner/run-workflow.ts";
import { Sensitive } from "../../../../src/values/sensitive.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

export async function tempFolder(label: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `workflow-runner-${label}-`));
  folders.push(folder);
  return folder;
}

/** A credential for a test: made from a label, long enough to be masked. */
export function credential(label: string): string {
  return `mesh_${createHash("sha256").update(label).digest("hex")}`;
}

export interface FixtureAction {
  /** `action.yml`; by default a node24 action with no inputs. */
  readonly metadata?: string;
  /** File name to content; `index.js` is the default `main`. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Play {
  readonly workflow: string;
  readonly actions?: Readonly<Record<string, FixtureAction>>;
  readonly workflows?: Readonly<Record<string, string>>;
  readonly secrets?: (job: JobContext) => Readonly<Record<string, string>>;
  readonly request?: Partial<RunRequest>;
  readonly deps?: Partial<RunDeps>;
}

export const WORKFLOW_PATH = ".github/workflows/test.yml";

/** Runs a workflow with small actions that are written to disk for it. */
export async function play(given: Play): Promise<RunResult> {
  const resolved = new Map<string, string>();
  for (const [uses, action] of Object.entries(given.actions ?? {}))
    resolved.set(uses, await writeAction(action));
  const request: RunRequest = {
    ...aRequest(await parseWorkflow(given.workflow, WORKFLOW_PATH)),
    secrets: async (job) => wrapAll(given.secrets?.(job) ?? {}),
    ...given.request,
  };
  return runWorkflow(request, {
    clock: systemClock,
    startProcess,
    resolveAction: (uses) => {
      const folder = resolved.get(uses);
      return folder === undefined ? "not available" : { folder };
    },
    resolveWorkflow: (uses) => {
      const text = given.workflows?.[uses];
      return text === undefined ? "not available" : { text, path: uses.replace("./", "") };
    },
    makeFolder: (purpose) => tempFolder(purpose),
    onLine: () => undefined,
    ...given.deps,
  });
}

export function aRequest(workflow: Workflow): RunRequest {
  const payload: { readonly [key: string]: Template } = { ref: "refs/heads/main" };
  return {
    workflow,
    event: { name: "push", payload },
    repository: { id: 4711, owner: "acme", name: "shop" },
    run: { id: 99, attempt: 2, number: 7 },
    actor: "mona",
    secrets: async () => new Map(),
    githubToken: new Sensitive(credential("github token")),
    vars: new Map(),
    env: new Map(),
    apiUrl: "http://127.0.0.1:9/api",
    inputs: new Map(),
    executeRunSteps: false,
  };
}

/** A workflow with one job and these steps, each a YAML list entry without its indentation. */
export function aWorkflow(...steps: readonly string[]): string {
  const indented = steps.map((step) => `      - ${step.trim().split("\n").join("\n        ")}`);
  return ["on: push", "jobs:", "  job:", "    runs-on: ubuntu-latest", "    steps:", ...indented, ""].join(
    "\n",
  );
}

/** An action that runs this JavaScript, and declares these inputs (YAML under `inputs:`). */
export function anAction(script: string, inputs = "{}"): FixtureAction {
  const metadata = ["name: Fixture", "description: A fixture", `inputs: ${inputs}`];
  return {
    metadata: [...metadata, "runs: { using: node24, main: index.js }"].join("\n"),
    files: { "index.js": script },
  };
}

/** An action that prints its whole environment as one line of JSON behind `ENV `. */
export const PRINTS_ENVIRONMENT = anAction("console.log('ENV ' + JSON.stringify(process.env));");

/** What an action like {@link PRINTS_ENVIRONMENT} saw; masks have been applied to it. */
export function printedEnvironment(result: RunResult, index = 0): Readonly<Record<string, string>> {
  const lines = result.log.filter((line) => line.text.startsWith("ENV "));
  return JSON.parse(lines[index]?.text.slice("ENV ".length) ?? "{}") as Record<string, string>;
}

export function jobOf(result: RunResult, name: string): JobResult {
  const job = result.jobs.find((candidate) => candidate.name === name);
  if (job === undefined)
    throw new Error(`no job ${name} among ${result.jobs.map((other) => other.name).join(", ")}`);
  return job;
}

export function stepOf(result: RunResult, name: string): StepResult {
  const step = result.jobs.flatMap((job) => job.steps).find((candidate) => candidate.name === name);
  if (step === undefined) throw new Error(`no step ${name}`);
  return step;
}

export function textOfLog(result: RunResult): string {
  return result.log.map((line) => line.text).join("\n");
}

function wrapAll(secrets: Readonly<Record<string, string>>): ReadonlyMap<string, Sensitive> {
  return new Map(Object.entries(secrets).map(([name, value]) => [name, new Sensitive(value)]));
}

async function writeAction(action: FixtureAction): Promise<string> {
  const folder = await tempFolder("action");
  const metadata = action.metadata ?? "name: Fixture\nruns: { using: node24, main: index.js }";
  for (const [name, text] of Object.entries({ "action.yml": metadata, ...action.files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
