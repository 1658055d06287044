import type { Instant } from "../values/clock.ts";
import { formatInstant } from "../values/clock.ts";
import type { Run, WritingRun } from "./execute.ts";

/**
 * Revokes what the evidence allows. A failure warns and goes on: a later run has the same evidence.
 *
 * @returns how many could not be revoked.
 */
export async function sweep({ plan, deps, observation }: Run): Promise<number> {
  if (plan.sweeps.length > 0 && !observation.facts.features.has("revoke")) {
    deps.tell({
      kind: "warning",
      text: byHand(
        plan.sweeps.map(({ key }) => key.keyId),
        undefined,
      ),
    });
    return plan.sweeps.length;
  }
  const results = await Promise.all(
    plan.sweeps.map(async ({ key, evidence }) => {
      try {
        await deps.mesh.revoke(key.keyId, evidence);
        deps.tell({ kind: "swept", keyId: key.keyId, evidence });
        return true;
      } catch {
        deps.tell({
          kind: "warning",
          text: `Key ${key.keyId} could not be swept; a later run will try again.`,
        });
        return false;
      }
    }),
  );
  return results.filter((revoked) => !revoked).length;
}

/**
 * After this run's own write was accepted, gives every older key of the target an end: none of them can be what the
 * store holds (spec: rotation.md, Own commit). May only shorten; failures warn.
 */
export async function retire(committedAt: Instant, run: WritingRun): Promise<void> {
  const { plan, policy, deps, observation } = run;
  const inMs = Math.max(policy.graceMs, policy.keepWhileUsedMs);
  const endsAt = committedAt + inMs;
  const { features } = observation.facts;
  const lasting = plan.retires.filter(({ expiresAt }) => expiresAt === null || expiresAt > endsAt);
  if (!features.has("expire")) {
    leaveToLaterRun(committedAt + policy.graceMs, run);
    return;
  }
  await Promise.all(
    lasting.map(async ({ keyId }) => {
      try {
        await deps.mesh.expire(keyId, inMs);
        deps.tell({ kind: "retired", keyId, endsAt });
      } catch {
        deps.tell({
          kind: "warning",
          text: `Key ${keyId} could not be given an end; a later run will sweep it.`,
        });
      }
    }),
  );
}

/** Without `expire`, a later run sweeps by the secret's `updated_at`; without revoke, only a person can end a key. */
function leaveToLaterRun(graceEndsAt: Instant, { plan, deps, observation, target }: WritingRun): void {
  if (plan.kind !== "rotate" || observation.facts.features.has("revoke")) return;
  const known = plan.retires.map(({ keyId }) => keyId);
  const named =
    known.length > 0 ? known : [plan.predecessorKeyId ?? `the older key named "${target.keyName}"`];
  deps.tell({ kind: "warning", text: byHand(named, graceEndsAt) });
}

function byHand(keys: readonly string[], notBefore: Instant | undefined): string {
  const when = notBefore === undefined ? "now" : `after ${formatInstant(notBefore)}, not before`;
  return `This Mesh service cannot end keys: delete ${keys.join(", ")} in the Mesh web interface, ${when}.`;
}
