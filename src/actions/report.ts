import type { RotationOutcome } from "../rotation/outcome.ts";
import { isFailure, worst } from "../rotation/outcome.ts";
import { describeSlot, type Target } from "../rotation/target.ts";
import { DAY_MS, formatInstant, type Instant } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import type { Host } from "./host.ts";
import type { SetupInputs } from "./inputs.ts";
import { reportFailure } from "./run-action.ts";
import { planRows } from "./story.ts";
import { rotationSummary } from "./summary.ts";

/** How the run ended for one target. */
export interface TargetResult {
  readonly target: Target;
  readonly outcome: RotationOutcome;
}

/** In the last days of a key that somebody still uses the run fails, so that somebody is told to redeploy. */
const REDEPLOY_NOW_MS = 2 * DAY_MS;

/** Writes outputs, annotations, the job summary and the exit code; outputs are set on failure too. */
export async function reportRotation(
  results: readonly TargetResult[],
  inputs: SetupInputs,
  host: Host,
): Promise<void> {
  for (const result of results) tellEnd(result, host);
  setOutputs(results, host);
  if (inputs.exportEnv) exportKey(results, inputs, host);
  await host.summary(rotationSummary(results, inputs.policy));
}

function tellEnd({ target, outcome }: TargetResult, host: Host): void {
  const place = describeSlot(target.slot);
  if ("error" in outcome) reportFailure(host, outcome.error);
  if (outcome.kind === "planned") tellPlan(outcome, host);
  if (outcome.kind === "superseded-by-another-run")
    host.notice({
      title: "Another run was first",
      text: `Another run stored a new key in ${place}; this run's key was revoked.`,
    });
  host.info(`${isFailure(outcome) ? "✗" : "✓"} ${place}: ${outcome.kind}`);
  tellKeptKeys(outcome, place, host);
}

function tellPlan({ plan }: RotationOutcome & { kind: "planned" }, host: Host): void {
  host.info("Dry run: nothing was changed. The plan:");
  for (const [step, key, evidence] of planRows(plan))
    host.info(`  ${step.padEnd(8)} ${key.padEnd(28)} ${evidence}`);
}

/** A server keeps the key it was deployed with: whoever runs it must hear of the end in time. */
function tellKeptKeys({ plan }: RotationOutcome, place: string, host: Host): void {
  for (const { key, untilAt, leftMs } of plan?.keptInUse ?? []) {
    const used = key.lastUsedAt ? `last used ${formatInstant(key.lastUsedAt)}` : "in use";
    const text = `Key ${key.keyId} of ${place} was replaced and is still ${used}. It ends at ${formatInstant(untilAt)}, in ${describeDuration(leftMs)}: redeploy what still runs with it.`;
    if (leftMs > REDEPLOY_NOW_MS) host.warning({ title: "A replaced key is still in use", text });
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
  const successor = "successor" in outcome ? outcome.successor : undefined;
  const current = outcome.kind === "unchanged" ? outcome.current : undefined;
  const stored = outcome.kind === "created" || outcome.kind === "rotated" || outcome.kind === "unchanged";
  const graceEndsAt = "graceEndsAt" in outcome ? outcome.graceEndsAt : undefined;
  return {
    outcome: outcome.kind,
    reason: "error" in outcome ? outcome.error.message : (outcome.plan?.reason ?? ""),
    "key-id": successor?.keyId ?? current?.keyId ?? "",
    "key-name": successor?.name ?? "",
    "created-at": instantText(successor?.createdAt ?? current?.createdAt),
    "previous-key-id": successor === undefined ? "" : (outcome.plan?.predecessorKeyId ?? ""),
    "retire-at": instantText(graceEndsAt),
    "next-rotation-at": instantText(stored ? outcome.nextRotationAt : undefined),
    "secret-updated-at": instantText(stored ? outcome.secretUpdatedAt : undefined),
  };
}

function instantText(at: Instant | undefined): string {
  return at === undefined ? "" : formatInstant(at);
}

/** For later steps of this job, by request: the new key, or the passed-in one where nothing changed. */
function exportKey(results: readonly TargetResult[], { targets }: SetupInputs, host: Host): void {
  const [first] = results;
  if (first === undefined || isFailure(first.outcome)) return;
  const { outcome, target } = first;
  const key = "key" in outcome ? outcome.key : outcome.kind === "unchanged" ? target.passedIn : undefined;
  if (key !== undefined) host.exportSecret("MESH_API_KEY", key);
  else
    host.warning({
      title: "MESH_API_KEY was not exported",
      text: `Nothing changed in ${describeSlot((targets[0] ?? target).slot)} and no \`current-key\` was given, so there is no key to export.`,
    });
}
