import type { SecretScope, SecretSlot } from "../../src/github/port.ts";
import type { MeshFeature } from "../../src/mesh/port.ts";
import type { Facts, ManagedKey, PassedInKey, SecretFact } from "../../src/rotation/facts.ts";
import type { Policy } from "../../src/rotation/policy.ts";
import { defaultKeyName, type Target } from "../../src/rotation/target.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from "../../src/values/clock.ts";

/** When the tests take place: a whole second, as GitHub's timestamps are. */
export const NOW: Instant = Date.UTC(2026, 4, 17, 9, 30, 0);
/** When the secret of {@link facts} was last written: long ago, but not due by age. */
export const U: Instant = NOW - 10 * DAY_MS;

export const FULL_SERVICE: readonly MeshFeature[] = [
  "list",
  "get",
  "meta",
  "revoke",
  "expire",
  "expires_in",
  "last_used_at",
  "scopes",
  "whoami",
  "verify",
  "rotate",
  "idempotency",
];

export function aSlot(scope: Partial<SecretScope> = {}, secretName = "MESH_API_KEY"): SecretSlot {
  const repository = { owner: "octo", name: "app" };
  const plain: SecretScope = { kind: "repository", repository, store: "actions" };
  return { scope: { ...plain, ...scope } as SecretScope, secretName };
}

export function aTarget(overrides: Partial<Target> = {}): Target {
  const slot = overrides.slot ?? aSlot();
  const given = { passedIn: undefined, canBePassedIn: true, holderId: "4217", access: undefined };
  return { slot, keyName: defaultKeyName(slot), ...given, ...overrides };
}

/** Born with the last write of {@link facts}: what the store of an untouched world holds. */
export function aManagedKey(overrides: Partial<ManagedKey> = {}): ManagedKey {
  return {
    keyId: "key_current",
    name: "github:octo/app:MESH_API_KEY",
    createdAt: U,
    lastUsedAt: null,
    expiresAt: null,
    ...overrides,
  };
}

type AlivePassedIn = Extract<PassedInKey, { kind: "alive" }>;

/** The passed-in key of {@link facts}: alive, and one of this target's. */
export function aPassedInKey(overrides: Partial<AlivePassedIn> = {}): AlivePassedIn {
  return {
    kind: "alive",
    managed: "for_this_target",
    sameAccount: true,
    key: { keyId: "key_current", createdAt: U, expiresAt: null },
    ...overrides,
  };
}

export function writtenAt(updatedAt: Instant): SecretFact {
  return { kind: "present", updatedAt };
}

/** A healthy world: one managed key, stored ten days ago, passed in by a run that was queued a minute ago. */
export function facts(overrides: Partial<Facts> = {}): Facts {
  return {
    now: NOW,
    secret: writtenAt(U),
    queuedAt: NOW - MINUTE_MS,
    firstAttempt: true,
    features: new Set(FULL_SERVICE),
    passedIn: aPassedInKey(),
    managed: [aManagedKey()],
    adminKeyId: undefined,
    ...overrides,
  };
}

/** The defaults of the action's inputs. */
export function aPolicy(overrides: Partial<Policy> = {}): Policy {
  return {
    rotateAfterMs: 30 * DAY_MS,
    graceMs: 24 * HOUR_MS,
    keepWhileUsedMs: 7 * DAY_MS,
    maxLiveKeys: 5,
    force: false,
    dryRun: false,
    expiresInMs: undefined,
    scopes: undefined,
    ...overrides,
  };
}
