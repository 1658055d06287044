import { once } from "node:events";
import { createServer, type RequestListener, type Server as HttpServer } from "node:http";
import { connect, type AddressInfo, type Server, type Socket } from "node:net";

export interface Listening {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Connections taken so far. */
  readonly connections: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Puts a server on a free port of the loopback. */
export async function listening(server: Server): Promise<Listening> {
  const open = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket) => {
    connections += 1;
    open.add(socket);
    socket.unref();
    socket.on("error", () => undefined);
    socket.once("close", () => open.delete(socket));
  });
  // A test that fails before it closes this must not keep Jest from ending.
  server.unref().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

export function serving(listener: RequestListener): Promise<Listening> {
  return listening(createServer(listener));
}

/** A port that was free a moment ago: nobody listens there. */
export async function closedPort(): Promise<number> {
  const server = await serving(() => undefined);
  await server.close();
  return server.port;
}

export interface TunnelProxy extends Listening {
  /** What was asked for: `host:port`, in the order of arrival. */
  readonly tunnels: readonly string[];
  /** Requests that came without a tunnel. */
  readonly plain: readonly string[];
}

/** A server of the loopback. */
type Behind = Pick<Listening, "port">;

/**
 * A proxy that knows CONNECT only, and leads every tunnel to one server, or to the one whose name was asked for; where there
 * is none it refuses.
 */
export async function aTunnelProxy(
  leadsTo: Behind | ReadonlyMap<string, Behind> | undefined,
): Promise<TunnelProxy> {
  const tunnels: string[] = [];
  const plain: string[] = [];
  const proxyServer: HttpServer = createServer((request, response) => {
    plain.push(request.url ?? "");
    response.writeHead(501).end();
  });
  proxyServer.on("connect", (request, socket: Socket) => {
    tunnels.push(request.url ?? "");
    const server = leadsTo !== undefined && "get" in leadsTo ? leadsTo.get(request.url ?? "") : leadsTo;
    if (server === undefined) return void socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    const beyond = connect(server.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      beyond.pipe(socket).pipe(beyond);
    });
    for (const [end, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      end.on("error", () => undefined);
      end.once("close", () => other.destroy());
    }
  });
  const proxy = await listening(proxyServer);
  return Object.assign(proxy, { tunnels, plain });
}
