import { describe, expect, test } from "@jest/globals";
import { DAY_MS, SECOND_MS } from "../../../../src/values/clock.ts";
import { aKey, aScene, json, message, REPOSITORY, seal, sealingKeyOf, SECRETS } from "./scene.ts";

const ENVIRONMENT = "/repos/octo/shop/environments/production/secrets";
const IMPROPER = "Bad request - validation failed due to an improperly encrypted secret";

const SCOPES = [
  [SECRETS, { repository: REPOSITORY }],
  ["/repos/octo/shop/dependabot/secrets", { repository: REPOSITORY, store: "dependabot" }],
  ["/repos/octo/shop/codespaces/secrets", { repository: REPOSITORY, store: "codespaces" }],
  [ENVIRONMENT, { repository: REPOSITORY, environment: "production" }],
] as const;

describe("the sealing key", () => {
  test("is 32 bytes with a sealing key id of 18 decimal digits, and stays the same", async () => {
    const scene = aScene();
    const first = await sealingKeyOf(scene, SECRETS);
    expect(first.key_id).toMatch(/^\d{18}$/);
    expect(Buffer.from(first.key, "base64")).toHaveLength(32);
    expect(await sealingKeyOf(scene, SECRETS)).toEqual(first);
  });

  test("is another one in every scope", async () => {
    const scene = aScene();
    const keys = await Promise.all(SCOPES.map(([at]) => sealingKeyOf(scene, at)));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(SCOPES.length);
    expect(new Set(keys.map(({ key_id }) => key_id)).size).toBe(SCOPES.length);
  });
});

describe.each(SCOPES)("a secret below %s", (at, address) => {
  test("opens to the plaintext that was sealed, in this scope alone", async () => {
    const { standIn, store } = aScene();
    const answer = await store(at, "MESH_API_KEY", aKey("first"));
    expect([answer.status, await json(answer)]).toEqual([201, {}]);
    expect(standIn.openSecret(address, "MESH_API_KEY")).toBe(aKey("first"));
    const others = SCOPES.filter(([other]) => other !== at);
    expect(others.map(([, other]) => standIn.openSecret(other, "MESH_API_KEY"))).toEqual(
      others.map(() => undefined),
    );
  });

  test("answers 204 without a body when it is written again, and keeps when it was created", async () => {
    const { standIn, store, clock, ask } = aScene();
    await store(at, "MESH_API_KEY", aKey("first"));
    clock.advance(DAY_MS);
    const answer = await store(at, "MESH_API_KEY", aKey("second"));
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(standIn.openSecret(address, "MESH_API_KEY")).toBe(aKey("second"));
    expect(await json(await ask("GET", `${at}/MESH_API_KEY`))).toEqual({
      name: "MESH_API_KEY",
      created_at: "2026-03-01T08:00:00Z",
      updated_at: "2026-03-02T08:00:00Z",
    });
  });

  test("refuses a box that was sealed for another scope, and stores nothing", async () => {
    const scene = aScene();
    const other = SCOPES.find(([candidate]) => candidate !== at)?.[0] ?? "";
    const mine = await sealingKeyOf(scene, at);
    const boxes = [
      await seal(aKey("first"), await sealingKeyOf(scene, other)),
      { ...(await seal(aKey("first"), await sealingKeyOf(scene, other))), key_id: mine.key_id },
      { ...(await seal(aKey("first"), mine)), key_id: "000000000000000001" },
    ];
    for (const body of boxes) {
      const answer = await scene.ask("PUT", `${at}/MESH_API_KEY`, { body });
      expect([answer.status, await message(answer)]).toEqual([422, IMPROPER]);
    }
    expect(scene.standIn.listSecrets(address)).toEqual([]);
  });

  test("is gone after DELETE, which answers 404 the second time", async () => {
    const { standIn, store, ask } = aScene();
    await store(at, "MESH_API_KEY", aKey("first"));
    const statuses = [];
    for (let time = 0; time < 2; time += 1) statuses.push((await ask("DELETE", `${at}/mesh_api_key`)).status);
    expect(statuses).toEqual([204, 404]);
    expect((await ask("GET", `${at}/MESH_API_KEY`)).status).toBe(404);
    expect(standIn.openSecret(address, "MESH_API_KEY")).toBeUndefined();
  });
});

describe("the metadata", () => {
  test("cannot tell two writes within one second apart", async () => {
    const { standIn, store, clock } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("first"));
    const before = standIn.listSecrets({ repository: REPOSITORY });
    clock.advance(SECOND_MS / 2);
    await store(SECRETS, "MESH_API_KEY", aKey("second"));
    expect(standIn.listSecrets({ repository: REPOSITORY })).toEqual(before);
    expect(standIn.openSecret({ repository: REPOSITORY }, "MESH_API_KEY")).toBe(aKey("second"));
  });

  test("is listed by name, 30 a page, with links to the other pages", async () => {
    const { store, ask } = aScene();
    for (let n = 34; n > 0; n -= 1) await store(SECRETS, `S${String(n).padStart(2, "0")}`, aKey(String(n)));
    const first = await ask("GET", SECRETS);
    const second = await ask("GET", `${SECRETS}?page=2`);
    const [one, two] = [await json(first), await json(second)] as {
      total_count: number;
      secrets: { name: string }[];
    }[];
    expect([one?.total_count, one?.secrets.length, two?.secrets.map(({ name }) => name)]).toEqual([
      34,
      30,
      ["S31", "S32", "S33", "S34"],
    ]);
    const page = (n: number): string => `<https://api.github.test${SECRETS}?per_page=30&page=${n}>`;
    expect(first.headers.get("link")).toBe(`${page(2)}; rel="next", ${page(2)}; rel="last"`);
    expect(second.headers.get("link")).toBe(`${page(1)}; rel="prev", ${page(1)}; rel="first"`);
  });

  test("comes in one page without links when per_page allows it", async () => {
    const { store, ask } = aScene();
    await store(SECRETS, "A", aKey("a"));
    await store(SECRETS, "B", aKey("b"));
    expect((await ask("GET", `${SECRETS}?per_page=2`)).headers.get("link")).toBeNull();
    expect((await ask("GET", `${SECRETS}?per_page=1`)).headers.get("link")).toContain('rel="next"');
  });
});

describe("the name of a secret", () => {
  test("is stored in upper case and is the same in any case", async () => {
    const { standIn, store, ask } = aScene();
    expect((await store(SECRETS, "mesh_api_key", aKey("first"))).status).toBe(201);
    expect((await store(SECRETS, "Mesh_Api_Key", aKey("second"))).status).toBe(204);
    expect(await json(await ask("GET", `${SECRETS}/mesh_API_key`))).toMatchObject({ name: "MESH_API_KEY" });
    expect(standIn.openSecret({ repository: REPOSITORY }, "mesh_api_key")).toBe(aKey("second"));
  });

  test.each(["1ST", "MESH-API-KEY", "MESH%20KEY", "M%C3%84SH"])("is refused as %s", async (name) => {
    const answer = await aScene().store(SECRETS, name, aKey("first"));
    expect([answer.status, await message(answer)]).toEqual([
      422,
      expect.stringContaining("Secret names can only contain alphanumeric characters"),
    ]);
  });

  test.each(["GITHUB_KEY", "github_key"])("is refused as %s, for the prefix is GitHub's", async (name) => {
    const answer = await aScene().store(SECRETS, name, aKey("first"));
    expect([answer.status, await message(answer)]).toEqual([
      422,
      "Secret names must not start with GITHUB_.",
    ]);
  });
});

describe("a PUT that is not well made", () => {
  test.each([
    [{ encrypted_value: "AAAA" }, 'Invalid request.\n\n"key_id" wasn\'t supplied.'],
    [{ key_id: "1" }, 'Invalid request.\n\n"encrypted_value" wasn\'t supplied.'],
    [{}, 'Invalid request.\n\n"encrypted_value", "key_id" weren\'t supplied.'],
    [
      { encrypted_value: "AAAA", key_id: 12 },
      "Invalid request.\n\nFor 'properties/key_id', 12 is not a string.",
    ],
    [{ encrypted_value: "AAAA", key_id: "12" }, IMPROPER],
  ])("is refused with 422: %j", async (body, words) => {
    const { ask, standIn } = aScene();
    const answer = await ask("PUT", `${SECRETS}/MESH_API_KEY`, { body });
    expect([answer.status, await json(answer)]).toEqual([
      422,
      {
        message: words,
        documentation_url:
          "https://docs.github.com/rest/actions/secrets#create-or-update-a-repository-secret",
        status: "422",
      },
    ]);
    expect(standIn.listSecrets({ repository: REPOSITORY })).toEqual([]);
  });

  test.each(["plain-and-unsealed", "AAA", "AA-_", ""])(
    "echoes a value that is no base64: %j",
    async (value) => {
      const answer = await aScene().ask("PUT", `${SECRETS}/A`, {
        body: { encrypted_value: value, key_id: "1" },
      });
      expect(answer.status).toBe(422);
      expect(await message(answer)).toMatch(
        /^Invalid request\.\n\n.* does not match \/\^\(\?:\[A-Za-z0-9\+\\\/\]\{4\}\)\*/,
      );
      expect(
        await message(
          await aScene().ask("PUT", `${SECRETS}/A`, { body: { encrypted_value: value, key_id: "1" } }),
        ),
      ).toContain(`\n\n${value} does not match`);
    },
  );

  test.each([
    ["{", "Problems parsing JSON"],
    ["[]", "Body should be a JSON object"],
  ])("is refused with 400 when its body is %s", async (body, words) => {
    const answer = await aScene().ask("PUT", `${SECRETS}/A`, { body });
    expect([answer.status, await message(answer)]).toEqual([400, words]);
  });
});

describe("the limits", () => {
  test("are 48 KB for a value, counted in bytes of plaintext", async () => {
    const { store } = aScene();
    expect((await store(SECRETS, "FULL", "x".repeat(48 * 1024))).status).toBe(201);
    expect((await store(SECRETS, "OVER", "x".repeat(48 * 1024 + 1))).status).toBe(422);
    expect((await store(SECRETS, "WIDE", "ä".repeat(24 * 1024 + 1))).status).toBe(422);
  });

  test("are 100 secrets for each scope; the ones that exist can still be written", async () => {
    const { store } = aScene();
    for (let n = 0; n < 100; n += 1) await store(SECRETS, `S${n}`, aKey(String(n)));
    expect((await store(SECRETS, "ONE_MORE", aKey("101"))).status).toBe(422);
    expect((await store(SECRETS, "S7", aKey("again"))).status).toBe(204);
    expect((await store(ENVIRONMENT, "ONE_MORE", aKey("101"))).status).toBe(201);
  });
});

describe("two PUTs at once", () => {
  test("are both accepted, exactly one of them as the creation, and one value stays whole", async () => {
    const { standIn, store } = aScene();
    const values = ["first", "second", "third"].map(aKey);
    const answers = await Promise.all(values.map((value) => store(SECRETS, "MESH_API_KEY", value)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 204, 204]);
    expect(values).toContain(standIn.openSecret({ repository: REPOSITORY }, "MESH_API_KEY"));
  });
});
