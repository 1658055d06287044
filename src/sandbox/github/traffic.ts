import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../values/clock.ts";
import type { Token } from "./tokens.ts";

/** What one token has asked for so far; asking for the limits is free and not counted. */
export interface Usage {
  readonly requests: number;
  /** Every POST, PATCH, PUT and DELETE of the REST API. */
  readonly contentCreating: number;
  readonly points: number;
  /** How often a limit was the answer; never, unless the stand-in enforces them. */
  readonly refused: number;
  /** The shortest time from the arrival of one write to that of the next; `undefined` before there were two. */
  readonly shortestWriteGapMs: number | undefined;
  /** The most requests that were under way at once. */
  readonly mostConcurrent: number;
}

/** How GitHub weighs a request. */
export interface Weight {
  readonly points: number;
  readonly contentCreating: number;
}

interface Ledger extends Usage {
  readonly underWay: number;
  readonly lastWriteMs: number | undefined;
  /** What was not refused within the longest window, oldest first. */
  readonly admitted: readonly (Weight & { readonly atMs: number })[];
}

const MOST_CONCURRENT = 100;
/** docs.github.com: "Rate limits for the REST API", secondary rate limits. */
const WINDOWS = [
  { counted: "points", most: 900, windowMs: MINUTE_MS },
  { counted: "contentCreating", most: 80, windowMs: MINUTE_MS },
  { counted: "contentCreating", most: 500, windowMs: HOUR_MS },
] as const;

/** docs.github.com: "Rate limits for the REST API", calculating points. A query of GraphQL only reads. */
export function weigh({ method, path }: { readonly method: string; readonly path: string }): Weight {
  const onlyReads = ["GET", "HEAD", "OPTIONS"].includes(method) || path.endsWith("/graphql");
  return onlyReads ? { points: 1, contentCreating: 0 } : { points: 5, contentCreating: 1 };
}

/** Counts each token's requests, and tells which would break a secondary limit. Times are monotonic. */
export class Traffic {
  readonly #ledgers = new Map<Token | undefined, Ledger>();

  usage(token: Token | undefined): Usage {
    const { requests, contentCreating, points, refused, shortestWriteGapMs, mostConcurrent } =
      this.#ledger(token);
    return { requests, contentCreating, points, refused, shortestWriteGapMs, mostConcurrent };
  }

  arrived(token: Token | undefined, weight: Weight, atMs: number): void {
    const ledger = this.#ledger(token);
    const isWrite = weight.contentCreating > 0;
    this.#ledgers.set(token, {
      ...ledger,
      requests: ledger.requests + 1,
      points: ledger.points + weight.points,
      contentCreating: ledger.contentCreating + weight.contentCreating,
      shortestWriteGapMs: isWrite ? shorterGap(ledger, atMs) : ledger.shortestWriteGapMs,
      lastWriteMs: isWrite ? atMs : ledger.lastWriteMs,
      underWay: ledger.underWay + 1,
      mostConcurrent: Math.max(ledger.mostConcurrent, ledger.underWay + 1),
    });
  }

  left(token: Token | undefined): void {
    const ledger = this.#ledger(token);
    this.#ledgers.set(token, { ...ledger, underWay: ledger.underWay - 1 });
  }

  /** How long until a request that has just arrived would break no secondary limit; 0: it breaks none now. */
  waitMs(token: Token | undefined, weight: Weight, atMs: number): number {
    const { underWay, admitted } = this.#ledger(token);
    // GitHub does not say how long to wait for others to end.
    const forOthers = underWay > MOST_CONCURRENT ? SECOND_MS : 0;
    return Math.max(forOthers, ...WINDOWS.map((window) => waitFor(window, admitted, weight, atMs)));
  }

  admitted(token: Token | undefined, weight: Weight, atMs: number): void {
    const ledger = this.#ledger(token);
    const recent = ledger.admitted.filter((other) => other.atMs > atMs - HOUR_MS);
    this.#ledgers.set(token, { ...ledger, admitted: [...recent, { ...weight, atMs }] });
  }

  refused(token: Token | undefined): void {
    const ledger = this.#ledger(token);
    this.#ledgers.set(token, { ...ledger, refused: ledger.refused + 1 });
  }

  #ledger(token: Token | undefined): Ledger {
    return this.#ledgers.get(token) ?? BLANK;
  }
}

const BLANK: Ledger = {
  requests: 0,
  contentCreating: 0,
  points: 0,
  refused: 0,
  shortestWriteGapMs: undefined,
  mostConcurrent: 0,
  underWay: 0,
  lastWriteMs: undefined,
  admitted: [],
};

function shorterGap(
  { lastWriteMs, shortestWriteGapMs = Infinity }: Ledger,
  atMs: number,
): number | undefined {
  return lastWriteMs === undefined ? undefined : Math.min(shortestWriteGapMs, atMs - lastWriteMs);
}

/** Until the youngest of those leaves the window for which there is no room beside the new one. */
function waitFor(
  { counted, most, windowMs }: (typeof WINDOWS)[number],
  admitted: Ledger["admitted"],
  weight: Weight,
  atMs: number,
): number {
  let sum = weight[counted];
  if (sum === 0) return 0;
  for (const other of admitted.toReversed()) {
    sum += other[counted];
    if (sum > most) return Math.max(0, other.atMs + windowMs - atMs);
  }
  return 0;
}
