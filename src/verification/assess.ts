import { formatInstant, type Instant } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import { printableName } from "../values/server-text.ts";
import { UserError, type Fault } from "../values/user-error.ts";
import type { AliveLook, KeyLook } from "./look.ts";
import { ageOf, brokenPolicies, uncheckedPolicies, type VerifyPolicy } from "./policy.ts";

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
  readonly key: { readonly keyId: string; readonly name: string; readonly createdAt: Instant } | undefined;
  /** By Mesh, or where it does not tell, since the secret was written; `undefined` where nothing tells. */
  readonly ageMs: number | undefined;
  /** The key that replaced it, where that is known. */
  readonly newer: { readonly keyId: string; readonly createdAt: Instant } | undefined;
  readonly expiresAt: Instant | null | undefined;
  /** What failed and what to do; `undefined` for a key that works and breaks no policy. */
  readonly failure: UserError | undefined;
  /** Policies that nothing here can tell of: they are neither kept nor broken. */
  readonly unchecked: readonly Fault[];
}

type DeadLook = Exclude<KeyLook, AliveLook>;

/** Facts and policy in, verdict out. */
export function assess(look: KeyLook, policy: VerifyPolicy): Assessment {
  return look.kind === "alive" ? assessAlive(look, policy) : assessDead(look);
}

function assessAlive(look: AliveLook, policy: VerifyPolicy): Assessment {
  const { key } = look;
  const ageMs = ageOf(look);
  const { status, explanation, newer } = standing(look);
  const [fault, ...others] = brokenPolicies(look, policy, { retiring: status === "retiring" });
  return {
    valid: true,
    reason: fault === undefined ? "valid" : "policy",
    sentence: describeWorking(look, ageMs),
    explanation,
    status,
    key: key && { keyId: key.keyId, name: key.name, createdAt: key.createdAt },
    ageMs,
    newer,
    expiresAt: key?.expiresAt,
    failure: fault && new UserError("policy_failed", [fault, ...others]),
    unchecked: uncheckedPolicies(look, policy),
  };
}

function describeWorking({ key }: AliveLook, ageMs: number | undefined): string {
  const age = ageMs === undefined ? "" : describeDuration(ageMs);
  if (key === undefined) return `The key works${age && `; its secret was last written ${age} ago`}.`;
  return `Key ${key.keyId} "${printableName(key.name)}" works, ${age} old${ending(key.expiresAt)}.`;
}

function ending(expiresAt: Instant | null): string {
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

function assessDead(look: DeadLook): Assessment {
  const { reason, failure } = explainDeath(look);
  return {
    valid: false,
    reason,
    sentence: failure.faults[0].what,
    explanation: undefined,
    status: "unknown",
    newer: undefined,
    key: undefined,
    ageMs: undefined,
    expiresAt: undefined,
    failure,
    unchecked: [],
  };
}

interface Death {
  readonly reason: VerifyReason;
  readonly failure: UserError;
}

function explainDeath(look: DeadLook): Death {
  switch (look.kind) {
    case "missing":
      return { reason: "missing", failure: new UserError("key_invalid", MISSING) };
    case "malformed":
      return { reason: "malformed", failure: new UserError("key_invalid", MALFORMED) };
    // Nothing is known of the key: what Mesh or the network did has a code and a remedy of its own.
    case "unreachable":
      return { reason: "unreachable", failure: look.error };
    case "rejected": {
      const { reason, fault } = REJECTIONS.get(look.code ?? "") ?? rejected(look.status);
      return { reason, failure: new UserError("key_invalid", fault) };
    }
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
  what: "The value does not look like a Mesh key, `mesh_…`.",
  input: "api-key",
  why: "Something else was pasted into the secret, only a part of the key, or quotes or spaces came along.",
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

function rejected(status: number): { reason: VerifyReason; fault: Fault } {
  const fault = {
    what: `Mesh does not accept the key (HTTP ${status}).`,
    input: "api-key",
    why: "It was revoked, has expired, or belongs to another Mesh service than `api-url`.",
    fix: `${NEW_KEY} Check \`api-url\` too.`,
  };
  return { reason: "rejected", fault };
}
