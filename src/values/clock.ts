/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** Time as a value: the real one lives in `platform/clock.ts`, tests and the sandbox bring their own. */
export interface Clock {
  /** Wall clock. */
  now(): Instant;
  /** Milliseconds that never run backwards. Says nothing about the date. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * `2026-11-22T20:18:00Z`: an instant as people and logs read it, to the nearest second. One that was converted from a
 * server's clock to another's is off by the milliseconds that their answers took; cut off, 12:00:00 would read 11:59:59.
 */
export function formatInstant(at: Instant): string {
  const wholeSecond = Math.round(at / SECOND_MS) * SECOND_MS;
  return new Date(wholeSecond).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** What `Date.parse` makes of other texts is a guess: to it, `key 5` is a day in May. */
const DATE = /^(\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2}, \d{2} )/;
const ISO_WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/;

/** Reads an ISO 8601 or HTTP date; without a zone it is UTC. `undefined` for anything that is not a date. */
export function parseInstant(text: string | null | undefined): Instant | undefined {
  if (!text || !DATE.test(text)) return undefined;
  const at = Date.parse(ISO_WITHOUT_ZONE.test(text) ? `${text}Z` : text);
  return Number.isNaN(at) ? undefined : at;
}

/** What an answer tells about time: the server's `Date`, and when the answer reached us. */
export interface ServerTime {
  /** The `Date` header: whole seconds, by the server's own clock. */
  readonly serverAt: Instant;
  /** The same moment on {@link Clock.monotonicMs}, so that two servers can be compared. */
  readonly receivedMs: number;
}
