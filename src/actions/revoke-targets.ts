import type { RotationDeps } from "../rotation/deps.ts";
import { revoke, type RevocationOutcome } from "../rotation/revoke.ts";
import type { Target } from "../rotation/target.ts";
import type { RevokeInputs } from "./revoke-inputs.ts";

/** How the revocation ended for one target. */
export interface RevocationResult {
  readonly target: Target;
  readonly outcome: RevocationOutcome;
}

/** One after another; a failing target does not stop the others. */
export async function revokeTargets(
  { targets, mode, keyId, policy }: RevokeInputs,
  deps: RotationDeps,
): Promise<readonly RevocationResult[]> {
  const results: RevocationResult[] = [];
  for (const target of targets) {
    const { keyName, canBePassedIn } = target;
    const order = { mode, keyId, keyName, canBePassedIn, policy };
    results.push({ target, outcome: await revoke(target, order, deps) });
  }
  return results;
}
