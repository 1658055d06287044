import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { QUIRKS } from "../../src/service/quirks.ts";

const COMMAND = join(import.meta.dirname, "../../src/service/mesh-service.ts");

let folder: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mesh-command-"));
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  stdout(): string;
  stderr(): string;
  firstLine: Promise<string>;
  exit: Promise<number | null>;
  /** Closes the reading end of stdout and of stderr. */
  hangUp(): void;
  stop(signal: "SIGTERM" | "SIGINT" | "SIGKILL"): Promise<number | null>;
}

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: {},
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const exit = once(child, "close").then(([code]) => code as number | null);
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      stdout += String(chunk);
      if (stdout.includes("\n")) resolve(stdout.split("\n")[0] ?? "");
    });
    void exit.then(() => reject(new Error(`ended without a line: ${stderr}`)));
  });
  firstLine.catch(() => undefined);
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    firstLine,
    exit,
    hangUp: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    stop: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
}

async function startJson(...args: string[]): Promise<Running & { url: string; adminKey: string | null }> {
  const running = start("--json", "--port", "0", "--data", "data", ...args);
  const { url, admin_key: adminKey } = JSON.parse(await running.firstLine) as {
    url: string;
    admin_key: string | null;
  };
  return { ...running, url, adminKey };
}

const profile = (url: string, key: string) => fetch(`${url}/auth/profile`, { headers: { "x-api-key": key } });

describe("mesh-service", () => {
  test("makes the owner and shows the first admin key at the first start only", async () => {
    const first = await startJson("--owner", "ops@example.test");
    const key = first.adminKey ?? "";
    expect(await (await profile(first.url, key)).json()).toMatchObject({ email: "ops@example.test" });
    expect(await first.stop("SIGTERM")).toBe(0);
    const second = await startJson();
    expect(second.adminKey).toBeNull();
    expect((await profile(second.url, key)).status).toBe(200);
    expect(await second.stop("SIGINT")).toBe(0);
  });

  test("keeps an acknowledged key and an acknowledged revocation through SIGKILL", async () => {
    const first = await startJson();
    const headers = { "x-api-key": first.adminKey ?? "", "content-type": "application/json" };
    const mint = async (name: string) => {
      const response = await fetch(`${first.url}/api/v1/api-keys`, {
        method: "POST",
        headers,
        body: JSON.stringify({ name }),
      });
      return ((await response.json()) as { api_key: { api_key: string; key_id: string } }).api_key;
    };
    const [kept, revoked] = [await mint("kept"), await mint("revoked")];
    await fetch(`${first.url}/api/v1/api-keys/${revoked.key_id}`, { method: "DELETE", headers });
    await first.stop("SIGKILL");
    const second = await startJson();
    expect((await profile(second.url, kept.api_key)).status).toBe(200);
    expect((await profile(second.url, revoked.api_key)).status).toBe(401);
  });

  test("prints the key nowhere but once on stdout, and logs requests as JSON without it", async () => {
    const running = await startJson();
    const key = running.adminKey ?? "";
    await profile(running.url, key);
    await fetch(`${running.url}/auth/profile?token=${key}`);
    await running.stop("SIGTERM");
    expect(running.stdout().split(key)).toHaveLength(2);
    expect(running.stderr()).not.toContain(key.slice(11));
    const lines = running
      .stderr()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { method: "GET", path: "/auth/profile", status: 200 },
      { method: "GET", path: "/auth/profile", status: 400 },
    ]);
  });

  test("goes on when the reader of its log has gone away", async () => {
    const running = await startJson();
    running.hangUp();
    for (let round = 0; round < 3; round += 1) {
      expect((await profile(running.url, running.adminKey ?? "")).status).toBe(200);
    }
    expect(await running.stop("SIGTERM")).toBe(0);
  });

  test("puts the key into a private file when stdout is no terminal", async () => {
    const running = start("--port", "0", "--data", "data");
    expect(await running.firstLine).toMatch(/^Mesh key service is up: http:\/\/127\.0\.0\.1:\d+ /);
    await running.stop("SIGTERM");
    const file = join(folder, "data", "first-admin-key");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [key = "", link = ""] = readFileSync(file, "utf8").split("\n");
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/welcome\/[\w-]{43}$/);
    expect(key).toMatch(/^mesh_local_/);
    expect(running.stdout()).toContain("first-admin-key");
    expect(running.stdout() + running.stderr()).not.toContain(key.slice(11));
  });

  test("replaces a first admin key that was never used, since nobody may have seen it", async () => {
    const first = await startJson();
    await first.stop("SIGKILL");
    const second = await startJson();
    expect((await profile(second.url, first.adminKey ?? "")).status).toBe(401);
    expect((await profile(second.url, second.adminKey ?? "")).status).toBe(200);
    await second.stop("SIGTERM");
    expect((await startJson()).adminKey).toBeNull();
  });

  test("mints no other admin key after the only one was revoked by who held it", async () => {
    const first = await startJson();
    await fetch(`${first.url}/api/v1/api-keys/revoke`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ api_key: first.adminKey }),
    });
    await first.stop("SIGTERM");
    expect((await startJson()).adminKey).toBeNull();
  });

  test("says that the key's file cannot be written, and has a working key for the next start", async () => {
    const file = join(folder, "data", "first-admin-key");
    mkdirSync(file, { recursive: true });
    writeFileSync(join(file, "in the way"), "");
    const failed = start("--port", "0", "--data", "data");
    expect(await failed.exit).toBe(1);
    expect(failed.stdout()).toBe("");
    expect(failed.stderr()).toMatch(/first admin key cannot be written to .*first-admin-key/);
    expect(failed.stderr()).not.toMatch(/at .*\.ts:\d+/);
    rmSync(file, { recursive: true });
    const running = start("--port", "0", "--data", "data");
    const url = /http:\S+/.exec(await running.firstLine)?.[0] ?? "";
    expect((await profile(url, readFileSync(file, "utf8").split("\n")[0] ?? "")).status).toBe(200);
  });

  test("misbehaves and imitates as it is told", async () => {
    const running = await startJson("--quirks", "basic, auth404", "--key-prefix", "mesh_");
    expect(running.adminKey).toMatch(/^mesh_[0-9A-Za-z]{49}$/);
    expect((await profile(running.url, "mesh_unknown")).status).toBe(404);
    expect((await fetch(`${running.url}/.well-known/mesh-configuration`)).status).toBe(404);
  });

  test("explains itself with --help and starts nothing", async () => {
    const running = start("--help");
    expect(await running.exit).toBe(0);
    for (const word of ["--port", "--host", "--data", "--quirks", "--json", "--owner", ...QUIRKS]) {
      expect(running.stdout()).toContain(word);
    }
  });

  test("names every unusable flag at once and quotes none of the values", async () => {
    const running = start(
      "--port",
      "70000x",
      "--quirks",
      "nonsense",
      "--owner",
      "nobody-at-all",
      "--key-prefix",
      "sk_",
      "--data",
      ":memory:",
    );
    expect(await running.exit).toBe(1);
    for (const flag of ["--port", "--quirks", "--owner", "--key-prefix", "--data"])
      expect(running.stderr()).toContain(flag);
    expect(running.stderr()).not.toMatch(/70000x|nonsense|nobody-at-all|sk_|:memory:/);
  });

  test("names an unknown flag without the value behind it", async () => {
    const running = start("--admin-key=pasted-by-mistake");
    expect(await running.exit).toBe(1);
    expect(running.stderr()).toContain("There is no flag --admin-key.");
    expect(running.stderr()).not.toContain("pasted");
  });

  test("says that a port is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const address = holder.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const running = start("--port", port, "--data", "data");
    expect(await running.exit).toBe(1);
    expect(running.stderr()).toContain(`cannot listen on 127.0.0.1:${port}`);
    expect(running.stderr()).toContain("Another program listens there already.");
    holder.close();
  });

  test("says that the data folder is unusable", async () => {
    writeFileSync(join(folder, "data"), "");
    const running = start("--port", "0", "--data", "data");
    expect(await running.exit).toBe(1);
    expect(running.stderr()).toMatch(/data folder data cannot be used/);
    expect(running.stderr()).not.toMatch(/at .*\.ts:\d+/);
  });

  test("warns when keys would travel unencrypted to other machines", async () => {
    const running = await startJson("--host", "0.0.0.0");
    await running.stop("SIGTERM");
    expect(running.stderr()).toMatch(/^Warning: keys travel unencrypted/);
  });
});
