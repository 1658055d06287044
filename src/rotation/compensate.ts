import { asUserError } from "../values/user-error.ts";
import type { Successor } from "./mint.ts";
import type { Run } from "./run.ts";

/**
 * Takes back a key that the store certainly does not hold.
 *
 * @returns whether it is gone; where it is not, the outcome names it.
 */
export async function revokeSuccessor(
  { record }: Successor,
  why: string,
  { deps, observation }: Run,
): Promise<boolean> {
  const { keyId } = record;
  if (!observation.facts.features.has("revoke")) {
    deps.tell({
      kind: "warning",
      text: `This Mesh service cannot revoke keys: delete ${keyId} in the Mesh web interface, nothing uses it.`,
    });
    return false;
  }
  try {
    await deps.mesh.revoke(keyId, why);
    deps.tell({ kind: "revoked-successor", keyId, why });
    return true;
  } catch (error) {
    deps.tell({
      kind: "warning",
      text: `Key ${keyId} could not be revoked; nothing uses it, and a later run ends it. ${asUserError(error).message}`,
    });
    return false;
  }
}
