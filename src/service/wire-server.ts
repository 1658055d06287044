import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { Readable } from "node:stream";
import type { MeshFetch, MeshService } from "./create-mesh-service.ts";
import { NO_HOST, type Reply, type WireRequest } from "./reply.ts";
import type { Tls } from "./tls.ts";

/** More gain little, and what waits survives the collector's first look: the memory of a busy service grew by a third. */
const LARGEST_BATCH = 4;

/** A server that answers each request with the service's reply. */
export function createWireServer(
  { fetch, dateHeader }: Pick<MeshService, "fetch" | "dateHeader">,
  tls: Tls | undefined,
): Server {
  const answer = fetch.reply ?? throughResponse(fetch);
  const myTurn = inSmallBatches();
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    respond({ answer, dateHeader, myTurn }, incoming, outgoing).catch(() => {
      // A reply that cannot be made is a line that is cut: a half answer would look like a whole one.
      incoming.socket.destroy();
    });
  };
  // A request without a host is refused here, with our Date and in our words.
  // Two Authorization headers are joined, and then cannot be read: Node alone would drop the second without a word.
  const options = { requireHostHeader: false, joinDuplicateHeaders: true };
  return tls === undefined
    ? createServer(options, listener)
    : createTlsServer({ ...options, ...tls }, listener);
}

type Answering = NonNullable<MeshFetch["reply"]>;

interface Responding {
  readonly answer: Answering;
  readonly dateHeader: () => string;
  readonly myTurn: () => Promise<void>;
}

async function respond(
  { answer, dateHeader, myTurn }: Responding,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const reply = await answer(readRequest(incoming), { incoming, outgoing });
  // The service's own date on what it did not make itself: Node's would be the machine's.
  reply.headers["date"] ??= dateHeader();
  await myTurn();
  write(outgoing, reply, incoming.method === "HEAD");
}

/**
 * Holds replies back until a few are ready or nothing more can be read at once, so that they are written in a row.
 *
 * A write wakes whoever waits at the other end. Alone it costs a third of a verification; behind another one, whose
 * reader is awake by then, half of that.
 */
function inSmallBatches(): () => Promise<void> {
  let waiting: (() => void)[] = [];
  const release = (): void => {
    const ready = waiting;
    waiting = [];
    for (const resolve of ready) resolve();
  };
  const join = (resolve: () => void): void => {
    waiting.push(resolve);
    // The event loop comes to its immediates when it has read from every socket (Node.js docs, "The Node.js Event Loop").
    if (waiting.length === 1) setImmediate(release);
    if (waiting.length === LARGEST_BATCH) release();
  };
  return () => new Promise(join);
}

function readRequest(incoming: IncomingMessage): WireRequest {
  const { method = "", url: target = "", headers } = incoming;
  const host = headers.host ?? "";
  const scheme = "encrypted" in incoming.socket ? "https" : "http";
  const url = target.startsWith("/") ? `${scheme}://${host}${target}` : target;
  // `user@host`, a path or a query inside of Host would be taken for another host by one reader and not by the next.
  const parsedUrl =
    (/^[\w.:[\]-]+$/.test(host) && /^https?:/.test(url) && URL.parse(url)) ||
    new URL(`${scheme}://${NO_HOST}/`);
  const get = (name: string): string | null => {
    const value = headers[name];
    return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
  };
  return { method, url, parsedUrl, headers: { get }, body: incoming };
}

function write(
  outgoing: ServerResponse,
  { status, headers, cookies = [], body }: Reply,
  bodiless: boolean,
): void {
  if (outgoing.destroyed) return;
  const bytes = Buffer.byteLength(body);
  headers["content-length"] = String(bytes);
  outgoing.writeHead(status, cookies.length === 0 ? headers : { ...headers, "set-cookie": [...cookies] });
  // Mostly ASCII, which needs no encoding: this is the most expensive part of a verification.
  outgoing.end(bodiless ? undefined : body, bytes === body.length ? "latin1" : "utf8");
}

/** For a `fetch` that somebody has wrapped: real requests and responses, at their price. */
function throughResponse(wrapped: MeshFetch): Answering {
  return async ({ method, url }, { incoming, outgoing } = {}) => {
    if (incoming === undefined || outgoing === undefined) throw new Error("Not a request of a socket.");
    const bodiless = ["GET", "HEAD", "TRACE"].includes(method);
    const body = bodiless ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
    const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const request = new Request(url, {
      method: method === "TRACE" ? "GET" : method,
      headers,
      body,
      duplex: "half",
    });
    const response = await wrapped(request, { incoming, outgoing });
    const text = await response.text();
    const cookies = response.headers.getSetCookie();
    response.headers.delete("set-cookie");
    return { status: response.status, headers: Object.fromEntries(response.headers), cookies, body: text };
  };
}
