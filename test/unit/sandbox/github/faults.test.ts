import { describe, expect, test } from "@jest/globals";
import { MINUTE_MS } from "../../../../src/values/clock.ts";
import {
  aKey,
  aScene,
  json,
  message,
  REPOSITORY,
  requestInit,
  seal,
  sealingKeyOf,
  SECRETS,
} from "./scene.ts";

const SECRET = `${SECRETS}/MESH_API_KEY`;
const HERE = { repository: REPOSITORY };
const PUT = { method: "PUT", path: SECRET } as const;

describe("a connection that drops", () => {
  test("before the effect leaves the secret as it was", async () => {
    const { standIn, store } = aScene();
    standIn.faults.add({ ...PUT, kind: "drop_before" });
    await expect(store(SECRETS, "MESH_API_KEY", aKey("first"))).rejects.toMatchObject({
      name: "TypeError",
      cause: { code: "UND_ERR_SOCKET" },
    });
    expect(standIn.openSecret(HERE, "MESH_API_KEY")).toBeUndefined();
    expect(standIn.requests.at(-1)).toMatchObject({ method: "PUT", status: "dropped" });
  });

  test("after the effect leaves the secret written and the client without an answer", async () => {
    const { standIn, store } = aScene();
    standIn.faults.add({ ...PUT, kind: "drop_after" });
    await expect(store(SECRETS, "MESH_API_KEY", aKey("first"))).rejects.toThrow("fetch failed");
    expect(standIn.openSecret(HERE, "MESH_API_KEY")).toBe(aKey("first"));
    expect((await store(SECRETS, "MESH_API_KEY", aKey("first"))).status).toBe(204);
  });
});

describe("a scripted answer", () => {
  test("comes once, with its headers and body, and nothing is carried out", async () => {
    const { standIn, store } = aScene();
    standIn.faults.add({
      ...PUT,
      kind: "status",
      status: 503,
      headers: { "retry-after": "7" },
      body: { a: 1 },
    });
    const answer = await store(SECRETS, "MESH_API_KEY", aKey("first"));
    expect([answer.status, answer.headers.get("retry-after"), await json(answer)]).toEqual([
      503,
      "7",
      { a: 1 },
    ]);
    expect(answer.headers.get("date")).toBe("Sun, 01 Mar 2026 08:00:00 GMT");
    expect(standIn.openSecret(HERE, "MESH_API_KEY")).toBeUndefined();
    expect((await store(SECRETS, "MESH_API_KEY", aKey("first"))).status).toBe(201);
  });

  test("can hide that the request was carried out", async () => {
    const { standIn, store } = aScene();
    standIn.faults.add({ ...PUT, kind: "status", status: 502, effect: "takes_place" });
    const answer = await store(SECRETS, "MESH_API_KEY", aKey("first"));
    expect([answer.status, await message(answer)]).toEqual([502, "Server Error"]);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(standIn.openSecret(HERE, "MESH_API_KEY")).toBe(aKey("first"));
  });

  test("brings none of the headers of the answer that it hides", async () => {
    const { standIn, store, ask } = aScene();
    await store(SECRETS, "A", aKey("a"));
    await store(SECRETS, "B", aKey("b"));
    standIn.faults.add({ path: SECRETS, kind: "status", status: 502, effect: "takes_place" });
    const hidden = await ask("GET", `${SECRETS}?per_page=1`);
    const open = await ask("GET", `${SECRETS}?per_page=1`);
    expect([hidden.headers.has("link"), open.headers.has("link")]).toEqual([false, true]);
  });

  test("may be one without a body, and may bring its own date", async () => {
    const { standIn, ask } = aScene();
    const headers = { date: "Sun, 01 Mar 2026 08:00:05 GMT" };
    standIn.faults.add({ path: /./, kind: "status", status: 204, headers });
    const answer = await ask("GET", SECRETS);
    expect([answer.status, await answer.text(), answer.headers.get("date")]).toEqual([204, "", headers.date]);
  });
});

describe("a rate limit", () => {
  test("of the primary kind says that nothing remains and when it resets", async () => {
    const { standIn, ask, clock } = aScene();
    standIn.faults.add({ path: /secrets/, kind: "rate_limit", limit: "primary", resetInSeconds: 90 });
    const answer = await ask("GET", SECRETS);
    expect([answer.status, await message(answer)]).toEqual([
      403,
      expect.stringMatching(/^API rate limit exceeded for /),
    ]);
    expect(answer.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(answer.headers.get("x-ratelimit-reset")).toBe(String(Math.ceil(clock.now() / 1000) + 90));
    expect(answer.headers.get("retry-after")).toBeNull();
  });

  test.each([
    [403, undefined],
    [429, 60],
  ] as const)("of the secondary kind answers %i with retry-after %s", async (status, retryAfterSeconds) => {
    const { standIn, ask } = aScene();
    const retry = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    standIn.faults.add({ path: SECRET, kind: "rate_limit", limit: "secondary", status, ...retry });
    const answer = await ask("PUT", SECRET, { body: {} });
    expect([answer.status, await message(answer)]).toEqual([
      status,
      expect.stringMatching(/^You have exceeded a secondary rate limit/),
    ]);
    expect(answer.headers.get("retry-after")).toBe(retryAfterSeconds === undefined ? null : "60");
    expect(answer.headers.get("x-ratelimit-remaining")).toBe("4999");
  });
});

describe("a sealing key that is rotated", () => {
  test.each([
    ["after the GET of the old one", { method: "GET", path: `${SECRETS}/public-key` }],
    ["before the PUT is looked at", PUT],
  ])("%s makes the PUT fail, and sealing again for the new key heals it", async (_when, match) => {
    const scene = aScene();
    scene.standIn.faults.add({ ...match, kind: "rotate_sealing_key" });
    expect((await scene.store(SECRETS, "MESH_API_KEY", aKey("first"))).status).toBe(422);
    expect((await scene.store(SECRETS, "MESH_API_KEY", aKey("first"))).status).toBe(201);
    expect(scene.standIn.openSecret(HERE, "MESH_API_KEY")).toBe(aKey("first"));
  });

  test("leaves what was stored before readable, and the other scopes alone", async () => {
    const scene = aScene();
    const other = await sealingKeyOf(scene, "/repos/octo/shop/dependabot/secrets");
    await scene.store(SECRETS, "MESH_API_KEY", aKey("first"));
    scene.standIn.rotateSealingKey(HERE);
    expect(scene.standIn.openSecret(HERE, "MESH_API_KEY")).toBe(aKey("first"));
    expect(await sealingKeyOf(scene, "/repos/octo/shop/dependabot/secrets")).toEqual(other);
  });
});

describe("a late view", () => {
  test("shows the old updated_at until the delay is over, while runs get the new value", async () => {
    const { standIn, store, clock, ask } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("first"));
    clock.advance(MINUTE_MS);
    standIn.faults.add({ ...PUT, kind: "delay_visibility", delayMs: 5 * MINUTE_MS });
    expect((await store(SECRETS, "MESH_API_KEY", aKey("second"))).status).toBe(204);
    const updatedAt = async (): Promise<unknown> =>
      ((await json(await ask("GET", SECRET))) as { updated_at: string }).updated_at;
    expect(standIn.startRun(HERE).secrets.get("MESH_API_KEY")?.reveal()).toBe(aKey("second"));
    clock.advance(5 * MINUTE_MS - 1);
    expect(await updatedAt()).toBe("2026-03-01T08:00:00Z");
    clock.advance(1);
    expect(await updatedAt()).toBe("2026-03-01T08:01:00Z");
  });

  test("of a new secret is none at all", async () => {
    const { standIn, store, clock, ask } = aScene();
    standIn.faults.add({ ...PUT, kind: "delay_visibility", delayMs: MINUTE_MS });
    await store(SECRETS, "MESH_API_KEY", aKey("first"));
    expect((await ask("GET", SECRET)).status).toBe(404);
    expect(await json(await ask("GET", SECRETS))).toEqual({ total_count: 0, secrets: [] });
    clock.advance(MINUTE_MS);
    expect((await ask("GET", SECRET)).status).toBe(200);
  });
});

describe("a hook", () => {
  test("is awaited before the effect and after it, with the request that it belongs to", async () => {
    const { standIn, store } = aScene();
    const held: (string | undefined)[] = [];
    standIn.faults.add({
      ...PUT,
      kind: "hook",
      beforeEffect: async ({ method, status }) => {
        await Promise.resolve();
        held.push(method, String(status), standIn.openSecret(HERE, "MESH_API_KEY"));
      },
      afterEffect: () => {
        held.push(standIn.openSecret(HERE, "MESH_API_KEY"));
      },
    });
    await store(SECRETS, "MESH_API_KEY", aKey("first"));
    expect(held).toEqual(["PUT", "undefined", undefined, aKey("first")]);
  });

  test("comes when the whole body has arrived, so that killing the client there cannot cut it short", async () => {
    const { standIn, token } = aScene();
    const arrived: string[] = [];
    const parts = ['{"encrypted_value":', '"AAAA"}'];
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const part = parts.shift();
        if (part === undefined) return controller.close();
        arrived.push(part);
        controller.enqueue(new TextEncoder().encode(part));
      },
    });
    let atHook = 0;
    standIn.faults.add({ ...PUT, kind: "hook", beforeEffect: () => void (atHook = arrived.length) });
    const init = { ...requestInit("PUT", token, undefined, {}), body, duplex: "half" as const };
    const answer = await standIn.fetch(`https://api.github.test${SECRET}`, init);
    expect([atHook, answer.status]).toEqual([2, 422]);
  });

  test("lets a rival write come first", async () => {
    const scene = aScene();
    const rival = await seal(aKey("rival"), await sealingKeyOf(scene, SECRETS));
    scene.standIn.faults.add({
      ...PUT,
      kind: "hook",
      beforeEffect: async () => {
        expect((await scene.ask("PUT", SECRET, { body: rival })).status).toBe(201);
      },
    });
    expect((await scene.store(SECRETS, "MESH_API_KEY", aKey("mine"))).status).toBe(204);
    expect(scene.standIn.openSecret(HERE, "MESH_API_KEY")).toBe(aKey("mine"));
  });
});

describe("a mistake in a test's own hook", () => {
  test("is told to the test, and not dressed up as an answer of GitHub's", async () => {
    const { standIn, ask } = aScene();
    const beforeEffect = (): never => {
      throw new Error("a slip of the pen");
    };
    standIn.faults.add({ path: SECRETS, kind: "hook", beforeEffect });
    await expect(ask("GET", SECRETS)).rejects.toThrow("a slip of the pen");
    expect(standIn.requests.at(-1)?.status).toBe(500);
  });
});

describe("the script", () => {
  const statuses = async (scene: ReturnType<typeof aScene>, count: number): Promise<number[]> => {
    const all = [];
    for (let n = 0; n < count; n += 1) all.push((await scene.ask("GET", SECRETS)).status);
    return all;
  };

  test("meets the nth match and as many in a row as it was told", async () => {
    const scene = aScene();
    const fault = scene.standIn.faults.add({ path: SECRETS, nth: 2, times: 2, kind: "status", status: 500 });
    expect(await statuses(scene, 5)).toEqual([200, 500, 500, 200, 200]);
    expect(fault.strikes).toBe(2);
  });

  test("matches a whole path or a pattern, and only the method it names", async () => {
    const scene = aScene();
    scene.standIn.faults.add({ path: "/repos/octo/shop/actions", kind: "status", status: 500 });
    scene.standIn.faults.add({ method: "DELETE", path: /secrets$/, kind: "status", status: 501 });
    scene.standIn.faults.add({ method: "get", path: /SECRETS$/gi, times: 2, kind: "status", status: 502 });
    expect(await statuses(scene, 3)).toEqual([502, 502, 200]);
  });

  test("goes on for ever when told so, until it is taken back", async () => {
    const scene = aScene();
    const fault = scene.standIn.faults.add({ path: SECRETS, times: Infinity, kind: "status", status: 500 });
    expect(await statuses(scene, 3)).toEqual([500, 500, 500]);
    fault.remove();
    expect(await statuses(scene, 1)).toEqual([200]);
    scene.standIn.faults.add({ path: SECRETS, times: Infinity, kind: "status", status: 500 });
    scene.standIn.faults.clear();
    expect(await statuses(scene, 1)).toEqual([200]);
  });
});
