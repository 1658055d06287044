import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Sensitive } from "../../../src/values/sensitive.ts";
import { aWorld, type World } from "./support.ts";

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

const liveNames = async () =>
  (await world.service.keys.list(world.accountId))
    .filter((key) => key.revokedAt === null)
    .map((key) => key.name);

describe("a key that is revoked while its request's body is under way", () => {
  /** Sends headers, revokes the key that they name, and only then sends the body. */
  const lateBody = async (
    [method, path]: [string, string],
    body: object,
    headers: Record<string, string> = {},
  ) => {
    const { key, keyId } = await world.mint({ name: "stolen" });
    const revokeThenSend = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          await world.ask("DELETE", `/api/v1/api-keys/${keyId}`);
          controller.enqueue(new TextEncoder().encode(JSON.stringify(body)));
          controller.close();
        },
      },
      // Nothing is read ahead: the first pull is the service's own, after it has looked at the headers.
      { highWaterMark: 0 },
    );
    const request = new Request(`http://mesh.test${path}`, {
      method,
      headers: { "x-api-key": key.reveal(), "content-type": "application/json", ...headers },
      body: revokeThenSend,
      duplex: "half",
    });
    const response = await world.service.fetch(request);
    return [response.status, ((await response.json()) as { code?: string }).code];
  };

  test.each([
    ["/api/v1/api-keys", {}],
    ["/v1/mesh/api-keys", {}],
    ["/api/v1/api-keys", { "idempotency-key": "f".repeat(32) }],
  ] as [string, Record<string, string>][])("mints nothing at %s (%j)", async (path, headers) => {
    expect(await lateBody(["POST", path], { name: "backdoor" }, headers)).toEqual([401, "key_revoked"]);
    expect(await liveNames()).toEqual(["admin"]);
  });

  test("changes nothing", async () => {
    const { keyId } = await world.mint({ name: "other" });
    expect(await lateBody(["PATCH", `/api/v1/api-keys/${keyId}`], { name: "taken over" })).toEqual([
      401,
      "key_revoked",
    ]);
    expect(await liveNames()).toEqual(["other", "admin"]);
  });
});

test("a key that is revoked after it was recognised revokes nothing", async () => {
  const [first, second] = [await world.mint({ name: "first" }), await world.mint({ name: "second" })];
  const answers = await Promise.all([
    world.ask("DELETE", `/api/v1/api-keys/${second.keyId}`, { as: first.key }),
    world.ask("DELETE", `/api/v1/api-keys/${first.keyId}`, { as: second.key }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 401]);
  expect(await liveNames()).toEqual(["first", "admin"]);
});

describe("a key with an end", () => {
  const idempotent = { "idempotency-key": "e".repeat(32) };
  const create = async (as: Sensitive, body: object, headers: Record<string, string> = {}) => {
    const { status, json } = await world.ask("POST", "/api/v1/api-keys", { as, body, headers });
    return [status, json["code"]];
  };

  test.each([
    ["no end", { name: "child" }, {}],
    ["a later one", { name: "child", expires_in: 61 }, {}],
    ["no end, idempotently", { name: "child" }, idempotent],
  ] as [string, object, Record<string, string>][])("mints none with %s", async (_what, body, headers) => {
    const { key } = await world.mint({ name: "parent", expires_in: 60 });
    expect(await create(key, body, headers)).toEqual([403, "scope_exceeded"]);
    expect(await liveNames()).toEqual(["parent", "admin"]);
  });

  test.each([[{}], [idempotent]])("mints one that ends with it (%j)", async (headers) => {
    const { key } = await world.mint({ name: "parent", expires_in: 60 });
    expect(await create(key, { name: "child", expires_in: 60 }, headers)).toEqual([200, undefined]);
  });

  test("is not shown again what it minted before its end was brought nearer", async () => {
    const parent = await world.mint({ name: "parent" });
    expect(await create(parent.key, { name: "child" }, idempotent)).toEqual([200, undefined]);
    await world.ask("PATCH", `/api/v1/api-keys/${parent.keyId}`, { body: { expires_in: 60 } });
    expect(await create(parent.key, { name: "child" }, idempotent)).toEqual([403, "scope_exceeded"]);
  });

  test("mints none without end at the basic service either", async () => {
    world = await aWorld({ quirks: ["basic"] });
    const order = { accountId: world.accountId, name: "parent", expiresInMs: 60_000 };
    const parent = await world.service.keys.mint(order);
    expect(await create(parent, { name: "child" })).toEqual([403, "scope_exceeded"]);
  });

  test("may disable and shorten a key that outlives it, and not enable it again", async () => {
    const parent = await world.mint({ name: "parent", expires_in: 60 });
    const { keyId } = await world.mint({ name: "eternal" });
    const patch = async (body: object) => {
      const { status, json } = await world.ask("PATCH", `/api/v1/api-keys/${keyId}`, {
        as: parent.key,
        body,
      });
      return [status, json["code"]];
    };
    expect(await patch({ status: "disabled" })).toEqual([200, undefined]);
    expect(await patch({ status: "active" })).toEqual([403, "scope_exceeded"]);
    expect(await patch({ expires_in: 3600 })).toEqual([200, undefined]);
    expect(await patch({ status: "active" })).toEqual([403, "scope_exceeded"]);
    expect(await patch({ expires_in: 60, status: "active" })).toEqual([200, undefined]);
  });
});
