import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { Tls } from "./tls.ts";
import { UserError } from "../values/user-error.ts";
import type { MeshService } from "./create-mesh-service.ts";

export interface ServingMeshService {
  /** Without a slash at the end; port 0 has become the real one. */
  readonly url: string;
  /** Takes no more requests, waits for those under way, and leaves the service itself open. */
  readonly close: () => Promise<void>;
  /** Cuts what is still under way. */
  readonly closeNow: () => void;
}

/**
 * Puts the service on a socket.
 *
 * @throws UserError when the address cannot be listened on.
 */
export async function serveMeshService(
  service: MeshService,
  address: { port: number; host: string; tls?: Tls | undefined },
): Promise<ServingMeshService> {
  const { tls } = address;
  const server = createAdaptorServer({
    ...(tls === undefined ? {} : { createServer: createTlsServer }),
    overrideGlobalObjects: false,
    // Node would refuse such a request itself, with a Date of its own; the adapter refuses it as well.
    serverOptions: { ...tls, requireHostHeader: false },
    fetch: async (request, env) => {
      const response = await service.fetch(request, env as HttpBindings);
      if (isDraining()) response.headers.set("connection", "close");
      return response;
    },
  }) as Server;
  const { isDraining, drain } = drainable(server);
  dateEveryAnswer(server, service);
  await listen(server, address);
  return {
    url: urlOf(server.address() as AddressInfo, tls === undefined ? "http" : "https"),
    close: drain,
    closeNow: () => server.closeAllConnections(),
  };
}

/** Answers that never reach the app (a broken request line, too many headers) are dated by the service's clock as well. */
function dateEveryAnswer(server: Server, service: MeshService): void {
  server.prependListener("request", (_request, response: ServerResponse) => {
    response.setHeader("date", service.dateHeader());
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    const status =
      error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    socket.end(
      `HTTP/1.1 ${status}\r\ndate: ${service.dateHeader()}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
    );
  });
}

async function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, { port, host });
  }
}

function cannotListen(
  error: NodeJS.ErrnoException,
  { port, host }: { port: number; host: string },
): UserError {
  const whys: Record<string, string> = {
    EADDRINUSE: "Another program listens there already.",
    EACCES: "This user may not listen on that port.",
    EADDRNOTAVAIL: "This machine does not have that address.",
    ENOTFOUND: "This machine does not know that host.",
  };
  const why = whys[error.code ?? ""] ?? `The system said ${error.code ?? "nothing more"}.`;
  return new UserError(
    "invalid_inputs",
    {
      what: `The service cannot listen on ${host}:${port}.`,
      input: error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND" ? "--host" : "--port",
      why,
      fix: "Choose another one, or 0 for any free port.",
    },
    { cause: error },
  );
}

function urlOf({ address, family, port }: AddressInfo, scheme: "http" | "https"): string {
  return `${scheme}://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

/**
 * Lets requests under way finish and cuts every other connection: Node itself would wait a minute for one on which
 * nothing was ever sent.
 */
function drainable(server: Server): { isDraining: () => boolean; drain: () => Promise<void> } {
  const sockets = new Set<Duplex>();
  const busy = new Set<Duplex>();
  let draining = false;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    busy.add(socket);
    response.once("close", () => busy.delete(socket));
  });
  return {
    isDraining: () => draining,
    drain: async () => {
      draining = true;
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
      await closed;
    },
  };
}
