import type { Instant } from "../values/clock.ts";
import { formatInstant } from "../values/clock.ts";
import { asUserError } from "../values/user-error.ts";
import type { RotationDeps } from "./deps.ts";
import type { Run, WritingRun } from "./run.ts";
import type { Sweep } from "./plan.ts";

/**
 * Revokes what the evidence allows. A failure warns and goes on: a later run has the same evidence.
 *
 * @returns what could not be revoked.
 */
export async function sweep({ plan, deps, observation }: Run): Promise<readonly Sweep[]> {
  const { sweeps } = plan;
  if (sweeps.length > 0 && !observation.facts.features.has("revoke")) {
    const keyIds = sweeps.map(({ key }) => key.keyId);
    deps.tell({ kind: "warning", text: byHand(keyIds, undefined) });
    return sweeps;
  }
  const ends = await Promise.all(sweeps.map((one) => sweepOne(one, deps)));
  return sweeps.filter((_, index) => ends[index] === false);
}

async function sweepOne({ key: { keyId }, evidence }: Sweep, deps: RotationDeps): Promise<boolean> {
  try {
    await deps.mesh.revoke(keyId, evidence);
    deps.tell({ kind: "swept", keyId, evidence });
    return true;
  } catch (error) {
    const text = `Key ${keyId} could not be swept; a later run will try again. ${asUserError(error).message}`;
    deps.tell({ kind: "warning", text });
    return false;
  }
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
        deps.tell({ kind: "retired", keyId, graceEndsAt: committedAt + policy.graceMs, endsAt });
      } catch (error) {
        deps.tell({
          kind: "warning",
          text: `Key ${keyId} could not be given an end; the next rotation will try again. ${asUserError(error).message}`,
        });
      }
    }),
  );
}

/** Without `expire`, a later run sweeps by the secret's `updated_at`; without revoke, only a person can end a key. */
function leaveToLaterRun(graceEndsAt: Instant, { plan, deps, observation, target }: WritingRun): void {
  if (observation.facts.features.has("revoke")) return;
  const known = plan.retires.map(({ keyId }) => keyId);
  if (plan.kind === "create" && known.length === 0) return;
  const named =
    known.length > 0 ? known : [plan.predecessorKeyId ?? `the older key named "${target.keyName}"`];
  deps.tell({ kind: "warning", text: byHand(named, graceEndsAt) });
}

function byHand(keys: readonly string[], notBefore: Instant | undefined): string {
  const when = notBefore === undefined ? "now" : `after ${formatInstant(notBefore)}, not before`;
  return `This Mesh service cannot end keys: delete ${keys.join(", ")} in the Mesh web interface, ${when}.`;
}
