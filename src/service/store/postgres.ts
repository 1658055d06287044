import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { SECOND_MS } from "../../values/clock.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { UserError } from "../../values/user-error.ts";
import {
  type Database,
  DatabaseError,
  type Db,
  refuseInside,
  type SqlValue,
  UniqueViolation,
} from "./database.ts";
import { inPostgres, type Migration, MIGRATIONS, newerSchema } from "./schema.ts";

/** How many connections one instance holds at most: PostgreSQL allows 100 in all by default. */
const MOST_CONNECTIONS = 10;
const CONNECT_MS = 5 * SECOND_MS;
/** A statement that waits longer for somebody's lock fails, and the client is told to come again. */
const LOCK_MS = 3 * SECOND_MS;
const STATEMENT_MS = 10 * SECOND_MS;
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
}

/**
 * Connects to PostgreSQL and brings the schema up to date; instances that start together wait for each other.
 *
 * @throws UserError when it cannot be reached or a newer program has written it. The URL is not quoted.
 */
export async function openPostgres({ url, migrations = MIGRATIONS }: PostgresOptions): Promise<Database> {
  const pool = createPool(url);
  const database = new PostgresDatabase(pool);
  try {
    await database.tx((db) => migrate(db, migrations));
    return database;
  } catch (error) {
    await pool.end();
    throw error instanceof UserError ? error : unreachable(error);
  }
}

function createPool(url: Sensitive | undefined): pg.Pool {
  const pool = new pg.Pool({
    ...(url === undefined ? {} : { connectionString: url.reveal() }),
    application_name: "mesh-service",
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    lock_timeout: LOCK_MS,
    statement_timeout: STATEMENT_MS,
    // `on`, whatever the server's default: an acknowledged revocation must survive a power cut.
    options: "-c synchronous_commit=on -c client_encoding=UTF8",
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced at the next use; unheard, the event would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

function parserOf(type: number, format?: "text" | "binary"): (text: string) => unknown {
  return type === INT8 ? Number : (pg.types.getTypeParser(type, format) as (text: string) => unknown);
}

async function migrate(db: Db, migrations: readonly Migration[]): Promise<void> {
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
  const code = (cause as { code?: unknown }).code;
  return new UserError(
    "invalid_inputs",
    {
      what: `The PostgreSQL database cannot be used (${typeof code === "string" ? code : "no answer"}).`,
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
  readonly #statements: Statements;
  readonly #insideTx = new AsyncLocalStorage<true>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
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

  async tx<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    refuseInside(this.#insideTx.getStore());
    try {
      return await this.#transact(work);
    } catch (error) {
      if (!isWorthARetry(error)) throw error;
      return this.#transact(work);
    }
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  async #transact<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const client = await translated(() => this.#pool.connect());
    const db = new Statements(client);
    let broken = true;
    try {
      await db.run("begin");
      const result = await this.#insideTx.run(true, () => work(db));
      await commit(client);
      broken = false;
      return result;
    } catch (error) {
      broken = !(await rolledBack(db));
      throw error;
    } finally {
      // One that cannot even roll back is thrown away, or the next transaction would begin inside of this one.
      client.release(broken);
    }
  }
}

function isWorthARetry(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return WORTH_A_RETRY.includes((error.cause as { code?: unknown } | undefined)?.code);
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
    const { code } = cause as { code?: unknown };
    throw code === UNIQUE_VIOLATION ? new UniqueViolation({ cause }) : new DatabaseError({ cause });
  }
}
