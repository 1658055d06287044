import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parsePairs, parsePathLines } from "./file-commands.ts";
import type { StepOutput } from "./step-output.ts";

/** The files through which one step answers the runner. */
export interface StepFiles {
  /** `GITHUB_OUTPUT` and the like, to their paths. */
  readonly variables: ReadonlyMap<string, string>;
}

/** What a step has written into its files. */
export interface StepWritings {
  readonly outputs: ReadonlyMap<string, string>;
  readonly environment: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly path: readonly string[];
  /** Not masked yet. */
  readonly summary: string;
}

export const NO_WRITINGS: StepWritings = {
  outputs: new Map(),
  environment: new Map(),
  state: new Map(),
  path: [],
  summary: "",
};

const FILE_COMMANDS = ["output", "env", "state", "path", "step_summary"] as const;
type FileCommand = (typeof FILE_COMMANDS)[number];

/** GitHub takes no larger summary; it is left out, with an error. */
const LARGEST_SUMMARY_BYTES = 1024 * 1024;

/** Makes a step's files, empty. `number` tells the steps of a job apart. */
export async function createStepFiles(tempFolder: string, number: number): Promise<StepFiles> {
  const folder = join(tempFolder, "_runner_file_commands");
  await mkdir(folder, { recursive: true });
  const variables = new Map<string, string>();
  for (const command of FILE_COMMANDS) {
    const path = join(folder, `${command}_${number}`);
    await writeFile(path, "");
    variables.set(variableOf(command), path);
  }
  return { variables };
}

/** Reads what the step wrote. A malformed file fails the step, through `output`; what stood before the fault counts. */
export async function readStepFiles(files: StepFiles, output: StepOutput): Promise<StepWritings> {
  const pairs = async (command: FileCommand): Promise<ReadonlyMap<string, string>> => {
    const read = parsePairs(await readCommandFile(files, command));
    if (read.kind === "malformed") {
      output.fail(`Unable to process file command '${command}' successfully.`);
      output.fail(read.message);
    }
    return new Map(read.pairs);
  };
  const environment = new Map(await pairs("env"));
  if (environment.delete("NODE_OPTIONS")) {
    output.fail("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  }
  return {
    outputs: await pairs("output"),
    environment,
    state: await pairs("state"),
    path: parsePathLines(await readCommandFile(files, "path")),
    summary: sized(await readCommandFile(files, "step_summary"), output),
  };
}

function sized(summary: string, output: StepOutput): string {
  const bytes = Buffer.byteLength(summary);
  if (bytes <= LARGEST_SUMMARY_BYTES) return summary;
  const sizes = `${LARGEST_SUMMARY_BYTES / 1024}k, got ${Math.ceil(bytes / 1024)}k`;
  output.annotate(
    "error",
    `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${sizes}.`,
    new Map(),
  );
  return "";
}

function variableOf(command: FileCommand): string {
  return `GITHUB_${command.toUpperCase()}`;
}

/** A step may delete its file: then it has said nothing. */
async function readCommandFile(files: StepFiles, command: FileCommand): Promise<string> {
  const path = files.variables.get(variableOf(command));
  if (path === undefined) return "";
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
