import type { KeyRecord, RotationOutcome } from "../rotation/outcome.ts";
import { isFailure, worst } from "../rotation/outcome.ts";
import { describeSlot } from "../rotation/target.ts";
import { formatInstant, type Instant } from "../values/clock.ts";
import type { Host } from "./host.ts";
import type { SetupInputs } from "./inputs.ts";
import { fleetSummary, tellFleet } from "./fleet-report.ts";
import { isAboutToEnd, stillUsed } from "./kept-keys.ts";
import { reportFailure } from "./run-action.ts";
import { planRows } from "./story.ts";
import type { TargetResult } from "../rotation/rotate-all.ts";
import { rotationSummary } from "./summary.ts";

/** Writes outputs, annotations, the job summary and the exit code; outputs are set on failure too. */
export async function reportRotation(
  results: readonly TargetResult[],
  inputs: SetupInputs,
  host: Host,
): Promise<void> {
  if (inputs.central) tellFleet(results, host);
  else for (const result of results) tellEnd(result, host);
  for (const result of results) tellKeptKeys(result, host);
  setOutputs(results, host);
  if (inputs.exportEnv) exportKey(results, host);
  await host.summary(inputs.central ? fleetSummary(results) : rotationSummary(results, inputs.policy));
}

function tellEnd({ target, outcome }: TargetResult, host: Host): void {
  const place = describeSlot(target.slot);
  if ("error" in outcome) reportFailure(host, outcome.error);
  if (outcome.kind === "planned") tellPlan(outcome, host);
  if (outcome.kind === "superseded-by-another-run")
    host.notice({
      title: "Another run was first",
      text: `Another run stored a new key in ${place}; this run's key ${outcome.successor.keyId} ${outcome.successorRevoked ? "was revoked" : "is not needed: delete it in the Mesh web interface"}.`,
    });
  host.info(`${isFailure(outcome) ? "✗" : "✓"} ${place}: ${outcome.kind}`);
}

function tellPlan({ plan }: RotationOutcome & { kind: "planned" }, host: Host): void {
  host.info("Dry run: nothing was changed. The plan:");
  for (const [step, key, evidence] of planRows(plan))
    host.info(`  ${step.padEnd(8)} ${key.padEnd(28)} ${evidence}`);
}

/** A server keeps the key it was deployed with: whoever runs it must hear of the end in time. */
function tellKeptKeys({ target, outcome }: TargetResult, host: Host): void {
  const place = describeSlot(target.slot);
  for (const kept of outcome.plan?.keptInUse ?? []) {
    const text = stillUsed(kept, `${kept.key.keyId} of ${place}`);
    if (!isAboutToEnd(kept)) host.warning({ title: "A replaced key is still in use", text });
    else {
      host.error({ title: "A replaced key is about to end", text });
      host.fail();
    }
  }
}

/** Outputs of the worst target, and all of them as JSON (spec: actions.md, Outputs). Never a key. */
function setOutputs(results: readonly TargetResult[], host: Host): void {
  const outcome = worst(results.map((result) => result.outcome));
  if (outcome === undefined) return;
  for (const [name, value] of Object.entries(outputsOf(outcome))) host.output(name, value);
  const all = results.map((result) => ({
    target: describeSlot(result.target.slot),
    ...outputsOf(result.outcome),
  }));
  host.output("results", JSON.stringify(all));
}

function outputsOf(outcome: RotationOutcome): Record<string, string> {
  return {
    outcome: outcome.kind,
    reason: reasonOf(outcome),
    ...NO_OUTPUTS,
    ...keyOutputs(outcome),
    ...storeOutputs(outcome),
  };
}

/** Every output is set on every path: who reads all of them, as `toJSON(steps.key.outputs)` does, finds every name. */
export const NO_OUTPUTS = {
  "key-id": "",
  "key-name": "",
  "created-at": "",
  "previous-key-id": "",
  "retire-at": "",
  "next-rotation-at": "",
  "secret-updated-at": "",
};

function reasonOf(outcome: RotationOutcome): string {
  if (outcome.kind === "superseded-by-another-run") return "Another run stored a new key first.";
  return "error" in outcome ? outcome.error.message : outcome.plan.reason;
}

function keyOutputs(outcome: RotationOutcome): Record<string, string> {
  if (outcome.kind === "unchanged") return outcome.current === undefined ? {} : describeKey(outcome.current);
  // A key that was taken back again is nobody's key.
  if (
    !("successor" in outcome) ||
    outcome.kind === "rolled-back" ||
    outcome.kind === "superseded-by-another-run"
  )
    return {};
  return { ...describeKey(outcome.successor), "previous-key-id": outcome.plan.predecessorKeyId ?? "" };
}

function describeKey({ keyId, name, createdAt }: Omit<KeyRecord, "expiresAt">): Record<string, string> {
  return { "key-id": keyId, "key-name": name, "created-at": formatInstant(createdAt) };
}

function storeOutputs(outcome: RotationOutcome): Record<string, string> {
  if (outcome.kind !== "created" && outcome.kind !== "rotated" && outcome.kind !== "unchanged") return {};
  return {
    "retire-at": instantText(outcome.kind === "unchanged" ? undefined : outcome.graceEndsAt),
    "next-rotation-at": instantText(outcome.nextRotationAt),
    "secret-updated-at": instantText(outcome.secretUpdatedAt),
  };
}

function instantText(at: Instant | undefined): string {
  return at === undefined ? "" : formatInstant(at);
}

/** This run stored no key, and what was passed in still works: after another run's write through its grace period. */
const PASSED_IN_WORKS: ReadonlySet<RotationOutcome["kind"]> = new Set([
  "unchanged",
  "superseded-by-another-run",
]);

/** For later steps of this job, by request: the new key, or the passed-in one where this run stored none. */
function exportKey(results: readonly TargetResult[], host: Host): void {
  const exported = results.find(({ target }) => isActionsStore(target)) ?? results[0];
  if (exported === undefined) return;
  const { outcome, target } = exported;
  if (!("key" in outcome) && !PASSED_IN_WORKS.has(outcome.kind)) return;
  const key = "key" in outcome ? outcome.key : target.passedIn;
  if (key !== undefined) host.exportSecret("MESH_API_KEY", key);
  else
    host.warning({
      title: "MESH_API_KEY was not exported",
      text: `This run stored no key in ${describeSlot(target.slot)}, and no \`current-key\` was given, so there is no key to export.`,
    });
}

/** The job's own secrets come from there. */
function isActionsStore({ slot: { scope } }: TargetResult["target"]): boolean {
  return scope.kind === "environment" || scope.store === "actions";
}
