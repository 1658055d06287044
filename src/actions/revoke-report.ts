import type { JudgedKey } from "../rotation/revocation-plan.ts";
import type { RevocationOutcome } from "../rotation/revoke.ts";
import { describeSlot } from "../rotation/target.ts";
import { renderFailure } from "./failure-text.ts";
import type { Host } from "./host.ts";
import { bold, code, fenced, table } from "./markdown.ts";
import { openEnd, timeline, type Stretch } from "./timeline.ts";
import type { RevocationResult } from "./revoke-targets.ts";
import type { RevokeInputs } from "./revoke-inputs.ts";
import { reportFailure } from "./run-action.ts";

/** From harmless to worst: with several targets the run's outcome is the worst of theirs. */
const SEVERITY: readonly RevocationOutcome["kind"][] = [
  "nothing-to-revoke",
  "planned",
  "revoked",
  "rotated-and-revoked",
  "torn-down",
  "refused",
  "incomplete",
];

/** Every output is set on every path. */
export const NOTHING_REVOKED = { "revoked-key-ids": "", "kept-key-ids": "", "secret-deleted": "false" };

/** Writes outputs, annotations, the job summary and the exit code: what was revoked, what was kept, and why. */
export async function reportRevocation(
  results: readonly RevocationResult[],
  { mode }: RevokeInputs,
  host: Host,
): Promise<void> {
  for (const result of results) tellEnd(result, host);
  const outcomes = results.map(({ outcome }) => outcome);
  const worst = outcomes.toSorted((a, b) => SEVERITY.indexOf(b.kind) - SEVERITY.indexOf(a.kind))[0];
  // A service that tells no ids has them described, for people: an output holds ids.
  const ids = (keys: readonly JudgedKey[]): string =>
    keys
      .map(({ keyId }) => keyId)
      .filter((keyId) => !keyId.includes(" "))
      .join(",");
  host.output("outcome", worst?.kind ?? "incomplete");
  host.output("reason", worst?.error?.message ?? "");
  host.output("revoked-key-ids", ids(outcomes.flatMap(({ revoked }) => revoked)));
  host.output("kept-key-ids", ids(outcomes.flatMap(({ kept }) => kept)));
  host.output("secret-deleted", String(outcomes.some(({ secretDeleted }) => secretDeleted)));
  await host.summary(results.map((result) => summaryOf(result, mode)).join("\n\n"));
}

function tellEnd({ target, outcome }: RevocationResult, host: Host): void {
  const place = describeSlot(target.slot);
  if (outcome.error !== undefined) reportFailure(host, outcome.error);
  if (outcome.kind === "planned") host.info("Dry run: nothing was changed. The order would:");
  for (const { keyId, why } of planned(outcome)) host.info(`  would revoke ${keyId}: ${why}`);
  for (const { keyId, why } of outcome.kept) host.info(`  kept ${keyId}: ${why}`);
  if (outcome.revoked.length > 0)
    host.notice({ title: "Keys were revoked", text: `${place}: ${sentenceOf(outcome)} ${AFTERWARDS}` });
  host.info(`${outcome.error === undefined ? "✓" : "✗"} ${place}: ${outcome.kind}`);
}

const AFTERWARDS =
  "What was deployed with one of them, and runs that were queued before, have a dead key now.";

function planned({ kind, plan }: RevocationOutcome): readonly JudgedKey[] {
  return kind === "planned" ? (plan?.revokes ?? []) : [];
}

/** What happened, as a person would tell it. */
function sentenceOf(outcome: RevocationOutcome): string {
  const { kind, revoked, kept } = outcome;
  const ended = count(revoked.length, "key was revoked", "keys were revoked");
  const left = kept.length === 0 ? "" : `, ${count(kept.length, "is", "are")} left`;
  switch (kind) {
    case "planned":
      return `Nothing was changed: ${count(planned(outcome).length, "key", "keys")} would be revoked${left}.`;
    case "revoked":
      return `${ended}${left}.`;
    case "nothing-to-revoke":
      return `There was nothing to revoke${left}.`;
    case "rotated-and-revoked":
      return `A new key was stored, and then ${ended}${left}.`;
    case "torn-down":
      return `The secret was deleted, and then ${ended}${left}.`;
    case "incomplete":
      return `Not all that was ordered is done: ${ended}${left}.`;
    case "refused":
      return "The order was refused, and nothing was changed.";
  }
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function summaryOf({ target, outcome }: RevocationResult, mode: string): string {
  const rows = [
    ...planned(outcome).map((key) => ["would be revoked", code(key.keyId), key.why]),
    ...outcome.revoked.map((key) => ["revoked", code(key.keyId), key.why]),
    ...outcome.kept.map((key) => ["kept", code(key.keyId), key.why]),
    ...(outcome.successor === undefined ? [] : [["stored", code(outcome.successor.keyId), "the new key"]]),
    ...(outcome.secretDeleted ? [["deleted", code(target.slot.secretName), "the secret itself"]] : []),
  ];
  const byHand = outcome.kept.filter((key) => key.byHand === true).map(({ keyId }) => code(keyId));
  return [
    `## ${outcome.error === undefined ? "✅" : "❌"} Revocation (${mode}) of ${code(describeSlot(target.slot))}: ${outcome.kind}`,
    bold(sentenceOf(outcome)),
    rows.length === 0 ? "No key was touched." : table(["", "Key", "Why"], rows),
    lives(target.slot.secretName, outcome),
    ...(byHand.length === 0
      ? []
      : [`**To do by hand:** delete ${byHand.join(", ")} in the Mesh web interface.`]),
    ...(outcome.error === undefined ? [] : [fenced(renderFailure(outcome.error))]),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** From its mint to its end: what was ended just now, what goes on, and the new key. */
function lives(secretName: string, outcome: RevocationOutcome): string {
  const { seen, successor, revoked } = outcome;
  if (seen === undefined) return "";
  const first = Math.min(seen.at, ...seen.keys.map(({ createdAt }) => createdAt));
  const later = openEnd(seen.at, first);
  const isIn = (keys: readonly JudgedKey[], keyId: string): boolean =>
    keys.some((key) => key.keyId === keyId);
  const stretches = seen.keys.map(({ keyId, createdAt: from, expiresAt }): Stretch => {
    if (isIn(revoked, keyId)) return { keyId, label: "until it was revoked", from, to: seen.at };
    if (isIn(planned(outcome), keyId))
      return { keyId, label: "until it would be revoked", from, to: seen.at };
    return expiresAt === null
      ? { keyId, label: "goes on", from, to: later }
      : { keyId, label: "until its end", from, to: expiresAt };
  });
  const stored =
    successor === undefined
      ? []
      : [{ keyId: successor.keyId, label: "in the secret", from: seen.at, to: later }];
  return timeline(`Keys of ${secretName}`, [...stretches, ...stored]);
}
