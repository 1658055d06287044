/** What a column holds, in both directions. */
export type SqlValue = string | number | null | Uint8Array;

/**
 * Plain SQL with `?` placeholders. Asynchronous although SQLite is not, so that a database across a
 * network can stand behind the same statements.
 */
export interface Db {
  all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]>;
  get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined>;
  /** @returns how many rows were changed. */
  run(sql: string, ...values: SqlValue[]): Promise<number>;
}

/** The database outside of a transaction. */
export interface Database extends Db {
  /**
   * Runs the work in one write transaction: committed when it resolves, rolled back when it rejects.
   * The work uses the `Db` it is given; the outer one would wait for itself and therefore throws.
   */
  tx<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
  /** Waits for what is under way, then lets go of the file. */
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
