import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../values/clock.ts";

const NANOSECONDS_PER_MS = 1_000_000;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Not `performance.now()`: touching that global loads a module of Node's, in the way of the first request.
  monotonicMs: () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MS,
  sleep: (ms, signal) => delay(ms, undefined, signal === undefined ? {} : { signal }),
};
