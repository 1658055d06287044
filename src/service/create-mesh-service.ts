import type { Clock } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import type { Sensitive } from "../values/sensitive.ts";
import type { TrustedProxies } from "./address.ts";
import { createApp } from "./app.ts";
import { AuthFailures } from "./auth-failures.ts";
import { parseKeyName } from "./key-name.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { Metrics } from "./metrics.ts";
import { observed } from "./observed.ts";
import { httpDate } from "./wire-dates.ts";
import { type Quirk, withQuirks } from "./quirks.ts";
import { type Reply, toResponse, type WireRequest } from "./reply.ts";
import type { RequestEntry, RequestEnv } from "./room.ts";
import { AccountStore } from "./store/accounts.ts";
import type { Database } from "./store/database.ts";
import { Origins } from "./login/origin.ts";
import { Passwords } from "./login/passwords.ts";
import { Tokens } from "./login/tokens.ts";
import { DeviceCodes } from "./store/device-codes.ts";
import { GrantStore } from "./store/grants.ts";
import { SessionStore } from "./store/sessions.ts";
import { Housekeeping } from "./store/housekeeping.ts";
import type { KeyRecord } from "./store/key-record.ts";
import { KeyStore } from "./store/keys.ts";
import { openSqlite } from "./store/sqlite.ts";

export type MeshServiceDeps = (SqliteFolder | OpenDatabase) & MeshServiceOptions;

interface SqliteFolder {
  /** Made when it does not exist; `:memory:` is no folder and keeps nothing. */
  readonly dataFolder: string;
}

interface OpenDatabase {
  /** Opened and brought up to date already; the service closes it. */
  readonly database: Database;
}

interface MeshServiceOptions {
  readonly clock: Clock;
  /** Cryptographically secure, outside of tests. */
  readonly random: Random;
  readonly quirks?: readonly Quirk[];
  /** Starts every key; default `mesh_local_`. */
  readonly keyPrefix?: string;
  /** Those that differ from the defaults. */
  readonly limits?: Partial<Limits>;
  /** Where users reach it, when that is not where it listens: `https://keys.example.com`. */
  readonly publicUrl?: string | undefined;
  /** URLs that a login may end at, beyond programs on the user's own machine. */
  readonly redirects?: readonly string[];
  /** Peers whose `X-Forwarded-For` is believed; default: none. */
  readonly proxies?: TrustedProxies;
  readonly onRequest?: (entry: RequestEntry) => void;
}

/**
 * Answers one request; the environment is the socket's, where there is one. Rejects only where a quirk cuts the line.
 * `reply` is the same without `Request` and `Response`; a function that wraps this one has none, and is served as well.
 */
export type MeshFetch = ((request: Request, env?: Omit<RequestEnv, "trace">) => Promise<Response>) & {
  readonly reply?: (request: WireRequest, env?: Omit<RequestEnv, "trace">) => Promise<Reply>;
};

/** A Mesh-compatible key service, as a value: no socket, no globals. */
export interface MeshService {
  readonly clock: Clock;
  readonly fetch: MeshFetch;
  readonly accounts: Pick<AccountStore, "create" | "find" | "findByEmail" | "list" | "reset" | "setDisabled">;
  readonly sessions: Pick<SessionStore, "newLink">;
  readonly keys: EmbeddedKeys;
  /** The `Date` header of this moment. */
  dateHeader(): string;
  /** Waits for what is under way and closes the database. */
  close(): Promise<void>;
}

/** For the program that embeds the service: it needs no credential. */
export interface EmbeddedKeys {
  /** @throws RangeError when the name is refused. */
  mint(order: {
    accountId: string;
    name: string;
    expiresInMs?: number;
    meta?: Readonly<Record<string, string>>;
  }): Promise<Sensitive>;
  /** Newest first, 100 at most. */
  list(accountId: string): Promise<readonly KeyRecord[]>;
}

/**
 * Opens the database and composes the service.
 *
 * @throws UserError when the data folder is unusable or was written by a newer program.
 */
export function createMeshService(deps: MeshServiceDeps): MeshService {
  const { clock, random, quirks = [], keyPrefix } = deps;
  const database = "database" in deps ? deps.database : openSqlite(deps.dataFolder);
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const housekeeping = new Housekeeping(database, clock);
  // Where the database cannot write, the first mint says so.
  housekeeping.run().catch(() => undefined);
  const accounts = new AccountStore(database, { clock, random });
  const keys = new KeyStore(database, { clock, random, keyPrefix });
  const metrics = new Metrics(clock);
  const authFailures = new AuthFailures(database, { clock, limits });
  const sessions = new SessionStore(database, { clock, random });
  const tokens = new Tokens(database, { clock, random });
  const grants = new GrantStore(database, { clock, random, tokens });
  const room = {
    ...{ clock, random, database, accounts, keys, limits, authFailures, housekeeping, metrics },
    ...{ sessions, tokens, grants, redirects: deps.redirects ?? [] },
    origins: new Origins(deps.publicUrl),
    passwords: new Passwords(random),
    deviceCodes: new DeviceCodes(database, { clock, random, grants }),
  };
  const app = createApp(room, { basic: quirks.includes("basic") });
  return {
    clock,
    fetch: asFetch(observed(withQuirks(app, quirks, clock), { ...deps, metrics, origins: room.origins })),
    accounts,
    sessions,
    keys: embeddedKeys(keys),
    dateHeader: () => httpDate(clock.now()),
    close: () => database.close(),
  };
}

function asFetch(reply: NonNullable<MeshFetch["reply"]>): MeshFetch {
  const fetch = async (request: Request, env?: Omit<RequestEnv, "trace">): Promise<Response> => {
    const answer = await reply(request, env);
    return toResponse(request.method === "HEAD" ? { ...answer, body: "" } : answer);
  };
  return Object.assign(fetch, { reply });
}

function embeddedKeys(keys: KeyStore): EmbeddedKeys {
  return {
    mint: async (order) => {
      const parsed = parseKeyName(order.name);
      if (parsed.kind === "refused") throw new RangeError(`The key's name ${parsed.problem}.`);
      const { key } = await keys.mint({ ...order, name: parsed.name });
      return key;
    },
    list: async (accountId) => (await keys.list(accountId, { limit: 100 }))?.keys ?? [],
  };
}
