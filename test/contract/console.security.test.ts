import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { HOUR_MS } from "../../src/values/clock.ts";
import type { Browser } from "../support/browser.ts";
import { certify } from "../support/certificate.ts";
import { aConsoleWorld, type ConsoleWorld } from "../support/console-world.ts";

const FORM = "application/x-www-form-urlencoded";

let world: ConsoleWorld;
let browser: Browser;
beforeEach(async () => {
  world = await aConsoleWorld();
  browser = await world.signedIn();
});
afterEach(() => world.close());

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** As no browser would let a page do it: every header as given, `Host` as well. */
async function send(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body = "",
  ca?: string,
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const start = url.startsWith("https:") ? httpsRequest : httpRequest;
    const request = start(
      url,
      { method, headers, ...(ca === undefined ? {} : { ca, servername: "localhost" }) },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    request.on("error", reject).end(body);
  });
}

const cookies = (of = browser) => [...of.cookies].map((pair) => pair.join("=")).join("; ");
const tokenOn = async (path: string) => {
  const { text } = await browser.open(path);
  return /name="form_token" value="([^"]*)"/.exec(text)?.[1] ?? "";
};
/** A form as this console's own page would send it, but for what a test changes. */
const sendForm = async (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string | undefined> = {},
) => {
  const all: Record<string, string | undefined> = {
    "content-type": FORM,
    "sec-fetch-site": "same-origin",
    cookie: cookies(),
    ...headers,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return send("POST", world.url + path, Object.fromEntries(given), new URLSearchParams(fields).toString());
};
const isAlive = async (keyId: string) =>
  (await world.service.keys.list(world.accountId)).find((key) => key.keyId === keyId)?.revokedAt === null;

describe("a revocation that somebody else wants", () => {
  let id: string;
  let path: string;
  let token: string;
  beforeEach(async () => {
    id = await world.mint("deploy");
    path = `/keys/${id}/revoke`;
    token = await tokenOn(path);
  });

  test("is carried out for who owns the key: so much for what the others lack", async () => {
    const { status } = await sendForm(path, { form_token: token });
    expect([status, await isAlive(id)]).toEqual([303, false]);
  });

  test.each([
    ["under a foreign name (DNS rebinding)", { host: "evil.example" }, 421],
    ["as a form of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    ["as a form of a neighbouring site", { "sec-fetch-site": "same-site" }, 403],
    ["with a forged Sec-Fetch-Site and an Origin of another site", { origin: "https://evil.example" }, 403],
    ["without saying where it comes from", { "sec-fetch-site": undefined }, 403],
    ["as JSON", { "content-type": "application/json" }, 415],
    ["as plain text", { "content-type": "text/plain" }, 415],
    ["as JSON of another site", { "content-type": "application/json", "sec-fetch-site": "cross-site" }, 403],
    ["without a session", { cookie: "" }, 403],
    ["with an API key for a session", { cookie: "", authorization: "ApiKey mesh_local_x" }, 403],
  ])("%s is refused, though its token is right", async (_what, headers, status) => {
    const told = await sendForm(path, { form_token: token }, headers);
    expect([told.status, await isAlive(id)]).toEqual([status, true]);
    expect(told.headers["access-control-allow-origin"]).toBeUndefined();
  });

  test.each([
    ["without a token", {}],
    ["with a guessed token", { form_token: "A".repeat(43) }],
  ])("%s is refused, though it comes from the console itself", async (_what, fields) => {
    expect([(await sendForm(path, fields)).status, await isAlive(id)]).toEqual([403, true]);
  });

  test("with the token of another session of the same person is refused", async () => {
    const other = await world.signedIn();
    const { text } = await other.open(path);
    const foreign = /name="form_token" value="([^"]*)"/.exec(text)?.[1] ?? "";
    expect([(await sendForm(path, { form_token: foreign })).status, await isAlive(id)]).toEqual([403, true]);
  });

  test("with a real API key instead of a session changes nothing, on any page", async () => {
    const key = (await world.service.keys.mint({ accountId: world.accountId, name: "k" })).reveal();
    for (const headers of [
      { "x-api-key": key },
      { authorization: `ApiKey ${key}` },
      { authorization: `Bearer ${key}` },
    ]) {
      expect((await send("GET", `${world.url}/`, headers)).status).toBe(303);
      const plain = { ...headers, "content-type": FORM, "sec-fetch-site": "same-origin" };
      expect((await send("POST", world.url + path, plain, `form_token=${token}`)).status).toBe(403);
      const held = { ...plain, cookie: `mesh-session=${key}` };
      expect((await send("POST", world.url + path, held, `form_token=${token}`)).status).toBe(403);
    }
    expect(await isAlive(id)).toBe(true);
  });

  test("with the session on the API is refused, as a cookie or as a key", async () => {
    const secret = browser.cookies.get("mesh-session") ?? "";
    const paths = ["/api/v1/api-keys", "/auth/profile", "/api/v1/audit", "/api/v1/whoami"];
    for (const headers of [
      { cookie: cookies() },
      { "x-api-key": secret },
      { authorization: `Bearer ${secret}` },
    ]) {
      for (const each of paths) expect((await send("GET", world.url + each, headers)).status).toBe(401);
      expect((await send("DELETE", `${world.url}/api/v1/api-keys/${id}`, headers)).status).toBe(401);
    }
    expect(await isAlive(id)).toBe(true);
  });
});

describe("a session", () => {
  test("has another secret after each sign-in, and one that was planted before signs nobody in", async () => {
    const planted = "A".repeat(43);
    const victim = world.browser();
    victim.cookies.set("mesh-session", planted);
    victim.cookies.set("mesh-form", planted);
    await victim.open(await world.welcome());
    await victim.submit();
    const secret = victim.cookies.get("mesh-session");
    expect([secret, victim.cookies.get("mesh-form")]).toEqual([
      expect.not.stringMatching(planted),
      undefined,
    ]);
    expect((await send("GET", `${world.url}/`, { cookie: `mesh-session=${planted}` })).status).toBe(303);
    expect((await send("GET", `${world.url}/`, { cookie: `mesh-session=${secret ?? ""}` })).status).toBe(200);
  });

  test("ends when its browser signs in once more", async () => {
    const cookie = cookies();
    await browser.open(await world.welcome());
    await browser.submit();
    expect(cookies()).not.toBe(cookie);
    expect((await send("GET", `${world.url}/`, { cookie })).status).toBe(303);
    expect((await browser.open("/account")).text).not.toContain("other browser");
  });

  test("ends at the service when somebody signs out, after two idle hours, and after a day in any case", async () => {
    const held = cookies();
    const status = async (cookie = held) => (await send("GET", `${world.url}/`, { cookie })).status;
    expect(await status()).toBe(200);
    await sendForm("/sign-out", { form_token: await tokenOn("/") });
    expect(await status()).toBe(303);
    browser = await world.signedIn();
    world.clock.passes(2 * HOUR_MS);
    expect(await status(cookies())).toBe(303);
    browser = await world.signedIn();
    for (let hours = 1; hours < 24; hours += 1) {
      world.clock.passes(HOUR_MS);
      expect(await status(cookies())).toBe(200);
    }
    world.clock.passes(HOUR_MS);
    expect(await status(cookies())).toBe(303);
  });
});

describe("signing out", () => {
  test("in a second tab, or when the session has ended by itself, says nothing of a form", async () => {
    const other = await world.signedIn();
    await other.open("/");
    other.cookies.delete("mesh-session");
    const told = await other.submit({}, "/sign-out");
    expect([told.status, told.path]).toEqual([200, "/sign-in"]);
  });

  test("is refused by the form of an earlier session while another one lasts", async () => {
    const stale = await tokenOn("/");
    browser = await world.signedIn();
    expect((await sendForm("/sign-out", { form_token: stale })).status).toBe(403);
    expect((await browser.open("/")).path).toBe("/");
  });
});

describe("a refusal", () => {
  const NAVIGATION = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

  test.each([
    ["a path that leads nowhere", "GET", "/keyes", {}, 404],
    ["a form's path that is opened", "GET", "/sign-out", {}, 405],
    ["a form of another site", "POST", "/sign-out", { "sec-fetch-site": "cross-site" }, 403],
    ["a foreign name", "GET", "/", { host: "evil.example" }, 421],
  ])(
    "of %s is a page for a browser, and JSON for a program",
    async (_what, method, path, headers, status) => {
      const page = await send(method, world.url + path, { ...NAVIGATION, ...headers });
      expect([page.status, page.headers["content-type"]]).toEqual([status, "text/html; charset=utf-8"]);
      expect(String(page.headers["content-security-policy"])).toContain("default-src 'none'");
      const program = await send(method, world.url + path, { accept: "text/html, */*", ...headers });
      expect([program.status, program.headers["content-type"]]).toEqual([status, "application/json"]);
    },
  );

  test("of the API is JSON for whoever asks", async () => {
    const told = await send("GET", `${world.url}/api/v1/api-keys`, NAVIGATION);
    expect([told.status, told.headers["content-type"]]).toEqual([401, "application/json"]);
  });

  test("for too many tries says how long to wait, for people see no Retry-After", async () => {
    const open = world.browser();
    await open.open("/sign-in");
    for (let tries = 0; tries < 10; tries += 1)
      await open.submit({ email: "owner@example.test", password: "wrong one" });
    const told = await open.submit({ email: "owner@example.test", password: "wrong one" });
    expect([told.status, told.headers.get("retry-after")]).toEqual([429, "900"]);
    expect(told.text).toContain("Try again in 15 minutes.");
  });
});

describe("what was typed before a sign-in", () => {
  test("comes back when it is as long as a form takes, in letters of three bytes", async () => {
    const [name, reason, password] = ["鍵".repeat(100), "理".repeat(200), "correct horse battery staple"];
    await browser.open("/account/password");
    await browser.submit({ password });
    const id = await world.mint(name);
    await browser.open(`/keys/${id}/revoke`);
    world.clock.passes(3 * HOUR_MS);
    await browser.submit({ confirmation: name, reason });
    const back = await browser.submit({ email: "owner@example.test", password });
    expect([back.status, back.path]).toEqual([200, `/keys/${id}/revoke`]);
    expect(back.text).toContain(`value="${reason}"`);
  });

  test("is believed only from the cookie of the same session, and shown on its own page only", async () => {
    const forged = `${Buffer.from(JSON.stringify({ name: "planted", "": "/keys/new" })).toString("base64url")}.${"A".repeat(43)}`;
    browser.cookies.set("mesh-kept", forged);
    expect((await browser.open("/keys/new")).text).not.toContain("planted");
  });
});

describe("every page", () => {
  const paths = async () => {
    const id = await world.mint("deploy");
    return [
      ...["/", "/keys/new", `/keys/${id}`, `/keys/${id}/rotate`, `/keys/${id}/revoke`, "/activity"],
      ...["/account", "/account/password", "/device", "/oauth/authorize", "/sign-in", "/keys/none"],
    ];
  };

  test("cannot be framed, runs nothing but the console's own script, and is kept by no cache", async () => {
    for (const path of await paths()) {
      const { headers } = await send("GET", world.url + path, { cookie: cookies() });
      expect(String(headers["content-security-policy"]).split("; ")).toEqual([
        ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'"],
        ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
        "require-trusted-types-for 'script'",
      ]);
      expect(headers).toMatchObject({
        ...{ "cache-control": "no-store", "x-content-type-options": "nosniff", "x-frame-options": "DENY" },
        ...{ "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin" },
      });
    }
  });

  test("takes style, script and picture from the service, which browsers may keep for good", async () => {
    const { text } = await browser.open("/");
    const assets = [...text.matchAll(/(?:href|src)="(\/console\/[^"]*)"/g)].map(([, path = ""]) => path);
    expect(assets).toHaveLength(3);
    for (const path of assets) {
      const { status, headers } = await send("GET", world.url + path);
      expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test("about a key that is somebody else's is the same, byte for byte, as about none", async () => {
    const { id: accountId } = await world.service.accounts.create({ email: "other@example.test" });
    await world.service.keys.mint({ accountId, name: "theirs" });
    const [theirs] = await world.service.keys.list(accountId);
    const nobody = `key_${"A".repeat(22)}`;
    for (const rest of ["", "/rotate", "/revoke"]) {
      const of = async (id: string) => send("GET", `${world.url}/keys/${id}${rest}`, { cookie: cookies() });
      const [one, two] = [await of(theirs?.keyId ?? ""), await of(nobody)];
      expect([one.status, one.text]).toEqual([404, two.text]);
    }
    const token = await tokenOn("/");
    for (const rest of ["/rotate", "/revoke"]) {
      const fields = { form_token: token, grace: "none", form_id: "A".repeat(32) };
      const [one, two] = [
        await sendForm(`/keys/${theirs?.keyId ?? ""}${rest}`, fields),
        await sendForm(`/keys/${nobody}${rest}`, fields),
      ];
      expect([one.status, one.text]).toEqual([404, two.text]);
    }
    expect((await world.service.keys.list(accountId)).map((key) => [key.name, key.revokedAt])).toEqual([
      ["theirs", null],
    ]);
    const activity = async (id: string) =>
      (await browser.open(`/activity?about=${id}`)).text.replaceAll(id, "ID");
    expect(await activity(theirs?.keyId ?? "")).toBe(await activity(nobody));
  });

  test("shows a name as text, whatever it is made of", async () => {
    const name = `<img src=x onerror=alert(1)>"' &amp; <b>`;
    const id = await world.mint(name, { meta: { note: name } });
    for (const path of ["/", `/keys/${id}`, `/keys/${id}/rotate`, `/keys/${id}/revoke`, "/activity"]) {
      const { text } = await browser.open(path);
      expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39; &amp;amp; &lt;b&gt;");
      expect(text).not.toMatch(/<img|<b>/);
    }
  });
});

describe("on https", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mesh-console-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("every answer keeps browsers on https, and every cookie is bound to this host", async () => {
    const { ca, tls } = certify(folder);
    const secure = await aConsoleWorld({ tls });
    const url = secure.url.replace("127.0.0.1", "localhost");
    const paths = [
      "/",
      "/sign-in",
      "/keys/none",
      "/nowhere",
      "/healthz",
      "/auth/config",
      "/api/v1/api-keys",
      "/openapi.json",
    ];
    for (const path of paths) {
      const { headers } = await send("GET", url + path, {}, "", ca);
      expect([path, headers["strict-transport-security"]]).toEqual([path, "max-age=31536000"]);
      for (const cookie of headers["set-cookie"] ?? []) {
        expect(cookie).toMatch(/^__Host-[^;]*; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
      }
    }
    const foreign = await send("GET", url, { host: "evil.example" }, "", ca);
    expect([foreign.status, foreign.headers["strict-transport-security"]]).toEqual([421, "max-age=31536000"]);
    const unreadable = await send("GET", url, { host: "user@localhost" }, "", ca);
    expect([unreadable.status, unreadable.headers["strict-transport-security"]]).toEqual([
      400,
      "max-age=31536000",
    ]);
    expect((await send("GET", `${world.url}/sign-in`)).headers["strict-transport-security"]).toBeUndefined();
    await secure.close();
  });
});
