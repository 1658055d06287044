import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen } from "./listen.ts";

/** What to do with one request to the callback: take it and end, or say why not and go on waiting. */
export type CallbackVerdict<Result> =
  | { readonly kind: "taken"; readonly result: Result; readonly page: string }
  | { readonly kind: "not_ours"; readonly page: string };

export interface CallbackServer<Result> {
  /** `http://localhost:PORT/callback` */
  readonly url: string;
  readonly result: Promise<Result>;
  close(): void;
}

/**
 * Waits on this machine for the browser to come back from a login. Only this machine can reach it.
 *
 * @throws UserError when no port can be listened on
 */
export async function listenForCallback<Result>(
  judge: (url: URL) => CallbackVerdict<Result>,
): Promise<CallbackServer<Result>> {
  let take: (result: Result) => void = () => undefined;
  const result = new Promise<Result>((resolve) => (take = resolve));
  const server = createServer((request, response) => {
    const url = callbackUrl(request);
    if (url === undefined) return answer(response, 404, "This is not the address of a login.");
    const verdict = judge(url);
    if (verdict.kind === "not_ours") return answer(response, 400, verdict.page);
    answer(response, 200, verdict.page);
    take(verdict.result);
  });
  const flags = { port: "--browser", host: "--browser" };
  const origin = await listen(server, { port: 0, host: "127.0.0.1", who: "The login", flags });
  return {
    // The name that the published client uses too: login servers know it.
    url: `${origin.replace("127.0.0.1", "localhost")}/callback`,
    result,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Any page in the browser can send requests here; whatever is not plainly a return from a login is no such thing. */
function callbackUrl({ method, url = "", headers }: IncomingMessage): URL | undefined {
  const named = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? "");
  if (method !== "GET" || !named || !url.startsWith("/callback?")) return undefined;
  return URL.canParse(url, "http://localhost") ? new URL(url, "http://localhost") : undefined;
}

/** The code in the address must not go on to anybody: no referrer, no script, nothing kept. */
function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mesh</title><p>${text}</p></html>\n`,
  );
}
