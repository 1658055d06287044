import { DAY_MS, MINUTE_MS, SECOND_MS, type Instant } from "../values/clock.ts";
import type { Facts, ManagedKey } from "./facts.ts";
import type { Policy } from "./policy.ts";

/*
 * The evidence rules of the contract (spec: rotation.md), one function each. Every odd-looking clause was left out once in a random
 * model, and broke a promise.
 */

/** A run that has not stored its key this long after it looked gives up: what it saw is no longer worth acting on. */
export const DEADLINE_MS = 5 * MINUTE_MS;
/** A request takes effect within this time of being sent, or never (A1). */
const EFFECT_MS = 10 * MINUTE_MS;
/** GitHub shows a new `updated_at` within this time (A2). */
const VISIBLE_MS = 5 * MINUTE_MS;
/** Until this age a key may belong to a run that is still alive, or to a PUT that is still under way. */
export const LEASE_MS = DEADLINE_MS + EFFECT_MS + VISIBLE_MS;
/** Timestamps have whole seconds, and skew is not exact. */
export const MARGIN_MS = 30 * SECOND_MS;
/** A key not used for this long is taken to have no user left. */
export const UNUSED_MS = DAY_MS;

/** Keys younger than this count against `max-live-keys`: a crash loop cannot flood Mesh, nor lock a target for good. */
export function horizonMs(policy: Pick<Policy, "graceMs">): number {
  return Math.max(policy.graceMs, DAY_MS);
}

export function isYoungerThanLease(key: ManagedKey, now: Instant): boolean {
  return now - key.createdAt < LEASE_MS;
}

/**
 * Is the passed-in key *known* to be what the store holds? Only when the snapshot was taken after the last write:
 * first attempt, and `u + margin ≤ q`. A key born after `u + margin` shows that `u` is a late view.
 *
 * @returns the key, or `undefined` when nothing is known.
 */
export function knownKey(
  facts: Facts,
): { keyId: string; createdAt: Instant; expiresAt: Instant | null } | undefined {
  const { passedIn, secret, queuedAt, firstAttempt } = facts;
  if (passedIn.kind !== "alive" || passedIn.managed !== "for_this_target" || passedIn.key === undefined)
    return undefined;
  if (secret.kind !== "present" || queuedAt === undefined || !firstAttempt) return undefined;
  const settledAt = secret.updatedAt + MARGIN_MS;
  return passedIn.key.createdAt <= settledAt && settledAt <= queuedAt ? passedIn.key : undefined;
}

/** May the last write have put this key into the store? */
export function fitsWindow(key: ManagedKey, updatedAt: Instant): boolean {
  return updatedAt - LEASE_MS <= key.createdAt && key.createdAt <= updatedAt + MARGIN_MS;
}

/** Minted after the last write, by a run that can no longer store it: the store does not hold it. */
export function isOrphan(key: ManagedKey, facts: Facts): boolean {
  const { secret, now } = facts;
  if (secret.kind !== "present" || isProtected(key, facts)) return false;
  return key.createdAt > secret.updatedAt + MARGIN_MS && !isYoungerThanLease(key, now);
}

/** The store is known to hold another key, and has for longer than the grace period. */
export function isSuperseded(key: ManagedKey, facts: Facts, policy: Policy): boolean {
  const { secret, now } = facts;
  if (secret.kind !== "present" || isProtected(key, facts) || knownKey(facts) === undefined) return false;
  return now - secret.updatedAt >= policy.graceMs && !isYoungerThanLease(key, now);
}

/**
 * Was the key replaced by the last write, for longer than the grace period ago, and has it an end? That is no proof to end
 * it on: a person may have put it back. It is enough to tell those who still use it.
 */
export function isEnding(key: ManagedKey, facts: Facts, policy: Policy): boolean {
  const { secret, now } = facts;
  if (secret.kind !== "present" || isProtected(key, facts) || key.expiresAt === null) return false;
  return now - secret.updatedAt >= policy.graceMs && key.createdAt < secret.updatedAt - LEASE_MS;
}

/**
 * Is somebody still using a superseded key? Then it is kept, for a server keeps the key it was deployed with. It is kept
 * no longer than `keep-while-used` after it left the store.
 */
export function isKeptWhileUsed(key: ManagedKey, facts: Facts, policy: Policy): boolean {
  if (policy.keepWhileUsedMs === 0 || key.lastUsedAt === undefined || key.lastUsedAt === null) return false;
  return facts.now - key.lastUsedAt < UNUSED_MS && facts.now < keptUntil(key, facts, policy);
}

/** When a key that is kept because it is used ends all the same. */
export function keptUntil(key: ManagedKey, facts: Facts, policy: Policy): Instant {
  // Counted from the last write: the key left the store then or earlier. The birth of a younger key says less than it
  // seems to: a late write may have brought this one back (found by the simulation).
  const leftStoreAt = facts.secret.kind === "present" ? facts.secret.updatedAt : facts.now;
  const longest = leftStoreAt + Math.max(policy.graceMs, policy.keepWhileUsedMs);
  return Math.min(key.expiresAt ?? longest, longest);
}

/**
 * How old is what the store holds? The birth of a *known* key; in every other case the time since the last write.
 *
 * @returns milliseconds, or `undefined` when nothing tells (a dry run that may not read GitHub, basic service).
 */
export function ageMs(facts: Facts): number | undefined {
  const known = knownKey(facts);
  if (known !== undefined) return facts.now - wholeSecond(known.createdAt);
  if (facts.secret.kind === "present") return facts.now - facts.secret.updatedAt;
  if (facts.secret.kind === "not_read" && facts.passedIn.kind === "alive" && facts.passedIn.key !== undefined)
    return facts.now - wholeSecond(facts.passedIn.key.createdAt);
  return undefined;
}

/** `Date` has whole seconds: a birth with milliseconds would make every key a moment too young. */
function wholeSecond(at: Instant): Instant {
  return Math.floor(at / SECOND_MS) * SECOND_MS;
}

/** The passed-in key may be in use by this very run, and the admin credential is: neither is ever swept. */
function isProtected(key: ManagedKey, facts: Facts): boolean {
  const passedInKeyId = facts.passedIn.kind === "alive" ? facts.passedIn.key?.keyId : undefined;
  return key.keyId === passedInKeyId || key.keyId === facts.adminKeyId;
}
