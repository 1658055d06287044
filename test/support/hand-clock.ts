import type { Clock, Instant } from "../../src/values/clock.ts";

/** A clock that only moves when told to: by a test, or by a sleep, which takes no time of ours. */
export class HandClock implements Clock {
  readonly slept: number[] = [];
  /** Called when a sleep begins: a cancellation, a suspension, another run. */
  onSleep: ((ms: number) => void) | undefined;
  #wall: Instant;
  #monotonic = 5_000;

  constructor(startsAt: Instant) {
    this.#wall = startsAt;
  }

  now(): Instant {
    return this.#wall;
  }

  monotonicMs(): number {
    return this.#monotonic;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms);
    this.onSleep?.(ms);
    await Promise.resolve();
    if (signal?.aborted === true) throw signal.reason;
    this.passes(ms);
  }

  /** Time goes by; a suspended machine sees the same, all at once. */
  passes(ms: number): void {
    this.#wall += ms;
    this.#monotonic += ms;
  }

  /** Somebody sets the date, or a machine wakes whose monotonic clock stood still meanwhile. */
  wallMoves(ms: number): void {
    this.#wall += ms;
  }

  /** Time goes by unseen by the wall clock: it was set back meanwhile. */
  monotonicMoves(ms: number): void {
    this.#monotonic += ms;
  }
}
