import type { z } from "zod";
import { type Caller, requireScope } from "./caller.ts";
import { authenticate } from "./credentials.ts";
import { ApiError } from "./errors.ts";
import type { WireRequest } from "./reply.ts";
import type { Room, Trace } from "./room.ts";
import { describeFaults } from "./schemas.ts";
import type { Scope } from "./scopes.ts";

export const FORM = "application/x-www-form-urlencoded";
const LARGEST_BODY_BYTES = 16 * 1024;

/** What a handler gets: everything parsed, everybody known. */
export interface Call<Body, Query> {
  readonly body: Body;
  readonly query: Query;
  /** From the path; empty where the path has none. */
  readonly keyId: string;
  readonly headers: WireRequest["headers"];
  readonly trace: Trace;
}

interface RouteShape<Body, Query> {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  /** `basic`: what every Mesh service has; `full`: what this one adds; `ops`: for who runs it. */
  readonly layer: "basic" | "full" | "ops";
  /** Its name in `/openapi.json`. */
  readonly operation: string;
  readonly summary: string;
  /** What a 200 holds. */
  readonly answer: z.ZodType;
  /** Statuses that it answers beyond those that follow from the rest, such as 409. */
  readonly statuses?: readonly number[];
  /** What a 200 is, where it is not JSON: the `text` that the handler gives back. */
  readonly media?: "application/json" | "text/plain; version=0.0.4";
  /** The body may be a form as well (RFC 6749 section 4, RFC 8628 section 3). */
  readonly forms?: boolean;
  /** It heeds `Idempotency-Key`. */
  readonly idempotent?: boolean;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
}

export interface KeyedRoute<Body, Query> extends RouteShape<Body, Query> {
  /** What the credential must be allowed to do; left out: any live one will do. */
  readonly requires?: Scope;
  handle(call: Call<Body, Query> & { readonly caller: Caller }): Promise<object>;
}

export interface OpenRoute<Body, Query> extends RouteShape<Body, Query> {
  handle(call: Call<Body, Query>): Promise<object>;
}

/** A route as the app mounts it. */
export interface Route extends RouteShape<unknown, unknown> {
  readonly access: "credential" | "everybody";
  readonly requires?: Scope;
  run(arrival: Arrival): Promise<object>;
}

export interface Arrival {
  readonly request: WireRequest;
  readonly keyId: string;
  readonly trace: Trace;
}

/** A route for those who hold a live credential: nothing is parsed, and nothing is told, before that is known. */
export function keyedRoute<Body = undefined, Query = undefined>(
  room: Room,
  route: KeyedRoute<Body, Query>,
): Route {
  const run = async (arrival: Arrival): Promise<object> => {
    const caller = await authenticate(room, arrival.request.headers, arrival.trace);
    if (route.requires !== undefined) requireScope(caller, route.requires);
    return route.handle({ ...(await readCall(route, arrival)), caller });
  };
  return { ...route, access: "credential", run };
}

/** A route for everybody. */
export function openRoute<Body = undefined, Query = undefined>(route: OpenRoute<Body, Query>): Route {
  return {
    ...route,
    access: "everybody",
    run: async (arrival) => route.handle(await readCall(route, arrival)),
  };
}

async function readCall<Body, Query>(
  route: RouteShape<Body, Query>,
  { request, keyId, trace }: Arrival,
): Promise<Call<Body, Query>> {
  const query = route.query && parse(route.query, readQuery(trace.url), "the query");
  const body = route.body && parse(route.body, await readBody(route, request), "the body");
  // A route without a schema has the parameter's default, `undefined`, as its type.
  return { query: query as Query, body: body as Body, keyId, headers: request.headers, trace };
}

function parse<Value>(schema: z.ZodType<Value>, raw: unknown, where: string): Value {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new ApiError(422, "invalid_request", describeFaults(parsed.error, where));
}

/** `meta.<field>=…` becomes `meta: { <field>: … }`. Of two equal names one would be ignored, so both are refused. */
function readQuery(url: URL): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  const meta: Record<string, string> = {};
  const names = [...url.searchParams.keys()];
  if (new Set(names).size < names.length) {
    throw new ApiError(422, "invalid_request", "The request was refused: a query parameter is given twice.");
  }
  if ([...url.searchParams].flat().some((text) => text.includes("\0"))) {
    // PostgreSQL has no such text.
    throw new ApiError(422, "invalid_request", "The request was refused: the query holds a NUL character.");
  }
  if (names.some((name) => name.replace(/^meta\./, "") === "__proto__")) {
    // As in a body: an assignment to it would vanish, and the list would come back unfiltered.
    throw new ApiError(422, "invalid_request", "The request was refused: __proto__ is no field.");
  }
  for (const [name, value] of url.searchParams) {
    if (name.startsWith("meta.")) meta[name.slice("meta.".length)] = value;
    else query[name] = value;
  }
  return Object.keys(meta).length === 0 ? query : { ...query, meta };
}

async function readBody({ forms = false }: { forms?: boolean }, request: WireRequest): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const encoding = request.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  if (encoding === "identity" && type === "application/json") return readJson(request);
  if (encoding === "identity" && type === FORM && forms) return readForm(request);
  const sentence = `Send the body as plain \`Content-Type: application/json\`${forms ? " or as a form" : ""}.`;
  throw new ApiError(415, "unsupported_media_type", sentence);
}

/** @throws ApiError 422 for a field that is given twice: one of them would be ignored. */
export async function readForm(request: WireRequest): Promise<Record<string, string>> {
  const fields = new URLSearchParams(Buffer.from(await readBytes(request)).toString("utf8"));
  const names = [...fields.keys()];
  if (new Set(names).size < names.length) {
    throw new ApiError(422, "invalid_request", "The request was refused: a field is given twice.");
  }
  return Object.fromEntries(fields);
}

async function readJson(request: WireRequest): Promise<unknown> {
  const bytes = await readBytes(request);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return JSON.parse(text, refusePrototype);
  } catch {
    throw new ApiError(400, "malformed_json", "The body is not valid JSON in UTF-8.");
  }
}

/** Counts while reading: the length that a client announces is only a claim. */
async function readBytes(request: WireRequest): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LARGEST_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): ApiError {
  return new ApiError(413, "payload_too_large", `The body is larger than ${LARGEST_BODY_BYTES / 1024} KiB.`);
}

/** `__proto__` would be dropped silently by whatever copies the object next. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new SyntaxError("__proto__ is no field.");
  return value;
}
