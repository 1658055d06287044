import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { KeyStore } from "../../../src/service/store/keys.ts";
import type { Sensitive } from "../../../src/values/sensitive.ts";
import { generateKey } from "../../../src/service/key-format.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";
import { aWorld, type World } from "./support.ts";

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

const stranger = generateKey(aSeededRandom("a key that nobody minted"));

describe("credentials", () => {
  const profile = (headers: Record<string, string>) =>
    world.ask("GET", "/auth/profile", { as: undefined, headers });

  test("are taken from Authorization, from x-api-key, and from both when they agree", async () => {
    const value = world.admin.reveal();
    for (const headers of [
      { authorization: `ApiKey ${value}` },
      { authorization: `apikey   ${value}` },
      { "x-api-key": value },
      { authorization: `ApiKey ${value}`, "x-api-key": value },
    ] as Record<string, string>[]) {
      expect((await profile(headers)).status).toBe(200);
    }
  });

  test("are refused when the two headers differ, even if one of them is good", async () => {
    const headers = { authorization: `ApiKey ${world.admin.reveal()}`, "x-api-key": stranger.reveal() };
    const { status, json } = await profile(headers);
    expect([status, json["code"]]).toEqual([400, "conflicting_credentials"]);
  });

  test.each(["ApiKey", "ApiKey a, ApiKey b", "bearer a b", "ApiKey,a", "apikey=a"])(
    "are refused when Authorization is %j beside a good x-api-key",
    async (authorization) => {
      const { status, json } = await profile({ authorization, "x-api-key": world.admin.reveal() });
      expect([status, json["code"]]).toEqual([400, "malformed_credential"]);
    },
  );

  test.each(["Basic Zm9v", "ApiKey2 a b", "Bearer-Token a b"])(
    "are taken from x-api-key when Authorization is %j, which is meant for somebody else",
    async (authorization) => {
      expect((await profile({ authorization, "x-api-key": world.admin.reveal() })).status).toBe(200);
    },
  );

  test.each([
    ["nothing", {}, "credential_missing"],
    ["a scheme of its own", { authorization: "Basic abc" }, "credential_missing"],
    ["an unknown key", { "x-api-key": stranger.reveal() }, "invalid_key"],
    ["an access token, which nobody has issued", { authorization: "Bearer a.b.c" }, "invalid_key"],
  ])("are asked for with a challenge when %s was sent", async (_what, headers, code) => {
    const { status, json, headers: told } = await profile(headers);
    expect([status, json["code"]]).toEqual([401, code]);
    expect(told.get("www-authenticate")).toBe('ApiKey realm="mesh"');
    expect(json["request_id"]).toBe(told.get("x-request-id"));
  });

  test("are not taken for an access token when they are a key, known or not, and told how a key is sent", async () => {
    const sent = [world.admin, stranger].map((key) => profile({ authorization: `Bearer ${key.reveal()}` }));
    const [known, unknown] = await Promise.all(sent);
    expect([known?.status, known?.json["code"]]).toEqual([401, "invalid_key"]);
    expect(known?.json["error"]).toContain("An API key is sent as `Authorization: ApiKey mesh_…`");
    expect(unknown?.json["error"]).toBe(known?.json["error"]);
  });

  test("come before everything else: a stranger learns nothing about bodies and ids", async () => {
    for (const [method, path] of [
      ["POST", "/api/v1/api-keys"],
      ["POST", "/v1/mesh/api-keys"],
      ["POST", "/api/v1/api-keys/verify"],
      ["GET", "/api/v1/api-keys?limit=0"],
      ["GET", "/api/v1/api-keys/key_x"],
      ["PATCH", "/api/v1/api-keys/key_x"],
      ["DELETE", "/api/v1/api-keys/key_x"],
      ["GET", "/api/v1/whoami"],
      ["GET", "/auth/profile"],
      ["GET", "/auth/validate"],
    ] as const) {
      const { status } = await world.ask(method, path, { as: stranger });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });

  test.each(["api_key", "apikey", "x-api-key", "access_token", "token", "key"])(
    "are refused in a query parameter named %s, whatever its value",
    async (name) => {
      const { status, json } = await world.ask("GET", `/auth/profile?${name}=x`);
      expect([status, json["code"]]).toEqual([400, "credential_in_url"]);
    },
  );

  test("are refused anywhere in a URL when they are recognisable, encoded or not", async () => {
    const value = stranger.reveal();
    for (const path of [
      `/api/v1/api-keys?name=${value}`,
      `/api/v1/api-keys/${value.replaceAll("_", "%5F")}`,
      `/${value}`,
      `/mesh_${value}`,
      `/a/${value}/b`,
      `/auth/profile?n=%zz${value.replaceAll("_", "%5F")}`,
      `/auth/profile?n=%ff&o=${value.replaceAll("m", "%6d")}`,
      `/auth/profile?to=${encodeURIComponent(value.replaceAll("_", "%5F"))}`,
      `/auth/profile?${value}=`,
    ]) {
      const { json, text } = await world.ask("GET", path);
      expect(json["code"]).toBe("credential_in_url");
      expect(text).not.toContain(value);
    }
  });
});

test("a URL of more than 8,000 characters is refused unread", async () => {
  const path = (length: number) => "/".padEnd(length, "x");
  const { status, json } = await world.ask("GET", path(8_001));
  expect([status, json["code"]]).toEqual([414, "uri_too_long"]);
  expect((await world.ask("GET", path(8_000))).status).toBe(404);
});

describe("bodies", () => {
  const create = (ask: { headers?: Record<string, string>; raw: string | Uint8Array }) =>
    world.ask("POST", "/api/v1/api-keys", { headers: { "content-type": "application/json" }, ...ask });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])(
    "are refused as %s",
    async (type) => {
      const { status, json } = await create({ headers: { "content-type": type }, raw: '{"name":"x"}' });
      expect([status, json["code"]]).toEqual([415, "unsupported_media_type"]);
    },
  );

  test("are refused when they are compressed", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    expect((await create({ headers, raw: "{}" })).status).toBe(415);
  });

  test("may name their charset", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect((await create({ headers, raw: '{"name":"x"}' })).status).toBe(200);
  });

  test.each([
    ["no JSON", "{"],
    ["empty", ""],
    ["not UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
    ["a way to reach a prototype", '{"name":"x","__proto__":{}}'],
  ])("are malformed when they are %s", async (_what, raw) => {
    const { status, json } = await create({ raw });
    expect([status, json["code"]]).toEqual([400, "malformed_json"]);
  });

  test("may have 16 KiB and not a byte more, whatever length they claim", async () => {
    const body = (size: number) => `{"name":"x"}`.padEnd(size, " ");
    expect((await create({ raw: body(16 * 1024) })).status).toBe(200);
    const { status, json } = await create({ raw: body(16 * 1024 + 1) });
    expect([status, json["code"]]).toEqual([413, "payload_too_large"]);
    const headers = { "content-type": "application/json", "content-length": "999999" };
    expect((await create({ headers, raw: "{}" })).status).toBe(413);
  });
});

describe("paths and methods", () => {
  test.each(["/index.html", "/api/v1/api-keys/", "/api/v2/api-keys", "/auth/nothing"])(
    "answers 404 for %s",
    async (path) => {
      const { status, json } = await world.ask("GET", path);
      expect([status, json["code"]]).toEqual([404, "not_found"]);
    },
  );

  test.each([
    ["PUT", "/api/v1/api-keys", "POST, GET, HEAD"],
    ["GET", "/v1/mesh/api-keys", "POST"],
    ["GET", "/api/v1/api-keys/verify", "POST"],
    ["DELETE", "/api/v1/api-keys/revoke", "POST"],
    ["POST", "/api/v1/api-keys/key_x", "GET, HEAD, PATCH, DELETE"],
    ["POST", "/api/v1/whoami", "GET, HEAD"],
    ["OPTIONS", "/auth/profile", "GET, HEAD"],
    ["POST", "/.well-known/mesh-configuration", "GET, HEAD"],
  ])("answers %s %s with 405 and what is allowed", async (method, path, allow) => {
    const { status, json, headers } = await world.ask(method, path);
    expect([status, json["code"], headers.get("allow")]).toEqual([405, "method_not_allowed", allow]);
  });

  test("answers HEAD like GET without the body", async () => {
    const { status, text } = await world.ask("HEAD", "/auth/profile");
    expect([status, text]).toEqual([200, ""]);
  });
});

describe("every answer", () => {
  test.each([
    ["GET", "/auth/profile", 200],
    ["GET", "/nowhere", 404],
    ["PUT", "/auth/profile", 405],
    ["GET", "/auth/profile?key=x", 400],
  ])("to %s %s is dated by the service's clock and kept out of caches", async (method, path, expected) => {
    world.clock.pass(86_400_000);
    const { status, headers } = await world.ask(method, path);
    expect(status).toBe(expected);
    expect(headers.get("date")).toBe("Mon, 02 Mar 2026 12:00:00 GMT");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^req_[0-9A-Za-z]{22}$/);
  });

  test("to a database that fails is 503 with a time to come again, and says nothing of its cause", async () => {
    await world.service.close();
    const { status, json, text, headers } = await world.ask("GET", "/auth/profile");
    expect([status, json["code"], headers.get("retry-after")]).toEqual([503, "unavailable", "1"]);
    expect(text).not.toMatch(/sqlite|not open/i);
    expect(world.log.at(-1)?.fault).toBe("DatabaseError");
  });

  test("to a failure that nobody foresaw is 500 and says nothing of its cause", async () => {
    jest.spyOn(KeyStore.prototype, "list").mockRejectedValueOnce(new TypeError("the cause"));
    const { status, json, text } = await world.ask("GET", "/api/v1/api-keys");
    expect([status, json["code"]]).toEqual([500, "internal_error"]);
    expect(text).not.toContain("the cause");
    expect(world.log.at(-1)?.fault).toBe("TypeError");
  });
});

describe("the request log", () => {
  test("says who asked for what, and what came of it", async () => {
    const { keyId } = await world.mint();
    await world.ask("GET", `/api/v1/api-keys/${keyId}?x=1`);
    const { method, path, status, at, keyId: by } = world.log.at(-1) ?? {};
    expect({ method, path, status, at }).toEqual({
      method: "GET",
      path: `/api/v1/api-keys/${keyId}`,
      status: 200,
      at: world.clock.now(),
    });
    expect(by).toMatch(/^key_/);
  });

  test("holds no key, wherever the client put it", async () => {
    const value = world.admin.reveal();
    const encoded = value.replace("_", "%5F");
    await world.ask("GET", `/${value}`);
    await world.ask("GET", `/api/v1/api-keys/${encoded}`);
    await world.ask("DELETE", `/api/v1/api-keys/${value.slice(11)}`);
    await world.ask("GET", `/auth/profile?token=${value}`);
    await world.ask(value, "/auth/profile");
    await world.ask("POST", "/api/v1/api-keys/verify", { body: { api_key: value } });
    const logged = JSON.stringify(world.log);
    expect(world.log).toHaveLength(6);
    expect(logged).not.toContain(value.slice(11, 30));
    expect(logged).toContain("/api/v1/api-keys/[hidden]");
  });
});

describe("proving a key", () => {
  test("whoami tells what the key is and whose", async () => {
    const { key, keyId } = await world.mint({ name: "short", expires_in: 60 });
    expect((await world.ask("GET", "/api/v1/whoami", { as: key })).json).toEqual({
      success: true,
      key_id: keyId,
      name: "short",
      created_at: "2026-03-01T12:00:00.000Z",
      expires_at: "2026-03-01T12:01:00.000Z",
      scopes: ["keys:read", "keys:mint", "keys:revoke", "audit:read", "profile:read"],
      account: world.accountId,
      email: "owner@example.test",
    });
  });

  test("profile tells the same account", async () => {
    const { json } = await world.ask("GET", "/auth/profile");
    expect(json).toMatchObject({
      id: world.accountId,
      email: "owner@example.test",
      profile: { id: world.accountId },
    });
  });

  test("validate says that the credential is good", async () => {
    expect((await world.ask("GET", "/auth/validate")).json).toEqual({ success: true, valid: true });
  });

  test("a key ends at the instant of its expiry, not after it", async () => {
    const { key } = await world.mint({ name: "short", expires_in: 60 });
    world.clock.pass(59_999);
    expect((await world.ask("GET", "/auth/validate", { as: key })).status).toBe(200);
    world.clock.pass(1);
    const { status, json } = await world.ask("GET", "/auth/validate", { as: key });
    expect([status, json["code"]]).toEqual([401, "key_expired"]);
  });
});

describe("verify", () => {
  const verify = (key: Sensitive, as = world.admin) =>
    world.ask("POST", "/api/v1/api-keys/verify", { as, body: { api_key: key.reveal() } });

  test("tells each state of a key of the account, and its id", async () => {
    const { key, keyId } = await world.mint({ name: "x", expires_in: 60 });
    expect((await verify(key)).json).toEqual({ success: true, valid: true, code: "VALID", key_id: keyId });
    await world.ask("PATCH", `/api/v1/api-keys/${keyId}`, { body: { status: "disabled" } });
    expect((await verify(key)).json).toMatchObject({ valid: false, code: "DISABLED", key_id: keyId });
    world.clock.pass(60_000);
    expect((await verify(key)).json).toMatchObject({ valid: false, code: "EXPIRED" });
    await world.ask("DELETE", `/api/v1/api-keys/${keyId}`);
    expect((await verify(key)).json).toMatchObject({ valid: false, code: "REVOKED" });
  });

  test("does not count as use of the key that is asked about", async () => {
    const { key, keyId } = await world.mint();
    await verify(key);
    expect((await world.ask("GET", `/api/v1/api-keys/${keyId}`)).json.api_key["last_used_at"]).toBeNull();
  });

  test("does not tell another account's key from one that is not there", async () => {
    const other = await world.service.accounts.create({ email: "other@example.test" });
    const theirs = await world.service.keys.mint({ accountId: other.id, name: "theirs" });
    expect((await verify(theirs)).text).toBe((await verify(stranger)).text);
    expect((await verify(theirs)).json).toEqual({ success: true, valid: false, code: "NOT_FOUND" });
  });
});

describe("revoke by possession", () => {
  const surrender = (key: string) =>
    world.ask("POST", "/api/v1/api-keys/revoke", { as: undefined, body: { api_key: key } });

  test("needs nothing but the key", async () => {
    const { key, keyId } = await world.mint();
    expect((await surrender(key.reveal())).json).toMatchObject({
      success: true,
      key_id: keyId,
      already_revoked: false,
    });
    expect((await world.ask("GET", "/auth/profile", { as: key })).json["code"]).toBe("key_revoked");
    expect((await surrender(key.reveal())).json).toMatchObject({ success: true, already_revoked: true });
  });

  test("is 200 for a key that nobody knows, so that a leak can be reported without asking first", async () => {
    const { status, json } = await surrender(stranger.reveal());
    expect([status, json]).toEqual([200, { success: true }]);
  });
});

describe("what the service says of itself", () => {
  test("names exactly the features that work", async () => {
    const { json } = await world.ask("GET", "/.well-known/mesh-configuration", { as: undefined });
    const features = [
      "list",
      "get",
      "meta",
      "revoke",
      "expire",
      "expires_in",
      "last_used_at",
      "scopes",
      "whoami",
      "verify",
      "rotate",
      "idempotency",
      "audit",
    ];
    expect(json).toEqual({ api_version: "1", features });
  });

  test("is healthy and ready, and no longer ready without its database", async () => {
    expect((await world.ask("GET", "/healthz", { as: undefined })).json).toEqual({ status: "ok" });
    expect((await world.ask("GET", "/readyz", { as: undefined })).json).toEqual({ status: "ready" });
    await world.service.close();
    expect((await world.ask("GET", "/healthz", { as: undefined })).status).toBe(200);
    const { status, json } = await world.ask("GET", "/readyz", { as: undefined });
    expect([status, json["code"]]).toEqual([503, "not_ready"]);
  });
});

test("is not ready when its tables are gone, although the database answers", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mesh-ready-"));
  const kept = await aWorld({ dataFolder: folder });
  const other = new DatabaseSync(join(folder, "mesh.sqlite"));
  other.exec("pragma foreign_keys = off; drop table api_keys");
  other.close();
  expect((await kept.ask("GET", "/readyz", { as: undefined })).status).toBe(503);
  await kept.service.close();
  rmSync(folder, { recursive: true });
});

test("the embedding program cannot mint a key under a name that the API would refuse", async () => {
  const { keys } = world.service;
  await expect(keys.mint({ accountId: world.accountId, name: "a\nb" })).rejects.toThrow(RangeError);
});
