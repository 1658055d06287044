import type { IncomingMessage } from "node:http";
import { createMeshService, type MeshService } from "../../../src/service/create-mesh-service.ts";
import type { Database } from "../../../src/service/store/database.ts";
import type { Limits } from "../../../src/service/limits.ts";
import type { Quirk } from "../../../src/service/quirks.ts";
import type { RequestEntry } from "../../../src/service/room.ts";
import type { Clock, Instant } from "../../../src/values/clock.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";

/** By this name the contract suites know it. */
export { aSeededRandom as seededRandom };

export const START: Instant = Date.parse("2026-03-01T12:00:00.000Z");

/** A clock that moves when told to, and when somebody sleeps. */
export interface HandClock extends Clock {
  pass(ms: number): void;
  readonly slept: readonly number[];
}

export function handClock(start: Instant = START): HandClock {
  let now = start;
  const slept: number[] = [];
  return {
    now: () => now,
    monotonicMs: () => now - start,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    pass: (ms) => void (now += ms),
    slept,
  };
}

export interface Ask {
  as?: Sensitive | undefined;
  headers?: Record<string, string>;
  body?: unknown;
  raw?: string | Uint8Array;
  /** The peer's address; without it there is no socket. */
  from?: string;
}

/** What a test reaches into; the assertion itself tells whether it is there. */
export interface Answer {
  readonly api_key: Readonly<Record<string, unknown>>;
  readonly api_keys: readonly Readonly<Record<string, unknown>>[];
  readonly [field: string]: unknown;
}

export interface Told {
  status: number;
  headers: Headers;
  text: string;
  json: Answer;
}

export interface World {
  service: MeshService;
  clock: HandClock;
  accountId: string;
  admin: Sensitive;
  log: RequestEntry[];
  ask(method: string, path: string, ask?: Ask): Promise<Told>;
  /** Mints through the API and gives back the key's own part of the answer. */
  mint(
    body?: object,
    as?: Sensitive,
  ): Promise<{ key: Sensitive; keyId: string; answer: Record<string, unknown> }>;
}

export async function aWorld(
  options: {
    quirks?: Quirk[];
    dataFolder?: string;
    database?: Database;
    seed?: string;
    limits?: Partial<Limits>;
    clock?: HandClock;
  } = {},
): Promise<World> {
  const clock = options.clock ?? handClock();
  const log: RequestEntry[] = [];
  const random = aSeededRandom(options.seed ?? "world");
  const service = createMeshService({
    ...(options.database === undefined
      ? { dataFolder: options.dataFolder ?? ":memory:" }
      : { database: options.database }),
    clock,
    random,
    quirks: options.quirks ?? [],
    limits: options.limits ?? {},
    publicUrl: "http://mesh.test",
    onRequest: (entry) => void log.push(entry),
  });
  const [known] = await service.accounts.list();
  const account = known ?? (await service.accounts.create({ email: "owner@example.test" }));
  const admin = await service.keys.mint({ accountId: account.id, name: "admin" });
  const ask: World["ask"] = (method, path, asked) =>
    askService(service, method, path, { as: admin, ...asked });
  const mint: World["mint"] = async (body = { name: "a key" }, as = admin) => {
    const { json } = await ask("POST", "/api/v1/api-keys", { as, body });
    const answer = json.api_key;
    return { key: new Sensitive(String(answer["api_key"])), keyId: String(answer["key_id"]), answer };
  };
  return { service, clock, accountId: account.id, admin, log, ask, mint };
}

const noAnswer: Answer = { api_key: {}, api_keys: [] };

async function askService(service: MeshService, method: string, path: string, ask: Ask): Promise<Told> {
  const headers = new Headers(ask.headers);
  if (ask.as !== undefined) headers.set("authorization", `ApiKey ${ask.as.reveal()}`);
  if (ask.body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const body = ask.raw ?? (ask.body === undefined ? null : JSON.stringify(ask.body));
  const request = new Request(`http://mesh.test${path}`, { method, headers, body });
  const socket = { socket: { remoteAddress: ask.from } } as unknown as IncomingMessage;
  const response = await service.fetch(request, ask.from === undefined ? {} : { incoming: socket });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true && text !== "";
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? (JSON.parse(text) as Answer) : noAnswer,
  };
}
