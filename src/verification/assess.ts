import { formatInstant, type Instant } from "../values/clock.ts";
import { describeDuration, formatDuration } from "../values/duration.ts";
import { printableName } from "../values/server-text.ts";
import type { Fault } from "../values/user-error.ts";
import type { KeyLook } from "./look.ts";

/** What the user demands of the key beyond that it works. */
export interface VerifyPolicy {
  readonly expectedKeyId: string | undefined;
  readonly expectedName: string | undefined;
  readonly maxAgeMs: number | undefined;
  readonly minRemainingMs: number | undefined;
}

export type VerifyReason =
  | "valid"
  | "missing"
  | "malformed"
  | "unreachable"
  | "revoked"
  | "expired"
  | "disabled"
  | "rejected"
  | "policy";

/** The verdict on the key that a job was given (spec: rotation.md, Verify). */
export interface Assessment {
  readonly valid: boolean;
  readonly reason: VerifyReason;
  /** One sentence for people. */
  readonly sentence: string;
  /** Why a working key is not the newest, where that is known: an explanation, not a failure. */
  readonly explanation: string | undefined;
  readonly status: "current" | "retiring" | "unknown";
  readonly key:
    | { readonly keyId: string; readonly name: string; readonly ageMs: number; readonly createdAt: Instant }
    | undefined;
  /** The key that replaced it, where that is known. */
  readonly newer: { readonly keyId: string; readonly createdAt: Instant } | undefined;
  readonly expiresAt: Instant | null | undefined;
  /** What failed and what to do; empty for a key that works and fits the policy. */
  readonly faults: readonly Fault[];
}

type AliveLook = KeyLook & { readonly kind: "alive" };
type DeadLook = Exclude<KeyLook, AliveLook>;

/** Facts and policy in, verdict out. */
export function assess(look: KeyLook, policy: VerifyPolicy): Assessment {
  return look.kind === "alive" ? assessAlive(look, policy) : assessDead(look);
}

function assessAlive(look: AliveLook, policy: VerifyPolicy): Assessment {
  const { key, now } = look;
  const ageMs = key && Math.max(0, now - key.createdAt);
  const { status, explanation, newer } = standing(look);
  const faults = policyFaults(look, policy, status);
  const age = ageMs === undefined ? "" : `, ${describeDuration(ageMs)} old`;
  const name = key === undefined ? "The key" : `Key ${key.keyId} "${printableName(key.name)}"`;
  return {
    valid: true,
    reason: faults.length > 0 ? "policy" : "valid",
    sentence: `${name} works${age}${ending(key?.expiresAt)}.`,
    explanation,
    status,
    key: key && { keyId: key.keyId, name: key.name, ageMs: ageMs ?? 0, createdAt: key.createdAt },
    newer,
    expiresAt: key?.expiresAt,
    faults,
  };
}

function ending(expiresAt: Instant | null | undefined): string {
  if (expiresAt === undefined) return "";
  return expiresAt === null ? ", until it is revoked" : `, until ${formatInstant(expiresAt)}`;
}

/** Is it the newest key of its secret, or one in its grace period? */
function standing({
  key,
  siblings,
  endsReplacedKeys,
  secret,
}: AliveLook): Pick<Assessment, "status" | "explanation" | "newer"> {
  const writtenLater = secret !== undefined && secret.updatedAt > secret.queuedAt;
  const snapshot = writtenLater
    ? "The secret was written after this run was queued; the next run gets the new key."
    : undefined;
  const own = siblings?.find(({ keyId }) => keyId === key?.keyId);
  const [newest] = siblings ?? [];
  if (own === undefined || newest === undefined)
    return { status: "unknown", explanation: snapshot, newer: undefined };
  // A newer key that replaced nothing is an orphan of a run that died before it could store it.
  const replaced = own.keyId !== newest.keyId && (own.expiresAt !== null || !endsReplacedKeys);
  if (!replaced) return { status: "current", explanation: undefined, newer: undefined };
  const until = own.expiresAt === null ? "" : ` This one works until ${formatInstant(own.expiresAt)}.`;
  return {
    status: "retiring",
    newer: newest,
    explanation: `A newer key, ${newest.keyId}, has been made for this secret.${until} ${snapshot ?? "The next run gets the new key."}`,
  };
}

function policyFaults({ key, now }: AliveLook, policy: VerifyPolicy, status: Assessment["status"]): Fault[] {
  const wanted = Object.values(policy).some((want) => want !== undefined);
  if (key === undefined) return wanted ? [NOT_TOLD] : [];
  const ageMs = now - key.createdAt;
  const remainingMs = key.expiresAt === null ? Number.POSITIVE_INFINITY : key.expiresAt - now;
  return [
    wrongKey(key.keyId, policy.expectedKeyId),
    wrongName(key.name, policy.expectedName),
    tooOld(ageMs, policy.maxAgeMs, status),
    endsTooSoon(remainingMs, policy.minRemainingMs),
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

function tooOld(
  ageMs: number,
  maxAgeMs: number | undefined,
  status: Assessment["status"],
): Fault | undefined {
  if (maxAgeMs === undefined || ageMs <= maxAgeMs) return undefined;
  return {
    what: `The key is ${describeDuration(ageMs)} old; \`max-age\` is ${formatDuration(maxAgeMs)}.`,
    input: "max-age",
    ...(status === "retiring" ? OLD_SNAPSHOT : STOPPED_SCHEDULE),
  };
}

function endsTooSoon(remainingMs: number, minRemainingMs: number | undefined): Fault | undefined {
  if (minRemainingMs === undefined || remainingMs >= minRemainingMs) return undefined;
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
  what: "This Mesh service does not say which key it was shown, so the policy cannot be checked.",
  fix: "Remove `expected-key-id`, `expected-name`, `max-age` and `min-remaining`, or use a Mesh service that offers `whoami`.",
};

function assessDead(look: DeadLook): Assessment {
  const { reason, fault } = explainDeath(look);
  return {
    valid: false,
    reason,
    sentence: fault.what,
    explanation: undefined,
    status: "unknown",
    newer: undefined,
    key: undefined,
    expiresAt: undefined,
    faults: [fault],
  };
}

function explainDeath(look: DeadLook): { reason: VerifyReason; fault: Fault } {
  switch (look.kind) {
    case "missing":
      return { reason: "missing", fault: MISSING };
    case "malformed":
      return { reason: "malformed", fault: MALFORMED };
    case "unreachable":
      return { reason: "unreachable", fault: look.error.faults[0] };
    case "rejected":
      return REJECTIONS.get(look.code ?? "") ?? { reason: "rejected", fault: rejected(look.status) };
  }
}

const NEW_KEY = "Run the rotation workflow: it replaces a key that Mesh no longer accepts.";

const MISSING: Fault = {
  what: "No key was given to this job.",
  input: "api-key",
  why: "The secret does not exist, or this run comes from a fork, which gets no secrets, or from Dependabot, which gets its own.",
  fix: "Run the set-up workflow first and pass `api-key: ${{ secrets.MESH_API_KEY }}`; for forks, set `on-missing: notice`.",
};

const MALFORMED: Fault = {
  what: "The value is no Mesh key: those start with `mesh_`.",
  input: "api-key",
  why: "Something else was pasted into the secret, or quotes or spaces came along.",
  fix: NEW_KEY,
};

const REJECTIONS = new Map<string, { reason: VerifyReason; fault: Fault }>([
  [
    "key_revoked",
    death(
      "revoked",
      "The key was revoked.",
      "Somebody ended it, or it was replaced and its grace period is over.",
    ),
  ],
  [
    "key_expired",
    death(
      "expired",
      "The key has expired.",
      "It was replaced and its grace period is over, or it was made with an end of its own.",
    ),
  ],
  [
    "key_disabled",
    death("disabled", "The key is disabled.", "Somebody disabled it, or its account, in Mesh."),
  ],
]);

function death(reason: VerifyReason, what: string, why: string): { reason: VerifyReason; fault: Fault } {
  return {
    reason,
    fault: { what, why, input: "api-key", fix: `${NEW_KEY} A re-run replays old secrets: start a new run.` },
  };
}

function rejected(status: number): Fault {
  return {
    what: `Mesh does not accept the key (HTTP ${status}).`,
    input: "api-key",
    why: "It was revoked, has expired, or belongs to another Mesh service than `api-url`.",
    fix: `${NEW_KEY} Check \`api-url\` too.`,
  };
}
