import { expect, test } from "@jest/globals";
import { MINUTE_MS } from "../../src/values/clock.ts";
import { onEachEngine } from "../support/engines.ts";
import {
  DEVICE_GRANT,
  fields,
  type LoginWorld,
  told,
  useLoginWorld,
  WAYS_TO_END_LOGINS,
} from "../support/login-world.ts";

onEachEngine("a device without a browser", (engine) => {
  let here: LoginWorld;
  useLoginWorld(engine, (made) => {
    here = made;
  });

  const start = async () =>
    fields(here.form("/oauth/device/code", { client_id: "mesh-cli", scope: "openid", audience: "" }));
  const poll = (code: unknown) =>
    here.form("/oauth/token", { grant_type: DEVICE_GRANT, device_code: String(code), client_id: "mesh-cli" });
  const decide = async (userCode: unknown, decision: string) => {
    await here.browser.open("/device");
    await here.browser.submit({ user_code: String(userCode).toLowerCase().replace("-", " ") });
    return here.browser.submit({ decision });
  };

  test("gets tokens once the user has typed its code and approved", async () => {
    await here.signedIn();
    const device = await start();
    expect(device).toMatchObject({
      ...{ user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/) },
      ...{ verification_uri: "http://mesh.test/device", expires_in: 600, interval: 5 },
    });
    expect(told(await poll(device["device_code"]))).toEqual([400, "authorization_pending"]);
    expect((await decide(device["user_code"], "approve")).text).toContain("The device goes on by itself.");
    here.clock.pass(5_000);
    const tokens = await fields(poll(device["device_code"]));
    expect((await here.bearer(tokens["access_token"])).status).toBe(200);
    here.clock.pass(5_000);
    expect(told(await poll(device["device_code"]))).toEqual([400, "invalid_grant"]);
  });

  test("has its code typed also by who follows the whole link", async () => {
    await here.signedIn();
    const device = await start();
    const link = new URL(String(device["verification_uri_complete"]));
    const { text } = await here.browser.open(link.pathname + link.search);
    expect(text).not.toContain(String(device["user_code"]));
  });

  test.each(WAYS_TO_END_LOGINS)("gets nothing for an approval before %s", async (_what, end) => {
    await here.withPassword();
    const device = await start();
    await decide(device["user_code"], "approve");
    await end(here);
    expect(told(await poll(device["device_code"]))).toEqual([400, "invalid_grant"]);
  });

  test("gets nothing from a page whose session ended while it was shown", async () => {
    await here.signedIn();
    const device = await start();
    await here.browser.open("/device");
    await here.browser.submit({ user_code: String(device["user_code"]) });
    here.watched.beforeNextTx(async () => here.world.service.accounts.reset(here.world.accountId));
    expect((await here.browser.submit({ decision: "approve" })).status).toBe(422);
    expect(told(await poll(device["device_code"]))).toEqual([400, "authorization_pending"]);
  });

  test("gets nothing while the account is disabled", async () => {
    await here.signedIn();
    const device = await start();
    await decide(device["user_code"], "approve");
    await here.world.service.accounts.setDisabled(here.world.accountId, true);
    expect(told(await poll(device["device_code"]))).toEqual([400, "invalid_grant"]);
  });

  test("keeps its approval when the tokens could not be signed", async () => {
    await here.signedIn();
    const device = await start();
    await decide(device["user_code"], "approve");
    expect((await here.withoutSigners(() => poll(device["device_code"]))).status).toBe(503);
    expect((await poll(device["device_code"])).status).toBe(200);
  });

  test("is told when the user denied", async () => {
    await here.signedIn();
    const device = await start();
    await decide(device["user_code"], "deny");
    expect(told(await poll(device["device_code"]))).toEqual([400, "access_denied"]);
  });

  test("is slowed down for good by five seconds each time that it polls too soon", async () => {
    const device = await start();
    const codes: unknown[] = [];
    for (const seconds of [0, 4, 9, 15, 19]) {
      here.clock.pass(seconds * 1_000);
      codes.push((await poll(device["device_code"])).json["error"]);
    }
    expect(codes).toEqual([
      ...[
        "authorization_pending",
        "slow_down",
        "slow_down",
        "authorization_pending",
        "authorization_pending",
      ],
    ]);
  });

  test("waits ten minutes and no longer", async () => {
    await here.signedIn();
    const device = await start();
    here.clock.pass(10 * MINUTE_MS);
    expect(told(await poll(device["device_code"]))).toEqual([400, "expired_token"]);
    await here.browser.open("/device");
    expect((await here.browser.submit({ user_code: String(device["user_code"]) })).status).toBe(422);
  });

  test("cannot be found by guessing: five wrong codes close the page for the session, also past its confirmation", async () => {
    await here.signedIn();
    const device = await start();
    for (let index = 0; index < 5; index += 1) {
      await here.browser.open("/device");
      expect((await here.browser.submit({ user_code: "BBBB-BBBB" })).status).toBe(422);
    }
    await here.browser.open("/device");
    const refused = await here.browser.submit({ user_code: String(device["user_code"]) });
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining("Sign out and in again")]);
    await here.browser.open("/device");
    const direct = { user_code: String(device["user_code"]), decision: "approve" };
    expect((await here.browser.submit(direct, "/device/decision")).status).toBe(429);
  });

  test("cannot be found by signing in again and again: thirty wrong codes close the page for the account for an hour", async () => {
    await here.withPassword();
    const statuses: number[] = [];
    for (let session = 0; session < 7; session += 1) {
      for (let index = 0; index < 5; index += 1) {
        await here.browser.open("/device");
        statuses.push((await here.browser.submit({ user_code: "BBBB-BBBB" })).status);
      }
      await here.signedIn();
    }
    expect(statuses).toEqual([...Array<number>(30).fill(422), ...Array<number>(5).fill(429)]);
    await here.browser.open("/device");
    const page = await here.browser.submit({ user_code: "BBBB-BBBB" });
    expect(page.text).toMatch(/Too many wrong codes were typed\. Try again in \d+ minutes/);
  });

  test("cannot be found by guessing at once either: no more codes are looked at than one after another", async () => {
    await here.signedIn();
    const device = await start();
    await here.browser.open("/device");
    const guesses = Array.from({ length: 8 }, () => here.browser.submit({ user_code: "BBBB-BBBB" }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    await here.browser.open("/device");
    expect((await here.browser.submit({ user_code: String(device["user_code"]) })).status).toBe(429);
  });

  test("a right code is no try, however often it is looked at", async () => {
    await here.signedIn();
    const device = await start();
    for (let index = 0; index < 7; index += 1) {
      await here.browser.open("/device");
      expect((await here.browser.submit({ user_code: String(device["user_code"]) })).status).toBe(200);
    }
  });

  test("is served in JSON as well", async () => {
    const { status, json } = await here.post("/oauth/device/code", { client_id: "x" });
    expect(status).toBe(200);
    const body = { grant_type: DEVICE_GRANT, device_code: json["device_code"] };
    expect(told(await here.post("/oauth/token", body))).toEqual([400, "authorization_pending"]);
  });
});
