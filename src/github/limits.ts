import { retryAfterMs } from "../platform/patience.ts";
import type { HttpAnswer } from "../platform/http.ts";
import { MINUTE_MS, SECOND_MS } from "../values/clock.ts";

const LIMIT_WORDS = /rate limit|abuse detection/i;

/**
 * Does this answer say that a limit was hit? Then how long to wait, where it says so: `Retry-After`, else the reset of
 * an exhausted primary limit (GitHub Docs, "Rate limits for the REST API").
 *
 * @returns `undefined` when it is something else, such as a missing permission.
 */
export function limitOf(answer: HttpAnswer): { waitMs: number | undefined } | undefined {
  const { status, headers, body, serverAt } = answer;
  if (status !== 403 && status !== 429) return undefined;
  const askedToWaitMs = retryAfterMs(answer);
  if (askedToWaitMs !== undefined) return { waitMs: askedToWaitMs };
  if (headers["x-ratelimit-remaining"] === "0") return { waitMs: untilReset(headers, serverAt) };
  return status === 429 || LIMIT_WORDS.test(body) ? { waitMs: undefined } : undefined;
}

/** How long this token should send nothing after this answer: 0 unless a limit was hit, or this was the last request of the hour. */
export function holdMs(answer: HttpAnswer): number {
  const limit = limitOf(answer);
  // Whoever goes on asking is locked out for longer (GitHub Docs, "Best practices for using the REST API").
  if (limit !== undefined) return limit.waitMs ?? MINUTE_MS;
  return answer.headers["x-ratelimit-remaining"] === "0"
    ? (untilReset(answer.headers, answer.serverAt) ?? 0)
    : 0;
}

function untilReset(headers: HttpAnswer["headers"], serverAt: number): number | undefined {
  const resetSeconds = Number(headers["x-ratelimit-reset"]);
  if (!Number.isSafeInteger(resetSeconds) || resetSeconds <= 0) return undefined;
  // One second more: the reset is a whole second, and ours may still be the one before.
  return Math.max(0, resetSeconds * SECOND_MS - serverAt) + SECOND_MS;
}
