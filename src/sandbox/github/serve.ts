import type { Server } from "node:http";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { listen } from "../../platform/listen.ts";
import { ConnectionDropped } from "./refusal.ts";
import type { GitHubStandIn } from "./stand-in.ts";

export interface ServedStandIn {
  /** Without a trailing slash. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Puts the stand-in on a real socket; port 0 (the default) takes a free one.
 *
 * @throws UserError when the address cannot be listened on.
 */
export async function serveGitHubStandIn(
  standIn: Pick<GitHubStandIn, "fetch">,
  { port = 0, host = "127.0.0.1" }: { readonly port?: number; readonly host?: string } = {},
): Promise<ServedStandIn> {
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: (request, bindings) => answerOrDrop(standIn, request, bindings as HttpBindings),
  }) as Server;
  const flags = { port: "--port-github", host: "--host" };
  const url = await listen(server, { port, host, who: "The GitHub stand-in", flags });
  return { url, close: () => close(server) };
}

async function answerOrDrop(
  standIn: Pick<GitHubStandIn, "fetch">,
  request: Request,
  { incoming }: HttpBindings,
): Promise<Response> {
  try {
    return await standIn.fetch(request);
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error;
    incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
