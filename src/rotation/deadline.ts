import type { Clock } from "../values/clock.ts";
import { DEADLINE_MS } from "./evidence.ts";

/** How long this run may still act on what it saw. */
export interface Deadline {
  leftMs(): number;
}

/**
 * Counts on the wall clock *and* on the monotonic one, and believes the later: a suspended machine stops the one, a
 * person setting the time moves the other (spec: rotation.md, deadline).
 */
export function startDeadline(clock: Clock): Deadline {
  const startedAt = clock.now();
  const startedMs = clock.monotonicMs();
  return {
    leftMs: () => DEADLINE_MS - Math.max(clock.now() - startedAt, clock.monotonicMs() - startedMs),
  };
}
