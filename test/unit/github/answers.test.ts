import { describe, expect, test } from "@jest/globals";
import { lostAnswer, neverSent, SERVED_AT, type Script } from "../../support/scripted-http.ts";
import {
  aGitHubScene,
  anEnvironment,
  aSlot,
  aStore,
  BOX,
  failureOf,
  GET_SEALING_KEY,
  SHOP,
} from "./scene.ts";

const HTML = "<!doctype html>";

describe("the sealing key", () => {
  test("F13: keeps its id as a string, all 18 digits of it", async () => {
    const { github } = aGitHubScene([GET_SEALING_KEY]);
    expect(await github.sealingKey(aStore())).toEqual({
      sealingKeyId: "012345678912345678",
      publicKey: GET_SEALING_KEY.body.key,
    });
  });

  test.each<[string, Script]>([
    ["a web page", { body: HTML }],
    ["an empty answer", { body: "" }],
    [
      "an id that is a number, which may have been rounded",
      { body: { key_id: 12345678912345678, key: "AAAA" } },
    ],
    ["no key", { body: { key_id: "1" } }],
    ["null", { body: "null" }],
  ])("cannot be read from %s", async (_kind, script) => {
    expect(await failureOf(aGitHubScene([script]).github.sealingKey(aStore()))).toMatchObject({
      code: "github_answer_unusable",
    });
  });

  test.each([
    [401, "github_token_rejected"],
    [403, "secret_write_forbidden"],
    [404, "github_token_blind"],
  ])("is refused at once with HTTP %i", async (status, code) => {
    const { github, http } = aGitHubScene([{ status, body: { message: "No." } }]);
    const error = await failureOf(github.sealingKey(anEnvironment("production")));
    expect(error.code).toBe(code);
    expect(error.message).toContain("read the sealing key");
    expect(http.requests).toHaveLength(1);
  });
});

describe("a read", () => {
  const read = (script: readonly Script[]) => {
    const scene = aGitHubScene(script);
    return { ...scene, done: scene.github.sealingKey(aStore()) };
  };

  test.each<[string, Script]>([
    ["HTTP 500", { status: 500 }],
    ["HTTP 502", { status: 502, body: HTML }],
    ["HTTP 408", { status: 408 }],
    ["a lost answer", lostAnswer()],
    ["a refused connection", neverSent()],
  ])("is repeated after %s", async (_kind, script) => {
    const { done, http } = read([script, GET_SEALING_KEY]);
    await done;
    expect(http.requests).toHaveLength(2);
  });

  const reset = String(SERVED_AT / 1_000 + 20);
  test.each([
    ["as long as GitHub says", { status: 403, headers: { "retry-after": "7" } }, 7_000],
    [
      "until the reset",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } },
      21_000,
    ],
    [
      "until the reset, as 429",
      { status: 429, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } },
      21_000,
    ],
    [
      "a minute where GitHub does not say",
      { status: 403, body: { message: "You have exceeded a secondary rate limit" } },
      60_000,
    ],
    ["a minute where GitHub does not say, as 429", { status: 429 }, 60_000],
  ])("waits at a limit %s", async (_kind, script, waitMs) => {
    const { done, clock } = read([script, GET_SEALING_KEY]);
    await done;
    expect(clock.slept).toEqual([waitMs]);
  });

  test("does not wait for a reset that is far away", async () => {
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(SERVED_AT / 1_000 + 1_800) };
    const { done, http, clock } = read([{ status: 403, headers }]);
    expect(await failureOf(done)).toMatchObject({ code: "rate_limited" });
    expect([http.requests.length, clock.slept.length]).toEqual([1, 0]);
  });

  test("fails when nobody answers, with the address and the reason", async () => {
    const { done, http } = read([neverSent()]);
    const error = await failureOf(done);
    expect(error.code).toBe("github_unreachable");
    expect(error.message).toContain("https://api.github.test could not be reached (ECONNREFUSED)");
    expect(http.requests).toHaveLength(4);
  });

  test("fails when GitHub stays in trouble", async () => {
    expect(await failureOf(read([{ status: 502, body: { message: "Server Error" } }]).done)).toMatchObject({
      code: "github_unreachable",
      message: expect.stringContaining("HTTP 502"),
    });
  });
});

describe("the secret's metadata", () => {
  test("say when it was last written, and when that was read", async () => {
    const body = {
      name: "MESH_API_KEY",
      created_at: "2026-01-01T00:00:00Z",
      updated_at: "2026-02-01T00:00:00Z",
    };
    expect(await aGitHubScene([{ body }]).github.secret(aSlot())).toEqual({
      updatedAt: Date.UTC(2026, 1, 1),
      serverAt: SERVED_AT,
      receivedMs: 0,
    });
  });

  test("are none for a secret that is not there", async () => {
    expect(await aGitHubScene([{ status: 404 }]).github.secret(aSlot())).toMatchObject({
      updatedAt: undefined,
    });
  });

  test.each<[Script]>([
    [{ body: HTML }],
    [{ body: {} }],
    [{ body: { updated_at: "lately" } }],
    [{ body: { updated_at: 7 } }],
  ])("that cannot be read are a failure, not a missing secret", async (script) => {
    expect(await failureOf(aGitHubScene([script]).github.secret(aSlot()))).toMatchObject({
      code: "github_answer_unusable",
    });
  });
});

describe("a PUT", () => {
  const put = async (script: readonly Script[]) => {
    const { github, http, clock } = aGitHubScene(script);
    const answer = await github.putSecret(aSlot(), BOX);
    return { answer, http, clock };
  };

  test("carries the box and the id of the key that it was sealed for", async () => {
    const { http } = await put([{ status: 201, body: {} }]);
    expect(JSON.parse(http.requests[0]?.body ?? "")).toEqual({
      encrypted_value: BOX.encryptedValue,
      key_id: BOX.sealingKeyId,
    });
  });

  test.each([201, 204])("was stored with HTTP %i", async (status) => {
    expect((await put([{ status }])).answer).toEqual({
      ...{ kind: "answered", status, serverAt: SERVED_AT, receivedMs: 0 },
      ...{ rateLimit: undefined, refusal: undefined },
    });
  });

  test.each<[number, string, object | undefined]>([
    [200, "secret_write_rejected", undefined],
    [400, "secret_write_rejected", undefined],
    [401, "github_token_rejected", undefined],
    [403, "secret_write_forbidden", undefined],
    [404, "github_token_blind", undefined],
    [422, "secret_write_rejected", undefined],
    [429, "rate_limited", { waitMs: undefined }],
    [500, "github_unreachable", undefined],
    [502, "github_unreachable", undefined],
  ])("is sent exactly once, whatever comes back: HTTP %i", async (status, code, rateLimit) => {
    const { answer, http, clock } = await put([{ status, body: { message: "No." } }]);
    expect(answer).toMatchObject({ kind: "answered", status, refusal: { code } });
    expect(answer).toHaveProperty("rateLimit", rateLimit);
    expect([http.requests.length, clock.slept.length]).toEqual([1, 0]);
  });

  test("shows the limit that it hit, and how long to wait", async () => {
    const { answer } = await put([{ status: 403, headers: { "retry-after": "30" } }]);
    expect(answer).toMatchObject({ rateLimit: { waitMs: 30_000 }, refusal: { code: "rate_limited" } });
  });

  test("is also refused by a page that is no JSON", async () => {
    expect((await put([{ status: 502, body: HTML }])).answer).toMatchObject({
      kind: "answered",
      status: 502,
    });
  });

  test.each([
    ["may have been stored", lostAnswer(), true],
    ["was certainly not stored", neverSent(), false],
  ])("without an answer %s, and is not sent again", async (_what, failure, bytesSent) => {
    const { answer, http } = await put([failure]);
    expect(answer).toMatchObject({ kind: "no_answer", bytesSent, error: { code: "github_unreachable" } });
    expect(http.requests).toHaveLength(1);
  });
});

describe("the repository's id", () => {
  test.each([
    [7, "7"],
    ["7", "7"],
  ])("%j is kept as a string", async (id, text) => {
    expect(await aGitHubScene([{ body: { id } }]).github.repositoryId(SHOP)).toBe(text);
  });

  test("that is not there cannot be used", async () => {
    expect(await failureOf(aGitHubScene([{ body: {} }]).github.repositoryId(SHOP))).toMatchObject({
      code: "github_answer_unusable",
    });
  });
});

describe("when the run was queued", () => {
  const run = { repository: SHOP, runId: "42" };

  test("is its creation, not the start of this attempt", async () => {
    const body = {
      created_at: "2026-03-01T08:00:00Z",
      run_started_at: "2026-03-01T09:00:00Z",
      run_attempt: 2,
    };
    expect(await aGitHubScene([{ body }]).github.queuedAt(run)).toBe(Date.UTC(2026, 2, 1, 8));
  });

  test.each<[string, Script]>([
    ["forbidden", { status: 403, body: { message: "Resource not accessible by integration" } }],
    ["out of sight", { status: 404 }],
    ["a bad token", { status: 401 }],
    ["a broken server", { status: 500 }],
    ["no answer", lostAnswer()],
    ["a web page", { body: HTML }],
    ["no date", { body: { created_at: "lately" } }],
  ])("is not known, and no failure, when it is %s: it is optional evidence", async (_kind, script) => {
    expect(await aGitHubScene([script]).github.queuedAt(run)).toBeUndefined();
  });
});
