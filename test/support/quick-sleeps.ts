/**
 * Preloaded into an action's process (`node --import`): its pauses between two tries pass a thousand times as fast. What
 * it prints of them, its deadline and its timeouts stay as they are.
 */
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";

const TIMES_AS_FAST = 1_000;
const { setTimeout: sleep } = timers;

timers.setTimeout = ((ms = 0, value?: unknown, options?: object) =>
  sleep(ms / TIMES_AS_FAST, value, options)) as typeof sleep;
syncBuiltinESMExports();
