import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { type Database, type Db, FOR_UPDATE } from "../../src/service/store/database.ts";
import { Browser } from "../support/browser.ts";
import { onEachEngine, type Store } from "../support/engines.ts";
import { aWorld, type HandClock, handClock, type Told, type World } from "../unit/service/support.ts";

const PASSWORD = "correct horse battery staple";
const REDIRECT = "http://localhost:8123/callback";
const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** A database where a test can step in between what a request reads and what it then writes. */
interface Watched {
  readonly database: Database;
  beforeNextTx(step: Step): void;
  afterNextTx(step: Step): void;
  /** What each transaction has locked or written first. */
  readonly firstLocks: string[];
}

type Step = () => Promise<unknown>;

function watch(inner: Database): Watched {
  const firstLocks: string[] = [];
  const steps = new Map<"before" | "after", Step>();
  const taken = async (when: "before" | "after"): Promise<void> => {
    const step = steps.get(when);
    steps.delete(when);
    await step?.();
  };
  const tx: Database["tx"] = async (work) => {
    await taken("before");
    const result = await inner.tx(async (db) => work(noting(db, firstLocks)));
    await taken("after");
    return result;
  };
  const database: Database = {
    ...{ engine: inner.engine, tx, close: async () => inner.close() },
    all: async (sql, ...values) => inner.all(sql, ...values),
    get: async (sql, ...values) => inner.get(sql, ...values),
    run: async (sql, ...values) => inner.run(sql, ...values),
  };
  return {
    ...{ database, firstLocks },
    beforeNextTx: (step) => void steps.set("before", step),
    afterNextTx: (step) => void steps.set("after", step),
  };
}

function noting(db: Db, firstLocks: string[]): Db {
  let isFirst = true;
  const note = (sql: string): void => {
    if (!isFirst || (sql.startsWith("select") && !sql.endsWith(FOR_UPDATE))) return;
    isFirst = false;
    firstLocks.push(sql);
  };
  return {
    all: async (sql, ...values) => (note(sql), db.all(sql, ...values)),
    get: async (sql, ...values) => (note(sql), db.get(sql, ...values)),
    run: async (sql, ...values) => (note(sql), db.run(sql, ...values)),
  };
}

onEachEngine("signing in", (engine) => {
  let clock: HandClock;
  let store: Store;
  let world: World;
  let browser: Browser;
  let watched: Watched;
  beforeAll(() => engine.start(), 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    clock = handClock();
    store = await engine.store();
    watched = watch(await store.open());
    world = await aWorld({ database: watched.database, clock });
    browser = new Browser(world.service);
  });
  afterEach(() => world.service.close());

  const welcome = async () => `/welcome/${(await world.service.sessions.newLink(world.accountId)).reveal()}`;
  const signedIn = async () => {
    await browser.open(await welcome());
    return browser.submit();
  };
  const withPassword = async () => {
    await signedIn();
    return browser.submit({ password: PASSWORD });
  };
  const post = (path: string, body: object) => world.ask("POST", path, { as: undefined, body });
  const form = (path: string, fields: Record<string, string>, headers = {}) =>
    world.ask("POST", path, {
      as: undefined,
      raw: new URLSearchParams(fields).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  const told = ({ status, json }: Told) => [status, json["code"]];
  const bearer = (token: unknown, method = "GET", path = "/auth/profile", body?: object) =>
    world.ask(method, path, { as: undefined, body, headers: { authorization: `Bearer ${String(token)}` } });
  const fields = async (answer: Promise<Told>) => (await answer).json as Record<string, unknown>;

  describe("by a link", () => {
    test("takes a button, works once, and asks for a password", async () => {
      const path = await welcome();
      expect((await browser.open(path)).text).toContain("This link signs you in once.");
      await browser.open(path);
      expect((await browser.submit()).path).toBe("/account/password");
      const other = new Browser(world.service);
      await other.open(path);
      expect((await other.submit()).status).toBe(403);
    });

    test("works for a quarter of an hour, and no more once there is another", async () => {
      const [first, second] = [await welcome(), await welcome()];
      await browser.open(first);
      expect((await browser.submit()).status).toBe(403);
      clock.pass(15 * MINUTE_MS);
      await browser.open(second);
      expect((await browser.submit()).status).toBe(403);
    });
  });

  describe("by password", () => {
    const signIn = async (
      password = PASSWORD,
      email = "owner@example.test",
      as = new Browser(world.service),
    ) => {
      await as.open("/sign-in?next=/device");
      await as.submit({ email, password });
      return as;
    };

    test("leads to where the user wanted to go, whatever the case of the address", async () => {
      await withPassword();
      expect((await signIn(PASSWORD, "Owner@Example.TEST")).page.path).toBe("/device");
    });

    test("tells nothing of whether the account exists", async () => {
      await withPassword();
      const wrong = (await signIn("not the password")).page;
      const unknown = (await signIn(PASSWORD, "nobody@example.test")).page;
      const plain = (text: string) =>
        text.replace(/name="form_token" value="[^"]*"/, "").replace(/value="\w+@example.test"/, "");
      expect([wrong.status, unknown.status]).toEqual([403, 403]);
      expect(plain(wrong.text)).toBe(plain(unknown.text));
    });

    test("is closed to an account after ten wrong ones, right or wrong, wherever they came from, for a quarter of an hour", async () => {
      await withPassword();
      for (let index = 0; index < 10; index += 1) {
        const somebody = new Browser(world.service);
        somebody.address = `192.0.2.${index + 100}`;
        expect((await signIn("wrong", undefined, somebody)).page.status).toBe(403);
      }
      const refused = (await signIn()).page;
      expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
      clock.pass(15 * MINUTE_MS);
      expect((await signIn()).page.path).toBe("/device");
      const { json } = await world.ask("GET", "/api/v1/audit");
      const failures = (json["events"] as { action: string; details: object }[]).filter(
        ({ action }) => action === "sign_in_failed",
      );
      expect(failures.map(({ details }) => details)).toEqual([{ failures: 1 }, { failures: 10 }]);
    }, 30_000);

    test("ends two hours after the browser was last seen, and a day after it began", async () => {
      await withPassword();
      for (let hour = 0; hour < 23; hour += 1) {
        clock.pass(HOUR_MS);
        expect((await browser.open("/")).status).toBe(200);
      }
      expect(browser.page.path).toBe("/");
      clock.pass(HOUR_MS);
      expect((await browser.open("/")).path).toBe("/sign-in");
      const idle = await signIn();
      clock.pass(2 * HOUR_MS);
      expect((await idle.open("/")).path).toBe("/sign-in");
    });

    test("changes only for who knows the present one, and ends every other session and login", async () => {
      await withPassword();
      const other = await signIn();
      const tokens = await fields(tokensByCode());
      await browser.open("/account/password");
      expect((await browser.submit({ current: "a guess", password: "another long password" })).status).toBe(
        422,
      );
      expect((await browser.submit({ current: PASSWORD, password: "short" })).text).toContain("at least 12");
      await browser.submit({ current: PASSWORD, password: "another long password" });
      expect(browser.page.path).toBe("/");
      expect((await other.open("/")).path).toBe("/sign-in");
      expect((await bearer(tokens["access_token"])).status).toBe(401);
      expect((await signIn()).page.status).toBe(403);
      expect((await signIn("another long password")).page.path).toBe("/device");
    });

    test.each([
      ["reset", async () => world.service.accounts.reset(world.accountId)],
      ["disabled", async () => world.service.accounts.setDisabled(world.accountId, true)],
    ])("signs nobody in whose account is %s while the password is looked at", async (_what, end) => {
      await withPassword();
      watched.beforeNextTx(end);
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
      await signedIn();
      expect((await browser.submit({ password: set })).path).toBe("/");
      expect((await signIn(typed)).page.path).toBe("/device");
      expect((await signIn(`${typed}x`)).page.status).toBe(403);
      await browser.open("/account/password");
      expect((await browser.submit({ current: `${typed}x`, password: PASSWORD })).status).toBe(422);
      await browser.open("/account/password");
      expect((await browser.submit({ current: typed, password: PASSWORD })).path).toBe("/");
    });

    test("is refused when it is too long, and not cut", async () => {
      await signedIn();
      expect((await browser.submit({ password: "x".repeat(129) })).text).toContain("at most 128");
    });

    const change = async (as: Browser, password: string) => {
      await as.open("/account/password");
      return as.submit({ current: PASSWORD, password });
    };

    test("is changed by one of two who change it at once", async () => {
      await withPassword();
      const other = await signIn();
      watched.beforeNextTx(async () => change(other, "the other's long password"));
      expect((await change(browser, "another long password")).status).toBe(422);
      expect((await signIn("the other's long password")).page.path).toBe("/device");
      expect((await signIn("another long password")).page.status).toBe(403);
    });

    test.each([
      ["was reset in the meantime", async () => world.service.accounts.reset(world.accountId)],
      ["was disabled in the meantime", async () => world.service.accounts.setDisabled(world.accountId, true)],
      [
        "signed out of this session in the meantime",
        async () => {
          const same = new Browser(world.service);
          for (const [name, value] of browser.cookies) same.cookies.set(name, value);
          await same.open("/");
          await same.submit();
        },
      ],
    ])("cannot be changed by who %s", async (_what, end) => {
      await withPassword();
      watched.beforeNextTx(end);
      expect((await change(browser, "another long password")).status).toBe(422);
      await world.service.accounts.setDisabled(world.accountId, false);
      expect((await signIn("another long password")).page.status).toBe(403);
    });

    test("keeps no session of who changed it when the account is reset right afterwards", async () => {
      await withPassword();
      watched.afterNextTx(async () => world.service.accounts.reset(world.accountId));
      await change(browser, "another long password");
      expect((await browser.open("/")).path).toBe("/sign-in");
    });

    test("ends at the service when the user signs out, not only in the browser", async () => {
      await withPassword();
      await browser.open("/");
      const kept = new Map(browser.cookies);
      await browser.submit();
      expect(browser.page.path).toBe("/sign-in");
      for (const [name, value] of kept) browser.cookies.set(name, value);
      expect((await browser.open("/")).path).toBe("/sign-in");
    });
  });

  /** The database fails, but only for who makes a new signer. */
  const withoutSigners = async (ask: () => Promise<Told>): Promise<Told> => {
    await watched.database.run("alter table signing_keys rename to signing_keys_away");
    const answer = await ask();
    await watched.database.run("alter table signing_keys_away rename to signing_keys");
    return answer;
  };

  const waysToEndLogins: [string, () => Promise<unknown>][] = [
    [
      "a change of the password",
      async () => {
        await browser.open("/account/password");
        return browser.submit({ current: PASSWORD, password: "another long password" });
      },
    ],
    ["a reset of the account", async () => world.service.accounts.reset(world.accountId)],
    [
      "a time in which the account was disabled",
      async () => {
        await world.service.accounts.setDisabled(world.accountId, true);
        await world.service.accounts.setDisabled(world.accountId, false);
      },
    ],
  ];

  const verifier = "v".repeat(50);
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  /** Walks through the consent page and gives back the link to the program. */
  const allow = async (asked: object = {}, decision = "allow") => {
    const body = { redirect_uri: REDIRECT, scope: "openid", state: "s t&ate", ...asked };
    const { json } = await post("/auth/get-auth-url", body);
    const url = new URL(String(json["auth_url"]));
    await browser.open(url.pathname + url.search);
    await browser.submit({ decision });
    return browser.link();
  };
  const exchange = async (code: string | null, more: object = {}) =>
    post("/auth/exchange-token", { code, redirect_uri: REDIRECT, ...more });
  const tokensByCode = async () => {
    if (!(await browser.open("/")).path.endsWith("/")) await signedIn();
    return exchange((await allow()).searchParams.get("code"));
  };

  describe("a program, through the browser", () => {
    test("gets tokens for a code, and may then do what the account may", async () => {
      await signedIn();
      const link = await allow();
      expect(browser.page.status).toBe(200);
      expect([link.origin + link.pathname, link.searchParams.get("state")]).toEqual([REDIRECT, "s t&ate"]);
      const tokens = await fields(exchange(link.searchParams.get("code")));
      expect(tokens).toMatchObject({
        token_type: "Bearer",
        expires_in: 3600,
        refresh_token: expect.any(String),
      });
      expect(String(tokens["access_token"]).split(".")).toHaveLength(3);
      const profile = await bearer(tokens["access_token"]);
      expect(profile.json).toMatchObject({ id: world.accountId, email: "owner@example.test" });
      const whoami = await bearer(tokens["access_token"], "GET", "/api/v1/whoami");
      expect(whoami.json).not.toHaveProperty("key_id");
      const minted = await bearer(tokens["access_token"], "POST", "/v1/mesh/api-keys", { name: "by login" });
      expect(minted.json.api_key["scopes"]).toHaveLength(5);
      const shown = await world.ask("GET", `/api/v1/api-keys/${String(minted.json.api_key["key_id"])}`);
      expect(shown.json.api_key["created_by"]).toMatch(/^grt_/);
    });

    test("is named on a page that asks, with the port that it listens at and the account", async () => {
      await signedIn();
      await allow();
      await browser.open(
        `/oauth/authorize?response_type=code&client_id=%3Cb%3Emesh%3C%2Fb%3E&redirect_uri=${encodeURIComponent(REDIRECT)}`,
      );
      for (const word of ["localhost:8123", "owner@example.test", "&lt;b&gt;mesh&lt;/b&gt;"]) {
        expect(browser.page.text).toContain(word);
      }
    });

    test("is sent through the sign-in when nobody is signed in, and nothing of its request is lost", async () => {
      await withPassword();
      browser.cookies.clear();
      const { json } = await post("/auth/get-auth-url", { redirect_uri: REDIRECT, state: "kept" });
      const url = new URL(String(json["auth_url"]));
      await browser.open(url.pathname + url.search);
      expect(browser.page.path).toMatch(/^\/sign-in\?next=/);
      await browser.submit({ email: "owner@example.test", password: PASSWORD });
      await browser.submit({ decision: "allow" });
      expect(browser.link().searchParams.get("state")).toBe("kept");
    });

    test("gets no code when the user denies", async () => {
      await signedIn();
      const link = await allow({}, "deny");
      expect([link.searchParams.get("error"), link.searchParams.get("code")]).toEqual([
        "access_denied",
        null,
      ]);
    });

    test.each([
      ["another redirect", {}, { redirect_uri: "http://localhost:9999/callback" }],
      ["no verifier", { code_challenge: challenge }, {}],
      ["another verifier", { code_challenge: challenge }, { code_verifier: "w".repeat(50) }],
    ])("gets nothing for its code with %s", async (_what, asked, sent) => {
      await signedIn();
      const code = (await allow(asked)).searchParams.get("code");
      expect(told(await exchange(code, sent))).toEqual([400, "invalid_grant"]);
    });

    test("gets tokens with the verifier that belongs to its challenge, at either door", async () => {
      await signedIn();
      const one = (await allow({ code_challenge: challenge })).searchParams.get("code");
      expect((await exchange(one, { code_verifier: verifier })).status).toBe(200);
      const two = (await allow({ code_challenge: challenge })).searchParams.get("code") ?? "";
      const asked = {
        grant_type: "authorization_code",
        code: two,
        redirect_uri: REDIRECT,
        code_verifier: verifier,
      };
      expect((await form("/oauth/token", asked)).status).toBe(200);
    });

    test("gets nothing for a code that is a minute old", async () => {
      await signedIn();
      const code = (await allow()).searchParams.get("code");
      clock.pass(MINUTE_MS);
      expect(told(await exchange(code))).toEqual([400, "invalid_grant"]);
    });

    test.each(waysToEndLogins)("gets nothing for a code from before %s", async (_what, end) => {
      await withPassword();
      const code = (await allow()).searchParams.get("code");
      await end();
      expect(told(await exchange(code))).toEqual([400, "invalid_grant"]);
    });

    test("gets no code from a page whose session ended while it was shown", async () => {
      await signedIn();
      watched.beforeNextTx(async () => world.service.accounts.reset(world.accountId));
      await expect(allow()).rejects.toThrow("Invalid URL");
      expect(browser.page.text).toContain("You were signed out in the meantime.");
    });

    test("loses what it got when its code is used a second time", async () => {
      await signedIn();
      const code = (await allow()).searchParams.get("code");
      const tokens = await fields(exchange(code));
      expect(told(await exchange(code))).toEqual([400, "invalid_grant"]);
      expect((await bearer(tokens["access_token"])).status).toBe(401);
    });

    test("keeps its code when the tokens could not be signed", async () => {
      await signedIn();
      const code = (await allow()).searchParams.get("code");
      expect((await withoutSigners(() => exchange(code))).status).toBe(503);
      expect((await exchange(code)).status).toBe(200);
    });

    test.each([
      "https://evil.example/callback",
      "http://localhost.evil.example/callback",
      "http://localhost:80@evil.example/callback",
      "http://127.0.0.1:8123/other",
      "http://127.0.0.1:8123/callback?x=1",
      "http://127.0.0.1:8123/callback#x",
      "http://127.1:8123/callback",
      "http://user@127.0.0.1:8123/callback",
      "https://127.0.0.1:8123/callback",
      "javascript:alert(1)",
      "//evil.example/callback",
    ])("is sent nowhere at %s", async (redirect) => {
      await signedIn();
      expect((await post("/auth/get-auth-url", { redirect_uri: redirect })).status).toBe(400);
      await browser.open(`/oauth/authorize?response_type=code&redirect_uri=${encodeURIComponent(redirect)}`);
      expect([browser.page.status, browser.page.path.startsWith("/oauth/authorize")]).toEqual([400, true]);
      expect(browser.page.text).not.toContain("evil");
    });

    test.each(["http://127.0.0.1:1/callback", "http://[::1]:65535/callback", "http://localhost/callback"])(
      "may listen at %s",
      async (redirect) => {
        expect((await post("/auth/get-auth-url", { redirect_uri: redirect })).status).toBe(200);
      },
    );
  });

  describe("tokens", () => {
    const refresh = (token: unknown) =>
      post("/auth/refresh-token", { refresh_token: token, client_type: "device" });

    test("end after an hour, and are renewed by the refresh token", async () => {
      const tokens = await fields(tokensByCode());
      clock.pass(HOUR_MS);
      expect((await bearer(tokens["access_token"])).status).toBe(401);
      const renewed = await fields(refresh(tokens["refresh_token"]));
      expect((await bearer(renewed["access_token"])).status).toBe(200);
      expect(renewed["refresh_token"]).not.toBe(tokens["refresh_token"]);
    });

    test("are not renewed for nothing: what could not be signed does not count as a renewal", async () => {
      const tokens = await fields(tokensByCode());
      clock.pass(DAY_MS);
      expect((await withoutSigners(() => refresh(tokens["refresh_token"]))).status).toBe(503);
      clock.pass(2 * MINUTE_MS);
      expect((await refresh(tokens["refresh_token"])).status).toBe(200);
    });

    test("may be renewed by two processes within a minute", async () => {
      const tokens = await fields(tokensByCode());
      const one = await fields(refresh(tokens["refresh_token"]));
      clock.pass(MINUTE_MS);
      const two = await fields(refresh(tokens["refresh_token"]));
      for (const { access_token: token } of [one, two]) expect((await bearer(token)).status).toBe(200);
    });

    test("end all together when a refresh token is used again later: somebody has a copy", async () => {
      const tokens = await fields(tokensByCode());
      const renewed = await fields(refresh(tokens["refresh_token"]));
      clock.pass(MINUTE_MS + 1);
      expect(told(await refresh(tokens["refresh_token"]))).toEqual([400, "invalid_grant"]);
      expect((await bearer(renewed["access_token"])).status).toBe(401);
      expect(told(await refresh(renewed["refresh_token"]))).toEqual([400, "invalid_grant"]);
    });

    test("end when the program signs out with either of them, and a stranger's sign-out is answered the same", async () => {
      for (const name of ["access_token", "refresh_token"]) {
        const tokens = await fields(tokensByCode());
        expect((await form("/oauth/revoke", { token: String(tokens[name]) })).status).toBe(200);
        expect((await bearer(tokens["access_token"])).status).toBe(401);
        expect((await refresh(tokens["refresh_token"])).status).toBe(400);
      }
      expect((await form("/oauth/revoke", { token: "nobody's" })).status).toBe(200);
    });

    test("end when the account is disabled, and so do its sessions and keys until it is enabled", async () => {
      const tokens = await fields(tokensByCode());
      const { key } = await world.mint();
      await world.service.accounts.setDisabled(world.accountId, true);
      expect((await bearer(tokens["access_token"])).status).toBe(401);
      expect((await refresh(tokens["refresh_token"])).status).toBe(400);
      expect((await browser.open("/")).path).toBe("/sign-in");
      expect(told(await world.ask("GET", "/auth/profile", { as: key }))).toEqual([401, "key_disabled"]);
      await world.service.accounts.setDisabled(world.accountId, false);
      expect((await world.ask("GET", "/auth/profile", { as: key })).status).toBe(200);
      expect((await bearer(tokens["access_token"])).status).toBe(401);
    });

    test("are good on every instance, and at once no more when the program signed out at another", async () => {
      const tokens = await fields(tokensByCode());
      const other = await aWorld({ database: await store.open(), clock, seed: "other" });
      const there = async () =>
        (
          await other.ask("GET", "/auth/profile", {
            as: undefined,
            headers: { authorization: `Bearer ${String(tokens["access_token"])}` },
          })
        ).status;
      expect(await there()).toBe(200);
      await form("/oauth/revoke", { token: String(tokens["refresh_token"]) });
      expect(await there()).toBe(401);
      await other.service.close();
    });

    const withKid = (token: string, kid: unknown): string => {
      const header = JSON.stringify({ alg: "EdDSA", typ: "at+jwt", kid });
      return [Buffer.from(header).toString("base64url"), ...token.split(".").slice(1)].join(".");
    };

    test("that cannot be read count as guesses, also those whose signer's name is no text", async () => {
      const token = withKid(String((await fields(tokensByCode()))["access_token"]), {});
      const guess = async () =>
        world.ask("GET", "/auth/profile", {
          ...{ as: undefined, from: "192.0.2.77", headers: { authorization: `Bearer ${token}` } },
        });
      const statuses: number[] = [];
      while (statuses.length < 200 && statuses.at(-1) !== 429) statuses.push((await guess()).status);
      expect([...new Set(statuses)]).toEqual([401, 429]);
    });

    test.each([
      ["another signature", (token: string) => `${token.slice(0, -4)}AAAA`],
      ["no signature", (token: string) => `${token.split(".").slice(0, 2).join(".")}.`],
      [
        "an algorithm of the sender's choice",
        (token: string) => ["eyJhbGciOiJub25lIn0", ...token.split(".").slice(1)].join("."),
      ],
      ["a signer's name that is none", (token: string) => withKid(token, "nobody")],
      ["a signer's name that is no text", (token: string) => withKid(token, 1)],
      ["a list for the signer's name", (token: string) => withKid(token, ["sig_"])],
      ["nothing for the signer's name", (token: string) => withKid(token, null)],
    ])("are refused with %s", async (_what, forge) => {
      const tokens = await fields(tokensByCode());
      expect(told(await bearer(forge(String(tokens["access_token"]))))).toEqual([401, "invalid_key"]);
    });
  });

  describe("a device without a browser", () => {
    const start = async () =>
      fields(form("/oauth/device/code", { client_id: "mesh-cli", scope: "openid", audience: "" }));
    const poll = (code: unknown) =>
      form("/oauth/token", { grant_type: DEVICE_GRANT, device_code: String(code), client_id: "mesh-cli" });
    const decide = async (userCode: unknown, decision: string) => {
      await browser.open("/device");
      await browser.submit({ user_code: String(userCode).toLowerCase().replace("-", " ") });
      return browser.submit({ decision });
    };

    test("gets tokens once the user has typed its code and approved", async () => {
      await signedIn();
      const device = await start();
      expect(device).toMatchObject({
        ...{ user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/) },
        ...{ verification_uri: "http://mesh.test/device", expires_in: 600, interval: 5 },
      });
      expect(told(await poll(device["device_code"]))).toEqual([400, "authorization_pending"]);
      expect((await decide(device["user_code"], "approve")).text).toContain("The device goes on by itself.");
      clock.pass(5_000);
      const tokens = await fields(poll(device["device_code"]));
      expect((await bearer(tokens["access_token"])).status).toBe(200);
      clock.pass(5_000);
      expect(told(await poll(device["device_code"]))).toEqual([400, "invalid_grant"]);
    });

    test("has its code typed also by who follows the whole link", async () => {
      await signedIn();
      const device = await start();
      const link = new URL(String(device["verification_uri_complete"]));
      const { text } = await browser.open(link.pathname + link.search);
      expect(text).not.toContain(String(device["user_code"]));
    });

    test.each(waysToEndLogins)("gets nothing for an approval before %s", async (_what, end) => {
      await withPassword();
      const device = await start();
      await decide(device["user_code"], "approve");
      await end();
      expect(told(await poll(device["device_code"]))).toEqual([400, "invalid_grant"]);
    });

    test("gets nothing from a page whose session ended while it was shown", async () => {
      await signedIn();
      const device = await start();
      await browser.open("/device");
      await browser.submit({ user_code: String(device["user_code"]) });
      watched.beforeNextTx(async () => world.service.accounts.reset(world.accountId));
      expect((await browser.submit({ decision: "approve" })).status).toBe(422);
      expect(told(await poll(device["device_code"]))).toEqual([400, "authorization_pending"]);
    });

    test("gets nothing while the account is disabled", async () => {
      await signedIn();
      const device = await start();
      await decide(device["user_code"], "approve");
      await world.service.accounts.setDisabled(world.accountId, true);
      expect(told(await poll(device["device_code"]))).toEqual([400, "invalid_grant"]);
    });

    test("keeps its approval when the tokens could not be signed", async () => {
      await signedIn();
      const device = await start();
      await decide(device["user_code"], "approve");
      expect((await withoutSigners(() => poll(device["device_code"]))).status).toBe(503);
      expect((await poll(device["device_code"])).status).toBe(200);
    });

    test("is told when the user denied", async () => {
      await signedIn();
      const device = await start();
      await decide(device["user_code"], "deny");
      expect(told(await poll(device["device_code"]))).toEqual([400, "access_denied"]);
    });

    test("is slowed down for good by five seconds each time that it polls too soon", async () => {
      const device = await start();
      const codes: unknown[] = [];
      for (const seconds of [0, 4, 9, 15, 19]) {
        clock.pass(seconds * 1_000);
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
      await signedIn();
      const device = await start();
      clock.pass(10 * MINUTE_MS);
      expect(told(await poll(device["device_code"]))).toEqual([400, "expired_token"]);
      await browser.open("/device");
      expect((await browser.submit({ user_code: String(device["user_code"]) })).status).toBe(422);
    });

    test("cannot be found by guessing: five wrong codes close the page for the session, also past its confirmation", async () => {
      await signedIn();
      const device = await start();
      for (let index = 0; index < 5; index += 1) {
        await browser.open("/device");
        expect((await browser.submit({ user_code: "BBBB-BBBB" })).status).toBe(422);
      }
      await browser.open("/device");
      expect((await browser.submit({ user_code: String(device["user_code"]) })).status).toBe(429);
      await browser.open("/device");
      const direct = { user_code: String(device["user_code"]), decision: "approve" };
      expect((await browser.submit(direct, "/device/decision")).status).toBe(429);
    });

    test("cannot be found by guessing at once either: no more codes are looked at than one after another", async () => {
      await signedIn();
      const device = await start();
      await browser.open("/device");
      const guesses = Array.from({ length: 8 }, () => browser.submit({ user_code: "BBBB-BBBB" }));
      const statuses = (await Promise.all(guesses)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
      await browser.open("/device");
      expect((await browser.submit({ user_code: String(device["user_code"]) })).status).toBe(429);
    });

    test("a right code is no try, however often it is looked at", async () => {
      await signedIn();
      const device = await start();
      for (let index = 0; index < 7; index += 1) {
        await browser.open("/device");
        expect((await browser.submit({ user_code: String(device["user_code"]) })).status).toBe(200);
      }
    });

    test("is served in JSON as well", async () => {
      const { status, json } = await post("/oauth/device/code", { client_id: "x" });
      expect(status).toBe(200);
      const body = { grant_type: DEVICE_GRANT, device_code: json["device_code"] };
      expect(told(await post("/oauth/token", body))).toEqual([400, "authorization_pending"]);
    });
  });

  test("whatever ends or begins a login locks the account before anything of it, so that no two wait for each other", async () => {
    await withPassword();
    const device = await fields(form("/oauth/device/code", {}));
    watched.firstLocks.length = 0;
    await browser.open("/device");
    await browser.submit({ user_code: String(device["user_code"]) });
    await browser.submit({ decision: "approve" });
    await form("/oauth/token", { grant_type: DEVICE_GRANT, device_code: String(device["device_code"]) });
    const tokens = await fields(tokensByCode());
    const refresh = { refresh_token: tokens["refresh_token"], client_type: "device" };
    expect((await post("/auth/refresh-token", refresh)).status).toBe(200);
    await form("/oauth/revoke", { token: String(tokens["access_token"]) });
    await tokensByCode();
    await browser.open("/account");
    await browser.submit({}, "/account/programs");
    await browser.open("/account/password");
    await browser.submit({ current: PASSWORD, password: "another long password" });
    const other = new Browser(world.service);
    await other.open("/sign-in");
    await other.submit({ email: "owner@example.test", password: "another long password" });
    await other.open("/account");
    await other.submit();
    await browser.open(await welcome());
    await browser.submit();
    await world.service.accounts.reset(world.accountId);
    // Counters are counted in a transaction that touches nothing else.
    const locks = watched.firstLocks.filter((sql) => !/signing_keys|counters/.test(sql));
    // Device: decided, polled. Code: made, exchanged; refreshed, revoked. Another code: made, exchanged, ended by its owner.
    // Changed; signed in, signed out others; a link made, used; reset.
    expect(locks).toHaveLength(15);
    for (const sql of locks)
      expect(sql).toMatch(/ from accounts where id = \? for update$|^update accounts /);
  });

  test.each([
    [{ grant_type: "password" }, "unsupported_grant_type"],
    [{ grant_type: "refresh_token" }, "invalid_request"],
    [{ grant_type: "authorization_code", code: "x" }, "invalid_request"],
    [{ grant_type: DEVICE_GRANT, device_code: "x" }, "invalid_grant"],
    [{ grant_type: "refresh_token", refresh_token: "x" }, "invalid_grant"],
  ])("a token request that cannot be served says so in the words of OAuth: %j", async (asked, error) => {
    const { status, json } = await form("/oauth/token", asked);
    expect([status, json["error"]]).toEqual([400, error]);
    expect(json["error_description"]).toMatch(/\.$/);
  });

  test.each([
    ["/oauth/token", "without a grant_type", ""],
    ["/oauth/token", "with a field that is given twice", "grant_type=refresh_token&grant_type=refresh_token"],
    ["/oauth/token", "with an endless field", `grant_type=refresh_token&refresh_token=${"x".repeat(600)}`],
    ["/oauth/revoke", "without a token", ""],
    ["/oauth/device/code", "with a field that is given twice", "client_id=a&client_id=b"],
  ])("a form for %s %s is an invalid_request of OAuth", async (path, _what, raw) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { status, json } = await world.ask("POST", path, { as: undefined, raw, headers });
    expect([status, json["error"], json["code"]]).toEqual([400, "invalid_request", "invalid_request"]);
    expect(json["error_description"]).toMatch(/^The request was refused: .*\.$/);
  });

  test("programs are told where to sign in", async () => {
    const { json } = await world.ask("GET", "/auth/config?flow=device", { as: undefined });
    expect(json).toEqual({ domain: "mesh.test", client_id: "mesh-cli", audience: "http://mesh.test" });
  });

  test("an old session is forgotten by the housekeeping", async () => {
    await signedIn();
    clock.pass(DAY_MS);
    await world.mint();
    expect((await browser.open("/")).path).toBe("/sign-in");
  });
});
