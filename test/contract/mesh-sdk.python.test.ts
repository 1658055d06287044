import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createMeshService, type MeshService } from "../../src/service/create-mesh-service.ts";
import { type ServingMeshService, serveMeshService } from "../../src/service/serve.ts";
import type { Tls } from "../../src/service/tls.ts";
import { systemClock } from "../../src/platform/clock.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { Browser } from "../support/browser.ts";
import { certify } from "../support/certificate.ts";
import { pythonWith } from "../support/python.ts";
import { aSeededRandom } from "../support/seeded-random.ts";

const run = promisify(execFile);
const sdk = pythonWith("mesh-sdk", "1.5.6");
const describeSdk = sdk === undefined ? describe.skip : describe;

let folder: string;
let service: MeshService;
let serving: ServingMeshService;
let admin: Sensitive;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mesh-sdk-"));
});
afterEach(async () => {
  serving.closeNow();
  await serving.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(tls?: Tls): Promise<string> {
  service = createMeshService({
    dataFolder: ":memory:",
    clock: systemClock,
    random: aSeededRandom("python"),
  });
  const { id: accountId } = await service.accounts.create({ email: "owner@example.test" });
  admin = await service.keys.mint({ accountId, name: "admin" });
  serving = await serveMeshService(service, { port: 0, host: "127.0.0.1", tls });
  return serving.url.replace("127.0.0.1", "localhost");
}

const environment = (more: Record<string, string>) => ({
  ...{ PATH: process.env["PATH"] ?? "", HOME: folder, MESH_HEADLESS: "true", NO_PROXY: "*" },
  ...more,
});

/** Runs a program in the published package, and reads the JSON that it prints last. */
async function inPython(program: string, env: Record<string, string>): Promise<Record<string, unknown>> {
  const { stdout } = await run(sdk?.python ?? "", ["-c", program], { cwd: folder, env: environment(env) });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;
}

describeSdk("the published Python client, mesh-sdk 1.5.6 (needs pip)", () => {
  test("mints a key, and reads the profile with it", async () => {
    const url = await serve();
    const mint =
      "import json\nfrom mesh import MeshClient\nprint(json.dumps(MeshClient().generate_api_key('from python')))";
    const minted = await inPython(mint, { MESH_API_URL: url, MESH_API_KEY: admin.reveal() });
    expect(minted).toMatchObject({
      success: true,
      api_key: { name: "from python", key_id: expect.stringMatching(/^key_/) },
    });
    const { api_key: key } = minted["api_key"] as { api_key: string };
    const read =
      "import json\nfrom mesh import MeshClient\nprint(json.dumps(MeshClient()._ensure_user_registered()))";
    const profile = await inPython(read, { MESH_API_URL: url, MESH_API_KEY: key });
    expect(profile).toMatchObject({ email: "owner@example.test", profile: { id: profile["id"] } });
  }, 60_000);

  test("cannot start its own mesh-pre-deploy, whatever the service does", async () => {
    const url = await serve();
    const command = join(sdk?.programs ?? "", "mesh-pre-deploy");
    const started = run(command, [], {
      cwd: folder,
      env: environment({ MESH_API_URL: url, MESH_API_KEY: admin.reveal() }),
    });
    await expect(started).rejects.toMatchObject({ stderr: expect.stringContaining("ImportError") });
  }, 60_000);

  test("signs in on a device over TLS, with a certificate of a test authority", async () => {
    const { tls } = certify(folder);
    const url = await serve(tls);
    const program = [
      "import json, mesh.auth as auth",
      "code, _ = auth.get_device_code(headless=True)",
      "print(json.dumps({'code': code}), flush=True)",
      "tokens = auth.poll_for_device_token(wait_message=False)",
      "from mesh import MeshClient",
      "print(json.dumps({'profile': MeshClient(auth_token=tokens['access_token'])._ensure_user_registered(),",
      "  'renewed': 'access_token' in auth.refresh_auth_token(tokens['refresh_token'])}))",
    ].join("\n");
    const env = environment({ MESH_API_URL: url, REQUESTS_CA_BUNDLE: join(folder, "ca.pem") });
    const child = spawn(sdk?.python ?? "", ["-c", program], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    const ended = once(child, "close");
    while (!output.includes("\n")) await once(child.stdout, "data");
    await approve(url, (JSON.parse(output.split("\n")[0] ?? "") as { code: string }).code);
    await ended;
    expect(JSON.parse(output.trim().split("\n").at(-1) ?? "")).toMatchObject({
      profile: { email: "owner@example.test" },
      renewed: true,
    });
  }, 90_000);
});

/** What a person does in a browser. */
async function approve(url: string, userCode: string): Promise<void> {
  const [owner] = await service.accounts.list();
  const browser = new Browser(service, url);
  await browser.open(`/welcome/${(await service.sessions.newLink(owner?.id ?? "")).reveal()}`);
  await browser.submit();
  await browser.open("/device");
  await browser.submit({ user_code: userCode });
  await browser.submit({ decision: "approve" });
}
