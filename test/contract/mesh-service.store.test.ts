import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { appendAudit, verifyAudit } from "../../src/service/store/audit.ts";
import { type Database, DatabaseError, UniqueViolation } from "../../src/service/store/database.ts";
import { ENDS_TO_NOTE } from "../../src/service/store/housekeeping.ts";
import { COUNT_LIVE, LIVE_NAMED } from "../../src/service/store/key-rows.ts";
import { numbered } from "../../src/service/store/postgres.ts";
import { MIGRATIONS } from "../../src/service/store/schema.ts";
import { UserError } from "../../src/values/user-error.ts";
import { onEachEngine, type Store } from "../support/engines.ts";

onEachEngine("the database behind the service", (engine) => {
  const insert = "insert into accounts (id, email, created_at) values (?, ?, ?)";
  const count = "select count(*) as n from accounts";
  let store: Store;
  let db: Database;
  beforeAll(() => engine.start(), 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store();
    db = await store.open();
  });
  afterEach(() => db.close());

  test("gives back what it was given: text, numbers beyond 32 bits, bytes and nothing", async () => {
    await db.run(
      "create table things (a text, b bigint, c blob, d text)".replace(
        "blob",
        db.engine === "postgres" ? "bytea" : "blob",
      ),
    );
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await db.run("insert into things values (?, ?, ?, ?)", "ä'\"?", 1_772_366_400_123, bytes, null);
    const row = await db.get<{ a: string; b: number; c: Uint8Array; d: null }>(
      "select a, b, c, d from things",
    );
    expect({ ...row, c: [...(row?.c ?? [])] }).toEqual({
      a: "ä'\"?",
      b: 1_772_366_400_123,
      c: [...bytes],
      d: null,
    });
    expect(await db.get("select a from things where c = ?", bytes)).toEqual({ a: "ä'\"?" });
  });

  test("takes a question mark in quotes for text", async () => {
    await db.run(insert, "acc_1", "a@b", 1);
    expect(await db.all("select id as \"really?\", '?' as mark from accounts where id = ?", "acc_1")).toEqual(
      [{ "really?": "acc_1", mark: "?" }],
    );
  });

  test("says how many rows were changed, and counts in numbers", async () => {
    await db.run(insert, "acc_1", "a@b", 1);
    await db.run(insert, "acc_2", "c@d", 1);
    expect(await db.run("update accounts set created_at = ?", 2)).toBe(2);
    expect(await db.get(count)).toEqual({ n: 2 });
  });

  test("names a value that is taken, in and outside of a transaction", async () => {
    await db.run(insert, "acc_1", "a@b", 1);
    await expect(db.run(insert, "acc_1", "c@d", 1)).rejects.toThrow(UniqueViolation);
    await expect(db.tx((tx) => tx.run(insert, "acc_2", "A@B", 1))).rejects.toThrow(UniqueViolation);
    expect(await db.get(count)).toEqual({ n: 1 });
  });

  test("leaves nothing of a transaction whose work failed", async () => {
    const work = db.tx(async (tx) => {
      await tx.run(insert, "acc_1", "a@b", 1);
      throw new Error("half-way");
    });
    await expect(work).rejects.toThrow("half-way");
    expect(await db.get(count)).toEqual({ n: 0 });
  });

  test("never calls a transaction committed in which a statement failed unnoticed", async () => {
    await db.run(insert, "acc_1", "a@b", 1);
    const work = db.tx(async (tx) => {
      await tx.run(insert, "acc_2", "c@d", 1);
      await tx.run(insert, "acc_1", "e@f", 1).catch(() => undefined);
      return "committed";
    });
    const outcome = await work.catch(() => "failed");
    expect(await db.get(count)).toEqual({ n: outcome === "committed" ? 2 : 1 });
  });

  test("shows nothing of a transaction before it is committed, to this instance or another", async () => {
    const other = await store.open();
    await db.tx(async (tx) => {
      await tx.run(insert, "acc_1", "a@b", 1);
      expect(await other.get(count)).toEqual({ n: 0 });
    });
    expect(await other.get(count)).toEqual({ n: 1 });
    await other.close();
  });

  test("refuses the outer database inside of a transaction, which would wait for itself", async () => {
    for (const misuse of [
      () => db.run(insert, "acc_1", "a@b", 1),
      () => db.get(count),
      () => db.all(count),
      () => db.tx(async () => undefined),
    ]) {
      await expect(db.tx(misuse)).rejects.toThrow(/Inside tx\(\)/);
    }
    expect(await db.get(count)).toEqual({ n: 0 });
  });

  test("lets one of many transactions at a time decide on what it read", async () => {
    await db.run(insert, "acc_1", "a@b", 0);
    const add = () =>
      db.tx(async (tx) => {
        const row = await tx.get<{ created_at: number }>(
          "select created_at from accounts where id = ? for update",
          "acc_1",
        );
        await tx.run("update accounts set created_at = ? where id = ?", (row?.created_at ?? 0) + 1, "acc_1");
      });
    await Promise.all(Array.from({ length: 30 }, add));
    expect(await db.get("select created_at from accounts")).toEqual({ created_at: 30 });
  });

  test("goes on with two transactions that lock the same rows in opposite order", async () => {
    for (const id of ["acc_1", "acc_2"]) await db.run(insert, id, `${id}@b`, 0);
    const add = "update accounts set created_at = created_at + 1 where id = ?";
    const bothHoldOne = new Rendezvous(2);
    const addInOrder = (...ids: string[]) =>
      db.tx(async (tx) => {
        for (const id of ids) {
          await tx.run(add, id);
          // SQLite has one transaction at a time: nobody would come.
          if (db.engine === "postgres") await bothHoldOne.arrive();
        }
      });
    await Promise.all([addInOrder("acc_1", "acc_2"), addInOrder("acc_2", "acc_1")]);
    expect(await db.all("select created_at from accounts")).toEqual([{ created_at: 2 }, { created_at: 2 }]);
  });

  test("lets nobody change or delete an entry of the audit", async () => {
    await db.tx((tx) =>
      appendAudit(tx, 1, { accountId: null, actor: "service", action: "signed_in", subject: null }),
    );
    for (const change of ["update audit set at = 2", "delete from audit"])
      await expect(db.run(change)).rejects.toBeInstanceOf(DatabaseError);
    expect(await db.get("select count(*) as n from audit")).toEqual({ n: 1 });
  });

  test("finds the audit whole while entries are added", async () => {
    const append = (at: number) =>
      db.tx((tx) =>
        appendAudit(tx, at, { accountId: null, actor: "service", action: "signed_in", subject: null }),
      );
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        await append(at);
        return verifyAudit(db);
      }),
    );
    expect(verdicts.filter(({ kind }) => kind === "broken")).toEqual([]);
  });

  test.each([
    ["the ends to note", ENDS_TO_NOTE, "api_keys_end_to_note", [1, 200]],
    ["the number of live keys", COUNT_LIVE, "api_keys_alive", ["acc_1", 1]],
    ["a live key's name", LIVE_NAMED, "api_keys_alive", ["acc_1", 1, "ci"]],
  ])("looks up %s without looking at dead keys", async (_what, sql, index, values) => {
    await fillWithKeys(db);
    const explain = db.engine === "postgres" ? "explain" : "explain query plan";
    const plan = await db.all(`${explain} ${sql}`, ...values);
    expect(JSON.stringify(plan)).toContain(index);
  });

  test("moves the schema forward once, however many instances start together, and keeps what is there", async () => {
    await db.run(insert, "acc_1", "a@b", 1);
    const next = [...MIGRATIONS, "alter table accounts add column nick text default 'none'"];
    const instances = await Promise.all([store.open(next), store.open(next), store.open(next)]);
    for (const instance of instances) {
      expect(await instance.get("select id, nick from accounts")).toEqual({ id: "acc_1", nick: "none" });
      await instance.close();
    }
  });

  test("is refused when a newer program wrote it, and left as it is", async () => {
    const newer = [...MIGRATIONS, "create table later (id text)"];
    await (await store.open(newer)).close();
    const known = MIGRATIONS.length;
    const sentence = `schema version ${known + 1}; this program knows versions up to ${known}`;
    await expect(store.open()).rejects.toThrow(sentence);
    await expect(store.open()).rejects.toThrow(UserError);
    await (await store.open(newer)).close();
  });

  test("stays at its version when a step fails half-way", async () => {
    const broken = [...MIGRATIONS, "create table half (id text); nonsense"];
    await expect(store.open(broken)).rejects.toThrow(UserError);
    const whole = await store.open([...MIGRATIONS, "create table half (id text)"]);
    expect(await whole.all("select id from half")).toEqual([]);
    await whole.close();
  });
});

/** 3000 keys of 50 accounts, of which every tenth is alive; the planner is told. */
async function fillWithKeys(db: Database): Promise<void> {
  const numbers = (upTo: number) =>
    `with recursive numbers (i) as (select 1 union all select i + 1 from numbers where i < ${upTo})`;
  await db.run(`insert into accounts (id, email, created_at)
    ${numbers(50)} select 'acc_' || i, i || '@b', 1 from numbers`);
  const hash = db.engine === "postgres" ? "int4send(i)" : "cast(i as blob)";
  await db.run(`insert into api_keys (key_id, account_id, name, hint, hash, created_at, expires_at, expiry_noted)
    ${numbers(3_000)} select 'key_' || i, 'acc_' || (i % 50 + 1), 'name ' || i, '', ${hash}, 1, i,
      case when i % 10 = 0 then 0 else 1 end from numbers`);
  await db.run("analyze");
}

/** Lets nobody go on until so many have come, and everybody who comes later. */
class Rendezvous {
  #missing: number;
  #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#missing = count;
  }

  async arrive(): Promise<void> {
    this.#missing -= 1;
    if (this.#missing > 0) return new Promise((resolve) => this.#waiting.push(resolve));
    for (const goOn of this.#waiting) goOn();
    this.#waiting = [];
  }
}

test("a placeholder is numbered wherever it stands outside of quotes", () => {
  expect(numbered(`select '?', "a?b", 'it''s ?' where a = ? and b in (?, ?)`)).toBe(
    `select '?', "a?b", 'it''s ?' where a = $1 and b in ($2, $3)`,
  );
});
