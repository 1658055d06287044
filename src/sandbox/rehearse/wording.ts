import { formatInstant, type Instant } from "../../values/clock.ts";
import { outcomeOf, type Folded } from "./folding.ts";
import type { KeyEvent } from "./key-watch.ts";
import type { PlayedJob, PlayedRun, Seen, WouldReceive } from "./played-run.ts";
import type { SecretRole } from "./secret-roles.ts";

/** The words that the terminal and the page share. */

/** What stands in for a secret, by what it is for. */
export const ROLE_WORDS: Readonly<Record<SecretRole, string>> = {
  admin_key: "a Mesh key that may mint and revoke",
  github_token: "a token that may write the repository's secrets",
  managed_key: "the key that all of this is about",
  other: "a made-up value; no step that is executed needs it",
};

export function describeKeyEvent({ keyId, what }: KeyEvent): string {
  switch (what.kind) {
    case "minted":
      return `${keyId} is minted`;
    case "stored":
      return `${keyId} is in ${what.place}`;
    case "replaced":
      return `${keyId} is no longer in ${what.place}, and still works`;
    case "retired":
      return `${keyId} gets an end: ${formatInstant(what.endsAt)}, or sooner once it is out of use`;
    case "revoked":
      return `${keyId} is revoked`;
    case "expired":
      return `${keyId} has come to its end`;
  }
}

export function describeSeen({ secret, holds }: Seen): string {
  return holds === undefined ? `no ${secret}` : `${holds} in ${secret}`;
}

/** `day 7`, `days 2 to 30`. */
export function describeDays({ first, last, isMore }: Extract<Folded, { kind: "stretch" }>): string {
  if (isMore) return `until day ${last.day}`;
  return first.day === last.day ? `day ${first.day}` : `days ${first.day} to ${last.day}`;
}

export function describeStretch({ last, runs, isMore }: Extract<Folded, { kind: "stretch" }>): string {
  if (isMore) return `${count(runs, "more run")} like that`;
  const saw = distinct(last.jobs.flatMap((job) => job.saw.map(describeSeen)));
  const outcomes = outcomesOf(last);
  const words = [...(saw.length === 0 ? [] : [`saw ${saw.join(" and ")}`]), ...outcomes];
  return `${count(runs, "run")}, ${words.join(": ") || "nothing to see"}`;
}

/** What this action's steps say of themselves, or what became of the run. */
export function outcomesOf({ jobs, conclusion }: PlayedRun): readonly string[] {
  if (jobs.every((job) => job.conclusion === "skipped")) return ["skipped"];
  if (jobs.some(({ steps }) => steps.some((step) => step.conclusion === "killed"))) return ["killed"];
  const outcomes = jobs.flatMap((job) => job.steps.flatMap((step) => outcomeOf(step) ?? []));
  return outcomes.length === 0 ? [conclusion] : distinct(outcomes);
}

/** Steps that were not run, with what they would have received. */
export function describeNotRun({ steps }: PlayedJob): readonly string[] {
  return steps.flatMap(({ name, notRun }) =>
    notRun === undefined ? [] : [describeReceiver(name, notRun.wouldReceive)],
  );
}

/** A step, and all that it would have received: each secret once, with everything that it held. */
export function describeReceiver(step: string, received: readonly WouldReceive[]): string {
  const names = distinct(received.map(({ name }) => name));
  const secrets = names.map((name) => {
    const held = distinct(received.filter((each) => each.name === name).map(({ what }) => what));
    return `${name} (${held.join(", then ")})`;
  });
  return secrets.length === 0 ? step : `${step}; it would receive ${secrets.join(", ")}`;
}

/** `2026-03-31` */
export function dateOf(at: Instant): string {
  return formatInstant(at).slice(0, 10);
}

/** `2026-03-31 03:41 UTC` */
export function minuteOf(at: Instant): string {
  return `${formatInstant(at).slice(0, 16).replace("T", " ")} UTC`;
}

export function count(number: number, what: string): string {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}

export function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
