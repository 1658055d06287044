import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { Quirk } from "../../src/service/quirks.ts";
import { type ServingMeshService, serveMeshService } from "../../src/service/serve.ts";
import { generateKey } from "../../src/service/key-format.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { aWorld, seededRandom, type World } from "../unit/service/support.ts";

let open: { world: World; serving: ServingMeshService }[] = [];
afterEach(async () => {
  for (const { world, serving } of open) {
    await serving.close();
    await world.service.close();
  }
  open = [];
});

async function served(
  ...quirks: Quirk[]
): Promise<{ world: World; url: string; serving: ServingMeshService }> {
  const world = await aWorld({ quirks });
  const serving = await serveMeshService(world.service, { port: 0, host: "127.0.0.1" });
  open.push({ world, serving });
  return { world, url: serving.url, serving };
}

const read = (url: string, path: string, key: Sensitive) =>
  fetch(url + path, { headers: { "x-api-key": key.reveal() } });
const create = (url: string, key: Sensitive, body: object = { name: "made" }) =>
  fetch(`${url}/api/v1/api-keys`, {
    method: "POST",
    headers: { "x-api-key": key.reveal(), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const names = async (world: World) => (await world.service.keys.list(world.accountId)).map((key) => key.name);

describe("on a socket", () => {
  test("the Date is the service's own, and there is one only", async () => {
    const { world, url } = await served();
    world.clock.pass(86_400_000);
    const response = await read(url, "/auth/profile", world.admin);
    expect([response.status, response.headers.get("date")]).toEqual([200, "Mon, 02 Mar 2026 12:00:00 GMT"]);
  });

  test.each([
    ["no HTTP at all", "hello\r\n\r\n", "400"],
    ["a request without a host", "GET / HTTP/1.1\r\n\r\n", "400"],
    ["a host that is none", "GET / HTTP/1.1\r\nhost: a b/c\r\nconnection: close\r\n\r\n", "400"],
    ["headers without end", `GET / HTTP/1.1\r\nhost: x\r\na: ${"x".repeat(20_000)}\r\n\r\n`, "431"],
  ])("%s is answered with our Date as well", async (_what, bytes, status) => {
    const { url } = await served();
    const answer = await rawExchange(url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.match(/^date: .*$/gim)).toEqual(["date: Sun, 01 Mar 2026 12:00:00 GMT"]);
  });

  test.each([
    ["two Authorization headers", "authorization: ApiKey KEY\r\nauthorization: ApiKey mesh_other", "401"],
    ["the same key twice in one header", "x-api-key: KEY\r\nx-api-key: KEY", "401"],
    ["two hosts", "x-api-key: KEY\r\nhost: evil.example", "400"],
    ["one key", "x-api-key: KEY", "200"],
  ])("%s are not guessed at: one of them could be meant", async (_what, headers, status) => {
    const { world, url } = await served();
    const host = new URL(url).host;
    const sent = headers.replaceAll("KEY", world.admin.reveal());
    const answer = await rawExchange(
      url,
      `GET /auth/profile HTTP/1.1\r\nhost: ${host}\r\n${sent}\r\nconnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test.each(["user@127.0.0.1", "127.0.0.1/path", "127.0.0.1?x", "127.0.0.1#x"])(
    "a host that one reader takes for another is refused: %s",
    async (host) => {
      const { url } = await served();
      const answer = await rawExchange(
        url,
        `GET /healthz HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
    },
  );

  test("an answer to HEAD has the length of the body that it leaves out", async () => {
    const { world, url } = await served();
    const answer = await rawExchange(
      url,
      `HEAD /auth/profile HTTP/1.1\r\nhost: ${new URL(url).host}\r\nx-api-key: ${world.admin.reveal()}\r\nconnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/content-length: [1-9]\d*\r\n/i);
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
  });

  test("a body that is too large is refused without being taken in", async () => {
    const { world, url } = await served();
    const response = await create(url, world.admin, { name: "x".repeat(20_000) });
    expect(response.status).toBe(413);
    expect((await read(url, "/auth/profile", world.admin)).status).toBe(200);
  });

  test("closing lets the request under way finish and cuts a connection that says nothing", async () => {
    const { world, url, serving } = await served();
    const { port } = new URL(url);
    const silent = connect(Number(port), "127.0.0.1");
    await new Promise((resolve) => silent.once("connect", resolve));
    const cut = new Promise((resolve) => silent.once("close", resolve));
    const slow = startedPost(url, world.admin);
    await slow.arrived(world);
    const closing = serving.close();
    slow.finish('"late"}');
    expect(await slow.status).toBe(200);
    await closing;
    await cut;
    expect(await names(world)).toContain("late");
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  test("a taken port is named, with what to do", async () => {
    const { world, url } = await served();
    const taken = serveMeshService(world.service, { port: Number(new URL(url).port), host: "127.0.0.1" });
    await expect(taken).rejects.toMatchObject({
      faults: [{ input: "--port", why: expect.stringMatching(/another program/i) }],
    });
  });
});

describe("the quirk", () => {
  test("basic leaves only what the hosted service shows", async () => {
    const { world, url } = await served("basic");
    for (const path of ["/.well-known/mesh-configuration", "/api/v1/whoami", "/api/v1/api-keys/key_x"]) {
      expect([path, (await read(url, path, world.admin)).status]).toEqual([path, 404]);
    }
    expect((await read(url, "/auth/profile", world.admin)).status).toBe(200);
    const response = await create(url, world.admin, {
      name: "made",
      expires_in: 60,
      meta: { a: "b" },
      scopes: ["x"],
    });
    const { api_key: answer } = (await response.json()) as { api_key: object };
    expect(Object.keys(answer)).toEqual(["api_key", "key_id", "name", "created_at"]);
    const [made] = await world.service.keys.list(world.accountId);
    expect(made).toMatchObject({ name: "made", expiresAt: null, meta: {} });
  });

  test("auth404 answers a bad key with 404 and no challenge", async () => {
    const { world, url } = await served("auth404");
    const response = await read(url, "/auth/profile", generateKey(seededRandom("nobody's")));
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([404, null]);
    expect((await read(url, "/auth/profile", world.admin)).status).toBe(200);
  });

  test("lost-response creates the key and drops the connection", async () => {
    const { world, url } = await served("lost-response");
    await expect(create(url, world.admin)).rejects.toThrow();
    expect(await names(world)).toEqual(["made", "admin"]);
    expect((await read(url, "/api/v1/api-keys", world.admin)).status).toBe(200);
  });

  test("lost-response without a socket fails like a lost connection", async () => {
    const world = await aWorld({ quirks: ["lost-response"] });
    await expect(world.mint({ name: "made" })).rejects.toThrow(TypeError);
    expect(await names(world)).toEqual(["made", "admin"]);
    expect(world.log.at(-1)?.status).toBe(0);
  });

  test("bad-json creates the key and answers a page without it", async () => {
    const { world, url } = await served("bad-json");
    const response = await create(url, world.admin);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(/not valid JSON/);
    expect(await names(world)).toEqual(["made", "admin"]);
  });

  test("success-false answers 200 with an error and creates nothing", async () => {
    const { world, url } = await served("success-false");
    const response = await create(url, world.admin);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ success: false, error: expect.any(String) });
    expect(await names(world)).toEqual(["admin"]);
  });

  test("flaky503 fails every other request before it has an effect", async () => {
    const { world, url } = await served("flaky503");
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await create(url, world.admin)).status);
    expect(statuses).toEqual([503, 200, 503, 200]);
    expect(await names(world)).toEqual(["made", "made", "admin"]);
  });

  test("429 lets a request through only after the wait that it asked for", async () => {
    const { world, url } = await served("429");
    const first = await read(url, "/auth/profile", world.admin);
    expect([first.status, first.headers.get("retry-after")]).toEqual([429, "2"]);
    world.clock.pass(1_000);
    expect((await read(url, "/auth/profile", world.admin)).headers.get("retry-after")).toBe("1");
    world.clock.pass(1_000);
    expect((await read(url, "/auth/profile", world.admin)).status).toBe(200);
    expect((await read(url, "/auth/profile", world.admin)).status).toBe(429);
  });

  test("slow waits five seconds by the service's clock", async () => {
    const { world, url } = await served("slow");
    expect((await read(url, "/auth/profile", world.admin)).status).toBe(200);
    expect(world.clock.slept).toEqual([5_000]);
  });

  test("of any kind spares the health checks, dates its answers and can be joined with others", async () => {
    const { world, url } = await served("flaky503", "auth404", "429");
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const refused = await read(url, "/auth/profile", world.admin);
    expect([refused.status, refused.headers.get("date")]).toEqual([429, "Sun, 01 Mar 2026 12:00:00 GMT"]);
    world.clock.pass(2_000);
    expect((await read(url, "/auth/profile", world.admin)).status).toBe(503);
  });
});

async function rawExchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end(bytes);
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

/** A create whose body stops in the middle until it is told to go on. */
function startedPost(url: string, key: Sensitive) {
  const headers = { "x-api-key": key.reveal(), "content-type": "application/json", "content-length": "15" };
  const request = httpRequest(`${url}/api/v1/api-keys`, { method: "POST", headers });
  const status = new Promise<number | undefined>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => resolve(response.resume().statusCode));
  });
  request.write('{"name":');
  return {
    status,
    finish: (rest: string) => void request.end(rest),
    /** The service has authenticated the request: it is under way. */
    arrived: async (world: World) => {
      const used = async () => (await world.service.keys.list(world.accountId))[0]?.lastUsedAt;
      while ((await used()) === null) await new Promise(setImmediate);
    },
  };
}
