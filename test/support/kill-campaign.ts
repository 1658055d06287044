import { LEASE_MS } from "../../src/rotation/evidence.ts";
import type { Quirk } from "../../src/service/quirks.ts";
import { HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import {
  boundariesOf,
  describeBoundary,
  isStoryLine,
  killAt,
  type Boundary,
  type Moment,
} from "./killing.ts";
import { runStepIn, type StepEnd, type StepOrder } from "./place.ts";
import { Scene } from "./scene.ts";
import { leaksOf, secretsOf } from "./step-leaks.ts";

/** What is run, in which world, and what it is for. */
export interface Scenario {
  readonly name: string;
  readonly quirks: readonly Quirk[];
  readonly order: StepOrder;
  readonly prepare: (scene: Scene) => Promise<void>;
  /** What is missing of the goal once a run says that it reached it. */
  readonly missing: (scene: Scene, first: string | undefined) => Promise<readonly string[]>;
}

const AFTER_LEASE_MS = 25 * MINUTE_MS;
const AFTER_GRACE_MS = 25 * HOUR_MS;

interface Undisturbed {
  readonly boundaries: readonly Boundary[];
  readonly storyLines: number;
}

/**
 * Kills a real run at each of its requests. What a later run does hangs on what it can see, so the recovery from each
 * distinct state that a kill leaves behind is played once, and not once for each of the reads that left it so.
 */
export class Campaign {
  readonly #scenario: Scenario;
  readonly #recovered = new Set<string>();
  #undisturbed: Promise<Undisturbed> | undefined;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  /** @returns what went wrong, each naming the request. */
  async run(moment: Moment): Promise<readonly string[]> {
    const { boundaries, storyLines } = await (this.#undisturbed ??= this.#record());
    const waiting = [...boundaries];
    const problems: string[] = [];
    const lane = async (): Promise<void> => {
      for (;;) {
        const boundary = waiting.shift();
        if (boundary === undefined) return;
        const found = await this.#try({ boundary, moment, storyLines });
        problems.push(...found.map((problem) => `${describeBoundary(boundary)}: ${problem}`));
      }
    };
    await Promise.all([lane(), lane()]);
    return problems;
  }

  async #record(): Promise<Undisturbed> {
    return await this.#inScene(async (scene) => {
      const end = await runStepIn(scene.place, this.#scenario.order);
      if (end.exitCode !== 0) throw new Error(`The undisturbed run ended with ${end.exitCode}:\n${end.log}`);
      const storyLines = end.raw.stdout.split("\n").filter((text) => isStoryLine({ pipe: "stdout", text }));
      return { boundaries: boundariesOf(end.exchanges), storyLines: storyLines.length };
    });
  }

  async #try(point: Parameters<typeof killAt>[2]): Promise<readonly string[]> {
    const left = { isNew: false };
    const atOnce = await this.#killIn(point, async (visit) => {
      left.isNew = this.#isNew(await visit.scene.fingerprint());
      if (left.isNew) await visit.recovers("at once");
    });
    if (!left.isNew) return atOnce;
    const later = await this.#killIn(point, async (visit) => {
      visit.scene.place.clock.passes(AFTER_LEASE_MS);
      await visit.recovers("after the lease");
    });
    return [...atOnce, ...later];
  }

  #isNew(fingerprint: string): boolean {
    const isNew = !this.#recovered.has(fingerprint);
    this.#recovered.add(fingerprint);
    return isNew;
  }

  async #killIn(
    point: Parameters<typeof killAt>[2],
    then: (visit: Visit) => Promise<void>,
  ): Promise<readonly string[]> {
    return await this.#inScene(async (scene) => {
      const visit = new Visit(scene, this.#scenario);
      try {
        await visit.checks("killed", await killAt(scene.place, this.#scenario.order, point));
        await then(visit);
      } catch (error) {
        visit.problems.push(String(error));
      }
      return visit.problems;
    });
  }

  async #inScene<T>(play: (scene: Scene) => Promise<T>): Promise<T> {
    const scene = await Scene.open(this.#scenario.quirks);
    try {
      await this.#scenario.prepare(scene);
      return await play(scene);
    } finally {
      await scene.place.close();
    }
  }
}

/** One world in which a run was killed, and what was seen of it since. */
class Visit {
  readonly scene: Scene;
  readonly problems: string[] = [];
  readonly #scenario: Scenario;
  readonly #first: string | undefined;

  constructor(scene: Scene, scenario: Scenario) {
    this.scene = scene;
    this.#scenario = scenario;
    this.#first = scene.storedKeyId;
  }

  /** The next run reaches the goal; where it leaves young keys, the one after the lease does. */
  async recovers(when: string): Promise<void> {
    const { clock } = this.scene.place;
    const youngLeft = await this.#hasYoungKeys();
    const next = await this.#runs(`${when}, the next run`);
    if (next.exitCode !== 0) {
      if (!youngLeft) this.problems.push(`${when}, the next run: exit ${next.exitCode}\n${next.log}`);
      clock.passes(AFTER_LEASE_MS);
      const last = await this.#runs(`${when}, the run after the lease`);
      if (last.exitCode !== 0)
        this.problems.push(`${when}: not recovered, exit ${last.exitCode}\n${last.log}`);
    }
    const missing = await this.#scenario.missing(this.scene, this.#first);
    this.problems.push(...missing.map((what) => `${when}: ${what}`));
    if (this.#scenario.order.entry === "setup" && !this.#scenario.quirks.includes("basic"))
      await this.#cleansUp(when);
  }

  async checks(stage: string, end: StepEnd): Promise<void> {
    await this.scene.settles();
    const broken = [...(await this.scene.broken()), ...leaksOf(end, secretsOf(this.scene.place))];
    this.problems.push(...broken.map((what) => `${stage}: ${what}`));
  }

  /** Later than lease and grace, whatever is alive beside the stored key has an end. */
  async #cleansUp(when: string): Promise<void> {
    this.scene.place.clock.passes(AFTER_GRACE_MS);
    const end = await this.#runs(`${when}, the run after the grace period`);
    if (end.exitCode !== 0) this.problems.push(`${when}, after the grace period: exit ${end.exitCode}`);
    const endless = (await this.scene.liveKeys()).filter(
      ({ keyId, expiresAt }) => keyId !== this.scene.storedKeyId && expiresAt === null,
    );
    this.problems.push(...endless.map(({ keyId }) => `${when}: nothing will ever end ${keyId}`));
  }

  async #runs(stage: string): Promise<StepEnd> {
    const end = await runStepIn(this.scene.place, this.#scenario.order);
    await this.checks(stage, end);
    return end;
  }

  async #hasYoungKeys(): Promise<boolean> {
    const now = this.scene.place.clock.now();
    return (await this.scene.liveKeys()).some(({ createdAt }) => now - createdAt < LEASE_MS);
  }
}
