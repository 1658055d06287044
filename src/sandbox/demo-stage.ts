import { DAY_MS, formatInstant, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from "../values/clock.ts";
import { foldedLog } from "./folded-log.ts";
import { drawTimeline, type Moment } from "./key-timeline.ts";
import type { Playground } from "./playground.ts";
import { readKeys } from "./stored-key.ts";
import type { StoryPage } from "./story-page.ts";
import type { PlayRequest, QueuedRun, WorkflowPlayer } from "./workflow-player.ts";
import type { RunResult } from "./workflow-runner/run-types.ts";

/** Something in the story was not as it says. It has been told already. */
export class BrokenStory extends Error {
  constructor() {
    super("The story broke off.");
    this.name = "BrokenStory";
  }
}

/** Plays the story's steps, tells them, and stops at the first that does not do what it says. */
export class DemoStage {
  readonly playground: Playground;
  readonly player: WorkflowPlayer;
  readonly page: StoryPage;
  readonly #beganAt: Instant;
  readonly #moments: Moment[] = [];

  constructor(playground: Playground, player: WorkflowPlayer, page: StoryPage) {
    this.playground = playground;
    this.player = player;
    this.page = page;
    this.#beganAt = playground.clock.now();
  }

  /** Queues a workflow and runs it at once. */
  async run(request: PlayRequest, expected: RunResult["conclusion"] = "success"): Promise<RunResult> {
    return this.start(await this.player.queue(request), expected);
  }

  /** Runs what was queued before, and tells it. */
  async start(
    queued: QueuedRun,
    expected: RunResult["conclusion"] = "success",
    note = "",
  ): Promise<RunResult> {
    const { page } = this;
    const { path, event = "workflow_dispatch" } = queued.request;
    page.begin(`${path}  ${page.paint("dim", `run ${queued.number}, ${event}, ${this.#date()}${note}`)}`);
    const startedMs = this.playground.clock.monotonicMs();
    const result = await this.player.start(queued, foldedLog(page));
    const seconds = ((this.playground.clock.monotonicMs() - startedMs) / SECOND_MS).toFixed(1);
    page.end(`${result.conclusion} in ${seconds} s`, result.conclusion === "success");
    if (result.conclusion !== expected)
      this.#breakOff(`run ${queued.number} ends as ${expected}`, result.conclusion);
    return result;
  }

  check(claim: string, holds: boolean, seen: string): void {
    if (!holds) this.#breakOff(claim, seen);
    this.page.check(claim);
  }

  /** Lets time pass. */
  travel(ms: number, why: string): void {
    this.playground.clock.advance(ms);
    this.page.event(`The clock moves to ${this.#date()}, ${this.#day()}: ${why}`);
  }

  /** Remembers what every key is now, for the timeline. */
  async remember(what: string): Promise<void> {
    this.#moments.push({ when: this.#day(), what, keys: await readKeys(this.playground) });
  }

  drawTimeline(): void {
    this.page.block(drawTimeline(this.#moments, (style, text) => this.page.paint(style, text)));
  }

  #day(): string {
    const age = this.playground.clock.now() - this.#beganAt;
    const day = `day ${Math.floor(age / DAY_MS)}`;
    const minutes = Math.floor((age % DAY_MS) / MINUTE_MS);
    if (minutes * MINUTE_MS >= HOUR_MS) return `${day} +${Math.floor((minutes * MINUTE_MS) / HOUR_MS)}h`;
    return minutes >= 10 ? `${day} +${minutes}m` : day;
  }

  #date(): string {
    return formatInstant(this.playground.clock.now()).slice(0, 16).replace("T", " ");
  }

  #breakOff(expected: string, seen: string): never {
    this.page.failure(expected, seen);
    throw new BrokenStory();
  }
}

/** An output of whichever step of the run set it. */
export function outputOf(result: RunResult, name: string): string | undefined {
  const steps = result.jobs.flatMap((job) => job.steps);
  return steps.map((step) => step.outputs.get(name)).find((value) => value !== undefined);
}
