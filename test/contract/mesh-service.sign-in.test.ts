import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { Browser } from "../support/browser.ts";
import { onEachEngine } from "../support/engines.ts";
import { DEVICE_GRANT, fields, type LoginWorld, PASSWORD, useLoginWorld } from "../support/login-world.ts";

onEachEngine("signing in", (engine) => {
  let here: LoginWorld;
  useLoginWorld(engine, (made) => {
    here = made;
  });

  describe("by a link", () => {
    test("takes a button, works once, and asks for a password", async () => {
      const path = await here.welcome();
      expect((await here.browser.open(path)).text).toContain("This link signs you in once.");
      await here.browser.open(path);
      expect((await here.browser.submit()).path).toBe("/account/password");
      const other = new Browser(here.world.service);
      await other.open(path);
      expect((await other.submit()).status).toBe(403);
    });

    test("works for a quarter of an hour, and no more once there is another", async () => {
      const [first, second] = [await here.welcome(), await here.welcome()];
      await here.browser.open(first);
      expect((await here.browser.submit()).status).toBe(403);
      here.clock.pass(15 * MINUTE_MS);
      await here.browser.open(second);
      expect((await here.browser.submit()).status).toBe(403);
    });
  });

  describe("by password", () => {
    /** A try is counted in a transaction of its own, before the password is looked at. */
    const COUNTED = 1;
    const signIn = async (
      password = PASSWORD,
      email = "owner@example.test",
      as = new Browser(here.world.service),
    ) => {
      await as.open("/sign-in?next=/device");
      await as.submit({ email, password });
      return as;
    };

    /** What the audit says of failed sign-ins. */
    const failures = async () => {
      const { json } = await here.world.ask("GET", "/api/v1/audit");
      const events = json["events"] as { action: string; details: { failures: number } }[];
      return events.filter(({ action }) => action === "sign_in_failed").map(({ details }) => details);
    };
    const byFailures = (one: { failures: number }, other: { failures: number }) =>
      one.failures - other.failures;

    test("leads to where the user wanted to go, whatever the case of the address", async () => {
      await here.withPassword();
      expect((await signIn(PASSWORD, "Owner@Example.TEST")).page.path).toBe("/device");
    });

    test("tells nothing of whether the account exists", async () => {
      await here.withPassword();
      const wrong = (await signIn("not the password")).page;
      const unknown = (await signIn(PASSWORD, "nobody@example.test")).page;
      const plain = (text: string) =>
        text.replace(/name="form_token" value="[^"]*"/, "").replace(/value="\w+@example.test"/, "");
      expect([wrong.status, unknown.status]).toEqual([403, 403]);
      expect(plain(wrong.text)).toBe(plain(unknown.text));
    });

    test("is closed to an account after ten wrong ones, right or wrong, wherever they came from, for a quarter of an hour", async () => {
      await here.withPassword();
      for (let index = 0; index < 10; index += 1) {
        const somebody = new Browser(here.world.service);
        somebody.address = `192.0.2.${index + 100}`;
        expect((await signIn("wrong", undefined, somebody)).page.status).toBe(403);
      }
      const refused = (await signIn()).page;
      expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
      here.clock.pass(15 * MINUTE_MS);
      expect((await signIn()).page.path).toBe("/device");
      expect(await failures()).toEqual([{ failures: 1 }, { failures: 10 }]);
    }, 30_000);

    test("is closed after ten wrong ones at once as well: no more are looked at than one after another", async () => {
      await here.withPassword();
      const guesses = Array.from({ length: 18 }, (_, index) => {
        const somebody = new Browser(here.world.service);
        somebody.address = `192.0.2.${index + 100}`;
        return signIn("wrong", undefined, somebody);
      });
      const statuses = (await Promise.all(guesses)).map(({ page }) => page.status);
      expect([403, 429].map((status) => statuses.filter((each) => each === status).length)).toEqual([10, 8]);
      expect((await signIn()).page.status).toBe(429);
      expect((await failures()).toSorted(byFailures)).toEqual([{ failures: 1 }, { failures: 10 }]);
    }, 30_000);

    test("is closed to an account however its address is written", async () => {
      await here.withPassword();
      const spellings = [
        "owner@example.test",
        "\0owner@example.test",
        " Owner@example.test",
        "o\0wner@EXAMPLE.test",
      ];
      for (let index = 0; index < 10; index += 1) await signIn("wrong", spellings[index % spellings.length]);
      for (const email of spellings) expect((await signIn(PASSWORD, email)).page.status).toBe(429);
    }, 30_000);

    test("is closed to an address after thirty wrong ones within a minute, whatever API keys were wrong there", async () => {
      const limited = await here.otherInstance({ authFailures: 3 });
      await here.withPassword();
      const from = (address: string) => {
        const somebody = new Browser(limited.service);
        somebody.address = address;
        return somebody;
      };
      const wrongKey = { as: undefined, headers: { "x-api-key": "mesh_wrong" }, from: "192.0.2.1" };
      for (const status of [401, 401, 401, 429])
        expect((await limited.ask("GET", "/auth/profile", wrongKey)).status).toBe(status);
      expect((await signIn(PASSWORD, undefined, from("192.0.2.1"))).page.path).toBe("/device");
      const guesses = Array.from({ length: 5 }, (_, index) =>
        signIn("wrong", `nobody-${index}@example.test`, from("192.0.2.1")),
      );
      const statuses = (await Promise.all(guesses)).map(({ page }) => page.status);
      expect(statuses.toSorted()).toEqual([403, 403, 403, 429, 429]);
      expect((await signIn(PASSWORD, undefined, from("192.0.2.1"))).page.status).toBe(429);
      expect((await signIn(PASSWORD, undefined, from("192.0.2.2"))).page.path).toBe("/device");
      here.clock.pass(MINUTE_MS);
      expect((await signIn(PASSWORD, undefined, from("192.0.2.1"))).page.path).toBe("/device");
    }, 30_000);

    test("that is right is no try, however often it is typed", async () => {
      await here.withPassword();
      for (let index = 0; index < 12; index += 1) expect((await signIn()).page.path).toBe("/device");
    }, 30_000);

    test("cannot be guessed at where it is changed: the limit is that of the sign-in, and the audit tells", async () => {
      await here.withPassword();
      await here.browser.open("/account/password");
      const form = here.browser.page;
      const guess = async (current: string) => {
        here.browser.show(form);
        return here.browser.submit({ current, password: "another long password" });
      };
      for (let index = 0; index < 5; index += 1) await signIn("wrong");
      const statuses = (await Promise.all(Array.from({ length: 7 }, () => guess("wrong")))).map(
        ({ status }) => status,
      );
      expect(statuses.toSorted()).toEqual([422, 422, 422, 422, 422, 429, 429]);
      expect((await guess(PASSWORD)).status).toBe(429);
      expect((await signIn()).page.status).toBe(429);
      expect(await failures()).toEqual([{ failures: 1 }, { failures: 10 }]);
      here.clock.pass(15 * MINUTE_MS);
      expect((await guess(PASSWORD)).path).toBe("/");
    }, 30_000);

    test("ends two hours after the browser was last seen, and a day after it began", async () => {
      await here.withPassword();
      for (let hour = 0; hour < 23; hour += 1) {
        here.clock.pass(HOUR_MS);
        expect((await here.browser.open("/")).status).toBe(200);
      }
      expect(here.browser.page.path).toBe("/");
      here.clock.pass(HOUR_MS);
      expect((await here.browser.open("/")).path).toBe("/sign-in");
      const idle = await signIn();
      here.clock.pass(2 * HOUR_MS);
      expect((await idle.open("/")).path).toBe("/sign-in");
    });

    test("changes only for who knows the present one, and ends every other session and login", async () => {
      await here.withPassword();
      const other = await signIn();
      const tokens = await fields(here.tokensByCode());
      await here.browser.open("/account/password");
      expect(
        (await here.browser.submit({ current: "a guess", password: "another long password" })).status,
      ).toBe(422);
      expect((await here.browser.submit({ current: PASSWORD, password: "short" })).text).toContain(
        "at least 12",
      );
      await here.browser.submit({ current: PASSWORD, password: "another long password" });
      expect(here.browser.page.path).toBe("/");
      expect((await other.open("/")).path).toBe("/sign-in");
      expect((await here.bearer(tokens["access_token"])).status).toBe(401);
      expect((await signIn()).page.status).toBe(403);
      expect((await signIn("another long password")).page.path).toBe("/device");
    });

    test.each([
      ["reset", async () => here.world.service.accounts.reset(here.world.accountId)],
      ["disabled", async () => here.world.service.accounts.setDisabled(here.world.accountId, true)],
    ])("signs nobody in whose account is %s while the password is looked at", async (_what, end) => {
      await here.withPassword();
      here.watched.beforeNextTx(end, COUNTED);
      const late = await signIn();
      expect(late.page.status).toBe(403);
      expect((await late.open("/")).path).toBe("/sign-in");
    });

    test.each([
      ["64 letters of two UTF-16 units", "\u{1F511}".repeat(64), "\u{1F511}".repeat(64)],
      ["65 of them", "\u{1F511}".repeat(65), "\u{1F511}".repeat(65)],
      ["as many as there may be", "\u{1F511}".repeat(128), "\u{1F511}".repeat(128)],
      [
        "128 letters with accents, on a keyboard that writes these apart",
        "é".repeat(128),
        "e\u0301".repeat(128),
      ],
    ])("takes what was set: %s", async (_what, set, typed) => {
      await here.signedIn();
      expect((await here.browser.submit({ password: set })).path).toBe("/");
      expect((await signIn(typed)).page.path).toBe("/device");
      expect((await signIn(`${typed}x`)).page.status).toBe(403);
      await here.browser.open("/account/password");
      expect((await here.browser.submit({ current: `${typed}x`, password: PASSWORD })).status).toBe(422);
      await here.browser.open("/account/password");
      expect((await here.browser.submit({ current: typed, password: PASSWORD })).path).toBe("/");
    });

    test("is refused when it is too long, and not cut", async () => {
      await here.signedIn();
      expect((await here.browser.submit({ password: "x".repeat(129) })).text).toContain("at most 128");
    });

    const change = async (as: Browser, password: string) => {
      await as.open("/account/password");
      return as.submit({ current: PASSWORD, password });
    };

    test("is changed by one of two who change it at once", async () => {
      await here.withPassword();
      const other = await signIn();
      here.watched.beforeNextTx(async () => change(other, "the other's long password"), COUNTED);
      expect((await change(here.browser, "another long password")).status).toBe(422);
      expect((await signIn("the other's long password")).page.path).toBe("/device");
      expect((await signIn("another long password")).page.status).toBe(403);
    });

    test.each([
      ["was reset in the meantime", async () => here.world.service.accounts.reset(here.world.accountId)],
      [
        "was disabled in the meantime",
        async () => here.world.service.accounts.setDisabled(here.world.accountId, true),
      ],
      [
        "signed out of this session in the meantime",
        async () => {
          const same = new Browser(here.world.service);
          for (const [name, value] of here.browser.cookies) same.cookies.set(name, value);
          await same.open("/");
          await same.submit();
        },
      ],
    ])("cannot be changed by who %s", async (_what, end) => {
      await here.withPassword();
      here.watched.beforeNextTx(end, COUNTED);
      expect((await change(here.browser, "another long password")).status).toBe(422);
      await here.world.service.accounts.setDisabled(here.world.accountId, false);
      expect((await signIn("another long password")).page.status).toBe(403);
    });

    test("keeps no session of who changed it when the account is reset right afterwards", async () => {
      await here.withPassword();
      here.watched.afterNextTx(async () => here.world.service.accounts.reset(here.world.accountId), COUNTED);
      await change(here.browser, "another long password");
      expect((await here.browser.open("/")).path).toBe("/sign-in");
    });

    test("ends at the service when the user signs out, not only in the browser", async () => {
      await here.withPassword();
      await here.browser.open("/");
      const kept = new Map(here.browser.cookies);
      await here.browser.submit();
      expect(here.browser.page.path).toBe("/sign-in");
      for (const [name, value] of kept) here.browser.cookies.set(name, value);
      expect((await here.browser.open("/")).path).toBe("/sign-in");
    });
  });

  test("whatever ends or begins a login locks the account before anything of it, so that no two wait for each other", async () => {
    await here.withPassword();
    const device = await fields(here.form("/oauth/device/code", {}));
    here.watched.firstLocks.length = 0;
    await here.browser.open("/device");
    await here.browser.submit({ user_code: String(device["user_code"]) });
    await here.browser.submit({ decision: "approve" });
    await here.form("/oauth/token", { grant_type: DEVICE_GRANT, device_code: String(device["device_code"]) });
    const tokens = await fields(here.tokensByCode());
    const refresh = { refresh_token: tokens["refresh_token"], client_type: "device" };
    expect((await here.post("/auth/refresh-token", refresh)).status).toBe(200);
    await here.form("/oauth/revoke", { token: String(tokens["access_token"]) });
    await here.tokensByCode();
    await here.browser.open("/account");
    await here.browser.submit({}, "/account/programs");
    await here.browser.open("/account/password");
    await here.browser.submit({ current: PASSWORD, password: "another long password" });
    const other = new Browser(here.world.service);
    await other.open("/sign-in");
    await other.submit({ email: "owner@example.test", password: "another long password" });
    await other.open("/account");
    await other.submit();
    await here.browser.open(await here.welcome());
    await here.browser.submit();
    await here.world.service.accounts.reset(here.world.accountId);
    // Counters are counted in a transaction that touches nothing else.
    const locks = here.watched.firstLocks.filter((sql) => !/signing_keys|counters/.test(sql));
    // Device: decided, polled. Code: made, exchanged; refreshed, revoked. Another code: made, exchanged, ended by its owner.
    // Changed; signed in, signed out others; a link made, used; reset.
    expect(locks).toHaveLength(15);
    for (const sql of locks)
      expect(sql).toMatch(/ from accounts where id = \? for update$|^update accounts /);
  });

  test("an old session is forgotten by the housekeeping", async () => {
    await here.signedIn();
    here.clock.pass(DAY_MS);
    await here.world.mint();
    expect((await here.browser.open("/")).path).toBe("/sign-in");
  });
});
