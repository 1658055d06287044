import { formatInstant } from "../values/clock.ts";
import type { Fault } from "../values/user-error.ts";
import { fitsWindow, isOrphan, isSuperseded, isYoungerThanLease, knownKey } from "./evidence.ts";
import type { Facts, ManagedKey } from "./facts.ts";
import { missingFeatures, type Policy } from "./policy.ts";

export const REVOCATION_MODES = ["superseded", "key", "compromised", "teardown"] as const;
export type RevocationMode = (typeof REVOCATION_MODES)[number];

/** A `stranger` is alive and none of this target's; a `disabled` one is this target's, and could be enabled again. */
export type OrderedKey = "not_looked_up" | "gone" | "disabled" | "stranger";

/** What a person asked for. */
export interface RevocationOrder {
  readonly mode: RevocationMode;
  /** For the mode `key`. */
  readonly keyId: string | undefined;
  /** Name of the target's keys, for a service that does not tell their ids. */
  readonly keyName: string;
  /** Whether a workflow can be given the secret's value: for other stores and repositories it cannot. */
  readonly canBePassedIn: boolean;
  /** `rotateAfterMs`, `force` and `maxLiveKeys` do not matter here. */
  readonly policy: Policy;
}

/** Why an order is not carried out, and what to do. */
export type Refusal = Pick<Fault, "what" | "fix">;

/** What a revocation is going to do and why, as data (spec: rotation.md, Revoke). */
export interface RevocationPlan {
  readonly mode: RevocationMode;
  /** Why nothing at all may be done; the lists are empty then. */
  readonly refusal: Refusal | undefined;
  readonly revokes: readonly JudgedKey[];
  readonly keeps: readonly JudgedKey[];
}

export interface JudgedKey {
  readonly keyId: string;
  readonly why: string;
  /** The order wanted it gone, and it could not be ended yet: the run is `incomplete`. */
  readonly wanted?: boolean;
  /** Only a person can end it. `keyId` may then be a description, where the service tells no ids. */
  readonly byHand?: boolean;
}

export const BY_HAND = {
  why: "this Mesh service cannot revoke keys: delete it in the Mesh web interface",
  wanted: true,
  byHand: true,
} as const;

/**
 * Facts and order in, plan out; no clock, no I/O.
 *
 * @param ordered what the key of the mode `key` is, where it is not among the live ones
 */
export function planRevocation(
  facts: Facts,
  order: RevocationOrder,
  ordered: OrderedKey = "not_looked_up",
): RevocationPlan {
  const unfit = order.mode === "compromised" ? unfitForNewKey(facts, order.policy) : undefined;
  if (unfit !== undefined) return unfit;
  if (!facts.features.has("list")) return withoutList(facts, order);
  switch (order.mode) {
    case "superseded":
      return supersededPlan(facts, order);
    case "key":
      return keyPlan(facts, order, ordered);
    case "compromised":
      return compromisedPlan(facts);
    case "teardown":
      return teardownPlan(facts);
  }
}

/** A basic service: what can be stored or deleted is, and the rest is named for a person to end. */
function withoutList({ passedIn }: Facts, { mode, keyName }: RevocationOrder): RevocationPlan {
  if (mode === "superseded" || mode === "key")
    return refused(mode, {
      what: "This Mesh service can neither list nor revoke keys.",
      fix: "Revoke it in the Mesh web interface; the mode `compromised` stores a new key first.",
    });
  const older = passedIn.kind === "alive" ? passedIn.key?.keyId : undefined;
  return {
    ...{ mode, refusal: undefined, revokes: [] },
    keeps: [{ keyId: older ?? `every older key named "${keyName}"`, ...BY_HAND }],
  };
}

/** What the evidence rules call orphan or superseded, used or not. */
function supersededPlan(facts: Facts, order: RevocationOrder): RevocationPlan {
  const { policy } = order;
  const missing = missingEvidence(facts, order);
  if (missing !== undefined) return refused("superseded", missing);
  const judged = facts.managed.map((key) => ({ key, ...supersededVerdict(key, facts, policy) }));
  return split("superseded", judged);
}

function supersededVerdict(key: ManagedKey, facts: Facts, policy: Policy): { ends: boolean; why: string } {
  if (isOrphan(key, facts)) return { ends: true, why: "orphan: minted after the last write of the secret" };
  if (isSuperseded(key, facts, policy))
    return { ends: true, why: "superseded: the secret is known to hold another key" };
  if (key.keyId === knownKey(facts)?.keyId) return { ends: false, why: "the secret holds it" };
  if (key.keyId === facts.adminKeyId) return { ends: false, why: ADMIN };
  if (isYoungerThanLease(key, facts.now)) return { ends: false, why: YOUNG };
  const end = key.expiresAt === null ? "" : `; it ends at ${formatInstant(key.expiresAt)} at the latest`;
  return { ends: false, why: `retiring: its grace period is not over${end}` };
}

const YOUNG = "younger than 20 minutes: it may belong to a run that is still at work";

/** One key now. A key that is not there is gone already, or the id is mistyped: nobody can tell, so it is said. */
function keyPlan(facts: Facts, order: RevocationOrder, ordered: OrderedKey): RevocationPlan {
  const { keyId = "" } = order;
  const key = facts.managed.find((other) => other.keyId === keyId);
  const refusal =
    refusedKeyId(facts, keyId, ordered) ??
    (facts.secret.kind === "absent" ? undefined : missingEvidence(facts, order)) ??
    (key && unsafeKey(key, facts));
  if (refusal !== undefined) return refused("key", refusal);
  const found = key !== undefined || ordered === "disabled";
  return {
    ...{ mode: "key", refusal: undefined },
    revokes: found ? [{ keyId, why: "as ordered" }] : [],
    keeps: found ? [] : [{ keyId, why: "no live key of this secret has this id: gone already, or mistyped" }],
  };
}

function refusedKeyId(
  { passedIn, adminKeyId }: Facts,
  keyId: string,
  ordered: OrderedKey,
): Refusal | undefined {
  if (adminKeyId !== undefined && keyId === adminKeyId)
    return {
      what: `Key ${keyId} is the admin credential of this run.`,
      fix: "Pass another admin credential, or revoke it in the Mesh web interface.",
    };
  if (ordered === "stranger")
    return {
      what: `Key ${keyId} was not minted by this action for this secret.`,
      fix: "Revoke it in the Mesh web interface.",
    };
  if (passedIn.kind === "alive" && passedIn.key?.keyId === keyId)
    return { what: "The secret holds this key.", fix: REPLACE_IT };
  return undefined;
}

/** A run that is still at work would store a young key a moment later, or its late write would. */
function unsafeKey(key: ManagedKey, { secret, now }: Facts): Refusal | undefined {
  if (isYoungerThanLease(key, now))
    return {
      what: "The key is younger than 20 minutes: it may belong to a run that is still at work.",
      fix: "Start a new run in half an hour.",
    };
  if (secret.kind === "present" && fitsWindow(key, secret.updatedAt))
    return { what: "The last write may have put this key into the secret.", fix: REPLACE_IT };
  return undefined;
}

/** A new key with other permissions, or a longer life than was asked for, would be no remedy. */
function unfitForNewKey({ passedIn, features }: Facts, policy: Policy): RevocationPlan | undefined {
  if (passedIn.kind === "alive" && !passedIn.sameAccount)
    return refused("compromised", {
      what: "`current-key` belongs to another Mesh account than `admin-key`, which can neither replace nor revoke it.",
      fix: "Pass the admin credential of that account, or revoke the key in its web interface.",
    });
  const missing = missingFeatures(features, policy);
  if (missing === "") return undefined;
  return refused("compromised", {
    what: `This Mesh service cannot make a key with ${missing}.`,
    fix: "Leave it out, or use a Mesh service that has it.",
  });
}

/** After a new key was stored: every older one at once, the passed-in one even inside the lease. */
function compromisedPlan(facts: Facts): RevocationPlan {
  const { passedIn, managed, now } = facts;
  const passedInKeyId = passedIn.kind === "alive" ? passedIn.key?.keyId : undefined;
  const judged = managed.map((key) => {
    const own = key.keyId === facts.adminKeyId;
    const ends = !own && (key.keyId === passedInKeyId || !isYoungerThanLease(key, now));
    return { key, ends, why: ends ? "older than the new key" : own ? ADMIN : YOUNG, wanted: !ends };
  });
  const { revokes, keeps } = split("compromised", judged);
  const foreign =
    passedIn.kind === "alive" && passedIn.managed !== "for_this_target" && passedIn.key !== undefined
      ? [{ keyId: passedIn.key.keyId, why: UNMANAGED, wanted: true, byHand: true }]
      : [];
  return { mode: "compromised", refusal: undefined, revokes, keeps: [...keeps, ...foreign] };
}

const ADMIN = "it is the admin credential of this run";
const UNMANAGED = "this action did not mint it for this secret: revoke it yourself in the Mesh web interface";

/** After the secret was deleted: all of its keys. */
function teardownPlan(facts: Facts): RevocationPlan {
  const judged = facts.managed.map((key) => {
    const own = key.keyId === facts.adminKeyId;
    const ends = !own && !isYoungerThanLease(key, facts.now);
    return { key, ends, why: ends ? "the secret is gone" : own ? ADMIN : YOUNG, wanted: !ends };
  });
  return split("teardown", judged);
}

interface Judged {
  readonly key: ManagedKey;
  readonly ends: boolean;
  readonly why: string;
  readonly wanted?: boolean;
}

function split(mode: RevocationMode, judged: readonly Judged[]): RevocationPlan {
  const entries = (ends: boolean): JudgedKey[] =>
    judged
      .filter((one) => one.ends === ends)
      .map(({ key, why, wanted }) => ({ keyId: key.keyId, why, ...(wanted === true ? { wanted } : {}) }));
  return { mode, refusal: undefined, revokes: entries(true), keeps: entries(false) };
}

const REPLACE_IT = "Use the mode `compromised`: it stores a new key first.";

function refused(mode: RevocationMode, refusal: Refusal): RevocationPlan {
  return { mode, refusal, revokes: [], keeps: [] };
}

/** Says what is missing before the passed-in key counts as known; `undefined`: nothing is. */
function missingEvidence(facts: Facts, { canBePassedIn }: RevocationOrder): Refusal | undefined {
  const { passedIn, queuedAt, firstAttempt, secret } = facts;
  if (knownKey(facts) !== undefined) return undefined;
  if (!canBePassedIn)
    return {
      what: unknownKey(
        "Only what the `secrets` context of this run holds can be passed in: nothing of Dependabot, of Codespaces or of another repository.",
      ),
      fix: "What is out of use ends by itself after its grace period. If a key has leaked, use the mode `compromised`.",
    };
  const missing = [
    passedIn.kind !== "alive" && "`current-key` with the secret's present value, accepted by Mesh",
    passedIn.kind === "alive" &&
      passedIn.managed !== "for_this_target" &&
      "a `current-key` that this action minted for this secret",
    queuedAt === undefined && "`run-token` with `actions: read`",
    !firstAttempt && "a new run (this is a re-run, which replays old secrets)",
    secret.kind !== "present" && "the secret",
  ].filter((text) => text !== false);
  const why =
    missing.length > 0
      ? `Missing: ${missing.join("; ")}.`
      : "The secret was written after this run was queued: start a new run.";
  return {
    what: unknownKey(why),
    fix: "Pass what is missing and start a new run; if a key has leaked, use the mode `compromised`, which needs none of this.",
  };
}

function unknownKey(why: string): string {
  return `It is not known which key the secret holds, so nothing can be revoked safely. ${why}`;
}
