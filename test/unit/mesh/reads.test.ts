import { describe, expect, test } from "@jest/globals";
import { aMeshKey } from "../../support/credentials.ts";
import { lostAnswer, neverSent, SERVED_AT, type Script } from "../../support/scripted-http.ts";
import { aKeyBody, aMeshScene, failureOf } from "./scene.ts";

const HTML = "<!doctype html><title>Mesh</title>";
const key = aMeshKey("reads");

describe("discovery", () => {
  const featuresOf = async (script: Script): Promise<readonly string[]> => [
    ...(await aMeshScene([script]).mesh.discover()).features,
  ];

  test("names what the service can do, as far as this program knows it", async () => {
    const features = ["list", "meta", "teleport", 7, null, "list"];
    const headers = { date: "Sun, 17 May 2026 09:30:00 GMT" };
    expect(await featuresOf({ body: { api_version: "1", features }, headers })).toEqual(["list", "meta"]);
  });

  test.each<[string, Script]>([
    ["a redirect", { status: 302, headers: { location: "https://elsewhere.test/" } }],
    ["half an answer", { body: '{"features": ["li', headers: { "content-type": "application/json" } }],
  ])("is not guessed from %s", async (_, script) => {
    await expect(featuresOf(script)).rejects.toMatchObject({ code: "mesh_answer_unusable" });
  });

  test("is of no use where a full service does not tell the time, and no web page is blamed for that", async () => {
    const failure = await failureOf(featuresOf({ body: { features: ["list"] }, headers: {} }));
    expect(failure.code).toBe("mesh_answer_unusable");
    expect(failure.faults[0]).toMatchObject({
      ...{ what: expect.stringContaining("no `Date` header"), why: expect.stringContaining("A proxy") },
    });
  });

  test.each<[string, Script]>([
    ["absent", { status: 404, body: { error: "Not found." } }],
    ["behind a login", { status: 401 }],
    ["forbidden", { status: 403 }],
    ["a web page", { body: HTML }],
    ["empty", { body: "" }],
    ["without features", { body: { api_version: "1" } }],
    ["with features that are no list", { body: { features: "list" } }],
    ["a list instead of an object", { body: ["list"] }],
    ["null", { body: "null" }],
  ])("%s is the basic service", async (_kind, script) => {
    expect(await featuresOf(script)).toEqual([]);
  });

  test("tells the service's time", async () => {
    expect(await aMeshScene([{ body: {} }]).mesh.discover()).toMatchObject({
      serverAt: SERVED_AT,
      receivedMs: 0,
    });
  });

  test.each([
    [500, "mesh_unreachable"],
    [503, "mesh_unreachable"],
    [520, "mesh_unreachable"],
    [429, "rate_limited"],
  ])("that fails with HTTP %i is not taken for the basic service", async (status, code) => {
    const { mesh, http } = aMeshScene([{ status }]);
    expect(await failureOf(mesh.discover())).toMatchObject({ code });
    expect(http.requests).toHaveLength(4);
  });

  test("without an answer fails with the address and the reason, after four tries", async () => {
    const { mesh, http } = aMeshScene([neverSent()], { baseUrl: "https://mesh.test/prefix" });
    const error = await failureOf(mesh.discover());
    expect(error.code).toBe("mesh_unreachable");
    expect(error.message).toContain("https://mesh.test could not be reached (ECONNREFUSED)");
    expect(http.requests).toHaveLength(4);
  });
});

describe("the list of keys", () => {
  test("is asked for live keys with these fields, a hundred at a time, page after page", async () => {
    const { mesh, http } = aMeshScene([
      {
        body: {
          success: true,
          api_keys: [aKeyBody({ key_id: "key_2" })],
          has_more: true,
          next_cursor: "c+/=",
        },
      },
      { body: { success: true, api_keys: [aKeyBody()], has_more: false, next_cursor: null } },
    ]);
    const keys = await mesh.listKeys({ managed_by: "setup-api-key", target: "github:a&b" });
    expect(keys.map(({ keyId }) => keyId)).toEqual(["key_2", "key_1"]);
    expect(http.requests.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { status: "active", limit: "100", "meta.managed_by": "setup-api-key", "meta.target": "github:a&b" },
      {
        status: "active",
        limit: "100",
        "meta.managed_by": "setup-api-key",
        "meta.target": "github:a&b",
        cursor: "c+/=",
      },
    ]);
  });

  test("gives each key with its instants, and no more of it", async () => {
    const record = aKeyBody({
      last_used_at: "2026-02-02T08:00:00Z",
      expires_at: "2026-04-01T00:00:00Z",
      meta: { a: "b", c: 1 },
    });
    const { mesh } = aMeshScene([{ body: { success: true, api_keys: [record, aKeyBody()] } }]);
    expect(await mesh.listKeys({})).toEqual([
      {
        keyId: "key_1",
        name: "a key",
        status: "active",
        createdAt: Date.UTC(2026, 1, 1, 8),
        lastUsedAt: Date.UTC(2026, 1, 2, 8),
        expiresAt: Date.UTC(2026, 3, 1),
        meta: { a: "b" },
      },
      expect.objectContaining({ lastUsedAt: null, expiresAt: null, meta: { managed_by: "setup-api-key" } }),
    ]);
  });

  test.each([
    [undefined, "active"],
    ["active", "active"],
    ["revoked", "revoked"],
    ["expired", "expired"],
    ["disabled", "disabled"],
    ["suspended", "disabled"],
    [7, "disabled"],
  ])("reads the status %j as %s: what is not understood is no live key", async (status, read) => {
    const { mesh } = aMeshScene([{ body: { success: true, api_keys: [aKeyBody({ status })] } }]);
    expect((await mesh.listKeys({}))[0]?.status).toBe(read);
  });

  test("without an end is given up after a hundred pages", async () => {
    const { mesh, http } = aMeshScene([{ body: { success: true, api_keys: [], next_cursor: "again" } }]);
    expect((await failureOf(mesh.listKeys({}))).message).toContain("its list of keys has no end");
    expect(http.requests).toHaveLength(100);
  });

  test.each<[string, Script]>([
    ["a web page", { body: HTML }],
    ["an empty answer", { body: "" }],
    ["an answer without keys", { body: { success: true } }],
    ["keys that are no list", { body: { success: true, api_keys: {} } }],
    ["a key without an id", { body: { api_keys: [aKeyBody({ key_id: undefined })] } }],
    ["a key without a birth", { body: { api_keys: [aKeyBody({ created_at: "long ago" })] } }],
    ["a key that is none", { body: { api_keys: [null] } }],
  ])("that is %s cannot be used", async (_kind, script) => {
    expect(await failureOf(aMeshScene([script]).mesh.listKeys({}))).toMatchObject({
      code: "mesh_answer_unusable",
    });
  });

  test("fails as a whole when a later page fails: half a list would hide keys", async () => {
    const { mesh } = aMeshScene([
      { body: { success: true, api_keys: [aKeyBody()], next_cursor: "next" } },
      { status: 403, body: { error: "No." } },
    ]);
    expect(await failureOf(mesh.listKeys({}))).toMatchObject({ code: "mesh_refused" });
  });
});

describe("one key", () => {
  test.each([
    ["in an envelope", { success: true, api_key: aKeyBody() }],
    ["on its own", aKeyBody()],
  ])("is read %s", async (_kind, body) => {
    expect(await aMeshScene([{ body }]).mesh.findKey("key_1")).toMatchObject({ keyId: "key_1" });
  });

  test("that does not exist is none", async () => {
    expect(await aMeshScene([{ status: 404 }]).mesh.findKey("key_1")).toBeUndefined();
  });

  test("that may not be read is a failure, not none", async () => {
    expect(await failureOf(aMeshScene([{ status: 401 }]).mesh.findKey("key_1"))).toMatchObject({
      code: "admin_credential_rejected",
    });
  });
});

describe("introspection", () => {
  test("asks whoami and the profile", async () => {
    const { mesh, http } = aMeshScene([{ body: { id: 1 } }]);
    await mesh.whoami(key);
    await mesh.profile(key);
    expect(http.requests.map(({ url }) => url.pathname)).toEqual(["/api/v1/whoami", "/auth/profile"]);
  });

  test("learns key and account from whoami", async () => {
    const body = {
      success: true,
      key_id: "key_1",
      name: "a key",
      created_at: "2026-02-01T08:00:00Z",
      expires_at: null,
      account: "acc_1",
    };
    expect(await aMeshScene([{ body }]).mesh.whoami(key)).toEqual({
      kind: "alive",
      account: "acc_1",
      key: { keyId: "key_1", name: "a key", createdAt: Date.UTC(2026, 1, 1, 8), expiresAt: null },
    });
  });

  test.each([
    ["text", { id: "u1", email: "a@b.test" }, "u1"],
    ["a number", { id: 42 }, "42"],
    ["in the profile", { email: "a@b.test", profile: { id: "p1" } }, "p1"],
    ["in the user", { user: { id: "u2" } }, "u2"],
    ["in the account", { account: { id: 7 } }, "7"],
    ["not there", { email: "a@b.test" }, undefined],
  ])("learns the account from a profile whose id is %s", async (_kind, body, account) => {
    expect(await aMeshScene([{ body }]).mesh.profile(key)).toEqual({
      kind: "alive",
      account,
      key: undefined,
    });
  });

  test.each([401, 403, 404])(
    "takes HTTP %i for a rejected credential, with the service's code",
    async (status) => {
      const body = { error: "This key is revoked.", code: "key_revoked" };
      const { mesh, http } = aMeshScene([{ status, body }]);
      expect(await mesh.whoami(key)).toEqual({ kind: "rejected", status, code: "key_revoked" });
      expect(http.requests).toHaveLength(1);
    },
  );

  test("needs no words for a rejection", async () => {
    expect(await aMeshScene([{ status: 404, body: HTML }]).mesh.whoami(key)).toEqual({
      kind: "rejected",
      status: 404,
      code: undefined,
    });
  });

  test.each<[string, Script, string]>([
    ["HTTP 500", { status: 500 }, "mesh_unreachable"],
    ["HTTP 429", { status: 429 }, "rate_limited"],
    ["no answer", lostAnswer(), "mesh_unreachable"],
    ["a web page", { body: HTML }, "mesh_answer_unusable"],
    ["success: false", { body: { success: false, error: "no" } }, "mesh_refused"],
  ])("that ends with %s says nothing of the credential", async (_kind, script, code) => {
    expect(await failureOf(aMeshScene([script]).mesh.whoami(key))).toMatchObject({ code });
  });
});
