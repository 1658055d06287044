import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import {
  startProcess,
  type OutputLine,
  type ProcessExit,
  type ProcessSignal,
  type RunningProcess,
} from "../../src/platform/processes.ts";
import { parsePairs } from "../../src/sandbox/workflow-runner/file-commands.ts";
import { Masker } from "../../src/sandbox/workflow-runner/masker.ts";
import type { Annotation } from "../../src/sandbox/workflow-runner/run-types.ts";
import { StepOutput } from "../../src/sandbox/workflow-runner/step-output.ts";

export type Entry = "setup" | "verify" | "revoke";

/** One step that uses the action: what its `with:` says, and what the runner puts around it. */
export interface StepRequest {
  readonly entry: Entry;
  readonly with: Readonly<Record<string, string>>;
  /** What `${{ … }}` in the defaults of `action.yml` stands for, by the expression's text. */
  readonly context: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** The bundle's folder; by default the committed one, where it lies. */
  readonly dist?: string | undefined;
  /** Told of each line as it comes. */
  readonly onLine?: ((line: OutputLine) => void) | undefined;
}

/** Everything that a step left behind. */
export interface StepRecord {
  readonly exit: ProcessExit;
  /** As the process wrote it. */
  readonly raw: { readonly stdout: string; readonly stderr: string };
  /** As the run's page shows it: commands carried out, the rest masked. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly exported: Readonly<Record<string, string>>;
  /** Whether the runner would find something to hide in the text by now. */
  readonly hides: (text: string) => boolean;
  /** The file commands' files, whole. */
  readonly files: Readonly<Record<FileCommand, string>>;
}

export interface StartedStep {
  readonly record: Promise<StepRecord>;
  readonly send: (signal: ProcessSignal) => void;
}

const ROOT = join(import.meta.dirname, "../..");
const MANIFESTS: Record<Entry, string> = {
  setup: "action.yml",
  verify: "verify/action.yml",
  revoke: "revoke/action.yml",
};
const FILE_COMMANDS = ["output", "env", "state", "path", "step_summary"] as const;
export type FileCommand = (typeof FILE_COMMANDS)[number];
/** Compiled code is kept from one process to the next: it halves their start and changes nothing else. */
const COMPILED = join(ROOT, "node_modules/.cache/scenarios");
const QUICK_SLEEPS = join(import.meta.dirname, "quick-sleeps.ts");

/** Runs the committed bundle in a process of its own, as the runner does, with nothing else in its environment. */
export async function startStep(request: StepRequest): Promise<StartedStep> {
  const folder = await mkdtemp(join(tmpdir(), "step-"));
  const files = FILE_COMMANDS.map((command) => [command, join(folder, command)] as const);
  for (const [, path] of files) await writeFile(path, "");
  const lines: { stdout: string[]; stderr: string[] } = { stdout: [], stderr: [] };
  const log: string[] = [];
  const masker = new Masker();
  const output = new StepOutput({
    masker,
    print: (text) => log.push(text),
    debugging: request.environment["RUNNER_DEBUG"] === "1",
  });
  const running = startProcess(
    {
      command: process.execPath,
      args: ["--import", QUICK_SLEEPS, join(request.dist ?? join(ROOT, "dist"), `${request.entry}.js`)],
      folder,
      environment: {
        NODE_COMPILE_CACHE: COMPILED,
        ...stepVariables(request),
        ...Object.fromEntries(files.map(([command, path]) => [`GITHUB_${command.toUpperCase()}`, path])),
      },
    },
    (line) => {
      lines[line.pipe].push(line.text);
      output.take(line);
      request.onLine?.(line);
    },
  );
  const record = recordOf(running, { folder, lines, log, output, masker });
  return { record, send: running.send };
}

interface Capture {
  readonly folder: string;
  readonly lines: { readonly stdout: readonly string[]; readonly stderr: readonly string[] };
  readonly log: readonly string[];
  readonly output: StepOutput;
  readonly masker: Masker;
}

async function recordOf(running: RunningProcess, capture: Capture): Promise<StepRecord> {
  const exit = await running.exit;
  const texts = await Promise.all(
    FILE_COMMANDS.map(async (name) => [name, await readFile(join(capture.folder, name), "utf8")] as const),
  );
  await rm(capture.folder, { recursive: true, force: true });
  const files = Object.fromEntries(texts) as Record<FileCommand, string>;
  // A killed process may leave half a pair behind, and its runner died with it: nobody reads that.
  const read = exit.kind === "exited" ? pairsOf : () => ({});
  return {
    exit,
    raw: { stdout: capture.lines.stdout.join("\n"), stderr: capture.lines.stderr.join("\n") },
    log: capture.log.join("\n"),
    annotations: capture.output.annotations,
    outputs: read(files.output),
    exported: read(files.env),
    hides: (text) => capture.masker.hides(text),
    files,
  };
}

function pairsOf(text: string): Record<string, string> {
  const read = parsePairs(text);
  if (read.kind === "malformed") throw new Error(`The runner could not read a file command: ${read.message}`);
  return Object.fromEntries(read.pairs);
}

/** What the runner puts into the environment of the step, but for the files of the file commands. */
export function stepVariables(request: StepRequest): Record<string, string> {
  return { ...request.environment, ...inputVariables(request) };
}

/** `with:` over the manifest's defaults; an input that the manifest does not know is the test's mistake. */
function inputVariables({ entry, with: given, context }: StepRequest): Record<string, string> {
  const manifest = parse(readFileSync(join(ROOT, MANIFESTS[entry]), "utf8")) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  };
  const unknown = Object.keys(given).filter((name) => !(name in manifest.inputs));
  if (unknown.length > 0) throw new Error(`${MANIFESTS[entry]} has no input ${unknown.join(", ")}.`);
  return Object.fromEntries(
    Object.entries(manifest.inputs).map(([name, { default: otherwise = "" }]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      given[name] ?? evaluated(otherwise, context),
    ]),
  );
}

function evaluated(template: string, context: StepRequest["context"]): string {
  return template.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => {
    const value = context[expression];
    if (value === undefined) throw new Error(`No value for the expression ${expression}.`);
    return value;
  });
}
