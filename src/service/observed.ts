import type { Clock } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import { clientAddress, type TrustedProxies } from "./address.ts";
import { generateId } from "./key-format.ts";
import type { Metrics } from "./metrics.ts";
import type { Fetch, RequestEntry, RequestEnv, Trace } from "./room.ts";

const NO_PROXIES: TrustedProxies = { check: () => false };
const KNOWN_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Segments that are ours, or look like them. A key value has an underscore or more characters than these allow. */
const LOGGABLE_SEGMENT = /^(key_[0-9A-Za-z]{22}|[a-z0-9.-]{0,32})$/;

/**
 * Puts on every answer, whoever made it, what every answer has: the `Date` by the service's own clock (clients measure
 * skew with it), a request id, and headers that keep it out of caches. Tells the log about the request afterwards.
 */
export function observed(
  next: Fetch,
  deps: {
    clock: Clock;
    random: Random;
    metrics: Metrics;
    proxies?: TrustedProxies | undefined;
    onRequest?: ((entry: RequestEntry) => void) | undefined;
  },
): (request: Request, env?: Omit<RequestEnv, "trace">) => Promise<Response> {
  return async (request, env) => {
    const peer = env?.incoming?.socket.remoteAddress;
    const address = clientAddress(peer, request.headers.get("x-forwarded-for"), deps.proxies ?? NO_PROXIES);
    const trace: Trace = { requestId: generateId(deps.random, "req"), address };
    const startedMs = deps.clock.monotonicMs();
    let status = 0;
    try {
      const response = await next(request, { ...env, trace });
      status = response.status;
      for (const [name, value] of commonHeaders(deps.clock, trace)) response.headers.set(name, value);
      return response;
    } finally {
      deps.metrics.note(knownMethod(request), status, deps.clock.monotonicMs() - startedMs);
      deps.onRequest?.(entryOf(request, { status, at: deps.clock.now(), trace }));
    }
  };
}

/** An instant as the `Date` header has it (RFC 9110 section 5.6.7). */
export function httpDate(clock: Clock): string {
  return new Date(clock.now()).toUTCString();
}

function commonHeaders(clock: Clock, trace: Trace): [string, string][] {
  return [
    ["date", httpDate(clock)],
    ["cache-control", "no-store"],
    ["x-content-type-options", "nosniff"],
    ["x-request-id", trace.requestId],
  ];
}

function entryOf(request: Request, seen: { status: number; at: number; trace: Trace }): RequestEntry {
  const { requestId, keyId, fault } = seen.trace;
  return {
    method: knownMethod(request),
    path: loggablePath(new URL(request.url).pathname),
    status: seen.status,
    at: seen.at,
    requestId,
    ...(keyId === undefined ? {} : { keyId }),
    ...(fault === undefined ? {} : { fault }),
  };
}

function knownMethod({ method }: Request): string {
  return KNOWN_METHODS.includes(method) ? method : "OTHER";
}

function loggablePath(path: string): string {
  const segments = path.split("/");
  return segments.map((segment) => (LOGGABLE_SEGMENT.test(segment) ? segment : "[hidden]")).join("/");
}
