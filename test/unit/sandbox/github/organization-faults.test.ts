import { describe, expect, test } from "@jest/globals";
import type { FaultEffect } from "../../../../src/sandbox/github/faults.ts";
import { MINUTE_MS } from "../../../../src/values/clock.ts";
import { aKey, aScene, json, message, type Scene } from "./scene.ts";

const AT = "/orgs/octo/actions/secrets";
const SECRET = `${AT}/MESH_API_KEY`;
const HERE = { organization: "octo" };
const PUT = { method: "PUT", path: SECRET } as const;

const scene = (): Scene => aScene({ organization: true });
const stored = ({ standIn }: Scene): string | undefined => standIn.openSecret(HERE, "MESH_API_KEY");
const put = ({ store }: Scene, label: string, more: object = { visibility: "all" }): Promise<Response> =>
  store(AT, "MESH_API_KEY", aKey(label), more);

describe("the script reaches an organization's secrets too", () => {
  test.each([
    ["drop_before", undefined],
    ["drop_after", aKey("first")],
  ] as const)("%s", async (kind, left) => {
    const here = scene();
    here.standIn.faults.add({ ...PUT, kind });
    await expect(put(here, "first")).rejects.toThrow("fetch failed");
    expect(stored(here)).toBe(left);
  });

  test.each<[string, FaultEffect, number]>([
    ["a burst of 5xx", { kind: "status", status: 502 }, 502],
    ["a primary limit", { kind: "rate_limit", limit: "primary" }, 403],
    ["a secondary limit", { kind: "rate_limit", limit: "secondary", retryAfterSeconds: 7, status: 429 }, 429],
  ])("%s comes as often as it was told, and nothing is carried out", async (_what, effect, status) => {
    const here = scene();
    here.standIn.faults.add({ ...PUT, times: 2, ...effect });
    expect([(await put(here, "first")).status, (await put(here, "first")).status]).toEqual([status, status]);
    expect(stored(here)).toBeUndefined();
    expect((await put(here, "first")).status).toBe(201);
  });

  test.each([{ method: "GET", path: `${AT}/public-key` }, PUT])(
    "a sealing key that is rotated at the %j makes the PUT fail once",
    async (match) => {
      const here = scene();
      here.standIn.faults.add({ ...match, kind: "rotate_sealing_key" });
      expect((await put(here, "first")).status).toBe(422);
      expect((await put(here, "first")).status).toBe(201);
    },
  );

  test("a late view shows the old time and the old visibility, while runs already see the new one", async () => {
    const here = scene();
    await put(here, "first");
    here.clock.advance(MINUTE_MS);
    here.standIn.faults.add({ ...PUT, kind: "delay_visibility", delayMs: MINUTE_MS });
    await put(here, "second", { visibility: "selected" });
    const shown = async (): Promise<unknown> => json(await here.ask("GET", SECRET));
    expect(await shown()).toMatchObject({ visibility: "all", updated_at: "2026-03-01T08:00:00Z" });
    expect(here.standIn.startRun({ repository: "octo/shop" }).secrets.size).toBe(0);
    here.clock.advance(MINUTE_MS);
    expect(await shown()).toMatchObject({ visibility: "selected", updated_at: "2026-03-01T08:01:00Z" });
  });

  test("the refusal of an organization with single sign-on is an answer to be scripted", async () => {
    const here = scene();
    const words =
      "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.";
    const url = "required; url=https://github.test/orgs/octo/sso?authorization_request=x";
    here.standIn.faults.add({
      path: /^\/orgs\/octo\//,
      kind: "status",
      status: 403,
      headers: { "x-github-sso": url },
      body: { message: words, documentation_url: "https://docs.github.com/rest", status: "403" },
    });
    const answer = await here.ask("GET", `${AT}/public-key`);
    expect([answer.status, await message(answer), answer.headers.get("x-github-sso")]).toEqual([
      403,
      words,
      url,
    ]);
  });
});

describe("methods that an organization's secrets do not have", () => {
  test.each([
    ["PATCH", SECRET],
    ["POST", AT],
    ["DELETE", `${AT}/public-key/repositories`],
    ["GET", "/orgs/octo/packages/secrets"],
  ])("%s %s answers 404", async (method, path) => {
    const answer = await scene().ask(method, path);
    expect([answer.status, await message(answer)]).toEqual([404, "Not Found"]);
  });

  test("HEAD answers as GET does, without a body", async () => {
    const here = scene();
    await put(here, "first");
    const answer = await here.ask("HEAD", SECRET);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect((await here.ask("HEAD", `${AT}/NONE`)).status).toBe(404);
  });
});
