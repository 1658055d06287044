import { describe, expect, test } from "@jest/globals";
import { aKey, aScene, json, REPOSITORY, seal, sealingKeyOf, SECRETS, type Scene } from "./scene.ts";

function idOf({ standIn }: Scene, name: string): number {
  return standIn.addRepository({ owner: "octo", name }).id;
}

describe("a repository", () => {
  test("is read with its id, in any case of its name, and by the id again", async () => {
    const { ask } = aScene();
    const { id } = (await json(await ask("GET", "/repos/OCTO/Shop"))) as { id: number };
    const byId = await json(await ask("GET", `/repositories/${id}`));
    expect(byId).toMatchObject({
      id,
      full_name: "octo/shop",
      owner: { login: "octo" },
      private: true,
      archived: false,
      url: "https://api.github.test/repos/octo/shop",
    });
  });

  test("has the same secrets under its id as under its name", async () => {
    const scene = aScene();
    const { id } = (await json(await scene.ask("GET", "/repos/octo/shop"))) as { id: number };
    await scene.store(`/repositories/${id}/actions/secrets`, "A", aKey("first"));
    await scene.store(`/repositories/${id}/environments/production/secrets`, "B", aKey("second"));
    expect(scene.standIn.openSecret({ repository: REPOSITORY }, "A")).toBe(aKey("first"));
    expect(scene.standIn.openSecret({ repository: REPOSITORY, environment: "production" }, "B")).toBe(
      aKey("second"),
    );
  });

  test("is not found by an id that is none", async () => {
    const { ask } = aScene();
    for (const id of ["7", "x", "1e3", "-1"])
      expect((await ask("GET", `/repositories/${id}`)).status).toBe(404);
  });

  test("is served below /api/v3 too, and its links stay there", async () => {
    const scene = aScene();
    await scene.store(`/api/v3${SECRETS}`, "A", aKey("first"));
    await scene.store(`/api/v3${SECRETS}`, "B", aKey("second"));
    const answer = await scene.ask("GET", `/api/v3${SECRETS}?per_page=1`);
    expect(answer.headers.get("link")).toContain(
      `<https://api.github.test/api/v3${SECRETS}?per_page=1&page=2>`,
    );
    expect((await scene.ask("GET", "/api/v3")).status).toBe(200);
    expect((await scene.ask("GET", "/api/v30")).status).toBe(404);
    expect(scene.standIn.requests[0]?.path).toBe(`${SECRETS}/public-key`);
  });
});

describe("a renamed repository", () => {
  test("sends readers of the old name on with 301 and writers with 307, to the same place under its id", async () => {
    const scene = aScene();
    const { id } = (await json(await scene.ask("GET", "/repos/octo/shop"))) as { id: number };
    scene.standIn.renameRepository(REPOSITORY, "store");
    const read = await scene.ask("GET", `${SECRETS}?per_page=5`);
    const write = await scene.ask("PUT", `/api/v3${SECRETS}/A`, { body: {} });
    const deletion = await scene.ask("DELETE", "/repos/octo/shop/environments/a%2Fb/secrets/A");
    const base = `https://api.github.test/repositories/${id}`;
    expect([read, write, deletion].map(({ status, headers }) => [status, headers.get("location")])).toEqual([
      [301, `${base}/actions/secrets?per_page=5`],
      [307, `https://api.github.test/api/v3/repositories/${id}/actions/secrets/A`],
      [307, `${base}/environments/a%2Fb/secrets/A`],
    ]);
    expect(await json(read)).toMatchObject({ message: "Moved Permanently" });
  });

  test("keeps its secrets and its sealing key, and the redirect leads to them", async () => {
    const scene = aScene();
    const sealingKey = await sealingKeyOf(scene, SECRETS);
    scene.standIn.renameRepository(REPOSITORY, "store");
    const body = await seal(aKey("first"), sealingKey);
    const moved = await scene.ask("PUT", `${SECRETS}/A`, { body });
    const { pathname } = new URL(moved.headers.get("location") ?? "");
    expect((await scene.ask("PUT", pathname, { body })).status).toBe(201);
    expect(scene.standIn.openSecret({ repository: "octo/store" }, "A")).toBe(aKey("first"));
    expect((await scene.ask("GET", "/repos/octo/store")).status).toBe(200);
  });

  test("is not given away to a token that cannot see it", async () => {
    const scene = aScene();
    idOf(scene, "hidden");
    scene.standIn.renameRepository("octo/hidden", "deeper");
    expect((await scene.ask("GET", "/repos/octo/hidden")).status).toBe(404);
  });

  test("stops redirecting when its old name is taken again, and gets no name that is taken", async () => {
    const scene = aScene({ private: false });
    scene.standIn.renameRepository(REPOSITORY, "store");
    const id = idOf(scene, "open");
    expect(() => scene.standIn.renameRepository("octo/store", "open")).toThrow("already has octo/open");
    scene.standIn.addRepository({ owner: "octo", name: "shop", private: false });
    expect(await json(await scene.ask("GET", "/repos/octo/shop"))).not.toMatchObject({ id });
    expect((await scene.ask("GET", "/repos/octo/shop")).status).toBe(200);
  });
});

describe("an environment", () => {
  test.each(["prod/eu", "100%", "grün", "a b", "a+b", "%2F"])(
    "is found as %s when its name is encoded",
    async (name) => {
      const scene = aScene();
      const { id } = scene.standIn.addEnvironment(REPOSITORY, name);
      const path = `/repos/octo/shop/environments/${encodeURIComponent(name)}`;
      expect(await json(await scene.ask("GET", path))).toMatchObject({ id, name });
      expect((await scene.store(`${path}/secrets`, "A", aKey(name))).status).toBe(201);
      expect(scene.standIn.openSecret({ repository: REPOSITORY, environment: name }, "A")).toBe(aKey(name));
    },
  );

  test("with a slash is not found when the slash is not encoded", async () => {
    const scene = aScene();
    scene.standIn.addEnvironment(REPOSITORY, "prod/eu");
    for (const rest of ["", "/secrets", "/secrets/public-key"]) {
      const answer = await scene.ask("GET", `/repos/octo/shop/environments/prod/eu${rest}`);
      expect(answer.status).toBe(404);
    }
  });

  test("that was never made is not found, nor are its secrets", async () => {
    const { ask } = aScene();
    for (const rest of ["", "/secrets", "/secrets/public-key", "/secrets/A"]) {
      expect((await ask("GET", `/repos/octo/shop/environments/none${rest}`)).status).toBe(404);
    }
    expect((await ask("PUT", "/repos/octo/shop/environments/none/secrets/A", { body: {} })).status).toBe(404);
  });
});

describe("a path that GitHub does not have", () => {
  test.each([
    ["POST", SECRETS],
    ["PATCH", `${SECRETS}/A`],
    ["GET", "/repos/octo/shop/packages/secrets/public-key"],
    ["GET", "/repos/octo"],
  ])("%s %s answers 404", async (method, path) => {
    const answer = await aScene().ask(method, path);
    expect([answer.status, await json(answer)]).toEqual([
      404,
      { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" },
    ]);
  });
});
