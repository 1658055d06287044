import { DAY_MS } from "../../values/clock.ts";
import { foldedLog } from "../folded-log.ts";
import type { StoryPage } from "../story-page.ts";
import { Folding, type Folded } from "./folding.ts";
import type { KeyEvent } from "./key-watch.ts";
import { lanesOf } from "./lanes.ts";
import type { PlayedRun } from "./played-run.ts";
import type { Rehearsal, Script } from "./rehearsal.ts";
import { summarize } from "./summary.ts";
import { drawLanes } from "./text-lanes.ts";
import {
  count,
  dateOf,
  describeDays,
  describeKeyEvent,
  describeNotRun,
  describeSeen,
  describeStretch,
  distinct,
  minuteOf,
  outcomesOf,
  ROLE_WORDS,
} from "./wording.ts";

/** Tells a play while it is played: in full where something happens, and in one line what goes on unchanged. */
export class Teller {
  readonly #page: StoryPage;
  readonly #folding = new Folding();

  constructor(page: StoryPage) {
    this.#page = page;
  }

  begin({ title, path, days, startAt, runs, repository, secrets, executeIn }: Script): void {
    const page = this.#page;
    page.say(`${path} ("${title}") of ${repository}`);
    page.say(
      `${count(days, "day")} from ${dateOf(startAt)}, ${count(runs.length, "run")}, against a key service and a GitHub stand-in on this machine.`,
    );
    page.say(
      executeIn === undefined
        ? "Only steps that use mesh/setup-api-key are executed."
        : "Commands and local actions are executed too, in a copy of the checkout.",
    );
    page.heading("Before the first run");
    for (const [name, role] of secrets.roles) page.say(`${name}: ${ROLE_WORDS[role]}`);
  }

  prepared(events: readonly KeyEvent[]): void {
    for (const event of events) this.#page.say(`· ${describeKeyEvent(event)}`);
    this.#page.heading("Day by day");
  }

  run(run: PlayedRun): void {
    for (const piece of this.#folding.add(run)) this.#tell(piece);
  }

  end(rehearsal: Rehearsal): void {
    for (const piece of this.#folding.end()) this.#tell(piece);
    const page = this.#page;
    for (const event of rehearsal.afterwards) this.#tellBetween(event);
    const lanes = lanesOf(rehearsal.keys, rehearsal.startAt + rehearsal.days * DAY_MS);
    if (lanes.length > 0) {
      page.heading("The keys");
      page.block(drawLanes(lanes, rehearsal, (style, text) => page.paint(style, text)));
    }
    page.heading("What came of it");
    const { lacks, kept, broken } = summarize(rehearsal);
    for (const { title, lines } of lacks) {
      page.say(title);
      for (const line of lines) page.say(`  · ${line}`);
    }
    for (const line of kept) page.check(line);
    for (const line of broken) page.row("✗", "red", line);
  }

  #tell(piece: Folded): void {
    switch (piece.kind) {
      case "told":
        this.#tellRun(piece.run);
        break;
      case "stretch":
        this.#page.event(`${describeDays(piece)}: ${describeStretch(piece)}`);
        break;
      case "between":
        for (const event of piece.events) this.#tellBetween(event);
    }
  }

  #tellBetween(event: KeyEvent): void {
    this.#page.event(`${dateOf(event.at)}: ${describeKeyEvent(event)}`);
  }

  #tellRun(run: PlayedRun): void {
    const page = this.#page;
    const when = page.paint("dim", `${minuteOf(run.at)}, ${run.event}`);
    page.begin(`day ${run.day}, run ${run.number}  ${when}`);
    for (const { name, saw } of run.jobs)
      if (saw.length > 0) page.log(`${name} saw ${saw.map(describeSeen).join(", ")}`, "cyan");
    const log = foldedLog(page);
    for (const line of run.log) log(line);
    for (const job of run.jobs) for (const line of describeNotRun(job)) page.log(`not run: ${line}`, "dim");
    for (const met of run.met) page.log(`met: ${met}`, "magenta");
    page.end(distinct([run.conclusion, ...outcomesOf(run)]).join(": "), run.conclusion === "success");
    for (const event of run.keyEvents) page.say(`· ${describeKeyEvent(event)}`);
    for (const broken of run.broken) page.row("✗", "red", broken);
  }
}
