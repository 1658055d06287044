import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test } from "@jest/globals";
import {
  hashBody,
  lookupOf,
  type MintAttempt,
  openAnswer,
  sealAnswer,
} from "../../../src/service/idempotency.ts";
import { DAY_MS, MINUTE_MS } from "../../../src/values/clock.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";
import { aWorld, type World } from "./support.ts";

const idempotencyKey = Buffer.from(aSeededRandom("idempotency").bytes(32)).toString("hex");

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

const create = (
  ask: { body?: object; as?: Sensitive; header?: string; path?: string } = {},
  target = world,
) =>
  target.ask("POST", ask.path ?? "/api/v1/api-keys", {
    as: ask.as ?? target.admin,
    body: ask.body ?? { name: "once", expires_in: 3600 },
    headers: { "idempotency-key": ask.header ?? idempotencyKey },
  });
const liveNames = async () => (await world.service.keys.list(world.accountId)).map((key) => key.name);

describe("a mint with an Idempotency-Key", () => {
  test("answers a repetition with the same bytes, secret included, and makes one key", async () => {
    const first = await create();
    world.clock.pass(10 * MINUTE_MS - 1);
    const second = await create();
    expect(first.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect(await liveNames()).toEqual(["once", "admin"]);
  });

  test("makes one key of two requests at the same moment", async () => {
    const [one, other] = await Promise.all([create(), create()]);
    expect(one.text).toBe(other.text);
    expect(await liveNames()).toEqual(["once", "admin"]);
  });

  test("takes the legacy path and another order of fields for the same request", async () => {
    const first = await create();
    const second = await create({ path: "/v1/mesh/api-keys", body: { expires_in: 3600, name: " once " } });
    expect(second.text).toBe(first.text);
  });

  test("repeats its answer although the name is taken by its own key", async () => {
    const body = { name: "once", if_exists: "error" };
    const first = await create({ body });
    expect((await create({ body })).text).toBe(first.text);
  });

  test("refuses another body", async () => {
    await create();
    const { status, json } = await create({ body: { name: "twice" } });
    expect([status, json["code"]]).toEqual([422, "idempotency_key_reused"]);
    expect(await liveNames()).toEqual(["once", "admin"]);
  });

  test("is another request when another credential sends it", async () => {
    const first = await create();
    const { key } = await world.mint({ name: "second admin" });
    const second = await create({ as: key });
    expect(second.status).toBe(200);
    expect(second.json.api_key["key_id"]).not.toBe(first.json.api_key["key_id"]);
  });

  test("repeats nothing for a credential that was revoked meanwhile", async () => {
    const { key, keyId } = await world.mint({ name: "second admin" });
    await create({ as: key });
    await world.ask("DELETE", `/api/v1/api-keys/${keyId}`);
    expect((await create({ as: key })).json["code"]).toBe("key_revoked");
  });

  test("does not hand out a key that is dead meanwhile, and names it", async () => {
    const first = await create();
    const keyId = String(first.json.api_key["key_id"]);
    await world.ask("DELETE", `/api/v1/api-keys/${keyId}`);
    const { status, json } = await create();
    expect([status, json["code"], json["key_id"]]).toEqual([409, "idempotency_key_dead", keyId]);
  });

  test("does not hand out a key whose own life was shorter than the ten minutes", async () => {
    const body = { name: "brief", expires_in: 60 };
    await create({ body });
    world.clock.pass(MINUTE_MS);
    const { status, json } = await create({ body });
    expect([status, json["code"]]).toEqual([409, "idempotency_key_dead"]);
  });

  test("no longer shows the secret after ten minutes, and names the key", async () => {
    const first = await create();
    world.clock.pass(10 * MINUTE_MS);
    const { status, json, text } = await create();
    expect([status, json["code"]]).toEqual([409, "idempotency_secret_gone"]);
    expect(json["key_id"]).toBe(first.json.api_key["key_id"]);
    expect(text).not.toContain(String(first.json.api_key["api_key"]));
  });

  test("is forgotten after a day", async () => {
    const body = { name: "long-lived" };
    const first = await create({ body });
    world.clock.pass(DAY_MS);
    const second = await create({ body });
    expect(second.status).toBe(200);
    expect(second.json.api_key["key_id"]).not.toBe(first.json.api_key["key_id"]);
  });

  test("leaves no record when it fails, so that a repetition may succeed", async () => {
    const taken = await world.mint({ name: "taken" });
    const body = { name: "taken", if_exists: "error" };
    expect((await create({ body })).status).toBe(409);
    await world.ask("DELETE", `/api/v1/api-keys/${taken.keyId}`);
    expect((await create({ body })).status).toBe(200);
  });

  test.each([
    ["31 characters", "x".repeat(31)],
    ["256 characters", "x".repeat(256)],
    ["a character beyond ASCII", `${"x".repeat(40)}é`],
  ])("refuses a header of %s", async (_what, header) => {
    const { status, json } = await create({ header });
    expect([status, json["code"]]).toEqual([422, "invalid_request"]);
    expect(await liveNames()).toEqual(["admin"]);
  });

  test("is ignored by the basic service, which cannot keep the promise", async () => {
    const basic = await aWorld({ quirks: ["basic"] });
    const [first, second] = [await create({}, basic), await create({}, basic)];
    expect(first.json.api_key["key_id"]).not.toBe(second.json.api_key["key_id"]);
  });
});

describe("the sealed answer", () => {
  const attempt: MintAttempt = {
    accountId: "acc_1",
    credentialId: "key_1",
    route: "mint",
    bodyHash: hashBody({ name: "x" }),
    idempotencyKey: new Sensitive(idempotencyKey),
  };

  test("opens for the same attempt", () => {
    const sealed = sealAnswer("the answer", attempt, "key_2", aSeededRandom("seal"));
    expect(openAnswer(sealed, attempt, "key_2")).toBe("the answer");
  });

  test.each([
    ["account", { accountId: "acc_2" }],
    ["credential", { credentialId: "key_3" }],
    ["route", { route: "rotate" }],
    ["body", { bodyHash: hashBody({ name: "y" }) }],
    ["Idempotency-Key", { idempotencyKey: new Sensitive(`${idempotencyKey}0`) }],
  ])("stays shut for another %s", (_what, change) => {
    const sealed = sealAnswer("the answer", attempt, "key_2", aSeededRandom("seal"));
    expect(() => openAnswer(sealed, { ...attempt, ...change }, "key_2")).toThrow();
    expect(() => openAnswer(sealed, attempt, "key_3")).toThrow();
  });

  test("stays shut for who has the database alone, and is erased when its time is over", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mesh-idempotency-"));
    const kept = await aWorld({ dataFolder: folder });
    const { json } = await create({ body: { name: "sealed" } }, kept);
    const bytes = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
    expect(bytes.includes(idempotencyKey)).toBe(false);
    expect(bytes.includes(Buffer.from(idempotencyKey, "hex"))).toBe(false);
    expect(bytes.includes(String(json.api_key["api_key"]))).toBe(false);

    const thief = new DatabaseSync(join(folder, "mesh.sqlite"), { readOnly: true });
    const row = thief.prepare("select lookup, body_hash, salt, box, key_id from mint_records").get() ?? {};
    const sealed = { salt: row["salt"] as Uint8Array, box: row["box"] as Uint8Array };
    const known = {
      ...attempt,
      accountId: kept.accountId,
      credentialId: kept.log[0]?.keyId ?? "",
      bodyHash: row["body_hash"] as Uint8Array,
    };
    const keyId = String(row["key_id"]);
    for (const column of ["lookup", "body_hash", "salt", "box", "key_id"]) {
      const guess = row[column] as Uint8Array | string;
      for (const encoding of ["hex", "base64", "utf8"] as const) {
        const guessed = new Sensitive(Buffer.from(guess as string).toString(encoding));
        expect(() => openAnswer(sealed, { ...known, idempotencyKey: guessed }, keyId)).toThrow();
      }
    }
    // The control: with the client's key everything else at hand is enough.
    expect(JSON.parse(openAnswer(sealed, known, keyId))).toEqual(json);

    kept.clock.pass(10 * MINUTE_MS);
    await create({ body: { name: "sealed" } }, kept);
    expect(thief.prepare("select salt, box from mint_records").get()).toEqual({ salt: null, box: null });
    thief.close();
    await kept.service.close();
    rmSync(folder, { recursive: true });
  });

  test.each(["a mint without the header", "a start"])("is erased by %s as well", async (how) => {
    const folder = mkdtempSync(join(tmpdir(), "mesh-idempotency-"));
    const kept = await aWorld({ dataFolder: folder });
    await create({}, kept);
    const database = new DatabaseSync(join(folder, "mesh.sqlite"));
    const row = () => database.prepare("select salt, box from mint_records").get();
    const box = Buffer.from(row()?.["box"] as Uint8Array);
    if (how === "a start") {
      // Older than the clock of the next service, which starts where this one did.
      database.exec(`update mint_records set minted_at = minted_at - ${10 * MINUTE_MS}`);
      await kept.service.close();
      await (await aWorld({ dataFolder: folder, seed: "the next start" })).service.close();
    } else {
      kept.clock.pass(10 * MINUTE_MS);
      await kept.mint();
    }
    expect(row()).toEqual({ salt: null, box: null });
    database.close();
    await kept.service.close();
    const bytes = readFileSync(join(folder, "mesh.sqlite"));
    for (const part of [box.subarray(0, 32), box.subarray(-32)]) expect(bytes.includes(part)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test("has a look-up of its own for each Idempotency-Key, account, credential and route, whatever the body", () => {
    const lookups = [
      attempt,
      { ...attempt, accountId: "acc_2" },
      { ...attempt, credentialId: "key_3" },
      { ...attempt, route: "rotate" },
      { ...attempt, idempotencyKey: new Sensitive(`${idempotencyKey}0`) },
    ].map((each) => Buffer.from(lookupOf(each)).toString("hex"));
    expect(new Set(lookups).size).toBe(lookups.length);
    expect(Buffer.from(lookupOf({ ...attempt, bodyHash: hashBody({}) })).toString("hex")).toBe(lookups[0]);
  });
});
