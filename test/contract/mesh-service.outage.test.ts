import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { DatabaseError, type Db } from "../../src/service/store/database.ts";
import { openPostgres } from "../../src/service/store/postgres.ts";
import { PostgresServer, postgresPrograms } from "../support/postgres.ts";
import { aWorld } from "../unit/service/support.ts";

const COMMAND = join(import.meta.dirname, "../../src/service/mesh-service.ts");

let folder: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mesh-outage-"));
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

describe("a database that another process has locked", () => {
  test("is 503 with a time to come again for every change, and nothing is changed", async () => {
    const world = await aWorld({ dataFolder: folder });
    const { keyId, key } = await world.mint();
    const other = new DatabaseSync(join(folder, "mesh.sqlite"));
    other.exec("begin immediate");
    const idempotent = { "idempotency-key": "f".repeat(32) };
    for (const answer of [
      await world.ask("POST", "/api/v1/api-keys", { body: { name: "lost" } }),
      await world.ask("POST", "/api/v1/api-keys", { body: { name: "lost" }, headers: idempotent }),
      await world.ask("PATCH", `/api/v1/api-keys/${keyId}`, { body: { name: "lost" } }),
      await world.ask("DELETE", `/api/v1/api-keys/${keyId}`),
      await world.ask("POST", "/api/v1/api-keys/revoke", { body: { api_key: key.reveal() } }),
    ]) {
      expect([answer.status, answer.json["code"]]).toEqual([503, "unavailable"]);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    other.exec("rollback");
    other.close();
    expect((await world.service.keys.list(world.accountId)).map(({ name }) => name)).toEqual([
      "a key",
      "admin",
    ]);
    expect((await world.ask("GET", "/auth/profile", { as: key })).status).toBe(200);
    await world.service.close();
  });
});

const describePostgres = postgresPrograms === undefined ? describe.skip : describe;
describePostgres("PostgreSQL (needs Debian's postgresql)", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  }, 60_000);
  afterAll(() => server.stop());

  test("is 503 while it is down, and serves what it acknowledged when it is up again", async () => {
    const world = await aWorld({ database: await openPostgres({ url: await server.database() }) });
    const { key, keyId } = await world.mint();
    server.halt();
    for (const [method, path, body] of [
      ["GET", "/api/v1/whoami", undefined],
      ["POST", "/api/v1/api-keys", { name: "lost" }],
      ["DELETE", `/api/v1/api-keys/${keyId}`, undefined],
      ["GET", "/readyz", undefined],
    ] as const) {
      const { status, headers } = await world.ask(method, path, { as: key, body });
      expect([method, path, status, headers.get("retry-after")]).toEqual([method, path, 503, "1"]);
    }
    server.resume();
    expect((await world.ask("GET", "/api/v1/whoami", { as: key })).json["key_id"]).toBe(keyId);
    expect((await world.ask("DELETE", `/api/v1/api-keys/${keyId}`)).status).toBe(200);
    await world.service.close();
  }, 30_000);

  test("that says nothing any more fails the statement, and does not keep the service from closing", async () => {
    const database = await openPostgres({ url: await server.database(), queryMs: 300, closeMs: 300 });
    const frozen: number[] = [];
    const freeze = async (db: Db) => {
      const { pid } = (await db.get<{ pid: number }>("select pg_backend_pid() as pid"))!;
      process.kill(pid, "SIGSTOP");
      frozen.push(pid);
    };
    try {
      const work = database.tx(async (db) => {
        await freeze(db);
        await db.get("select 1");
      });
      await expect(work).rejects.toBeInstanceOf(DatabaseError);
      await freeze(database);
      const before = performance.now();
      await database.close();
      expect(performance.now() - before).toBeLessThan(3_000);
    } finally {
      for (const pid of frozen) process.kill(pid, "SIGCONT");
    }
  });

  test("moves the schema without a limit of time, and limits everything after it", async () => {
    const settings =
      "current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement";
    const migrations = [`create table seen as select ${settings}`];
    const database = await openPostgres({ url: await server.database(), migrations });
    expect(await database.get("select lock, statement from seen")).toEqual({ lock: "0", statement: "0" });
    const idle = "current_setting('idle_in_transaction_session_timeout') as idle";
    expect(await database.get(`select ${settings}, ${idle}`)).toEqual({
      lock: "3s",
      statement: "10s",
      idle: "15s",
    });
    await database.close();
  });

  test("that cannot be reached ends the start with a sentence that does not quote the password", async () => {
    const withPassword = new URL("postgresql://mesh@127.0.0.1:1/mesh");
    withPassword.password = "hush-hush";
    const { exit, stderr } = start([], {
      MESH_DATABASE_URL: withPassword.href,
    });
    expect(await exit).toBe(1);
    expect(stderr()).toContain("The PostgreSQL database cannot be used (ECONNREFUSED).");
    expect(stderr()).not.toContain("hush");
  });

  test("is used by the command when the environment names it, and no folder is made", async () => {
    const url = await server.database();
    const running = start(["--json", "--port", "0"], { MESH_DATABASE_URL: url.reveal() });
    const { url: at, admin_key: key } = JSON.parse(await running.firstLine) as {
      url: string;
      admin_key: string;
    };
    expect((await fetch(`${at}/api/v1/whoami`, { headers: { "x-api-key": key } })).status).toBe(200);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a disk", () => {
  test("that is full at the start ends it with a sentence, and leaves nothing half-written to trip over", async () => {
    const full = startWithDisk("0");
    expect(await full.exit).toBe(1);
    expect(full.stderr()).toMatch(/data folder data cannot be used/);
    expect(full.stderr()).not.toMatch(/at .*\.ts:\d+/);
    const running = start(["--json", "--port", "0", "--data", "data"]);
    expect(JSON.parse(await running.firstLine)).toMatchObject({ admin_key: expect.stringMatching(/^mesh_/) });
  });

  test("that fills up refuses what it cannot keep, keeps what it acknowledged, and goes on reading", async () => {
    const running = startWithDisk("1000");
    const { url, admin_key: admin } = JSON.parse(await running.firstLine) as {
      url: string;
      admin_key: string;
    };
    const headers = { "x-api-key": admin, "content-type": "application/json" };
    const meta = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`f${index}`, "x".repeat(256)]));
    const acknowledged: string[] = [];
    const statuses = new Set<number>();
    for (let index = 0; index < 100; index += 1) {
      const body = JSON.stringify({ name: `key ${index}`, meta });
      const response = await fetch(`${url}/api/v1/api-keys`, { method: "POST", headers, body });
      statuses.add(response.status);
      const { api_key: minted } = (await response.json()) as { api_key?: { api_key: string } };
      if (minted !== undefined) acknowledged.push(minted.api_key);
    }
    expect([...statuses].sort()).toEqual([200, 503]);
    expect(acknowledged.length).toBeGreaterThan(5);
    expect((await fetch(`${url}/auth/profile`, { headers })).status).toBe(200);
    running.child.kill("SIGKILL");
    await running.exit;
    const again = start(["--json", "--port", "0", "--data", "data"]);
    const { url: there } = JSON.parse(await again.firstLine) as { url: string };
    for (const key of acknowledged) {
      expect((await fetch(`${there}/auth/profile`, { headers: { "x-api-key": key } })).status).toBe(200);
    }
  }, 60_000);

  test("on which the folder may only be read ends the start with a sentence", async () => {
    mkdirSync(join(folder, "data"));
    chmodSync(join(folder, "data"), 0o500);
    // Root may write anywhere, so somebody else has to try.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    const { exit, stderr } = start(["--port", "0", "--data", "data"], {}, somebody);
    expect(await exit).toBe(1);
    expect(stderr()).toMatch(/data folder data cannot be used|permission denied/i);
  });
});

function start(args: string[], env: Record<string, string> = {}, as: { uid?: number; gid?: number } = {}) {
  return watched(
    spawn(process.execPath, [COMMAND, ...args], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      ...as,
    }),
  );
}

/** A limit on the size of files is what a full disk looks like to SQLite, and it needs no disk to be filled. */
function startWithDisk(kibibytes: string) {
  const script = `trap "" XFSZ; ulimit -f ${kibibytes}; exec "$@"`;
  const command = [process.execPath, COMMAND, "--json", "--port", "0", "--data", "data"];
  return watched(
    spawn("bash", ["-c", script, "bash", ...command], {
      cwd: folder,
      env: {},
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
}

function watched(child: ReturnType<typeof spawn>) {
  children.push(child);
  let stdout = "";
  let stderr = "";
  child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
  const exit = once(child, "close").then(([code]) => code as number | null);
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      stdout += String(chunk);
      if (stdout.includes("\n")) resolve(stdout.split("\n")[0] ?? "");
    });
    void exit.then(() => reject(new Error(`ended without a line: ${stderr}`)));
  });
  firstLine.catch(() => undefined);
  return { child, exit, firstLine, stderr: () => stderr };
}
