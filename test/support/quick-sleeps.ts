/**
 * Preloaded into an action's process (`node --import`): its pauses between two tries pass a thousand times as fast, and
 * both its clocks go on as if they had lasted as long as they should.
 */
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";

const TIMES_AS_FAST = 1_000;
const { setTimeout: sleep } = timers;
const dateNow = Date.now.bind(Date);
const performanceNow = performance.now.bind(performance);
let skippedMs = 0;

Date.now = () => Math.floor(dateNow() + skippedMs);
performance.now = () => performanceNow() + skippedMs;

timers.setTimeout = (async (ms = 0, value?: unknown, options?: object) => {
  const wakesAtMs = performance.now() + ms;
  const slept = await sleep(ms / TIMES_AS_FAST, value, options);
  // Several sleep side by side: the time that one of them skipped, the others need not skip again.
  skippedMs += Math.max(0, wakesAtMs - performance.now());
  return slept;
}) as typeof sleep;
syncBuiltinESMExports();
