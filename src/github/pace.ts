import type { Http, HttpAnswer } from "../platform/http.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Clock } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import { UserError } from "../values/user-error.ts";
import { holdMs } from "./limits.ts";

/** What a request counts for (GitHub Docs, "Rate limits for the REST API": calculating points for the secondary limit). */
interface Cost {
  readonly points: number;
  readonly writes: number;
}

const COSTS = {
  read: { points: 1, writes: 0 },
  write: { points: 5, writes: 1 },
  /** Sealing key, metadata twice, the holder's id, a selection of some pages, and the write. */
  target: { points: 13, writes: 1 },
} satisfies Record<string, Cost>;

const MOST_AN_HOUR = 500;
/** GitHub's secondary limits for one token (same page: "About secondary rate limits"). */
const LIMITS: readonly { readonly of: keyof Cost; readonly most: number; readonly withinMs: number }[] = [
  { of: "points", most: 900, withinMs: MINUTE_MS },
  { of: "writes", most: 80, withinMs: MINUTE_MS },
  { of: "writes", most: MOST_AN_HOUR, withinMs: HOUR_MS },
];
/** GitHub counts when a request arrives, this side when it is sent. */
const MARGIN_MS = SECOND_MS;
/** GitHub Docs, "Best practices for using the REST API": pause between mutative requests. */
const BETWEEN_WRITES_MS = SECOND_MS;
/** Nothing waits longer than this in the middle of a target: what it saw would be too old afterwards. */
const LONGEST_WAIT_MS = MINUTE_MS + 2 * MARGIN_MS;

/** Keeps one token inside GitHub's limits: books a time for each request, and remembers when GitHub asked to wait. */
export class Pace {
  readonly #clock: Clock;
  /** In the order of their times. */
  #booked: (Cost & { readonly atMs: number })[] = [];
  #lastWriteMs = Number.NEGATIVE_INFINITY;
  #heldUntilMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long until the limits allow one more read, one more write, or all requests of one more target. */
  waitMs(before: "read" | "write" | "target"): number {
    return this.#earliestMs(before) - this.#clock.monotonicMs();
  }

  /** A request goes out as soon as the limits allow it. */
  book(kind: "read" | "write"): void {
    const atMs = this.#earliestMs(kind);
    if (kind === "write") this.#lastWriteMs = atMs;
    const oldestMs = this.#clock.monotonicMs() - HOUR_MS - MARGIN_MS;
    this.#booked = [...this.#booked.filter((one) => one.atMs >= oldestMs), { ...COSTS[kind], atMs }].toSorted(
      (a, b) => a.atMs - b.atMs,
    );
  }

  /** GitHub wants no request for so long; no limit of its lasts longer than an hour. */
  hold(ms: number): void {
    const held = Math.min(ms, HOUR_MS + MARGIN_MS);
    this.#heldUntilMs = Math.max(this.#heldUntilMs, this.#clock.monotonicMs() + held);
  }

  /** For how long it still wants none. */
  heldMs(): number {
    return Math.max(0, this.#heldUntilMs - this.#clock.monotonicMs());
  }

  #earliestMs(before: keyof typeof COSTS): number {
    const cost = COSTS[before];
    // Before a whole target it does not count: it passes by itself while the target is looked at.
    const spacedMs = before === "write" ? this.#lastWriteMs + BETWEEN_WRITES_MS : Number.NEGATIVE_INFINITY;
    const freeAt = LIMITS.map(({ of, most, withinMs }) => {
      // From the latest back: the first that no longer fits must have left the window.
      let sum = cost[of];
      const tooMuch = this.#booked.findLast((one) => (sum += one[of]) > most);
      return tooMuch === undefined ? Number.NEGATIVE_INFINITY : tooMuch.atMs + withinMs + MARGIN_MS;
    });
    return Math.max(this.#clock.monotonicMs(), this.#heldUntilMs, spacedMs, ...freeAt);
  }
}

/** The shortest time in which GitHub's limits allow so many writes of one token, counted from the first of them. */
export function leastDurationMs(writes: number): number {
  const further = Math.max(0, writes - 1);
  return (
    Math.floor(further / MOST_AN_HOUR) * (HOUR_MS + MARGIN_MS) + (further % MOST_AN_HOUR) * BETWEEN_WRITES_MS
  );
}

/** Sends each request at its time, and learns from the answers when GitHub wants to be left alone. */
export function paced(http: Http, pace: Pace, clock: Clock): Http {
  return {
    ...http,
    async send(request): Promise<HttpAnswer> {
      const kind = request.method === "GET" ? "read" : "write";
      const waitMs = pace.waitMs(kind);
      refuseLonger(waitMs);
      pace.book(kind);
      // While it waits another request may be refused: then this one waits on.
      for (let ms = waitMs; ms > 0; ms = pace.heldMs()) {
        refuseLonger(ms);
        await clock.sleep(ms, http.closed);
      }
      const answer = await http.send(request);
      pace.hold(holdMs(answer));
      return answer;
    },
  };
}

function refuseLonger(waitMs: number): void {
  if (waitMs <= LONGEST_WAIT_MS) return;
  throw new UserError("rate_limited", {
    what: `GitHub's limits allow the next request only in ${describeDuration(waitMs)}.`,
    why: "This token has used up one of GitHub's limits.",
    fix: "Run again later; the next run finds everything as it was.",
  });
}
