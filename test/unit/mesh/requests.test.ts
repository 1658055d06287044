import { describe, expect, test } from "@jest/globals";
import type { MeshPort } from "../../../src/mesh/port.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { USER_AGENT } from "../../../src/values/version.ts";
import { aMeshKey, anAccessToken } from "../../support/credentials.ts";
import { ADMIN, aKeyBody, aMeshScene, aMintedBody, failureOf, MINT } from "./scene.ts";

const key = aMeshKey("requests");
const emptyList = { body: { success: true, api_keys: [], has_more: false, next_cursor: null } };

const calls: readonly (readonly [string, (mesh: MeshPort) => Promise<unknown>, object])[] = [
  ["listKeys", (mesh) => mesh.listKeys({}), emptyList.body],
  ["findKey", (mesh) => mesh.findKey("key_1"), { success: true, api_key: aKeyBody() }],
  ["mint", (mesh) => mesh.mint(MINT), aMintedBody(key)],
  ["revoke", (mesh) => mesh.revoke("key_1", "orphan"), { success: true }],
  ["expire", (mesh) => mesh.expire("key_1", 1_000), { success: true, api_key: aKeyBody() }],
];

describe("the credential", () => {
  test.each(calls)(
    "that is a key goes both ways with %s, as the published client sends it",
    async (_name, call, body) => {
      const { mesh, http } = aMeshScene([{ body }]);
      await call(mesh);
      expect(http.requests.map(({ headers }) => headers)).toEqual([
        expect.objectContaining({ authorization: `ApiKey ${ADMIN.reveal()}`, "x-api-key": ADMIN.reveal() }),
      ]);
    },
  );

  test.each(calls)(
    "that is an access token goes as Bearer with %s, and not as x-api-key",
    async (_name, call, body) => {
      const credential = anAccessToken("admin");
      const { mesh, http } = aMeshScene([{ body }], { credential });
      await call(mesh);
      const [request] = http.requests;
      expect(request?.headers["authorization"]).toBe(`Bearer ${credential.reveal()}`);
      expect(request?.headers).not.toHaveProperty("x-api-key");
    },
  );

  test.each(["whoami", "profile"] as const)(
    "that %s looks at is the one that it is given, not the admin's",
    async (call) => {
      const { mesh, http } = aMeshScene([{ body: { id: "u1" } }]);
      await mesh[call](key);
      expect(http.requests[0]?.headers).toMatchObject({
        authorization: `ApiKey ${key.reveal()}`,
        "x-api-key": key.reveal(),
      });
    },
  );

  test("is not sent with the discovery, which is public", async () => {
    const { mesh, http } = aMeshScene([{ body: {} }]);
    await mesh.discover();
    expect(Object.keys(http.requests[0]?.headers ?? {}).sort()).toEqual([
      "accept",
      "cache-control",
      "user-agent",
    ]);
  });

  test("is in no URL and no body", async () => {
    for (const [, call, body] of calls) {
      const { mesh, http } = aMeshScene([{ body }]);
      await call(mesh);
      for (const request of http.requests)
        expect(request.url.href + (request.body ?? "")).not.toContain(ADMIN.reveal().slice(5, 15));
    }
  });
});

test("every request says who is asking and wants JSON", async () => {
  const bodies = [{}, ...calls.map(([, , body]) => body)];
  const { mesh, http } = aMeshScene(bodies.map((body) => ({ body })));
  await mesh.discover();
  for (const [, call] of calls) await call(mesh);
  expect(http.requests).toHaveLength(6);
  for (const { headers } of http.requests)
    expect(headers).toMatchObject({ "user-agent": USER_AGENT, accept: "application/json" });
});

describe("the address", () => {
  test.each([
    ["https://mesh.test", "https://mesh.test/api/v1/whoami"],
    ["https://mesh.test/", "https://mesh.test/api/v1/whoami"],
    ["https://mesh.test//", "https://mesh.test/api/v1/whoami"],
    ["https://mesh.test:8443/prefix", "https://mesh.test:8443/prefix/api/v1/whoami"],
    ["https://mesh.test/deep/prefix/", "https://mesh.test/deep/prefix/api/v1/whoami"],
  ])("%s leads to %s", async (baseUrl, url) => {
    const { mesh, http } = aMeshScene([{ body: {} }], { baseUrl });
    await mesh.whoami(key);
    expect(http.requests[0]?.url.href).toBe(url);
  });

  test("holds a key id as one part, whatever is in it", async () => {
    const { mesh, http } = aMeshScene([{ body: { success: true } }]);
    await mesh.revoke("../whoami?x=1#y", "a reason & more");
    expect(http.requests[0]?.url.href).toBe(
      "https://mesh.test/api/v1/api-keys/..%2Fwhoami%3Fx%3D1%23y?reason=a%20reason%20%26%20more",
    );
  });

  test("of a redirect is never gone to: the credential would go along", async () => {
    const headers = { location: "https://elsewhere.test/" };
    for (const status of [301, 302, 307, 308]) {
      const { mesh, http } = aMeshScene([{ status, headers }]);
      await failureOf(mesh.listKeys({}));
      expect(await mesh.mint(MINT)).toMatchObject({ kind: "rejected" });
      expect(http.requests.map(({ url }) => url.origin)).toEqual(["https://mesh.test", "https://mesh.test"]);
    }
  });
});

describe("a mint asks for", () => {
  async function asked(
    more: object,
  ): Promise<{ body: unknown; headers: Readonly<Record<string, string>>; timeoutMs: number }> {
    const { mesh, http } = aMeshScene([{ body: aMintedBody(key) }]);
    await mesh.mint({ ...MINT, ...more });
    const { body = "", headers, timeoutMs, method, url } = http.requests[0]!;
    expect([method, url.pathname]).toEqual(["POST", "/api/v1/api-keys"]);
    return { body: JSON.parse(body), headers, timeoutMs };
  }

  test("a name and nothing else where nothing else is wanted: the basic service knows no more", async () => {
    const { body, headers } = await asked({});
    expect(body).toEqual({ name: MINT.name });
    expect(headers).toMatchObject({ "content-type": "application/json" });
    expect(headers).not.toHaveProperty("idempotency-key");
  });

  test("meta, scopes, and an end in whole seconds, never longer than wanted", async () => {
    const { body } = await asked({ meta: { a: "b" }, scopes: ["keys:read"], expiresInMs: 90_999 });
    expect(body).toEqual({ name: MINT.name, meta: { a: "b" }, scopes: ["keys:read"], expires_in: 90 });
  });

  test("the same answer again, by an idempotency key that is in the header only", async () => {
    const { body, headers } = await asked({ idempotencyKey: new Sensitive("k".repeat(64)) });
    expect(headers["idempotency-key"]).toBe("k".repeat(64));
    expect(JSON.stringify(body)).not.toContain("kkkk");
  });

  test("patience: the hosted service may think for a minute", async () => {
    expect((await asked({})).timeoutMs).toBe(60_000);
  });
});

test("an end is given in whole seconds, never sooner than wanted", async () => {
  const { mesh, http } = aMeshScene([{ body: { success: true } }]);
  await mesh.expire("key_1", 90_001);
  expect(http.requests[0]).toMatchObject({ method: "PATCH", body: '{"expires_in":91}', timeoutMs: 10_000 });
});
