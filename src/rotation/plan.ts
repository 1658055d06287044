import type { Instant } from "../values/clock.ts";
import {
  fitsWindow,
  horizonMs,
  isEnding,
  isKeptWhileUsed,
  isOrphan,
  isSuperseded,
  isYoungerThanLease,
  keptUntil,
} from "./evidence.ts";
import type { Facts, ManagedKey } from "./facts.ts";
import { missingFeatures, type Policy } from "./policy.ts";
import { decide, type Verdict } from "./rules.ts";

/** What a run is going to do and why, as data: a dry run prints it, `execute` walks it. */
export interface Plan extends Verdict {
  readonly sweeps: readonly Sweep[];
  /** Keys that get an end once this run's own write was accepted. */
  readonly retires: readonly ManagedKey[];
  /** Replaced keys that somebody still uses, and that will end: named, and told about. */
  readonly keptInUse: readonly KeptKey[];
  readonly byHand: ByHand;
  /** Live managed keys, after the sweeps, that count against `max-live-keys`. */
  readonly countedKeys: number;
  readonly maxLiveKeys: number;
  /** What the store is thought to hold now, for people to read. */
  readonly predecessorKeyId: string | undefined;
}

export interface Sweep {
  readonly key: ManagedKey;
  readonly evidence: "orphan" | "superseded";
  /** Where it cannot be revoked, it counts against `max-live-keys`. */
  readonly young: boolean;
}

/** What only a person can end, for this service can neither revoke keys nor give them an end. */
export interface ByHand {
  readonly now: readonly string[];
  /** Once the grace period after this run's own write is over; `by_name`: the service tells no key ids. */
  readonly afterGrace: readonly string[] | "by_name";
}

export interface KeptKey {
  readonly key: ManagedKey;
  readonly untilAt: Instant;
  /** From this look until then. */
  readonly leftMs: number;
}

/** Facts and policy in, plan out; no clock, no I/O (spec: rotation.md, step 2). */
export function plan(facts: Facts, policy: Policy): Plan {
  // A run whose facts do not fit together is refused, and touches nothing at all.
  const verdict = decide(facts, policy);
  const superseded = facts.managed.filter((key) => isSuperseded(key, facts, policy));
  const horizonAt = facts.now - horizonMs(policy);
  const young = (key: ManagedKey): boolean => key.createdAt > horizonAt;
  const sweeps = verdict.kind === "refused" ? [] : sweepable(facts, policy, superseded, young);
  const swept = new Set(sweeps.map(({ key }) => key));
  const left = facts.managed.filter((key) => !swept.has(key));
  const countedKeys = left.filter(young).length;
  const final = supported(limited(verdict, countedKeys, policy), facts, policy);
  const retires = left.filter((key) => !isYoungerThanLease(key, facts.now) && key.keyId !== facts.adminKeyId);
  const predecessorKeyId = verdict.kind === "create" ? undefined : predecessor(facts);
  return {
    ...final,
    sweeps,
    retires,
    byHand: leftToPeople({ kind: final.kind, sweeps, retires, predecessorKeyId }, facts),
    keptInUse: facts.managed
      .filter((key) => superseded.includes(key) || isEnding(key, facts, policy))
      .filter((key) => isKeptWhileUsed(key, facts, policy))
      .map((key) => {
        const untilAt = keptUntil(key, facts, policy);
        return { key, untilAt, leftMs: untilAt - facts.now };
      }),
    countedKeys,
    maxLiveKeys: policy.maxLiveKeys,
    predecessorKeyId,
  };
}

function leftToPeople(
  { kind, sweeps, retires, predecessorKeyId }: Pick<Plan, "kind" | "sweeps" | "retires" | "predecessorKeyId">,
  { features }: Facts,
): ByHand {
  if (features.has("revoke")) return { now: [], afterGrace: [] };
  const now = sweeps.map(({ key }) => key.keyId);
  if (features.has("expire") || !mints({ kind })) return { now, afterGrace: [] };
  if (retires.length > 0) return { now, afterGrace: retires.map(({ keyId }) => keyId) };
  if (kind === "create") return { now, afterGrace: [] };
  return { now, afterGrace: predecessorKeyId === undefined ? "by_name" : [predecessorKeyId] };
}

function sweepable(
  facts: Facts,
  policy: Policy,
  superseded: readonly ManagedKey[],
  young: (key: ManagedKey) => boolean,
): Sweep[] {
  return facts.managed.flatMap((key): Sweep[] => {
    if (isOrphan(key, facts)) return [{ key, evidence: "orphan", young: young(key) }];
    const ended = superseded.includes(key) && !isKeptWhileUsed(key, facts, policy);
    return ended ? [{ key, evidence: "superseded", young: young(key) }] : [];
  });
}

/** A key wider or longer-lived than the user asked for would be a silent downgrade: better none. */
function supported(verdict: Verdict, { features }: Facts, policy: Policy): Verdict {
  const missing = missingFeatures(features, policy);
  if (!mints(verdict) || missing === "") return verdict;
  return {
    kind: "refused",
    code: "not_supported",
    reason: `This Mesh service cannot make a key with ${missing}.`,
  };
}

/** A crash loop must not flood Mesh: the run sweeps, and mints nothing while too many keys are young (I4). */
function limited(verdict: Verdict, countedKeys: number, { maxLiveKeys }: Policy): Verdict {
  if (!mints(verdict) || countedKeys < maxLiveKeys) return verdict;
  return {
    kind: "refused",
    code: "max_live_keys",
    reason:
      `${countedKeys} live keys of this secret are young, and \`max-live-keys\` is ${maxLiveKeys}. ` +
      "Something mints keys again and again; later runs clean up by themselves.",
  };
}

/** Does this lead to a new key? */
export function mints({ kind }: Pick<Verdict, "kind">): boolean {
  return kind === "create" || kind === "rotate";
}

/** The passed-in key where there is one; else the one managed key that the last write can have stored. */
function predecessor({ passedIn, managed, secret }: Facts): string | undefined {
  if (passedIn.kind === "alive" && passedIn.key !== undefined) return passedIn.key.keyId;
  if (secret.kind !== "present") return undefined;
  const fitting = managed.filter((key) => fitsWindow(key, secret.updatedAt));
  return fitting.length === 1 ? fitting[0]?.keyId : undefined;
}
