import type { Stopping } from "../platform/signals.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import type { DataOutput } from "./cli.ts";
import type { CommandName } from "./declarations.ts";

/** The process, as far as it matters here. */
export interface CliProcess {
  readonly stdout: DataOutput;
  /** Talk: one text, with its line ends. */
  readonly talk: (text: string) => void;
  readonly stopping: Stopping;
}

/** Runs one command. @returns the exit code. Never throws. */
export async function runCli(args: readonly string[], process: CliProcess): Promise<number> {
  let read: Arguments;
  try {
    read = readArguments(args);
    // Loaded for nobody else: help and version start as fast as Node does.
    if (read.has("version")) {
      const { VERSION } = await import("../values/version.ts");
      return await print(`${VERSION}\n`, process);
    }
    if (read.has("help")) {
      const { helpText } = await import("./help.ts");
      const whole = read.command.name === "create" && args[0] !== "create";
      return await print(helpText(whole ? undefined : read.command), process);
    }
  } catch (error) {
    return tellFailure(error, process);
  }
  const { runCommand } = await import("./run-command.ts");
  try {
    return await runCommand(read, process, COMMANDS[read.command.name]);
  } catch (error) {
    return tellFailure(error, process);
  }
}

type Runner = (cli: import("./cli.ts").Cli) => Promise<number>;

const COMMANDS: Record<CommandName, () => Promise<Runner>> = {
  create: async () => (await import("./commands/create.ts")).create,
  list: async () => (await import("./commands/list.ts")).list,
  revoke: async () => (await import("./commands/revoke.ts")).revoke,
  rotate: async () => (await import("./commands/rotate.ts")).rotate,
  whoami: async () => (await import("./commands/whoami.ts")).whoami,
  verify: async () => (await import("./commands/verify.ts")).verify,
  login: async () => (await import("./commands/login.ts")).login,
  logout: async () => (await import("./commands/logout.ts")).logout,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  migrate: async () => (await import("./commands/migrate.ts")).migrate,
  init: async () => (await import("./commands/init.ts")).init,
};

async function print(text: string, { stdout }: CliProcess): Promise<number> {
  await stdout.write(text).catch(() => undefined);
  return 0;
}

/** A failure that nobody foresaw is told as one, without a word of its own text. */
async function tellFailure(error: unknown, { talk, stopping }: CliProcess): Promise<number> {
  const { exitCodeOf } = await import("./exit-codes.ts");
  const { asUserError, UserError } = await import("../values/user-error.ts");
  const stop = stopping.exitCode();
  if (stop !== undefined && !(error instanceof UserError && error.code !== "cancelled")) {
    talk("Stopped.\n");
    return stop;
  }
  // Ctrl-D at a question: nobody answers it.
  if (error instanceof DOMException && error.name === "AbortError") {
    talk("Stopped.\n");
    return 130;
  }
  const { renderFailure } = await import("../actions/failure-text.ts");
  const { withoutCommands } = await import("../values/server-text.ts");
  const { inFlagWords } = await import("./flag-words.ts");
  const failure = asUserError(error);
  talk(`${withoutCommands(renderFailure(inFlagWords(failure)))}\n`);
  return stop ?? exitCodeOf(failure);
}
