import { Sensitive } from "../../values/sensitive.ts";
import { authConfig, authUrl, tokens as tokensShape } from "../answers.ts";
import { ApiError } from "../errors.ts";
import { isAllowedRedirect } from "../login/redirects.ts";
import { tokenAnswer } from "../login/token-answers.ts";
import type { Room } from "../room.ts";
import { openRoute, type Route } from "../route.ts";
import { authUrlBody, configQuery, exchangeBody, refreshBody } from "../schemas.ts";

/** What a program says it is, where it says nothing: the published clients send the id that they were given here. */
const CLIENT_ID = "mesh-cli";

/** The login routes that Mesh's clients know (spec: mesh-api.md, "Basic"). */
export function loginRoutes(room: Room): Route[] {
  return [configRoute(), authUrlRoute(room), exchangeRoute(room), refreshRoute(room)];
}

function configRoute(): Route {
  return openRoute({
    method: "GET",
    path: "/auth/config",
    layer: "basic",
    operation: "getLoginConfig",
    summary: "Where and as whom programs sign in",
    query: configQuery,
    answer: authConfig,
    handle: async ({ trace: { origin } }) => ({
      domain: new URL(origin).host,
      client_id: CLIENT_ID,
      audience: origin,
    }),
  });
}

function authUrlRoute(room: Room): Route {
  return openRoute({
    method: "POST",
    path: "/auth/get-auth-url",
    layer: "basic",
    operation: "getAuthUrl",
    summary: "Where to send a browser to sign in",
    body: authUrlBody,
    answer: authUrl,
    handle: async ({ body, trace: { origin } }) => {
      if (!isAllowedRedirect(body.redirect_uri, room.redirects)) throw foreignRedirect();
      const { redirect_uri, scope, state, code_challenge } = body;
      const url = new URL("/oauth/authorize", origin);
      const method = code_challenge === undefined ? undefined : "S256";
      const told = {
        response_type: "code",
        client_id: CLIENT_ID,
        redirect_uri,
        scope,
        state,
        code_challenge,
      };
      for (const [name, value] of Object.entries({ ...told, code_challenge_method: method })) {
        if (value !== undefined) url.searchParams.set(name, value);
      }
      return { auth_url: url.href };
    },
  });
}

function exchangeRoute(room: Room): Route {
  return openRoute({
    method: "POST",
    path: "/auth/exchange-token",
    layer: "basic",
    operation: "exchangeCode",
    summary: "Exchange a code for tokens",
    body: exchangeBody,
    answer: tokensShape,
    statuses: [429],
    handle: async ({ body, trace }) => {
      const issued = await room.grants.exchange({
        code: new Sensitive(body.code),
        redirectUri: body.redirect_uri,
        verifier: body.code_verifier,
        extended: body.extended_lifetime === true,
      });
      if (issued !== undefined) return tokenAnswer(room, issued, trace.origin);
      await room.authFailures.note(trace.address);
      const sentence =
        "The code cannot be exchanged: it was used, is over a minute old, or belongs elsewhere.";
      throw new ApiError(400, "invalid_grant", `${sentence} Sign in again.`);
    },
  });
}

function refreshRoute(room: Room): Route {
  return openRoute({
    method: "POST",
    path: "/auth/refresh-token",
    layer: "basic",
    operation: "refreshToken",
    summary: "Exchange a refresh token for new tokens",
    body: refreshBody,
    answer: tokensShape,
    statuses: [429],
    handle: async ({ body, trace }) => {
      const issued = await room.grants.refresh(new Sensitive(body.refresh_token));
      if (issued !== undefined) return tokenAnswer(room, issued, trace.origin);
      await room.authFailures.note(trace.address);
      throw new ApiError(400, "invalid_grant", "The refresh token has ended. Sign in again.");
    },
  });
}

function foreignRedirect(): ApiError {
  const sentence =
    "The redirect_uri is not allowed: it must be http://127.0.0.1, [::1] or localhost with any port and the path /callback, or one that was registered with --redirect-uri.";
  return new ApiError(400, "invalid_request", sentence);
}
