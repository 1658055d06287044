import { describe, expect, test } from "@jest/globals";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../../src/values/clock.ts";
import type { Sensitive } from "../../../../src/values/sensitive.ts";
import { aKey, aScene, message, REPOSITORY, SECRETS, type Scene } from "./scene.ts";

const SECRET = `${SECRETS}/MESH_API_KEY`;
const SECONDARY = /^You have exceeded a secondary rate limit/;

/** So many requests, one after the other, with so much time before the next. */
async function inARow(
  scene: Scene,
  count: number,
  { method = "GET", everyMs = 0, token = scene.token } = {},
) {
  const statuses = new Set<number>();
  for (let n = 0; n < count; n += 1) {
    const { status } = await scene.ask(method, SECRET, { token, body: method === "PUT" ? {} : undefined });
    statuses.add(status);
    scene.clock.advance(everyMs);
  }
  return [...statuses];
}

function another({ standIn }: Scene, kind: "app" | "github_token" = "app"): Sensitive {
  return standIn.addToken({ kind, repositories: [REPOSITORY], permissions: { secrets: "write" } });
}

describe("the usage of a token", () => {
  test("counts its requests, its writes and the points of both, and nobody else's", async () => {
    const scene = aScene();
    await scene.store(SECRETS, "A", aKey("a"));
    await scene.ask("DELETE", `${SECRETS}/A`);
    await scene.ask("POST", "/graphql", { body: {} });
    await scene.ask("GET", "/rate_limit");
    await scene.ask("GET", SECRETS, { token: another(scene) });
    expect(scene.standIn.usage(scene.token)).toMatchObject({
      requests: 4,
      contentCreating: 2,
      points: 1 + 5 + 5 + 1,
      refused: 0,
    });
  });

  test("tells the shortest time between two writes, however many reads came between them", async () => {
    const scene = aScene();
    const gap = (): number | undefined => scene.standIn.usage(scene.token).shortestWriteGapMs;
    const gaps = [];
    for (const pauseMs of [2_000, 1_000, 3_000]) {
      await scene.ask("PUT", SECRET, { body: {} });
      gaps.push(gap());
      scene.clock.advance(pauseMs - 1);
      await scene.ask("GET", SECRETS);
      scene.clock.advance(1);
    }
    await scene.ask("PUT", SECRET, { body: {} });
    expect([...gaps, gap()]).toEqual([undefined, 2_000, 1_000, 1_000]);
  });

  test("tells how many requests were under way at once, also when one of them was dropped", async () => {
    const scene = aScene();
    scene.standIn.faults.add({ path: SECRETS, kind: "drop_after" });
    await Promise.allSettled([scene.ask("GET", SECRETS), scene.ask("GET", SECRETS)]);
    await scene.ask("GET", SECRETS);
    expect(scene.standIn.usage(scene.token).mostConcurrent).toBe(2);
  });

  test("is told of a token that was revoked, of requests without a token, and of no token that is unknown", async () => {
    const scene = aScene();
    await scene.ask("GET", SECRETS);
    scene.standIn.revokeToken(scene.token);
    await scene.ask("GET", SECRETS);
    expect(scene.standIn.usage(scene.token).requests).toBe(1);
    expect(scene.standIn.usage().requests).toBe(1);
    expect(() => scene.standIn.usage(another(aScene(), "github_token"))).toThrow("has not issued");
  });
});

test("limits that are only counted refuse nobody", async () => {
  const scene = aScene();
  expect(await inARow(scene, 200, { method: "PUT" })).toEqual([422]);
  expect(scene.standIn.usage(scene.token)).toMatchObject({ contentCreating: 200, refused: 0 });
});

describe("limits that are enforced", () => {
  const enforced = (): Scene => aScene({ limits: "enforced" });

  test("refuse what exceeds the hourly allowance until the hour is over", async () => {
    const scene = enforced();
    const token = another(scene, "github_token");
    const from = scene.clock.now();
    expect(await inARow(scene, 1_000, { token, everyMs: 100 })).toEqual([403]); // it may not read secrets
    const refused = await scene.ask("GET", "/repos/octo/shop", { token });
    expect([refused.status, await message(refused)]).toEqual([
      403,
      "API rate limit exceeded for installation.",
    ]);
    const { headers } = refused;
    expect(headers.get("x-ratelimit-remaining")).toBe("0");
    expect(headers.get("x-ratelimit-reset")).toBe(String(Math.ceil((from + HOUR_MS) / SECOND_MS)));
    expect((await scene.ask("GET", "/rate_limit", { token })).status).toBe(200);
    scene.clock.advance(HOUR_MS);
    expect((await scene.ask("GET", "/repos/octo/shop", { token })).status).toBe(200);
  });

  test("are 60 an hour for whoever shows no token", async () => {
    const scene = enforced();
    const ask = async (): Promise<Response> =>
      scene.standIn.fetch("https://api.github.test/", { headers: { "user-agent": "scene" } });
    for (let n = 0; n < 60; n += 1) expect((await ask()).status).toBe(200);
    expect(await message(await ask())).toBe("API rate limit exceeded for 127.0.0.1.");
  });

  test("refuse the 81st write of a minute without any effect, and let it through once it has waited", async () => {
    const scene = enforced();
    scene.clock.advance(SECOND_MS);
    expect(await inARow(scene, 80, { method: "PUT", everyMs: 100 })).toEqual([422]);
    const refused = await scene.ask("DELETE", SECRET);
    expect([refused.status, await message(refused)]).toEqual([403, expect.stringMatching(SECONDARY)]);
    expect(refused.headers.get("retry-after")).toBe("52");
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("4920");
    expect((await scene.ask("GET", SECRETS)).status).toBe(200);
    expect(scene.standIn.requests.at(-2)?.status).toBe(403);
    scene.clock.advance(52 * SECOND_MS);
    expect((await scene.store(SECRETS, "MESH_API_KEY", aKey("first"))).status).toBe(201);
    expect(scene.standIn.usage(scene.token).refused).toBe(1);
  });

  test("carry out nothing that they refuse", async () => {
    const scene = enforced();
    await scene.store(SECRETS, "MESH_API_KEY", aKey("first"));
    await inARow(scene, 79, { method: "PUT" });
    expect((await scene.store(SECRETS, "MESH_API_KEY", aKey("second"))).status).toBe(403);
    expect((await scene.ask("DELETE", SECRET)).status).toBe(403);
    expect(scene.standIn.openSecret({ repository: REPOSITORY }, "MESH_API_KEY")).toBe(aKey("first"));
  });

  test("refuse the 501st write of an hour, even of a client that writes once a second", async () => {
    const scene = enforced();
    expect(await inARow(scene, 500, { method: "PUT", everyMs: SECOND_MS })).toEqual([422]);
    const refused = await scene.ask("PUT", SECRET, { body: {} });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "3100"]);
    expect((await scene.ask("PUT", SECRET, { body: {}, token: another(scene) })).status).toBe(422);
  });

  test("refuse what exceeds 900 points a minute, of which a write takes five", async () => {
    const scene = enforced();
    expect(await inARow(scene, 60, { method: "PUT" })).toEqual([422]);
    expect(await inARow(scene, 600)).toEqual([404]);
    const refused = await scene.ask("GET", SECRET);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "60"]);
    scene.clock.advance(MINUTE_MS);
    expect((await scene.ask("GET", SECRETS)).status).toBe(200);
  });

  test("refuse the 101st request that is under way at once", async () => {
    const scene = enforced();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    scene.standIn.faults.add({ path: SECRETS, times: 100, kind: "hook", beforeEffect: () => held });
    const under = Array.from({ length: 100 }, () => scene.ask("GET", SECRETS));
    const refused = await scene.ask("GET", SECRETS);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "1"]);
    release();
    expect(new Set((await Promise.all(under)).map(({ status }) => status))).toEqual(new Set([200]));
    expect((await scene.ask("GET", SECRETS)).status).toBe(200);
    expect(scene.standIn.usage(scene.token)).toMatchObject({ mostConcurrent: 101, refused: 1 });
  });
});
