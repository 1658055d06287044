import { describe, expect, test } from "@jest/globals";
import { aScene, json, message, type Scene } from "./scene.ts";

const one = (alias: string, name: string, owner = "octo"): string =>
  `\n\t\t\t${alias}: repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) {\n\t\t\t\tdatabaseId\n\t\t\t}\n`;
const asking = (...selections: readonly string[]): object => ({
  query: `query MapRepositoryNames { ${selections.join("\t\t")}\t\t }`,
  variables: null,
});
const askFor = async (scene: Scene, body: unknown, path = "/graphql"): Promise<unknown> =>
  json(await scene.ask("POST", path, { body }));

describe("the query that gh maps names of repositories with", () => {
  test.each(["/graphql", "/api/graphql"])("is answered with their ids at %s", async (path) => {
    const scene = aScene();
    const { id } = scene.standIn.addRepository({ owner: "octo", name: "site", private: false });
    expect(await askFor(scene, asking(one("repo_000", "Shop"), one("repo_001", "site")), path)).toEqual({
      data: { repo_000: { databaseId: scene.repositoryId }, repo_001: { databaseId: id } },
    });
  });

  test("finds a repository under its former name", async () => {
    const scene = aScene();
    scene.standIn.renameRepository("octo/shop", "store");
    expect(await askFor(scene, asking(one("repo_000", "shop")))).toEqual({
      data: { repo_000: { databaseId: scene.repositoryId } },
    });
  });

  test("finds none that is missing or that the token cannot see, and says which", async () => {
    const scene = aScene();
    scene.standIn.addRepository({ owner: "octo", name: "hidden" });
    const body = asking(one("a", "shop"), one("b", "hidden"), one("c", 'qu"ote'));
    const error = (alias: string, name: string): object => ({
      type: "NOT_FOUND",
      path: [alias],
      message: `Could not resolve to a Repository with the name 'octo/${name}'.`,
    });
    expect(await askFor(scene, body)).toEqual({
      data: { a: { databaseId: scene.repositoryId }, b: null, c: null },
      errors: [error("b", "hidden"), error("c", 'qu"ote')],
    });
  });

  test("needs a token", async () => {
    const headers = { "user-agent": "scene" };
    const answer = await aScene().standIn.fetch("https://api.github.test/graphql", {
      method: "POST",
      headers,
    });
    expect([answer.status, await message(answer)]).toEqual([
      401,
      "This endpoint requires you to be authenticated.",
    ]);
  });
});

test.each([
  ["another query", { query: "query UserCurrent { viewer { login } }" }],
  ["another field", { query: 'query MapRepositoryNames { a: repository(owner: "o", name: "n") { id } }' }],
  ["no query", {}],
  ["null", "null"],
  ["no JSON", "{"],
])("GraphQL that the stand-in does not speak gets an error in GraphQL's shape: %s", async (_what, body) => {
  expect(await askFor(aScene(), body)).toEqual({
    errors: [{ message: expect.stringContaining("stand-in") }],
  });
});
