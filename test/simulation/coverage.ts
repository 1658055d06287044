import { OPERATIONS } from "./schedule.ts";

/** What a campaign must have met at least once; otherwise it proves less than it says. */
export const REQUIRED: readonly string[] = [
  ...["create: no_secret", "unchanged: not_due", "unchanged: done_since_queued"].map(
    (plan) => `plan ${plan}`,
  ),
  ...["forced", "due_by_age", "expiring", "adoption", "passed_in_dead", "passed_in_malformed"].map(
    (code) => `plan rotate: ${code}`,
  ),
  ...["max_live_keys", "not_from_this_secret", "other_target"].map((code) => `plan refused: ${code}`),
  ...["committed", "not_committed", "wrong_sealing_key", "wait", "unknown"].map((kind) => `commit ${kind}`),
  ...["orphan", "superseded", "kept while used", "own commit", "known", "doubt"].map(
    (rule) => `evidence ${rule}`,
  ),
  ...["created", "rotated", "unchanged", "refused", "failed", "rolled-back", "ambiguous"].map(
    (kind) => `outcome ${kind}`,
  ),
  "outcome superseded-by-another-run",
  ...OPERATIONS.flatMap((operation) =>
    ["before", "sent", "after"].map((moment) => `crash ${moment} ${operation}`),
  ),
];

/** `counted` as lines for people, rarest last within each kind. */
export function coverageLines(counted: ReadonlyMap<string, number>): string[] {
  return [...counted]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([what, count]) => `${String(count).padStart(10)}  ${what}`);
}

export function missing(counted: ReadonlyMap<string, number>): string[] {
  return REQUIRED.filter((what) => !counted.has(what));
}
