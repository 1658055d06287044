import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createMeshService, type MeshService } from "../../src/service/create-mesh-service.ts";
import { serveMeshService, type ServingMeshService } from "../../src/service/serve.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { derivedForms } from "../../src/values/derived-forms.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { Browser } from "../support/browser.ts";
import {
  hasPython,
  runCli,
  runCliInTerminal,
  startCli,
  type CliAtWork,
  type CliOrder,
} from "../support/cli-process.ts";
import { aSeededRandom } from "../support/seeded-random.ts";

let home: string;
let folder: string;
let service: MeshService;
let serving: ServingMeshService;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "cli-home-"));
  folder = mkdtempSync(join(tmpdir(), "cli-work-"));
  service = createMeshService({
    ...{ dataFolder: ":memory:", clock: systemClock, random: aSeededRandom("cli login") },
  });
  await service.accounts.create({ email: "owner@example.test" });
  serving = await serveMeshService(service, { port: 0, host: "127.0.0.1", tls: undefined });
});
afterEach(async () => {
  serving.closeNow();
  await serving.close();
  await service.close();
  for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
});

const order = (args: readonly string[], env: Readonly<Record<string, string>> = {}): CliOrder => ({
  ...{ args, home, folder },
  env: { MESH_API_URL: serving.url, ...env },
});

const tokenFile = (): string => join(home, ".mesh", "token.json");

async function approve(code: string): Promise<void> {
  const [owner] = await service.accounts.list();
  const browser = new Browser(service, serving.url);
  await browser.open(`/welcome/${(await service.sessions.newLink(owner?.id ?? "")).reveal()}`);
  await browser.submit();
  await browser.open("/device");
  await browser.submit({ user_code: code });
  await browser.submit({ decision: "approve" });
}

/** Signs in as a person would, with a code that the program shows. */
async function signsIn(working: CliAtWork): Promise<void> {
  await working.says("Waiting");
  await approve(/type {3}(\S+)/.exec(working.seen())?.[1] ?? "");
}

describe("login, and what it is good for", () => {
  test("signs in with a code, makes a key by that login, and signs out", async () => {
    const working = startCli(order(["login", "--device"]));
    await signsIn(working);
    const login = await working.run;
    expect(login).toMatchObject({
      code: 0,
      stdout: "",
      stderr: expect.stringContaining("You are owner@example.test"),
    });
    const tokens = JSON.parse(readFileSync(tokenFile(), "utf8")) as Record<
      "access_token" | "refresh_token",
      string
    >;
    const secrets = [tokens.access_token, tokens.refresh_token].map((value) => new Sensitive(value));
    expect(
      secrets.filter((secret) => derivedForms(secret).some((form) => login.stderr.includes(form))),
    ).toEqual([]);

    expect(await runCli(order(["whoami"]))).toMatchObject({ stdout: expect.stringContaining("your login") });
    expect(await runCli(order(["-n", "by login"]))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^mesh_/),
    });

    expect(await runCli(order(["logout"]))).toMatchObject({ code: 0, stderr: "Signed out.\n" });
    expect(existsSync(tokenFile())).toBe(false);
    expect(await runCli(order(["whoami"]))).toMatchObject({ code: 4 });
  }, 40_000);

  test.each(["MESH_API_KEY", "MESH_API_KEY_FILE"])("says that %s hides the login", async (name) => {
    const working = startCli(order(["login", "--device"], { [name]: "anything" }));
    await signsIn(working);
    expect((await working.run).stderr).toContain(`Note: ${name} is set and used, not your login.`);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "ends at once on %s while it waits, and leaves nothing",
    async (signal) => {
      const working = startCli(order(["login", "--device"]));
      await working.says("Waiting");
      working.kill(signal);
      expect(await working.run).toMatchObject({ code: signal === "SIGINT" ? 130 : 143, stdout: "" });
      expect(existsSync(join(home, ".mesh"))).toBe(false);
    },
  );

  test("asks nobody where nobody is", async () => {
    const run = await runCli(order(["login"]));
    expect(run).toMatchObject({
      code: 4,
      stdout: "",
      stderr: expect.stringContaining("Nobody is there to sign in."),
    });
    expect(await runCli(order(["login", "--device", "--browser"]))).toMatchObject({ code: 2 });
  });

  const inTerminal = hasPython ? test : test.skip;
  inTerminal("gives up at Ctrl-C while a code is waited for (a pseudo-terminal of Python's)", async () => {
    const run = await runCliInTerminal(order(["create"]), [{ after: "Waiting", type: "^C" }]);
    expect(run).toMatchObject({ code: 130, stdout: expect.stringContaining("Stopped.") });
    expect(run.stdout).toContain("/device");
  });
});
