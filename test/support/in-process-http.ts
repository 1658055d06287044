import type { Http } from "../../src/platform/http.ts";
import { parseInstant, type Clock } from "../../src/values/clock.ts";

type Serve = (request: Request) => Promise<Response>;

/** Carries requests to servers that are functions, by their origin; no socket, and no time of ours passes. */
export function inProcessHttp(servers: Readonly<Record<string, Serve>>, clock: Clock): Http {
  return {
    send: async ({ method, url, headers, body }) => {
      const serve = servers[url.origin];
      if (serve === undefined) throw new Error(`Nobody serves ${url.origin} here.`);
      const answer = await serve(
        new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }),
      );
      const text = await answer.text();
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: text,
        serverAt: parseInstant(answer.headers.get("date")) ?? clock.now(),
        receivedMs: clock.monotonicMs(),
      };
    },
    close: async () => undefined,
  };
}
