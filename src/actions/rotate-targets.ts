import type { RotationDeps } from "../rotation/deps.ts";
import { rotate } from "../rotation/rotate.ts";
import type { SetupInputs } from "./inputs.ts";
import type { RotationOutcome } from "../rotation/outcome.ts";
import type { Target } from "../rotation/target.ts";

/** How the run ended for one target. */
export interface TargetResult {
  readonly target: Target;
  readonly outcome: RotationOutcome;
}

/** One after another, each observed just before it is minted for; a failing target does not stop the others. */
export async function rotateTargets(
  { targets, policy }: SetupInputs,
  deps: RotationDeps,
): Promise<readonly TargetResult[]> {
  const results: TargetResult[] = [];
  for (const target of targets) results.push({ target, outcome: await rotate(target, policy, deps) });
  return results;
}
