import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { aConsoleWorld, type ConsoleWorld } from "../../test/support/console-world.ts";

/** What users call the service in the pictures; the browser is told where that is. */
export const PUBLIC_NAME = "keys.example.test";

/** A service as a small team would have it after some months, the same every time. */
export async function aTeamsWorld(): Promise<ConsoleWorld> {
  const world = await aConsoleWorld({ seed: "screenshots", publicUrl: `http://${PUBLIC_NAME}` });
  const { service, clock, accountId } = world;
  const admin = await service.keys.mint({ accountId, name: "rotation (admin)" });
  const use = async (key: { reveal(): string }) => ask(world, "GET", "/api/v1/whoami", key);
  await service.keys.mint({ accountId, name: "laptop of Ines", expiresInMs: 30 * DAY_MS });
  clock.passes(16 * DAY_MS);
  const webshop = await mint(world, admin, "MESH_API_KEY of octo/webshop", { target: "octo/webshop" });
  const docs = await mint(world, admin, "MESH_API_KEY of octo/docs (environment production)");
  await mint(world, admin, "scratch");
  clock.passes(3 * DAY_MS + 5 * HOUR_MS);
  await use(webshop.key);
  await use(docs.key);
  await ask(world, "DELETE", `/api/v1/api-keys/${await idOf(world, "scratch")}?reason=trial+is+over`, admin);
  await ask(world, "PATCH", `/api/v1/api-keys/${await idOf(world, "laptop of Ines")}`, admin, {
    status: "disabled",
  });
  await ask(world, "POST", `/api/v1/api-keys/${webshop.keyId}/rotate`, admin, { grace_seconds: 86_400 });
  clock.passes(2 * HOUR_MS);
  await use(docs.key);
  clock.passes(4 * MINUTE_MS);
  await use(admin);
  return world;
}

export async function idOf({ service, accountId }: ConsoleWorld, name: string): Promise<string> {
  const keys = await service.keys.list(accountId);
  return keys.find((key) => key.name === name)?.keyId ?? "";
}

/** A code that a device shows. */
export async function deviceCode(world: ConsoleWorld): Promise<string> {
  const answer = await ask(world, "POST", "/oauth/device/code", undefined, { client_id: "mesh-pre-deploy" });
  return String(answer["user_code"]);
}

interface Credential {
  reveal(): string;
}

async function mint(world: ConsoleWorld, admin: Credential, name: string, meta: Record<string, string> = {}) {
  const { api_key: made } = await ask(world, "POST", "/api/v1/api-keys", admin, { name, meta });
  const { api_key: key, key_id: keyId } = made as { api_key: string; key_id: string };
  return { key: { reveal: () => key }, keyId };
}

async function ask(
  { url }: ConsoleWorld,
  method: string,
  path: string,
  as: Credential | undefined,
  body?: object,
): Promise<Record<string, unknown>> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (as !== undefined) headers["authorization"] = `ApiKey ${as.reveal()}`;
  const sent = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(url + path, { method, headers, body: sent });
  return (await response.json()) as Record<string, unknown>;
}
