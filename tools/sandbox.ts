/**
 * `npm run sandbox`: a Mesh key service and a GitHub stand-in, and one line of JSON with what a client needs.
 */
import { systemClock } from "../src/platform/clock.ts";
import { systemRandom } from "../src/platform/random.ts";
import { runSandbox } from "../src/sandbox/sandbox.ts";

const { stdout, stderr } = process;
const stopped = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
});

process.exitCode = await runSandbox(
  process.argv.slice(2),
  { stdout, stderr, stopped },
  { clock: systemClock, random: systemRandom },
);
