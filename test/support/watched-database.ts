import { type Database, type Db, FOR_UPDATE } from "../../src/service/store/database.ts";

/** A database where a test can step in between what a request reads and what it then writes. */
export interface Watched {
  readonly database: Database;
  /** @param passing so many go by before it. */
  beforeNextTx(step: Step, passing?: number): void;
  afterNextTx(step: Step, passing?: number): void;
  /** What each transaction has locked or written first. */
  readonly firstLocks: string[];
}

type Step = () => Promise<unknown>;

export function watch(inner: Database): Watched {
  const firstLocks: string[] = [];
  const steps = new Map<"before" | "after", { step: Step; passing: number }>();
  const taken = async (when: "before" | "after"): Promise<void> => {
    const next = steps.get(when);
    if (next === undefined) return;
    next.passing -= 1;
    if (next.passing >= 0) return;
    steps.delete(when);
    await next.step();
  };
  const tx: Database["tx"] = async (work) => {
    await taken("before");
    const result = await inner.tx(async (db) => work(noting(db, firstLocks)));
    await taken("after");
    return result;
  };
  const database: Database = {
    ...{ engine: inner.engine, tx, close: async () => inner.close() },
    all: async (sql, ...values) => inner.all(sql, ...values),
    get: async (sql, ...values) => inner.get(sql, ...values),
    run: async (sql, ...values) => inner.run(sql, ...values),
  };
  return {
    ...{ database, firstLocks },
    beforeNextTx: (step, passing = 0) => void steps.set("before", { step, passing }),
    afterNextTx: (step, passing = 0) => void steps.set("after", { step, passing }),
  };
}

function noting(db: Db, firstLocks: string[]): Db {
  let isFirst = true;
  const note = (sql: string): void => {
    if (!isFirst || (sql.startsWith("select") && !sql.endsWith(FOR_UPDATE))) return;
    isFirst = false;
    firstLocks.push(sql);
  };
  return {
    all: async (sql, ...values) => (note(sql), db.all(sql, ...values)),
    get: async (sql, ...values) => (note(sql), db.get(sql, ...values)),
    run: async (sql, ...values) => (note(sql), db.run(sql, ...values)),
  };
}
