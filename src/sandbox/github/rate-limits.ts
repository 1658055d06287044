import { HOUR_MS, SECOND_MS, type Instant } from "../../values/clock.ts";
import type { Token } from "./tokens.ts";

/** One hour's allowance of one token; `reset` in epoch seconds, as GitHub sends it. */
export interface RateLimit {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly reset: number;
}

/** Requests per hour (docs.github.com: "Rate limits for the REST API"). */
const HOURLY = { app: 5_000, fine_grained_pat: 5_000, classic: 5_000, github_token: 1_000 } as const;
const HOURLY_ANONYMOUS = 60;

/** Counts per token and hour. It tells, it does not enforce. */
export class RateLimits {
  readonly #windows = new Map<Token | undefined, { startedAt: Instant; used: number }>();

  count(token: Token | undefined, at: Instant): void {
    this.#window(token, at).used += 1;
  }

  read(token: Token | undefined, at: Instant): RateLimit {
    const { startedAt, used } = this.#window(token, at);
    const limit = token === undefined ? HOURLY_ANONYMOUS : HOURLY[token.grant.kind];
    const reset = Math.ceil((startedAt + HOUR_MS) / SECOND_MS);
    return { limit, used: Math.min(used, limit), remaining: Math.max(0, limit - used), reset };
  }

  #window(token: Token | undefined, at: Instant): { startedAt: Instant; used: number } {
    const open = this.#windows.get(token);
    if (open !== undefined && at < open.startedAt + HOUR_MS) return open;
    const fresh = { startedAt: at, used: 0 };
    this.#windows.set(token, fresh);
    return fresh;
  }
}
