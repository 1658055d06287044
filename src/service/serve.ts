import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Tls } from "./tls.ts";
import { listen } from "../platform/listen.ts";
import type { MeshService } from "./create-mesh-service.ts";
import { createWireServer } from "./wire-server.ts";

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
  const flags = { port: "--port", host: "--host" };
  const url = await listen(server, { ...address, who: "The service", flags });
  return {
    url: tls === undefined ? url : url.replace(/^http:/, "https:"),
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

/**
 * Lets requests under way finish and cuts every other connection: Node itself would wait a minute for one on which
 * nothing was ever sent.
 */
function drainable(server: Server): { drain: () => Promise<void> } {
  const sockets = new Map<Socket, Peer>();
  const underWay = new Map<ServerResponse, Peer>();
  let draining = false;
  server.on("connection", (socket: Socket) => {
    sockets.set(socket, peerOf(socket));
    socket.once("close", () => sockets.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    underWay.set(response, peerOf(socket));
    if (draining) response.setHeader("connection", "close");
    response.once("close", () => underWay.delete(response));
  });
  return {
    drain: async () => {
      draining = true;
      for (const response of underWay.keys())
        if (!response.headersSent) response.setHeader("connection", "close");
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      const busy = new Set(underWay.values());
      for (const [socket, peer] of sockets) if (!busy.has(peer)) socket.destroy();
      await closed;
    },
  };
}

/** `address port`. With TLS a request names another socket object than the connection did; the peer is the same. */
type Peer = string;

function peerOf({ remoteAddress, remotePort }: Socket): Peer {
  return `${remoteAddress ?? ""} ${remotePort ?? ""}`;
}
