import type { RotationEvent } from "../rotation/events.ts";
import { mints, type Plan } from "../rotation/plan.ts";
import type { RevocationPlan } from "../rotation/revocation-plan.ts";
import { formatInstant } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import { printableName } from "../values/server-text.ts";

/** What a run over many targets tells of itself; warnings are annotations. */
type Framing = "warning" | "surveyed" | "target-started" | "target-ended";

/** The log as a short story: one line a step. */
export function storyLine(event: Exclude<RotationEvent, { kind: Framing }>): string {
  switch (event.kind) {
    case "observed":
      return event.service === "basic"
        ? "✓ observed Mesh and GitHub (this Mesh service offers the basic API: it can neither list nor revoke keys)"
        : `✓ observed Mesh and GitHub: ${count(event.managedKeys, "live managed key")}`;
    case "planned":
      return `✓ plan: ${event.plan.kind}. ${event.plan.reason}`;
    case "swept":
      return `✓ swept ${event.keyId} (${event.evidence})`;
    case "minted":
      return `✓ minted ${event.keyId} "${printableName(event.name)}"`;
    case "proven":
      return `✓ proven: Mesh accepts ${event.keyId}`;
    case "waiting":
      return `… waiting ${describeDuration(event.ms)} (${event.why})`;
    case "stored":
      return `✓ stored, sealed for this secret alone (${event.created ? "created" : "updated"} at ${formatInstant(event.at)})`;
    case "retired":
      return `✓ retired ${event.keyId}: ${ends(event)}`;
    case "ordered":
      return `✓ order: ${event.plan.mode}. ${orderText(event.plan)}`;
    case "revoked":
      return `✓ revoked ${event.keyId}: ${event.why}`;
    case "secret-deleted":
      return "✓ deleted the secret";
    case "revoked-successor":
      return `✓ revoked ${event.keyId} again: ${event.why}`;
  }
}

const FIRST_STEPS: Partial<Record<RevocationPlan["mode"], string>> = {
  compromised: "Store a new key first, then revoke",
  teardown: "Delete the secret first, then revoke",
};

function orderText({ mode, refusal, revokes, keeps }: RevocationPlan): string {
  if (refusal !== undefined) return `Refused: ${refusal.what}`;
  const kept = keeps.length === 0 ? "" : `, keep ${keeps.length}`;
  return `${FIRST_STEPS[mode] ?? "Revoke"} ${count(revokes.length, "key")}${kept}.`;
}

function ends({ graceEndsAt, endsAt }: RotationEvent & { kind: "retired" }): string {
  const grace = `works through its grace period, until ${formatInstant(graceEndsAt)}`;
  return endsAt > graceEndsAt ? `${grace}, and while it is used, until ${formatInstant(endsAt)}` : grace;
}

/** A plan as rows for people: what would happen, to which key, and on which evidence. */
export function planRows(plan: Plan): readonly (readonly [step: string, key: string, evidence: string])[] {
  const minting = mints(plan);
  return [
    ...plan.sweeps.map(({ key, evidence }) => ["sweep", key.keyId, SWEEP_EVIDENCE[evidence]] as const),
    ...(minting
      ? ([
          ["mint", "a new key", plan.reason],
          ["store", "the new key", "after it has proven itself"],
        ] as const)
      : ([["nothing", "", plan.reason]] as const)),
    ...(minting ? plan.retires : []).map(
      ({ keyId }) => ["retire", keyId, "this run's own write will have replaced it"] as const,
    ),
    ...plan.keptInUse.map(
      ({ key, untilAt }) => ["keep", key.keyId, `still in use; until ${formatInstant(untilAt)}`] as const,
    ),
  ];
}

const SWEEP_EVIDENCE = {
  orphan: "orphan: minted after the last write of the secret, by a run that is over",
  superseded: "superseded: the secret is known to hold another key, and the grace period is over",
} as const;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
