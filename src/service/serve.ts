import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Tls } from "./tls.ts";
import { UserError } from "../values/user-error.ts";
import type { MeshService } from "./create-mesh-service.ts";
import { createWireServer, listening } from "./wire-server.ts";

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
 * @throws UserError when the address cannot be listened on.
 */
export async function serveMeshService(
  service: MeshService,
  address: { port: number; host: string; tls?: Tls | undefined },
): Promise<ServingMeshService> {
  const { tls } = address;
  const server = createWireServer(service, tls);
  const { drain } = drainable(server);
  dateRefusals(server, service);
  await listen(server, address);
  return {
    url: urlOf(server.address() as AddressInfo, tls === undefined ? "http" : "https"),
    close: drain,
    closeNow: () => server.closeAllConnections(),
  };
}

/** Answers that never reach the app (a broken request line, too many headers) are dated by the service's clock as well. */
function dateRefusals(server: Server, service: MeshService): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    const status =
      error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    socket.end(
      `HTTP/1.1 ${status}\r\ndate: ${service.dateHeader()}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
    );
  });
}

async function listen(server: Server, address: { port: number; host: string }): Promise<void> {
  try {
    await listening(server, address);
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, address);
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
function drainable(server: Server): { drain: () => Promise<void> } {
  const sockets = new Set<Duplex>();
  const busy = new Map<Duplex, ServerResponse>();
  let draining = false;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    busy.set(socket, response);
    if (draining) response.setHeader("connection", "close");
    response.once("close", () => busy.delete(socket));
  });
  return {
    drain: async () => {
      draining = true;
      for (const response of busy.values())
        if (!response.headersSent) response.setHeader("connection", "close");
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
      await closed;
    },
  };
}
