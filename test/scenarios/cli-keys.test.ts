import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Quirk } from "../../src/service/quirks.ts";
import { derivedForms } from "../../src/values/derived-forms.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import {
  hasPython,
  runCli,
  runCliInTerminal,
  startCli,
  type CliOrder,
  type CliRun,
} from "../support/cli-process.ts";
import { aMeshKey } from "../support/credentials.ts";
import { startServers, type Servers } from "../support/servers.ts";

let servers: Servers;
let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "cli-home-"));
  folder = mkdtempSync(join(tmpdir(), "cli-work-"));
});
afterEach(async () => {
  await servers.close();
  for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
});

async function serve(...quirks: Quirk[]): Promise<void> {
  servers = await startServers({ quirks });
}

const signedIn = (): Record<string, string> => ({
  MESH_API_URL: servers.mesh.url,
  MESH_API_KEY: servers.mesh.adminKey.reveal(),
});

const order = (args: readonly string[], more: Partial<CliOrder> = {}): CliOrder => ({
  ...{ args, home, folder },
  ...more,
  env: { ...signedIn(), ...more.env },
});

const cli = (args: readonly string[], more?: Partial<CliOrder>): Promise<CliRun> => runCli(order(args, more));

const minted = (): readonly string[] => [...servers.mesh.minted.keys()];

/** The places of what a run gave away in which any of the keys can be read, in any form. */
function leaks(run: CliRun, except: "nowhere" | "stdout" = "nowhere"): string[] {
  const secrets = [servers.mesh.adminKey, ...minted().map((value) => new Sensitive(value))];
  return Object.entries({ stdout: run.stdout, stderr: run.stderr })
    .filter(([place]) => place !== except)
    .filter(([, text]) => secrets.some((secret) => derivedForms(secret).some((form) => text.includes(form))))
    .map(([place]) => place);
}

async function livingKeys(): Promise<readonly string[]> {
  const { stdout } = await cli(["list", "--status", "active", "--json"]);
  const { api_keys: keys } = JSON.parse(stdout) as { api_keys: { name: string }[] };
  return keys.map(({ name }) => name).filter((name) => name !== "admin");
}

describe("create, in a pipe", () => {
  beforeEach(() => serve());

  test("prints the key and nothing else on stdout, without a command too", async () => {
    const run = await cli(["--name", "production-server"]);
    expect(run).toMatchObject({ code: 0, stdout: `${minted()[0]}\n` });
    expect(leaks(run, "stdout")).toEqual([]);
    expect(await livingKeys()).toEqual(["production-server"]);
  });

  test.each([
    ["env", (key: string) => `export MESH_API_KEY=${key}\n`],
    ["dotenv", (key: string) => `MESH_API_KEY=${key}\n`],
    ["docker", (key: string) => `MESH_API_KEY=${key}\n`],
    ["compose", (key: string) => `MESH_API_KEY=${key}\n`],
    ["render", (key: string) => `MESH_API_KEY=${key}\n`],
    ["heroku", (key: string) => `heroku config:set MESH_API_KEY=${key} > /dev/null\n`],
    ["raw", (key: string) => `${key}\n`],
  ])("prints it as %s", async (format, expected) => {
    const run = await cli(["create", "--format", format]);
    expect(run).toMatchObject({ code: 0, stdout: expected(minted()[0] ?? "") });
    expect(leaks(run, "stdout")).toEqual([]);
  });

  test("prints it as JSON, with a schema number", async () => {
    const { stdout } = await cli(["-n", "a", "--json", "--expires-in", "90d"]);
    expect(JSON.parse(stdout)).toEqual({
      ...{ schema: 1, name: "a", api_key: minted()[0], key_id: expect.stringMatching(/^key_/) },
      ...{ created_at: "2026-03-01T12:00:00Z", expires_at: "2026-05-30T12:00:00Z" },
    });
  });

  test("takes the key back when nobody reads it", async () => {
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    servers.mesh.faults.add({
      kind: "hook",
      method: "POST",
      path: "/api/v1/api-keys",
      afterEffect: () => held,
    });
    const working = startCli(order(["--name", "unread"]));
    while (minted().length === 0 && servers.journal.every(({ method }) => method !== "POST"))
      await new Promise((resolve) => setImmediate(resolve));
    working.stopReading();
    release?.();
    const run = await working.run;
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining("was revoked again") });
    expect(await livingKeys()).toEqual([]);
  });

  test.each([">&-", ">/dev/null"])("makes none where nobody can read it: %s", async (redirection) => {
    const { args, env, home: HOME } = order(["-n", "unheard"]);
    const program = join(import.meta.dirname, "../../src/cli/mesh-pre-deploy.ts");
    const shell = `exec "$0" "$@" ${redirection}`;
    const child = spawn("sh", ["-c", shell, process.execPath, program, ...args], {
      env: { PATH: process.env["PATH"], HOME, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const [code] = (await once(child, "close")) as [number];
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("Nobody reads the output") });
    expect(minted()).toEqual([]);
  });

  test("refuses a name that is taken, with --if-exists error", async () => {
    await cli(["--name", "taken"]);
    expect(await cli(["--name", "taken", "--if-exists", "error"])).toMatchObject({ code: 6, stdout: "" });
  });

  test("makes two keys when two run at once", async () => {
    const runs = await Promise.all([cli(["--name", "one"]), cli(["--name", "two"])]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(2);
    expect((await livingKeys()).toSorted()).toEqual(["one", "two"]);
  });
});

describe("in a pipeline", () => {
  beforeEach(() => serve());

  test.each(["CI", "GITHUB_ACTIONS", "GITLAB_CI", "TRAVIS", "JENKINS_URL"])(
    "refuses to print a key where %s is set, before any is made",
    async (name) => {
      const run = await cli(["create"], { env: { [name]: "true" } });
      expect(run).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining("--out") });
      expect(minted()).toEqual([]);
    },
  );

  test.each([["false"], ["0"], [""]])("prints it where CI is %j", async (value) => {
    expect(await cli(["create"], { env: { CI: value } })).toMatchObject({ code: 0 });
  });

  test("prints it where that is wanted", async () => {
    const run = await cli(["create", "--reveal"], { env: { CI: "true" } });
    expect(run).toMatchObject({ code: 0, stdout: `${minted()[0]}\n` });
  });

  test("masks it first, then sets it for the later steps of the job", async () => {
    const file = join(folder, "github-env");
    writeFileSync(file, "OTHER=1\n");
    const env = { CI: "true", GITHUB_ACTIONS: "true", GITHUB_ENV: file };
    const run = await cli(["create", "--format", "github"], { env });
    const key = minted()[0] ?? "";
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(file, "utf8")).toBe(`OTHER=1\nMESH_API_KEY=${key}\n`);
    expect(run.stderr.split("\n")[0]).toBe(`::add-mask::${key}`);
    const unmasked = run.stderr.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    expect(leaks({ ...run, stderr: unmasked.join("\n") })).toEqual([]);
  });

  test("names the key after the run", async () => {
    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_REPOSITORY: "octo/app",
      GITHUB_RUN_ID: "77",
      GITHUB_RUN_ATTEMPT: "2",
    };
    await cli(["create", "--reveal"], { env });
    expect(await livingKeys()).toEqual(["github:octo/app:77.2"]);
  });

  test("asks nobody to sign in", async () => {
    const env = { CI: "true", MESH_API_KEY: "" };
    const run = await cli(["create", "--reveal"], { env });
    expect(run).toMatchObject({ code: 4, stderr: expect.stringContaining("There is no Mesh credential.") });
  });
});

describe("--out", () => {
  beforeEach(() => serve());
  const files = (): string[] => readdirSync(folder).sort();

  test("writes a private file, and nothing to stdout", async () => {
    const run = await cli(["--out", "key.txt"], { env: { CI: "true" } });
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(leaks(run)).toEqual([]);
    expect(readFileSync(join(folder, "key.txt"), "utf8")).toBe(`${minted()[0]}\n`);
    if (process.platform !== "win32") expect(statSync(join(folder, "key.txt")).mode & 0o777).toBe(0o600);
    expect(files()).toEqual(["key.txt"]);
  });

  test("changes only its own line of a .env, and narrows the mode", async () => {
    const before =
      '# comment\r\nA="x # y"\r\nMESH_API_KEY="old" # why\r\nB=2\r\nMESH_API_KEY=older\r\nC=\'3\'';
    writeFileSync(join(folder, ".env"), before, { mode: 0o644 });
    const run = await cli(["--out", ".env"]);
    expect(run.stderr).toContain("also stands in line 3");
    expect(run.stderr).toContain("0600");
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe(before.replace("older", minted()[0] ?? ""));
  });

  test("writes a line for a shell as it prints it, and leaves one that is there as it is", async () => {
    await cli(["--out", "key.sh", "--format", "env"]);
    expect(readFileSync(join(folder, "key.sh"), "utf8")).toBe(`export MESH_API_KEY=${minted()[0]}\n`);
    writeFileSync(join(folder, "plain.sh"), "MESH_API_KEY=old\n");
    await cli(["--out", "plain.sh", "--format", "env"]);
    expect(readFileSync(join(folder, "plain.sh"), "utf8")).toBe(`MESH_API_KEY=${minted()[1]}\n`);
  });

  test("is refused for a symbolic link, a folder and a file that git tracks, before a key is made", async () => {
    writeFileSync(join(folder, "real"), "");
    symlinkSync(join(folder, "real"), join(folder, "link"));
    mkdirSync(join(folder, "dir"));
    const git = (...args: string[]): Buffer => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
    git("init", "-q");
    for (const name of ["tracked.env", ":a.env"]) writeFileSync(join(folder, name), "A=1\n");
    git("add", ".");
    for (const name of ["link", "dir", "tracked.env", ":a.env", "no/such/folder", "/proc/x"]) {
      const run = await cli(["--out", name]);
      expect({ name, code: run.code }).toEqual({ name, code: 3 });
      // What was refused is as it was.
      expect(run.stderr).not.toContain("0600");
    }
    expect(minted()).toEqual([]);
    expect(await cli(["--out", "tracked.env", "--allow-tracked"])).toMatchObject({ code: 0 });
    expect((await cli(["--out", "loose.env"])).stderr).toContain("git does not ignore");
  });

  test.each([
    ["does not trust the repository's owner, as in a container", { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" }],
    ["is not there", { PATH: "/nowhere" }],
  ])("is refused in a repository where git %s", async (_what, env) => {
    execFileSync("git", ["init", "-q"], { cwd: folder });
    mkdirSync(join(folder, "deep"));
    const run = await cli(["--out", "deep/key.env"], { env });
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining("does not say whether it tracks") });
    expect(minted()).toEqual([]);
    expect(readdirSync(join(folder, "deep"))).toEqual([]);
    expect(await cli(["--out", "deep/key.env", "--allow-tracked"], { env })).toMatchObject({ code: 0 });
  });

  test("needs no git outside of repositories", async () => {
    expect(await cli(["--out", "key.env"], { env: { PATH: "/nowhere" } })).toMatchObject({ code: 0 });
  });

  test("replaces no other file unasked", async () => {
    writeFileSync(join(folder, "package.json"), "{}");
    expect(await cli(["--out", "package.json"])).toMatchObject({ code: 3 });
    expect(minted()).toEqual([]);
    expect(await cli(["--out", "package.json", "--overwrite", "--format", "raw"])).toMatchObject({ code: 0 });
  });

  test("removes what an earlier run that was killed has left", async () => {
    writeFileSync(join(folder, `.key.txt.999999999.0123456789ab.mesh-tmp`), "half");
    await cli(["--out", "key.txt"]);
    expect(files()).toEqual(["key.txt"]);
  });

  test.each([
    ["SIGHUP", 129],
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("leaves no file and no key behind after %s", async (signal, code) => {
    let arrived: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const hold = async (): Promise<void> => {
      arrived?.();
      await held;
    };
    servers.mesh.faults.add({ kind: "hook", method: "POST", path: "/api/v1/api-keys", afterEffect: hold });
    const working = startCli(order(["--out", "key.txt"]));
    await asked;
    expect(files()).toHaveLength(1);
    working.kill(signal);
    await working.says("Stopping as soon as Mesh has answered");
    release?.();
    expect(await working.run).toMatchObject({ code, stdout: "" });
    expect(files()).toEqual([]);
    expect(await livingKeys()).toEqual([]);
  });

  test("leaves no file behind when a person insists", async () => {
    let arrived: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const hold = async (): Promise<void> => {
      arrived?.();
      await held;
    };
    servers.mesh.faults.add({ kind: "hook", method: "POST", path: "/api/v1/api-keys", afterEffect: hold });
    const working = startCli(order(["--out", "key.txt", "-n", "insisted"]));
    await asked;
    working.kill("SIGINT");
    // The name is the only thing by which the key can be found.
    await working.says('Ctrl-C again stops at once; then look for the key "insisted".');
    working.kill("SIGINT");
    expect(await working.run).toMatchObject({ code: 130 });
    expect(files()).toEqual([]);
    release?.();
  });
});

describe("list, whoami, rotate, revoke and verify", () => {
  beforeEach(() => serve());

  test("lists keys for a program: a line each, tabs between, newest first", async () => {
    await cli(["-n", "first"]);
    servers.clock.passes(1_000);
    await cli(["-n", "second"]);
    const run = await cli(["list"]);
    const rows = run.stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    expect(rows.map((row) => row[6])).toEqual(["second", "first", "admin"]);
    expect(rows[0]?.slice(1, 3)).toEqual(["active", "2026-03-01T12:00:01Z"]);
    expect(leaks(run)).toEqual([]);
  });

  test("says whose key it is", async () => {
    const { stdout } = await cli(["whoami"]);
    expect(stdout).toMatch(
      /^Account {2}owner@example\.com\nKey {6}key_\w+ "admin"\nWorks {4}until it is revoked\n/,
    );
    const { stdout: json } = await cli(["whoami", "--json"]);
    expect(JSON.parse(json)).toMatchObject({ schema: 1, email: "owner@example.com", source: "MESH_API_KEY" });
  });

  test("rotates a key, and says until when the old one works", async () => {
    const { stdout } = await cli(["-n", "server", "--json"]);
    const { key_id: id } = JSON.parse(stdout) as { key_id: string };
    const run = await cli(["rotate", id, "--grace", "1h"]);
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^mesh_local_\w+\n$/) });
    expect(run.stderr).toContain("works until 2026-03-01T13:00:00Z");
    expect(await cli(["rotate", id])).toMatchObject({ code: 6 });
  });

  test("revokes with --yes, and asks for it where nobody can answer", async () => {
    const { stdout } = await cli(["-n", "old", "--json"]);
    const { key_id: id, api_key: value } = JSON.parse(stdout) as { key_id: string; api_key: string };
    expect(await cli(["revoke", id])).toMatchObject({ code: 2, stderr: expect.stringContaining("--yes") });
    expect(await cli(["revoke", id, "--yes"])).toMatchObject({ code: 0, stderr: `Key ${id} is revoked.\n` });
    const dead = await cli(["verify"], { env: { MESH_API_KEY: value } });
    expect(dead).toMatchObject({ code: 9, stdout: expect.stringContaining("✗ The key was revoked.") });
    expect(leaks(dead)).toEqual([]);
  });

  test("verifies the key that is piped in", async () => {
    const { stdout } = await cli(["-n", "piped"]);
    const run = await cli(["verify"], { env: { MESH_API_KEY: "" }, stdin: stdout });
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ Key key_\w+ "piped" works/) });
    expect(leaks(run)).toEqual([]);
  });

  test.each([[""], ["\n"]])("asks for a key where %j is piped in, and calls none bad", async (stdin) => {
    const run = await cli(["verify"], { env: { MESH_API_KEY: "" }, stdin });
    expect(run).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("no key to verify") });
  });

  test.each([
    ["quotes came along", '"mesh_x"'],
    ["a space", "mesh_x "],
    ["keys start with", "sk_live_x"],
  ])("says of a value that is no key that %s", async (why, value) => {
    const run = await cli(["verify"], { env: { MESH_API_KEY: value } });
    expect(run).toMatchObject({ code: 9, stdout: expect.stringContaining(why) });
  });
});

describe("against a basic service", () => {
  beforeEach(() => serve("basic"));

  test("makes a key, and says of the rest that it is not supported", async () => {
    expect(await cli(["-n", "basic"])).toMatchObject({ code: 0, stdout: `${minted()[0]}\n` });
    for (const args of [["list"], ["revoke", "key_a", "--yes"], ["rotate", "key_a"], ["--expires-in", "1d"]])
      expect({ args, code: (await cli(args)).code }).toEqual({ args, code: 8 });
    expect(minted()).toHaveLength(1);
  });

  test.each(["verify", "doctor"])(
    "%s calls no key revoked that may not read the profile",
    async (command) => {
      const body = { error: "This credential lacks the scope profile:read.", code: "scope_missing" };
      servers.mesh.faults.add({ kind: "status", status: 403, body, path: "/auth/profile" });
      const run = await cli([command]);
      expect(run.code).toBe(1);
      expect(run.stdout + run.stderr).toContain(
        "Mesh refused to check a key (HTTP 403): This credential lacks",
      );
      expect(run.stdout + run.stderr).not.toContain("revoked");
    },
  );

  test("says of a firewall's refusal that it is none of Mesh's", async () => {
    servers.mesh.faults.add({ kind: "status", status: 403, body: "<html>", path: "/auth/profile" });
    expect(await cli(["verify"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("a firewall or a proxy"),
    });
  });

  test("names the key to delete when it could not be delivered", async () => {
    const file = join(folder, "gone", "key.txt");
    mkdirSync(join(folder, "gone"));
    servers.mesh.faults.add({
      ...{ kind: "hook", method: "POST", path: "/api/v1/api-keys" },
      afterEffect: () => rmSync(join(folder, "gone"), { recursive: true }),
    } as const);
    const run = await cli(["-n", "stray", "--out", file]);
    const id = [...servers.mesh.minted.values()][0] ?? "";
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining(`Delete key ${id} ("stray")`) });
    expect(leaks(run)).toEqual([]);
  });
});

describe("what goes wrong", () => {
  test("prints no argument that could be a key, whatever it is taken for", async () => {
    await serve();
    const key = aMeshKey("pasted");
    const value = key.reveal();
    for (const args of [
      [value],
      ["create", value],
      ["verify", value],
      ["revoke", value, "--yes"],
      ["rotate", value],
      ["init", `owner/${value}`],
      ["--name", value],
      ["--format", value],
      [`--${value}`],
      ["list", "--status", value],
      ["--expires-in", value],
      ["--github", value],
      ["--api-url", value],
      ["--grace", value],
      ["list", "--name", value],
      ["revoke", "key_a", "--yes", "--reason", `because ${value}`],
      ["--out", value],
    ]) {
      const run = await cli(args);
      const shown = derivedForms(key).some((form) => (run.stdout + run.stderr).includes(form));
      expect({ args: args.length, code: run.code, shown }).toEqual({
        args: args.length,
        code: 2,
        shown: false,
      });
    }
    expect(servers.journal).toEqual([]);
  });

  test("says who cannot be reached, and that nothing is half done", async () => {
    await serve();
    const run = await cli(["create"], { env: { MESH_API_URL: "http://127.0.0.1:9" } });
    expect(run).toMatchObject({
      code: 5,
      stdout: "",
      stderr: expect.stringContaining("could not be reached"),
    });
  });

  test("names what to look for when the answer to a mint is lost", async () => {
    await serve("basic");
    servers.mesh.faults.add({ kind: "drop_after", method: "POST", path: "/api/v1/api-keys" });
    const run = await cli(["-n", "lost one"]);
    expect(run).toMatchObject({ code: 5, stderr: expect.stringContaining('"lost one"') });
  });

  test("names what to look for when success is said in words that nobody can read", async () => {
    await serve("bad-json");
    const run = await cli(["-n", "hidden one"]);
    expect(run).toMatchObject({ code: 5, stderr: expect.stringContaining('Look for "hidden one"') });
  });

  test("speaks of flags, and not of what the SDK calls them", async () => {
    await serve();
    const plain = await cli(["list"], { env: { MESH_API_URL: "http://mesh.example" } });
    expect(plain).toMatchObject({ code: 2, stderr: expect.stringContaining("say --insecure") });
    const long = await cli(["rotate", "key_a", "--grace", "99d"]);
    expect(long).toMatchObject({ code: 2, stderr: expect.stringContaining("Input: --grace\n") });
    const nobody = await cli(["list"], { env: { MESH_API_URL: "http://127.0.0.1:9" } });
    expect(nobody.stderr).toContain("Input: --api-url\n");
    expect(plain.stderr + long.stderr + nobody.stderr).not.toMatch(/apiUrl|`/);
  });

  test("tells a limit, a refused key and a service in trouble apart", async () => {
    await serve();
    const limited = {
      kind: "status",
      status: 429,
      headers: { "retry-after": "60" },
      path: "/api/v1/whoami",
    } as const;
    servers.mesh.faults.add(limited);
    expect(await cli(["whoami"])).toMatchObject({ code: 7, stderr: expect.stringContaining("in 60 s") });
    expect(await cli(["whoami"], { env: { MESH_API_KEY: aMeshKey("no").reveal() } })).toMatchObject({
      code: 4,
    });
    servers.mesh.faults.add({ kind: "status", status: 418, path: "/api/v1/whoami" });
    expect(await cli(["whoami"])).toMatchObject({ code: 1 });
  });

  test("shows what a server says as data", async () => {
    await serve();
    const words = "a\u001b[31m\u202Eb\n::add-mask::x ##[error]";
    servers.mesh.faults.add({ kind: "status", status: 418, body: { error: words }, path: "/api/v1/whoami" });
    const { stderr } = await cli(["whoami"]);
    expect(stderr).not.toMatch(/\u001b|\u202E|^::|##\[/mu);
    expect(stderr).toContain("\\u{1b}");
  });

  test.each([["list"], ["list", "--json"], ["whoami"], ["doctor"], ["verify"]])(
    "shows the name of a key as data: %s %s",
    async (...args) => {
      await serve();
      const key = { key_id: "key_a", hint: "", status: "active", created_at: "2026-03-01T12:00:00Z" };
      const record = { ...key, name: "a\u202Eb ##[error]x", last_used_at: null, expires_at: null, meta: {} };
      for (const [path, body] of [
        ["/api/v1/api-keys", { success: true, api_keys: [record], next_cursor: null }],
        ["/api/v1/whoami", { success: true, active: true, account: "a", ...record }],
      ] as const)
        servers.mesh.faults.add({ kind: "status", status: 200, body, path });
      const { code, stdout } = await cli(args);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/\u202E|^::|##\[/mu);
      expect(stdout).toMatch(/\\u\{?202e/);
    },
  );

  test("needs a command that exists, and shows how it is called", async () => {
    await serve();
    expect(await cli(["nonsense"])).toMatchObject({ code: 2, stdout: "" });
    const help = await cli(["--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toContain("Usage: mesh-pre-deploy");
    expect((await cli(["rotate", "--help"])).stdout).toContain("--grace DURATION");
  });
});

const inTerminal = hasPython ? describe : describe.skip;
inTerminal("at a terminal (a pseudo-terminal of Python's)", () => {
  beforeEach(() => serve());

  test("shows the key once, in a banner with instructions", async () => {
    const run = await runCliInTerminal(order(["--name", "by hand"]));
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(minted()[0]);
    expect(run.stdout).toContain("It is shown this once");
    expect(run.stdout).toContain("heroku config:set");
    expect(leaks({ ...run, stdout: run.stdout.replaceAll(minted()[0] ?? "", "") })).toEqual([]);
  });

  test("asks before it revokes, and takes everything but yes for no", async () => {
    const { stdout } = await cli(["-n", "asked", "--json"]);
    const { key_id: id } = JSON.parse(stdout) as { key_id: string };
    const no = await runCliInTerminal(order(["revoke", id]), [{ after: "[y/N]", type: "" }]);
    expect(no).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing was revoked.") });
    const yes = await runCliInTerminal(order(["revoke", id]), [{ after: "[y/N]", type: "y" }]);
    expect(yes).toMatchObject({ code: 0, stdout: expect.stringContaining("is revoked.") });
  });

  test("ends with 130 at a question that is answered with Ctrl-C", async () => {
    const { stdout } = await cli(["-n", "kept", "--json"]);
    const { key_id: id } = JSON.parse(stdout) as { key_id: string };
    const run = await runCliInTerminal(order(["revoke", id]), [{ after: "[y/N]", type: "^C" }]);
    expect(run).toMatchObject({ code: 130, stdout: expect.stringContaining("Stopped.") });
    expect(await livingKeys()).toEqual(["kept"]);
  });

  test("ends with 130 at a question that Ctrl-D closes, and calls it no fault", async () => {
    const run = await runCliInTerminal(order(["revoke", "key_a"]), [{ after: "[y/N]", type: "^D" }]);
    expect(run).toMatchObject({ code: 130, stdout: expect.stringContaining("Stopped.") });
  });

  test("lists in columns", async () => {
    const { stdout } = await runCliInTerminal(order(["list"]));
    expect(stdout).toMatch(/KEY ID +STATUS +CREATED/);
  });
});
