import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { onEachEngine } from "../support/engines.ts";
import {
  DEVICE_GRANT,
  fields,
  type LoginWorld,
  PASSWORD,
  REDIRECT,
  told,
  useLoginWorld,
  WAYS_TO_END_LOGINS,
} from "../support/login-world.ts";

onEachEngine("programs that act for an account", (engine) => {
  let here: LoginWorld;
  useLoginWorld(engine, (made) => {
    here = made;
  });

  const verifier = "v".repeat(50);
  const challenge = createHash("sha256").update(verifier).digest("base64url");

  describe("a program, through the browser", () => {
    test("gets tokens for a code, and may then do what the account may", async () => {
      await here.signedIn();
      const link = await here.allow();
      expect(here.browser.page.status).toBe(200);
      expect([link.origin + link.pathname, link.searchParams.get("state")]).toEqual([REDIRECT, "s t&ate"]);
      const tokens = await fields(here.exchange(link.searchParams.get("code")));
      expect(tokens).toMatchObject({
        token_type: "Bearer",
        expires_in: 3600,
        refresh_token: expect.any(String),
      });
      expect(String(tokens["access_token"]).split(".")).toHaveLength(3);
      const profile = await here.bearer(tokens["access_token"]);
      expect(profile.json).toMatchObject({ id: here.world.accountId, email: "owner@example.test" });
      const whoami = await here.bearer(tokens["access_token"], "GET", "/api/v1/whoami");
      expect(whoami.json).not.toHaveProperty("key_id");
      const minted = await here.bearer(tokens["access_token"], "POST", "/v1/mesh/api-keys", {
        name: "by login",
      });
      expect(minted.json.api_key["scopes"]).toHaveLength(5);
      const shown = await here.world.ask("GET", `/api/v1/api-keys/${String(minted.json.api_key["key_id"])}`);
      expect(shown.json.api_key["created_by"]).toMatch(/^grt_/);
    });

    test("is named on a page that asks, with the port that it listens at and the account", async () => {
      await here.signedIn();
      await here.allow();
      await here.browser.open(
        `/oauth/authorize?response_type=code&client_id=%3Cb%3Emesh%3C%2Fb%3E&redirect_uri=${encodeURIComponent(REDIRECT)}`,
      );
      for (const word of ["localhost:8123", "owner@example.test", "&lt;b&gt;mesh&lt;/b&gt;"]) {
        expect(here.browser.page.text).toContain(word);
      }
    });

    test("is sent through the sign-in when nobody is signed in, and nothing of its request is lost", async () => {
      await here.withPassword();
      here.browser.cookies.clear();
      const { json } = await here.post("/auth/get-auth-url", { redirect_uri: REDIRECT, state: "kept" });
      const url = new URL(String(json["auth_url"]));
      await here.browser.open(url.pathname + url.search);
      expect(here.browser.page.path).toMatch(/^\/sign-in\?next=/);
      await here.browser.submit({ email: "owner@example.test", password: PASSWORD });
      await here.browser.submit({ decision: "allow" });
      expect(here.browser.link().searchParams.get("state")).toBe("kept");
    });

    test("gets no code when the user denies", async () => {
      await here.signedIn();
      const link = await here.allow({}, "deny");
      expect([link.searchParams.get("error"), link.searchParams.get("code")]).toEqual([
        "access_denied",
        null,
      ]);
    });

    test.each([
      ["another redirect", {}, { redirect_uri: "http://localhost:9999/callback" }],
      ["no verifier", { code_challenge: challenge }, {}],
      ["a verifier where there was no challenge", {}, { code_verifier: verifier }],
      ["another verifier", { code_challenge: challenge }, { code_verifier: "w".repeat(50) }],
    ])("gets nothing for its code with %s", async (_what, asked, sent) => {
      await here.signedIn();
      const code = (await here.allow(asked)).searchParams.get("code");
      expect(told(await here.exchange(code, sent))).toEqual([400, "invalid_grant"]);
    });

    test("gets tokens with the verifier that belongs to its challenge, at either door", async () => {
      await here.signedIn();
      const one = (await here.allow({ code_challenge: challenge })).searchParams.get("code");
      expect((await here.exchange(one, { code_verifier: verifier })).status).toBe(200);
      const two = (await here.allow({ code_challenge: challenge })).searchParams.get("code") ?? "";
      const asked = {
        grant_type: "authorization_code",
        code: two,
        redirect_uri: REDIRECT,
        code_verifier: verifier,
      };
      expect((await here.form("/oauth/token", asked)).status).toBe(200);
    });

    test("gets nothing for a code that is a minute old", async () => {
      await here.signedIn();
      const code = (await here.allow()).searchParams.get("code");
      here.clock.pass(MINUTE_MS);
      expect(told(await here.exchange(code))).toEqual([400, "invalid_grant"]);
    });

    test.each(WAYS_TO_END_LOGINS)("gets nothing for a code from before %s", async (_what, end) => {
      await here.withPassword();
      const code = (await here.allow()).searchParams.get("code");
      await end(here);
      expect(told(await here.exchange(code))).toEqual([400, "invalid_grant"]);
    });

    test("gets no code from a page whose session ended while it was shown", async () => {
      await here.signedIn();
      here.watched.beforeNextTx(async () => here.world.service.accounts.reset(here.world.accountId));
      await expect(here.allow()).rejects.toThrow("Invalid URL");
      expect(here.browser.page.text).toContain("You were signed out in the meantime.");
    });

    test("loses what it got when its code is used a second time", async () => {
      await here.signedIn();
      const code = (await here.allow()).searchParams.get("code");
      const tokens = await fields(here.exchange(code));
      expect(told(await here.exchange(code))).toEqual([400, "invalid_grant"]);
      expect((await here.bearer(tokens["access_token"])).status).toBe(401);
    });

    test("keeps its code when the tokens could not be signed", async () => {
      await here.signedIn();
      const code = (await here.allow()).searchParams.get("code");
      expect((await here.withoutSigners(() => here.exchange(code))).status).toBe(503);
      expect((await here.exchange(code)).status).toBe(200);
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
      await here.signedIn();
      expect((await here.post("/auth/get-auth-url", { redirect_uri: redirect })).status).toBe(400);
      await here.browser.open(
        `/oauth/authorize?response_type=code&redirect_uri=${encodeURIComponent(redirect)}`,
      );
      expect([here.browser.page.status, here.browser.page.path.startsWith("/oauth/authorize")]).toEqual([
        400,
        true,
      ]);
      expect(here.browser.page.text).not.toContain("evil");
    });

    test.each(["http://127.0.0.1:1/callback", "http://[::1]:65535/callback", "http://localhost/callback"])(
      "may listen at %s",
      async (redirect) => {
        expect((await here.post("/auth/get-auth-url", { redirect_uri: redirect })).status).toBe(200);
      },
    );
  });

  describe("tokens", () => {
    const refresh = (token: unknown) =>
      here.post("/auth/refresh-token", { refresh_token: token, client_type: "device" });

    test("end after an hour, and are renewed by the refresh token", async () => {
      const tokens = await fields(here.tokensByCode());
      here.clock.pass(HOUR_MS);
      expect((await here.bearer(tokens["access_token"])).status).toBe(401);
      const renewed = await fields(refresh(tokens["refresh_token"]));
      expect((await here.bearer(renewed["access_token"])).status).toBe(200);
      expect(renewed["refresh_token"]).not.toBe(tokens["refresh_token"]);
    });

    test("are not renewed for nothing: what could not be signed does not count as a renewal", async () => {
      const tokens = await fields(here.tokensByCode());
      here.clock.pass(DAY_MS);
      expect((await here.withoutSigners(() => refresh(tokens["refresh_token"]))).status).toBe(503);
      here.clock.pass(2 * MINUTE_MS);
      expect((await refresh(tokens["refresh_token"])).status).toBe(200);
    });

    test("may be renewed by two processes within a minute", async () => {
      const tokens = await fields(here.tokensByCode());
      const one = await fields(refresh(tokens["refresh_token"]));
      here.clock.pass(MINUTE_MS);
      const two = await fields(refresh(tokens["refresh_token"]));
      for (const { access_token: token } of [one, two]) expect((await here.bearer(token)).status).toBe(200);
    });

    test("end all together when a refresh token is used again later: somebody has a copy", async () => {
      const tokens = await fields(here.tokensByCode());
      const renewed = await fields(refresh(tokens["refresh_token"]));
      here.clock.pass(MINUTE_MS + 1);
      expect(told(await refresh(tokens["refresh_token"]))).toEqual([400, "invalid_grant"]);
      expect((await here.bearer(renewed["access_token"])).status).toBe(401);
      expect(told(await refresh(renewed["refresh_token"]))).toEqual([400, "invalid_grant"]);
    });

    test("end when the program signs out with either of them, and a stranger's sign-out is answered the same", async () => {
      for (const name of ["access_token", "refresh_token"]) {
        const tokens = await fields(here.tokensByCode());
        expect((await here.form("/oauth/revoke", { token: String(tokens[name]) })).status).toBe(200);
        expect((await here.bearer(tokens["access_token"])).status).toBe(401);
        expect((await refresh(tokens["refresh_token"])).status).toBe(400);
      }
      expect((await here.form("/oauth/revoke", { token: "nobody's" })).status).toBe(200);
    });

    test("end when the account is disabled, and so do its sessions and keys until it is enabled", async () => {
      const tokens = await fields(here.tokensByCode());
      const { key } = await here.world.mint();
      await here.world.service.accounts.setDisabled(here.world.accountId, true);
      expect((await here.bearer(tokens["access_token"])).status).toBe(401);
      expect((await refresh(tokens["refresh_token"])).status).toBe(400);
      expect((await here.browser.open("/")).path).toBe("/sign-in");
      expect(told(await here.world.ask("GET", "/auth/profile", { as: key }))).toEqual([401, "key_disabled"]);
      await here.world.service.accounts.setDisabled(here.world.accountId, false);
      expect((await here.world.ask("GET", "/auth/profile", { as: key })).status).toBe(200);
      expect((await here.bearer(tokens["access_token"])).status).toBe(401);
    });

    test("are good on every instance, and at once no more when the program signed out at another", async () => {
      const tokens = await fields(here.tokensByCode());
      const other = await here.otherInstance();
      const there = async () =>
        (
          await other.ask("GET", "/auth/profile", {
            as: undefined,
            headers: { authorization: `Bearer ${String(tokens["access_token"])}` },
          })
        ).status;
      expect(await there()).toBe(200);
      await here.form("/oauth/revoke", { token: String(tokens["refresh_token"]) });
      expect(await there()).toBe(401);
      await other.service.close();
    });

    const withKid = (token: string, kid: unknown): string => {
      const header = JSON.stringify({ alg: "EdDSA", typ: "at+jwt", kid });
      return [Buffer.from(header).toString("base64url"), ...token.split(".").slice(1)].join(".");
    };

    test("that cannot be read count as guesses, also those whose signer's name is no text", async () => {
      const token = withKid(String((await fields(here.tokensByCode()))["access_token"]), {});
      const guess = async () =>
        here.world.ask("GET", "/auth/profile", {
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
      const tokens = await fields(here.tokensByCode());
      expect(told(await here.bearer(forge(String(tokens["access_token"]))))).toEqual([401, "invalid_key"]);
    });
  });

  test.each([
    [{ grant_type: "password" }, "unsupported_grant_type"],
    [{ grant_type: "refresh_token" }, "invalid_request"],
    [{ grant_type: "authorization_code", code: "x" }, "invalid_request"],
    [{ grant_type: DEVICE_GRANT, device_code: "x" }, "invalid_grant"],
    [{ grant_type: "refresh_token", refresh_token: "x" }, "invalid_grant"],
  ])("a token request that cannot be served says so in the words of OAuth: %j", async (asked, error) => {
    const { status, json } = await here.form("/oauth/token", asked);
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
    const { status, json } = await here.world.ask("POST", path, { as: undefined, raw, headers });
    expect([status, json["error"], json["code"]]).toEqual([400, "invalid_request", "invalid_request"]);
    expect(json["error_description"]).toMatch(/^The request was refused: .*\.$/);
  });

  test("programs are told where to sign in", async () => {
    const { json } = await here.world.ask("GET", "/auth/config?flow=device", { as: undefined });
    expect(json).toEqual({ domain: "mesh.test", client_id: "mesh-cli", audience: "http://mesh.test" });
  });
});
