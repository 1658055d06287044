import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type CommandProcess, runMeshService } from "../../src/service/command.ts";
import { Browser } from "../support/browser.ts";
import { aSeededRandom } from "../support/seeded-random.ts";
import { aWorld, handClock, type World } from "../unit/service/support.ts";

let folder: string;
let data: string;
let world: World | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mesh-operator-"));
  data = join(folder, "data");
});
afterEach(async () => {
  await world?.service.close();
  world = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function meshService(...args: string[]) {
  let stdout = "";
  let stderr = "";
  const process: CommandProcess = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    once: () => undefined,
  };
  const code = await runMeshService(args, process, {
    clock: handClock(),
    random: aSeededRandom("command"),
    env: {},
  });
  return { code, stdout, stderr };
}

const used = async () => (world = await aWorld({ dataFolder: data, clock: handClock() }));

/** Put into addresses, where a scan for secrets would take it for one. */
const LOGIN = "u:pasted";

describe("audit verify", () => {
  test("says that the chain is whole, and its head", async () => {
    await (await used()).mint();
    const { code, stdout } = await meshService("audit", "verify", "--data", data);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^The audit is whole: 4 entries, head [0-9a-f]{64}\n$/),
    ]);
    const head = /head (\w+)/.exec(stdout)?.[1] ?? "";
    expect((await meshService("audit", "verify", "--data", data, "--head", head)).code).toBe(0);
    expect((await meshService("audit", "verify", "--data", data, "--head", "f".repeat(64))).code).toBe(1);
  });

  test("ends with 1 and the place when somebody changed an entry", async () => {
    await (await used()).mint();
    const database = new DatabaseSync(join(data, "mesh.sqlite"));
    database.exec("drop trigger audit_keeps_entries");
    database.exec("update audit set subject = 'key_other' where seq = 2");
    database.close();
    const { code, stderr } = await meshService("audit", "verify", "--data", data);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("does not hold at entry 2: an entry was changed"),
    ]);
  });
});

describe("a backup", () => {
  const file = () => join(folder, "backup.sqlite");

  test("is taken while the service runs, is private, and holds no secret", async () => {
    const first = await used();
    const { admin } = first;
    const { key } = await first.mint({ name: "planted control" });
    expect((await meshService("backup", file(), "--data", data)).code).toBe(0);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file());
    expect(bytes.includes("planted control")).toBe(true);
    for (const secret of [key, admin]) expect(bytes.includes(secret.reveal().slice(17, 47))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["backup.sqlite", "data"]);
  });

  test("brings back every key, and warns of those that were revoked since", async () => {
    const first = await used();
    const [kept, lost] = [await first.mint({ name: "kept" }), await first.mint({ name: "lost" })];
    await meshService("backup", file(), "--data", data);
    await first.ask("DELETE", `/api/v1/api-keys/${lost.keyId}`);
    await first.service.close();
    rmSync(data, { recursive: true });
    const { code, stdout } = await meshService("restore", file(), "--data", data);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("keys that were revoked after the backup live again"),
    ]);
    const second = await used();
    for (const { key } of [kept, lost]) {
      expect((await second.ask("GET", "/auth/profile", { as: key })).status).toBe(200);
    }
    expect(statSync(join(data, "mesh.sqlite")).mode & 0o777).toBe(0o600);
  });

  test("is restored without the keys that the audit tells were revoked since, as it was answered", async () => {
    const first = await used();
    const [kept, lost] = [await first.mint({ name: "kept" }), await first.mint({ name: "lost" })];
    const rotated = await first.mint({ name: "rotated" });
    await meshService("backup", file(), "--data", data);
    await first.ask("GET", "/auth/profile", { as: kept.key });
    await first.ask("DELETE", `/api/v1/api-keys/${lost.keyId}`);
    const rotate = { body: { grace_seconds: 60 } };
    await first.ask("POST", `/api/v1/api-keys/${rotated.keyId}/rotate`, rotate);
    const list = join(folder, "audit.json");
    writeFileSync(list, (await first.ask("GET", "/api/v1/audit")).text);
    await first.service.close();
    rmSync(data, { recursive: true });
    const { stdout } = await meshService("restore", file(), "--data", data, "--revoked-since", list);
    expect(stdout).toContain("2 keys that were revoked or rotated after the backup end again");
    const second = await used();
    expect((await second.ask("GET", "/auth/profile", { as: lost.key })).json["code"]).toBe("key_revoked");
    expect((await second.ask("GET", "/auth/profile", { as: kept.key })).status).toBe(200);
    expect((await second.ask("GET", "/auth/profile", { as: rotated.key })).status).toBe(200);
    const again = await second.ask("POST", `/api/v1/api-keys/${rotated.keyId}/rotate`, rotate);
    expect(again.json["api_key"]).toMatchObject({ expires_at: null });
    second.clock.pass(61_000);
    expect((await second.ask("GET", "/auth/profile", { as: rotated.key })).json["code"]).toBe("key_expired");
    expect((await meshService("audit", "verify", "--data", data)).code).toBe(0);
  });

  test("is restored without the keys of a list of ids", async () => {
    const first = await used();
    const lost = await first.mint({ name: "lost" });
    await meshService("backup", file(), "--data", data);
    await first.service.close();
    rmSync(data, { recursive: true });
    const list = join(folder, "ids");
    writeFileSync(list, `${lost.keyId}\n\n`);
    const { stdout } = await meshService("restore", file(), "--data", data, "--revoked-since", list);
    expect(stdout).toContain("1 keys that were revoked");
    expect((await (await used()).ask("GET", "/auth/profile", { as: lost.key })).json["code"]).toBe(
      "key_revoked",
    );
  });

  test.each([
    ["words", "not an id\n"],
    ["other JSON", '{"api_keys": []}'],
    ["a JSON list", "[1]"],
    ["null", "null"],
  ])("is not restored with a list that is %s", async (_what, text) => {
    await used();
    await meshService("backup", file(), "--data", data);
    const [list, other] = [join(folder, "list"), join(folder, "other")];
    writeFileSync(list, text);
    const { code, stderr } = await meshService("restore", file(), "--data", other, "--revoked-since", list);
    expect([code, stderr]).toEqual([1, expect.stringContaining("The list of revoked keys cannot be read")]);
    expect(existsSync(other)).toBe(false);
  });

  test("signs everybody out, and says what else is as it was", async () => {
    const first = await used();
    const browser = new Browser(first.service);
    await browser.open(`/welcome/${(await first.service.sessions.newLink(first.accountId)).reveal()}`);
    await browser.submit();
    await first.service.sessions.newLink(first.accountId);
    expect((await browser.open("/")).path).not.toBe("/sign-in");
    await meshService("backup", file(), "--data", data);
    await first.service.close();
    rmSync(data, { recursive: true });
    const { stdout } = await meshService("restore", file(), "--data", data);
    expect(stdout).toContain("Passwords and disabled accounts are as they were");
    const database = new DatabaseSync(join(data, "mesh.sqlite"));
    for (const table of ["sessions", "sign_in_links", "oauth_codes", "device_codes"]) {
      expect(database.prepare(`select count(*) as n from ${table}`).get()).toEqual({ n: 0 });
    }
    database.close();
  });

  test("is not restored beside the journal of another database", async () => {
    await used();
    await meshService("backup", file(), "--data", data);
    const other = join(folder, "other");
    mkdirSync(other);
    writeFileSync(join(other, "mesh.sqlite-wal"), "left behind");
    const { code, stderr } = await meshService("restore", file(), "--data", other);
    expect([code, stderr]).toEqual([1, expect.stringContaining("or what one has left")]);
    expect(readdirSync(other)).toEqual(["mesh.sqlite-wal"]);
  });

  test("overwrites nothing, neither another backup nor a database", async () => {
    await used();
    writeFileSync(file(), "precious");
    expect((await meshService("backup", file(), "--data", data)).stderr).toContain("exists already");
    expect(readFileSync(file(), "utf8")).toBe("precious");
    expect((await meshService("restore", file(), "--data", data)).stderr).toContain("There is a database in");
  });

  test("that is none leaves no half-made folder behind", async () => {
    writeFileSync(file(), "this is no database, whatever its name says. ".repeat(30));
    const { code, stderr } = await meshService("restore", file(), "--data", data);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/cannot be (restored|used)/)]);
    expect(existsSync(join(data, "mesh.sqlite"))).toBe(false);
  });

  test("of no database makes none", async () => {
    expect((await meshService("backup", file(), "--data", data)).stderr).toContain("There is no database");
    expect(existsSync(data)).toBe(false);
  });
});

describe("account", () => {
  const account = (...args: string[]) => meshService("account", ...args, "--data", data);

  test("add makes one and shows a link that signs in once", async () => {
    const { code, stdout } = await account(
      "add",
      "new@example.test",
      "--public-url",
      "https://keys.example.test",
    );
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/https:\/\/keys\.example\.test\/welcome\/[\w-]{43}\n$/),
    ]);
    const browser = new Browser((await used()).service);
    await browser.open(/\/welcome\/\S+/.exec(stdout)?.[0] ?? "");
    expect((await browser.submit()).path).toBe("/account/password");
  });

  test("list shows who there is, and no secret", async () => {
    await account("add", "new@example.test");
    await account("disable", "NEW@example.test");
    const { stdout } = await account("list");
    expect(stdout).toMatch(/^acc_\w{22} {2}new@example\.test {2}since \S+ {2}disabled since \S+\n$/);
  });

  test("disable refuses the account's keys at the next request of a running service, and enable lets them live", async () => {
    const running = await used();
    await account("disable", "owner@example.test");
    expect((await running.ask("GET", "/auth/profile")).json["code"]).toBe("key_disabled");
    await account("enable", "owner@example.test");
    expect((await running.ask("GET", "/auth/profile")).status).toBe(200);
  });

  test("reset takes the password away and shows another link; keys live on", async () => {
    const running = await used();
    const first = new Browser(running.service);
    await first.open(`/welcome/${(await running.service.sessions.newLink(running.accountId)).reveal()}`);
    await first.submit();
    await first.submit({ password: "correct horse battery staple" });
    const { stdout } = await account("reset", "owner@example.test");
    expect((await first.open("/")).path).toBe("/sign-in");
    const second = new Browser(running.service);
    await second.open(/\/welcome\/\S+/.exec(stdout)?.[0] ?? "");
    expect((await second.submit()).text).not.toContain("Present password");
    expect((await running.ask("GET", "/auth/profile")).status).toBe(200);
  });

  test("a link that nobody said the address of says so", async () => {
    const { stdout } = await account("add", "new@example.test");
    expect(stdout).toMatch(/http:\/\/127\.0\.0\.1:8787\/welcome\/[\w-]{43}\n.* say --public-url URL\.\n$/);
  });

  test("reset gives no link to a disabled account, which could not be used, and says what to do first", async () => {
    const running = await used();
    await account("disable", "owner@example.test");
    const { code, stdout } = await account("reset", "owner@example.test");
    expect([code, stdout]).toEqual([0, expect.stringContaining("run `mesh-service account enable EMAIL`")]);
    expect(stdout).not.toContain("/welcome/");
    await account("enable", "owner@example.test");
    const browser = new Browser(running.service);
    await browser.open(
      /\/welcome\/\S+/.exec((await account("reset", "owner@example.test")).stdout)?.[0] ?? "",
    );
    expect((await browser.submit()).path).toBe("/account/password");
  });

  test.each([
    [["add", "nobody"], "needs the e-mail address"],
    [["add"], "needs the e-mail address"],
    [["reset", "nobody@example.test"], "There is no account with this e-mail address"],
  ])("%j is refused with what to do", async (args, sentence) => {
    await used();
    const { code, stderr } = await account(...args);
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });

  test("add refuses an address that is taken", async () => {
    await account("add", "new@example.test");
    expect((await account("add", "New@Example.test")).stderr).toContain(
      "There is an account with this e-mail",
    );
  });
});

describe("a command line", () => {
  test.each([
    ["accounts", "There is no such command."],
    ["audit", "Write mesh-service audit verify [--head HASH]."],
    ["audit walk", "Write mesh-service audit verify [--head HASH]."],
    ["backup", "Write mesh-service backup FILE."],
    ["restore one two", "Write mesh-service restore FILE [--revoked-since FILE]."],
    [
      "account remove a@b.test",
      "Write mesh-service account add|reset|disable|enable EMAIL, or account list.",
    ],
    ["account", "Write mesh-service account add|reset|disable|enable EMAIL, or account list."],
    ["audit verify --key mesh_pasted", "There is no flag --key."],
    ["account list --public-url https://pasted.test/path", "--public-url has an unusable value."],
    ["account add a@b.test --data :memory:", "--data has an unusable value."],
    ["backup pasted.sqlite --data=", "--data has an unusable value."],
    [`account list --data postgresql://${LOGIN}@h.test/db`, "A database URL stands on the command line."],
    [`backup --data=postgres://${LOGIN}@h.test/db x`, "A database URL stands on the command line."],
  ])("that is wrong is told what is, without quoting it: %s", async (command, sentence) => {
    const where = command.includes("--data") ? [] : ["--data", data];
    const { code, stdout, stderr } = await meshService(...command.split(" "), ...where);
    expect([code, stdout, stderr]).toEqual([1, "", expect.stringContaining(sentence)]);
    expect(stderr).not.toContain("pasted");
    expect(existsSync(data)).toBe(false);
  });

  test("with --help is explained, whatever else it says", async () => {
    const { code, stdout } = await meshService("account", "--help");
    expect([code, stdout]).toEqual([0, expect.stringContaining("mesh-service account add|reset")]);
  });

  test.each(["audit verify", "account list", "account reset a@b.test", "account disable a@b.test"])(
    "that names a folder without a database makes none: %s",
    async (command) => {
      const { code, stderr } = await meshService(...command.split(" "), "--data", data);
      expect([code, stderr]).toEqual([1, expect.stringContaining(`There is no database in ${data}.`)]);
      expect(existsSync(data)).toBe(false);
    },
  );
});
