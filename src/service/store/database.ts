/** What a column holds, in both directions. */
export type SqlValue = string | number | null | Uint8Array;

/** Ends a `select` inside of a transaction that decides on what it reads: others who want the rows wait. */
export const FOR_UPDATE = " for update";

/**
 * Plain SQL with `?` placeholders, in the words that SQLite and PostgreSQL share. Asynchronous although SQLite is not,
 * so that a database across a network can stand behind the same statements.
 *
 * @throws UniqueViolation, DatabaseError
 */
export interface Db {
  all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]>;
  get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined>;
  /** @returns how many rows were changed. */
  run(sql: string, ...values: SqlValue[]): Promise<number>;
}

export interface TxOptions {
  /** How long a statement may wait for a row that another transaction holds; SQLite has one patience for all. */
  readonly lockMs?: number;
}

/** The database outside of a transaction. */
export interface Database extends Db {
  readonly engine: "sqlite" | "postgres";
  /**
   * Runs the work in one write transaction: committed when it resolves, rolled back when it rejects. Where the database
   * undid it because of another transaction, the work is run once more from its beginning.
   * The work uses the `Db` it is given; the outer one would wait for itself and therefore throws.
   */
  tx<Result>(work: (db: Db) => Promise<Result>, options?: TxOptions): Promise<Result>;
  /** Waits for what is under way, then lets go of the file or of the connections. */
  close(): Promise<void>;
}

/** A row with this unique value is there already. */
export class UniqueViolation extends Error {
  constructor(options?: ErrorOptions) {
    super("A row with this unique value exists already.", options);
    this.name = "UniqueViolation";
  }
}

/** The database failed: full, locked for too long, broken or closed. The driver's own words are the cause. */
export class DatabaseError extends Error {
  constructor(options?: ErrorOptions) {
    super("The database failed.", options);
    this.name = "DatabaseError";
  }
}

/** @throws Error where a transaction is under way in the same chain of calls. */
export function refuseInside(insideTx: true | undefined): void {
  if (insideTx === undefined) return;
  throw new Error("Inside tx() use the database that it hands in: the outer one waits for the transaction.");
}
