import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { startProcess, type OutputLine } from "../../src/platform/processes.ts";
import type { Run } from "../../src/sandbox/github/runs.ts";
import { parsePairs } from "../../src/sandbox/workflow-runner/file-commands.ts";
import { Masker } from "../../src/sandbox/workflow-runner/masker.ts";
import { StepOutput } from "../../src/sandbox/workflow-runner/step-output.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { leaksOf, REPOSITORY, SECRET, type StepEnd } from "../scenarios/story.ts";
import type { FileCommand, StartedStep, StepRecord } from "./action-process.ts";
import type { Servers } from "./servers.ts";

/** Where a step runs; a story's world is such a place too. */
export interface Place extends Servers {
  readonly githubToken: Sensitive;
  readonly builtInToken: Sensitive;
  readonly repositoryId: number;
}

/** One step to start. Several may be at work in one place at the same moment. */
export interface LoneOrder {
  readonly entry: "setup" | "revoke";
  /** Over what most workflows say; an empty text takes an input back. */
  readonly with?: Readonly<Record<string, string>>;
  /** Default: one that is queued now. */
  readonly run?: Run;
  readonly onLine?: (line: OutputLine) => void;
}

const ROOT = join(import.meta.dirname, "../..");
const MANIFESTS = { setup: "action.yml", revoke: "revoke/action.yml" } as const;
const FILE_COMMANDS = ["output", "env", "state", "path", "step_summary"] as const;
/** Shared with the other scenarios: compiled code is kept from one process to the next. */
const COMPILED = join(ROOT, "node_modules/.cache/scenarios");
const QUICK_SLEEPS = join(import.meta.dirname, "quick-sleeps.ts");

/** Runs a step to its end. */
export async function runLoneStep(place: Place, order: LoneOrder): Promise<StepEnd> {
  const arrived = place.journal.length;
  const record = await (await startLoneStep(place, order)).record;
  const exitCode = record.exit.kind === "exited" ? record.exit.code : "killed";
  return { ...record, exitCode, exchanges: place.journal.slice(arrived) };
}

/** Starts an entry of `dist/` in a process of its own, with nothing of this one's environment. */
export async function startLoneStep(place: Place, order: LoneOrder): Promise<StartedStep> {
  const run = order.run ?? place.github.standIn.startRun({ repository: REPOSITORY });
  const folder = await mkdtemp(join(tmpdir(), "step-"));
  const files = FILE_COMMANDS.map((command) => [command, join(folder, command)] as const);
  for (const [, path] of files) await writeFile(path, "");
  const lines: Record<OutputLine["pipe"], string[]> = { stdout: [], stderr: [] };
  const log: string[] = [];
  const masker = new Masker();
  const output = new StepOutput({ masker, print: (text) => log.push(text), debugging: false });
  const running = startProcess(
    {
      command: process.execPath,
      args: ["--import", QUICK_SLEEPS, join(ROOT, "dist", `${order.entry}.js`)],
      folder,
      environment: {
        NODE_COMPILE_CACHE: COMPILED,
        ...runnerVariables(place, run),
        ...inputVariables(place, order, run),
        ...Object.fromEntries(files.map(([command, path]) => [`GITHUB_${command.toUpperCase()}`, path])),
      },
    },
    (line) => {
      lines[line.pipe].push(line.text);
      output.take(line);
      order.onLine?.(line);
    },
  );
  const record = async (): Promise<StepRecord> => {
    const exit = await running.exit;
    const written = await takeFiles(folder);
    return {
      exit,
      raw: { stdout: lines.stdout.join("\n"), stderr: lines.stderr.join("\n") },
      log: log.join("\n"),
      annotations: output.annotations,
      outputs: pairsOf(written.output, exit.kind === "exited"),
      exported: pairsOf(written.env, exit.kind === "exited"),
      hides: (text) => masker.hides(text),
      files: written,
    };
  };
  return { record: record(), send: running.send };
}

/** Each place where a credential or a minted key can be read in what a step left behind. */
export function secretsIn(place: Place, record: StepRecord): readonly string[] {
  const { adminKey, minted, idempotencyKeys } = place.mesh;
  return leaksOf(record, [
    { label: "the admin key", value: adminKey },
    { label: "the GitHub token", value: place.githubToken },
    { label: "the built-in token", value: place.builtInToken },
    ...[...minted].map(([value, keyId]) => ({ label: keyId, value: new Sensitive(value) })),
    ...[...idempotencyKeys].map((value) => ({ label: "an idempotency key", value: new Sensitive(value) })),
  ]);
}

async function takeFiles(folder: string): Promise<Record<FileCommand, string>> {
  const texts = await Promise.all(
    FILE_COMMANDS.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
  );
  await rm(folder, { recursive: true, force: true });
  return Object.fromEntries(texts) as Record<FileCommand, string>;
}

/** A killed process may leave half a pair behind, and no runner would read it. */
function pairsOf(text: string, whole: boolean): Record<string, string> {
  if (!whole) return {};
  const read = parsePairs(text);
  if (read.kind === "malformed") throw new Error(`The runner could not read a file command: ${read.message}`);
  return Object.fromEntries(read.pairs);
}

/** GitHub Docs, "Variables reference". */
function runnerVariables({ github, repositoryId }: Place, run: Run): Record<string, string> {
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_ID: String(repositoryId),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_ID: String(run.id),
  };
}

/** `with:` over the manifest's defaults; an input that the manifest does not know is the test's mistake. */
function inputVariables(place: Place, order: LoneOrder, run: Run): Record<string, string> {
  const { inputs } = parse(readFileSync(join(ROOT, MANIFESTS[order.entry]), "utf8")) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  };
  const given: Readonly<Record<string, string>> = {
    "admin-key": place.mesh.adminKey.reveal(),
    "github-token": place.githubToken.reveal(),
    "current-key": run.startJob().get(SECRET)?.reveal() ?? "",
    "api-url": place.mesh.url,
    ...order.with,
  };
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`${MANIFESTS[order.entry]} has no input ${unknown.join(", ")}.`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: otherwise = "" }]) => [
      `INPUT_${name.toUpperCase()}`,
      given[name] ?? evaluated(otherwise, place),
    ]),
  );
}

function evaluated(template: string, { builtInToken, github }: Place): string {
  return template
    .replace("${{ github.token }}", builtInToken.reveal())
    .replace("${{ github.repository }}", REPOSITORY)
    .replace("${{ github.api_url }}", github.url);
}
