/**
 * Preloaded into an action's process (`node --import`): its pauses between two tries pass a thousand times as fast, and
 * both its clocks go on as if they had lasted as long as they should.
 */
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";

const TIMES_AS_FAST = 1_000;
const { setTimeout: sleep } = timers;
const dateNow = Date.now.bind(Date);
const hrtimeNow = process.hrtime.bigint.bind(process.hrtime);
const NANOSECONDS_PER_MS = 1_000_000;
let skippedMs = 0;

Date.now = () => Math.floor(dateNow() + skippedMs);
process.hrtime.bigint = () => hrtimeNow() + BigInt(Math.round(skippedMs * NANOSECONDS_PER_MS));

const monotonicMs = (): number => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MS;

timers.setTimeout = (async (ms = 0, value?: unknown, options?: object) => {
  const wakesAtMs = monotonicMs() + ms;
  const slept = await sleep(ms / TIMES_AS_FAST, value, options);
  // Several sleep side by side: the time that one of them skipped, the others need not skip again.
  skippedMs += Math.max(0, wakesAtMs - monotonicMs());
  return slept;
}) as typeof sleep;
syncBuiltinESMExports();
