import { isCredential } from "../values/credential-shapes.ts";
import { liveSurroundings } from "../sdk/live-surroundings.ts";
import { pipedInput } from "../platform/terminal.ts";
import { MeshSession } from "../sdk/session.ts";
import { UserError, type Fault } from "../values/user-error.ts";
import type { Arguments } from "./arguments.ts";
import { Cli, stopped } from "./cli.ts";
import type { CliProcess } from "./run.ts";

/** Builds the real world around one command, and ends it with the command. */
export async function runCommand(
  args: Arguments,
  process: CliProcess,
  load: () => Promise<(cli: Cli) => Promise<number>>,
): Promise<number> {
  refuseCredentials(args);
  const { stopping, stdout } = process;
  const surroundings = liveSurroundings(stopping);
  const readInput = pipedInput();
  const newSession = (options: ConstructorParameters<typeof MeshSession>[0]): MeshSession =>
    new MeshSession(options, surroundings);
  const cli = new Cli({ args, surroundings, stdout, readInput, stopping, newSession });
  try {
    const work = (await load())(cli);
    return await Promise.race([work, whenStopped(cli, stopping.signal, work)]);
  } finally {
    await surroundings.http.close();
  }
}

/** Names, reasons and paths are sent, logged and kept: a key that was pasted into one must not be. */
function refuseCredentials(args: Arguments): void {
  const [first, ...others] = args.placesOf(isCredential).map((given): Fault => ({
    what: `${given} looks like a credential, and goes nowhere.`,
    input: given,
    fix: "Say what was meant there. If it was a real key, revoke it: it is in your shell's history now.",
  }));
  if (first !== undefined) throw new UserError("invalid_inputs", [first, ...others]);
}

/** Ctrl-C ends whatever waits, but not what has to come to an end of its own. */
function whenStopped(cli: Cli, signal: AbortSignal, work: Promise<number>): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      const look = cli.underWay;
      if (look === undefined) return reject(stopped());
      cli.say(
        `Stopping as soon as Mesh has answered, so that no key is left behind. Ctrl-C again stops at once; then look for ${look}.`,
      );
      work.then(() => reject(stopped()), reject);
    });
  });
}
