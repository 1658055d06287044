import { allowInsecureRequests, customFetch, type AuthorizationServer, type Client } from "oauth4webapi";
import type { Http } from "../../platform/http.ts";
import { isLoopback } from "../../mesh/address.ts";
import { SECOND_MS } from "../../values/clock.ts";
import { parseUrl } from "../../values/parse-url.ts";
import { USER_AGENT } from "../../values/version.ts";
import { MeshAuthError } from "../errors.ts";
import type { MeshSession } from "../session.ts";

/** Where people sign in, and as which program: Auth0 for the hosted service, ours for itself. */
export interface LoginServer {
  readonly server: AuthorizationServer;
  readonly client: Client;
  /** What the tokens are for; empty where the service names nothing. */
  readonly audience: string;
  readonly options: {
    readonly [customFetch]: (url: string, init: FetchInit) => Promise<Response>;
    readonly [allowInsecureRequests]: boolean;
  };
}

/** The scopes that the published clients ask for. */
export const SCOPE = "openid profile email offline_access";

interface FetchInit {
  readonly method?: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** @throws MeshError when the service names no login server */
export async function findLoginServer(
  session: MeshSession,
  flow: "device" | "browser",
): Promise<LoginServer> {
  const path = flow === "device" ? "/auth/config?flow=device" : "/auth/config";
  const call = { method: "GET", path, doing: "say where to sign in" } as const;
  const config = session.expect(await session.sendAs(undefined, call), call);
  const { domain, client_id: clientId, audience } = config;
  const base = typeof domain === "string" ? loginUrl(domain, session.baseUrl) : undefined;
  if (base === undefined || typeof clientId !== "string")
    throw new MeshAuthError("login_failed", {
      what: "The Mesh service names no login server that can be used.",
      fix: "Check MESH_API_URL, or use a key: MESH_API_KEY.",
    });
  const at = (path: string): string => new URL(path, base).href;
  return {
    server: {
      issuer: base.origin,
      device_authorization_endpoint: at("/oauth/device/code"),
      token_endpoint: at("/oauth/token"),
      revocation_endpoint: at("/oauth/revoke"),
    },
    client: { client_id: clientId },
    audience: typeof audience === "string" ? audience : "",
    options: {
      [customFetch]: overOur(session.surroundings.http),
      [allowInsecureRequests]: base.protocol === "http:",
    },
  };
}

/** A bare domain is reached by https; the service's own, and one on this machine, as the service itself. */
function loginUrl(domain: string, baseUrl: URL): URL | undefined {
  if (domain === baseUrl.host) return new URL(baseUrl.origin);
  const url = parseUrl(`https://${domain}`);
  if (url === undefined || url.host !== domain.toLowerCase()) return undefined;
  return isLoopback(url) && isLoopback(baseUrl) ? new URL(`http://${domain}`) : url;
}

const REQUEST_TIMEOUT_MS = 15 * SECOND_MS;
const NO_BODY = new Set([204, 205, 304]);

/**
 * oauth4webapi speaks to the network through our HTTP: proxies, timeouts, no redirects. What it would check of an id token
 * is taken out, because nobody here reads it: who signed in is asked of Mesh itself.
 */
function overOur(http: Http): (url: string, init: FetchInit) => Promise<Response> {
  return async (url, { headers, body, method }) => {
    const answer = await http.send({
      method: method === "POST" ? "POST" : "GET",
      url: new URL(url),
      headers: { ...headers, "user-agent": USER_AGENT },
      ...(body instanceof URLSearchParams ? { body: body.toString() } : {}),
      timeoutMs: REQUEST_TIMEOUT_MS,
    });
    const { status } = answer;
    const text = NO_BODY.has(status) ? null : withoutIdToken(answer.body);
    return new Response(text, { status, headers: { ...answer.headers } });
  };
}

function withoutIdToken(body: string): string {
  try {
    const fields: unknown = JSON.parse(body);
    if (typeof fields !== "object" || fields === null || !("id_token" in fields)) return body;
    return JSON.stringify({ ...fields, id_token: undefined });
  } catch {
    return body;
  }
}
