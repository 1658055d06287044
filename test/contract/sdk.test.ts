import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  init,
  MeshAuthError,
  MeshClient,
  MeshConflictError,
  MeshNetworkError,
  MeshNotFoundError,
  MeshRateLimitError,
  MeshServerError,
  MeshUnsupportedError,
  MeshUsageError,
} from "../../src/sdk/index.ts";
import type { Quirk } from "../../src/service/quirks.ts";
import { leaksIn } from "../support/leaks.ts";
import { aMeshKey } from "../support/credentials.ts";
import { startServers, type Servers } from "../support/servers.ts";
import { Sensitive } from "../../src/values/sensitive.ts";

let servers: Servers;
let clients: MeshClient[];
beforeEach(() => void (clients = []));
afterEach(async () => {
  init({});
  await Promise.all(clients.map((client) => client.close()));
  await servers.close();
});

async function serve(...quirks: Quirk[]): Promise<void> {
  servers = await startServers({ quirks });
}

function aClient(apiKey: Sensitive | (() => string) = servers.mesh.adminKey): MeshClient {
  const given = apiKey instanceof Sensitive ? apiKey.reveal() : apiKey;
  const client = new MeshClient({ apiUrl: servers.mesh.url, apiKey: given });
  clients.push(client);
  return client;
}

const paths = (): string[] => servers.journal.map(({ method, path }) => `${method} ${path}`);

describe("against a full service", () => {
  beforeEach(() => serve());

  test("makes a key that works, and shows it nowhere by itself", async () => {
    const generated = await aClient().generateApiKey({ name: "My Custom API Key" });
    expect(generated).toMatchObject({ name: "My Custom API Key", expiresAt: null });
    expect(generated.createdAt).toBeInstanceOf(Date);
    const value = new Sensitive(generated.key.reveal());
    expect(leaksIn({ generated, key: generated.key, text: String(generated.key) }, [value])).toEqual([]);
    expect(inspect(generated)).toMatch(/\[Mesh key mesh_local_\w{4}…\w{4}: call \.reveal\(\)\]/);
    const own = await aClient(value).whoami();
    expect(own.key).toMatchObject({ keyId: generated.keyId, name: "My Custom API Key" });
  });

  test("names a key by itself, gives it an end, labels and scopes", async () => {
    const options = { expiresIn: "90d", meta: { team: "shop" }, scopes: ["profile:read"] };
    const { keyId, name, expiresAt } = await aClient().generateApiKey(options);
    expect(name).toMatch(/^[a-z0-9]+-|^ci:|^github:/);
    expect(expiresAt?.getTime()).toBe(servers.clock.now() + 90 * 86_400_000);
    const listed = await aClient().listApiKeys({ name });
    expect(listed).toMatchObject([{ keyId, status: "active", meta: { team: "shop" } }]);
  });

  test("lists every page, and never a value", async () => {
    const client = aClient();
    const made = [];
    for (let count = 0; count < 103; count += 1)
      made.push(await client.generateApiKey({ name: `k${count}`, display: false }));
    const listed = await client.listApiKeys({ status: "active" });
    expect(listed).toHaveLength(104);
    expect(listed[0]).toMatchObject({ name: "k102", hint: expect.stringMatching(/^mesh_local_.{4}….{4}$/) });
    expect(
      leaksIn(
        { listed },
        made.map(({ key }) => new Sensitive(key.reveal())),
      ),
    ).toEqual([]);
  }, 30_000);

  test("refuses a name that is taken, when that is wanted", async () => {
    const client = aClient();
    await client.generateApiKey({ name: "taken" });
    const again = client.generateApiKey({ name: "taken", ifExists: "error" });
    await expect(again).rejects.toThrow(MeshConflictError);
  });

  test("ends a key, and again, and says of a key that is not there that it is not", async () => {
    const client = aClient();
    const { key, keyId } = await client.generateApiKey({ name: "short" });
    expect(await client.revokeApiKey(keyId, { reason: "over" })).toMatchObject({
      keyId,
      alreadyRevoked: false,
    });
    expect(await client.revokeApiKey(keyId)).toMatchObject({ keyId, alreadyRevoked: true });
    const dead = aClient(new Sensitive(key.reveal())).whoami();
    await expect(dead).rejects.toMatchObject({ name: "MeshAuthError", code: "credential_rejected" });
    await expect(client.revokeApiKey("key_nobody")).rejects.toThrow(MeshNotFoundError);
  });

  test("sends no id that is the value of a key, and does not repeat it", async () => {
    const key = aMeshKey("pasted");
    const revoked = aClient().revokeApiKey(key.reveal());
    const error = await revoked.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(MeshUsageError);
    expect(leaksIn({ error }, [key])).toEqual([]);
    expect(paths().filter((path) => path.startsWith("DELETE"))).toEqual([]);
  });

  test("rotates a key: the successor has its name, the predecessor works through the grace period", async () => {
    const client = aClient();
    const { keyId, key } = await client.generateApiKey({ name: "server" });
    const rotated = await client.rotateApiKey(keyId, { grace: "1h" });
    expect(rotated).toMatchObject({ name: "server", predecessor: { keyId } });
    expect(rotated.predecessor.endsAt?.getTime()).toBe(servers.clock.now() + 3_600_000);
    await expect(client.rotateApiKey(keyId)).rejects.toThrow(MeshConflictError);
    servers.clock.passes(3_601_000);
    await expect(aClient(new Sensitive(key.reveal())).whoami()).rejects.toThrow(MeshAuthError);
    expect((await aClient(new Sensitive(rotated.key.reveal())).whoami()).key?.keyId).toBe(rotated.keyId);
  });

  test("asks for a lost answer again, and gets the same key: one was made, not two", async () => {
    servers.mesh.faults.add({ kind: "drop_after", method: "POST", path: "/api/v1/api-keys", times: 1 });
    const { key } = await aClient().generateApiKey({ name: "once" });
    expect(await aClient().listApiKeys({ name: "once" })).toHaveLength(1);
    await aClient(new Sensitive(key.reveal())).whoami();
  });

  test("never asks for a refresh or an expiry with a key", async () => {
    await aClient().whoami();
    expect(paths().filter((path) => path.includes("/auth/"))).toEqual([]);
  });

  test("asks a function for the key once, and once more after a refusal", async () => {
    const good = servers.mesh.adminKey.reveal();
    const given = [aMeshKey("old").reveal(), good];
    let asked = 0;
    const client = aClient(() => given[Math.min(asked++, 1)] ?? "");
    await client.whoami();
    await client.whoami();
    expect(asked).toBe(2);
    const hopeless = aClient(() => {
      asked += 1;
      return aMeshKey(`bad ${asked}`).reveal();
    });
    asked = 0;
    await expect(hopeless.whoami()).rejects.toThrow(MeshAuthError);
    expect(asked).toBe(2);
  });

  test("asks any route, by a path that can name no other host", async () => {
    expect(await aClient().request("GET", "/auth/profile")).toMatchObject({ email: "owner@example.com" });
    for (const path of [
      "//evil.example/x",
      "/\\evil.example",
      "http://evil.example",
      "auth",
      "/a/../b",
      "/a#b",
      "/é",
    ])
      await expect(aClient().request("GET", path)).rejects.toThrow(MeshUsageError);
  });

  test("uses what init was given in every client that is made without options", async () => {
    init({ apiKey: servers.mesh.adminKey.reveal(), apiUrl: servers.mesh.url });
    const client = new MeshClient();
    clients.push(client);
    expect((await client.whoami()).email).toBe("owner@example.com");
  });
});

describe("against a basic service", () => {
  beforeEach(() => serve("basic"));

  test("makes a key, and says who it belongs to", async () => {
    const { key, keyId } = await aClient().generateApiKey({ name: "basic" });
    expect(keyId).toMatch(/^key_/);
    expect(await aClient(new Sensitive(key.reveal())).whoami()).toMatchObject({
      email: "owner@example.com",
      key: undefined,
    });
  });

  test("says what the service cannot do, before anything is made", async () => {
    const client = aClient();
    const wanted = [
      () => client.listApiKeys(),
      () => client.revokeApiKey("key_a"),
      () => client.rotateApiKey("key_a"),
      () => client.generateApiKey({ expiresIn: "1d" }),
      () => client.generateApiKey({ ifExists: "error" }),
      () => client.generateApiKey({ scopes: ["keys:read"] }),
    ];
    for (const ask of wanted) await expect(ask()).rejects.toThrow(MeshUnsupportedError);
    expect(paths().filter((path) => path.startsWith("POST"))).toEqual([]);
  });

  test("does not repeat a mint whose answer was lost, and says what to look for", async () => {
    servers.mesh.faults.add({ kind: "drop_after", method: "POST", path: "/api/v1/api-keys", times: 1 });
    const minted = aClient().generateApiKey({ name: "lost" });
    await expect(minted).rejects.toMatchObject({
      ...{ name: "MeshNetworkError", code: "mint_unknown", mayHaveHappened: true },
      message: expect.stringContaining('Look for "lost"'),
    });
    expect(paths().filter((path) => path.startsWith("POST"))).toHaveLength(1);
  });
});

describe("what goes wrong", () => {
  test("tells a limit from a refusal, with the seconds to wait", async () => {
    await serve();
    const limited = { kind: "status" as const, status: 429, headers: { "retry-after": "30" } };
    servers.mesh.faults.add({ ...limited, method: "GET", path: "/api/v1/whoami", times: 1 });
    const asked = aClient().whoami();
    await expect(asked).rejects.toMatchObject({ name: "MeshRateLimitError", retryAfter: 30 });
    await expect(asked).rejects.toThrow(MeshRateLimitError);
  });

  test("follows no redirect: a key would go to another address", async () => {
    await serve();
    const moved = { kind: "status" as const, status: 307, headers: { location: "https://evil.example/" } };
    servers.mesh.faults.add({ ...moved, method: "GET", path: "/api/v1/whoami", times: 9 });
    await expect(aClient().whoami()).rejects.toThrow(MeshServerError);
  });

  test("says that nothing was sent when the service is not there", async () => {
    await serve();
    const client = new MeshClient({ apiUrl: "http://127.0.0.1:9", apiKey: aMeshKey("any").reveal() });
    clients.push(client);
    const asked = client.request("POST", "/api/v1/api-keys", { name: "a" });
    await expect(asked).rejects.toMatchObject({ name: "MeshNetworkError", mayHaveHappened: false });
    await expect(asked).rejects.toThrow(MeshNetworkError);
  });

  test("sends nothing over plain http to another machine, unless that is wanted", async () => {
    await serve();
    const key = aMeshKey("any").reveal();
    const client = new MeshClient({ apiUrl: "http://mesh.example", apiKey: key });
    await expect(client.whoami()).rejects.toThrow(MeshUsageError);
    const loopback = new MeshClient({
      apiUrl: servers.mesh.url.replace("127.0.0.1", "localhost"),
      apiKey: key,
    });
    clients.push(loopback);
    await expect(loopback.whoami()).rejects.toThrow(MeshAuthError);
  });

  test("takes a 404 where nothing can be missing for a bad credential: the hosted service answers so", async () => {
    await serve("basic", "auth404");
    const error = await aClient(aMeshKey("bad"))
      .whoami()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MeshAuthError);
    expect((error as MeshAuthError).faults[0].why).toContain("revoked");
    expect(leaksIn({ error }, [aMeshKey("bad")])).toEqual([]);
  });
});
