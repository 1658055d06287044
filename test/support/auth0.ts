import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { anAccessToken } from "./credentials.ts";

/** What the hosted service is made of: a Mesh backend, and Auth0 at a domain of its own. */
export interface HostedLike {
  readonly apiUrl: string;
  /** Auth0's: every request, as `POST /oauth/token grant_type=… …`. */
  readonly asked: readonly string[];
  /** How the next polls for a device code end, in order; then the login succeeds. */
  readonly polls: string[];
  /** Takes every access token back that was given out so far. */
  expireAccess(): void;
  close(): Promise<void>;
}

/**
 * Auth0 as its documentation describes it ("Device Authorization Flow", "Get Token"): forms, 403 while a login is
 * pending, an id token beside the access token, refresh tokens that stay as they are.
 */
export async function aHostedLike(): Promise<HostedLike> {
  const asked: string[] = [];
  const polls: string[] = [];
  const state = { round: 0, accepted: new Set<string>() };
  const tokens = (): object => {
    const accessToken = anAccessToken(`auth0 ${(state.round += 1)}`).reveal();
    state.accepted.add(accessToken);
    return {
      ...{ access_token: accessToken, id_token: "eyJhbGciOiJub25lIn0.e30.", token_type: "Bearer" },
      ...{
        refresh_token: "v1.auth0-refresh",
        expires_in: 86_400,
        scope: "openid profile email offline_access",
      },
    };
  };
  const auth0 = await listen(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://auth0");
    const form = new URLSearchParams(await bodyOf(request));
    asked.push(`${request.method} ${pathname} ${form.toString()}`);
    if (pathname === "/authorize") {
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", "auth0-code");
      back.searchParams.set("state", searchParams.get("state") ?? "");
      return answer(response, 200, { back: back.href });
    }
    if (!(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded"))
      return answer(response, 400, { error: "invalid_request" });
    if (pathname === "/oauth/device/code") return answer(response, 200, deviceCode(auth0.url));
    if (pathname === "/oauth/revoke") return answer(response, 200, {});
    const error = polls.shift();
    return error === undefined ? answer(response, 200, tokens()) : answer(response, 403, { error });
  });
  const mesh = await listen(async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://mesh");
    const text = await bodyOf(request);
    const body = (text === "" ? {} : JSON.parse(text)) as Readonly<Record<string, string>>;
    switch (pathname) {
      case "/auth/config":
        return answer(response, 200, {
          ...{
            domain: new URL(auth0.url).host,
            client_id: "auth0-client",
            audience: "https://mesh.example/api",
          },
        });
      case "/auth/get-auth-url": {
        const query = new URLSearchParams({
          redirect_uri: body["redirect_uri"] ?? "",
          state: body["state"] ?? "",
        });
        return answer(response, 200, { auth_url: `${auth0.url}/authorize?${query.toString()}` });
      }
      case "/auth/exchange-token":
        return body["code"] === "auth0-code"
          ? answer(response, 200, tokens())
          : answer(response, 400, { error: "no" });
      case "/auth/refresh-token":
        return body["refresh_token"] === "v1.auth0-refresh"
          ? answer(response, 200, { ...tokens(), refresh_token: undefined })
          : answer(response, 400, { error: "no" });
      case "/auth/profile": {
        const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
        if (!state.accepted.has(token)) return answer(response, 401, { error: "Who are you?" });
        return answer(response, 200, { id: "auth0|1", email: "owner@hosted.example", profile: { id: "p1" } });
      }
      default:
        return answer(response, 404, { error: "Not found" });
    }
  });
  return {
    ...{ apiUrl: mesh.url, asked, polls },
    expireAccess: () => state.accepted.clear(),
    close: async () => {
      for (const { server } of [auth0, mesh]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function deviceCode(url: string): object {
  return {
    ...{ device_code: "auth0-device", user_code: "ABCD-EFGH", verification_uri: `${url}/activate` },
    ...{ verification_uri_complete: `${url}/activate?user_code=ABCD-EFGH`, expires_in: 900, interval: 5 },
  };
}

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
