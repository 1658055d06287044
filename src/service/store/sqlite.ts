import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { UserError } from "../../values/user-error.ts";
import {
  type Database,
  DatabaseError,
  type Db,
  FOR_UPDATE,
  refuseInside,
  type SqlValue,
  UniqueViolation,
} from "./database.ts";
import { inSqlite, type Migration, MIGRATIONS, newerSchema } from "./schema.ts";

export const SQLITE_FILE = "mesh.sqlite";
/** More than the service has; a list's filters make many more, and each one kept costs memory for good. */
const MOST_PREPARED = 128;
/** Waiting for another process blocks this one: nobody is answered in the meantime. */
const BUSY_MS = 250;
/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY (docs: sqlite.org "Result and Error Codes"). */
const UNIQUE_ERRCODES: readonly unknown[] = [2067, 1555];

/**
 * Opens the database of a data folder, or one in memory (`:memory:`), and brings its schema up to date.
 *
 * @throws UserError when the folder cannot be written or a newer program has written it.
 */
export function openSqlite(dataFolder: string, migrations: readonly Migration[] = MIGRATIONS): Database {
  const sqlite = dataFolder === ":memory:" ? new DatabaseSync(":memory:") : openFile(dataFolder);
  try {
    // FULL: an acknowledged revocation must survive a power cut (docs: sqlite.org "PRAGMA synchronous").
    // secure_delete: an erased sealed answer must not stay behind in a free part of the file.
    sqlite.exec(
      `pragma secure_delete = on; pragma busy_timeout = ${BUSY_MS}; pragma journal_mode = wal; pragma synchronous = full`,
    );
    migrate(sqlite, migrations, dataFolder);
  } catch (error) {
    sqlite.close();
    throw error instanceof UserError ? error : unusableFolder(dataFolder, error);
  }
  return new SqliteDatabase(sqlite);
}

function openFile(dataFolder: string): DatabaseSync {
  const file = join(dataFolder, SQLITE_FILE);
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    // A folder that holds other people's files as well keeps its mode: ours are private on their own.
    if (existsSync(file) || readdirSync(dataFolder).length === 0) chmodSync(dataFolder, 0o700);
    // Made before SQLite opens it: SQLite gives its side files the mode of the database.
    closeSync(openSync(file, "a", 0o600));
    chmodSync(file, 0o600);
    return new DatabaseSync(file);
  } catch (error) {
    throw unusableFolder(dataFolder, error);
  }
}

function migrate(sqlite: DatabaseSync, migrations: readonly Migration[], dataFolder: string): void {
  sqlite.exec("begin immediate");
  try {
    sqlite.exec("create table if not exists schema_version (version integer not null)");
    const row = sqlite.prepare("select version from schema_version").get();
    const version = Number(row?.["version"] ?? 0);
    if (version > migrations.length)
      throw newerSchema(`The database in ${dataFolder}`, version, migrations.length);
    // Nothing is written where nothing is new: a start should not wait for the disk.
    if (version < migrations.length) {
      for (const step of migrations.slice(version)) sqlite.exec(inSqlite(step));
      sqlite.exec("delete from schema_version");
      sqlite.prepare("insert into schema_version (version) values (?)").run(migrations.length);
    }
    sqlite.exec("commit");
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec("rollback");
    throw error;
  }
}

function unusableFolder(dataFolder: string, cause: unknown): UserError {
  const reason = (cause as Partial<Error>).message ?? "unknown reason";
  return new UserError(
    "invalid_inputs",
    {
      what: `The data folder ${dataFolder} cannot be used (${reason}).`,
      input: "--data",
      why: "The service keeps its database there and must be able to write to it.",
      fix: "Choose a folder that this user can write to.",
    },
    { cause },
  );
}

/** The statements, without any say in when they run. */
class Statements implements Db {
  readonly #sqlite: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  #latest: { readonly sql: string; readonly statement: StatementSync } | undefined;

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
  }

  async all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]> {
    return translated(() => this.#prepare(sql).all(...values) as Row[]);
  }

  async get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined> {
    return translated(() => this.#prepare(sql).get(...values) as Row | undefined);
  }

  async run(sql: string, ...values: SqlValue[]): Promise<number> {
    return translated(() => Number(this.#prepare(sql).run(...values).changes));
  }

  #prepare(sql: string): StatementSync {
    // Rows need no lock here: `begin immediate` has locked the whole database already.
    if (sql.endsWith(FOR_UPDATE)) return this.#prepare(sql.slice(0, -FOR_UPDATE.length));
    // What is proved all day long is one statement.
    if (sql === this.#latest?.sql) return this.#latest.statement;
    const statement = this.#prepared.get(sql) ?? this.#sqlite.prepare(sql);
    // Put at the end again, so that the first one is always the one that was not used for longest.
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    const [oldest = sql] = this.#prepared.keys();
    if (this.#prepared.size > MOST_PREPARED) this.#prepared.delete(oldest);
    this.#latest = { sql, statement };
    return statement;
  }
}

/** One connection, one thing at a time: nothing reads what a transaction has not committed yet. */
class SqliteDatabase implements Database {
  readonly engine = "sqlite";
  readonly #sqlite: DatabaseSync;
  readonly #statements: Statements;
  readonly #insideTx = new AsyncLocalStorage<true>();
  #lastTurn: Promise<unknown> = Promise.resolve();
  /** Turns that were given out and have not ended. */
  #underWay = 0;

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
    this.#statements = new Statements(sqlite);
  }

  async all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]> {
    return this.#soon(() => this.#statements.all<Row>(sql, ...values));
  }

  async get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined> {
    return this.#soon(() => this.#statements.get<Row>(sql, ...values));
  }

  async run(sql: string, ...values: SqlValue[]): Promise<number> {
    return this.#soon(() => this.#statements.run(sql, ...values));
  }

  async tx<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    return this.#inTurn(() => this.#insideTx.run(true, () => this.#transact(work)));
  }

  async close(): Promise<void> {
    await this.#inTurn(async () => this.#sqlite.isOpen && this.#sqlite.close());
  }

  async #transact<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    translated(() => this.#sqlite.exec("begin immediate"));
    try {
      const result = await work(this.#statements);
      translated(() => this.#sqlite.exec("commit"));
      return result;
    } catch (error) {
      if (this.#sqlite.isTransaction) this.#sqlite.exec("rollback");
      throw error;
    }
  }

  /** A single statement ends before anything else can begin, so it needs a turn only where one is under way. */
  async #soon<Result>(statement: () => Promise<Result>): Promise<Result> {
    if (this.#underWay > 0) return this.#inTurn(statement);
    refuseInside(this.#insideTx.getStore());
    return statement();
  }

  async #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    refuseInside(this.#insideTx.getStore());
    this.#underWay += 1;
    const turn = this.#lastTurn.then(task).finally(() => (this.#underWay -= 1));
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }
}

/** The driver's errors become ours, so that nothing outside of this file has to know them. */
function translated<Result>(statement: () => Result): Result {
  try {
    return statement();
  } catch (cause) {
    const errcode = (cause as { errcode?: unknown }).errcode;
    throw UNIQUE_ERRCODES.includes(errcode) ? new UniqueViolation({ cause }) : new DatabaseError({ cause });
  }
}
