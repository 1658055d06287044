import type { Next } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Fault, FaultEffect } from "./faults.ts";
import { refuseOverLimit, scriptedLimit } from "./limit-answers.ts";
import { ConnectionDropped, Refusal, errorBody } from "./refusal.ts";
import { readAuthorization, type Token } from "./tokens.ts";
import { acceptedScopes, type Need } from "./verdicts.ts";
import { apiPath, type StandInApp, type StandInContext, type World } from "./world.ts";

/** What happens around every endpoint, from the outside in: log, headers, limits, faults, who is asking. */
export function useMiddleware(app: StandInApp, world: World): void {
  app.use(async (c, next) => logRequest(c, next, world));
  app.use(async (c, next) => addHeaders(c, next, world));
  app.use(async (c, next) => keepToLimits(c, next, world));
  app.use(async (c, next) => strikeFaults(c, next, world));
  app.use(async (c, next) => admit(c, next));
}

async function logRequest(c: StandInContext, next: Next, world: World): Promise<void> {
  const at = world.clock.now();
  const credential = readAuthorization(c.req.header("authorization"));
  const token = credential === undefined ? undefined : world.tokens.find(credential, at);
  const tokenLabel = credential === undefined ? "anonymous" : (token?.label ?? "unrecognised");
  const entry = world.log.arrived({ at, method: c.req.method, path: apiPath(c.req.url), tokenLabel });
  c.set("entry", entry);
  c.set("token", token);
  c.set("need", undefined);
  c.set("documentationPath", "");
  c.set("tampering", { rotateSealingKey: false, visibilityDelayMs: 0 });
  try {
    await next();
    world.log.finished(entry, c.res.status);
  } catch (error) {
    world.log.finished(entry, error instanceof ConnectionDropped ? "dropped" : 500);
    throw error;
  }
}

async function addHeaders(c: StandInContext, next: Next, world: World): Promise<void> {
  const token = c.get("token");
  await next();
  const headers = { ...everyAnswer(world, token), ...aboutPermissions(token, c.get("need")) };
  for (const [name, value] of Object.entries(headers)) {
    // A scripted answer brings its own.
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
}

function everyAnswer(world: World, token: Token | undefined): Record<string, string> {
  const at = world.clock.now();
  const limit = world.rateLimits.read(token, at);
  return {
    date: new Date(at).toUTCString(),
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": "2022-11-28",
    "x-github-request-id": requestId(world),
    "x-ratelimit-limit": String(limit.limit),
    "x-ratelimit-remaining": String(limit.remaining),
    "x-ratelimit-reset": String(limit.reset),
    "x-ratelimit-used": String(limit.used),
    "x-ratelimit-resource": "core",
  };
}

function aboutPermissions(token: Token | undefined, need: Need | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  if (need !== undefined) headers["x-accepted-github-permissions"] = `${need.permission}=${need.level}`;
  if (token === undefined) return headers;
  const { grant } = token;
  if (grant.kind === "classic") {
    headers["x-oauth-scopes"] = token.scopes.join(", ");
    if (need !== undefined) headers["x-accepted-oauth-scopes"] = acceptedScopes(need.permission).join(", ");
  }
  const isPersonal = grant.kind === "classic" || grant.kind === "fine_grained_pat";
  if (isPersonal && grant.expiresAt !== undefined) {
    const [day, time] = new Date(grant.expiresAt).toISOString().split(/[T.]/);
    headers["github-authentication-token-expiration"] = `${day} ${time} UTC`;
  }
  return headers;
}

function requestId({ random }: World): string {
  const hex = Buffer.from(random.bytes(16)).toString("hex").toUpperCase();
  return [hex.slice(0, 4), hex.slice(4, 10), hex.slice(10, 16), hex.slice(16, 24), hex.slice(24)].join(":");
}

async function keepToLimits(c: StandInContext, next: Next, world: World): Promise<Response | undefined> {
  // Asking for the limits is free (docs.github.com: "Get rate limit status for the authenticated user").
  const isFree = c.get("entry").path === "/rate_limit";
  const refusal = isFree ? undefined : refuseOverLimit(c, world);
  try {
    if (refusal === undefined) await next();
    return refusal;
  } finally {
    if (!isFree) world.traffic.left(c.get("token"));
  }
}

async function strikeFaults(c: StandInContext, next: Next, world: World): Promise<Response | undefined> {
  const faults = world.faults.take(c.get("entry"));
  // A fault strikes a request that has arrived whole: a client that is killed by a hook has sent it.
  if (faults.length > 0) await c.req.text();
  for (const fault of faults) await fault.beforeEffect?.(c.get("entry"));
  if (faults.some(({ kind }) => kind === "drop_before")) throw new ConnectionDropped();
  const instead = faults.find((fault) => !takesPlace(fault));
  if (instead !== undefined) return scriptedAnswer(instead, world, c.get("token"));
  c.set("tampering", {
    rotateSealingKey: faults.some(({ kind }) => kind === "rotate_sealing_key"),
    visibilityDelayMs: Math.max(0, ...faults.map((fault) => ("delayMs" in fault ? fault.delayMs : 0))),
  });
  await next();
  for (const fault of faults) await fault.afterEffect?.(c.get("entry"));
  if (faults.some(({ kind }) => kind === "drop_after")) throw new ConnectionDropped();
  const mask = faults.find(({ kind }) => kind === "status");
  if (mask === undefined) return undefined;
  // Without the first line hono would carry the true answer's headers over into this one.
  c.res = undefined;
  c.res = scriptedAnswer(mask, world, c.get("token"));
  return undefined;
}

function takesPlace(fault: Fault): boolean {
  return fault.kind === "status" ? fault.effect === "takes_place" : fault.kind !== "rate_limit";
}

const DEFAULT_WORDS = new Map([
  [400, "Bad Request"],
  [401, "Bad credentials"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [500, "Server Error"],
  [502, "Server Error"],
  [503, "Service Unavailable"],
  [504, "We couldn't respond to your request in time. Sorry about that."],
]);

function scriptedAnswer(fault: FaultEffect, world: World, token: Token | undefined): Response | undefined {
  if (fault.kind === "rate_limit") return scriptedLimit(fault, world, token);
  if (fault.kind !== "status") return undefined;
  const { status, headers = {} } = fault;
  // A status without a body (fetch: "null body status") must not be given one.
  if ([204, 205, 304].includes(status)) return new Response(null, { status, headers: { ...headers } });
  const body = fault.body ?? errorBody(status, DEFAULT_WORDS.get(status) ?? "Error");
  return Response.json(body, { status, headers: { ...headers } });
}

/** GitHub turns these away before it looks at the path. */
async function admit(c: StandInContext, next: Next): Promise<Response | undefined> {
  if (!c.req.header("user-agent")) {
    return c.text(
      "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.\r\n",
      403,
    );
  }
  const credential = readAuthorization(c.req.header("authorization"));
  if (credential !== undefined && c.get("token") === undefined) throw new Refusal(401, "Bad credentials");
  await next();
  return undefined;
}

/** Turns what a handler threw into GitHub's answer; anything unexpected stays an error of the stand-in. */
export function answerRefusal(error: Error, c: StandInContext): Response {
  if (!(error instanceof Refusal)) throw error;
  const body = errorBody(error.status, error.message, c.get("documentationPath"));
  return c.json(body, error.status as ContentfulStatusCode, error.headers);
}
