import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createMeshHttp } from "../../src/mesh/http.ts";
import type { MeshPort, MintedKey, MintRequest } from "../../src/mesh/port.ts";
import { createHttp, type Http } from "../../src/platform/http.ts";
import { createMeshService, type MeshService } from "../../src/service/create-mesh-service.ts";
import type { Quirk } from "../../src/service/quirks.ts";
import { serveMeshService, type ServingMeshService } from "../../src/service/serve.ts";
import { DAY_MS, HOUR_MS, SECOND_MS } from "../../src/values/clock.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { aMeshKey } from "../support/credentials.ts";
import { HandClock } from "../support/hand-clock.ts";
import { SERVED_AT } from "../support/scripted-http.ts";
import { seededRandom } from "../unit/service/support.ts";

const NAME = "github:octo/shop:MESH_API_KEY";
const LABEL = { managed_by: "setup-api-key", target: "github:api.github.com:1::actions:MESH_API_KEY" };

let service: MeshService;
let served: ServingMeshService;
let http: Http;
let clock: HandClock;
let accountId: string;
let admin: Sensitive;
let masked: Sensitive[];
let mesh: MeshPort;

async function start(quirks: readonly Quirk[]): Promise<void> {
  clock = new HandClock(SERVED_AT);
  service = createMeshService({ dataFolder: ":memory:", clock, random: seededRandom("service"), quirks });
  served = await serveMeshService(service, { port: 0, host: "127.0.0.1" });
  ({ id: accountId } = await service.accounts.create({ email: "owner@example.test" }));
  admin = await service.keys.mint({ accountId, name: "admin" });
  http = createHttp({ clock, env: {} });
  masked = [];
  mesh = portAs(admin);
}

function portAs(credential: Sensitive): MeshPort {
  return createMeshHttp({
    ...{ http, clock, random: seededRandom("client"), credential },
    baseUrl: new URL(served.url),
    mask: (secret) => masked.push(secret),
  });
}

async function minted(request: Partial<MintRequest> = {}): Promise<MintedKey> {
  const answer = await mesh.mint({ name: NAME, ...request });
  if (answer.kind !== "minted") throw new Error(`The mint was ${answer.kind}.`);
  return answer;
}

afterEach(async () => {
  await http.close();
  await served.close();
  await service.close();
});

describe.each<[string, readonly Quirk[]]>([
  ["full", []],
  ["basic", ["basic"]],
])("what every Mesh service keeps: %s", (_kind, quirks) => {
  beforeEach(() => start(quirks));

  test("a minted key works at once, and was masked", async () => {
    const { key, keyId, name, createdAt, expiresAt } = await minted();
    expect(masked.map((secret) => secret.equals(key))).toEqual([true]);
    expect([name, createdAt, expiresAt]).toEqual([NAME, SERVED_AT, null]);
    expect(keyId).toMatch(/^key_/);
    expect(await mesh.profile(key)).toEqual({ kind: "alive", account: accountId, key: undefined });
  });

  test("two mints are two keys, though they share a name", async () => {
    const [one, two] = [await minted(), await minted()];
    expect(one.keyId).not.toBe(two.keyId);
    expect(one.key.equals(two.key)).toBe(false);
  });

  test("an unknown key is rejected", async () => {
    expect(await mesh.profile(aMeshKey("nobody's"))).toMatchObject({
      kind: "rejected",
      status: 401,
      code: "invalid_key",
    });
  });

  test("an access token that nobody issued is rejected", async () => {
    expect(await mesh.profile(new Sensitive("a.b.c"))).toMatchObject({ kind: "rejected" });
  });

  test("nobody mints without a live credential", async () => {
    expect(await portAs(aMeshKey("nobody's")).mint({ name: NAME })).toMatchObject({
      kind: "rejected",
      error: { code: "admin_credential_rejected" },
    });
  });

  test("a name that the service does not take is refused in its own words", async () => {
    const answer = await mesh.mint({ name: "a::b" });
    expect(answer).toMatchObject({ kind: "rejected", error: { code: "mesh_refused" } });
    expect(answer.kind === "rejected" && answer.error.message).toContain("(HTTP 422): ");
  });

  test("the discovery is dated by the service's clock", async () => {
    clock.passes(90 * SECOND_MS);
    expect((await mesh.discover()).serverAt).toBe(SERVED_AT + 90 * SECOND_MS);
  });
});

describe("a basic service", () => {
  beforeEach(() => start(["basic"]));

  test("advertises nothing", async () => {
    expect([...(await mesh.discover()).features]).toEqual([]);
  });

  test("neither lists nor tells a key's id", async () => {
    const { key, keyId } = await minted();
    await expect(mesh.listKeys({})).rejects.toMatchObject({ name: "UserError" });
    expect(await mesh.findKey(keyId)).toBeUndefined();
    expect(await mesh.whoami(key)).toMatchObject({ kind: "rejected", status: 404 });
  });
});

describe("a full service", () => {
  beforeEach(() => start([]));

  test("advertises what the rotation builds on", async () => {
    const { features } = await mesh.discover();
    for (const feature of [
      "list",
      "get",
      "meta",
      "revoke",
      "expire",
      "expires_in",
      "last_used_at",
      "whoami",
      "idempotency",
    ] as const)
      expect(features.has(feature)).toBe(true);
  });

  test("tells a key's id, name, birth, end and account to who holds it", async () => {
    const { key, keyId } = await minted({ expiresInMs: DAY_MS });
    expect(await mesh.whoami(key)).toEqual({
      kind: "alive",
      account: accountId,
      key: { keyId, name: NAME, createdAt: SERVED_AT, expiresAt: SERVED_AT + DAY_MS },
    });
  });

  test("lists live keys by their label, newest first, and no other's", async () => {
    const first = await minted({ meta: LABEL });
    clock.passes(SECOND_MS);
    await minted({ meta: { ...LABEL, target: "another" } });
    const revoked = await minted({ meta: LABEL });
    clock.passes(SECOND_MS);
    const second = await minted({ meta: { ...LABEL, run: "octo/shop#1.1" } });
    await mesh.revoke(revoked.keyId, "test");
    const keys = await mesh.listKeys(LABEL);
    expect(keys.map(({ keyId }) => keyId)).toEqual([second.keyId, first.keyId]);
    expect(keys[1]).toEqual({
      ...{ keyId: first.keyId, name: NAME, status: "active", createdAt: SERVED_AT },
      ...{ lastUsedAt: null, expiresAt: null, meta: LABEL },
    });
  });

  test("lists across pages, none twice", async () => {
    for (let n = 0; n < 103; n += 1) await service.keys.mint({ accountId, name: `key ${n}`, meta: LABEL });
    const ids = (await mesh.listKeys(LABEL)).map(({ keyId }) => keyId);
    expect(new Set(ids).size).toBe(103);
    expect(ids).toHaveLength(103);
  });

  test("says when a key was last used, to the minute at worst", async () => {
    const { key, keyId } = await minted();
    clock.passes(HOUR_MS);
    await mesh.profile(key);
    const { lastUsedAt } = (await mesh.findKey(keyId))!;
    expect(Math.abs((lastUsedAt ?? 0) - (SERVED_AT + HOUR_MS))).toBeLessThanOrEqual(60 * SECOND_MS);
  });

  test("shows no key of another account, and revokes none", async () => {
    const other = await service.accounts.create({ email: "other@example.test" });
    await service.keys.mint({ accountId: other.id, name: NAME, meta: LABEL });
    const [foreign] = await service.keys.list(other.id);
    expect(await mesh.listKeys(LABEL)).toEqual([]);
    expect(await mesh.findKey(foreign!.keyId)).toBeUndefined();
    await mesh.revoke(foreign!.keyId, "test"); // gone, as far as this account can tell
    expect(await service.keys.list(other.id)).toMatchObject([{ revokedAt: null }]);
  });

  test("a revoked key is rejected from the next request on, and revoking it again is success", async () => {
    const { key, keyId } = await minted();
    await mesh.revoke(keyId, "superseded");
    expect(await mesh.profile(key)).toEqual({ kind: "rejected", status: 401, code: "key_revoked" });
    await mesh.revoke(keyId, "superseded");
    await mesh.revoke("key_0000000000000000000000", "was never there");
    expect(await mesh.findKey(keyId)).toMatchObject({ status: "revoked" });
  });

  test("a key that was given an end works until then", async () => {
    const { key, keyId } = await minted();
    await mesh.expire(keyId, HOUR_MS);
    expect(await mesh.findKey(keyId)).toMatchObject({ expiresAt: SERVED_AT + HOUR_MS });
    clock.passes(HOUR_MS - SECOND_MS);
    expect((await mesh.profile(key)).kind).toBe("alive");
    clock.passes(2 * SECOND_MS);
    expect(await mesh.profile(key)).toEqual({ kind: "rejected", status: 401, code: "key_expired" });
    expect(await mesh.listKeys({})).not.toContainEqual(expect.objectContaining({ keyId }));
  });

  test("an end is never moved further away", async () => {
    const { keyId } = await minted();
    await mesh.expire(keyId, HOUR_MS);
    await mesh.expire(keyId, DAY_MS).catch(() => undefined);
    expect(await mesh.findKey(keyId)).toMatchObject({ expiresAt: SERVED_AT + HOUR_MS });
  });

  test("a mint that ends sooner than it is retired keeps its end: giving it a later one is success", async () => {
    const { keyId } = await minted({ expiresInMs: HOUR_MS });
    await expect(mesh.expire(keyId, DAY_MS)).resolves.toBeUndefined();
  });

  test("the same idempotency key gives the same key, not a second one", async () => {
    const idempotencyKey = new Sensitive("0123456789abcdef".repeat(4));
    const [one, two] = [
      await minted({ meta: LABEL, idempotencyKey }),
      await minted({ meta: LABEL, idempotencyKey }),
    ];
    expect(two.keyId).toBe(one.keyId);
    expect(two.key.equals(one.key)).toBe(true);
    expect(await mesh.listKeys(LABEL)).toHaveLength(1);
  });

  test("an idempotency key whose key is dead gives no key", async () => {
    const idempotencyKey = new Sensitive("fedcba9876543210".repeat(4));
    const { keyId } = await minted({ idempotencyKey });
    await mesh.revoke(keyId, "test");
    expect(await mesh.mint({ name: NAME, idempotencyKey })).toMatchObject({
      kind: "rejected",
      error: { code: "mesh_refused" },
    });
  });

  test("an idempotency key for another request gives no key", async () => {
    const idempotencyKey = new Sensitive("00112233445566778".repeat(3));
    await minted({ idempotencyKey });
    expect(await mesh.mint({ name: "another", idempotencyKey })).toMatchObject({ kind: "rejected" });
  });
});

describe("a service that misbehaves", () => {
  test("F34: bad keys are rejected with 404 too", async () => {
    await start(["auth404"]);
    expect(await mesh.profile(aMeshKey("nobody's"))).toMatchObject({ kind: "rejected", status: 404 });
  });

  test.each<[Quirk, string]>([
    ["lost-response", "unknown"],
    ["bad-json", "unknown"],
    ["success-false", "rejected"],
  ])("%s: the mint is %s", async (quirk, kind) => {
    await start([quirk]);
    expect((await mesh.mint({ name: NAME })).kind).toBe(kind);
    expect(masked).toEqual([]);
    const named = (await service.keys.list(accountId)).filter(({ name }) => name === NAME);
    expect(named).toHaveLength(kind === "unknown" ? 1 : 0);
  });

  test("flaky503: reads and changes get through", async () => {
    await start(["flaky503"]);
    const victim = await service.keys.mint({ accountId, name: "victim" });
    const keyId = (await service.keys.list(accountId)).find(({ name }) => name === "victim")!.keyId;
    expect((await mesh.discover()).features.size).toBeGreaterThan(0);
    await mesh.revoke(keyId, "test");
    expect(await mesh.profile(victim)).toMatchObject({ kind: "rejected", code: "key_revoked" });
  });

  test("429: a read waits as long as it is told", async () => {
    await start(["429"]);
    expect((await mesh.discover()).features.size).toBeGreaterThan(0);
    expect(clock.slept).toEqual([2 * SECOND_MS]);
  });
});
