import type { z } from "zod";
import { Sensitive } from "../../values/sensitive.ts";
import { deviceStarted, health, tokens as tokensShape } from "../answers.ts";
import { ApiError, asApiError } from "../errors.ts";
import { spendDeviceCode } from "../limits.ts";
import { deviceAnswer, tokenAnswer } from "../login/token-answers.ts";
import type { Room } from "../room.ts";
import { type Call, openRoute, type Route } from "../route.ts";
import { clientName, deviceBody, signOutBody, tokenBody } from "../schemas.ts";
import type { Issued } from "../store/grants.ts";

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

type TokenCall = Call<z.output<typeof tokenBody>, undefined>;

const SENTENCES = {
  authorization_pending: "The user has not decided yet.",
  slow_down: "Polled too soon. Wait five seconds longer from now on.",
  expired_token: "The code is over ten minutes old. Start again.",
  access_denied: "The user has refused.",
  invalid_grant: "What was sent is unknown, used up or over. Sign in again.",
  invalid_request: "Something that this grant needs is missing.",
  unsupported_grant_type: "This service knows authorization_code, refresh_token and the device code.",
} as const;

/** The login server of RFC 6749 and RFC 8628: forms and JSON are taken alike. */
export function oauthRoutes(room: Room): Route[] {
  return [deviceRoute(room), tokenRoute(room), signOutRoute(room)].map(inWordsOfOauth);
}

/** A client of OAuth reads every refusal in the words of RFC 6749 section 5.2: a database that is away as well. */
function inWordsOfOauth(route: Route): Route {
  const run: Route["run"] = async (arrival) => {
    try {
      return await route.run(arrival);
    } catch (error) {
      const { status, code, message, extras } = asApiError(error, arrival.trace);
      throw new ApiError(status === 422 ? 400 : status, code, message, { ...extras, oauth: true });
    }
  };
  return { ...route, run };
}

function deviceRoute(room: Room): Route {
  return openRoute({
    method: "POST",
    path: "/oauth/device/code",
    layer: "basic",
    operation: "startDeviceLogin",
    summary: "Begin a login on a device without a browser",
    body: deviceBody,
    forms: true,
    answer: deviceStarted,
    statuses: [429],
    handle: async ({ body, trace: { origin, address } }) => {
      await spendDeviceCode(room.database, address, room);
      return deviceAnswer(await room.deviceCodes.start(clientName(body.client_id)), origin);
    },
  });
}

function tokenRoute(room: Room): Route {
  return openRoute({
    method: "POST",
    path: "/oauth/token",
    layer: "basic",
    operation: "getToken",
    summary: "Exchange a code, a device code or a refresh token for tokens",
    body: tokenBody,
    forms: true,
    answer: tokensShape,
    statuses: [429],
    handle: async (call) => {
      switch (call.body.grant_type) {
        case "authorization_code":
          return byCode(room, call);
        case "refresh_token":
          return byRefreshToken(room, call);
        case DEVICE_GRANT:
          return byDeviceCode(room, call);
        default:
          throw refusal("unsupported_grant_type");
      }
    },
  });
}

/** RFC 7009: whatever the token was, it is none afterwards. */
function signOutRoute(room: Room): Route {
  return openRoute({
    method: "POST",
    path: "/oauth/revoke",
    layer: "basic",
    operation: "signOut",
    summary: "End a login by one of its tokens",
    body: signOutBody,
    forms: true,
    answer: health,
    handle: async ({ body }) => {
      await room.grants.revoke(new Sensitive(body.token));
      return { status: "ok" };
    },
  });
}

async function byCode(room: Room, call: TokenCall): Promise<object> {
  const { code, redirect_uri: redirectUri, code_verifier: verifier } = call.body;
  if (code === undefined || redirectUri === undefined) throw refusal("invalid_request");
  const exchange = { code: new Sensitive(code), redirectUri, verifier, extended: false };
  return answered(room, call, await room.grants.exchange(exchange));
}

async function byRefreshToken(room: Room, call: TokenCall): Promise<object> {
  const { refresh_token: token } = call.body;
  if (token === undefined) throw refusal("invalid_request");
  return answered(room, call, await room.grants.refresh(new Sensitive(token)));
}

async function byDeviceCode(room: Room, call: TokenCall): Promise<object> {
  const { device_code: deviceCode } = call.body;
  if (deviceCode === undefined) throw refusal("invalid_request");
  const poll = await room.deviceCodes.poll(new Sensitive(deviceCode));
  if (poll.kind === "issued") return tokenAnswer(room, poll.issued, call.trace.origin);
  if (poll.kind === "invalid_grant") await room.authFailures.note(call.trace.address);
  throw refusal(poll.kind);
}

async function answered(room: Room, call: TokenCall, issued: Issued | undefined): Promise<object> {
  if (issued !== undefined) return tokenAnswer(room, issued, call.trace.origin);
  await room.authFailures.note(call.trace.address);
  throw refusal("invalid_grant");
}

function refusal(code: keyof typeof SENTENCES): ApiError {
  return new ApiError(400, code, SENTENCES[code], { oauth: true });
}
