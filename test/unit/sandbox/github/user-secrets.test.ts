import { describe, expect, test } from "@jest/globals";
import type { TokenGrant } from "../../../../src/sandbox/github/tokens.ts";
import type { Sensitive } from "../../../../src/values/sensitive.ts";
import { aKey, aScene, json, message, REPOSITORY, seal, type Scene } from "./scene.ts";

const AT = "/user/codespaces/secrets";

function aUser(grant: Partial<TokenGrant> = {}): Scene & { user: Sensitive; put: Put } {
  const scene = aScene();
  const whole = { kind: "classic", repositories: [REPOSITORY], scopes: ["repo", "codespace"], ...grant };
  const user = scene.standIn.addToken(whole as TokenGrant);
  const put: Put = async (name, label, more = {}, token = user) => {
    const sealingKey = (await json(await scene.ask("GET", `${AT}/public-key`, { token }))) as {
      key_id: string;
      key: string;
    };
    const body = { ...(await seal(aKey(label), sealingKey)), ...more };
    return scene.ask("PUT", `${AT}/${name}`, { token, body });
  };
  return { ...scene, user, put };
}

type Put = (name: string, label: string, more?: object, token?: Sensitive) => Promise<Response>;

describe("a user's Codespaces secret", () => {
  test("opens to the plaintext that was sealed, for the repositories that were named", async () => {
    const { standIn, put, ask, user, repositoryId } = aUser();
    expect(
      (await put("MESH_API_KEY", "first", { selected_repository_ids: [String(repositoryId)] })).status,
    ).toBe(201);
    expect(standIn.openSecret({ user: "octocat" }, "MESH_API_KEY")).toBe(aKey("first"));
    const view = await json(await ask("GET", `${AT}/MESH_API_KEY`, { token: user }));
    const url = `https://api.github.test${AT}/MESH_API_KEY/repositories`;
    expect(view).toMatchObject({ visibility: "selected", selected_repositories_url: url });
    expect(await json(await ask("GET", `${AT}/MESH_API_KEY/repositories`, { token: user }))).toMatchObject({
      total_count: 1,
      repositories: [{ id: repositoryId }],
    });
  });

  test("is another one for each user", async () => {
    const { standIn, put } = aUser();
    const other = standIn.addToken({
      kind: "fine_grained_pat",
      login: "hubot",
      repositories: [],
      permissions: { codespaces_user_secrets: "write" },
    });
    await put("A", "mine");
    await put("A", "theirs", {}, other);
    expect(standIn.openSecret({ user: "octocat" }, "A")).toBe(aKey("mine"));
    expect(standIn.openSecret({ user: "HUBOT" }, "A")).toBe(aKey("theirs"));
    expect(() => standIn.openSecret({ user: "nobody" }, "A")).toThrow("no user nobody");
  });

  test("is for no repository that the token was not made for", async () => {
    const { standIn, put } = aUser();
    const { id } = standIn.addRepository({ owner: "hubot", name: "ship" });
    expect((await put("A", "a", { selected_repository_ids: [id] })).status).toBe(422);
    expect(standIn.listSecrets({ user: "octocat" })).toEqual([]);
  });

  test.each([
    [
      { kind: "app", permissions: { codespaces_user_secrets: "write" } },
      "Resource not accessible by integration",
    ],
    [{ kind: "fine_grained_pat", permissions: {} }, "Resource not accessible by personal access token"],
    [{ kind: "classic", scopes: ["repo"] }, "Must have admin rights to Repository."],
  ] as const)("is not for %j", async (grant, words) => {
    const { ask, user } = aUser(grant);
    const answer = await ask("GET", AT, { token: user });
    expect([answer.status, await message(answer)]).toEqual([403, words]);
  });

  test("is not for whoever shows no token", async () => {
    const answer = await aScene().standIn.fetch(`https://api.github.test${AT}`, {
      headers: { "user-agent": "scene" },
    });
    expect([answer.status, await message(answer)]).toEqual([401, "Requires authentication"]);
  });
});
