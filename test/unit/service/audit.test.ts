import { beforeEach, describe, expect, test } from "@jest/globals";
import { appendAudit, verifyAudit } from "../../../src/service/store/audit.ts";
import type { Database } from "../../../src/service/store/database.ts";
import { openSqlite } from "../../../src/service/store/sqlite.ts";

let db: Database;
beforeEach(async () => {
  db = openSqlite(":memory:");
  // Whoever owns the database can take the guard away; the chain is what shows it.
  for (const guard of ["audit_keeps_entries", "audit_loses_none"]) await db.run(`drop trigger ${guard}`);
  for (let index = 1; index <= 1_200; index += 1) {
    const event = {
      accountId: "acc_1",
      actor: "key_1",
      action: "key.created",
      subject: `key_${index}`,
    } as const;
    await db.tx((tx) => appendAudit(tx, index, event));
  }
});

describe("the audit's chain", () => {
  test("is whole when nobody touched it, and tells its head", async () => {
    const { hash } = (await db.get<{ hash: string }>("select hash from audit where seq = 1200"))!;
    expect(await verifyAudit(db)).toEqual({ kind: "whole", entries: 1_200, head: hash });
  });

  test.each([
    ["an entry was changed", "update audit set actor = 'key_2' where seq = 700", 700],
    ["an entry was changed", "update audit set at = at + 1 where seq = 1", 1],
    ["an entry is missing", "delete from audit where seq = 600", 600],
    ["the end was cut off", "delete from audit where seq > 1000", 1_001],
  ])("shows that %s (%s)", async (why, tampering, seq) => {
    await db.run(tampering);
    expect(await verifyAudit(db)).toEqual({ kind: "broken", seq, why });
  });

  test("shows that an entry was put after its end", async () => {
    await db.run("update audit_head set seq = 1199, hash = (select hash from audit where seq = 1199)");
    const why = "an entry was put after the end";
    expect(await verifyAudit(db)).toEqual({ kind: "broken", seq: 1_200, why });
  });

  test("is whole although the service adds to it before and after each look", async () => {
    let at = 2_000;
    const add = () =>
      db.tx((tx) =>
        appendAudit(tx, (at += 1), {
          accountId: "acc_1",
          actor: "key_1",
          action: "key.used",
          subject: "key_1",
        }),
      );
    const amidTraffic = async <Result>(look: () => Promise<Result>): Promise<Result> => {
      await add();
      const seen = await look();
      await add();
      return seen;
    };
    const live: Database = {
      engine: db.engine,
      all: (sql, ...values) => amidTraffic(() => db.all(sql, ...values)),
      get: (sql, ...values) => amidTraffic(() => db.get(sql, ...values)),
      run: (sql, ...values) => db.run(sql, ...values),
      tx: (work) => db.tx(work),
      close: () => db.close(),
    };
    expect(await verifyAudit(live)).toMatchObject({ kind: "whole", entries: 1_201 });
    expect((await verifyAudit(db)).kind).toBe("whole");
  });

  test("shows to who noted its head elsewhere that it was cut off or written anew", async () => {
    const { hash } = (await db.get<{ hash: string }>("select hash from audit where seq = 1200"))!;
    const { hash: before } = (await db.get<{ hash: string }>("select hash from audit where seq = 1100"))!;
    await db.run("delete from audit where seq > 1100");
    await db.run("update audit_head set seq = 1100, hash = ?", before);
    expect((await verifyAudit(db)).kind).toBe("whole");
    expect(await verifyAudit(db, before)).toMatchObject({ kind: "whole" });
    expect(await verifyAudit(db, hash)).toMatchObject({
      kind: "broken",
      why: expect.stringMatching(/noted down/),
    });
  });
});
