import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { runMeshService } from "../../src/service/command.ts";
import { generateKey } from "../../src/service/key-format.ts";
import type { Database } from "../../src/service/store/database.ts";
import { openPostgres } from "../../src/service/store/postgres.ts";
import { openSqlite } from "../../src/service/store/sqlite.ts";
import { Browser } from "../support/browser.ts";
import { PostgresServer, postgresPrograms } from "../support/postgres.ts";
import { aSeededRandom } from "../support/seeded-random.ts";
import { aWorld, handClock } from "../unit/service/support.ts";

const COMMAND = join(import.meta.dirname, "../../src/service/mesh-service.ts");
/** A few in the gate; `npm run test:long` takes many. */
const KILLS = Number(process.env["LONG_KILLS"] ?? 3);

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mesh-durability-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** What was acknowledged before the process died. */
class Ledger {
  readonly minted = new Map<string, string>();
  readonly revoked = new Set<string>();
  /** Asked for, but not answered: either may be true. */
  readonly asked = new Set<string>();
}

async function startService(): Promise<{ url: string; admin: string | null }> {
  const lifted = ["--limit", "mint=none", "--limit", "live-keys=none"];
  const args = [COMMAND, "--json", "--port", "0", "--data", join(folder, "data"), ...lifted];
  child = spawn(process.execPath, args, { env: {}, stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  const { url, admin_key: admin } = JSON.parse(String(line)) as { url: string; admin_key: string | null };
  return { url, admin };
}

async function kill(): Promise<void> {
  const ended = once(child!, "close");
  child!.kill("SIGKILL");
  await ended;
}

/** Mints, and revokes every other key, until the line is cut. */
async function write(url: string, admin: string, ledger: Ledger): Promise<void> {
  const headers = { "x-api-key": admin, "content-type": "application/json" };
  try {
    for (let index = 0; ; index += 1) {
      const made = await fetch(`${url}/api/v1/api-keys`, {
        method: "POST",
        headers,
        body: '{"name":"kept"}',
      });
      const { api_key: key } = (await made.json()) as { api_key: { key_id: string; api_key: string } };
      ledger.minted.set(key.key_id, key.api_key);
      if (index % 2 === 0) continue;
      ledger.asked.add(key.key_id);
      const ended = await fetch(`${url}/api/v1/api-keys/${key.key_id}`, { method: "DELETE", headers });
      if (ended.status === 200) ledger.revoked.add(key.key_id);
    }
  } catch {
    // The process was killed, which is what the test is about.
  }
}

describe("a service that is killed while it writes", () => {
  test(
    `has every key and every revocation that it acknowledged, ${KILLS} times over`,
    async () => {
      const ledger = new Ledger();
      let { url, admin } = await startService();
      const key = admin ?? "";
      for (let round = 0; round < KILLS; round += 1) {
        const writers = Array.from({ length: 4 }, () => write(url, key, ledger));
        const before = ledger.minted.size;
        const wanted = 5 + ((round * 7) % 40);
        while (ledger.minted.size < before + wanted) await new Promise(setImmediate);
        await kill();
        await Promise.all(writers);
        ({ url, admin } = await startService());
        expect(admin).toBeNull();
        for (const [keyId, value] of ledger.minted) {
          const answer = await fetch(`${url}/api/v1/whoami`, { headers: { "x-api-key": value } });
          const { code } = (await answer.json()) as { code?: string };
          if (ledger.revoked.has(keyId)) expect([keyId, code]).toEqual([keyId, "key_revoked"]);
          else if (!ledger.asked.has(keyId)) expect([keyId, answer.status]).toEqual([keyId, 200]);
        }
      }
      await kill();
      const chain = openSqlite(join(folder, "data"));
      expect((await chain.get<{ integrity_check: string }>("pragma integrity_check"))?.integrity_check).toBe(
        "ok",
      );
      await chain.close();
      expect(ledger.revoked.size).toBeGreaterThan(0);
    },
    60_000 + KILLS * 10_000,
  );
});

describe("every connection", () => {
  test("to SQLite waits until a change is on the disk, and erases what is erased", async () => {
    const open: Database[] = [
      openSqlite(join(folder, "data")),
      openSqlite(join(folder, "data")),
      openSqlite(":memory:"),
    ];
    for (const database of open) {
      expect(await database.get("pragma synchronous")).toEqual({ synchronous: 2 });
      expect(await database.get("pragma secure_delete")).toEqual({ secure_delete: 1 });
      await database.close();
    }
    const again = openSqlite(join(folder, "data"));
    expect(await again.get("pragma journal_mode")).toEqual({ journal_mode: "wal" });
    await again.close();
  });

  const testPostgres = postgresPrograms === undefined ? test.skip : test;
  testPostgres(
    "to PostgreSQL does the same, whatever the server's default (needs Debian's postgresql)",
    async () => {
      const server = await PostgresServer.start();
      const database = await openPostgres({ url: await server.database() });
      await database.run("alter role mesh set synchronous_commit = off");
      const settings = await Promise.all(
        Array.from({ length: 10 }, () =>
          database.tx(
            async (db) =>
              (await db.get<{ synchronous_commit: string }>("show synchronous_commit"))?.synchronous_commit,
          ),
        ),
      );
      expect(new Set(settings)).toEqual(new Set(["on"]));
      await database.close();
      server.stop();
    },
    60_000,
  );
});

test("no byte of database, log and backup holds a secret, whatever was done with it", async () => {
  const data = join(folder, "data");
  const world = await aWorld({ dataFolder: data });
  const secrets: string[] = [world.admin.reveal()];
  const take = (...values: unknown[]) => secrets.push(...values.map(String));
  const browser = new Browser(world.service);

  const link = (await world.service.sessions.newLink(world.accountId)).reveal();
  await browser.open(`/welcome/${link}`);
  await browser.submit();
  await browser.submit({ password: "correct horse battery staple" });
  const pasted = generateKey(aSeededRandom("pasted"), "mesh_pasted_long_").reveal();
  take(link, pasted, "correct horse battery staple", ...browser.cookies.values());
  const once_ = { "idempotency-key": "0123456789abcdef".repeat(3) };
  const { keyId } = await world.mint({ name: "planted control" });
  for (const body of [
    { name: pasted },
    { name: "x", meta: { a: pasted } },
    { name: "x", meta: { [pasted]: "" } },
  ])
    expect((await world.ask("POST", "/api/v1/api-keys", { body })).status).toBe(422);
  expect((await world.ask("PATCH", `/api/v1/api-keys/${keyId}`, { body: { name: pasted } })).status).toBe(
    422,
  );
  const { keyId: leaked } = await world.mint({ name: "leaked" });
  await browser.open(`/keys/${leaked}/revoke`);
  expect((await browser.submit({ reason: `see ${pasted}` })).path).toBe(`/keys/${leaked}`);
  const minted = await world.ask("POST", "/api/v1/api-keys", { body: { name: "sealed" }, headers: once_ });
  const rotated = await world.ask("POST", `/api/v1/api-keys/${keyId}/rotate`, {
    body: { grace_seconds: 60 },
    headers: once_,
  });
  take(once_["idempotency-key"], minted.json.api_key["api_key"], rotated.json.api_key["api_key"]);
  await browser.open(
    "/oauth/authorize?response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fcallback",
  );
  await browser.submit({ decision: "allow" });
  const code = browser.link().searchParams.get("code");
  const post = async (path: string, body: object) =>
    (await world.ask("POST", path, { as: undefined, body })).json;
  const tokens = await post("/auth/exchange-token", { code, redirect_uri: "http://localhost:1/callback" });
  const renewed = await post("/auth/refresh-token", { refresh_token: tokens["refresh_token"] });
  const device = await post("/oauth/device/code", { client_id: pasted });
  take(
    code,
    tokens["refresh_token"],
    tokens["access_token"],
    renewed["refresh_token"],
    device["device_code"],
  );
  const jti = (
    JSON.parse(Buffer.from(String(tokens["access_token"]).split(".")[1] ?? "", "base64url").toString()) as {
      jti: string;
    }
  ).jti;
  take(jti);

  const silent = { stdout: { write: () => true }, stderr: { write: () => true }, once: () => undefined };
  const tools = { clock: handClock(), random: aSeededRandom("backup"), env: {} };
  await runMeshService(["backup", join(folder, "backup.sqlite"), "--data", data], silent, tools);
  const bytes = Buffer.concat([
    ...readdirSync(data).map((file) => readFileSync(join(data, file))),
    readFileSync(join(folder, "backup.sqlite")),
    Buffer.from(JSON.stringify(world.log)),
  ]);
  expect(readdirSync(data)).toEqual(expect.arrayContaining(["mesh.sqlite", "mesh.sqlite-wal"]));
  expect(bytes.includes("planted control")).toBe(true);
  for (const secret of secrets) {
    const middle = secret.slice(secret.startsWith("mesh_") ? 17 : 6, -6);
    expect(middle.length).toBeGreaterThan(10);
    for (const form of [
      middle,
      Buffer.from(middle).toString("hex"),
      Buffer.from(secret).toString("base64").slice(0, -4),
    ]) {
      expect([secret, bytes.includes(form)]).toEqual([secret, false]);
    }
  }
  await world.service.close();
});
