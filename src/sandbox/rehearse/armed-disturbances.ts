import type { Fault, FaultHandle } from "../github/faults.ts";
import type { Playground } from "../playground.ts";
import { formatDisturbance, type Disturbance } from "./disturbance.ts";

interface Armed {
  readonly disturbance: Disturbance;
  /** While its day lasts. */
  handle: FaultHandle | undefined;
  strikes: number;
}

/** The faults and kills of a play: each waits for its day, and counts that day's requests. */
export class ArmedDisturbances {
  readonly #playground: Playground;
  readonly #kill: () => Promise<void>;
  readonly #armed: readonly Armed[];

  /** @param kill takes the machine away from under the run */
  constructor(disturbances: readonly Disturbance[], playground: Playground, kill: () => Promise<void>) {
    this.#playground = playground;
    this.#kill = kill;
    this.#armed = disturbances.map((disturbance) => ({ disturbance, handle: undefined, strikes: 0 }));
  }

  /** To be called before the day's first run. */
  beginDay(day: number): void {
    for (const armed of this.#armed) {
      const isToday = armed.disturbance.day === day;
      if (isToday === (armed.handle !== undefined)) continue;
      if (isToday) armed.handle = this.#arm(armed.disturbance);
      else this.#disarm(armed);
    }
  }

  /** @returns what was met while `play` was under way, in the words of the flags. */
  async metDuring(play: () => Promise<void>): Promise<readonly string[]> {
    const before = this.#armed.map(strikesOf);
    await play();
    return this.#armed
      .filter((armed, index) => strikesOf(armed) > (before[index] ?? 0))
      .map(({ disturbance }) => formatDisturbance(disturbance));
  }

  /** In the words of the flags. */
  get neverMet(): readonly string[] {
    const idle = this.#armed.filter((armed) => strikesOf(armed) === 0);
    return idle.map(({ disturbance }) => formatDisturbance(disturbance));
  }

  #disarm(armed: Armed): void {
    armed.strikes = strikesOf(armed);
    armed.handle?.remove();
    armed.handle = undefined;
  }

  #arm(disturbance: Disturbance): FaultHandle {
    const { gitHub, meshFaults } = this.#playground;
    const faults = disturbance.point.side === "github" ? gitHub.faults : meshFaults;
    return faults.add(this.#faultFor(disturbance));
  }

  #faultFor({ point, effect }: Disturbance): Fault {
    const match = { method: point.method, nth: point.nth, path: /^/ };
    switch (effect.kind) {
      case "drop_before":
      case "drop_after":
        return { ...match, kind: effect.kind };
      case "status":
        return { ...match, kind: "status", status: effect.status };
      case "delay":
        return { ...match, kind: "hook", beforeEffect: () => this.#delay(effect.delayMs) };
      case "kill":
        return effect.moment === "before"
          ? { ...match, kind: "drop_before", beforeEffect: this.#kill }
          : { ...match, kind: "drop_after", afterEffect: this.#kill };
    }
  }

  /** The date stands still while a run is under way, but not for this. */
  async #delay(ms: number): Promise<void> {
    const { clock } = this.#playground;
    await clock.sleep(ms);
    clock.advance(ms);
  }
}

function strikesOf({ handle, strikes }: Armed): number {
  return strikes + (handle?.strikes ?? 0);
}
