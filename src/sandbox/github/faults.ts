import type { RequestLogEntry } from "./request-log.ts";

type Hook = (entry: RequestLogEntry) => void | Promise<void>;

/** Which requests a fault meets, counted from the moment it was added. */
export interface FaultMatch {
  /** Default: any. */
  readonly method?: string;
  /** The whole path as the log shows it, or a pattern for a part of it. */
  readonly path: string | RegExp;
  /** The first request it meets: 1 (default) is the next one that matches. */
  readonly nth?: number;
  /** How many requests in a row it meets; default 1, `Infinity` for a lasting one. */
  readonly times?: number;
  /** Awaited when the whole request has arrived and nothing has happened yet, whatever the kind. */
  readonly beforeEffect?: Hook;
  /** Awaited when the request has been carried out and its answer has not been sent. */
  readonly afterEffect?: Hook;
}

export type FaultEffect =
  /** The connection dies, the request is not carried out. */
  | { readonly kind: "drop_before" }
  /** The request is carried out, then the connection dies. */
  | { readonly kind: "drop_after" }
  /** Any answer. With `effect: "takes_place"` the request is carried out all the same (a 502 after the commit). */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** JSON; default: GitHub's error body for that status. */
      readonly body?: unknown;
      readonly effect?: "none" | "takes_place";
    }
  /** GitHub's refusal when a limit is reached (docs.github.com: "Rate limits for the REST API"). */
  | {
      readonly kind: "rate_limit";
      readonly limit: "primary" | "secondary";
      /** Default: 403. */
      readonly status?: 403 | 429;
      /** Sent as `retry-after`; absent by default. */
      readonly retryAfterSeconds?: number;
      /** Primary limit: how far ahead `x-ratelimit-reset` lies; default 60. */
      readonly resetInSeconds?: number;
    }
  /** A PUT whose new `updated_at` is shown only so much later. */
  | { readonly kind: "delay_visibility"; readonly delayMs: number }
  /** A new key pair for the scope that is asked: after a GET was answered, before a PUT is looked at. */
  | { readonly kind: "rotate_sealing_key" }
  /** Nothing but the hooks. */
  | { readonly kind: "hook" };

export type Fault = FaultMatch & FaultEffect;

/** A fault that was added: how often it struck, and how to take it back. */
export interface FaultHandle {
  readonly strikes: number;
  remove(): void;
}

interface Armed {
  readonly fault: Fault;
  matches: number;
  strikes: number;
}

/** The script of what goes wrong. Each fault counts its own matches, so they can be added independently. */
export class Faults {
  #armed: Armed[] = [];

  add(fault: Fault): FaultHandle {
    const armed = { fault, matches: 0, strikes: 0 };
    this.#armed.push(armed);
    return {
      get strikes() {
        return armed.strikes;
      },
      remove: () => {
        this.#armed = this.#armed.filter((other) => other !== armed);
      },
    };
  }

  clear(): void {
    this.#armed = [];
  }

  /** The faults that this request meets, in the order in which they were added; it counts as one match. */
  take(request: { readonly method: string; readonly path: string }): readonly Fault[] {
    return this.#armed.filter((armed) => strikes(armed, request)).map(({ fault }) => fault);
  }
}

function strikes(armed: Armed, request: { readonly method: string; readonly path: string }): boolean {
  const { method = request.method, path, nth = 1, times = 1 } = armed.fault;
  if (method.toUpperCase() !== request.method.toUpperCase() || !pathMatches(path, request.path)) return false;
  armed.matches += 1;
  const struck = armed.matches >= nth && armed.matches < nth + times;
  if (struck) armed.strikes += 1;
  return struck;
}

function pathMatches(expected: string | RegExp, path: string): boolean {
  // `search` ignores lastIndex: a pattern with the g flag would otherwise miss every second request.
  return typeof expected === "string" ? expected === path : path.search(expected) >= 0;
}
