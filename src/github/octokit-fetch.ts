import { NoAnswerError, type Http, type HttpAnswer, type HttpRequest } from "../platform/http.ts";
import { sendPatiently, transientAnswer, type PatienceDeps, type Transience } from "../platform/patience.ts";
import { SECOND_MS } from "../values/clock.ts";
import { parseUrl } from "../values/parse-url.ts";
import { USER_AGENT } from "../values/version.ts";
import { holdMs, limitOf } from "./limits.ts";

const REQUEST_TIMEOUT_MS = 10 * SECOND_MS;
const MOST_REDIRECTS = 3;

/** What Octokit gives its `fetch`; headers are plain, the body is JSON text. */
interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The part of a `Response` that Octokit reads. Node's own class would load Node's own undici, which takes 20 ms. */
export interface FetchedResponse {
  readonly status: number;
  readonly url: string;
  /** By names in lower case; what is absent is undefined. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBufferLike>;
}

export interface OctokitFetchDeps extends PatienceDeps {
  readonly http: Http;
  /** Takes a redirect to its end at once: a wait there would come after the last look at the deadline. */
  readonly followHttp: Http;
  /** Told of each answer as it comes, for what Octokit does not hand on. */
  readonly onAnswer: (answer: HttpAnswer) => void;
}

/**
 * Octokit over our own HTTP: the same connections, proxies, timeouts and patience as everything else. Reads and
 * deletions are repeated; a PUT is sent once, for its repetition is a decision of the rotation.
 */
export function octokitFetch(
  deps: OctokitFetchDeps,
): (url: string, init: FetchInit) => Promise<FetchedResponse> {
  return async (url, init) => {
    let request = toRequest(url, init);
    for (let redirects = 0; ; redirects += 1) {
      const http = redirects === 0 ? deps.http : deps.followHttp;
      const answer =
        request.method === "GET" || request.method === "DELETE"
          ? await sendPatiently(http, request, deps, transience)
          : await http.send(request);
      deps.onAnswer(answer);
      const next = redirects < MOST_REDIRECTS ? redirectOf(request, answer) : undefined;
      if (next === undefined) return toResponse(request.url, answer);
      request = { ...request, url: next };
    }
  };
}

function toRequest(url: string, { method, headers, body }: FetchInit): HttpRequest {
  return {
    method: asMethod(method ?? "GET"),
    url: new URL(url),
    headers: { ...headers, "user-agent": USER_AGENT },
    ...(body === undefined ? {} : { body }),
    timeoutMs: REQUEST_TIMEOUT_MS,
  };
}

function asMethod(method: string): HttpRequest["method"] {
  if (method === "GET" || method === "PUT" || method === "DELETE" || method === "POST") return method;
  throw new NoAnswerError(`method ${method} is not used here`, false);
}

/** A limit is waited for, a permission is not: both may be a 403. */
function transience(answer: HttpAnswer): Transience {
  return limitOf(answer) === undefined ? transientAnswer(answer) : { waitMs: holdMs(answer) };
}

/** A renamed repository: followed on the same origin only, the method kept (RFC 9110, 15.4; 301 only for reads). */
function redirectOf({ method, url }: HttpRequest, { status, headers }: HttpAnswer): URL | undefined {
  const keepsMethod = status === 307 || status === 308;
  const location = headers["location"];
  if (location === undefined || !(keepsMethod || (method === "GET" && (status === 301 || status === 302))))
    return undefined;
  const next = parseUrl(location, url.href);
  return next?.origin === url.origin ? next : undefined;
}

function toResponse(url: URL, { status, headers, body }: HttpAnswer): FetchedResponse {
  return {
    status,
    url: url.href,
    headers: new Map(Object.entries(headers)),
    text: () => Promise.resolve(body),
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(body).buffer),
  };
}
