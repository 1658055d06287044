import { SECOND_MS } from "../../values/clock.ts";
import type { FaultEffect } from "./faults.ts";
import { errorBody } from "./refusal.ts";
import type { Token } from "./tokens.ts";
import { weigh } from "./traffic.ts";
import type { StandInContext, World } from "./world.ts";

/**
 * Counts the request; where limits are enforced, answers one that breaks them. What was refused has no effect and
 * does not count against a limit: a client that waits as long as it is told gets through.
 */
export function refuseOverLimit(c: StandInContext, world: World): Response | undefined {
  const token = c.get("token");
  const weight = weigh(c.get("entry"));
  const atMs = world.clock.monotonicMs();
  world.traffic.arrived(token, weight, atMs);
  const refusal = world.limits === "enforced" ? overLimit(world, token, { weight, atMs }) : undefined;
  if (refusal === undefined) {
    world.traffic.admitted(token, weight, atMs);
    world.rateLimits.count(token, world.clock.now());
  } else {
    world.traffic.refused(token);
  }
  return refusal;
}

function overLimit(
  world: World,
  token: Token | undefined,
  { weight, atMs }: { weight: ReturnType<typeof weigh>; atMs: number },
): Response | undefined {
  // The headers of every answer tell the rest.
  if (world.rateLimits.read(token, world.clock.now()).remaining === 0) return limitAnswer("primary", token);
  const waitMs = world.traffic.waitMs(token, weight, atMs);
  if (waitMs === 0) return undefined;
  return limitAnswer("secondary", token, { headers: { "retry-after": wholeSeconds(waitMs) } });
}

/** The answer that a script asks for, whatever was counted. */
export function scriptedLimit(
  fault: Extract<FaultEffect, { kind: "rate_limit" }>,
  world: World,
  token: Token | undefined,
): Response {
  const { limit, status = 403, retryAfterSeconds, resetInSeconds = 60 } = fault;
  const headers: Record<string, string> = {};
  if (retryAfterSeconds !== undefined) headers["retry-after"] = String(retryAfterSeconds);
  if (limit === "primary") {
    headers["x-ratelimit-remaining"] = "0";
    headers["x-ratelimit-reset"] = String(Math.ceil(world.clock.now() / SECOND_MS) + resetInSeconds);
  }
  return limitAnswer(limit, token, { status, headers });
}

function limitAnswer(
  limit: "primary" | "secondary",
  token: Token | undefined,
  { status = 403, headers = {} }: { status?: 403 | 429; headers?: Readonly<Record<string, string>> } = {},
): Response {
  const message = limit === "primary" ? `API rate limit exceeded for ${whoAsks(token)}.` : SECONDARY_WORDS;
  const path = "/using-the-rest-api/rate-limits-for-the-rest-api";
  return Response.json(errorBody(status, message, path), { status, headers });
}

const SECONDARY_WORDS =
  "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. " +
  "If you reach out to GitHub Support for help, please include the request ID.";

function whoAsks(token: Token | undefined): string {
  if (token === undefined) return "127.0.0.1";
  return token.user === undefined ? "installation" : `user ID ${token.user.id}`;
}

function wholeSeconds(ms: number): string {
  return String(Math.ceil(ms / SECOND_MS));
}
