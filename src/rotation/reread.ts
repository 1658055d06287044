import type { SecretReading } from "../github/port.ts";
import type { ChangingRun } from "./run.ts";

const MOST_READS = 5;
const FIRST_PAUSE_MS = 1_000;

/** Reads the secret's metadata until GitHub shows what was done: it may do so late (A2). */
export async function isShown(
  { github, target, deps }: Pick<ChangingRun, "github" | "target" | "deps">,
  shows: (reading: SecretReading) => boolean,
): Promise<boolean> {
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const reading = await github.secret(target.slot).catch(() => undefined);
    if (reading !== undefined && shows(reading)) return true;
    if (reads < MOST_READS - 1) await deps.clock.sleep(FIRST_PAUSE_MS * 2 ** reads);
  }
  return false;
}
