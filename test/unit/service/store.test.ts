import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { UniqueViolation } from "../../../src/service/store/database.ts";
import { openSqlite } from "../../../src/service/store/sqlite.ts";
import type { Sensitive } from "../../../src/values/sensitive.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aWorld } from "./support.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "mesh-service-")), "data");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

describe("the data folder", () => {
  test("keeps accounts, keys, meta and revocations across a restart", async () => {
    const before = await aWorld({ dataFolder: folder });
    const kept = await before.mint({ name: "kept", meta: { a: "b" } });
    const revoked = await before.mint({ name: "revoked" });
    await before.ask("DELETE", `/api/v1/api-keys/${revoked.keyId}`);
    await before.service.close();

    const after = await aWorld({ dataFolder: folder, seed: "after the restart" });
    expect(after.accountId).toBe(before.accountId);
    expect((await after.ask("GET", "/api/v1/whoami", { as: kept.key })).json["key_id"]).toBe(kept.keyId);
    expect((await after.ask("GET", `/api/v1/api-keys/${kept.keyId}`)).json.api_key["meta"]).toEqual({
      a: "b",
    });
    expect((await after.ask("GET", "/api/v1/whoami", { as: revoked.key })).json["code"]).toBe("key_revoked");
    await after.service.close();
  });

  test("is private, and so is every file in it", async () => {
    const world = await aWorld({ dataFolder: folder });
    await world.mint();
    expect(modeOf(folder)).toBe(0o700);
    const files = readdirSync(folder);
    expect(files).toEqual(expect.arrayContaining(["mesh.sqlite", "mesh.sqlite-wal"]));
    for (const file of files) expect([file, modeOf(join(folder, file))]).toEqual([file, 0o600]);
    await world.service.close();
  });

  test("holds no key in any byte of database, log and shared memory", async () => {
    const world = await aWorld({ dataFolder: folder });
    const { key, keyId } = await world.mint({ name: "planted control" });
    await world.ask("GET", "/auth/profile", { as: key });
    await world.ask("POST", "/api/v1/api-keys/verify", { body: { api_key: key.reveal() } });
    await world.ask("DELETE", `/api/v1/api-keys/${keyId}`);
    const open = everyByteOf(folder);
    await world.service.close();
    const closed = everyByteOf(folder);
    for (const bytes of [open, closed]) {
      expect(bytes.includes("planted control")).toBe(true);
      for (const secret of [key, world.admin]) expect(formsFoundIn(bytes, secret)).toEqual([]);
    }
  });

  test("is refused when something else stands in its place", () => {
    writeFileSync(folder, "");
    expect(() => openSqlite(folder)).toThrow(UserError);
    expect(() => openSqlite(folder)).toThrow(/cannot be used/);
  });

  test("is refused when its database is none", async () => {
    await openSqlite(folder).close();
    writeFileSync(join(folder, "mesh.sqlite"), "this is no database, whatever its name says. ".repeat(30));
    expect(() => openSqlite(folder)).toThrow(/cannot be used/);
  });
});

describe("a database that another process uses as well", () => {
  test("does not hold up a good key, whose use it cannot note, and says so in the log", async () => {
    const world = await aWorld({ dataFolder: folder });
    const other = new DatabaseSync(join(folder, "mesh.sqlite"));
    other.exec("begin immediate");
    expect((await world.ask("GET", "/api/v1/whoami")).status).toBe(200);
    expect(world.log.at(-1)?.fault).toBe("DatabaseError");
    other.exec("rollback");
    other.close();
    await world.ask("GET", "/api/v1/whoami");
    expect(world.log.at(-1)?.fault).toBeUndefined();
    await world.service.close();
  });

  test("is waited for briefly, since nobody is answered in the meantime", async () => {
    const { timeout } = (await openSqlite(":memory:").get<{ timeout: number }>("pragma busy_timeout")) ?? {};
    expect(timeout).toBeLessThanOrEqual(500);
  });
});

test("statements that are not used are forgotten, and those in use are kept", async () => {
  const db = openSqlite(":memory:");
  const prepare = jest.spyOn(DatabaseSync.prototype, "prepare");
  const timesPrepared = (sql: string) => prepare.mock.calls.filter(([prepared]) => prepared === sql).length;
  await db.get("select 'rare'");
  for (let index = 0; index < 1_000; index += 1) {
    await db.get(`select ${index}`);
    await db.get("select 'often'");
  }
  await db.get("select 'rare'");
  expect([timesPrepared("select 'rare'"), timesPrepared("select 'often'")]).toEqual([2, 1]);
  prepare.mockRestore();
});

describe("accounts", () => {
  test.each(["owner@example.test", "Owner@Example.TEST"])("are one per address (%s)", async (email) => {
    const { service } = await aWorld();
    await expect(service.accounts.create({ email })).rejects.toThrow(UniqueViolation);
  });

  test.each(["", "owner", "a b@c", "a@b\u0007", `${"x".repeat(250)}@b.cd`])(
    "refuse %j as an address",
    async (email) => {
      const { service } = await aWorld();
      await expect(service.accounts.create({ email })).rejects.toThrow(RangeError);
    },
  );
});

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

function everyByteOf(path: string): Buffer {
  return Buffer.concat(readdirSync(path).map((file) => readFileSync(join(path, file))));
}

/** The secret part without its edges, so that neither the hint nor the alignment of base64 decides. */
function formsFoundIn(bytes: Buffer, secret: Sensitive): string[] {
  const value = secret.reveal();
  const middle = Buffer.from(value.slice(17, 47));
  const forms = {
    raw: middle.toString(),
    hex: middle.toString("hex"),
    upper: middle.toString("hex").toUpperCase(),
  };
  const shifts = [0, 1, 2].map((shift) => [
    `base64+${shift}`,
    base64Middle(Buffer.from(value).subarray(18 + shift, 45)),
  ]);
  return [...Object.entries(forms), ...shifts].flatMap(([name = "", form = ""]) =>
    bytes.includes(form) ? [name] : [],
  );
}

function base64Middle(bytes: Buffer): string {
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
}
