import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { systemClock } from "../../platform/clock.ts";
import { processEnvironment } from "../../platform/environment.ts";
import { startProcess } from "../../platform/processes.ts";
import { systemRandom } from "../../platform/random.ts";
import { runRehearse } from "./command.ts";

/** Some terminals do not say how wide they are. */
const COLUMNS = 100;

/**
 * Runs `mesh-rehearse` in this process.
 *
 * @param root the checkout of this repository
 */
export async function rehearseHere(
  args: readonly string[],
  process: NodeJS.Process,
  root: string,
): Promise<number> {
  const { stdin, stdout, stderr } = process;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    // A reader who has seen enough (`| head`) is no fault of the play.
    stdout.on("error", () => resolve());
  });
  const ask = async (question: string): Promise<string> => {
    const lines = createInterface({ input: stdin, output: stderr });
    const left = new AbortController();
    lines.once("SIGINT", () => left.abort());
    try {
      return await lines.question(question, { signal: left.signal });
    } catch {
      // Ctrl-C at the question is a no.
      return "";
    } finally {
      lines.close();
    }
  };
  return runRehearse(
    args,
    {
      paper: {
        write: (text) => stdout.write(text),
        colour: stdout.isTTY && !processEnvironment["NO_COLOR"],
        columns: stdout.columns || COLUMNS,
      },
      stderr,
      // npm starts its scripts in the package's folder, and says where the user was.
      folder: processEnvironment["INIT_CWD"] ?? process.cwd(),
      ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
      stopped,
    },
    {
      ...{ clock: systemClock, random: systemRandom, startProcess, root },
      atOnce: availableParallelism(),
      // Whoever can write there can write the code itself.
      compileCache: join(root, "node_modules/.cache/mesh-rehearse"),
    },
  );
}
