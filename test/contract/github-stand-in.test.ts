import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { getOctokit } from "@actions/github";
import { serveGitHubStandIn, type ServedStandIn } from "../../src/sandbox/github/serve.ts";
import { aKey, aScene, REPOSITORY, seal, type Scene } from "../unit/sandbox/github/scene.ts";

type Octokit = ReturnType<typeof getOctokit>;

const target = { owner: "octo", repo: "shop", secret_name: "MESH_API_KEY" };

describe.each(["", "/api/v3"])("GitHub's own client against the stand-in at %j", (prefix) => {
  let scene: Scene;
  let served: ServedStandIn;
  let octokit: Octokit;

  beforeEach(async () => {
    scene = aScene({ organization: true });
    served = await serveGitHubStandIn(scene.standIn);
    octokit = connect();
  });

  afterEach(async () => {
    await served.close();
  });

  function connect(token = scene.token): Octokit {
    // The client complains on the console about answers that a test asks for.
    const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    return getOctokit(token.reveal(), { baseUrl: served.url + prefix, log: quiet });
  }

  test("stores, reads, lists and deletes a repository secret", async () => {
    const { data: sealingKey } = await octokit.rest.actions.getRepoPublicKey(target);
    const box = await seal(aKey("first"), sealingKey);
    expect((await octokit.rest.actions.createOrUpdateRepoSecret({ ...target, ...box })).status).toBe(201);
    expect((await octokit.rest.actions.createOrUpdateRepoSecret({ ...target, ...box })).status).toBe(204);
    expect((await octokit.rest.actions.getRepoSecret(target)).data.name).toBe("MESH_API_KEY");
    expect((await octokit.rest.actions.listRepoSecrets(target)).data.total_count).toBe(1);
    expect(scene.standIn.openSecret({ repository: REPOSITORY }, "MESH_API_KEY")).toBe(aKey("first"));
    expect((await octokit.rest.actions.deleteRepoSecret(target)).status).toBe(204);
    await expect(octokit.rest.actions.getRepoSecret(target)).rejects.toMatchObject({ status: 404 });
  });

  test("stores an environment secret, the environment's name holding a slash", async () => {
    const environment = { ...target, environment_name: "prod/eu" };
    scene.standIn.addEnvironment(REPOSITORY, "prod/eu");
    const { data: sealingKey } = await octokit.rest.actions.getEnvironmentPublicKey(environment);
    const box = await seal(aKey("first"), sealingKey);
    const { status } = await octokit.rest.actions.createOrUpdateEnvironmentSecret({ ...environment, ...box });
    expect(status).toBe(201);
    expect(scene.standIn.openSecret({ repository: REPOSITORY, environment: "prod/eu" }, "MESH_API_KEY")).toBe(
      aKey("first"),
    );
  });

  test("stores Dependabot and Codespaces secrets", async () => {
    for (const store of ["dependabot", "codespaces"] as const) {
      const { data: sealingKey } = await octokit.rest[store].getRepoPublicKey(target);
      const box = await seal(aKey(store), sealingKey);
      await octokit.rest[store].createOrUpdateRepoSecret({ ...target, ...box });
      expect(scene.standIn.openSecret({ repository: REPOSITORY, store }, "MESH_API_KEY")).toBe(aKey(store));
    }
  });

  test.each(["actions", "dependabot", "codespaces"] as const)(
    "stores an organization's secret for %s, and says which repositories get it",
    async (store) => {
      const organization = { org: "octo", secret_name: "MESH_API_KEY" };
      const { data: sealingKey } = await octokit.rest[store].getOrgPublicKey(organization);
      const box = await seal(aKey(store), sealingKey);
      const put = (id: number): Promise<{ status: number }> =>
        octokit.request("PUT /orgs/{org}/{store}/secrets/{secret_name}", {
          ...{ ...organization, ...box, store },
          ...{ visibility: "selected", selected_repository_ids: [id] },
        });
      expect((await put(scene.repositoryId)).status).toBe(201);
      expect((await put(scene.repositoryId)).status).toBe(204);
      expect(scene.standIn.openSecret({ organization: "octo", store }, "MESH_API_KEY")).toBe(aKey(store));
      expect((await octokit.rest[store].getOrgSecret(organization)).data.visibility).toBe("selected");
      expect((await octokit.rest[store].listOrgSecrets(organization)).data.total_count).toBe(1);
      const listed = await octokit.rest[store].listSelectedReposForOrgSecret(organization);
      expect(listed.data.repositories.map(({ id }) => id)).toEqual([scene.repositoryId]);
      expect((await octokit.rest[store].deleteOrgSecret(organization)).status).toBe(204);
      await expect(octokit.rest[store].getOrgSecret(organization)).rejects.toMatchObject({ status: 404 });
    },
  );

  test("changes the repositories that get an organization's secret", async () => {
    const organization = { org: "octo", secret_name: "MESH_API_KEY" };
    const ids = [
      scene.repositoryId,
      ...["tools", "site"].map((name) => scene.standIn.addRepository({ owner: "octo", name }).id),
    ] as const;
    const { data: sealingKey } = await octokit.rest.actions.getOrgPublicKey(organization);
    const box = await seal(aKey("first"), sealingKey);
    const selected = (): unknown =>
      scene.standIn.organizationSecretAccess("octo", "MESH_API_KEY")?.selectedRepositoryIds;
    await octokit.rest.actions.createOrUpdateOrgSecret({ ...organization, ...box, visibility: "selected" });
    await octokit.rest.actions.setSelectedReposForOrgSecret({
      ...{ ...organization, selected_repository_ids: ids.slice(0, 2) },
    });
    expect(selected()).toEqual(ids.slice(0, 2));
    await octokit.rest.actions.addSelectedRepoToOrgSecret({ ...organization, repository_id: ids[2]! });
    await octokit.rest.actions.removeSelectedRepoFromOrgSecret({ ...organization, repository_id: ids[0] });
    expect(selected()).toEqual(ids.slice(1));
    await octokit.rest.actions.createOrUpdateOrgSecret({ ...organization, ...box, visibility: "all" });
    await expect(
      octokit.rest.actions.addSelectedRepoToOrgSecret({ ...organization, repository_id: ids[0] }),
    ).rejects.toMatchObject({ status: 409 });
  });

  test("stores a user's Codespaces secret", async () => {
    const user = connect(
      scene.standIn.addToken({ kind: "classic", repositories: [REPOSITORY], scopes: ["codespace", "repo"] }),
    ).rest.codespaces;
    const secret = { secret_name: "MESH_API_KEY" };
    const { data: sealingKey } = await user.getPublicKeyForAuthenticatedUser();
    const box = await seal(aKey("first"), sealingKey);
    const shared = { selected_repository_ids: [scene.repositoryId] };
    await user.createOrUpdateSecretForAuthenticatedUser({ ...secret, ...box, ...shared });
    expect(scene.standIn.openSecret({ user: "octocat" }, "MESH_API_KEY")).toBe(aKey("first"));
    const { data } = await user.listSecretsForAuthenticatedUser();
    expect(data.secrets.map(({ visibility }) => visibility)).toEqual(["selected"]);
    const { data: listed } = await user.listRepositoriesForSecretForAuthenticatedUser(secret);
    expect(listed.repositories.map(({ full_name }) => full_name)).toEqual([REPOSITORY]);
    expect((await user.deleteSecretForAuthenticatedUser(secret)).status).toBe(204);
  });

  test("maps names of repositories to ids as gh does", async () => {
    const query = 'query MapRepositoryNames { a: repository(owner: "octo", name: "shop") { databaseId } }';
    expect(await octokit.graphql(query)).toEqual({ a: { databaseId: scene.repositoryId } });
  });

  test("pages through a long list by its links", async () => {
    const { data: sealingKey } = await octokit.rest.actions.getRepoPublicKey(target);
    for (let n = 0; n < 7; n += 1) {
      const box = await seal(aKey(String(n)), sealingKey);
      await octokit.rest.actions.createOrUpdateRepoSecret({ ...target, secret_name: `S${n}`, ...box });
    }
    const all = await octokit.paginate(octokit.rest.actions.listRepoSecrets, { ...target, per_page: 3 });
    expect(all.map(({ name }) => name)).toEqual(["S0", "S1", "S2", "S3", "S4", "S5", "S6"]);
    expect(scene.standIn.requests.filter(({ path }) => path.endsWith("/secrets"))).toHaveLength(3);
  });

  test("reads the repository, an environment, the run and the limits", async () => {
    const run = scene.standIn.startRun({ repository: REPOSITORY });
    const { data: repository } = await octokit.rest.repos.get(target);
    const { data: attempt } = await octokit.rest.actions.getWorkflowRun({ ...target, run_id: run.id });
    const environment = await octokit.rest.repos.getEnvironment({
      ...target,
      environment_name: "production",
    });
    const { data: limits } = await octokit.rest.rateLimit.get();
    expect(repository.full_name).toBe(REPOSITORY);
    expect([attempt.run_attempt, attempt.created_at]).toEqual([1, "2026-03-01T08:00:00Z"]);
    expect(environment.data.name).toBe("production");
    expect(limits.rate.used).toBe(3);
  });

  test("sees GitHub's words and headers when a token may not write", async () => {
    const token = scene.standIn.addToken({
      kind: "github_token",
      permissions: {},
      repositories: [REPOSITORY],
    });
    const put = connect(token).rest.actions.createOrUpdateRepoSecret({
      ...target,
      encrypted_value: "AAAA",
      key_id: "1",
    });
    await expect(put).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("Resource not accessible by integration"),
      response: { headers: { "x-accepted-github-permissions": "secrets=write" } },
    });
  });

  test("stores through a rename", async () => {
    const { data: sealingKey } = await octokit.rest.actions.getRepoPublicKey(target);
    scene.standIn.renameRepository(REPOSITORY, "store");
    const box = await seal(aKey("first"), sealingKey);
    expect((await octokit.rest.actions.createOrUpdateRepoSecret({ ...target, ...box })).status).toBe(201);
    expect(scene.standIn.openSecret({ repository: "octo/store" }, "MESH_API_KEY")).toBe(aKey("first"));
  });
});
