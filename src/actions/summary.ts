import { isFailure, type RotationOutcome } from "../rotation/outcome.ts";
import type { Policy } from "../rotation/policy.ts";
import { deleteByHand, namedByHand } from "../rotation/retire.ts";
import { describeSlot } from "../rotation/target.ts";
import { formatInstant, type Instant } from "../values/clock.ts";
import { describeDuration, formatDuration } from "../values/duration.ts";
import { renderFailure } from "./failure-text.ts";
import { isAboutToEnd, stillUsed } from "./kept-keys.ts";
import { code, fenced, table } from "./markdown.ts";
import type { TargetResult } from "../rotation/rotate-all.ts";
import { planRows } from "./story.ts";
import { openEnd, timeline } from "./timeline.ts";

/** The job summary: one sentence, a table, a timeline, and what is left to do by hand. */
export function rotationSummary(results: readonly TargetResult[], policy: Policy): string {
  return results
    .map((result) =>
      [`## ${headline(result)}`, ...body(result, policy), ...toDo(result, policy)].join("\n\n"),
    )
    .join("\n\n");
}

function headline({ target, outcome }: TargetResult): string {
  const place = code(describeSlot(target.slot));
  // Such a run fails, whatever else it did.
  const isUrgent = !isFailure(outcome) && outcome.plan?.keptInUse.some(isAboutToEnd) === true;
  return `${isUrgent ? "❌ A replaced key is still used and about to end:" : HEADLINES[outcome.kind]} ${place}`;
}

const HEADLINES: Record<RotationOutcome["kind"], string> = {
  created: "🔑 A new Mesh key was stored in",
  rotated: "🔁 The Mesh key was rotated in",
  unchanged: "✅ The Mesh key is good as it is in",
  planned: "📝 Dry run: nothing was changed in",
  "superseded-by-another-run": "✅ Another run was first with",
  refused: "✋ The rotation was refused for",
  failed: "❌ The rotation failed for",
  "rolled-back": "↩️ The rotation was rolled back for",
  ambiguous: "❓ Nobody can tell yet whether the new key was stored in",
};

function body({ target, outcome }: TargetResult, policy: Policy): string[] {
  const told = "error" in outcome ? [fenced(renderFailure(outcome.error))] : [];
  switch (outcome.kind) {
    case "planned":
      return [table(["Step", "Key", "Evidence"], planRows(outcome.plan))];
    case "created":
    case "rotated":
      return [keyTable(outcome, policy), lives(target.slot.secretName, outcome)];
    case "unchanged":
      return [outcome.plan.reason, standingTable(outcome, policy)];
    case "superseded-by-another-run":
      return [leftOver(outcome)];
    case "rolled-back":
      return [...told, leftOver(outcome)];
    case "ambiguous":
      return [...told, candidates(outcome)];
    case "refused":
    case "failed":
      return told;
  }
}

/** What no run will do by itself. */
function toDo({ target, outcome }: TargetResult, { graceMs }: Policy): string[] {
  const { kind, plan } = outcome;
  if (plan === undefined || kind === "planned") return [];
  const { keptInUse, byHand } = plan;
  const graceEndsAt = "graceEndsAt" in outcome ? outcome.secretUpdatedAt + graceMs : undefined;
  const later = graceEndsAt === undefined ? [] : namedByHand(byHand, target);
  const steps = [
    ...keptInUse.map((kept) => stillUsed(kept, code(kept.key.keyId))),
    ...(byHand.now.length === 0 ? [] : [deleteByHand(byHand.now.map(code), undefined)]),
    ...(later.length === 0 ? [] : [deleteByHand(later.map(code), graceEndsAt)]),
  ];
  return steps.length === 0 ? [] : ["**To do by hand:**", steps.map((step) => `- ${step}`).join("\n")];
}

function standingTable(outcome: RotationOutcome & { kind: "unchanged" }, policy: Policy): string {
  const { current, observedAt, secretUpdatedAt, nextRotationAt } = outcome;
  const known =
    current === undefined
      ? [["Key id", "not known"]]
      : [
          ["Key id", code(current.keyId)],
          ["Name", code(current.name)],
          ["Age", describeDuration(Math.max(0, observedAt - current.createdAt))],
          ["Expires", current.expiresAt === null ? "when it is revoked" : instant(current.expiresAt)],
        ];
  return table(
    ["", ""],
    [
      ...known,
      ["Last written", instant(secretUpdatedAt)],
      ["Next rotation", nextRotation(nextRotationAt, policy)],
    ],
  );
}

function candidates({ successor, plan }: RotationOutcome & { kind: "ambiguous" }): string {
  const before = plan.predecessorKeyId ?? "not known";
  return `Nothing was revoked. New key: ${code(successor.keyId)}; before: ${code(before)}. The next run finds out.`;
}

type Stored = RotationOutcome & { readonly kind: "created" | "rotated" };

function keyTable({ successor, plan, graceEndsAt, nextRotationAt }: Stored, policy: Policy): string {
  return table(
    ["", ""],
    [
      ["Key id", code(successor.keyId)],
      ["Name", code(successor.name)],
      ["Why", plan.reason],
      ["Made", instant(successor.createdAt)],
      ["Expires", successor.expiresAt === null ? "when it is revoked" : instant(successor.expiresAt)],
      ...(graceEndsAt === undefined
        ? []
        : [
            ["Replaces", code(plan.predecessorKeyId ?? "not known")],
            ["Grace period ends", `${instant(graceEndsAt)} (${formatDuration(policy.graceMs)})`],
          ]),
      ["Next rotation", nextRotation(nextRotationAt, policy)],
    ],
  );
}

function leftOver({
  successor,
  successorRevoked,
}: RotationOutcome & { kind: "rolled-back" | "superseded-by-another-run" }): string {
  return successorRevoked
    ? `This run did not write the secret; its new key ${code(successor.keyId)} was revoked.`
    : `This run did not write the secret. **To do by hand:** delete ${code(successor.keyId)} in the Mesh web interface; nothing uses it. Where Mesh can list keys, a later run ends it as well.`;
}

/** When each key works: the old one through its grace period, the new one until the next rotation, if there is one. */
function lives(
  secretName: string,
  { successor, plan, secretUpdatedAt, graceEndsAt, nextRotationAt }: Stored,
): string {
  const { afterGrace } = plan.byHand;
  const grace =
    graceEndsAt === undefined
      ? []
      : [
          {
            keyId: plan.predecessorKeyId ?? "before",
            // A bar that ends says that the key does.
            label: afterGrace.length > 0 ? "grace period (its end is by hand)" : "grace period",
            ...{ from: secretUpdatedAt, to: graceEndsAt },
          },
        ];
  return timeline(`Keys of ${secretName}`, [
    ...grace,
    {
      ...{ keyId: successor.keyId, label: "in the secret", from: secretUpdatedAt },
      to: nextRotationAt ?? openEnd(graceEndsAt ?? secretUpdatedAt, secretUpdatedAt),
    },
  ]);
}

function nextRotation(at: Instant | undefined, { rotateAfterMs }: Policy): string {
  return rotateAfterMs === "never" ? "never" : instant(at);
}

function instant(at: Instant | undefined): string {
  return at === undefined ? "not known" : formatInstant(at).replace("T", " ").replace("Z", " UTC");
}
