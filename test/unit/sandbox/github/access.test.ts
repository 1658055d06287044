import { describe, expect, test } from "@jest/globals";
import { DAY_MS } from "../../../../src/values/clock.ts";
import { Sensitive } from "../../../../src/values/sensitive.ts";
import type { TokenGrant } from "../../../../src/sandbox/github/tokens.ts";
import { aKey, aScene, json, message, MORNING, REPOSITORY, SECRETS, type Scene } from "./scene.ts";

const PUBLIC_KEY = `${SECRETS}/public-key`;
const ENVIRONMENT_KEY = "/repos/octo/shop/environments/production/secrets/public-key";
const BODY = { encrypted_value: "AAAA", key_id: "1" };

type Kind = "app" | "fine_grained_pat" | "github_token";
type Permissions = Extract<TokenGrant, { kind: Kind }>["permissions"];

function aToken({ standIn }: Scene, kind: Kind, permissions: Permissions): Sensitive {
  return standIn.addToken({ kind, permissions, repositories: [REPOSITORY] });
}

describe("who is asking", () => {
  test("is refused with 401 when the token is unknown, revoked, expired or of another scheme", async () => {
    const { standIn, ask, clock, token } = aScene();
    const expiring = standIn.addToken({
      kind: "classic",
      repositories: [REPOSITORY],
      expiresAt: MORNING + DAY_MS,
    });
    expect((await ask("GET", PUBLIC_KEY, { token: expiring })).status).toBe(200);
    clock.advance(DAY_MS);
    standIn.revokeToken(token);
    for (const question of [
      { token: new Sensitive(aKey("nobody")) },
      { token },
      { token: expiring },
      { headers: { authorization: "Basic b2N0bzpjYXQ=" } },
    ]) {
      const answer = await ask("GET", PUBLIC_KEY, question);
      expect([answer.status, await json(answer)]).toEqual([
        401,
        { message: "Bad credentials", documentation_url: "https://docs.github.com/rest", status: "401" },
      ]);
    }
  });

  test.each(["Bearer", "bearer", "token", "Token"])("is known by the scheme %s", async (scheme) => {
    const { ask, token } = aScene();
    const headers = { authorization: `${scheme} ${token.reveal()}` };
    expect((await ask("GET", PUBLIC_KEY, { headers })).status).toBe(200);
  });

  test("is turned away without a User-Agent, in words and not in JSON", async () => {
    const answer = await aScene().ask("GET", PUBLIC_KEY, { headers: { "user-agent": "" } });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("User-Agent header")]);
  });

  test.each(["", "*/*", "text/html", "application/vnd.github.v3+json"])("may accept %j", async (accept) => {
    const answer = await aScene().ask("GET", PUBLIC_KEY, {
      headers: { accept, "content-type": "application/json; charset=utf-8" },
    });
    expect(answer.status).toBe(200);
  });

  test("reads of a public repository without a token what is public, and no secrets", async () => {
    const scene = aScene({ private: false });
    const run = scene.standIn.startRun({ repository: REPOSITORY });
    const anonymous = async (path: string): Promise<Response> =>
      scene.standIn.fetch(`https://api.github.test${path}`, { headers: { "user-agent": "scene" } });
    expect((await anonymous("/repos/octo/shop")).status).toBe(200);
    expect((await anonymous(`/repos/octo/shop/actions/runs/${run.id}`)).status).toBe(200);
    const refused = await anonymous(PUBLIC_KEY);
    expect([refused.status, await message(refused)]).toEqual([401, "Requires authentication"]);
  });
});

describe("a permission that is missing", () => {
  test.each([
    ["app", "Resource not accessible by integration"],
    ["github_token", "Resource not accessible by integration"],
    ["fine_grained_pat", "Resource not accessible by personal access token"],
  ] as const)("is refused with 403 for %s, naming what would be accepted", async (kind, words) => {
    const scene = aScene();
    const token = aToken(scene, kind, { actions: "write" });
    const answer = await scene.ask("PUT", `${SECRETS}/A`, { token, body: BODY });
    expect([answer.status, await message(answer)]).toEqual([403, words]);
    expect(answer.headers.get("x-accepted-github-permissions")).toBe("secrets=write");
  });

  test("is not made up for by reading: the sealing key is served and the PUT refused", async () => {
    const scene = aScene();
    const token = aToken(scene, "app", { secrets: "read" });
    expect((await scene.ask("GET", PUBLIC_KEY, { token })).status).toBe(200);
    expect((await scene.ask("PUT", `${SECRETS}/A`, { token, body: BODY })).status).toBe(403);
    expect((await scene.ask("DELETE", `${SECRETS}/A`, { token })).status).toBe(403);
  });

  test("can never be held by GITHUB_TOKEN, whatever it is said to be granted", async () => {
    const scene = aScene();
    const token = aToken(scene, "github_token", { secrets: "write", environments: "write", actions: "read" });
    const run = scene.standIn.startRun({ repository: REPOSITORY });
    expect((await scene.ask("GET", PUBLIC_KEY, { token })).status).toBe(403);
    expect((await scene.ask("PUT", `${SECRETS}/A`, { token, body: BODY })).status).toBe(403);
    expect((await scene.ask("GET", ENVIRONMENT_KEY, { token })).status).toBe(403);
    expect((await scene.ask("GET", `/repos/octo/shop/actions/runs/${run.id}`, { token })).status).toBe(200);
  });

  test.each([
    [PUBLIC_KEY, "secrets", "read"],
    [ENVIRONMENT_KEY, "environments", "read"],
    ["/repos/octo/shop/dependabot/secrets/public-key", "dependabot_secrets", "read"],
    ["/repos/octo/shop/codespaces/secrets/public-key", "codespaces_secrets", "write"],
    ["/repos/octo/shop/environments/production", "actions", "read"],
  ] as const)("for %s is %s: %s, and no other permission replaces it", async (path, permission, level) => {
    const scene = aScene();
    const all = {
      secrets: "write",
      environments: "write",
      dependabot_secrets: "write",
      actions: "write",
    } as const;
    const others = { ...all, codespaces_secrets: "write", [permission]: undefined } as Permissions;
    const enough = await scene.ask("GET", path, { token: aToken(scene, "app", { [permission]: level }) });
    const refused = await scene.ask("GET", path, { token: aToken(scene, "app", others) });
    expect([enough.status, refused.status]).toEqual([200, 403]);
    expect(enough.headers.get("x-accepted-github-permissions")).toBe(`${permission}=${level}`);
    expect(refused.headers.get("x-accepted-github-permissions")).toBe(`${permission}=${level}`);
  });

  test("is a scope for a classic token: repo opens everything, without it a private repository is not there", async () => {
    const scene = aScene();
    const full = scene.standIn.addToken({ kind: "classic", repositories: [REPOSITORY] });
    const poor = scene.standIn.addToken({ kind: "classic", repositories: [REPOSITORY], scopes: ["gist"] });
    const opened = await scene.ask("GET", ENVIRONMENT_KEY, { token: full });
    expect([opened.status, opened.headers.get("x-oauth-scopes")]).toEqual([200, "repo"]);
    expect((await scene.ask("GET", PUBLIC_KEY, { token: poor })).status).toBe(404);
  });
});

describe("what the token cannot see", () => {
  test("answers 404, just as what does not exist", async () => {
    const scene = aScene();
    scene.standIn.addRepository({ owner: "octo", name: "hidden" });
    const bodies = [];
    for (const path of ["/repos/octo/hidden", "/repos/octo/nothing"]) {
      const answer = await scene.ask("GET", path);
      expect(answer.status).toBe(404);
      bodies.push(await json(answer));
    }
    expect(bodies[0]).toEqual(bodies[1]);
  });

  test("answers 403 when the repository is public", async () => {
    const scene = aScene();
    scene.standIn.addRepository({ owner: "octo", name: "open", private: false });
    expect((await scene.ask("GET", "/repos/octo/open")).status).toBe(200);
    expect((await scene.ask("GET", "/repos/octo/open/actions/secrets")).status).toBe(403);
  });

  test("is nothing that a token could be made for", () => {
    expect(() => aScene().standIn.addToken({ kind: "classic", repositories: ["octo/later"] })).toThrow(
      "no repository octo/later",
    );
  });
});

describe("an archived repository", () => {
  test("can be read and not be written", async () => {
    const scene = aScene({ archived: true });
    expect((await scene.ask("GET", PUBLIC_KEY)).status).toBe(200);
    for (const answer of [
      await scene.store(SECRETS, "A", aKey("first")),
      await scene.ask("DELETE", `${SECRETS}/A`),
    ]) {
      expect([answer.status, await message(answer)]).toEqual([
        403,
        "Repository was archived so is read-only.",
      ]);
    }
    expect(scene.standIn.listSecrets({ repository: REPOSITORY })).toEqual([]);
  });

  test("can still be read by a token that could write Codespaces secrets", async () => {
    const answer = await aScene({ archived: true }).ask("GET", "/repos/octo/shop/codespaces/secrets");
    expect(answer.status).toBe(200);
  });
});

describe("the headers of every answer", () => {
  test.each([
    ["GET", PUBLIC_KEY, 200],
    ["GET", "/nowhere", 404],
    ["DELETE", `${SECRETS}/NONE`, 404],
    ["PUT", `${SECRETS}/A`, 400],
  ])("%s %s (%i) tells the time by GitHub's clock, an id and the limits", async (method, path, status) => {
    const { ask, clock } = aScene();
    clock.advance(DAY_MS);
    const { headers, status: answered } = await ask(method, path);
    expect(answered).toBe(status);
    expect(headers.get("date")).toBe("Mon, 02 Mar 2026 08:00:00 GMT");
    expect(headers.get("x-github-request-id")).toMatch(/^[0-9A-F]{4}(:[0-9A-F]{6}){2}(:[0-9A-F]{8}){2}$/);
    expect(headers.get("x-ratelimit-limit")).toBe("5000");
    expect(headers.get("x-ratelimit-remaining")).toBe("4999");
    expect(headers.get("x-ratelimit-used")).toBe("1");
    expect(headers.get("x-ratelimit-resource")).toBe("core");
    expect(headers.get("x-ratelimit-reset")).toBe(String(Math.ceil((MORNING + DAY_MS) / 1000) + 3600));
  });

  test("tell when a personal token expires, and say nothing for an App token", async () => {
    const scene = aScene();
    const expiresAt = Date.UTC(2026, 9, 7, 19, 7, 53);
    const header = "github-authentication-token-expiration";
    const grant = { repositories: [REPOSITORY], permissions: {}, expiresAt } as const;
    const personal = scene.standIn.addToken({ kind: "fine_grained_pat", ...grant });
    const app = scene.standIn.addToken({ kind: "app", ...grant });
    const ask = async (token: Sensitive): Promise<string | null> =>
      (await scene.ask("GET", "/repos/octo/shop", { token })).headers.get(header);
    expect(await ask(personal)).toBe("2026-10-07 19:07:53 UTC");
    expect(await ask(app)).toBeNull();
  });

  test("count each token for itself, hour by hour, and asking for the count is free", async () => {
    const scene = aScene();
    const token = aToken(scene, "github_token", {});
    const used = async (): Promise<unknown> => {
      const { rate } = (await json(await scene.ask("GET", "/rate_limit", { token }))) as { rate: object };
      return rate;
    };
    await scene.ask("GET", "/", { token });
    await scene.ask("GET", "/", { token });
    await scene.ask("GET", "/");
    expect([await used(), await used()]).toEqual(
      Array(2).fill(expect.objectContaining({ limit: 1000, used: 2, remaining: 998 })),
    );
    scene.clock.advance(DAY_MS);
    expect(await used()).toMatchObject({ used: 0, remaining: 1000 });
  });
});

describe("the request log", () => {
  test("names method, path, status and the token's label, and holds nothing secret", async () => {
    const scene = aScene();
    await scene.store(SECRETS, "MESH_API_KEY", aKey("first"));
    await scene.ask("GET", "/repos/octo/shop?access_token=x", { token: new Sensitive(aKey("nobody")) });
    await scene.standIn.fetch("https://api.github.test/");
    const at = MORNING;
    expect(scene.standIn.requests).toEqual([
      { index: 0, at, method: "GET", path: PUBLIC_KEY, status: 200, tokenLabel: "app#1" },
      { index: 1, at, method: "PUT", path: `${SECRETS}/MESH_API_KEY`, status: 201, tokenLabel: "app#1" },
      { index: 2, at, method: "GET", path: "/repos/octo/shop", status: 401, tokenLabel: "unrecognised" },
      { index: 3, at, method: "GET", path: "/", status: 403, tokenLabel: "anonymous" },
    ]);
    const printed = JSON.stringify(scene.standIn.requests);
    for (const secret of [aKey("first"), aKey("nobody"), scene.token.reveal()])
      expect(printed).not.toContain(secret);
  });
});
