import type { IncomingMessage } from "node:http";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { keptCookies, packFields, unpackFields } from "../../../src/service/console/kept.ts";
import { createMeshService } from "../../../src/service/create-mesh-service.ts";
import { ownPath } from "../../../src/service/console/sign-in.ts";
import { Origins } from "../../../src/service/login/origin.ts";
import { Passwords } from "../../../src/service/login/passwords.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { Browser } from "../../support/browser.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";
import { aWorld, handClock, type World } from "./support.ts";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await aWorld();
  browser = new Browser(world.service);
});

const signIn = async (as = browser) => {
  await as.open(`/welcome/${(await world.service.sessions.newLink(world.accountId)).reveal()}`);
  await as.submit();
};
const fetchAt = async (url: string, init: RequestInit = {}) => {
  const incoming = { socket: { remoteAddress: "192.0.2.1" } } as unknown as IncomingMessage;
  const response = await world.service.fetch(new Request(url, init), { incoming });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe("the Host", () => {
  test.each([
    "http://evil.example/",
    "http://mesh.test.evil.example/auth/config",
    "http://mesh.test:81/openapi.json",
  ])("is looked at before anything else: %s is another service", async (url) => {
    const { status, text } = await fetchAt(url);
    expect([status, text]).toEqual([421, expect.stringContaining("invalid_host")]);
  });

  test.each([
    "http://127.0.0.1:8787/auth/config",
    "http://[::1]/auth/config",
    "http://localhost:1/auth/config",
    "http://mesh.test/auth/config",
  ])("may be an address, this machine or the public name: %s", async (url) => {
    expect((await fetchAt(url)).status).toBe(200);
  });

  test.each(["/healthz", "/readyz"])("does not matter to who asks for health at %s", async (path) => {
    expect((await fetchAt(`http://evil.example${path}`)).status).toBe(200);
  });
});

describe("a form", () => {
  test.each([
    ["from another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["from a neighbouring site", { "sec-fetch-site": "same-site" }],
    [
      "from another origin, whatever it says of its site",
      { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
    ],
    ["from a frame in a sandbox", { origin: "null" }],
    ["that does not say where it comes from", {}],
  ])("%s is refused, though its token is right", async (_what, headers: Record<string, string>) => {
    await signIn();
    await browser.open("/");
    browser.formHeaders = headers;
    expect((await browser.submit()).status).toBe(403);
    browser.formHeaders = { "sec-fetch-site": "same-origin" };
    expect((await browser.open("/")).path).toBe("/");
  });

  test.each([
    ["no token", {}],
    ["another token", { form_token: "x".repeat(43) }],
  ])("with %s is refused, though it comes from us", async (_what, fields: Record<string, string>) => {
    await signIn();
    expect((await browser.post("/sign-out", fields)).status).toBe(403);
    expect((await browser.open("/")).path).toBe("/");
  });

  test("of another session is refused", async () => {
    const other = new Browser(world.service);
    await signIn();
    await signIn(other);
    await browser.open("/");
    await other.open("/");
    const token = /name="form_token" value="([^"]*)"/.exec(other.page.text)?.[1] ?? "";
    expect((await browser.post("/sign-out", { form_token: token })).status).toBe(403);
  });

  test("is a form and nothing else: no JSON, no field twice", async () => {
    await signIn();
    const headers = {
      cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; "),
      "sec-fetch-site": "same-origin",
    };
    const post = async (type: string, body: string) =>
      (
        await fetchAt("http://mesh.test/sign-out", {
          method: "POST",
          headers: { ...headers, "content-type": type },
          body,
        })
      ).status;
    expect(await post("application/json", "{}")).toBe(415);
    expect(await post("text/plain", "form_token=x")).toBe(415);
    expect(await post("application/x-www-form-urlencoded", "form_token=a&form_token=b")).toBe(422);
  });
});

describe("the API and the login server", () => {
  const post = (headers: Record<string, string>, path = "/api/v1/api-keys/revoke") =>
    world.ask("POST", path, {
      as: undefined,
      headers,
      body: path.endsWith("revoke") ? { api_key: "mesh_x" } : { client_id: "x" },
    });

  test.each(["/api/v1/api-keys/revoke", "/oauth/device/code"])(
    "take programs at %s, which name no origin",
    async (path) => {
      expect((await post({}, path)).status).toBe(200);
      expect((await post({ origin: "http://mesh.test", "sec-fetch-site": "same-origin" }, path)).status).toBe(
        200,
      );
    },
  );

  test.each([
    [{ origin: "https://evil.example" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ origin: "null" }],
  ])("refuse other sites: %j", async (headers: Record<string, string>) => {
    for (const path of ["/api/v1/api-keys/revoke", "/oauth/device/code"]) {
      const { status, json, headers: told } = await post(headers, path);
      expect([status, json["code"], told.get("access-control-allow-origin")]).toEqual([
        403,
        "foreign_origin",
        null,
      ]);
    }
  });

  test("do not know the session of the console, nor the console a key", async () => {
    await signIn();
    const cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");
    for (const path of ["/api/v1/api-keys", "/auth/profile", "/api/v1/audit"]) {
      expect((await world.ask("GET", path, { as: undefined, headers: { cookie } })).status).toBe(401);
    }
    expect((await world.ask("GET", "/account/password")).status).toBe(303);
  });
});

describe("a page", () => {
  test("forbids what it does not use, is kept nowhere, and shows where it comes from to nobody", async () => {
    await signIn();
    for (const path of ["/", "/device", "/account/password"]) {
      const { headers } = await browser.open(path);
      const policy = headers.get("content-security-policy") ?? "";
      for (const rule of [
        "default-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy).toContain(rule);
      }
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect([
        headers.get("cache-control"),
        headers.get("referrer-policy"),
        headers.get("x-content-type-options"),
      ]).toEqual([...["no-store", "same-origin", "nosniff"]]);
    }
  });

  test.each([
    ["https://127.0.0.1:8787", "no-referrer"],
    ["http://127.0.0.1:8787", "no-referrer"],
    ["http://localhost:8787", "no-referrer"],
    ["http://[::1]:8787", "no-referrer"],
    // Nothing else would say there that a form comes from us: browsers keep Sec-Fetch-Site for https.
    ["http://192.0.2.7:8787", "same-origin"],
  ])("tells other sites nothing of itself at %s", async (origin, policy) => {
    expect((await fetchAt(`${origin}/sign-in`)).headers.get("referrer-policy")).toBe(policy);
  });

  test("holds no script and no style of its own, and takes nothing from elsewhere", async () => {
    await signIn();
    for (const path of ["/", "/device", "/account/password", "/sign-in"]) {
      const { text } = await browser.open(path);
      const loaded = [...text.matchAll(/(?:src|<link[^>]* href)="([^"]*)"/g)].map(([, url = ""]) => url);
      const names = loaded.map((path) => path.replace(/^\/console\/[0-9a-f]{12}\./, ""));
      expect(names).toEqual(["icon.svg", "console.css", "console.js"]);
      expect(text).not.toMatch(/<script(?! src)|style=|<img| on\w+=|javascript:/);
    }
  });

  test("shows a refusal as a page, with the sentence and the id of the request", async () => {
    await signIn();
    await browser.open("/");
    const { text, headers } = await browser.post("/sign-out", { form_token: "wrong" });
    expect(headers.get("content-type")).toMatch(/^text\/html/);
    expect(text).toMatch(/This form is out of date/);
    expect(text).toMatch(/req_\w{22}/);
  });
});

describe("the cookie of a session", () => {
  test("is for this host, out of reach of scripts and other sites, and new at every sign-in", async () => {
    const link = async () => `/welcome/${(await world.service.sessions.newLink(world.accountId)).reveal()}`;
    const seen: string[] = [];
    for (let index = 0; index < 2; index += 1) {
      await browser.open(await link());
      const token = /name="form_token" value="([^"]*)"/.exec(browser.page.text)?.[1] ?? "";
      const headers = {
        ...{ "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
        cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; "),
      };
      const { headers: told } = await fetchAt(`http://mesh.test${browser.page.path}`, {
        method: "POST",
        headers,
        body: `form_token=${token}`,
      });
      const cookie = told.getSetCookie().find((each) => each.startsWith("mesh-session=")) ?? "";
      expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=86400$/);
      seen.push(cookie);
    }
    expect(seen[0]).not.toBe(seen[1]);
  });

  test("is bound to the host and to https where there is https, which the browser then keeps to", async () => {
    const secure = await fetchAt("https://127.0.0.1/sign-in");
    expect(secure.headers.getSetCookie()[0]).toMatch(
      /^__Host-mesh-form=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=86400; Secure$/,
    );
    expect(secure.headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
    expect((await fetchAt("http://127.0.0.1/sign-in")).headers.get("strict-transport-security")).toBeNull();
  });

  test("that was planted before the sign-in signs nobody in", async () => {
    browser.cookies.set("mesh-session", "A".repeat(43));
    await signIn();
    const attacker = new Browser(world.service);
    attacker.cookies.set("mesh-session", "A".repeat(43));
    expect((await attacker.open("/")).path).toBe("/sign-in");
  });
});

describe("where the sign-in leads to", () => {
  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "evil",
    "/a\nb",
    "/a\\b",
    "",
    `/${"x".repeat(3_000)}`,
  ])("is never another host: %j", (next) => {
    expect(ownPath(next)).toBe("/");
  });

  test("is a page of ours with its query", () => {
    expect(ownPath("/oauth/authorize?state=%2F&x=1")).toBe("/oauth/authorize?state=%2F&x=1");
  });
});

describe("passwords", () => {
  const passwords = new Passwords(aSeededRandom("passwords"));
  const password = new Sensitive("correct horse battery staple");

  test("are kept as argon2id with 19 MiB, 2 passes and 1 lane, each with a salt of its own", async () => {
    const [one, two] = [await passwords.hash(password), await passwords.hash(password)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.isRight(password, one)).toBe(true);
    expect(await passwords.isRight(new Sensitive("correct horse battery stapl"), one)).toBe(false);
  });

  test("of nobody are never right", async () => {
    expect(await passwords.isRight(password, undefined)).toBe(false);
  });

  test("are looked at two at a time, and more than twenty waiting are told to come again", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => passwords.isRight(password, undefined)),
    );
    const refused = outcomes.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(refused).toHaveLength(8);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ status: 503, extras: { headers: { "retry-after": "2" } } });
    }
    expect(await passwords.isRight(password, undefined)).toBe(false);
  });
});

test("a public name is what links begin with when a request came by it, and the address when it came by that", () => {
  const origins = new Origins("https://keys.example.test");
  expect(origins.of(new URL("http://keys.example.test/x"))).toBe("https://keys.example.test");
  expect(origins.of(new URL("http://127.0.0.1:8787/x"))).toBe("http://127.0.0.1:8787");
});

describe("what was typed, on its way through a sign-in", () => {
  const longest = { confirmation: "𠮷".repeat(100), reason: "理".repeat(200), family: "on" };

  test("fits the 4,096 bytes that a browser takes, however it is written", () => {
    const kept = { path: `/keys/key_${"A".repeat(22)}/revoke`, fields: longest };
    const [cookie = ""] = keptCookies(kept, new Sensitive("s".repeat(43)), "https://mesh.test");
    const [pair = ""] = cookie.split(";");
    expect(pair).toMatch(/^__Host-mesh-kept=[\w-]+\.[\w-]+$/);
    expect(pair.length).toBeLessThanOrEqual(4_096);
  });

  test("comes out as it went in, and is nothing when a browser sends something else", () => {
    expect(unpackFields(packFields(longest))).toEqual(longest);
    for (const text of ["", "name=x", "[]", "null", '{"name":1}', `{"name":"${"x".repeat(2_500)}"}`]) {
      expect(unpackFields(text)).toEqual({});
    }
  });
});

test("a program whose scheme has no host is asked for by the whole address that gets the code", async () => {
  const redirect = "com.example.app:/callback";
  const service = createMeshService({
    ...{ dataFolder: ":memory:", clock: handClock(), random: aSeededRandom("scheme") },
    ...{ publicUrl: "http://mesh.test", redirects: [redirect] },
  });
  const { id } = await service.accounts.create({ email: "owner@example.test" });
  const owner = new Browser(service);
  await owner.open(`/welcome/${(await service.sessions.newLink(id)).reveal()}`);
  await owner.submit();
  const query = new URLSearchParams({ response_type: "code", client_id: "app", redirect_uri: redirect });
  const { status, text } = await owner.open(`/oauth/authorize?${query.toString()}`);
  expect([status, text]).toEqual([200, expect.stringContaining(`<code>${redirect}</code>`)]);
  await service.close();
});
