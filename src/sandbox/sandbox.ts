import { parseArgs } from "node:util";
import { UserError } from "../values/user-error.ts";
import { startPlayground, type PlaygroundDeps, type PlaygroundOptions } from "./playground.ts";
import { describePlayground } from "./sandbox-line.ts";

export interface SandboxProcess {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Resolves when the user wants to stop. */
  readonly stopped: Promise<void>;
}

const HELP = `npm run sandbox -- [--port-mesh PORT] [--port-github PORT]

Starts a Mesh key service and a GitHub stand-in on 127.0.0.1, free ports by default, and prints one line of JSON
with their addresses and credentials. \`console_url\` signs you in to the web console, once and within 15 minutes; set
a password there to come back. Ctrl-C ends both; nothing is kept.
`;

/**
 * Runs both servers until the user stops them.
 *
 * @returns the exit code: 0 after a stop, 1 when they could not start.
 */
export async function runSandbox(
  args: readonly string[],
  process: SandboxProcess,
  deps: PlaygroundDeps,
): Promise<number> {
  try {
    const flags = readFlags(args);
    if (flags === "help") process.stdout.write(HELP);
    else await serveUntilStopped(flags, process, deps);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { what, why, fix } of error.faults)
      process.stderr.write(`${[what, why, fix].filter(Boolean).join(" ")}\n`);
    return 1;
  }
}

async function serveUntilStopped(
  options: PlaygroundOptions,
  process: SandboxProcess,
  deps: PlaygroundDeps,
): Promise<void> {
  const playground = await startPlayground(options, deps);
  try {
    process.stderr.write(
      [
        `Mesh is up at ${playground.meshUrl}, GitHub at ${playground.gitHubUrl}. Ctrl-C ends both.`,
        "The line of JSON on stdout holds credentials of this sandbox alone; they die with it.\n",
      ].join("\n"),
    );
    process.stdout.write(`${JSON.stringify(await describePlayground(playground))}\n`);
    await process.stopped;
  } finally {
    await playground.close();
  }
  process.stderr.write("Both servers have ended.\n");
}

function readFlags(args: readonly string[]): PlaygroundOptions | "help" {
  const { values } = parse(args);
  if (values.help === true) return "help";
  return {
    meshPort: readPort("--port-mesh", values["port-mesh"]),
    gitHubPort: readPort("--port-github", values["port-github"]),
  };
}

function parse(args: readonly string[]) {
  const options = {
    "port-mesh": { type: "string" },
    "port-github": { type: "string" },
    help: { type: "boolean", short: "h" },
  } as const;
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    throw invalid("There is a flag that the sandbox does not know, or one without its value.", error);
  }
}

function readPort(flag: string, text = "0"): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw invalid(`${flag} is no port number.`);
  return port;
}

function invalid(what: string, cause?: unknown): UserError {
  return new UserError(
    "invalid_inputs",
    { what, fix: "`npm run sandbox -- --help` lists the flags." },
    { cause },
  );
}
