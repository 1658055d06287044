import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
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
import { openPlace, REPOSITORY, SECRET, SECRET_PATH, type Place } from "../support/place.ts";

let place: Place;
let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "cli-home-"));
  folder = mkdtempSync(join(tmpdir(), "cli-work-"));
});
afterEach(async () => {
  await place.close();
  for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
});

async function open(...quirks: Quirk[]): Promise<void> {
  place = await openPlace({ quirks });
}

const order = (args: readonly string[], more: Partial<CliOrder> = {}): CliOrder => ({
  ...{ args, home, folder },
  ...more,
  env: {
    ...{ MESH_API_URL: place.mesh.url, MESH_API_KEY: place.mesh.adminKey.reveal() },
    ...{ GITHUB_API_URL: place.github.url, GH_TOKEN: place.githubToken.reveal() },
    ...more.env,
  },
});
const cli = (args: readonly string[], more?: Partial<CliOrder>): Promise<CliRun> => runCli(order(args, more));

const stored = (): string | undefined => place.github.standIn.openSecret({ repository: REPOSITORY }, SECRET);
const posts = (): number =>
  place.journal.filter(({ server, method }) => server === "mesh" && method === "POST").length;

function leaks({ stdout, stderr }: CliRun): string[] {
  const minted = [...place.mesh.minted.keys()].map((value) => new Sensitive(value));
  return [place.mesh.adminKey, place.githubToken, ...minted]
    .filter((secret) => derivedForms(secret).some((form) => (stdout + stderr).includes(form)))
    .map(() => "a secret");
}

describe("create --github", () => {
  test("stores a new key as the repository's secret, and shows it to nobody", async () => {
    await open();
    const run = await cli(["create", "--github", REPOSITORY]);
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(run.stderr).toContain("✓ proven");
    expect(run.stderr).toContain("Nobody has seen its value.");
    expect(place.mesh.minted.has(stored() ?? "")).toBe(true);
    expect(leaks(run)).toEqual([]);
  });

  test("replaces it the next time, and gives the old key an end", async () => {
    await open();
    await cli(["create", "--github", REPOSITORY]);
    const first = stored();
    place.clock.passes(3_600_000);
    const run = await cli(["create", "--github", REPOSITORY, "--grace", "48h", "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      schema: 1,
      outcome: "rotated",
      key_id: expect.stringMatching(/^key_/),
    });
    expect(stored()).not.toBe(first);
    expect(run.stderr).toContain("✓ retired");
    expect(leaks(run)).toEqual([]);
  });

  test("takes any grace: what limits it beside a schedule does not count here", async () => {
    await open();
    const run = await cli(["create", "--github", REPOSITORY, "--grace", "99w", "--dry-run"]);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining("The plan:") });
  });

  test("writes an environment's secret under another name", async () => {
    await open();
    place.github.standIn.addEnvironment(REPOSITORY, "prod");
    const run = await cli(["create", "--github", REPOSITORY, "--env", "prod", "--secret-name", "MESH_KEY"]);
    expect(run).toMatchObject({ code: 0 });
    const opened = place.github.standIn.openSecret(
      { repository: REPOSITORY, environment: "prod" },
      "MESH_KEY",
    );
    expect(place.mesh.minted.has(opened ?? "")).toBe(true);
  });

  test("changes nothing in a dry run, and prints the plan", async () => {
    await open();
    const run = await cli(["create", "--github", REPOSITORY, "--dry-run"]);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining("Nothing was changed. The plan:") });
    expect(posts()).toBe(0);
    expect(stored()).toBeUndefined();
  });

  test("takes the key back when GitHub refuses it, and says why in words of flags", async () => {
    await open();
    place.github.standIn.faults.add({ kind: "status", status: 403, method: "PUT", path: SECRET_PATH });
    const run = await cli(["create", "--github", REPOSITORY]);
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("GH_TOKEN") });
    expect(run.stderr).not.toContain("github-token");
    expect(run.stderr).toContain("✓ revoked");
    expect(leaks(run)).toEqual([]);
  });

  test("refuses what does not fit together before it asks or mints anything", async () => {
    await open();
    for (const args of [
      ["--github", REPOSITORY, "--name", "x"],
      ["--github", REPOSITORY, "--out", "x"],
      ["--github", "no-repository"],
      ["--github", REPOSITORY, "--grace", "soon"],
      ["--github", REPOSITORY, "--secret-name", "GITHUB_X"],
      ["--env", "prod"],
      ["--dry-run"],
    ])
      expect({ args, code: (await cli(["create", ...args], { env: { GH_TOKEN: "" } })).code }).toEqual({
        args,
        code: 2,
      });
    expect(place.journal).toEqual([]);
  });

  test("repeats nothing that it does not understand, recognised as a secret or not", async () => {
    await open();
    const typed = "hunter2!correct horse";
    for (const args of [
      ["init", typed],
      ["create", "--github", typed],
      ["create", "--github", REPOSITORY, "--secret-name", typed],
      ["create", "--github", REPOSITORY, "--grace", typed],
    ]) {
      const { code, stdout, stderr } = await cli(args);
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(stdout + stderr).not.toMatch(/hunter2|horse/);
    }
  });

  test("says how to get a token where there is none", async () => {
    await open();
    const env = { GH_TOKEN: "", GH_CONFIG_DIR: home };
    const run = await cli(["create", "--github", REPOSITORY], { env });
    expect(run).toMatchObject({ code: 4, stderr: expect.stringContaining("gh auth login") });
    expect(posts()).toBe(0);
  });

  (hasPython ? test : test.skip)("gives the terminal back at the hidden question", async () => {
    await open();
    const env = { GH_TOKEN: "", GH_CONFIG_DIR: home };
    const question = [{ after: "(not shown): ", type: "^C" }];
    const run = await runCliInTerminal(order(["create", "--github", REPOSITORY], { env }), question);
    expect(run).toMatchObject({ code: 130, stdout: expect.stringContaining("Stopped."), stderr: "" });
    expect(posts()).toBe(0);
  });

  test("revokes the key when it is stopped between the mint and the write", async () => {
    await open();
    let asked: (() => void) | undefined;
    const minted = new Promise<void>((resolve) => (asked = resolve));
    let go: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const afterEffect = async (): Promise<void> => {
      asked?.();
      await held;
    };
    place.mesh.faults.add({ kind: "hook", method: "POST", path: "/api/v1/api-keys", afterEffect });
    const working = startCli(order(["create", "--github", REPOSITORY]));
    await minted;
    working.kill("SIGINT");
    await working.says("Stopping");
    go?.();
    expect(await working.run).toMatchObject({ code: 130 });
    expect(stored()).toBeUndefined();
    const { stdout } = await cli(["list", "--status", "active"]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  });

  const inTerminal = hasPython ? test : test.skip;
  inTerminal("asks for a token without showing what is typed (a pseudo-terminal of Python's)", async () => {
    await open();
    const env = { GH_TOKEN: "", GH_CONFIG_DIR: home };
    const typed = [{ after: "(not shown): ", type: place.githubToken.reveal() }];
    const run = await runCliInTerminal(order(["create", "--github", REPOSITORY], { env }), typed);
    expect(run.code).toBe(0);
    expect(place.mesh.minted.has(stored() ?? "")).toBe(true);
    expect(leaks(run)).toEqual([]);
  });
});

describe("doctor", () => {
  test("finds nothing wrong where nothing is", async () => {
    await open();
    const run = await cli(["doctor"]);
    expect(run.stdout).toContain("✓ Mesh accepts it: key");
    expect(run.stdout).not.toContain("✗ Mesh");
    expect(leaks(run)).toEqual([]);
  });

  test.each([
    [
      "a revoked key",
      () => ({ MESH_API_KEY: aMeshKey("gone").reveal() }),
      9,
      "✗ Mesh does not accept the key",
    ],
    ["quotes", () => ({ MESH_API_KEY: '"mesh_abcdefghijklmnop"' }), 9, "quotes came along"],
    [
      "a line end",
      () => ({ MESH_API_KEY: "mesh_abcdefghijklmnop\n" }),
      9,
      "a space or a line end came along",
    ],
    ["something else", () => ({ MESH_API_KEY: "sk-12345678901234567890" }), 9, "keys start with"],
    ["no key", () => ({ MESH_API_KEY: "" }), 4, "MESH_API_KEY is not set"],
    ["nobody there", () => ({ MESH_API_URL: "http://127.0.0.1:9" }), 5, "could not be reached"],
    ["old tokens", () => ({ MESH_ACCESS_TOKEN: "a.b.c" }), 0, "Tokens are still set: MESH_ACCESS_TOKEN"],
  ])("finds %s", async (_what, env, code, said) => {
    await open();
    const run = await cli(["doctor"], { env: env() });
    expect(run.stdout).toContain(said);
    expect(run.code).toBe(code);
    expect(leaks(run)).toEqual([]);
  });

  test("does not take a service that gives no verdict for one that accepts the key", async () => {
    await open();
    place.mesh.faults.add({ kind: "status", status: 200, body: "<html>", path: "/api/v1/whoami" });
    const run = await cli(["doctor"]);
    expect(run).toMatchObject({ code: 1, stdout: expect.stringContaining("✗ Asked to check a key, Mesh") });
    expect(run.stdout).not.toContain("apiUrl");
  });

  test("names the proxy that counts for the address, and no other", async () => {
    await open();
    const login = "user:word";
    const other = await cli(["doctor"], { env: { HTTPS_PROXY: `http://${login}@127.0.0.1:9` } });
    expect(other).toMatchObject({ code: 0, stdout: expect.not.stringContaining("PROXY") });
    const env = { http_proxy: "127.0.0.1:9", NO_PROXY: "127.0.0.1" };
    const excepted = await cli(["doctor"], { env });
    expect(excepted).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(
        "• HTTP_PROXY sends requests through 127.0.0.1:9, unless NO_PROXY names 127",
      ),
    });
    const behind = await cli(["doctor"], { env: { http_proxy: "127.0.0.1:9" } });
    expect(behind).toMatchObject({
      code: 5,
      stdout: expect.stringContaining("• HTTP_PROXY sends requests through 127.0.0.1:9.\n"),
    });
  });

  test("gives the same as JSON", async () => {
    await open();
    const { stdout } = await cli(["doctor", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      findings: expect.arrayContaining([{ mark: "good", what: "It answers.", fix: null }]),
    });
  });
});

describe("migrate", () => {
  const TOKEN = "eyJhbGciOi.eyJzdWIi.c2ln";
  function aProject(): void {
    mkdirSync(join(folder, ".github/workflows"), { recursive: true });
    writeFileSync(join(folder, ".gitignore"), ".env\n");
    writeFileSync(
      join(folder, ".env"),
      `# keep\nPORT=1\nMESH_ACCESS_TOKEN=${TOKEN}\nMESH_REFRESH_TOKEN='r'\n`,
    );
    writeFileSync(join(folder, ".env.example"), "PORT=\nMESH_ACCESS_TOKEN=\n");
    writeFileSync(
      join(folder, "docker-compose.yml"),
      `services:\n  web:\n    environment:\n      - MESH_ACCESS_TOKEN=${TOKEN}\n      - MESH_REFRESH_TOKEN\n      - PORT=1\n`,
    );
    writeFileSync(
      join(folder, ".github/workflows/ci.yml"),
      "jobs:\n  a:\n    env:\n      MESH_ACCESS_TOKEN: ${{ secrets.MESH_ACCESS_TOKEN }}\n      MESH_TOKEN_FROM_ENV: true\n",
    );
    writeFileSync(
      join(folder, "app.py"),
      'import os\ntoken = os.environ["MESH_ACCESS_TOKEN"]\nrefresh_auth_token(token)\n',
    );
    execFileSync("git", ["init", "-q"], { cwd: folder });
  }
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");

  test("shows what it would do, hides the values, and changes nothing", async () => {
    await open();
    aProject();
    const before = read(".env");
    const run = await cli(["migrate"]);
    expect(run.code).toBe(0);
    expect(run.stdout.split("\n")).toEqual(
      expect.arrayContaining([
        ...[".env", "  3  - MESH_ACCESS_TOKEN=[hidden]", "  4  - - MESH_ACCESS_TOKEN=[hidden]"],
        ...["  4  + - MESH_API_KEY=${MESH_API_KEY}", "  4  + MESH_API_KEY: ${{ secrets.MESH_API_KEY }}"],
        ...[
          "app.py:2: MESH_ACCESS_TOKEN (to be changed by hand)",
          "app.py:3: refresh_auth_token (to be changed by hand)",
        ],
      ]),
    );
    expect(run.stdout + run.stderr).not.toContain(TOKEN);
    expect(read(".env")).toBe(before);
    expect(posts()).toBe(0);
  });

  test("makes a key and edits the files, with --write", async () => {
    await open();
    aProject();
    const run = await cli(["migrate", "--write", "--yes"]);
    expect(run.code).toBe(0);
    const [key = ""] = place.mesh.minted.keys();
    expect(read(".env")).toBe(`# keep\nPORT=1\nMESH_API_KEY=${key}\n`);
    expect(read(".env.example")).toBe("PORT=\nMESH_API_KEY=\n");
    expect(read("docker-compose.yml")).toBe(
      "services:\n  web:\n    environment:\n      - MESH_API_KEY=${MESH_API_KEY}\n      - PORT=1\n",
    );
    expect(read(".github/workflows/ci.yml")).toBe(
      "jobs:\n  a:\n    env:\n      MESH_API_KEY: ${{ secrets.MESH_API_KEY }}\n",
    );
    // `logout` would end none of them.
    expect(run.stderr).toContain(
      `end the old tokens (they were in .env) in the web interface of ${place.mesh.url}:`,
    );
    expect(run.stderr).not.toContain("logout");
    expect(leaks(run)).toEqual([]);
    expect((await cli(["migrate"])).stdout).toBe(
      "app.py:2: MESH_ACCESS_TOKEN (to be changed by hand)\napp.py:3: refresh_auth_token (to be changed by hand)\n",
    );
  });

  test("puts the key into no file that git would commit", async () => {
    await open();
    aProject();
    writeFileSync(join(folder, ".gitignore"), "");
    expect(await cli(["migrate", "--write", "--yes"])).toMatchObject({ code: 3 });
    expect(posts()).toBe(0);
    expect(await cli(["migrate", "--write", "--yes", "--github", REPOSITORY])).toMatchObject({ code: 0 });
    expect(place.mesh.minted.has(stored() ?? "")).toBe(true);
    expect(read(".env")).toBe("# keep\nPORT=1\n");
  });

  test.each([
    ["--allow-tracked", "tracked.env"],
    ["--overwrite", "taken.txt"],
  ])("knows the flag that its refusal names: %s", async (flag, name) => {
    await open();
    aProject();
    writeFileSync(join(folder, name), "A=1\n");
    if (flag === "--allow-tracked") execFileSync("git", ["add", name], { cwd: folder });
    const args = ["migrate", "--write", "--yes", "--out", name];
    expect(await cli(args)).toMatchObject({ code: 3, stderr: expect.stringContaining(`say ${flag}.`) });
    expect(posts()).toBe(0);
    expect(await cli([...args, flag])).toMatchObject({ code: 0 });
    expect(read(name)).toContain([...place.mesh.minted.keys()][0]);
  });

  test("edits nothing when the key cannot be made", async () => {
    await open();
    aProject();
    const before = read(".env");
    const run = await cli(["migrate", "--write", "--yes"], {
      env: { MESH_API_KEY: aMeshKey("bad").reveal() },
    });
    expect(run.code).toBe(4);
    expect(read(".env")).toBe(before);
  });

  test("asks before it writes", async () => {
    await open();
    aProject();
    expect(await cli(["migrate", "--write"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--yes"),
    });
    expect(posts()).toBe(0);
  });
});

describe("init", () => {
  test("writes the workflow, links to an App with one permission, and says what is missing", async () => {
    await open();
    const run = await cli(["init", REPOSITORY]);
    expect(run).toMatchObject({ code: 0, stdout: "" });
    const workflow = readFileSync(join(folder, ".github/workflows/mesh-api-key.yml"), "utf8");
    expect(workflow).toBe(
      readFileSync(join(import.meta.dirname, "../../examples/setup-with-app.yml"), "utf8"),
    );
    const [link = ""] = /http\S+\/settings\/apps\/new\S+/.exec(run.stderr) ?? [];
    const permissions = [...new URL(link).searchParams].filter(
      ([, value]) => value === "write" || value === "read",
    );
    expect(permissions).toEqual([["secrets", "write"]]);
    expect(run.stderr).toContain("✗ the secret MESH_ADMIN_KEY is missing");
    expect(run.stderr).toContain("✗ the secret ROTATOR_APP_PRIVATE_KEY is missing");
    // A workflow without it fails in its first run, however many secrets are there.
    expect(run.stderr).toContain("• the variable ROTATOR_APP_ID was not looked for; the workflow needs it");
    expect(run.stderr).toContain("MESH_API_KEY makes itself");
    expect(place.journal.every(({ method }) => method === "GET")).toBe(true);
    expect(leaks(run)).toEqual([]);
  });

  test("knows the repository from the remote, and leaves a workflow that somebody changed", async () => {
    await open();
    for (const args of [
      ["init", "-q"],
      ["remote", "add", "origin", `git@github.example:${REPOSITORY}.git`],
    ])
      execFileSync("git", args, { cwd: folder });
    const path = join(folder, ".github/workflows/mesh-api-key.yml");
    mkdirSync(join(folder, ".github/workflows"), { recursive: true });
    writeFileSync(path, "mine\n");
    mkdirSync(join(folder, "deep"));
    const run = await cli(["init", "--personal-token"], { folder: join(folder, "deep") });
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining("left as it is") });
    expect(run.stderr).toContain("ROTATOR_TOKEN");
    expect(readFileSync(path, "utf8")).toBe("mine\n");
    expect(existsSync(join(folder, "deep/.github"))).toBe(false);
    await cli(["init", "--personal-token", "--overwrite"]);
    expect(readFileSync(path, "utf8")).toContain("mesh/setup-api-key@");
  });

  test("says what the workflow needs where there is no token to look with", async () => {
    await open();
    const run = await cli(["init", REPOSITORY], { env: { GH_TOKEN: "", GH_CONFIG_DIR: home } });
    const page = readFileSync(join(folder, ".github/workflows/mesh-api-key.yml"), "utf8");
    const needed = new Set([...page.matchAll(/(?:secrets|vars)\.([A-Z_]+)/g)].map(([, name = ""]) => name));
    const [, told = ""] = run.stderr.split("The workflow needs:\n");
    expect([...told.matchAll(/^ {2}.*?([A-Z_]+):/gm)].map(([, name = ""]) => name).toSorted()).toEqual(
      // The first run makes it.
      [...needed].filter((name) => name !== SECRET).toSorted(),
    );
  });

  test("asks which repository it is", async () => {
    await open();
    expect(await cli(["init"])).toMatchObject({ code: 2, stderr: expect.stringContaining("OWNER/REPO") });
    expect(existsSync(join(folder, ".github"))).toBe(false);
  });
});
