import type { Clock } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import { clientAddress, NO_PROXIES, type TrustedProxies } from "./address.ts";
import { generateId } from "./key-format.ts";
import type { Origins } from "./login/origin.ts";
import type { Metrics } from "./metrics.ts";
import { httpDate } from "./wire-dates.ts";
import type { Reply, WireRequest } from "./reply.ts";
import type { Fetch, RequestEntry, RequestEnv, Trace } from "./room.ts";

/** A year: who came by https once is never sent back to http. */
const HSTS_HEADER = "strict-transport-security";
const HSTS = "max-age=31536000";

const PORTION_BYTES = 4_096;
const KNOWN_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Segments that are ours, or look like them. A key value has an underscore or more characters than these allow. */
const LOGGABLE_SEGMENT = /^(key_[0-9A-Za-z]{22}|[a-z0-9.-]{0,32})$/;
/** Nearly all of them, without taking them apart. */
const PLAIN_PATH = /^(\/[a-z0-9.-]{0,32})+$/;

/**
 * Puts on every answer, whoever made it, what every answer has: the `Date` by the service's own clock (clients measure
 * skew with it), a request id, and headers that keep it out of caches. Tells the log about the request afterwards.
 */
export function observed(
  next: Fetch,
  deps: {
    clock: Clock;
    random: Random;
    origins: Origins;
    metrics: Metrics;
    proxies?: TrustedProxies | undefined;
    onRequest?: ((entry: RequestEntry) => void) | undefined;
  },
): (request: WireRequest, env?: Omit<RequestEnv, "trace">) => Promise<Reply> {
  const random = batched(deps.random);
  return async (request, env) => {
    const url = request.parsedUrl ?? new URL(request.url);
    const origin = deps.origins.of(url);
    const requestId = generateId(random, "req");
    const trace = new RequestTrace({
      requestId,
      url,
      origin,
      request,
      env,
      proxies: deps.proxies ?? NO_PROXIES,
    });
    const startedMs = deps.clock.monotonicMs();
    let status = 0;
    try {
      const response = await next(request, withTrace(trace, env));
      status = response.status;
      Object.assign(response.headers, commonHeaders(deps.clock, trace, response.headers));
      return response;
    } finally {
      deps.metrics.note(knownMethod(request), status, deps.clock.monotonicMs() - startedMs);
      deps.onRequest?.(entryOf(request, { status, at: deps.clock.now(), trace }));
    }
  };
}

/** A request's notes; where it came from is found out only for a failure, which is what that is for. */
class RequestTrace implements Trace {
  readonly requestId: string;
  readonly url: URL;
  readonly origin: string;
  keyId?: string;
  fault?: string;
  readonly #request: WireRequest;
  readonly #peer: string | undefined;
  readonly #proxies: TrustedProxies;

  constructor(of: Pick<Trace, "requestId" | "url" | "origin"> & Arrived) {
    this.requestId = of.requestId;
    this.url = of.url;
    this.origin = of.origin;
    this.#request = of.request;
    this.#peer = of.env?.incoming?.socket.remoteAddress;
    this.#proxies = of.proxies;
  }

  get address(): string | undefined {
    return clientAddress(this.#peer, this.#request.headers.get("x-forwarded-for"), this.#proxies);
  }
}

interface Arrived {
  readonly request: WireRequest;
  readonly env: Omit<RequestEnv, "trace"> | undefined;
  readonly proxies: TrustedProxies;
}

function withTrace(trace: Trace, env: Omit<RequestEnv, "trace"> = {}): RequestEnv {
  return { ...env, trace };
}

function commonHeaders(
  clock: Clock,
  { requestId, url, origin }: Trace,
  own: Reply["headers"],
): Record<string, string> {
  return {
    date: httpDate(clock.now()),
    // Only what is the same for everybody says otherwise.
    "cache-control": own["cache-control"] ?? "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
    ...(url.protocol === "https:" || origin.startsWith("https:") ? { [HSTS_HEADER]: HSTS } : {}),
  };
}

/** Chance in larger portions, for ids that are no secret: the system's costs as much for one byte as for a thousand. */
function batched(random: Random): Random {
  let pool: Uint8Array = new Uint8Array();
  let taken = 0;
  return {
    bytes: (count) => {
      if (taken + count > pool.length) {
        pool = random.bytes(PORTION_BYTES);
        taken = 0;
      }
      taken += count;
      return pool.subarray(taken - count, taken);
    },
  };
}

function entryOf(request: WireRequest, seen: { status: number; at: number; trace: Trace }): RequestEntry {
  const { requestId, keyId, fault } = seen.trace;
  return {
    method: knownMethod(request),
    path: loggablePath(seen.trace.url.pathname),
    status: seen.status,
    at: seen.at,
    requestId,
    ...(keyId === undefined ? {} : { keyId }),
    ...(fault === undefined ? {} : { fault }),
  };
}

function knownMethod({ method }: WireRequest): string {
  return KNOWN_METHODS.includes(method) ? method : "OTHER";
}

function loggablePath(path: string): string {
  if (PLAIN_PATH.test(path)) return path;
  const segments = path.split("/");
  return segments.map((segment) => (LOGGABLE_SEGMENT.test(segment) ? segment : "[hidden]")).join("/");
}
