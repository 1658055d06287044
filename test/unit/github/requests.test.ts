import { describe, expect, test } from "@jest/globals";
import type { SecretAccess, SecretScope } from "../../../src/github/port.ts";
import { lostAnswer } from "../../support/scripted-http.ts";
import { USER_AGENT } from "../../../src/values/version.ts";
import {
  aGitHubScene,
  anEnvironment,
  anOrganization,
  aSlot,
  aStore,
  BOX,
  failureOf,
  GET_SEALING_KEY,
  SHOP,
  TOKEN,
} from "./scene.ts";

describe("every request", () => {
  test("carries the token, the User-Agent and the API version that every Enterprise Server knows", async () => {
    const { github, http } = aGitHubScene([
      { body: { id: 7 } },
      GET_SEALING_KEY,
      { status: 404 },
      { status: 201 },
      { body: { created_at: "2026-03-01T08:00:00Z" } },
    ]);
    await github.repositoryId(SHOP);
    await github.sealingKey(aStore());
    await github.secret(aSlot());
    await github.putSecret(aSlot(), BOX);
    await github.queuedAt({ repository: SHOP, runId: "42" });
    expect(http.requests.map(({ method, url }) => `${method} ${url.href}`)).toEqual([
      "GET https://api.github.test/repos/octo/shop",
      "GET https://api.github.test/repos/octo/shop/actions/secrets/public-key",
      "GET https://api.github.test/repos/octo/shop/actions/secrets/MESH_API_KEY",
      "PUT https://api.github.test/repos/octo/shop/actions/secrets/MESH_API_KEY",
      "GET https://api.github.test/repos/octo/shop/actions/runs/42",
    ]);
    for (const { headers, timeoutMs } of http.requests) {
      expect(headers["authorization"]).toMatch(/^(token|bearer) /i);
      expect(headers["authorization"]?.split(" ")[1]).toBe(TOKEN.reveal());
      expect(headers).toMatchObject({ "user-agent": USER_AGENT, "x-github-api-version": "2022-11-28" });
      expect(timeoutMs).toBe(10_000);
    }
  });

  test.each([
    ["https://ghes.test/api/v3", "https://ghes.test/api/v3/repos/octo/shop"],
    ["https://ghes.test/api/v3/", "https://ghes.test/api/v3/repos/octo/shop"],
    ["https://ghes.test:8443/api/v3//", "https://ghes.test:8443/api/v3/repos/octo/shop"],
    ["https://api.github.test/", "https://api.github.test/repos/octo/shop"],
  ])("starts at the API's address: %s", async (apiUrl, url) => {
    const { github, http } = aGitHubScene([{ body: { id: 7 } }], { apiUrl });
    await github.repositoryId(SHOP);
    expect(http.requests[0]?.url.href).toBe(url);
  });
});

describe("secrets live", () => {
  test.each(["actions", "dependabot", "codespaces"] as const)("in the store %s", async (store) => {
    const { github, http } = aGitHubScene([GET_SEALING_KEY]);
    await github.sealingKey(aStore(store));
    expect(http.requests[0]?.url.pathname).toBe(`/repos/octo/shop/${store}/secrets/public-key`);
  });

  test.each([
    ["production", "production"],
    ["prod/eu", "prod%2Feu"],
    ["prod eu", "prod%20eu"],
    ["prod%2Feu", "prod%252Feu"],
    ["größe", "gr%C3%B6%C3%9Fe"],
    ["本番", "%E6%9C%AC%E7%95%AA"],
    ["a?b#c&d+e", "a%3Fb%23c%26d%2Be"],
  ])("F18: in the environment %s, its name encoded once", async (environment, encoded) => {
    const { github, http } = aGitHubScene([GET_SEALING_KEY, { status: 204 }]);
    await github.sealingKey(anEnvironment(environment));
    await github.putSecret(aSlot(anEnvironment(environment)), BOX);
    const secrets = `https://api.github.test/repos/octo/shop/environments/${encoded}/secrets`;
    expect(http.requests.map(({ url }) => url.href)).toEqual([
      `${secrets}/public-key`,
      `${secrets}/MESH_API_KEY`,
    ]);
  });
});

describe("an organization's secrets", () => {
  const SECRETS = "https://api.github.test/orgs/octo/actions/secrets";

  test.each(["actions", "dependabot", "codespaces"] as const)("live in the store %s", async (store) => {
    const { github, http } = aGitHubScene([GET_SEALING_KEY, { status: 204 }]);
    await github.sealingKey(anOrganization(store));
    await github.deleteSecret(aSlot(anOrganization(store)));
    expect(http.requests.map(({ url }) => url.pathname)).toEqual([
      `/orgs/octo/${store}/secrets/public-key`,
      `/orgs/octo/${store}/secrets/MESH_API_KEY`,
    ]);
  });

  test("belong to an organization with an id", async () => {
    const { github, http } = aGitHubScene([{ body: { id: 9919, login: "octo" } }]);
    expect(await github.organizationId("octo")).toBe("9919");
    expect(http.requests[0]?.url.href).toBe("https://api.github.test/orgs/octo");
  });

  test.each<[string, SecretScope, SecretAccess, object]>([
    ["all", anOrganization(), { visibility: "all" }, { visibility: "all" }],
    ["private", anOrganization(), { visibility: "private" }, { visibility: "private" }],
    [
      "selected, by numbers",
      anOrganization(),
      { visibility: "selected", repositoryIds: ["7", "8"] },
      { visibility: "selected", selected_repository_ids: [7, 8] },
    ],
    [
      "selected, by texts for Dependabot",
      anOrganization("dependabot"),
      { visibility: "selected", repositoryIds: ["7"] },
      { visibility: "selected", selected_repository_ids: ["7"] },
    ],
    [
      "selected for nobody: an empty list, and not none (F9)",
      anOrganization(),
      { visibility: "selected", repositoryIds: [] },
      { visibility: "selected", selected_repository_ids: [] },
    ],
  ])("F25: are written with who may read them: %s", async (_, scope, access, fields) => {
    const { github, http } = aGitHubScene([{ status: 204 }]);
    await github.putSecret(aSlot(scope), BOX, access);
    expect(JSON.parse(http.requests[0]?.body ?? "")).toEqual({
      ...{ encrypted_value: BOX.encryptedValue, key_id: BOX.sealingKeyId },
      ...fields,
    });
  });

  test("tell their visibility with when they were written", async () => {
    const { github } = aGitHubScene([
      { body: { updated_at: "2026-03-01T08:00:00Z", visibility: "selected" } },
    ]);
    expect(await github.secret(aSlot(anOrganization()))).toMatchObject({ visibility: "selected" });
  });

  test("tell the repositories that are selected, page after page", async () => {
    const page = (first: number, count: number) => ({
      body: {
        total_count: 102,
        repositories: Array.from({ length: count }, (_, index) => ({ id: first + index })),
      },
    });
    const { github, http } = aGitHubScene([page(1, 100), page(101, 2)]);
    const ids = await github.selectedRepositoryIds(aSlot(anOrganization()));
    expect([ids?.length, ids?.[0], ids?.at(-1)]).toEqual([102, "1", "102"]);
    expect(http.requests.map(({ url }) => url.href)).toEqual([
      `${SECRETS}/MESH_API_KEY/repositories?per_page=100&page=1`,
      `${SECRETS}/MESH_API_KEY/repositories?per_page=100&page=2`,
    ]);
  });

  test.each([404, 409])("have no selection where there is none, HTTP %i", async (status) => {
    const { github } = aGitHubScene([{ status }]);
    expect(await github.selectedRepositoryIds(aSlot(anOrganization()))).toBeUndefined();
  });

  test("are read to the end by a server with shorter pages: half a list would be written back", async () => {
    const page = (...ids: number[]) => ({
      body: { total_count: 5, repositories: ids.map((id) => ({ id })) },
    });
    const { github } = aGitHubScene([page(1, 2), page(3, 4), page(5)]);
    expect(await github.selectedRepositoryIds(aSlot(anOrganization()))).toEqual(["1", "2", "3", "4", "5"]);
  });

  test("are not taken from a list that ends too soon, or never", async () => {
    const short = aGitHubScene([
      { body: { total_count: 5, repositories: [{ id: 1 }] } },
      { body: { total_count: 5, repositories: [] } },
    ]);
    expect(await failureOf(short.github.selectedRepositoryIds(aSlot(anOrganization())))).toMatchObject({
      code: "github_answer_unusable",
    });
    const endless = aGitHubScene([{ body: { total_count: 1e6, repositories: [{ id: 1 }] } }]);
    expect(await failureOf(endless.github.selectedRepositoryIds(aSlot(anOrganization())))).toMatchObject({
      code: "github_unreachable",
    });
  });

  test("F25: say who may read them, or are not written at all", async () => {
    const { github } = aGitHubScene([
      { body: { updated_at: "2026-03-01T08:00:00Z", visibility: "something new" } },
    ]);
    expect(await failureOf(github.secret(aSlot(anOrganization())))).toMatchObject({
      code: "github_answer_unusable",
    });
  });

  test.each([[{ body: {} }], [{ body: { repositories: [null] } }], [{ body: { repositories: [{}] } }]])(
    "are not guessed from an answer that makes no sense: %j",
    async (answer) => {
      const { github } = aGitHubScene([answer]);
      expect(await failureOf(github.selectedRepositoryIds(aSlot(anOrganization())))).toMatchObject({
        code: "github_answer_unusable",
      });
    },
  );
});

describe("the pace", () => {
  test("keeps writes a second apart, whatever they are", async () => {
    const { github, clock } = aGitHubScene([{ status: 204 }]);
    await github.putSecret(aSlot(), BOX);
    expect([github.waitMs("write"), github.waitMs("target")]).toEqual([1_000, 0]);
    await github.deleteSecret(aSlot());
    expect(clock.slept).toEqual([1_000]);
  });

  test("lets no write out that GitHub would refuse, and says that no byte was sent", async () => {
    const { github, http } = aGitHubScene([{ status: 403, headers: { "retry-after": "300" } }]);
    await github.putSecret(aSlot(), BOX);
    expect(await github.putSecret(aSlot(), BOX)).toMatchObject({
      kind: "no_answer",
      bytesSent: false,
      error: { code: "rate_limited" },
    });
    expect(http.requests).toHaveLength(1);
  });

  test("does not wait in the middle of a redirect: the deadline was looked at before it", async () => {
    const location = "https://api.github.test/repositories/7/actions/secrets/MESH_API_KEY";
    const { github, clock } = aGitHubScene([{ status: 307, headers: { location } }, { status: 204 }]);
    expect(await github.putSecret(aSlot(), BOX)).toMatchObject({ status: 204 });
    expect(clock.slept).toEqual([]);
  });

  test("lets no read out either", async () => {
    const { github } = aGitHubScene([{ status: 403, headers: { "retry-after": "300" } }]);
    await github.putSecret(aSlot(), BOX);
    expect(await failureOf(github.secret(aSlot()))).toMatchObject({ code: "rate_limited" });
  });
});

describe("a redirect of a renamed repository", () => {
  const renamed = "https://api.github.test/repositories/7/actions/secrets/public-key";

  test.each([301, 302, 307, 308])("is followed by a read, HTTP %i", async (status) => {
    const { github, http } = aGitHubScene([{ status, headers: { location: renamed } }, GET_SEALING_KEY]);
    expect(await github.sealingKey(aStore())).toMatchObject({ sealingKeyId: BOX.sealingKeyId });
    expect(http.requests[1]).toMatchObject({ method: "GET", url: new URL(renamed) });
    expect(http.requests[1]?.headers["authorization"]).toContain(TOKEN.reveal());
  });

  test("may be written without the origin", async () => {
    const { github, http } = aGitHubScene([
      { status: 301, headers: { location: "/repositories/7" } },
      { body: { id: 7 } },
    ]);
    expect(await github.repositoryId(SHOP)).toBe("7");
    expect(http.requests[1]?.url.href).toBe("https://api.github.test/repositories/7");
  });

  test("whose follower lost its answer leaves the write in doubt: the redirect itself proves nothing", async () => {
    const moved = { status: 307, headers: { location: "/repositories/42/actions/secrets/MESH_API_KEY" } };
    const { github } = aGitHubScene([moved, lostAnswer()]);
    expect(await github.putSecret(aSlot(), BOX)).toMatchObject({ kind: "no_answer", bytesSent: true });
  });

  test.each([307, 308])("is followed by a PUT with its method and its body, HTTP %i", async (status) => {
    const location = "https://api.github.test/repositories/7/actions/secrets/MESH_API_KEY";
    const { github, http } = aGitHubScene([{ status, headers: { location } }, { status: 204 }]);
    expect(await github.putSecret(aSlot(), BOX)).toMatchObject({
      kind: "answered",
      status: 204,
      refusal: undefined,
    });
    const [first, second] = http.requests;
    expect(second).toEqual({ ...first, url: new URL(location) });
    expect(http.requests).toHaveLength(2);
  });

  test.each([301, 302])(
    "is not followed by a PUT, HTTP %i: it would lose its method elsewhere",
    async (status) => {
      const { github, http } = aGitHubScene([{ status, headers: { location: renamed } }]);
      expect(await github.putSecret(aSlot(), BOX)).toMatchObject({
        status,
        refusal: { code: "secret_write_rejected" },
      });
      expect(http.requests).toHaveLength(1);
    },
  );

  test.each([
    "https://elsewhere.test/repositories/7",
    "http://api.github.test/repositories/7",
    "https://api.github.test:8443/repositories/7",
    "//elsewhere.test/repositories/7",
    "https://api.github.test@elsewhere.test/",
    "not a url::",
  ])("never leads the token to another origin: %s", async (location) => {
    for (const status of [301, 307]) {
      const { github, http } = aGitHubScene([{ status, headers: { location } }, { status: 404 }]);
      await failureOf(github.sealingKey(aStore()));
      await github.putSecret(aSlot(), BOX);
      for (const { url } of http.requests) expect(url.origin).toBe("https://api.github.test");
    }
  });

  test("that turns in circles ends", async () => {
    const { github, http } = aGitHubScene([{ status: 301, headers: { location: renamed } }]);
    await failureOf(github.sealingKey(aStore()));
    expect(http.requests).toHaveLength(4);
  });
});

describe("a token that ends", () => {
  const ending = { "github-authentication-token-expiration": "2026-03-07 19:07:53 UTC" };

  test("is told of once, with the server's time", async () => {
    const { github, expiries } = aGitHubScene([{ ...GET_SEALING_KEY, headers: ending }]);
    await github.sealingKey(aStore());
    await github.sealingKey(aStore());
    expect(expiries).toEqual([[Date.UTC(2026, 2, 7, 19, 7, 53), Date.UTC(2026, 2, 1, 12)]]);
  });

  test("is told of by a PUT and by a refusal too", async () => {
    const put = aGitHubScene([{ status: 201, headers: ending }]);
    await put.github.putSecret(aSlot(), BOX);
    const refused = aGitHubScene([{ status: 403, headers: ending }]);
    await failureOf(refused.github.sealingKey(aStore()));
    expect([put.expiries.length, refused.expiries.length]).toEqual([1, 1]);
  });

  test("at no time that can be read is not told of", async () => {
    const headers = { "github-authentication-token-expiration": "never" };
    const { github, expiries } = aGitHubScene([{ ...GET_SEALING_KEY, headers }]);
    await github.sealingKey(aStore());
    expect(expiries).toEqual([]);
  });
});

describe("a secret is deleted", () => {
  const OF_STAGING = "https://api.github.test/repos/octo/shop/environments/staging/secrets/MESH_API_KEY";

  test.each([
    [
      "in a store",
      aSlot(aStore("dependabot")),
      "https://api.github.test/repos/octo/shop/dependabot/secrets/MESH_API_KEY",
    ],
    ["in an environment", aSlot(anEnvironment("staging")), OF_STAGING],
  ])("%s", async (_, slot, href) => {
    const { github, http } = aGitHubScene([{ status: 204 }]);
    await github.deleteSecret(slot);
    expect(http.requests).toMatchObject([{ method: "DELETE", url: new URL(href) }]);
  });

  test.each([204, 404, 410])("HTTP %i: it is gone, and that was all", async (status) => {
    const { github, http } = aGitHubScene([{ status }]);
    await expect(github.deleteSecret(aSlot())).resolves.toBeUndefined();
    expect(http.requests).toHaveLength(1);
  });

  test.each([
    ["HTTP 503", { status: 503 }],
    ["a lost answer", lostAnswer()],
  ])("%s: is asked for again, for that does no harm", async (_, script) => {
    const { github, http } = aGitHubScene([script, { status: 404 }]);
    await github.deleteSecret(aSlot());
    expect(http.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE"]);
  });

  test.each([
    [401, "github_token_rejected"],
    [403, "secret_write_forbidden"],
  ])("HTTP %i is told as a failure", async (status, code) => {
    const { github } = aGitHubScene([{ status, body: { message: "No." } }]);
    expect(await failureOf(github.deleteSecret(aSlot()))).toMatchObject({ code });
  });
});
