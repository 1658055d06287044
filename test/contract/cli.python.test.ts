import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createMeshService, type MeshService } from "../../src/service/create-mesh-service.ts";
import { serveMeshService, type ServingMeshService } from "../../src/service/serve.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { whoAmI } from "../../src/sdk/keys.ts";
import { signIn } from "../../src/sdk/login/sign-in.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { Browser } from "../support/browser.ts";
import { runCli } from "../support/cli-process.ts";
import { pythonWith } from "../support/python.ts";
import { anSdkWorld, type SdkWorld } from "../support/sdk-world.ts";
import { aSeededRandom } from "../support/seeded-random.ts";

const run = promisify(execFile);
const published = pythonWith("mesh-sdk", "1.5.6");
const describePublished = published === undefined ? describe.skip : describe;

let world: SdkWorld;
let service: MeshService;
let serving: ServingMeshService;
let admin: Sensitive;
beforeEach(async () => {
  world = anSdkWorld();
  service = createMeshService({
    ...{ dataFolder: ":memory:", clock: systemClock, random: aSeededRandom("python and we") },
  });
  const { id: accountId } = await service.accounts.create({ email: "owner@example.test" });
  admin = await service.keys.mint({ accountId, name: "admin" });
  serving = await serveMeshService(service, { port: 0, host: "127.0.0.1", tls: undefined });
});
afterEach(async () => {
  await world.close();
  serving.closeNow();
  await serving.close();
  await service.close();
});

/** Runs a program in the published package on a desktop, and gives back the last line that it prints. */
async function inPython(program: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const surroundings = {
    ...{ PATH: process.env["PATH"] ?? "", HOME: world.home, DISPLAY: ":0", NO_PROXY: "*" },
    ...{ MESH_API_URL: serving.url, PYTHON_KEYRING_BACKEND: "keyring.backends.fail.Keyring" },
    ...env,
  };
  const options = { cwd: world.work, env: surroundings };
  const { stdout } = await run(published?.python ?? "", ["-c", program], options);
  return stdout.trim().split("\n").at(-1) ?? "";
}

const cli = (args: readonly string[], env: Readonly<Record<string, string>>): ReturnType<typeof runCli> =>
  runCli({ args, home: world.home, folder: world.work, env: { MESH_API_URL: serving.url, ...env } });

describePublished("beside the published Python client, mesh-sdk 1.5.6 (needs pip)", () => {
  test("a key that the command line made works there", async () => {
    const { stdout } = await cli(["--name", "from us"], { MESH_API_KEY: admin.reveal() });
    const program = "from mesh import MeshClient\nprint(MeshClient()._ensure_user_registered()['email'])";
    const email = await inPython(program, { MESH_API_KEY: stdout.trim(), MESH_HEADLESS: "true" });
    expect(email).toBe("owner@example.test");
  }, 60_000);

  test("a key that was made there works here", async () => {
    const program =
      "from mesh import MeshClient\nprint(MeshClient().generate_api_key('from python')['api_key']['api_key'])";
    const key = await inPython(program, { MESH_API_KEY: admin.reveal(), MESH_HEADLESS: "true" });
    const verified = await cli(["verify"], { MESH_API_KEY: key });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('"from python" works') });
  }, 60_000);

  test("a login of ours is read there", async () => {
    await signIn(world.session({ apiUrl: serving.url }, { openBrowser: follows }), "browser");
    const program =
      "from mesh.token_manager import get_token, is_token_valid\nt = get_token()\nprint(is_token_valid(t), t['access_token'])";
    const file = JSON.parse(readFileSync(join(world.home, ".mesh/token.json"), "utf8")) as {
      access_token: string;
    };
    expect(await inPython(program)).toBe(`True ${file.access_token}`);
  }, 60_000);

  test("a login that was left there is used here, for the service that it names", async () => {
    const tokens = await signIn(world.session({ apiUrl: serving.url }, { openBrowser: follows }), "browser");
    const other = anSdkWorld();
    try {
      mkdirSync(join(other.home, ".mesh"));
      const program = [
        "import os, time",
        "from mesh.token_manager import store_token",
        "print(store_token({'access_token': os.environ['T'], 'refresh_token': 'r', 'expires_at': time.time() + 3600}))",
      ].join("\n");
      const env = { HOME: other.home, T: tokens.accessToken.reveal() };
      expect(await inPython(program, env)).toBe("True");
      expect(JSON.parse(readFileSync(join(other.home, ".mesh/token.json"), "utf8"))).not.toHaveProperty(
        "api_url",
      );
      expect((await whoAmI(other.session({ apiUrl: serving.url }))).email).toBe("owner@example.test");
    } finally {
      await other.close();
    }
  }, 60_000);
});

/** A browser that signs in, allows, and goes back. */
async function follows(url: URL): Promise<boolean> {
  const [owner] = await service.accounts.list();
  const browser = new Browser(service, serving.url);
  await browser.open(`/welcome/${(await service.sessions.newLink(owner?.id ?? "")).reveal()}`);
  await browser.submit();
  await browser.open(url.pathname + url.search);
  await browser.submit({ decision: "allow" });
  void fetch(browser.link());
  return true;
}
