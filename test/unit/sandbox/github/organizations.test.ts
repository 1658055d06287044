import { describe, expect, test } from "@jest/globals";
import { DAY_MS } from "../../../../src/values/clock.ts";
import { aKey, aScene, json, message, REPOSITORY, seal, sealingKeyOf, type Scene } from "./scene.ts";

const STORES = ["actions", "dependabot", "codespaces"] as const;
const AT = "/orgs/octo/actions/secrets";
const SECRET = `${AT}/MESH_API_KEY`;
const ALL = { visibility: "all" };

/** The organization `octo` with two private repositories and a public one; somebody else has another. */
function anOrganization(): Scene & { ids: Readonly<Record<"shop" | "tools" | "site" | "foreign", number>> } {
  const scene = aScene({ organization: true });
  const add = (owner: string, name: string, isPrivate: boolean): number =>
    scene.standIn.addRepository({ owner, name, private: isPrivate }).id;
  const ids = {
    shop: scene.repositoryId,
    tools: add("octo", "tools", true),
    site: add("OCTO", "site", false),
    foreign: add("hubot", "ship", true),
  };
  return { ...scene, ids };
}

const selected = (...ids: readonly (number | string)[]): object => ({
  visibility: "selected",
  selected_repository_ids: ids,
});

describe("an organization", () => {
  test("is read by anybody, by its login in any case, and is no user", async () => {
    const { standIn, ask } = anOrganization();
    const stranger = standIn.addToken({ kind: "classic", repositories: [] });
    const answer = await ask("GET", "/orgs/OCTO", { token: stranger });
    expect(await json(answer)).toMatchObject({ login: "octo", url: "https://api.github.test/orgs/octo" });
    for (const login of ["hubot", "nobody"]) expect((await ask("GET", `/orgs/${login}`)).status).toBe(404);
  });

  test("is added once, and before a token can be made for it", () => {
    const { standIn } = anOrganization();
    expect(() => standIn.addOrganization({ login: "OCTO" })).toThrow("already has OCTO");
    expect(() => standIn.addToken({ kind: "classic", repositories: [], organizations: ["hubot"] })).toThrow(
      "no organization hubot",
    );
  });
});

describe.each(STORES)("an organization's secret for %s", (store) => {
  const at = `/orgs/octo/${store}/secrets`;
  const address = { organization: "octo", store } as const;

  test("opens to the plaintext that was sealed, in this scope alone", async () => {
    const { standIn, store: put, ids } = anOrganization();
    const answer = await put(at, "MESH_API_KEY", aKey("first"), selected(ids.shop, ids.site));
    expect([answer.status, await json(answer)]).toEqual([201, {}]);
    expect(standIn.openSecret(address, "MESH_API_KEY")).toBe(aKey("first"));
    expect(standIn.organizationSecretAccess("octo", "mesh_api_key", store)).toEqual({
      visibility: "selected",
      selectedRepositoryIds: [ids.shop, ids.site],
    });
    const others = STORES.filter((other) => other !== store);
    for (const other of others)
      expect(standIn.organizationSecretAccess("octo", "MESH_API_KEY", other)).toBeUndefined();
  });

  test("is shown with its visibility, and with a link to its repositories when they are selected", async () => {
    const { store: put, ask, ids } = anOrganization();
    await put(at, "A", aKey("a"), { visibility: "private" });
    await put(at, "B", aKey("b"), selected(ids.tools));
    const times = { created_at: "2026-03-01T08:00:00Z", updated_at: "2026-03-01T08:00:00Z" };
    const url = `https://api.github.test${at}/B/repositories`;
    const a = { name: "A", ...times, visibility: "private" };
    const b = { name: "B", ...times, visibility: "selected", selected_repositories_url: url };
    expect(await json(await ask("GET", `/orgs/OCTO/${store}/secrets/a`))).toEqual(a);
    expect(await json(await ask("GET", at))).toEqual({ total_count: 2, secrets: [a, b] });
    expect(await json(await ask("GET", new URL(url).pathname))).toMatchObject({
      total_count: 1,
      repositories: [{ id: ids.tools, full_name: "octo/tools" }],
    });
  });

  test("has a sealing key of its own, and keeps what was stored when that is rotated", async () => {
    const scene = anOrganization();
    const keys = await Promise.all(
      [at, ...STORES.filter((other) => other !== store).map((other) => `/orgs/octo/${other}/secrets`)].map(
        (path) => sealingKeyOf(scene, path),
      ),
    );
    expect(new Set(keys.map(({ key }) => key)).size).toBe(STORES.length);
    await scene.store(at, "A", aKey("first"), ALL);
    scene.standIn.rotateSealingKey(address);
    expect(await sealingKeyOf(scene, at)).not.toEqual(keys[0]);
    expect(scene.standIn.openSecret(address, "A")).toBe(aKey("first"));
  });

  test("is gone after DELETE, which answers 404 the second time", async () => {
    const { standIn, store: put, ask } = anOrganization();
    await put(at, "A", aKey("first"), ALL);
    expect((await ask("DELETE", `${at}/a`)).status).toBe(204);
    expect((await ask("DELETE", `${at}/a`)).status).toBe(404);
    expect(standIn.listSecrets(address)).toEqual([]);
  });

  test.each([
    [{}, 'Invalid request.\n\n"visibility" wasn\'t supplied.'],
    [{ visibility: "all", encrypted_value: "AAAA" }, 'Invalid request.\n\n"key_id" wasn\'t supplied.'],
    [{ visibility: "all", key_id: "1" }, 'Invalid request.\n\n"encrypted_value" wasn\'t supplied.'],
    [
      { visibility: "secret" },
      `Invalid request.\n\nFor 'properties/visibility', "secret" is not a member of ["all","private","selected"].`,
    ],
    [
      { visibility: "selected", selected_repository_ids: 7 },
      "Invalid request.\n\nFor 'properties/selected_repository_ids', 7 is not an array.",
    ],
    [
      { visibility: "selected", selected_repository_ids: ["shop"] },
      `Invalid request.\n\nFor 'properties/selected_repository_ids', "shop" is not an integer.`,
    ],
  ])("is refused with 422 when it is not well made: %j", async (body, words) => {
    const { ask, standIn } = anOrganization();
    const answer = await ask("PUT", `${at}/A`, { body });
    expect([answer.status, await message(answer)]).toEqual([422, words]);
    expect(standIn.listSecrets(address)).toEqual([]);
  });

  test("echoes a value that is no base64", async () => {
    const { ask } = anOrganization();
    const body = { ...ALL, encrypted_value: "plain-and-unsealed", key_id: "1" };
    expect(await message(await ask("PUT", `${at}/A`, { body }))).toContain(
      "\n\nplain-and-unsealed does not match /^",
    );
  });
});

describe("the ids of the repositories that a secret is for", () => {
  test.each([
    ["actions", 201],
    ["dependabot", 201],
    ["codespaces", 422],
  ] as const)("may be text for %s: HTTP %i", async (store, status) => {
    const { store: put, ids, standIn } = anOrganization();
    const answer = await put(`/orgs/octo/${store}/secrets`, "A", aKey("a"), selected(String(ids.shop)));
    expect(answer.status).toBe(status);
    expect(standIn.organizationSecretAccess("octo", "A", store)?.selectedRepositoryIds).toEqual(
      status === 201 ? [ids.shop] : undefined,
    );
  });

  test("are refused when they are not the organization's, or nobody's, or there is nothing to select", async () => {
    const { store, ids, standIn } = anOrganization();
    const bodies = [
      selected(ids.shop, ids.foreign),
      selected(7),
      { visibility: "all", selected_repository_ids: [ids.shop] },
    ];
    for (const more of bodies) expect((await store(AT, "A", aKey("a"), more)).status).toBe(422);
    expect(standIn.listSecrets({ organization: "octo" })).toEqual([]);
  });

  test("are replaced by what a PUT sends, and a list that is not sent is an empty one", async () => {
    const { store, ids, standIn } = anOrganization();
    const access = (): unknown => standIn.organizationSecretAccess("octo", "MESH_API_KEY");
    await store(AT, "MESH_API_KEY", aKey("first"), selected(ids.shop, ids.tools));
    await store(AT, "MESH_API_KEY", aKey("second"), selected(ids.site));
    expect(access()).toEqual({ visibility: "selected", selectedRepositoryIds: [ids.site] });
    const misspelt = { visibility: "selected", selected_repositoy_ids: [ids.site] };
    expect((await store(AT, "MESH_API_KEY", aKey("third"), misspelt)).status).toBe(204);
    expect(access()).toEqual({ visibility: "selected", selectedRepositoryIds: [] });
    await store(AT, "MESH_API_KEY", aKey("fourth"), { visibility: "private" });
    expect(access()).toEqual({ visibility: "private", selectedRepositoryIds: [] });
  });
});

describe("a PUT without a value", () => {
  test("empties what is stored, as it did to those who only meant to edit the list of repositories", async () => {
    const { store, ask, ids, standIn } = anOrganization();
    await store(AT, "MESH_API_KEY", aKey("first"), selected(ids.shop));
    const answer = await ask("PUT", SECRET, { body: selected(ids.shop, ids.tools) });
    expect(answer.status).toBe(204);
    expect(standIn.openSecret({ organization: "octo" }, "MESH_API_KEY")).toBe("");
  });

  test("creates nothing", async () => {
    const { ask, standIn } = anOrganization();
    expect((await ask("PUT", SECRET, { body: ALL })).status).toBe(422);
    expect(standIn.listSecrets({ organization: "octo" })).toEqual([]);
  });
});

describe("the list of selected repositories", () => {
  test("is changed one by one and as a whole, each time as if the secret had been written", async () => {
    const { store, ask, ids, standIn, clock } = anOrganization();
    await store(AT, "MESH_API_KEY", aKey("first"), selected(ids.shop));
    const state = (): unknown[] => [
      standIn.organizationSecretAccess("octo", "MESH_API_KEY")?.selectedRepositoryIds,
      standIn.listSecrets({ organization: "octo" })[0]?.updated_at,
    ];
    const steps: readonly (readonly [string, string, object?])[] = [
      ["PUT", `/repositories/${ids.tools}`],
      ["DELETE", `/repositories/${ids.shop}`],
      ["PUT", "/repositories", { selected_repository_ids: [ids.site] }],
    ];
    const states = [];
    for (const [method, path, body] of steps) {
      clock.advance(DAY_MS);
      expect((await ask(method, SECRET + path, body && { body })).status).toBe(204);
      states.push(state());
    }
    expect(states).toEqual([
      [[ids.shop, ids.tools], "2026-03-02T08:00:00Z"],
      [[ids.tools], "2026-03-03T08:00:00Z"],
      [[ids.site], "2026-03-04T08:00:00Z"],
    ]);
    expect(standIn.openSecret({ organization: "octo" }, "MESH_API_KEY")).toBe(aKey("first"));
  });

  test("cannot be changed of a secret that is not for selected repositories, and is empty", async () => {
    const { store, ask, ids } = anOrganization();
    await store(AT, "MESH_API_KEY", aKey("first"), ALL);
    for (const [method, path] of [
      ["PUT", `${SECRET}/repositories/${ids.shop}`],
      ["DELETE", `${SECRET}/repositories/${ids.shop}`],
      ["PUT", `${SECRET}/repositories`],
    ] as const) {
      const answer = await ask(method, path, { body: { selected_repository_ids: [] } });
      expect([answer.status, await message(answer)]).toEqual([409, expect.stringContaining("'selected'")]);
    }
    expect(await json(await ask("GET", `${SECRET}/repositories`))).toEqual({
      total_count: 0,
      repositories: [],
    });
  });

  test("takes no repository that is missing or foreign, and belongs to a secret that exists", async () => {
    const { store, ask, ids } = anOrganization();
    await store(AT, "MESH_API_KEY", aKey("first"), selected(ids.shop));
    for (const id of [ids.foreign, "7", "x"])
      expect((await ask("PUT", `${SECRET}/repositories/${id}`)).status).toBe(404);
    expect((await ask("GET", `${AT}/NONE/repositories`)).status).toBe(404);
    expect((await ask("PUT", `${AT}/NONE/repositories/${ids.shop}`)).status).toBe(404);
  });

  test("comes in pages", async () => {
    const { store, ask, ids } = anOrganization();
    await store(AT, "MESH_API_KEY", aKey("first"), selected(ids.shop, ids.tools, ids.site));
    const answer = await ask("GET", `${SECRET}/repositories?per_page=2`);
    expect(await json(answer)).toMatchObject({
      total_count: 3,
      repositories: [{ id: ids.shop }, { id: ids.tools }],
    });
    expect(answer.headers.get("link")).toContain('rel="next"');
  });
});

describe("a token", () => {
  test("that was not made for the organization finds nothing there", async () => {
    const { standIn, ask } = anOrganization();
    const token = standIn.addToken({
      kind: "app",
      repositories: [REPOSITORY],
      permissions: { organization_secrets: "write", secrets: "write" },
    });
    for (const [method, path] of [
      ["GET", AT],
      ["GET", `${AT}/public-key`],
      ["PUT", SECRET],
      ["DELETE", SECRET],
    ] as const)
      expect((await ask(method, path, { token, body: method === "GET" ? undefined : ALL })).status).toBe(404);
  });

  test.each([
    ["actions", "organization_secrets"],
    ["dependabot", "organization_dependabot_secrets"],
    ["codespaces", "organization_codespaces_secrets"],
  ] as const)("needs for %s the permission %s, and no other replaces it", async (store, permission) => {
    const { standIn, ask } = anOrganization();
    const path = `/orgs/octo/${store}/secrets`;
    const grant = { kind: "fine_grained_pat", repositories: [], organizations: ["octo"] } as const;
    const all = { organization_secrets: "write", organization_dependabot_secrets: "write" } as const;
    const others = { ...all, organization_codespaces_secrets: "write", [permission]: "read" } as const;
    const token = standIn.addToken({ ...grant, permissions: others });
    expect((await ask("GET", path, { token })).status).toBe(200);
    const refused = await ask("PUT", `${path}/A`, { token, body: ALL });
    expect([refused.status, await message(refused)]).toEqual([
      403,
      "Resource not accessible by personal access token",
    ]);
    expect(refused.headers.get("x-accepted-github-permissions")).toBe(`${permission}=write`);
  });

  test("of the classic kind needs the scope admin:org", async () => {
    const { standIn, ask } = anOrganization();
    const grant = { kind: "classic", repositories: [], organizations: ["octo"] } as const;
    const rich = standIn.addToken({ ...grant, scopes: ["admin:org"] });
    const poor = standIn.addToken({ ...grant, scopes: ["repo"] });
    expect((await ask("GET", AT, { token: rich })).status).toBe(200);
    const refused = await ask("GET", AT, { token: poor });
    expect([refused.status, await message(refused)]).toEqual([
      403,
      "You must be an org admin or have the actions secrets fine-grained permission.",
    ]);
    expect(refused.headers.get("x-accepted-oauth-scopes")).toBe("admin:org");
  });

  test("is asked for when there is none", async () => {
    const { standIn } = anOrganization();
    const answer = await standIn.fetch(`https://api.github.test${AT}`, {
      headers: { "user-agent": "scene" },
    });
    expect([answer.status, await message(answer)]).toEqual([401, "Requires authentication"]);
  });
});

describe("the limit of an organization", () => {
  test("is 1,000 secrets in each store", async () => {
    const scene = anOrganization();
    const sealingKey = await sealingKeyOf(scene, AT);
    const body = { ...(await seal(aKey("any"), sealingKey)), ...ALL };
    for (let n = 0; n < 1_000; n += 1) {
      const { status } = await scene.ask("PUT", `${AT}/S${n}`, { body });
      if (status !== 201) throw new Error(`S${n} was answered with HTTP ${status}.`);
    }
    const answer = await scene.ask("PUT", `${AT}/ONE_MORE`, { body });
    expect([answer.status, await message(answer)]).toEqual([
      422,
      "The limit of 1000 secrets per organization has been reached.",
    ]);
  });
});

describe("a run", () => {
  const names = (scene: Scene, repository: string, actor = "octocat"): unknown =>
    Object.fromEntries(
      [...scene.standIn.startRun({ repository, actor }).secrets].map(([name, value]) => [
        name,
        value.reveal(),
      ]),
    );

  test("gets the organization's secrets that its repository is admitted to", async () => {
    const scene = anOrganization();
    await scene.store(AT, "EVERYWHERE", aKey("everywhere"), ALL);
    await scene.store(AT, "INSIDE", aKey("inside"), { visibility: "private" });
    await scene.store(AT, "CHOSEN", aKey("chosen"), selected(scene.ids.tools));
    const [EVERYWHERE, INSIDE, CHOSEN] = ["everywhere", "inside", "chosen"].map(aKey);
    expect(names(scene, "octo/shop")).toEqual({ EVERYWHERE, INSIDE });
    expect(names(scene, "octo/tools")).toEqual({ EVERYWHERE, INSIDE, CHOSEN });
    expect(names(scene, "octo/site")).toEqual({ EVERYWHERE });
    expect(names(scene, "hubot/ship")).toEqual({});
  });

  test("keeps what it got when it was queued", async () => {
    const { standIn, store, ask } = anOrganization();
    await store(AT, "MESH_API_KEY", aKey("first"), ALL);
    const run = standIn.startRun({ repository: REPOSITORY });
    await store(AT, "MESH_API_KEY", aKey("second"), ALL);
    await ask("DELETE", SECRET);
    expect(run.startJob().get("MESH_API_KEY")?.reveal()).toBe(aKey("first"));
    expect(standIn.rerun(run.id).startJob().get("MESH_API_KEY")?.reveal()).toBe(aKey("first"));
  });

  test("gets the repository's secret in place of the organization's, and the environment's in place of both", async () => {
    const { standIn, store } = anOrganization();
    const seen = (environment?: string): string | undefined =>
      standIn
        .startRun({ repository: REPOSITORY })
        .startJob(environment === undefined ? {} : { environment })
        .get("MESH_API_KEY")
        ?.reveal();
    await store(AT, "MESH_API_KEY", aKey("organization"), ALL);
    const before = [seen(), seen("production")];
    await store("/repos/octo/shop/actions/secrets", "MESH_API_KEY", aKey("repository"));
    await store("/repos/octo/shop/environments/production/secrets", "MESH_API_KEY", aKey("environment"));
    expect(before).toEqual([aKey("organization"), aKey("organization")]);
    expect([seen(), seen("production")]).toEqual([aKey("repository"), aKey("environment")]);
  });

  test("by Dependabot gets the organization's secrets for Dependabot", async () => {
    const scene = anOrganization();
    await scene.store(AT, "A", aKey("actions"), ALL);
    await scene.store("/orgs/octo/dependabot/secrets", "A", aKey("dependabot"), ALL);
    expect(names(scene, REPOSITORY, "dependabot[bot]")).toEqual({ A: aKey("dependabot") });
  });
});
