import { isFailure, type RotationOutcome } from "../rotation/outcome.ts";
import type { TargetResult } from "../rotation/rotate-all.ts";
import { describeSlot } from "../rotation/target.ts";
import { formatInstant } from "../values/clock.ts";
import type { UserError } from "../values/user-error.ts";
import { renderFailure } from "./failure-text.ts";
import type { Host } from "./host.ts";
import { bold, code, fenced, table } from "./markdown.ts";
import { reportFailure } from "./run-action.ts";

/** GitHub shows ten error annotations of a step and drops the rest: one for each cause, not one for each target. */
const MOST_ANNOTATIONS = 10;
const MOST_NAMED = 5;
/** A job summary holds a mebibyte (GitHub Docs, "Workflow commands"): enough for this many rows. */
const MOST_ROWS = 1_500;

/** Targets that ended with the same failure, which a person mends once. */
interface Cause {
  readonly error: UserError;
  readonly places: readonly string[];
}

/** The end of a run over many targets: how many ended how, and each cause of failure with its remedy. */
export function tellFleet(results: readonly TargetResult[], host: Host): void {
  const causes = causesOf(results);
  for (const [index, { error, places }] of causes.entries()) {
    host.info(`✗ ${named(places)}:`);
    if (index < MOST_ANNOTATIONS) reportFailure(host, error);
    else host.info(renderFailure(error));
  }
  host.info(`${causes.length === 0 ? "✓" : "✗"} ${tally(results)}`);
}

/** The job summary of a run over many targets: what failed first, then what changed, then the rest. */
export function fleetSummary(results: readonly TargetResult[]): string {
  const failed = results.filter(({ outcome }) => isFailure(outcome));
  const quiet = results.filter(({ outcome }) => isQuiet(outcome));
  const changed = results.filter((result) => !failed.includes(result) && !quiet.includes(result));
  const dryRun = results.some(({ outcome }) => outcome.kind === "planned");
  return [
    `## ${failed.length === 0 ? "✅" : "❌"} ${results.length} secrets: ${tally(results)}`,
    ...(dryRun ? ["Dry run: nothing was changed."] : []),
    ...causesOf(results).flatMap(({ error, places }) => [bold(named(places)), fenced(renderFailure(error))]),
    ...section("Failed", failed),
    ...section(dryRun ? "Would be worked on" : "Worked on", changed),
    ...(quiet.length === 0
      ? []
      : [`<details><summary>${quiet.length} with nothing due</summary>`, resultTable(quiet), "</details>"]),
  ].join("\n\n");
}

function isQuiet(outcome: RotationOutcome): boolean {
  return outcome.kind === "unchanged" || (outcome.kind === "planned" && outcome.plan.kind === "unchanged");
}

function section(title: string, results: readonly TargetResult[]): string[] {
  return results.length === 0 ? [] : [`### ${title}`, resultTable(results)];
}

function resultTable(results: readonly TargetResult[]): string {
  const rows = results
    .slice(0, MOST_ROWS)
    .map(({ target, outcome }) => [
      code(describeSlot(target.slot)),
      whatHappened(outcome),
      keyIdOf(outcome),
      nextRotationOf(outcome),
      whyOf(outcome),
    ]);
  const left = results.length - rows.length;
  const shown = table(["Secret", "Outcome", "Key id", "Next rotation", "Why"], rows);
  return left === 0 ? shown : `${shown}\n\nAnd ${left} more: the output \`results\` holds them all.`;
}

/** Of a dry run, what would happen. */
function whatHappened(outcome: RotationOutcome): string {
  return outcome.kind === "planned" ? `would be: ${outcome.plan.kind}` : outcome.kind;
}

function keyIdOf(outcome: RotationOutcome): string {
  return "successor" in outcome ? code(outcome.successor.keyId) : "";
}

function nextRotationOf(outcome: RotationOutcome): string {
  const at = "nextRotationAt" in outcome ? outcome.nextRotationAt : undefined;
  return at === undefined ? "" : formatInstant(at);
}

/** Of a failure the code: its words stand above, and may be a server's. */
function whyOf(outcome: RotationOutcome): string {
  return "error" in outcome ? code(outcome.error.code) : outcome.plan.reason;
}

/** `180 unchanged, 19 rotated, 1 failed`. */
function tally(results: readonly TargetResult[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of results) {
    const what = whatHappened(outcome);
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
}

/** The same code and remedy are one cause, whatever the words about each target. */
function causesOf(results: readonly TargetResult[]): readonly Cause[] {
  const causes = new Map<string, { error: UserError; places: string[] }>();
  for (const { target, outcome } of results) {
    if (!("error" in outcome)) continue;
    const { code: errorCode, faults } = outcome.error;
    const id = [errorCode, ...faults.map(({ fix }) => fix)].join("\n");
    const cause = causes.get(id) ?? { error: outcome.error, places: [] };
    cause.places.push(describeSlot(target.slot));
    causes.set(id, cause);
  }
  return [...causes.values()];
}

function named(places: readonly string[]): string {
  const some = places.slice(0, MOST_NAMED).join(", ");
  return places.length > MOST_NAMED ? `${some} and ${places.length - MOST_NAMED} more` : some;
}
