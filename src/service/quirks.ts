import { type Clock, type Instant, SECOND_MS } from "../values/clock.ts";
import { ApiError, errorReply } from "./errors.ts";
import { jsonReply, type Reply, type WireRequest } from "./reply.ts";
import type { Fetch, RequestEnv } from "./room.ts";
import { CREATE_PATHS } from "./routes/mint.ts";

const SLOW_MS = 5 * SECOND_MS;
const RATE_LIMIT_MS = 2 * SECOND_MS;

type Behaviour = (request: WireRequest, env: RequestEnv, next: () => Promise<Reply>) => Promise<Reply>;

/**
 * Ways to misbehave, as the hosted service does or worse, to test clients against (spec: mesh-api.md, `--quirks`).
 * They apply from the outside in, in this order. `basic` is no behaviour but a smaller set of routes.
 */
const BEHAVIOURS = {
  slow: (clock) => async (_request, _env, next) => {
    await clock.sleep(SLOW_MS);
    return next();
  },
  "429": rateLimited,
  flaky503: everyOtherUnavailable,
  auth404: () => async (_request, env, next) => {
    const response = await next();
    return response.status === 401 ? refusal(env, new ApiError(404, "not_found", "Not found.")) : response;
  },
  "success-false": () => async (request, _env, next) =>
    isCreate(request) ? jsonReply({ success: false, error: "The key could not be created." }) : next(),
  "bad-json": () => async (request, _env, next) => {
    const response = await next();
    if (!isCreate(request) || response.status !== 200) return response;
    return {
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!doctype html><title>Mesh</title>",
    };
  },
  "lost-response": () => async (request, env, next) => {
    const response = await next();
    if (!isCreate(request) || response.status !== 200) return response;
    // Without a socket there is none to cut: a fetch that fails is what the caller would see of it.
    if (env.incoming === undefined) throw new TypeError("The connection ended before the answer.");
    env.incoming.socket.destroy();
    return response;
  },
} as const satisfies Record<string, (clock: Clock) => Behaviour>;

export const QUIRKS = ["basic", ...(Object.keys(BEHAVIOURS) as (keyof typeof BEHAVIOURS)[])] as const;
export type Quirk = (typeof QUIRKS)[number];

/** The service with the chosen quirks; health checks are spared, or nothing could tell when it is up. */
export function withQuirks(fetch: Fetch, quirks: readonly Quirk[], clock: Clock): Fetch {
  const chosen = Object.entries(BEHAVIOURS).filter(([name]) => quirks.some((quirk) => quirk === name));
  if (chosen.length === 0) return fetch;
  const quirky = chosen.reduceRight<Fetch>((inner, [, behaviour]) => {
    const behave: Behaviour = behaviour(clock);
    return (request, env) => behave(request, env, () => inner(request, env));
  }, fetch);
  return (request, env) => (isHealthCheck(request) ? fetch : quirky)(request, env);
}

/** Refuses until the wait that it asked for is over, lets one request through, and asks for the next wait. */
function rateLimited(clock: Clock): Behaviour {
  let opensAt: Instant | undefined;
  return async (_request, env, next) => {
    const now = clock.now();
    if (opensAt !== undefined && now >= opensAt) {
      opensAt = undefined;
      return next();
    }
    opensAt ??= now + RATE_LIMIT_MS;
    const headers = { "retry-after": String(Math.ceil((opensAt - now) / SECOND_MS)) };
    return refusal(
      env,
      new ApiError(429, "rate_limited", "Too many requests. Wait as Retry-After says.", { headers }),
    );
  };
}

/** The first, third, fifth request fails before it has any effect. */
function everyOtherUnavailable(): Behaviour {
  let count = 0;
  return async (_request, env, next) => {
    count += 1;
    return count % 2 === 1
      ? refusal(env, new ApiError(503, "unavailable", "The service is unavailable."))
      : next();
  };
}

function refusal(env: RequestEnv, error: ApiError): Reply {
  return errorReply(error, env.trace.requestId);
}

function isCreate(request: WireRequest): boolean {
  const { pathname } = new URL(request.url);
  return request.method === "POST" && CREATE_PATHS.some((path) => path === pathname);
}

function isHealthCheck(request: WireRequest): boolean {
  return ["/healthz", "/readyz"].includes(new URL(request.url).pathname);
}
