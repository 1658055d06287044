import { beforeEach, describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/values/clock.ts";
import { SCOPES } from "../../../src/service/scopes.ts";
import type { Database, Db } from "../../../src/service/store/database.ts";
import { openSqlite } from "../../../src/service/store/sqlite.ts";
import { aWorld, START, type World } from "./support.ts";

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

const listed = async (query = "", target: World = world) => {
  const { json } = await target.ask("GET", `/api/v1/api-keys${query}`);
  return json.api_keys.map((key) => key["name"]);
};

describe("mint", () => {
  test.each(["/api/v1/api-keys", "/v1/mesh/api-keys"])(
    "answers %s with exactly 200 and the key",
    async (path) => {
      const { status, json } = await world.ask("POST", path, { body: { name: " deploy " } });
      expect(status).toBe(200);
      expect(json).toEqual({
        success: true,
        api_key: {
          api_key: expect.stringMatching(/^mesh_local_[0-9A-Za-z]{49}$/),
          key_id: expect.stringMatching(/^key_[0-9A-Za-z]{22}$/),
          name: "deploy",
          created_at: "2026-03-01T12:00:00.000Z",
          expires_at: null,
          hint: expect.stringMatching(/^mesh_local_.{4}….{4}$/),
          status: "active",
          scopes: SCOPES,
          meta: {},
        },
      });
    },
  );

  test("gives a key that works at once", async () => {
    const { key, keyId } = await world.mint();
    const { status, json } = await world.ask("GET", "/api/v1/whoami", { as: key });
    expect([status, json["key_id"]]).toEqual([200, keyId]);
  });

  test("takes an expiry in seconds and meta with a target's id", async () => {
    const meta = { managed_by: "setup-api-key", target: "github:api.github.com:42::actions:MESH_API_KEY" };
    const { answer } = await world.mint({ name: "managed", expires_in: 3600, meta });
    expect(answer).toMatchObject({ expires_at: "2026-03-01T13:00:00.000Z", meta });
  });

  test("makes a second key of the same name unless told not to", async () => {
    const first = await world.mint({ name: "twin" });
    const second = await world.mint({ name: "twin" });
    expect(second.keyId).not.toBe(first.keyId);
  });

  test("refuses a taken name with if_exists: error, and names the key that has it", async () => {
    const { keyId } = await world.mint({ name: "only" });
    const body = { name: "only", if_exists: "error" };
    const { status, json } = await world.ask("POST", "/api/v1/api-keys", { body });
    expect([status, json["code"]]).toEqual([409, "name_exists"]);
    expect(json["error"]).toContain(keyId);
    expect(await listed("?name=only")).toHaveLength(1);
  });

  test("lets if_exists: error take the name of a dead key", async () => {
    const { keyId } = await world.mint({ name: "only" });
    await world.ask("DELETE", `/api/v1/api-keys/${keyId}`);
    const { status } = await world.ask("POST", "/api/v1/api-keys", {
      body: { name: "only", if_exists: "error" },
    });
    expect(status).toBe(200);
  });

  test("names every fault in one answer and quotes no value", async () => {
    const body = {
      name: "a\u0007secret",
      expires_in: 0.5,
      meta: { note: 7 },
      if_exists: "maybe",
      expire_in: 9,
    };
    const { status, json, text } = await world.ask("POST", "/api/v1/api-keys", { body });
    expect([status, json["code"]]).toEqual([422, "invalid_request"]);
    for (const field of ["`name`", "`expires_in`", "`meta.note`", "`if_exists`", "`expire_in`"]) {
      expect(json["error"]).toContain(field);
    }
    expect(text).not.toContain("secret");
  });

  test.each([
    ["no name", {}, "`name` is missing"],
    ["a body that is no object", [], "the body"],
    ["an expiry of zero", { name: "x", expires_in: 0 }, "`expires_in` must be at least 1 second"],
    ["an expiry beyond ten years", { name: "x", expires_in: 314_496_001 }, "ten years"],
    [
      "17 meta entries",
      { name: "x", meta: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`f${i}`, ""])) },
      "16 entries",
    ],
    ["a meta value of 257 characters", { name: "x", meta: { f: "x".repeat(257) } }, "256 characters"],
    ["a meta value with a line break", { name: "x", meta: { f: "a\nb" } }, "`meta.f`"],
    ["a meta field that no query could name", { name: "x", meta: { "a b": "c" } }, "field names"],
    ["a scope that there is not", { name: "x", scopes: ["keys:all"] }, "must be among keys:read"],
    ["no scope at all", { name: "x", scopes: [] }, "`scopes` must name at least one"],
  ])("refuses %s", async (_what, body, sentence) => {
    const { status, json } = await world.ask("POST", "/api/v1/api-keys", { body });
    expect(status).toBe(422);
    expect(json["error"]).toContain(sentence);
  });

  test("takes 16 meta entries and 256 characters", async () => {
    const meta = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`f${i}`, "x".repeat(256)]));
    const { answer } = await world.mint({ name: "full", meta });
    expect(answer["meta"]).toEqual(meta);
  });

  test("refuses a key where a name or a label belongs, says what to do about it, and echoes nothing of it", async () => {
    const secret = world.admin.reveal();
    for (const [field, body] of [
      ["`name`", { name: secret }],
      ["`meta.note`", { name: "x", meta: { note: `was ${secret}` } }],
      ["`meta`", { name: "x", meta: { [secret]: "" } }],
    ] as const) {
      const { status, json, text } = await world.ask("POST", "/api/v1/api-keys", { body });
      const sentence = `${field} must not hold an API key, for it is kept and shown (revoke the key that was in it)`;
      expect([status, json["error"]]).toEqual([422, expect.stringContaining(sentence)]);
      expect(text).not.toContain(secret.slice(11));
    }
  });

  test("does not echo a key that was pasted as a field", async () => {
    const secret = world.admin.reveal();
    const { text } = await world.ask("POST", "/api/v1/api-keys", {
      body: { name: "x", [secret]: 1, meta: { [secret]: 1 } },
    });
    expect(text).not.toContain(secret);
  });
});

describe("list", () => {
  test("shows all but the value, newest first", async () => {
    world.clock.pass(1_000);
    const { keyId, key } = await world.mint({ name: "second", meta: { a: "b" } });
    const { json, text } = await world.ask("GET", "/api/v1/api-keys");
    expect(json).toMatchObject({ success: true, has_more: false, next_cursor: null });
    expect(json.api_keys).toHaveLength(2);
    expect(json.api_keys[0]).toEqual({
      key_id: keyId,
      name: "second",
      hint: expect.any(String),
      status: "active",
      scopes: SCOPES,
      created_at: "2026-03-01T12:00:01.000Z",
      created_by: expect.stringMatching(/^key_/),
      minted_by: expect.stringMatching(/^key_/),
      last_used_at: null,
      expires_at: null,
      revoked_at: null,
      revoked_reason: null,
      replaced_by: null,
      meta: { a: "b" },
    });
    expect(text).not.toContain(key.reveal());
  });

  test("filters by name, status and meta, all of which must hold", async () => {
    await world.mint({ name: "a", meta: { target: "t1", managed_by: "x" } });
    await world.mint({ name: "b", meta: { target: "t1" } });
    const gone = await world.mint({ name: "c", meta: { target: "t1", managed_by: "x" } });
    await world.ask("DELETE", `/api/v1/api-keys/${gone.keyId}`);
    expect(await listed("?meta.target=t1")).toEqual(["c", "b", "a"]);
    expect(await listed("?meta.target=t1&meta.managed_by=x&status=active")).toEqual(["a"]);
    expect(await listed("?status=revoked")).toEqual(["c"]);
    expect(await listed("?name=b")).toEqual(["b"]);
    expect(await listed("?meta.target=t2")).toEqual([]);
  });

  test("tells active, disabled, expired and revoked apart", async () => {
    await world.mint({ name: "expired", expires_in: 60 });
    const disabled = await world.mint({ name: "disabled" });
    const revoked = await world.mint({ name: "revoked", expires_in: 60 });
    await world.ask("PATCH", `/api/v1/api-keys/${disabled.keyId}`, { body: { status: "disabled" } });
    await world.ask("DELETE", `/api/v1/api-keys/${revoked.keyId}`);
    world.clock.pass(MINUTE_MS);
    for (const status of ["expired", "disabled", "revoked"])
      expect(await listed(`?status=${status}`)).toEqual([status]);
    expect(await listed("?status=active")).toEqual(["admin"]);
  });

  test("turns pages that stay put while keys are minted and revoked in between", async () => {
    for (const name of ["1", "2", "3", "4", "5"]) await world.mint({ name });
    const first = await world.ask("GET", "/api/v1/api-keys?limit=2");
    expect(first.json["has_more"]).toBe(true);
    await world.mint({ name: "6" });
    await world.ask("DELETE", `/api/v1/api-keys/${String(first.json.api_keys[1]?.["key_id"])}`);
    expect(await listed(`?limit=2&cursor=${String(first.json["next_cursor"])}`)).toEqual(["3", "2"]);
  });

  test("says that there is no more when the last page is exactly full", async () => {
    await world.mint();
    const { json } = await world.ask("GET", "/api/v1/api-keys?limit=2");
    expect(json).toMatchObject({ has_more: false, next_cursor: null });
  });

  test.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "status=dead",
    "cursor=key_unknown",
    "minter=key_1",
    "name=%00",
    "name=a&name=b",
    "meta.__proto__=1",
    "__proto__=1",
    "meta.=1",
    "meta.a%20b=1",
    Array.from({ length: 17 }, (_, index) => `meta.f${index}=x`).join("&"),
  ])("refuses ?%s instead of ignoring it", async (query) => {
    const { status, json } = await world.ask("GET", `/api/v1/api-keys?${query}`);
    expect([status, json["code"]]).toEqual([422, "invalid_request"]);
  });
});

describe("change", () => {
  const patch = (keyId: string, body: unknown) => world.ask("PATCH", `/api/v1/api-keys/${keyId}`, { body });

  test("renames", async () => {
    const { keyId } = await world.mint();
    const { status, json } = await patch(keyId, { name: "renamed" });
    expect([status, json.api_key["name"]]).toEqual([200, "renamed"]);
    expect(await listed("?name=renamed")).toEqual(["renamed"]);
  });

  test("gives a key an end, counted from now by the service's clock", async () => {
    const { key, keyId } = await world.mint();
    world.clock.pass(HOUR_MS);
    const { json } = await patch(keyId, { expires_in: 60 });
    expect(json.api_key["expires_at"]).toBe("2026-03-01T13:01:00.000Z");
    world.clock.pass(MINUTE_MS - 1);
    expect((await world.ask("GET", "/api/v1/whoami", { as: key })).status).toBe(200);
    world.clock.pass(1);
    expect((await world.ask("GET", "/api/v1/whoami", { as: key })).json["code"]).toBe("key_expired");
  });

  test("never puts the end off: the earlier one holds", async () => {
    const { keyId } = await world.mint({ name: "short", expires_in: 60 });
    const { status, json } = await patch(keyId, { expires_in: 3600 });
    expect([status, json.api_key["expires_at"]]).toEqual([200, "2026-03-01T12:01:00.000Z"]);
  });

  test("may be repeated after a lost answer without moving the end", async () => {
    const { keyId } = await world.mint();
    await patch(keyId, { expires_in: 60 });
    world.clock.pass(5_000);
    const { status, json } = await patch(keyId, { expires_in: 60 });
    expect([status, json.api_key["expires_at"]]).toEqual([200, "2026-03-01T12:01:00.000Z"]);
  });

  test("disables a key and lets it live again", async () => {
    const { key, keyId } = await world.mint();
    await patch(keyId, { status: "disabled" });
    expect((await world.ask("GET", "/auth/profile", { as: key })).json["code"]).toBe("key_disabled");
    await patch(keyId, { status: "active" });
    expect((await world.ask("GET", "/auth/profile", { as: key })).status).toBe(200);
  });

  test("refuses a revoked and an expired key: their end is final", async () => {
    const revoked = await world.mint();
    const expired = await world.mint({ name: "expired", expires_in: 1 });
    await world.ask("DELETE", `/api/v1/api-keys/${revoked.keyId}`);
    world.clock.pass(1_000);
    for (const { keyId } of [revoked, expired]) {
      const { status, json } = await patch(keyId, { status: "active" });
      expect([status, json["code"]]).toEqual([409, "key_not_live"]);
    }
  });

  test("refuses a body that changes nothing", async () => {
    const { keyId } = await world.mint();
    expect((await patch(keyId, {})).status).toBe(422);
  });
});

describe("revoke", () => {
  test("holds from the next request on and keeps the reason", async () => {
    const { key, keyId } = await world.mint();
    const { status, json } = await world.ask("DELETE", `/api/v1/api-keys/${keyId}?reason=superseded`);
    expect(status).toBe(200);
    expect(json).toEqual({
      success: true,
      key_id: keyId,
      revoked_at: "2026-03-01T12:00:00.000Z",
      already_revoked: false,
    });
    expect((await world.ask("GET", "/auth/profile", { as: key })).json["code"]).toBe("key_revoked");
    const shown = await world.ask("GET", `/api/v1/api-keys/${keyId}`);
    expect(shown.json.api_key).toMatchObject({ status: "revoked", revoked_reason: "superseded" });
  });

  test("is 200 again when repeated, and keeps the first instant", async () => {
    const { keyId } = await world.mint();
    await world.ask("DELETE", `/api/v1/api-keys/${keyId}?reason=first`);
    world.clock.pass(DAY_MS);
    const { status, json } = await world.ask("DELETE", `/api/v1/api-keys/${keyId}?reason=second`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ revoked_at: "2026-03-01T12:00:00.000Z", already_revoked: true });
  });

  test("is not held up by a reason that has to be cleaned", async () => {
    const { keyId } = await world.mint();
    const reason = encodeURIComponent(`a\nb${"x".repeat(300)}`);
    expect((await world.ask("DELETE", `/api/v1/api-keys/${keyId}?reason=${reason}`)).status).toBe(200);
    const { json } = await world.ask("GET", `/api/v1/api-keys/${keyId}`);
    expect(json.api_key["revoked_reason"]).toBe(`a b${"x".repeat(197)}`);
  });
});

describe("another account", () => {
  test("gets the same bytes for a key that is not its own as for one that is not there", async () => {
    const stranger = await world.service.accounts.create({ email: "stranger@example.test" });
    const theirs = await world.service.keys.mint({ accountId: stranger.id, name: "theirs" });
    const { keyId } = await world.mint();
    const unknown = `key_${"0".repeat(22)}`;
    const requests: [string, unknown?][] = [["GET"], ["PATCH", { name: "mine now" }], ["DELETE"]];
    for (const [method, body] of requests) {
      const ask = { as: theirs, ...(body === undefined ? {} : { body }) };
      const [notYours, notThere] = await Promise.all(
        [keyId, unknown].map((id) => world.ask(method, `/api/v1/api-keys/${id}`, ask)),
      );
      expect(notYours?.status).toBe(404);
      expect(withoutRequestId(notYours?.text)).toBe(withoutRequestId(notThere?.text));
    }
    expect((await world.ask("GET", `/api/v1/api-keys/${keyId}`)).json.api_key).toMatchObject({
      name: "a key",
      status: "active",
    });
  });

  test("does not appear in a list, nor by a cursor", async () => {
    const stranger = await world.service.accounts.create({ email: "stranger@example.test" });
    const theirs = await world.service.keys.mint({ accountId: stranger.id, name: "theirs" });
    const { keyId } = await world.mint();
    expect(await listed()).toEqual(["a key", "admin"]);
    const { json } = await world.ask("GET", "/api/v1/api-keys", { as: theirs });
    expect(json.api_keys).toHaveLength(1);
    expect((await world.ask("GET", `/api/v1/api-keys?cursor=${keyId}`, { as: theirs })).status).toBe(422);
  });
});

describe("a limit of live keys", () => {
  test("looks for the one that was unused for longest only when it refuses", async () => {
    const { database, statements } = recorded(openSqlite(":memory:"));
    const limited = await aWorld({ database, limits: { liveKeys: 2 } });
    const searches = () => statements.filter((sql) => sql.includes("order by coalesce(last_used_at")).length;
    await limited.mint();
    expect(searches()).toBe(0);
    const refused = await limited.ask("POST", "/api/v1/api-keys", { body: { name: "x" } });
    expect([refused.status, searches()]).toEqual([409, 1]);
  });
});

describe("last use", () => {
  test("is noted once for many requests at once", async () => {
    const { database, statements } = recorded(openSqlite(":memory:"));
    const busy = await aWorld({ database });
    await Promise.all(Array.from({ length: 10 }, () => busy.ask("GET", "/api/v1/whoami")));
    expect(statements.filter((sql) => sql.includes("set last_used_at"))).toHaveLength(1);
  });

  test("is kept to the minute, and never before the mint", async () => {
    world.clock.pass(30_000);
    const { key, keyId } = await world.mint();
    const lastUsed = async () =>
      (await world.ask("GET", `/api/v1/api-keys/${keyId}`)).json.api_key["last_used_at"];
    expect(await lastUsed()).toBeNull();
    await world.ask("GET", "/api/v1/whoami", { as: key });
    expect(await lastUsed()).toBe(new Date(START + 30_000).toISOString());
    world.clock.pass(45_000);
    await world.ask("GET", "/api/v1/whoami", { as: key });
    expect(await lastUsed()).toBe(new Date(START + MINUTE_MS).toISOString());
  });
});

/** A database, and the statements that it was given from then on. */
function recorded(db: Database): { database: Database; statements: string[] } {
  const statements: string[] = [];
  const recording = (inner: Db): Db => ({
    all: (sql, ...values) => (statements.push(sql), inner.all(sql, ...values)),
    get: (sql, ...values) => (statements.push(sql), inner.get(sql, ...values)),
    run: (sql, ...values) => (statements.push(sql), inner.run(sql, ...values)),
  });
  const database: Database = {
    ...recording(db),
    engine: db.engine,
    tx: (work, options) => db.tx((tx) => work(recording(tx)), options),
    close: () => db.close(),
  };
  return { database, statements };
}

function withoutRequestId(text: string | undefined): string | undefined {
  return text?.replace(/req_[0-9A-Za-z]{22}/, "req_…");
}
