import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { generateKey } from "../../src/service/key-format.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import type { Browser, PageSeen } from "../support/browser.ts";
import { aConsoleWorld, type ConsoleWorld } from "../support/console-world.ts";
import { onEachEngine } from "../support/engines.ts";
import { aSeededRandom } from "../support/seeded-random.ts";

const KEY = /mesh_local_[0-9A-Za-z]{49}/;
const EVERYTHING = {
  ...{ "keys:read": "on", "keys:mint": "on", "keys:revoke": "on", "audit:read": "on", "profile:read": "on" },
};

const anotherKey = generateKey(aSeededRandom("another")).reveal();

onEachEngine("keys in the console", (engine) => {
  let world: ConsoleWorld;
  let browser: Browser;
  beforeAll(() => engine.start(), 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    world = await aConsoleWorld({ database: await (await engine.store()).open() });
    browser = await world.signedIn();
  });
  afterEach(() => world.close());

  const keyIn = ({ text }: PageSeen) => KEY.exec(text)?.[0] ?? "";
  const idIn = ({ text }: PageSeen) => /key_[0-9A-Za-z]{22}/.exec(text)?.[0] ?? "";
  const names = async () => (await world.service.keys.list(world.accountId)).map(({ name }) => name);
  const api = async (method: string, path: string, key: string, body?: object, program = "test") => {
    const headers = {
      ...{ authorization: `ApiKey ${key}`, "content-type": "application/json", "user-agent": program },
    };
    const response = await fetch(world.url + path, {
      ...{ method, headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const make = async (fields: Record<string, string>, as = browser) => {
    await as.open("/keys/new");
    return as.submit({ days: "", ...EVERYTHING, ...fields });
  };

  describe("the list of keys", () => {
    test("shows an account without keys the command that makes the first one", async () => {
      const { text } = await browser.open("/");
      expect(text).toContain(`MESH_API_URL=${world.url} mesh-pre-deploy --name my-first-key`);
      expect(text).not.toContain("<table");
    });

    test("tells of each key its name, hint, state, maker, last use, end and successor", async () => {
      const shown = await make({ name: "deploy", days: "30" });
      await api("GET", "/api/v1/whoami", keyIn(shown));
      world.clock.passes(5 * MINUTE_MS);
      await browser.open(`/keys/${idIn(shown)}/rotate`);
      await browser.submit({ grace: "1d" });
      const { text } = await browser.open("/");
      const [successor = "", predecessor = ""] = text.split("<tbody>")[1]?.split("<tr>").slice(1) ?? [];
      expect(successor).toMatch(/never used/);
      expect(successor).toMatch(/in 29 days/);
      expect(predecessor).toMatch(/>deploy<\/a><code>mesh_local_\w{4}…\w{4}</);
      expect(predecessor).toMatch(/#active[^]*Active/);
      expect(predecessor).toMatch(/1 Mar 2026[^]*by you, in a browser/);
      expect(predecessor).toMatch(/5 minutes ago/);
      expect(predecessor).toMatch(
        /replaced by <a href="\/keys\/key_\w{22}">its successor<\/a>, stops[^]*in 1 day/,
      );
    });

    test("is filtered by a part of the name in any case, the hint, the id, the state and the maker", async () => {
      const made = await make({ name: "Deploy_to 100%" });
      await make({ name: "nightly" });
      const rows = async (query: string) => {
        const { text } = await browser.open(`/?${query}`);
        return [...text.matchAll(/<th scope="row">\s*<a [^>]*>([^<]*)</g)].map(([, name]) => name);
      };
      const hint = keyIn(made).slice(-4);
      expect(await rows("text=deploy")).toEqual(["Deploy_to 100%"]);
      expect(await rows("text=_to+100%25")).toEqual(["Deploy_to 100%"]);
      expect(await rows("text=y%25y")).toEqual([]);
      expect(await rows(`text=${hint}`)).toEqual(["Deploy_to 100%"]);
      expect(await rows(`text=${idIn(made)}`)).toEqual(["Deploy_to 100%"]);
      await api("POST", "/api/v1/api-keys", keyIn(made), { name: "child" });
      expect(await rows(`made_by=${idIn(made)}`)).toEqual(["child"]);
      await api("DELETE", `/api/v1/api-keys/${idIn(made)}`, keyIn(made));
      expect(await rows("")).toEqual(["child", "nightly"]);
      expect(await rows("show=revoked")).toEqual(["Deploy_to 100%"]);
      expect(await rows("show=all")).toHaveLength(3);
      expect(await rows("show=nonsense&after=nonsense&text=%00")).toEqual(["child", "nightly"]);
    });

    test("is filtered by a name with letters that are not ASCII, composed or not", async () => {
      await world.mint("ÉCOLE schlüssel");
      for (const text of ["ÉCOLE", "ÉCOLE Schlüssel".normalize("NFD").slice(0, 6), "schlüssel"]) {
        expect((await browser.open(`/?text=${encodeURIComponent(text)}`)).text).toContain(
          "ÉCOLE schlüssel</a>",
        );
      }
    });

    test("comes in pages, and keeps the filter from one to the next", async () => {
      for (let index = 0; index < 101; index += 1) await world.mint(`bulk ${index}`);
      await world.mint("other");
      const first = await browser.open("/?text=bulk");
      expect(first.text.match(/<th scope="row">/g)).toHaveLength(100);
      const older = /href="([^"]*)" rel="next"/.exec(first.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
      const second = await browser.open(older);
      expect(second.text).toMatch(/>bulk 0</);
      expect(second.text.match(/<th scope="row">/g)).toHaveLength(1);
      expect(second.text).toContain('href="/?text=bulk"');
      expect(second.text).not.toContain('rel="next"');
    });
  });

  describe("a new key", () => {
    test("is shown by the answer to its form, works, and is on no other page", async () => {
      const shown = await make({ name: "deploy" });
      expect([shown.status, shown.path]).toEqual([200, "/keys/new"]);
      expect(shown.headers.get("cache-control")).toBe("no-store");
      const key = keyIn(shown);
      expect(shown.text).toContain(`MESH_API_KEY=${key}`);
      expect((await api("GET", "/api/v1/whoami", key)).json["name"]).toBe("deploy");
      for (const path of ["/", `/keys/${idIn(shown)}`, "/activity", `/keys/${idIn(shown)}/rotate`]) {
        const { text } = await browser.open(path);
        expect(text).toContain("deploy");
        expect(text).not.toContain(key);
      }
    });

    test("is made once, however often the same form comes", async () => {
      await browser.open("/keys/new");
      const form = browser.page;
      const first = await browser.submit({ name: "deploy", ...EVERYTHING });
      const resend = async () => {
        browser.show(form);
        return browser.submit({ name: "deploy", again: "on", ...EVERYTHING });
      };
      const again = await Promise.all([resend(), resend()]);
      for (const page of again) {
        expect(page.status).toBe(409);
        expect(page.text).toContain("This key was shown already");
        expect(page.text).toContain(`/keys/${idIn(first)}/revoke`);
        expect(page.text).not.toMatch(KEY);
      }
      expect(await names()).toEqual(["deploy"]);
    });

    test("is made once by two clicks at the same moment, and shown to one of them", async () => {
      await browser.open("/keys/new");
      const form = browser.page;
      const click = async () => {
        browser.show(form);
        return browser.submit({ name: "deploy", ...EVERYTHING });
      };
      const pages = await Promise.all([click(), click()]);
      expect(pages.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await names()).toEqual(["deploy"]);
    });

    test("has the end and the scopes that were chosen", async () => {
      await browser.open("/keys/new");
      const narrow = await browser.submit({ name: "narrow", days: "7", "keys:read": "on" });
      const { json } = await api("GET", "/api/v1/whoami", keyIn(narrow));
      expect(json["scopes"]).toEqual(["keys:read"]);
      expect(json["expires_at"]).toBe(new Date(world.clock.now() + 7 * DAY_MS).toISOString());
    });

    test.each([
      ["without a name", { name: " " }, 422, "must have 1 to 100 characters"],
      ["with a name that rewrites logs", { name: "a\u202Eb" }, 422, "must not hold control"],
      ["with another key for a name", { name: anotherKey }, 422, "must not hold an API key"],
      ["that may do nothing", { name: "x" }, 422, "allowed something"],
    ])("%s is refused, and what was typed is still there", async (what, fields, status, sentence) => {
      await browser.open("/keys/new");
      const scopes = what.includes("nothing") ? {} : { "keys:read": "on" };
      const page = await browser.submit({ days: "30", ...scopes, ...fields });
      expect([page.status, page.text]).toEqual([status, expect.stringContaining(sentence)]);
      expect(page.text).toMatch(/<option value="30"\s+selected/);
      expect(page.text).toMatch(/<title>Problem: /);
      expect(page.text).not.toContain(anotherKey);
      expect(await names()).toEqual([]);
    });

    test("of a name that is taken is made only for who wants two", async () => {
      await make({ name: "deploy" });
      const refused = await make({ name: "deploy" });
      expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('name="again"')]);
      expect((await browser.submit({ name: "deploy", again: "on", ...EVERYTHING })).status).toBe(200);
      expect(await names()).toEqual(["deploy", "deploy"]);
    });

    test("obeys the limits of the API, and says so on the form", async () => {
      await world.close();
      const database = await (await engine.store()).open();
      world = await aConsoleWorld({ database, limits: { liveKeys: 1 } });
      browser = await world.signedIn();
      await make({ name: "one" });
      const page = await make({ name: "two" });
      expect([page.status, page.text]).toEqual([
        409,
        expect.stringContaining("1 live keys, and 1 are allowed"),
      ]);
      expect(page.text).toContain('value="two"');
    });
  });

  describe("rotating", () => {
    test("shows the successor once, and gives the predecessor its grace", async () => {
      const first = await make({ name: "deploy" });
      await browser.open(`/keys/${idIn(first)}/rotate`);
      const form = browser.page;
      const shown = await browser.submit({ grace: "1h" });
      expect(keyIn(shown)).not.toBe(keyIn(first));
      expect(shown.text).toMatch(/works until[^]*1 Mar 2026, 13:00 UTC/);
      browser.show(form);
      const again = await browser.submit({ grace: "1h" });
      expect([again.status, again.text]).toEqual([409, expect.not.stringMatching(KEY)]);
      expect(await names()).toEqual(["deploy", "deploy"]);
      expect((await api("GET", "/api/v1/whoami", keyIn(first))).status).toBe(200);
      world.clock.passes(HOUR_MS);
      expect((await api("GET", "/api/v1/whoami", keyIn(first))).status).toBe(401);
      expect((await api("GET", "/api/v1/whoami", keyIn(shown))).status).toBe(200);
    });

    test("is refused while a successor lives, and for a key that is not active", async () => {
      const first = await make({ name: "deploy" });
      await browser.open(`/keys/${idIn(first)}/rotate`);
      await browser.submit({ grace: "1d" });
      await browser.open(`/keys/${idIn(first)}/rotate`);
      const second = await browser.submit({ grace: "1d" });
      expect([second.status, second.text]).toEqual([409, expect.stringContaining("was rotated already")]);
      await api("PATCH", `/api/v1/api-keys/${idIn(first)}`, keyIn(first), { status: "disabled" });
      expect((await browser.open(`/keys/${idIn(first)}/rotate`)).text).toContain("Only an active key");
    });
  });

  describe("revoking", () => {
    test("ends the key at once, keeps the reason, and asks for no name where nobody used it", async () => {
      const made = await make({ name: "deploy" });
      const page = await browser.open(`/keys/${idIn(made)}/revoke`);
      expect(page.text).not.toContain("Type the key");
      expect(page.text).toContain("never used");
      expect(page.text).toContain(`/keys/${idIn(made)}/rotate`);
      const after = await browser.submit({ reason: "left\u0007the team" });
      expect([after.path, after.text]).toEqual([
        `/keys/${idIn(made)}`,
        expect.stringContaining("is revoked"),
      ]);
      expect(after.text).toContain("left the team");
      expect((await api("GET", "/api/v1/whoami", keyIn(made))).status).toBe(401);
    });

    test("is not held up by a key that was pasted as the reason, and keeps the rest of it", async () => {
      const made = await make({ name: "deploy" });
      await browser.open(`/keys/${idIn(made)}/revoke`);
      await browser.submit({ reason: `found ${keyIn(made)} in a log` });
      const { text } = await browser.open(`/keys/${idIn(made)}`);
      expect(text).toContain("found [hidden] in a log");
      expect((await api("GET", "/api/v1/whoami", keyIn(made))).status).toBe(401);
    });

    test("says who used the key last: the program by its own word, the address as the service saw it", async () => {
      const made = await make({ name: "deploy" });
      await api("GET", "/api/v1/whoami", keyIn(made), undefined, "cur\u00adl/8.5 <b>");
      for (const path of [`/keys/${idIn(made)}`, `/keys/${idIn(made)}/revoke`]) {
        expect((await browser.open(path)).text).toMatch(
          /just now<\/time>? by <code>cur l\/8\.5 &lt;b&gt;<\/code> from <code>127\.0\.0\.1<\/code> \(/,
        );
      }
      world.clock.passes(MINUTE_MS);
      await api("GET", "/api/v1/whoami", keyIn(made), undefined, `tool ${keyIn(made)}`);
      const { text } = await browser.open(`/keys/${idIn(made)}`);
      expect(text).toMatch(/just now<\/time>? from <code>127/);
    });

    test("wants the name of a key that was used within 7 days, and no more after that", async () => {
      const made = await make({ name: "Déploy" });
      await api("GET", "/api/v1/whoami", keyIn(made));
      const asked = await browser.open(`/keys/${idIn(made)}/revoke`);
      expect(asked.text).toContain("Type the key");
      const refused = await browser.submit({ confirmation: "deploy", reason: "leaked" });
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('value="leaked"')]);
      expect((await api("GET", "/api/v1/whoami", keyIn(made))).status).toBe(200);
      // Seven days later nobody is signed in any more.
      world.clock.passes(7 * DAY_MS);
      browser = await world.signedIn();
      expect((await browser.open(`/keys/${idIn(made)}/revoke`)).text).not.toContain("Type the key");
      const other = await make({ name: "other" });
      await api("GET", "/api/v1/whoami", keyIn(other));
      await browser.open(`/keys/${idIn(other)}/revoke`);
      expect((await browser.submit({ confirmation: " other " })).path).toBe(`/keys/${idIn(other)}`);
      expect((await api("GET", "/api/v1/whoami", keyIn(other))).status).toBe(401);
    });

    test("takes a name as it is shown, where a row of spaces is one", async () => {
      const made = await make({ name: "two  spaces" });
      await api("GET", "/api/v1/whoami", keyIn(made));
      await browser.open(`/keys/${idIn(made)}/revoke`);
      await browser.submit({ confirmation: "two spaces" });
      expect((await api("GET", "/api/v1/whoami", keyIn(made))).status).toBe(401);
    });

    test("is not offered again for a key that is revoked and has no live keys of its own", async () => {
      const made = await make({ name: "deploy" });
      await browser.open(`/keys/${idIn(made)}/revoke`);
      await browser.submit();
      const again = await browser.open(`/keys/${idIn(made)}/revoke`);
      expect(again.text).toContain("revoked already");
      expect(again.text).not.toContain("Revoke for good");
    });

    test("names the live keys that it made, and ends them when that is wanted", async () => {
      const made = await make({ name: "parent" });
      const child = await api("POST", "/api/v1/api-keys", keyIn(made), { name: "child" });
      const { api_key: childKey } = child.json["api_key"] as { api_key: string };
      await api("POST", "/api/v1/api-keys", childKey, { name: "grandchild" });
      const page = await browser.open(`/keys/${idIn(made)}/revoke`);
      expect(page.text).toContain("It made 2 live keys");
      await browser.submit({ confirmation: "parent", family: "on" });
      expect((await api("GET", "/api/v1/whoami", childKey)).status).toBe(401);
      const live = await browser.open("/");
      expect(live.text).toContain("No live key.");
    });
  });

  describe("activity", () => {
    test("tells who did what, newest first, in pages, and of one key where that is asked for", async () => {
      const made = await make({ name: "deploy" });
      await api("POST", "/api/v1/api-keys", keyIn(made), { name: "child" });
      const all = await browser.open("/activity");
      const rows = all.text.split("<tbody>")[1]?.split("<tr>").slice(1) ?? [];
      expect(rows[0]).toMatch(/Key made[^]*>child<[^]*<td>deploy/);
      expect(all.text).toMatch(/Signed in[^]*you, in a browser/);
      const one = await browser.open(`/activity?about=${idIn(made)}`);
      expect(one.text).toMatch(/Only what was done to[^]*deploy/);
      expect(one.text).not.toContain("child");
      for (let index = 0; index < 60; index += 1) await world.mint(`bulk ${index}`);
      const first = await browser.open("/activity");
      const older = /href="([^"]*)" rel="next"/.exec(first.text)?.[1] ?? "";
      const second = await browser.open(older);
      expect(second.text).toContain("Account made");
      expect(first.text).not.toContain("Account made");
    });
  });
});
