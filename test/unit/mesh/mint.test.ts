import { describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import { createMeshHttp } from "../../../src/mesh/http.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { lostAnswer, neverSent, scriptedHttp, SERVED_AT, type Script } from "../../support/scripted-http.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";
import { ADMIN, aMeshScene, aMintedBody, MINT } from "./scene.ts";

const key = aMeshKey("successor");

describe("a mint that succeeds", () => {
  test.each([200, 201])("is answered with HTTP %i and the whole key", async (status) => {
    const { mesh } = aMeshScene([{ status, body: aMintedBody(key, { expires_at: "2026-06-01T00:00:00Z" }) }]);
    const answer = await mesh.mint(MINT);
    expect(answer).toMatchObject({
      kind: "minted",
      keyId: "key_successor",
      name: MINT.name,
      createdAt: Date.UTC(2026, 2, 1, 11, 59, 59),
      expiresAt: Date.UTC(2026, 5, 1),
    });
    expect(answer.kind === "minted" && answer.key.equals(key)).toBe(true);
  });

  test("masks the key before anybody else hears of it", async () => {
    const order: string[] = [];
    const mesh = createMeshHttp({
      ...{ clock: new HandClock(SERVED_AT), random: aSeededRandom("mint"), credential: ADMIN },
      baseUrl: new URL("https://mesh.test"),
      http: scriptedHttp(() => {
        order.push("sent");
        return { body: aMintedBody(key) };
      }),
      mask: (secret) => order.push(secret.equals(key) ? "masked" : "masked another"),
    });
    await mesh.mint(MINT).then(() => order.push("returned"));
    expect(order).toEqual(["sent", "masked", "returned"]);
  });

  test("has its birth by the service's clock where the answer does not say", async () => {
    const { mesh } = aMeshScene([{ body: aMintedBody(key, { created_at: undefined }) }]);
    expect(await mesh.mint(MINT)).toMatchObject({ createdAt: SERVED_AT, expiresAt: null });
  });

  test("shows its key to nobody who prints the answer", async () => {
    const answer = await aMeshScene([{ body: aMintedBody(key) }]).mesh.mint(MINT);
    expect(inspect(answer, { depth: null, showHidden: true }) + JSON.stringify(answer)).not.toContain(
      key.reveal().slice(5, 15),
    );
  });
});

describe("a mint whose key may exist although nobody holds it", () => {
  test.each<[string, Script]>([
    ["no answer after bytes were sent", lostAnswer()],
    ["HTTP 500", { status: 500, body: { error: "boom" } }],
    ["HTTP 502 of a proxy", { status: 502, body: "<html>" }],
    ["HTTP 520 of the hosted service", { status: 520 }],
    ["HTTP 408", { status: 408 }],
    ["an earlier one that is still running", { status: 409, headers: { "retry-after": "1" } }],
    ["a web page", { body: "<!doctype html>" }],
    ["an empty answer", { body: "" }],
    ["an answer without a key", { body: { success: true } }],
    ["an answer without an id", { body: aMintedBody(key, { key_id: undefined }) }],
    ["an answer whose key is null", { body: { success: true, api_key: null } }],
    ["an answer that was cut off", { body: JSON.stringify(aMintedBody(key)).slice(0, -20) }],
    ["a key without mesh_", { body: aMintedBody(key, { api_key: key.reveal().slice(5) }) }],
    ["a key that is too short", { body: aMintedBody(key, { api_key: key.reveal().slice(0, 20) }) }],
    ["a key with a line end", { body: aMintedBody(key, { api_key: `${key.reveal()}\n` }) }],
  ])("is unknown, and sent once only: %s", async (_kind, script) => {
    const { mesh, http, masked } = aMeshScene([script]);
    const answer = await mesh.mint(MINT);
    expect(answer).toEqual({ kind: "unknown", cause: expect.stringMatching(/\w/) });
    expect(inspect(answer)).not.toContain(key.reveal().slice(5, 15));
    expect([http.requests.length, masked.length]).toEqual([1, 0]);
  });
});

describe("a mint that was certainly refused", () => {
  test.each<[string, Script, string]>([
    ["success: false", { body: { success: false, error: "No more keys." } }, "mesh_refused"],
    ["HTTP 400", { status: 400, body: { error: "Bad name." } }, "mesh_refused"],
    ["HTTP 401", { status: 401 }, "admin_credential_rejected"],
    ["HTTP 403", { status: 403 }, "mesh_refused"],
    ["HTTP 404, the hosted service's 401", { status: 404 }, "admin_credential_rejected"],
    [
      "HTTP 409 without a wait",
      { status: 409, body: { error: "Exists.", code: "name_taken" } },
      "mesh_refused",
    ],
    ["HTTP 422", { status: 422 }, "mesh_refused"],
    ["HTTP 429", { status: 429, headers: { "retry-after": "1" } }, "rate_limited"],
    ["a redirect", { status: 302, headers: { location: "/" } }, "mesh_answer_unusable"],
  ])("says why, and is sent once only: %s", async (_kind, script, code) => {
    const { mesh, http, clock } = aMeshScene([script]);
    expect(await mesh.mint(MINT)).toMatchObject({ kind: "rejected", error: { code } });
    expect(http.requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });
});

describe("a mint that was asked for too often", () => {
  test.each<[string, Record<string, string>, number]>([
    ["as it says", { "retry-after": "7" }, 7_000],
    ["in a minute, where it does not say", {}, 60_000],
  ])("may be asked for again %s", async (_, headers, waitMs) => {
    const { mesh } = aMeshScene([{ status: 429, headers }]);
    expect(await mesh.mint(MINT)).toMatchObject({
      kind: "rejected",
      error: { code: "rate_limited" },
      waitMs,
    });
  });

  test("is told apart from one that was refused for good", async () => {
    const { mesh } = aMeshScene([{ status: 403 }]);
    expect(await mesh.mint(MINT)).not.toHaveProperty("waitMs");
  });
});

describe("a mint of which no byte left this machine", () => {
  test("is sent again: no key can have come to be", async () => {
    const { mesh, http, clock } = aMeshScene([neverSent(), neverSent(), { body: aMintedBody(key) }]);
    expect(await mesh.mint(MINT)).toMatchObject({ kind: "minted", keyId: "key_successor" });
    expect(http.requests).toHaveLength(3);
    expect(clock.slept).toEqual([500, 1_000]);
  });

  test("is given up after three times, and was certainly refused", async () => {
    const { mesh, http, clock } = aMeshScene([neverSent()]);
    expect(await mesh.mint(MINT)).toMatchObject({ kind: "rejected", error: { code: "mesh_unreachable" } });
    expect(http.requests).toHaveLength(3);
    expect(clock.slept).toEqual([500, 1_000]);
  });

  test("is not sent again once bytes were sent", async () => {
    const { mesh, http } = aMeshScene([neverSent(), lostAnswer()]);
    expect(await mesh.mint(MINT)).toMatchObject({ kind: "unknown" });
    expect(http.requests).toHaveLength(2);
  });
});

describe("the id of a key is printed everywhere, so it must be no more than an id", () => {
  const minted = (key_id: unknown) => aMeshScene([{ body: aMintedBody(key, { key_id }) }]).mesh.mint(MINT);

  test.each<[unknown, string]>([
    [42, "42"],
    ["key_1", "key_1"],
    ["A-Z_a.z-9", "A-Z_a.z-9"],
    ["k".repeat(128), "k".repeat(128)],
  ])("takes %j", async (keyId, read) => {
    expect(await minted(keyId)).toMatchObject({ kind: "minted", keyId: read });
  });

  test.each(["", "k".repeat(129), "key 1", "key_1\n::error::x", "../keys", "schlüssel", "k?a=b", null, {}])(
    "takes no %j",
    async (keyId) => {
      expect(await minted(keyId)).toMatchObject({ kind: "unknown" });
    },
  );
});
