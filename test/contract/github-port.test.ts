import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createGitHubHttp } from "../../src/github/http.ts";
import type { GitHubPort, RunPort, SecretScope, SecretSlot } from "../../src/github/port.ts";
import { createHttp, type Http } from "../../src/platform/http.ts";
import type { ScopeAddress } from "../../src/sandbox/github/repositories.ts";
import { serveGitHubStandIn, type ServedStandIn } from "../../src/sandbox/github/serve.ts";
import type { TokenGrant } from "../../src/sandbox/github/tokens.ts";
import { seal } from "../../src/sealing/sealed-box.ts";
import { DAY_MS, SECOND_MS, type Instant } from "../../src/values/clock.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { aMeshKey } from "../support/credentials.ts";
import { HandClock } from "../support/hand-clock.ts";
import { aScene, MORNING, REPOSITORY, SECRETS, type Scene } from "../unit/sandbox/github/scene.ts";
import { seededRandom } from "../unit/service/support.ts";

const SHOP = { owner: "octo", name: "shop" } as const;
type AppGrant = Exclude<TokenGrant, { kind: "classic" }>;

const WHOLE_MORNING = Math.floor(MORNING / SECOND_MS) * SECOND_MS;
const PATH = `${SECRETS}/MESH_API_KEY`;

const SCOPES: readonly (readonly [string, SecretScope, ScopeAddress])[] = [
  ...(["actions", "dependabot", "codespaces"] as const).map(
    (store) =>
      [store, { kind: "repository", repository: SHOP, store }, { repository: REPOSITORY, store }] as const,
  ),
  ...["production", "prod/eu", "größe 1"].map(
    (environment) =>
      [
        `environment ${environment}`,
        { kind: "environment", repository: SHOP, environment },
        { repository: REPOSITORY, environment },
      ] as const,
  ),
];
const [, ACTIONS, ACTIONS_ADDRESS] = SCOPES[0]!;
const slotIn = (scope: SecretScope = ACTIONS): SecretSlot => ({ scope, secretName: "MESH_API_KEY" });

describe.each(["", "/api/v3/"])("the GitHub client on the stand-in at %j", (prefix) => {
  let scene: Scene;
  let served: ServedStandIn;
  let http: Http;
  let clock: HandClock;
  let expiries: Instant[];
  let github: GitHubPort & RunPort;

  beforeEach(async () => {
    scene = aScene({ private: true });
    scene.standIn.addEnvironment(REPOSITORY, "prod/eu");
    scene.standIn.addEnvironment(REPOSITORY, "größe 1");
    served = await serveGitHubStandIn(scene.standIn);
    clock = new HandClock(MORNING);
    http = createHttp({ clock, env: {} });
    expiries = [];
    github = portAs(scene.token);
  });

  afterEach(async () => {
    await http.close();
    await served.close();
  });

  function portAs(token: Sensitive): GitHubPort & RunPort {
    return createGitHubHttp({
      ...{ http, clock, random: seededRandom("client"), token, tokenInput: "github-token" },
      apiUrl: new URL(served.url + prefix),
      onTokenExpiry: (expiresAt) => expiries.push(expiresAt),
    });
  }

  function tokenFor(grant: Partial<AppGrant>): Sensitive {
    return scene.standIn.addToken({
      kind: "app",
      permissions: {},
      repositories: [REPOSITORY],
      ...grant,
    });
  }

  async function stores(label: string, scope: SecretScope = ACTIONS, port: GitHubPort = github) {
    const box = await seal(aMeshKey(label), await github.sealingKey(scope));
    return port.putSecret(slotIn(scope), box);
  }

  const stored = (address: ScopeAddress = ACTIONS_ADDRESS) =>
    scene.standIn.openSecret(address, "MESH_API_KEY");
  const puts = () => scene.standIn.requests.filter(({ method }) => method === "PUT").length;

  test.each(SCOPES)(
    "stores a secret that opens to the key, and reads when: %s",
    async (_name, scope, address) => {
      expect(await github.secret(slotIn(scope))).toMatchObject({
        updatedAt: undefined,
        serverAt: WHOLE_MORNING,
      });
      expect(await stores("first", scope)).toMatchObject({
        kind: "answered",
        status: 201,
        refusal: undefined,
      });
      scene.clock.advance(90 * SECOND_MS);
      expect(await stores("second", scope)).toMatchObject({
        status: 204,
        serverAt: WHOLE_MORNING + 90 * SECOND_MS,
      });
      expect(stored(address)).toBe(aMeshKey("second").reveal());
      expect(await github.secret(slotIn(scope))).toMatchObject({ updatedAt: WHOLE_MORNING + 90 * SECOND_MS });
    },
  );

  test("each scope has a sealing key of its own", async () => {
    const keys = await Promise.all(SCOPES.map(([, scope]) => github.sealingKey(scope)));
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(SCOPES.length);
    for (const { sealingKeyId } of keys) expect(sealingKeyId).toMatch(/^\d+$/);
  });

  test("F15: a box for another scope's key is refused, and nothing is stored", async () => {
    const [, production, address] = SCOPES[3]!;
    const box = await seal(aMeshKey("first"), await github.sealingKey(ACTIONS));
    const answer = await github.putSecret(slotIn(production), box);
    expect(answer).toMatchObject({ status: 422, refusal: { code: "secret_write_rejected" } });
    expect(stored(address)).toBeUndefined();
  });

  test("a box for the key of a moment ago is refused", async () => {
    scene.standIn.faults.add({ kind: "rotate_sealing_key", method: "GET", path: /public-key$/ });
    expect(await stores("first")).toMatchObject({ status: 422 });
    expect(await stores("first")).toMatchObject({ status: 201 });
  });

  test("the repository's id is a string, and survives a rename", async () => {
    const id = await github.repositoryId(SHOP);
    expect(id).toMatch(/^\d+$/);
    scene.standIn.renameRepository(REPOSITORY, "store");
    expect(await github.repositoryId(SHOP)).toBe(id);
  });

  test("a renamed repository's secrets are read and written through the redirect, once", async () => {
    scene.standIn.renameRepository(REPOSITORY, "store");
    expect(await stores("first")).toMatchObject({ status: 201 });
    expect(stored({ repository: "octo/store" })).toBe(aMeshKey("first").reveal());
    expect(puts()).toBe(2); // the redirect, and what it led to
  });

  test("the built-in token may not write, whatever the workflow grants it", async () => {
    const port = portAs(tokenFor({ kind: "github_token", permissions: { secrets: "write" } }));
    const answer = await stores("first", ACTIONS, port);
    expect(answer).toMatchObject({
      status: 403,
      rateLimit: undefined,
      refusal: { code: "secret_write_forbidden" },
    });
    const refusal = answer.kind === "answered" ? answer.refusal : undefined;
    expect(refusal?.faults[0].why).toContain("secrets=write");
  });

  test("a token that may only read is refused at the PUT, not before", async () => {
    const port = portAs(tokenFor({ kind: "fine_grained_pat", permissions: { secrets: "read" } }));
    await port.sealingKey(ACTIONS);
    expect(await stores("first", ACTIONS, port)).toMatchObject({ status: 403 });
    expect(stored()).toBeUndefined();
  });

  test("F20: a token that cannot see a private repository is told about both reasons", async () => {
    const port = portAs(tokenFor({ repositories: [] }));
    await expect(port.sealingKey(ACTIONS)).rejects.toMatchObject({ code: "github_token_blind" });
  });

  test("F19: an environment that is not there is named", async () => {
    const nowhere: SecretScope = { kind: "environment", repository: SHOP, environment: "staging" };
    await expect(github.sealingKey(nowhere)).rejects.toMatchObject({
      code: "github_token_blind",
      faults: [{ input: "environment" }],
    });
  });

  test("a revoked token is rejected", async () => {
    scene.standIn.revokeToken(scene.token);
    await expect(github.sealingKey(ACTIONS)).rejects.toMatchObject({ code: "github_token_rejected" });
  });

  test("F37: the end of a personal token is told once, to the second", async () => {
    const expiresAt = WHOLE_MORNING + 3 * DAY_MS;
    const port = portAs(tokenFor({ kind: "fine_grained_pat", permissions: { secrets: "read" }, expiresAt }));
    await port.sealingKey(ACTIONS);
    await port.secret(slotIn());
    expect(expiries).toEqual([expiresAt]);
  });

  test("when the run was queued stays the same for a re-run", async () => {
    const run = scene.standIn.startRun({ repository: REPOSITORY });
    scene.clock.advance(DAY_MS);
    scene.standIn.rerun(run.id);
    expect(await github.queuedAt({ repository: SHOP, runId: String(run.id) })).toBe(WHOLE_MORNING);
  });

  test("when a run was queued is not known to a token that may not read it", async () => {
    const run = scene.standIn.startRun({ repository: REPOSITORY });
    const port = portAs(tokenFor({ permissions: { secrets: "write" } }));
    expect(await port.queuedAt({ repository: SHOP, runId: String(run.id) })).toBeUndefined();
  });

  test.each([
    ["drop_before", undefined],
    ["drop_after", "first"],
  ] as const)(
    "a PUT whose answer is lost may or may not have happened, and is not repeated: %s",
    async (kind, label) => {
      scene.standIn.faults.add({ kind, method: "PUT", path: PATH });
      expect(await stores("first")).toMatchObject({ kind: "no_answer", bytesSent: true });
      expect(stored()).toBe(label && aMeshKey(label).reveal());
      expect(puts()).toBe(1);
    },
  );

  test("a PUT on which a 502 came back may have happened", async () => {
    scene.standIn.faults.add({
      kind: "status",
      status: 502,
      effect: "takes_place",
      method: "PUT",
      path: PATH,
    });
    expect(await stores("first")).toMatchObject({ status: 502, rateLimit: undefined });
    expect(stored()).toBe(aMeshKey("first").reveal());
  });

  test("a PUT to a server that is down never left this machine", async () => {
    const box = await seal(aMeshKey("first"), await github.sealingKey(ACTIONS));
    await served.close();
    await http.close();
    http = createHttp({ clock, env: {} });
    expect(await portAs(scene.token).putSecret(slotIn(), box)).toMatchObject({
      kind: "no_answer",
      bytesSent: false,
    });
    served = await serveGitHubStandIn(scene.standIn);
  });

  test.each([
    ["primary", {}, 61 * SECOND_MS],
    ["secondary", { retryAfterSeconds: 30 }, 30 * SECOND_MS],
    ["secondary", {}, undefined],
  ] as const)("a PUT that hit the %s limit %j says how long to wait", async (limit, more, waitMs) => {
    for (const status of [403, 429] as const) {
      scene.standIn.faults.add({ kind: "rate_limit", limit, status, ...more, method: "PUT", path: PATH });
      const answer = await stores("first");
      expect(answer).toMatchObject({ kind: "answered", status, refusal: { code: "rate_limited" } });
      const { waitMs: told } = (answer.kind === "answered" && answer.rateLimit) || {};
      // The reset is a whole second, and so is the server's date: up to a second may be lost between them.
      if (waitMs === undefined) expect(told).toBeUndefined();
      else expect(Math.abs((told ?? 0) - waitMs)).toBeLessThanOrEqual(SECOND_MS);
    }
    expect(stored()).toBeUndefined();
  });

  test("a read gets through a burst of trouble", async () => {
    scene.standIn.faults.add({ kind: "status", status: 502, method: "GET", path: /public-key$/, times: 2 });
    scene.standIn.faults.add({ kind: "drop_before", method: "GET", path: /public-key$/, nth: 3 });
    expect((await github.sealingKey(ACTIONS)).sealingKeyId).toMatch(/^\d+$/);
    expect(clock.slept).toHaveLength(3);
  });

  test("F23: a write that is not visible yet shows the time before", async () => {
    await stores("first");
    scene.clock.advance(60 * SECOND_MS);
    scene.standIn.faults.add({
      kind: "delay_visibility",
      delayMs: 30 * SECOND_MS,
      method: "PUT",
      path: PATH,
    });
    await stores("second");
    expect(await github.secret(slotIn())).toMatchObject({ updatedAt: WHOLE_MORNING });
    scene.clock.advance(30 * SECOND_MS);
    expect(await github.secret(slotIn())).toMatchObject({ updatedAt: WHOLE_MORNING + 60 * SECOND_MS });
  });
});
