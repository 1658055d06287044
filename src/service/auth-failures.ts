import { type Clock, type Instant, MINUTE_MS } from "../values/clock.ts";
import { type Limits, tooMany } from "./limits.ts";
import { countUp } from "./store/counters.ts";
import { type Database, DatabaseError } from "./store/database.ts";

/** More addresses than this are not remembered; the database still counts them. */
const MOST_REMEMBERED = 10_000;

/**
 * Counts the unknown keys, tokens, codes and links that one address sends, for all instances together. Only failures are
 * counted, and only a failure is ever told to wait: a good one is not refused for what its neighbours behind the same
 * address do. Passwords can be guessed and are costly to look at, so they have limits that shut a door (`tryPassword`).
 */
export class AuthFailures {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #limit: number;
  /** Until when an address is known to be over: a flood then costs no write each. */
  readonly #over = new Map<string, Instant>();

  constructor(database: Database, deps: { clock: Clock; limits: Limits }) {
    this.#database = database;
    this.#clock = deps.clock;
    this.#limit = deps.limits.authFailures;
  }

  /**
   * Notes a failure. An address that is not known is nobody's: without a socket there is none.
   *
   * @throws ApiError 429 when there were too many within the minute.
   */
  async note(address: string | undefined): Promise<void> {
    if (address === undefined || this.#limit === Infinity) return;
    const now = this.#clock.now();
    const known = this.#over.get(address);
    if (known !== undefined && now < known) throw over({ now, endsAt: known });
    const { count, endsAt } = await this.#count(address, now);
    if (count <= this.#limit) return;
    if (this.#over.size >= MOST_REMEMBERED) this.#over.clear();
    this.#over.set(address, endsAt);
    throw over({ now, endsAt });
  }

  /** A refusal must not become another one because it cannot be counted. */
  async #count(address: string, now: Instant): Promise<{ count: number; endsAt: Instant }> {
    try {
      return await countUp(this.#database, counterOf(address), now);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      return { count: 0, endsAt: now };
    }
  }
}

function counterOf(address: string) {
  return { name: "auth-failures", subject: address, windowMs: MINUTE_MS };
}

function over(wait: { now: Instant; endsAt: Instant }) {
  return tooMany("Too many wrong credentials came from this address.", wait);
}
