import type { StoryPage } from "../story-page.ts";
import type { EveryKill, KillTrial } from "./every-kill.ts";
import type { Script } from "./rehearsal.ts";
import { count } from "./wording.ts";

const KILL_WIDTH = 22;
const LEFT_WIDTH = 38;

/** Tells a line for each request at which a run was killed. */
export class KillTeller {
  readonly #page: StoryPage;

  constructor(page: StoryPage) {
    this.#page = page;
  }

  begin({ path, title }: Script): void {
    this.#page.say(`${path} ("${title}"), killed at every request of a run`);
  }

  chosen(day: number, requests: number): void {
    this.#page.say(
      `It is the run of day ${day}, the last that does most: ${count(requests, "request")}, each a kill before and one after its effect.`,
    );
    this.#page.say("Keys are called A, B, C in the order in which they were minted.");
    this.#page.block([
      this.#page.paint(
        "dim",
        `  ${"killed at".padEnd(KILL_WIDTH)}${"left behind".padEnd(LEFT_WIDTH)}the next runs`,
      ),
    ]);
  }

  trial(trial: KillTrial): void {
    const left = trial.left.join(", ") || "nothing new";
    const next = trial.next.map(({ day, outcome, did }) =>
      [`day ${day} ${outcome}`, ...(did.length === 0 ? [] : [`(${did.join(", ")})`])].join(" "),
    );
    const line = `${trial.kill.padEnd(KILL_WIDTH)}${left.padEnd(LEFT_WIDTH)}${next.join("; ")}`;
    if (trial.problems.length === 0) this.#page.row("✓", "green", line);
    else this.#page.row("✗", "red", `${line}: ${trial.problems.join("; ")}`);
  }

  end({ trials }: EveryKill): void {
    const good = trials.filter(({ problems }) => problems.length === 0).length;
    this.#page.block([]);
    if (good === trials.length) this.#page.check(`the next runs recovered from all ${trials.length} kills`);
    else this.#page.failure(`recovery from all ${trials.length} kills`, `from ${good}`);
  }
}
