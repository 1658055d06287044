import { describe, expect, test } from "@jest/globals";
import { lostAnswer, neverSent, type Script } from "../../support/scripted-http.ts";
import { aMeshScene, failureOf } from "./scene.ts";

const changes = [
  ["revoke", (script: readonly Script[]) => attempt(script, "revoke")],
  ["expire", (script: readonly Script[]) => attempt(script, "expire")],
] as const;

function attempt(script: readonly Script[], change: "revoke" | "expire") {
  const { mesh, http } = aMeshScene(script);
  const done = change === "revoke" ? mesh.revoke("key_1", "superseded") : mesh.expire("key_1", 1_000);
  return { done, http };
}

describe.each(changes)("%s", (_name, change) => {
  test.each([200, 202, 204])("is done with HTTP %i", async (status) => {
    const { done, http } = change([{ status, body: status === 204 ? "" : { success: true } }]);
    await expect(done).resolves.toBeUndefined();
    expect(http.requests).toHaveLength(1);
  });

  test.each([404, 410])("F34: is done when the key is gone already, HTTP %i", async (status) => {
    await expect(change([{ status }]).done).resolves.toBeUndefined();
  });

  test.each([
    [401, "admin_credential_rejected"],
    [403, "mesh_refused"],
    [409, "mesh_refused"],
    [422, "mesh_refused"],
  ])("is refused with HTTP %i, at once, naming the key", async (status, code) => {
    const { done, http } = change([{ status }]);
    const error = await failureOf(done);
    expect(error.code).toBe(code);
    expect(error.message).toContain("key_1");
    expect(http.requests).toHaveLength(1);
  });

  test.each<[string, Script]>([
    ["HTTP 500", { status: 500 }],
    ["HTTP 429", { status: 429, headers: { "retry-after": "1" } }],
    ["a lost answer", lostAnswer()],
    ["a refused connection", neverSent()],
  ])("is repeated after %s, for it does no more the second time", async (_kind, script) => {
    const { done, http } = change([script, { status: 404 }]);
    await expect(done).resolves.toBeUndefined();
    expect(http.requests).toHaveLength(2);
  });

  test("fails when the service stays in trouble", async () => {
    const { done, http } = change([{ status: 503 }]);
    expect(await failureOf(done)).toMatchObject({ code: "mesh_unreachable" });
    expect(http.requests).toHaveLength(4);
  });

  test("fails when nobody answers", async () => {
    expect(await failureOf(change([lostAnswer()]).done)).toMatchObject({ code: "mesh_unreachable" });
  });
});
