import type { JudgedKey } from "../rotation/revocation-plan.ts";
import type { RevocationOutcome } from "../rotation/revoke.ts";
import { describeSlot } from "../rotation/target.ts";
import { renderFailure } from "./failure-text.ts";
import type { Host } from "./host.ts";
import { code, fenced, table } from "./markdown.ts";
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
  if (outcome.error !== undefined) reportFailure(host, outcome.error);
  if (outcome.kind === "planned") host.info("Dry run: nothing was changed. The order would:");
  for (const { keyId, why } of planned(outcome)) host.info(`  would revoke ${keyId}: ${why}`);
  for (const { keyId, why } of outcome.kept) host.info(`  kept ${keyId}: ${why}`);
  host.info(`${outcome.error === undefined ? "✓" : "✗"} ${describeSlot(target.slot)}: ${outcome.kind}`);
}

function planned({ kind, plan }: RevocationOutcome): readonly JudgedKey[] {
  return kind === "planned" ? (plan?.revokes ?? []) : [];
}

function summaryOf({ target, outcome }: RevocationResult, mode: string): string {
  const rows = [
    ...planned(outcome).map((key) => ["would be revoked", code(key.keyId), key.why]),
    ...outcome.revoked.map((key) => ["revoked", code(key.keyId), key.why]),
    ...outcome.kept.map((key) => ["kept", code(key.keyId), key.why]),
    ...(outcome.successor === undefined ? [] : [["stored", code(outcome.successor.keyId), "the new key"]]),
    ...(outcome.secretDeleted ? [["deleted", code(target.slot.secretName), "the secret itself"]] : []),
  ];
  return [
    `## ${outcome.error === undefined ? "✅" : "❌"} Revocation (${mode}) of ${code(describeSlot(target.slot))}: ${outcome.kind}`,
    rows.length === 0 ? "No key was touched." : table(["", "Key", "Why"], rows),
    ...(outcome.error === undefined ? [] : [fenced(renderFailure(outcome.error))]),
  ].join("\n\n");
}
