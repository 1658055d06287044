import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { serveGitHubStandIn, type ServedStandIn } from "../../../../src/sandbox/github/serve.ts";
import { aKey, aScene, requestInit, REPOSITORY, seal, sealingKeyOf, SECRETS, type Scene } from "./scene.ts";

const SECRET = `${SECRETS}/MESH_API_KEY`;

describe("the stand-in on a real socket", () => {
  let scene: Scene;
  let served: ServedStandIn;

  beforeEach(async () => {
    scene = aScene();
    served = await serveGitHubStandIn(scene.standIn);
  });

  afterEach(async () => {
    await served.close();
  });

  const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(served.url + path, requestInit(method, scene.token, body, {}));
  const put = async (label: string): Promise<Response> =>
    ask("PUT", SECRET, await seal(aKey(label), await sealingKeyOf(scene, SECRETS)));

  test("takes a sealed box, answers 201 and 204, and keeps its own date", async () => {
    const created = await put("first");
    expect([created.status, await created.json()]).toEqual([201, {}]);
    const updated = await put("second");
    expect([updated.status, await updated.text()]).toEqual([204, ""]);
    expect(updated.headers.get("date")).toBe("Sun, 01 Mar 2026 08:00:00 GMT");
    expect(scene.standIn.openSecret({ repository: REPOSITORY }, "MESH_API_KEY")).toBe(aKey("second"));
  });

  test.each([
    ["drop_before", undefined],
    ["drop_after", aKey("first")],
  ] as const)("closes the connection on %s, and the next request is served", async (kind, stored) => {
    scene.standIn.faults.add({ method: "PUT", path: SECRET, kind });
    await expect(put("first")).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/SOCKET|ECONNRESET/) },
    });
    expect(scene.standIn.openSecret({ repository: REPOSITORY }, "MESH_API_KEY")).toBe(stored);
    expect((await ask("GET", SECRETS)).status).toBe(200);
    expect(scene.standIn.requests.filter(({ status }) => status === "dropped")).toHaveLength(1);
  });

  test("carries a request out although its client was killed while it waited", async () => {
    const client = new AbortController();
    const body = await seal(aKey("first"), await sealingKeyOf(scene, SECRETS));
    const carriedOut = new Promise<void>((resolve) => {
      scene.standIn.faults.add({
        method: "PUT",
        path: SECRET,
        kind: "hook",
        beforeEffect: () => client.abort(),
        afterEffect: () => resolve(),
      });
    });
    const init = requestInit("PUT", scene.token, body, {});
    await expect(fetch(served.url + SECRET, { ...init, signal: client.signal })).rejects.toThrow("aborted");
    await carriedOut;
    expect(scene.standIn.openSecret({ repository: REPOSITORY }, "MESH_API_KEY")).toBe(aKey("first"));
  });

  test("is followed through a rename, body and all", async () => {
    const body = await seal(aKey("first"), await sealingKeyOf(scene, SECRETS));
    scene.standIn.renameRepository(REPOSITORY, "store");
    expect((await ask("PUT", SECRET, body)).status).toBe(201);
    expect((await ask("GET", "/repos/octo/shop")).status).toBe(200);
    expect(scene.standIn.openSecret({ repository: "octo/store" }, "MESH_API_KEY")).toBe(aKey("first"));
  });

  test("answers writers at the same time, one of them as the creation", async () => {
    const answers = await Promise.all(["a", "b", "c", "d"].map(put));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 204, 204, 204]);
  });

  test("refuses a port that is taken, and says so in words", async () => {
    const port = Number(new URL(served.url).port);
    await expect(serveGitHubStandIn(scene.standIn, { port })).rejects.toMatchObject({
      code: "invalid_inputs",
      faults: [
        {
          what: `The GitHub stand-in cannot listen on 127.0.0.1:${port}.`,
          input: "--port-github",
          why: "Another program listens there already.",
        },
      ],
    });
  });
});
