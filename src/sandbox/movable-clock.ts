import type { Clock } from "../values/clock.ts";

/** A clock that goes on by itself, and can be put forward. */
export interface MovableClock extends Clock {
  /** Puts the wall clock forward; what is asleep sleeps on, for it waits for real. */
  advance(ms: number): void;
}

/** One such clock for several servers, so that they agree about the date. */
export function movableClock(base: Clock): MovableClock {
  let ahead = 0;
  return {
    now: () => base.now() + ahead,
    monotonicMs: () => base.monotonicMs(),
    sleep: (ms, signal) => base.sleep(ms, signal),
    advance: (ms) => {
      ahead += ms;
    },
  };
}
