import { connect, type Socket } from "node:net";

/** One kind of request, sent again and again over keep-alive connections. */
export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly durationMs: number;
  /** The whole request but for the `Host` header; called for each request. */
  readonly request: () => {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answers: number;
}

/**
 * Sends as much as the server takes, one request at a time on each connection.
 *
 * Plain sockets: an HTTP client would cost as much as the servers that are measured.
 *
 * @throws Error at the first answer that is not 200: a fast refusal is no result.
 */
export async function measure(load: Load): Promise<Measured> {
  const latencies: number[] = [];
  const startedMs = performance.now();
  const endsMs = startedMs + load.durationMs;
  await Promise.all(Array.from({ length: load.connections }, () => keepAsking(load, endsMs, latencies)));
  const seconds = (performance.now() - startedMs) / 1_000;
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { perSecond: sorted.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), answers: sorted.length };
}

function keepAsking(load: Load, endsMs: number, latencies: number[]): Promise<void> {
  const { hostname, port } = new URL(load.url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let sentMs = 0;
    let seen = "";
    const send = (): void => {
      sentMs = performance.now();
      socket.write(bytesOf(load, `${hostname}:${port}`));
    };
    socket.setEncoding("latin1");
    socket.once("connect", send);
    socket.once("error", reject);
    socket.once("close", () => resolve());
    socket.on("data", (text: string) => {
      seen += text;
      if (!isWhole(seen)) return;
      if (!seen.startsWith("HTTP/1.1 200 ")) return fail(socket, seen, reject);
      const nowMs = performance.now();
      latencies.push(nowMs - sentMs);
      seen = "";
      if (nowMs < endsMs) send();
      else socket.destroy();
    });
  });
}

function bytesOf({ request }: Load, host: string): string {
  const { method, path, headers, body = "" } = request();
  const lines = Object.entries({
    host,
    ...headers,
    ...(body === "" ? {} : { "content-length": String(body.length) }),
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`;
}

function isWhole(text: string): boolean {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const head = text.slice(0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return text.length >= headEnd + 4 + Number(length);
  return text.endsWith("\r\n0\r\n\r\n");
}

function fail(socket: Socket, answer: string, reject: (error: Error) => void): void {
  socket.destroy();
  reject(new Error(`The server answered ${answer.slice(0, answer.indexOf("\r\n"))}: ${answer.slice(-200)}`));
}
