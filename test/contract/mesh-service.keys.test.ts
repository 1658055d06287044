import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { SCOPES, type Scope } from "../../src/service/scopes.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { onEachEngine, type Store } from "../support/engines.ts";
import { aWorld, type HandClock, handClock, type Told, type World } from "../unit/service/support.ts";

const KEYS = "/api/v1/api-keys";
const IDEMPOTENT = { "idempotency-key": "0123456789abcdef".repeat(4) };

onEachEngine("the key API", (engine) => {
  let store: Store;
  let clock: HandClock;
  let world: World;
  let others: World[] = [];
  beforeAll(() => engine.start(), 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store();
    clock = handClock();
    world = await instance("first");
  });
  afterEach(async () => {
    for (const each of [world, ...others]) await each.service.close();
    others = [];
  });

  const instance = async (seed: string, limits = {}) =>
    aWorld({ database: await store.open(), seed, clock, limits });
  const another = async (seed: string, limits = {}) => {
    const other = await instance(seed, limits);
    others.push(other);
    return other;
  };
  const rotate = (keyId: string, body: object = { grace_seconds: 3600 }, ask: object = {}) =>
    world.ask("POST", `${KEYS}/${keyId}/rotate`, { body, ...ask });
  const told = ({ status, json }: Told) => [status, json["code"]];
  const shown = async (keyId: string) => (await world.ask("GET", `${KEYS}/${keyId}`)).json.api_key;

  describe("rotation", () => {
    test("makes a successor with the same name, meta, scopes and end, and gives the predecessor until the grace is over", async () => {
      const request = { name: "ci", meta: { a: "b" }, scopes: ["keys:read"], expires_in: 86_400 };
      const { keyId, key } = await world.mint(request);
      clock.pass(HOUR_MS);
      const { status, json } = await rotate(keyId);
      expect(status).toBe(200);
      expect(json).toEqual({
        success: true,
        api_key: {
          ...{ api_key: expect.stringMatching(/^mesh_local_/), key_id: expect.stringMatching(/^key_/) },
          ...{ name: "ci", meta: { a: "b" }, scopes: ["keys:read"], status: "active" },
          ...{ hint: expect.any(String), created_at: "2026-03-01T13:00:00.000Z" },
          expires_at: "2026-03-02T12:00:00.000Z",
        },
        predecessor: { key_id: keyId, expires_at: "2026-03-01T14:00:00.000Z" },
      });
      const successor = String(json.api_key["key_id"]);
      expect(await shown(keyId)).toMatchObject({
        replaced_by: successor,
        expires_at: "2026-03-01T14:00:00.000Z",
      });
      clock.pass(HOUR_MS - 1);
      expect((await world.ask("GET", "/api/v1/whoami", { as: key })).status).toBe(200);
      clock.pass(1);
      expect(told(await world.ask("GET", "/api/v1/whoami", { as: key }))).toEqual([401, "key_expired"]);
    });

    test("never lengthens the predecessor's life", async () => {
      const { keyId } = await world.mint({ name: "short", expires_in: 60 });
      const { json } = await rotate(keyId, { grace_seconds: 604_800 });
      expect(json["predecessor"]).toEqual({ key_id: keyId, expires_at: "2026-03-01T12:01:00.000Z" });
    });

    test("without grace ends the predecessor at once", async () => {
      const { keyId, key } = await world.mint();
      await rotate(keyId, { grace_seconds: 0 });
      expect(told(await world.ask("GET", "/api/v1/whoami", { as: key }))).toEqual([401, "key_expired"]);
    });

    test("is refused while a successor lives beside the key, and possible again when that was revoked", async () => {
      const { keyId } = await world.mint();
      const successor = String((await rotate(keyId)).json.api_key["key_id"]);
      const second = await rotate(keyId);
      expect([...told(second), second.json["key_id"]]).toEqual([409, "rotation_in_progress", successor]);
      await world.ask("DELETE", `${KEYS}/${successor}`);
      expect((await rotate(keyId)).status).toBe(200);
    });

    test.each([
      ["no end", {}, null],
      ["an end", { expires_in: 86_400 }, "2026-03-02T12:00:00.000Z"],
    ])(
      "done again after a revoked successor gives the new one the key's own end, not the grace's: %s",
      async (_, end, expected) => {
        const { keyId } = await world.mint({ name: "ci", ...end });
        for (const grace of [3600, 1800, 1800]) {
          const { json } = await rotate(keyId, { grace_seconds: grace });
          expect(json.api_key["expires_at"]).toBe(expected);
          await world.ask("DELETE", `${KEYS}/${String(json.api_key["key_id"])}`);
        }
        expect(await shown(keyId)).toMatchObject({ expires_at: "2026-03-01T12:30:00.000Z" });
      },
    );

    test("done again by the key itself in its grace is refused: it must not outlive the grace through another", async () => {
      const own = await world.mint({ name: "own", scopes: ["keys:mint"] });
      const first = await rotate(own.keyId, undefined, { as: own.key });
      await world.ask("DELETE", `${KEYS}/${String(first.json.api_key["key_id"])}`);
      expect(told(await rotate(own.keyId, undefined, { as: own.key }))).toEqual([403, "scope_exceeded"]);
      expect((await rotate(own.keyId)).status).toBe(200);
    });

    test("done again after the key's end was brought nearer on purpose gives the new successor that end", async () => {
      const { keyId } = await world.mint({ name: "ci" });
      const first = await rotate(keyId);
      await world.ask("PATCH", `${KEYS}/${keyId}`, { body: { expires_in: 7200 } });
      await world.ask("DELETE", `${KEYS}/${String(first.json.api_key["key_id"])}`);
      const { json } = await rotate(keyId);
      expect(json.api_key["expires_at"]).toBe("2026-03-01T14:00:00.000Z");
      expect(await shown(keyId)).toMatchObject({ expires_at: "2026-03-01T13:00:00.000Z" });
    });

    test.each(["revoked", "expired", "disabled"])("is refused for a key that is %s", async (state) => {
      const { keyId } = await world.mint({ name: "x", expires_in: 60 });
      if (state === "revoked") await world.ask("DELETE", `${KEYS}/${keyId}`);
      if (state === "disabled")
        await world.ask("PATCH", `${KEYS}/${keyId}`, { body: { status: "disabled" } });
      if (state === "expired") clock.pass(MINUTE_MS);
      expect(told(await rotate(keyId))).toEqual([409, "key_not_live"]);
    });

    test.each([[{}], [{ grace_seconds: -1 }], [{ grace_seconds: 604_801 }], [{ grace_seconds: "1" }]])(
      "takes no grace but whole seconds up to a week: %j",
      async (body) => {
        const { keyId } = await world.mint();
        expect(told(await rotate(keyId, body))).toEqual([422, "invalid_request"]);
      },
    );

    test("of a key that is not there is 404", async () => {
      expect(told(await rotate(`key_${"0".repeat(22)}`))).toEqual([404, "key_not_found"]);
    });

    test("of one key, asked for 50 times at once, happens once", async () => {
      const { keyId } = await world.mint();
      const statuses = (await Promise.all(Array.from({ length: 50 }, () => rotate(keyId)))).map(told);
      expect(statuses.filter(([status]) => status === 200)).toHaveLength(1);
      expect(statuses.filter(([, code]) => code === "rotation_in_progress")).toHaveLength(49);
      const named = await world.ask("GET", `${KEYS}?name=a%20key`);
      expect(named.json.api_keys).toHaveLength(2);
    });

    test("answers a repetition with the same secret, also to the key that rotated itself", async () => {
      const own = await world.mint({ name: "own", scopes: ["keys:mint"] });
      const ask = { as: own.key, headers: IDEMPOTENT };
      const first = await rotate(own.keyId, undefined, ask);
      clock.pass(MINUTE_MS);
      expect((await rotate(own.keyId, undefined, ask)).text).toBe(first.text);
      expect(told(await rotate(own.keyId, { grace_seconds: 60 }, ask))).toEqual([
        422,
        "idempotency_key_reused",
      ]);
    });

    test("shows its secret no more to a key whose end was brought nearer since", async () => {
      const own = await world.mint({ name: "own", scopes: ["keys:mint"] });
      const ask = { as: own.key, headers: IDEMPOTENT };
      await rotate(own.keyId, undefined, ask);
      await world.ask("PATCH", `${KEYS}/${own.keyId}`, { body: { expires_in: 600 } });
      expect(told(await rotate(own.keyId, undefined, ask))).toEqual([403, "scope_exceeded"]);
    });

    test("is another request than a mint, and than the rotation of another key, with the same Idempotency-Key", async () => {
      const [one, two] = [await world.mint(), await world.mint()];
      const ids = new Set<unknown>();
      for (const answer of [
        await rotate(one.keyId, undefined, { headers: IDEMPOTENT }),
        await rotate(two.keyId, undefined, { headers: IDEMPOTENT }),
        await world.ask("POST", KEYS, { body: { name: "x" }, headers: IDEMPOTENT }),
      ])
        ids.add(answer.json.api_key["key_id"]);
      expect(ids.size).toBe(3);
    });
  });

  describe("scopes", () => {
    const minting = (as: Sensitive, body: object) =>
      world.ask("POST", KEYS, { as, body: { name: "child", ...body } });

    test("are all of the caller's when none are named", async () => {
      const parent = await world.mint({ name: "parent", scopes: ["profile:read", "keys:mint"] });
      const child = await minting(parent.key, {});
      expect(child.json.api_key["scopes"]).toEqual(["keys:mint", "profile:read"]);
    });

    const NEEDS: [Scope, string, string, object | undefined][] = [
      ["keys:mint", "POST", KEYS, { name: "x" }],
      ["keys:mint", "POST", "/v1/mesh/api-keys", { name: "x" }],
      ["keys:mint", "POST", `${KEYS}/:own/rotate`, { grace_seconds: 0 }],
      ["keys:revoke", "POST", `${KEYS}/:other/rotate`, { grace_seconds: 0 }],
      ["keys:read", "GET", KEYS, undefined],
      ["keys:read", "GET", `${KEYS}/:other`, undefined],
      ["keys:revoke", "PATCH", `${KEYS}/:other`, { status: "disabled" }],
      ["keys:mint", "PATCH", `${KEYS}/:other`, { status: "active" }],
      ["keys:revoke", "DELETE", `${KEYS}/:other`, undefined],
      ["audit:read", "GET", "/api/v1/audit", undefined],
      ["profile:read", "GET", "/auth/profile", undefined],
    ];
    test.each(NEEDS)("%s is needed for %s %s %j", async (scope, method, path, body) => {
      const other = await world.mint({ name: "other", scopes: ["profile:read"] });
      const able = await world.mint({ name: "able", scopes: [...SCOPES] });
      const rest = SCOPES.filter((each) => each !== scope);
      const unable = await world.mint({ name: "unable", scopes: rest });
      const ask = (key: { key: Sensitive; keyId: string }) =>
        world.ask(method, path.replace(":other", other.keyId).replace(":own", key.keyId), {
          as: key.key,
          body,
        });
      // The other has no scope that the unable one lacks, so that nothing else can be the reason.
      await world.ask("PATCH", `${KEYS}/${other.keyId}`, { body: { status: "active" } });
      expect(told(await ask(unable))).toEqual([403, "scope_missing"]);
      expect((await ask(able)).status).toBe(200);
    });

    test.each([["/api/v1/whoami"], ["/auth/validate"]])("are not asked for at %s", async (path) => {
      const least = await world.mint({ name: "least", scopes: ["profile:read"] });
      expect((await world.ask("GET", path, { as: least.key })).status).toBe(200);
    });

    test("are not asked for to verify a key of the account", async () => {
      const least = await world.mint({ name: "least", scopes: ["profile:read"] });
      const ask = { as: least.key, body: { api_key: world.admin.reveal() } };
      expect((await world.ask("POST", `${KEYS}/verify`, ask)).json["code"]).toBe("VALID");
    });

    test("cannot be widened by a mint, idempotent or not", async () => {
      const parent = await world.mint({ name: "parent", scopes: ["keys:mint"] });
      const wider = { name: "x", scopes: ["keys:mint", "keys:read"] };
      for (const headers of [{}, IDEMPOTENT]) {
        expect(told(await world.ask("POST", KEYS, { as: parent.key, body: wider, headers }))).toEqual([
          403,
          "scope_exceeded",
        ]);
      }
    });

    test.each([
      ["POST", "/rotate", { grace_seconds: 0 }],
      ["PATCH", "", { status: "disabled" }],
      ["PATCH", "", { status: "active" }],
      ["PATCH", "", { name: "taken over" }],
      ["DELETE", "", undefined],
    ] as const)("keep a narrower key from %s%s of a wider one", async (method, path, body) => {
      const wide = await world.mint({ name: "wide", scopes: ["keys:mint", "keys:revoke", "audit:read"] });
      const narrow = await world.mint({ name: "narrow", scopes: ["keys:mint", "keys:revoke"] });
      const ask = { as: narrow.key, body };
      expect(told(await world.ask(method, `${KEYS}/${wide.keyId}${path}`, ask))).toEqual([
        403,
        "scope_exceeded",
      ]);
      expect(await shown(wide.keyId)).toMatchObject({ status: "active", name: "wide", replaced_by: null });
    });

    test("keep a short-lived key from rotating one that outlives it", async () => {
      const eternal = await world.mint({ name: "eternal" });
      const brief = await world.mint({ name: "brief", expires_in: 60 });
      expect(told(await rotate(eternal.keyId, undefined, { as: brief.key }))).toEqual([
        403,
        "scope_exceeded",
      ]);
      expect(await shown(eternal.keyId)).toMatchObject({ replaced_by: null, expires_at: null });
    });

    test("let a key end itself, however narrow it is, by showing it", async () => {
      const least = await world.mint({ name: "least", scopes: ["profile:read"] });
      await world.ask("POST", `${KEYS}/revoke`, { body: { api_key: least.key.reveal() } });
      expect(told(await world.ask("GET", "/api/v1/whoami", { as: least.key }))).toEqual([401, "key_revoked"]);
    });
  });

  describe("descent", () => {
    test("is recorded: who minted a key can be asked for", async () => {
      const parent = await world.mint({ name: "parent" });
      await world.mint({ name: "child" }, parent.key);
      await world.mint({ name: "stranger" });
      const { json } = await world.ask("GET", `${KEYS}?minted_by=${parent.keyId}`);
      expect(json.api_keys).toMatchObject([{ name: "child", minted_by: parent.keyId }]);
    });

    test("is followed by a revocation that asks for it, successors of a self-rotation included", async () => {
      const parent = await world.mint({ name: "parent" });
      const child = await world.mint({ name: "child" }, parent.key);
      const grandchild = await world.mint({ name: "grandchild" }, child.key);
      const own = await rotate(parent.keyId, undefined, { as: parent.key });
      const bystander = await world.mint({ name: "bystander" });
      const { json } = await world.ask("DELETE", `${KEYS}/${parent.keyId}?descendants=true&reason=leaked`);
      expect(json).toMatchObject({ already_revoked: false, descendants_revoked: 3 });
      for (const keyId of [parent.keyId, child.keyId, grandchild.keyId, String(own.json.api_key["key_id"])]) {
        expect(await shown(keyId)).toMatchObject({ status: "revoked", revoked_reason: "leaked" });
      }
      expect(await shown(bystander.keyId)).toMatchObject({ status: "active" });
    });

    test("is ended while its keys are used and surrendered, and every request gets its answer", async () => {
      for (let round = 0; round < 4; round += 1) {
        // Another day: each key's next use has an entry in the audit.
        clock.pass(DAY_MS);
        const parent = await world.mint({ name: "parent" });
        const children = await Promise.all(
          Array.from({ length: 8 }, () => world.mint({ name: "child" }, parent.key)),
        );
        const answers = await Promise.all([
          ...children.map(({ key }) => world.ask("GET", "/api/v1/whoami", { as: key })),
          world.ask("DELETE", `${KEYS}/${parent.keyId}?descendants=true`),
          ...children.map(({ key }) =>
            world.ask("POST", `${KEYS}/revoke`, { body: { api_key: key.reveal() } }),
          ),
        ]);
        expect(answers.filter(({ status }) => status !== 200 && status !== 401)).toEqual([]);
        for (const { keyId } of children) expect(await shown(keyId)).toMatchObject({ status: "revoked" });
      }
    });

    test("is left alone by a revocation that does not", async () => {
      const parent = await world.mint({ name: "parent" });
      const child = await world.mint({ name: "child" }, parent.key);
      const { json } = await world.ask("DELETE", `${KEYS}/${parent.keyId}`);
      expect(json).not.toHaveProperty("descendants_revoked");
      expect(await shown(child.keyId)).toMatchObject({ status: "active" });
    });
  });

  describe("idempotency", () => {
    // In one process SQLite's instances would wait for each other while neither can go on; across processes they do not.
    if (engine.name === "PostgreSQL")
      test("makes one key of 50 concurrent creates on two instances, and every answer is the same", async () => {
        const instances = [world, await another("second")];
        const create = (at: World) =>
          at.ask("POST", KEYS, { as: world.admin, body: { name: "once" }, headers: IDEMPOTENT });
        const answers = await Promise.all(
          Array.from({ length: 50 }, (_, index) => create(instances[index % 2]!)),
        );
        expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
        expect(answers[0]?.status).toBe(200);
        expect((await world.ask("GET", `${KEYS}?name=once`)).json.api_keys).toHaveLength(1);
      });

    test("makes one key of 50 concurrent creates, and every answer is the same", async () => {
      const create = () => world.ask("POST", KEYS, { body: { name: "once" }, headers: IDEMPOTENT });
      const answers = await Promise.all(Array.from({ length: 50 }, create));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(200);
      expect((await world.ask("GET", `${KEYS}?name=once`)).json.api_keys).toHaveLength(1);
    });
  });

  describe("several instances over one database", () => {
    test("refuse a revoked key at the very next request, wherever it was revoked", async () => {
      const instances = [world, await another("second"), await another("third")];
      for (const at of instances) {
        const { key, keyId } = await world.mint();
        for (const each of instances)
          expect((await each.ask("GET", "/api/v1/whoami", { as: key })).status).toBe(200);
        await at.ask("DELETE", `${KEYS}/${keyId}`, { as: world.admin });
        for (const each of instances) {
          expect(told(await each.ask("GET", "/api/v1/whoami", { as: key }))).toEqual([401, "key_revoked"]);
        }
      }
    });

    test("share what an account may mint in a minute", async () => {
      const limits = { mint: 4 };
      const instances = [await another("second", limits), await another("third", limits)];
      const statuses: number[] = [];
      for (let index = 0; index < 6; index += 1) {
        const at = instances[index % 2];
        statuses.push((await at!.ask("POST", KEYS, { as: world.admin, body: { name: "x" } })).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    });
  });

  describe("limits", () => {
    test("of mints count rotations as well, say how long to wait, and are over with the minute", async () => {
      const limited = await another("limited", { mint: 2 });
      const ask = (path: string, body: object) => limited.ask("POST", path, { as: world.admin, body });
      const first = await ask(KEYS, { name: "x" });
      clock.pass(20_000);
      expect(
        (await ask(`${KEYS}/${String(first.json.api_key["key_id"])}/rotate`, { grace_seconds: 0 })).status,
      ).toBe(200);
      const third = await ask(KEYS, { name: "x" });
      expect([...told(third), third.headers.get("retry-after")]).toEqual([429, "rate_limited", "40"]);
      clock.pass(40_000);
      expect((await ask(KEYS, { name: "x" })).status).toBe(200);
    });

    test("of mints do not count what failed, nor a repetition", async () => {
      const limited = await another("limited", { mint: 1 });
      const ask = (body: object) => limited.ask("POST", KEYS, { as: world.admin, body, headers: IDEMPOTENT });
      expect((await ask({ name: "admin", if_exists: "error" })).status).toBe(409);
      for (const status of [200, 200]) expect((await ask({ name: "x" })).status).toBe(status);
    });

    test("of live keys name the one that was unused for longest, and leave room for a rotation", async () => {
      const limited = await another("limited", { liveKeys: 4 });
      await world.ask("GET", "/auth/profile", { as: limited.admin });
      const unused = await world.mint({ name: "unused" });
      const used = await world.mint({ name: "used" });
      await world.ask("GET", "/auth/profile", { as: used.key });
      clock.pass(MINUTE_MS);
      const ask = (path: string, body: object) => limited.ask("POST", path, { as: world.admin, body });
      const refused = await ask(KEYS, { name: "x" });
      expect([...told(refused), refused.json["key_id"]]).toEqual([409, "too_many_keys", unused.keyId]);
      expect((await ask(`${KEYS}/${used.keyId}/rotate`, { grace_seconds: 0 })).status).toBe(200);
      await world.ask("DELETE", `${KEYS}/${unused.keyId}`);
      expect((await ask(KEYS, { name: "x" })).status).toBe(200);
    });

    test("of failures hold for the address that fails, and never for a good credential from there", async () => {
      const limited = await another("limited", { authFailures: 3 });
      const guess = (from: string) =>
        limited.ask("GET", "/auth/profile", { from, headers: { "x-api-key": "mesh_wrong" }, as: undefined });
      const asToken = { from: "192.0.2.1", headers: { authorization: "Bearer mesh_wrong" }, as: undefined };
      const statuses = [(await limited.ask("GET", "/auth/profile", asToken)).status];
      for (let index = 0; index < 4; index += 1) statuses.push((await guess("192.0.2.1")).status);
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
      expect((await limited.ask("GET", "/auth/profile", { as: world.admin, from: "192.0.2.1" })).status).toBe(
        200,
      );
      expect((await guess("192.0.2.2")).status).toBe(401);
      clock.pass(MINUTE_MS);
      expect((await guess("192.0.2.1")).status).toBe(401);
    });
  });

  describe("the note of a use", () => {
    test.each(["first of the day", "later one"])(
      "holds no request up while the row is locked: %s",
      async (use) => {
        const { key, keyId } = await world.mint();
        if (use === "later one") await world.ask("GET", "/api/v1/whoami", { as: key });
        clock.pass(MINUTE_MS);
        const other = await store.open();
        const took = await other.tx(async (tx) => {
          await tx.get("select id from accounts where id = ? for update", world.accountId);
          await tx.run("update api_keys set name = 'locked' where key_id = ?", keyId);
          const before = performance.now();
          expect((await world.ask("GET", "/api/v1/whoami", { as: key })).status).toBe(200);
          return performance.now() - before;
        });
        await other.close();
        expect(took).toBeLessThan(2_000);
        expect((await world.ask("GET", "/api/v1/whoami", { as: key })).status).toBe(200);
        expect(await shown(keyId)).toMatchObject({ last_used_at: "2026-03-01T12:01:00.000Z" });
      },
    );
  });

  describe("the audit", () => {
    const read = async (query = "") => (await world.ask("GET", `/api/v1/audit${query}`)).json;
    const actions = async () =>
      ((await read())["events"] as { action: string }[]).map(({ action }) => action);

    test("tells who did what to which key, and when", async () => {
      const { key, keyId } = await world.mint({ name: "ci", expires_in: 7200 });
      await world.ask("GET", "/auth/profile", { as: key });
      clock.pass(1_000);
      await world.ask("PATCH", `${KEYS}/${keyId}`, { body: { name: "cd", expires_in: 60 } });
      await world.ask("PATCH", `${KEYS}/${keyId}`, { body: { status: "active" } });
      await rotate(keyId, { grace_seconds: 3600 });
      const second = await world.mint({ name: "two" });
      await world.ask("DELETE", `${KEYS}/${second.keyId}`);
      await world.ask("DELETE", `${KEYS}/${second.keyId}`);
      clock.pass(MINUTE_MS);
      const events = (await read())["events"] as Record<string, unknown>[];
      expect(events.map(({ action }) => action)).toEqual([
        ...["account.created", "key.created", "key.used", "key.created", "key.used"],
        ...["key.changed", "key.rotated", "key.created", "key.revoked", "key.expired", "key.expired"],
      ]);
      expect(events[5]).toEqual({
        ...{ seq: 6, at: "2026-03-01T12:00:01.000Z", actor: expect.stringMatching(/^key_/) },
        ...{ action: "key.changed", subject: keyId, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        details: { name: "cd", expires_at: clock.now() - MINUTE_MS + 60_000 },
      });
      expect(events[9]).toMatchObject({ actor: "service", subject: keyId });
    });

    test("has one entry a day for the use of a key", async () => {
      const { key } = await world.mint();
      const use = () => world.ask("GET", "/auth/profile", { as: key });
      for (let hour = 0; hour < 24; hour += 1) {
        await use();
        clock.pass(HOUR_MS);
      }
      await use();
      expect((await actions()).filter((action) => action === "key.used")).toHaveLength(3 + 1);
      clock.pass(DAY_MS);
    });

    test("turns pages by the place in the chain", async () => {
      for (const name of ["1", "2", "3"]) await world.mint({ name });
      const first = await read("?limit=3");
      expect(first).toMatchObject({ has_more: true, next_after: 3 });
      const rest = await read(`?after=${String(first["next_after"])}`);
      expect((rest["events"] as { seq: number }[]).map(({ seq }) => seq)).toEqual([4, 5, 6]);
      expect(rest).toMatchObject({ has_more: false, next_after: 6 });
      expect(await read("?after=6")).toMatchObject({ events: [], has_more: false, next_after: 6 });
    });

    test("shows an account nothing of another's", async () => {
      const stranger = await world.service.accounts.create({ email: "stranger@example.test" });
      const theirs = await world.service.keys.mint({ accountId: stranger.id, name: "theirs" });
      const { json } = await world.ask("GET", "/api/v1/audit", { as: theirs });
      expect((json["events"] as { action: string }[]).map(({ action }) => action)).toEqual([
        ...["account.created", "key.created", "key.used"],
      ]);
    });

    test.each(["after=x", "after=-1", "limit=0", "limit=101", "before=1"])("refuses ?%s", async (query) => {
      expect((await world.ask("GET", `/api/v1/audit?${query}`)).status).toBe(422);
    });
  });
});
