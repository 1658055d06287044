import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  validateAuthResponse,
} from "oauth4webapi";
import { listenForCallback, type CallbackVerdict } from "../../platform/callback.ts";
import { MINUTE_MS } from "../../values/clock.ts";
import { parseUrl } from "../../values/parse-url.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { isLoopback } from "../../mesh/address.ts";
import { MeshAuthError } from "../errors.ts";
import type { MeshSession } from "../session.ts";
import { readTokenAnswer, type Tokens } from "../tokens.ts";
import { SCOPE } from "./server.ts";

const PATIENCE_MS = 5 * MINUTE_MS;

type Returned = { readonly kind: "code"; readonly code: Sensitive } | { readonly kind: "denied" };

/** Signing in with the browser of this machine: code flow with PKCE (RFC 7636), `state`, and a callback on loopback (RFC 8252). */
export async function signInWithBrowser(session: MeshSession): Promise<Tokens> {
  const state = generateRandomState();
  const verifier = new Sensitive(generateRandomCodeVerifier());
  const callback = await listenForCallback((url) => judge(url, state));
  try {
    const challenge = await calculatePKCECodeChallenge(verifier.reveal());
    const url = await askForUrl(session, { redirectUri: callback.url, state, challenge });
    await show(url, session);
    const returned = await inTime(callback.result, session);
    if (returned.kind === "denied") throw denied();
    return await exchange(session, { code: returned.code, redirectUri: callback.url, verifier });
  } finally {
    callback.close();
  }
}

/** Whoever does not know `state` did not come from our login, and neither ends it nor is believed. */
function judge(url: URL, state: string): CallbackVerdict<Returned> {
  const server = { issuer: "https://login.invalid" };
  try {
    // The issuer is not known: the service itself makes the address to sign in at.
    url.searchParams.delete("iss");
    const answer = validateAuthResponse(server, { client_id: "any" }, url.searchParams, state);
    const code = answer.get("code");
    if (code === null) return { kind: "not_ours", page: "This is not the end of a login." };
    return {
      kind: "taken",
      result: { kind: "code", code: new Sensitive(code) },
      page: "You are signed in. You can close this page and go back to the terminal.",
    };
  } catch (error) {
    if (!(error instanceof AuthorizationResponseError))
      return { kind: "not_ours", page: "This is not the end of the login that was started." };
    return {
      kind: "taken",
      result: { kind: "denied" },
      page: "The login was not approved. You can close this page.",
    };
  }
}

async function askForUrl(
  session: MeshSession,
  flow: { readonly redirectUri: string; readonly state: string; readonly challenge: string },
): Promise<URL> {
  const { redirectUri, state, challenge } = flow;
  const call = {
    ...({ method: "POST", path: "/auth/get-auth-url", doing: "start a login" } as const),
    body: {
      ...{ redirect_uri: redirectUri, scope: SCOPE, state },
      ...{ code_challenge: challenge, code_challenge_method: "S256" },
    },
  };
  const { auth_url: text } = session.expect(await session.sendAs(undefined, call), call);
  const url = typeof text === "string" ? parseUrl(text) : undefined;
  // It is given to a program of the system's: nothing but a web page may be opened.
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url))) return url;
  throw new MeshAuthError("login_failed", {
    what: "The Mesh service names no page to sign in at.",
    fix: "Try `mesh-pre-deploy login --device`.",
  });
}

async function show(url: URL, { surroundings }: MeshSession): Promise<void> {
  const opened = await surroundings.openBrowser(url);
  const how = opened ? "Your browser should open. If it does not, open" : "Open in a browser on this machine";
  surroundings.say(`Sign in to Mesh. ${how}\n  ${url.href}\nWaiting …`);
}

async function inTime(result: Promise<Returned>, { surroundings }: MeshSession): Promise<Returned> {
  const { clock, stopped } = surroundings;
  const done = new AbortController();
  const signal = stopped === undefined ? done.signal : AbortSignal.any([stopped, done.signal]);
  const late = clock.sleep(PATIENCE_MS, signal).then(() => {
    throw new MeshAuthError("login_failed", {
      what: "Nobody signed in within five minutes.",
      fix: "Try again.",
    });
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([result, late]);
  } finally {
    done.abort();
  }
}

async function exchange(
  session: MeshSession,
  grant: { readonly code: Sensitive; readonly redirectUri: string; readonly verifier: Sensitive },
): Promise<Tokens> {
  const call = {
    ...({ method: "POST", path: "/auth/exchange-token", doing: "finish the login" } as const),
    body: {
      ...{ code: grant.code.reveal(), redirect_uri: grant.redirectUri },
      ...{ code_verifier: grant.verifier.reveal() },
    },
  };
  const answer = await session.sendAs(undefined, call);
  const { clock } = session.surroundings;
  const facts = { now: clock.now(), apiOrigin: session.baseUrl.origin, clientType: "web" } as const;
  const tokens = readTokenAnswer(session.expect(answer, call), facts);
  if (tokens !== undefined) return tokens;
  throw new MeshAuthError("login_failed", { what: "The login gave no tokens.", fix: "Sign in again." });
}

function denied(): MeshAuthError {
  return new MeshAuthError("login_failed", {
    what: "The login was denied in the browser.",
    fix: "Sign in again, and approve it if it is yours.",
  });
}
