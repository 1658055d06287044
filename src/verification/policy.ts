import { describeDuration, formatDuration } from "../values/duration.ts";
import { printableName } from "../values/server-text.ts";
import type { Fault } from "../values/user-error.ts";
import type { AliveLook } from "./look.ts";

/** What the user demands of the key beyond that it works. */
export interface VerifyPolicy {
  readonly expectedKeyId: string | undefined;
  readonly expectedName: string | undefined;
  readonly maxAgeMs: number | undefined;
  readonly minRemainingMs: number | undefined;
}

interface Standing {
  /** A newer key has been made for the secret. */
  readonly retiring: boolean;
}

/**
 * Where Mesh tells no key's birth, the last write of the secret stands for it, as it does for the rotation. A run that was
 * queued before that write holds an older value, of which nothing tells.
 */
export function ageOf({ key, now, secret }: AliveLook): number | undefined {
  if (key !== undefined) return Math.max(0, now - key.createdAt);
  if (secret === undefined || secret.updatedAt > secret.queuedAt) return undefined;
  return Math.max(0, secret.now - secret.updatedAt);
}

/** A working key may still not be what the user wants. */
export function brokenPolicies(look: AliveLook, policy: VerifyPolicy, standing: Standing): Fault[] {
  return [
    ...identityFaults(look, policy),
    tooOld(look, policy.maxAgeMs, standing),
    endsTooSoon(look, policy.minRemainingMs),
  ].filter((fault) => fault !== undefined);
}

/** A key that is not the expected one may be anybody's: where nothing tells which it is, that counts as broken. */
function identityFaults(
  { key }: AliveLook,
  { expectedKeyId, expectedName }: VerifyPolicy,
): readonly (Fault | undefined)[] {
  if (key !== undefined) return [wrongKey(key.keyId, expectedKeyId), wrongName(key.name, expectedName)];
  return expectedKeyId === undefined && expectedName === undefined ? [] : [NOT_TOLD];
}

/** The basic service tells of no key how old it is and when it ends; that is no fault of the key. */
export function uncheckedPolicies(look: AliveLook, { maxAgeMs, minRemainingMs }: VerifyPolicy): Fault[] {
  return [
    maxAgeMs !== undefined && ageOf(look) === undefined ? ageNotTold(look) : undefined,
    minRemainingMs !== undefined && look.key === undefined ? END_NOT_TOLD : undefined,
  ].filter((fault) => fault !== undefined);
}

function wrongKey(keyId: string, expected: string | undefined): Fault | undefined {
  if (expected === undefined || keyId === expected) return undefined;
  return {
    what: `The job was given key ${keyId}, and ${expected} was expected.`,
    input: "expected-key-id",
    why: "This run was queued before the secret was written, or another secret of the same name was read.",
    fix: "Start a new run (a re-run replays old secrets), or check environment and repository secrets of that name.",
  };
}

function wrongName(name: string, expected: string | undefined): Fault | undefined {
  if (expected === undefined || name === expected) return undefined;
  return {
    what: `The key is named "${printableName(name)}", and "${expected}" was expected.`,
    input: "expected-name",
    fix: "Check which secret this job reads.",
  };
}

function tooOld(look: AliveLook, maxAgeMs: number | undefined, { retiring }: Standing): Fault | undefined {
  const ageMs = ageOf(look);
  if (maxAgeMs === undefined || ageMs === undefined || ageMs <= maxAgeMs) return undefined;
  const age = describeDuration(ageMs);
  const limit = formatDuration(maxAgeMs);
  return {
    what:
      look.key === undefined
        ? `The secret was last written ${age} ago; \`max-age\` is ${limit}.`
        : `The key is ${age} old; \`max-age\` is ${limit}.`,
    input: "max-age",
    ...(retiring ? OLD_SNAPSHOT : STOPPED_SCHEDULE),
  };
}

function endsTooSoon({ key, now }: AliveLook, minRemainingMs: number | undefined): Fault | undefined {
  if (minRemainingMs === undefined || key === undefined || key.expiresAt === null) return undefined;
  const remainingMs = key.expiresAt - now;
  if (remainingMs >= minRemainingMs) return undefined;
  return {
    what: `The key works for another ${describeDuration(remainingMs)}; \`min-remaining\` is ${formatDuration(minRemainingMs)}.`,
    input: "min-remaining",
    why: "It was replaced and is in its grace period, or was made with an end of its own.",
    fix: "Start a new run to get the new key, or start the rotation by hand.",
  };
}

const OLD_SNAPSHOT = {
  why: "A newer key has been made; this run was queued before, or is a re-run.",
  fix: "Start a new run: it gets the new key.",
} as const;

const STOPPED_SCHEDULE = {
  why: "The scheduled rotation has not run: GitHub disables schedules of idle public repositories.",
  fix: "Look at the rotation workflow's runs, enable it, and start it by hand.",
} as const;

const NOT_TOLD: Fault = {
  what: "This Mesh service does not say which key it was shown, so it cannot be compared with the expected one.",
  fix: "Remove `expected-key-id` and `expected-name`, or use a Mesh service that offers `whoami`.",
};

function ageNotTold({ secret }: AliveLook): Fault {
  return secret === undefined ? AGE_NOT_TOLD : OLDER;
}

const AGE_NOT_TOLD: Fault = {
  what: "`max-age` was not checked: this Mesh service does not say how old a key is.",
  fix: "Pass a `github-token` that may read when the secret was written, and grant the job `actions: read`; or remove `max-age`.",
};

const OLDER: Fault = {
  what: "`max-age` was not checked: the secret was written after this run was queued.",
  fix: "Start a new run.",
};

const END_NOT_TOLD: Fault = {
  what: "`min-remaining` was not checked: this Mesh service does not say when a key ends.",
  fix: "Remove `min-remaining`, or use a Mesh service that offers `whoami`.",
};
