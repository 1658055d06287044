import { formatInstant, type Instant } from "../../values/clock.ts";
import { foldedLog } from "../folded-log.ts";
import type { StoryPage } from "../story-page.ts";
import type { KeyEvent } from "./key-watch.ts";
import { lanesOf } from "./lanes.ts";
import type { PlayedJob, PlayedRun } from "./played-run.ts";
import type { Rehearsal, Script } from "./rehearsal.ts";
import type { SecretRole } from "./secret-roles.ts";
import { summarize } from "./summary.ts";
import { drawLanes } from "./text-lanes.ts";
import { DAY_MS } from "../../values/clock.ts";

/** Tells a play while it is played: in full where something happens, and in one line what goes on unchanged. */
export class Teller {
  readonly #page: StoryPage;
  #stretch: Stretch | undefined;

  constructor(page: StoryPage) {
    this.#page = page;
  }

  begin(script: Script): void {
    const { title, path, days, startAt, runs, repository } = script;
    this.#page.say(
      `${path} ("${title}") of ${repository}: ${days} days from ${dateOf(startAt)}, ${count(runs.length, "run")}`,
    );
    this.#page.heading("Before the first run");
    for (const [name, role] of script.secrets.roles) this.#page.say(`${name}: ${ROLES[role]}`);
  }

  prepared(events: readonly KeyEvent[]): void {
    for (const event of events) this.#page.say(`· ${describeKeyEvent(event)}`);
    this.#page.heading("Day by day");
  }

  run(run: PlayedRun): void {
    const signature = signatureOf(run);
    if (signature !== undefined && signature === this.#stretch?.signature) {
      this.#stretch = { ...this.#stretch, last: run, runs: this.#stretch.runs + 1 };
      return;
    }
    this.#endStretch();
    const isQuiet = signature !== undefined && isCalm(run);
    if (!isQuiet) this.#tell(run);
    this.#stretch =
      signature === undefined
        ? undefined
        : { signature, first: run, last: run, runs: isQuiet ? 1 : 0, isTold: !isQuiet };
  }

  end(rehearsal: Rehearsal): void {
    this.#endStretch();
    const page = this.#page;
    for (const event of rehearsal.afterwards) page.event(`${dateOf(event.at)}: ${describeKeyEvent(event)}`);
    page.heading("The keys");
    const untilAt = rehearsal.startAt + rehearsal.days * DAY_MS;
    page.block(
      drawLanes(lanesOf(rehearsal.keys, untilAt), rehearsal, (style, text) => page.paint(style, text)),
    );
    page.heading("What came of it");
    const summary = summarize(rehearsal);
    for (const { title, lines } of summary.lacks) {
      page.say(title);
      for (const line of lines) page.say(`  · ${line}`);
    }
    for (const line of summary.kept) page.check(line);
    for (const { expected, seen } of summary.broken) page.failure(expected, seen);
  }

  #endStretch(): void {
    const stretch = this.#stretch;
    this.#stretch = undefined;
    if (stretch === undefined || stretch.runs === 0) return;
    const { first, last, runs, isTold } = stretch;
    const from = isTold ? undefined : first.day;
    const days =
      from === undefined
        ? `until day ${last.day}`
        : from === last.day
          ? `day ${from}`
          : `days ${from} to ${last.day}`;
    const what = isTold
      ? `${count(runs, "more run")} like that`
      : `${count(runs, "run")}, ${quietWords(last)}`;
    this.#page.event(`${days}: ${what}`);
  }

  #tell(run: PlayedRun): void {
    const page = this.#page;
    const when = `${formatInstant(run.at).slice(0, 16).replace("T", " ")} UTC`;
    page.begin(`day ${run.day}, run ${run.number}  ${page.paint("dim", `${when}, ${run.event}`)}`);
    for (const job of run.jobs) for (const line of sawLines(job)) page.log(line, "cyan");
    const log = foldedLog(page);
    for (const line of run.log) log(line);
    for (const job of run.jobs) for (const line of notRunLines(job)) page.log(line, "dim");
    for (const met of run.met) page.log(`met: ${met}`, "magenta");
    page.end(run.conclusion, run.conclusion === "success");
    for (const event of run.keyEvents) page.say(`· ${describeKeyEvent(event)}`);
    for (const broken of run.broken) page.failure("a promise that is kept", broken);
  }
}

interface Stretch {
  readonly signature: string;
  readonly first: PlayedRun;
  readonly last: PlayedRun;
  /** Those that have not been told. */
  readonly runs: number;
  /** The first of them was told in full. */
  readonly isTold: boolean;
}

const ROLES: Readonly<Record<SecretRole, string>> = {
  admin_key: "a Mesh key that may mint and revoke",
  github_token: "a token that may write this repository's secrets",
  managed_key: "the key that all of this is about",
  other: "a made-up value: no step that is executed needs it",
};

/** What makes two runs alike for a reader; `undefined` for one that is like no other. */
function signatureOf(run: PlayedRun): string | undefined {
  if (run.keyEvents.length > 0 || run.met.length > 0) return undefined;
  const steps = run.jobs.map((job) => ({
    ...{ name: job.name, conclusion: job.conclusion, saw: job.saw, faults: job.faults.length },
    steps: job.steps.map(({ name, conclusion, outputs, annotations }) => [
      ...[name, conclusion, outputs["outcome"], outputs["valid"], outputs["status"]],
      annotations.map(({ level, title }) => [level, title]),
    ]),
  }));
  return JSON.stringify([run.event, run.conclusion, steps, run.broken.length]);
}

/** Nothing failed, and nothing was warned of. */
function isCalm({ conclusion, jobs, broken }: PlayedRun): boolean {
  const annotations = jobs.flatMap((job) => job.steps.flatMap((step) => step.annotations));
  return (
    conclusion === "success" && broken.length === 0 && annotations.every(({ level }) => level === "notice")
  );
}

function quietWords({ jobs }: PlayedRun): string {
  const saw = [...new Set(jobs.flatMap((job) => job.saw.map(describeSeen)))];
  const outcomes = jobs.flatMap((job) =>
    job.steps.flatMap(({ outputs }) => outputs["outcome"] ?? outputs["status"] ?? []),
  );
  const skipped = jobs.every(({ conclusion }) => conclusion === "skipped");
  const words = skipped ? ["skipped"] : [...new Set(outcomes)];
  return [...(saw.length === 0 ? [] : [`saw ${saw.join(" and ")}`]), ...words].join(": ") || "nothing to see";
}

function sawLines(job: PlayedJob): readonly string[] {
  return job.saw.length === 0 ? [] : [`${job.name} saw ${job.saw.map(describeSeen).join(", ")}`];
}

export function describeSeen({ secret, holds }: PlayedJob["saw"][number]): string {
  return holds === undefined ? `no ${secret}` : `${holds} in ${secret}`;
}

function notRunLines(job: PlayedJob): readonly string[] {
  return job.steps.flatMap(({ name, notRun }) => {
    if (notRun === undefined) return [];
    const { wouldReceive } = notRun;
    return [
      `not run: ${name}${wouldReceive.length === 0 ? "" : `; it would receive ${wouldReceive.join(", ")}`}`,
    ];
  });
}

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

function dateOf(at: Instant): string {
  return formatInstant(at).slice(0, 10);
}

export function count(number: number, what: string): string {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}
