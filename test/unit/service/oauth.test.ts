import { expect, test } from "@jest/globals";
import { MINUTE_MS } from "../../../src/values/clock.ts";
import { openSqlite } from "../../../src/service/store/sqlite.ts";
import { aWorld } from "./support.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

test.each([
  ["malformed JSON", 400, "malformed_json", { raw: "{", headers: { "content-type": "application/json" } }],
  [
    "another kind of body",
    415,
    "unsupported_media_type",
    { raw: "x", headers: { "content-type": "text/plain" } },
  ],
  ["a huge body", 413, "payload_too_large", { raw: `token=${"x".repeat(20_000)}`, headers: FORM }],
])("%s is refused in the words of OAuth", async (_what, status, code, asked) => {
  const world = await aWorld();
  for (const path of ["/oauth/token", "/oauth/revoke", "/oauth/device/code"]) {
    const told = await world.ask("POST", path, { as: undefined, ...asked });
    expect([told.status, told.json["error"], told.json["code"]]).toEqual([status, code, code]);
    expect(told.json["error_description"]).toMatch(/\.$/);
  }
});

test("a database that is away is told in the words of OAuth as well, and when to come again", async () => {
  const database = openSqlite(":memory:");
  const world = await aWorld({ database });
  await database.close();
  const told = await world.ask("POST", "/oauth/device/code", { as: undefined, raw: "", headers: FORM });
  expect([told.status, told.json["error"], told.headers.get("retry-after")]).toEqual([
    503,
    "unavailable",
    "1",
  ]);
  expect(told.json["error_description"]).toMatch(/database/);
});

test("one address begins only so many device logins a minute; each leaves a row behind", async () => {
  const world = await aWorld({ limits: { deviceCodes: 2 } });
  const begin = async (from: string) =>
    (await world.ask("POST", "/oauth/device/code", { as: undefined, from, raw: "", headers: FORM })).status;
  expect([await begin("192.0.2.1"), await begin("192.0.2.1"), await begin("192.0.2.1")]).toEqual([
    200, 200, 429,
  ]);
  expect(await begin("192.0.2.2")).toBe(200);
  world.clock.pass(MINUTE_MS);
  expect(await begin("192.0.2.1")).toBe(200);
});
