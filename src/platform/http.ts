import type { Dispatcher } from "undici";
import { parseInstant, SECOND_MS, type Clock, type Instant } from "../values/clock.ts";
import { createDispatcher, type Route } from "./dispatcher.ts";

/** One HTTP request of this project: a text in, a text out. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole exchange, connecting included. */
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names; a repeated header's values joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The `Date` header, or the runner's clock where there is none. */
  readonly serverAt: Instant;
  /** When the answer's head was here, on the monotonic clock. */
  readonly receivedMs: number;
}

/** No answer came. `bytesSent` is false only when the request certainly never left this machine. */
export class NoAnswerError extends Error {
  readonly bytesSent: boolean;

  constructor(reason: string, bytesSent: boolean, options?: ErrorOptions) {
    super(reason, options);
    this.name = "NoAnswerError";
    this.bytesSent = bytesSent;
  }
}

/** What the debug log learns of an exchange: never a header, never a body. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** `undefined`: no answer. */
  readonly status: number | undefined;
  readonly ms: number;
}

export interface Http {
  /** Sends once, follows no redirect. @throws NoAnswerError; a plain Error after {@link Http.close} */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Aborted by {@link Http.close}: whoever waits before sending again stops waiting. */
  readonly closed?: AbortSignal;
  /** Ends all connections and whatever is still under way on them, so that the process can end. */
  close(): Promise<void>;
}

export interface HttpDeps {
  readonly clock: Clock;
  /** For `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** HTTP over one undici dispatcher, proxies from the environment. */
export function createHttp({ clock, env, onExchange }: HttpDeps): Http {
  const route = createDispatcher(env);
  const closing = new AbortController();
  return {
    closed: closing.signal,
    async send(request) {
      const startedMs = clock.monotonicMs();
      const tell = (status: number | undefined): void =>
        onExchange?.({
          method: request.method,
          path: request.url.pathname,
          status,
          ms: clock.monotonicMs() - startedMs,
        });
      try {
        const answer = await sendOnce(request, route, clock);
        tell(answer.status);
        return answer;
      } catch (error) {
        tell(undefined);
        // Nobody waits for it any more: an error that patience knows would be sent again, and keep the process alive.
        throw closing.signal.aborted ? new Error("The HTTP client was closed.", { cause: error }) : error;
      }
    },
    close: () => {
      closing.abort();
      return route.dispatcher.destroy();
    },
  };
}

async function sendOnce(request: HttpRequest, route: Route, clock: Clock): Promise<HttpAnswer> {
  const { method, url, headers, body, timeoutMs } = request;
  const sent = { bytes: false };
  const signal = AbortSignal.timeout(timeoutMs);
  const exchange = async (): Promise<HttpAnswer> => {
    const answer = await route.dispatcher.compose(noticeSending(sent)).request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal,
    });
    const receivedMs = clock.monotonicMs();
    const text = await answer.body.text();
    const flat = flattened(answer.headers);
    return {
      status: answer.statusCode,
      headers: flat,
      body: text,
      serverAt: dateOf(flat) ?? clock.now(),
      receivedMs,
    };
  };
  try {
    return await Promise.race([exchange(), endOf(signal)]);
  } catch (error) {
    const proxy = route.failedProxy(error);
    const reason = reasonOf(error, timeoutMs);
    const told = proxy === undefined ? reason : `${reason}: the proxy ${proxy}`;
    throw new NoAnswerError(told, sent.bytes, { cause: error });
  }
}

/** A cache on the way tells how old the answer is that it hands on: `Date` plus `Age` (RFC 9111, 5.1). */
function dateOf(headers: Readonly<Record<string, string>>): Instant | undefined {
  const at = parseInstant(headers["date"]);
  const age = /^\d{1,9}$/.test(headers["age"] ?? "") ? Number(headers["age"]) : 0;
  return at === undefined ? undefined : at + age * SECOND_MS;
}

/**
 * undici heeds the signal only once it is connected, and then before it writes; a handshake, or a proxy that never
 * answers, would be waited for much longer than the time that was given.
 */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

/**
 * undici calls `onConnect` on a request's handler right before it writes the first byte: until then nothing was sent.
 * A proxy's CONNECT runs on another handler and does not count.
 */
function noticeSending(sent: { bytes: boolean }): Dispatcher.DispatcherComposeInterceptor {
  const noticed = (handler: Dispatcher.DispatchHandlers): Dispatcher.DispatchHandlers =>
    new Proxy(handler, {
      get(target, property) {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== "function") return member;
        return (...args: unknown[]): unknown => {
          if (property === "onConnect") sent.bytes = true;
          return Reflect.apply(member, target, args);
        };
      },
    });
  return (dispatch) => (options, handler) => dispatch(options, noticed(handler));
}

function flattened(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}

/** A code or a short word, never the error's own text: that may quote the request. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (typeof error !== "object" || error === null) return "unknown error";
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (name === "TimeoutError") return `no answer within ${timeoutMs / 1_000} s`;
  // Nobody aborts a request here but undici itself, when a proxy answers CONNECT with anything but 200.
  if (code === "UND_ERR_ABORTED") return "the proxy refused the connection";
  if (typeof code === "string") return code;
  return typeof name === "string" ? name : "unknown error";
}
