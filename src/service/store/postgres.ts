import { AsyncLocalStorage } from "node:async_hooks";
import { Socket } from "node:net";
import pg from "pg";
import { systemClock } from "../../platform/clock.ts";
import { SECOND_MS } from "../../values/clock.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { errorCode } from "../../values/error-code.ts";
import { UserError } from "../../values/user-error.ts";
import {
  type Database,
  DatabaseError,
  type Db,
  refuseInside,
  type SqlValue,
  type TxOptions,
  UniqueViolation,
} from "./database.ts";
import { inPostgres, type Migration, MIGRATIONS, newerSchema } from "./schema.ts";

/** How many connections one instance holds at most: PostgreSQL allows 100 in all by default. */
const MOST_CONNECTIONS = 10;
const CONNECT_MS = 5 * SECOND_MS;
/** A statement that waits longer for somebody's lock fails, and the client is told to come again. */
const LOCK_MS = 3 * SECOND_MS;
const STATEMENT_MS = 10 * SECOND_MS;
/** Longer than PostgreSQL itself takes to give up: this is for one that says nothing any more. */
const QUERY_MS = STATEMENT_MS + 2 * SECOND_MS;
/** Who stops in the midst of a transaction must not keep its locks from the others for ever. */
const IDLE_IN_TRANSACTION_MS = 15 * SECOND_MS;
const CLOSE_MS = 5 * SECOND_MS;
/** What the driver says when it has waited for {@link QUERY_MS}; there is no code. */
const NO_ANSWER = "Query read timeout";
/** Only one instance at a time moves the schema; any number will do, as long as it stays the same. */
const MIGRATION_LOCK = 7_306_372;
/** unique_violation (docs: postgresql.org "PostgreSQL Error Codes"). */
const UNIQUE_VIOLATION = "23505";
/** serialization_failure and deadlock_detected: nothing of it happened, and the other one has gone on by now. */
const WORTH_A_RETRY: readonly unknown[] = ["40001", "40P01"];
/** The type of `bigint`, which the driver hands over as text: ours are counts and milliseconds, all exact in a number. */
const INT8 = 20;

export interface PostgresOptions {
  /** `postgresql://…`; left out: libpq's variables (`PGHOST`, `PGDATABASE`, …) say where. */
  readonly url?: Sensitive | undefined;
  readonly migrations?: readonly Migration[];
  /** How long a statement's answer is waited for. */
  readonly queryMs?: number;
  /** How long the end of what is under way is waited for when everything is closed. */
  readonly closeMs?: number;
}

/**
 * Connects to PostgreSQL and brings the schema up to date; instances that start together wait for each other.
 *
 * @throws UserError when it cannot be reached or a newer program has written it. The URL is not quoted.
 */
export async function openPostgres({
  url,
  migrations = MIGRATIONS,
  queryMs = QUERY_MS,
  closeMs = CLOSE_MS,
}: PostgresOptions): Promise<Database> {
  // Connections of its own: a step may take as long as it takes, and the driver's patience is the connection's.
  const forMigration = new PostgresDatabase(createPool(url, undefined), closeMs);
  try {
    await forMigration.tx((db) => migrate(db, migrations));
  } catch (error) {
    throw error instanceof UserError ? error : unreachable(error);
  } finally {
    await forMigration.close();
  }
  return new PostgresDatabase(createPool(url, queryMs), closeMs);
}

/** The connections, and a way to let go of those that do not end by themselves. */
interface Connections {
  readonly pool: pg.Pool;
  readonly sockets: ReadonlySet<Socket>;
}

function createPool(url: Sensitive | undefined, queryMs: number | undefined): Connections {
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    ...(url === undefined ? {} : { connectionString: url.reveal() }),
    application_name: "mesh-service",
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    lock_timeout: LOCK_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: queryMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once("close", () => sockets.delete(socket));
    },
    // `on`, whatever the server's default: an acknowledged revocation must survive a power cut.
    options: "-c synchronous_commit=on -c client_encoding=UTF8",
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced at the next use; unheard, the event would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, sockets };
}

function parserOf(type: number, format?: "text" | "binary"): (text: string) => unknown {
  return type === INT8 ? Number : (pg.types.getTypeParser(type, format) as (text: string) => unknown);
}

async function migrate(db: Db, migrations: readonly Migration[]): Promise<void> {
  // An index over many keys takes its time, and so does waiting for the instance that builds it.
  await db.run(`set local lock_timeout = 0; set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0`);
  await db.run("select pg_advisory_xact_lock(?)", MIGRATION_LOCK);
  await db.run("create table if not exists schema_version (version bigint not null)");
  const row = await db.get<{ version: number }>("select version from schema_version");
  const version = row?.version ?? 0;
  if (version > migrations.length) throw newerSchema("The PostgreSQL database", version, migrations.length);
  if (version === migrations.length) return;
  for (const step of migrations.slice(version)) await db.run(inPostgres(step));
  await db.run("delete from schema_version");
  await db.run("insert into schema_version (version) values (?)", migrations.length);
}

function unreachable(error: unknown): UserError {
  const cause = error instanceof DatabaseError ? error.cause : error;
  return new UserError(
    "invalid_inputs",
    {
      what: `The PostgreSQL database cannot be used (${errorCode(cause) ?? "no answer"}).`,
      input: "MESH_DATABASE_URL",
      why: "The service keeps everything there; the code in brackets is the system's or PostgreSQL's own.",
      fix: "Check MESH_DATABASE_URL or PGHOST, PGUSER, PGDATABASE and PGPASSFILE, and that the user may create tables.",
    },
    { cause: error },
  );
}

/** Whoever runs one statement: the pool, or the one connection of a transaction. */
interface Runner {
  query(sql: string, values: SqlValue[]): Promise<Outcome>;
}

type Outcome = Pick<pg.QueryResult<object>, "rows" | "rowCount" | "command">;

class Statements implements Db {
  readonly #runner: Runner;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  async all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]> {
    return (await this.#query(sql, values)).rows as Row[];
  }

  async get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined> {
    return (await this.all<Row>(sql, ...values))[0];
  }

  async run(sql: string, ...values: SqlValue[]): Promise<number> {
    return (await this.#query(sql, values)).rowCount ?? 0;
  }

  async #query(sql: string, values: SqlValue[]): Promise<Outcome> {
    return translated(() => this.#runner.query(numbered(sql), values));
  }
}

class PostgresDatabase implements Database {
  readonly engine = "postgres";
  readonly #pool: pg.Pool;
  readonly #sockets: ReadonlySet<Socket>;
  readonly #closeMs: number;
  readonly #statements: Statements;
  readonly #insideTx = new AsyncLocalStorage<true>();

  constructor({ pool, sockets }: Connections, closeMs: number) {
    this.#pool = pool;
    this.#sockets = sockets;
    this.#closeMs = closeMs;
    this.#statements = new Statements(pool);
  }

  async all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]> {
    refuseInside(this.#insideTx.getStore());
    return this.#statements.all<Row>(sql, ...values);
  }

  async get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined> {
    refuseInside(this.#insideTx.getStore());
    return this.#statements.get<Row>(sql, ...values);
  }

  async run(sql: string, ...values: SqlValue[]): Promise<number> {
    refuseInside(this.#insideTx.getStore());
    return this.#statements.run(sql, ...values);
  }

  async tx<Result>(work: (db: Db) => Promise<Result>, options: TxOptions = {}): Promise<Result> {
    refuseInside(this.#insideTx.getStore());
    try {
      return await this.#transact(work, options);
    } catch (error) {
      if (!isWorthARetry(error)) throw error;
      return this.#transact(work, options);
    }
  }

  async close(): Promise<void> {
    if (this.#pool.ending) return;
    // A PostgreSQL that says nothing any more does not say goodbye either.
    const letGo = () => this.#sockets.forEach((socket) => socket.destroy());
    const ended = new AbortController();
    // A connection's time is the machine's, as it is for the driver's own limits.
    const patience = systemClock.sleep(this.#closeMs, ended.signal).then(letGo, () => undefined);
    await this.#pool.end();
    ended.abort();
    await patience;
  }

  async #transact<Result>(work: (db: Db) => Promise<Result>, { lockMs }: TxOptions): Promise<Result> {
    const client = await translated(() => this.#pool.connect());
    const db = new Statements(client);
    let broken = true;
    try {
      await db.run(lockMs === undefined ? "begin" : `begin; set local lock_timeout = ${lockMs}`);
      const result = await this.#insideTx.run(true, () => work(db));
      await commit(client);
      broken = false;
      return result;
    } catch (error) {
      broken = isWithoutAnswer(error) || !(await rolledBack(db));
      throw error;
    } finally {
      // One that cannot even roll back is thrown away, or the next transaction would begin inside of this one.
      client.release(broken);
    }
  }
}

/** Such a connection would let the rollback wait as long once more. */
function isWithoutAnswer(error: unknown): boolean {
  return error instanceof DatabaseError && (error.cause as Partial<Error> | undefined)?.message === NO_ANSWER;
}

function isWorthARetry(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return WORTH_A_RETRY.includes(errorCode(error.cause));
}

/** PostgreSQL answers the commit of a transaction in which anything failed with ROLLBACK, as if that were success. */
async function commit(client: Runner): Promise<void> {
  const { command } = await translated(() => client.query("commit", []));
  if (command !== "COMMIT") throw new DatabaseError({ cause: new Error("The commit became a rollback.") });
}

async function rolledBack(db: Db): Promise<boolean> {
  try {
    await db.run("rollback");
    return true;
  } catch {
    return false;
  }
}

const numberedSql = new Map<string, string>();

/** `?` outside of quotes becomes `$1`, `$2`, …; a statement's text is one of few, so each is rewritten once. */
export function numbered(sql: string): string {
  const known = numberedSql.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const rewritten = sql.replaceAll(/'[^']*'|"[^"]*"|\?/g, (found) =>
    found === "?" ? `$${(count += 1)}` : found,
  );
  if (numberedSql.size < 1_000) numberedSql.set(sql, rewritten);
  return rewritten;
}

/** The driver's errors become ours, so that nothing outside of this file has to know them. */
async function translated<Result>(statement: () => Promise<Result>): Promise<Result> {
  try {
    return await statement();
  } catch (cause) {
    throw errorCode(cause) === UNIQUE_VIOLATION
      ? new UniqueViolation({ cause })
      : new DatabaseError({ cause });
  }
}
