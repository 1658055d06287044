import type { Instant } from "../values/clock.ts";
import { formatInstant } from "../values/clock.ts";
import { asUserError } from "../values/user-error.ts";
import type { RotationDeps } from "./deps.ts";
import type { Run, WritingRun } from "./run.ts";
import type { ByHand, Sweep } from "./plan.ts";
import type { Target } from "./target.ts";

/**
 * Revokes what the evidence allows. A failure warns and goes on: a later run has the same evidence.
 *
 * @returns what could not be revoked.
 */
export async function sweep({ plan, deps, observation }: Run): Promise<readonly Sweep[]> {
  const { sweeps } = plan;
  if (!observation.facts.features.has("revoke")) {
    const { now } = plan.byHand;
    if (now.length > 0) deps.tell({ kind: "warning", text: cannotEnd(deleteByHand(now, undefined)) });
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
    leaveToPeople(committedAt + policy.graceMs, run);
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
function leaveToPeople(graceEndsAt: Instant, { plan, deps, target }: WritingRun): void {
  const keys = namedByHand(plan.byHand, target);
  if (keys.length > 0) deps.tell({ kind: "warning", text: cannotEnd(deleteByHand(keys, graceEndsAt)) });
}

/** The keys that a person has to end after the grace period, as a person finds them. */
export function namedByHand({ afterGrace }: ByHand, { keyName }: Pick<Target, "keyName">): readonly string[] {
  return afterGrace === "by_name" ? [`the older key named "${keyName}"`] : afterGrace;
}

/** What to do in the Mesh web interface, and when. */
export function deleteByHand(keys: readonly string[], notBefore: Instant | undefined): string {
  const when = notBefore === undefined ? "now" : `after ${formatInstant(notBefore)}, not before`;
  return `Delete ${keys.join(", ")} in the Mesh web interface, ${when}.`;
}

function cannotEnd(what: string): string {
  return `This Mesh service cannot end keys. ${what}`;
}
