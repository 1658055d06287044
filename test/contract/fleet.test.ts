import { describe, expect, test } from "@jest/globals";
import { createGitHubHttp } from "../../src/github/http.ts";
import { createMeshHttp } from "../../src/mesh/http.ts";
import type { RotationDeps } from "../../src/rotation/deps.ts";
import { rotateAll, type TargetResult } from "../../src/rotation/rotate-all.ts";
import { createGitHubStandIn } from "../../src/sandbox/github/stand-in.ts";
import { seal } from "../../src/sealing/sealed-box.ts";
import { createMeshService } from "../../src/service/create-mesh-service.ts";
import { DAY_MS, HOUR_MS, SECOND_MS } from "../../src/values/clock.ts";
import { aPolicy, aSlot, aTarget, NOW } from "../support/builders.ts";
import { aMeshKey } from "../support/credentials.ts";
import { HandClock } from "../support/hand-clock.ts";
import { inProcessHttp } from "../support/in-process-http.ts";
import { aSeededRandom } from "../support/seeded-random.ts";

const GITHUB = "https://api.github.test";
const MESH = "https://mesh.test";

/** The key service's own limits are not what is looked at here. */
const LIFTED = { mint: Infinity, liveKeys: Infinity };

/** A fleet of repositories at a GitHub that enforces its limits, all on one clock that only sleeping moves. */
async function aFleet(size: number, writtenBefore = 0) {
  const clock = new HandClock(NOW);
  const gitHub = createGitHubStandIn({ clock, random: aSeededRandom("fleet"), limits: "enforced" });
  const names = Array.from({ length: size }, (_, index) => `service-${index + 1}`);
  for (const name of names) gitHub.addRepository({ owner: "octo", name });
  const token = gitHub.addToken({
    kind: "app",
    repositories: names.map((name) => `octo/${name}`),
    permissions: { secrets: "write" },
  });
  const service = createMeshService({
    dataFolder: ":memory:",
    clock,
    random: aSeededRandom("mesh"),
    quirks: [],
    limits: LIFTED,
  });
  const { id: accountId } = await service.accounts.create({ email: "owner@example.com" });
  const adminCredential = await service.keys.mint({ accountId, name: "admin" });
  const http = inProcessHttp(
    { [GITHUB]: (request) => gitHub.fetch(request), [MESH]: (request) => service.fetch(request) },
    clock,
  );
  const shared = { http, clock, random: aSeededRandom("client") };
  let mints = 0;
  const deps: RotationDeps = {
    mesh: createMeshHttp({
      ...shared,
      ...{ baseUrl: new URL(MESH), credential: adminCredential, mask: () => undefined },
    }),
    ...{ github: undefined, gitHubHost: "api.github.test", run: undefined, adminCredential, clock, seal },
    newIdempotencyKey: () => aMeshKey(`idempotency ${(mints += 1)}`),
    ...{ tell: () => undefined, cancellation: undefined },
  };
  const targets = names.map((name) => {
    const slot = aSlot({ kind: "repository", repository: { owner: "octo", name }, store: "actions" });
    return aTarget({ slot, holderId: undefined });
  });
  const gitHubPort = () =>
    createGitHubHttp({ ...shared, apiUrl: new URL(GITHUB), token, tokenInput: "github-token" });
  const port = gitHubPort();
  /** `freshPace`: another job, which knows nothing of what the one before has asked for. */
  const rotates = ({ from = 0, to = size, freshPace = false } = {}): Promise<readonly TargetResult[]> =>
    rotateAll(
      { targets: targets.slice(from, to), policy: aPolicy({ keepWhileUsedMs: 0 }), central: true },
      { ...deps, github: freshPace ? gitHubPort() : port },
    );
  for (let before = 0; before < writtenBefore; before += 1) await rotates();
  return { clock, gitHub, token, rotates, mints: () => mints, close: () => service.close() };
}

const kindsOf = (results: readonly TargetResult[]): readonly string[] => [
  ...new Set(results.map(({ outcome }) => outcome.kind)),
];

describe("a fleet inside GitHub's limits", () => {
  test("of 200 takes no more than 5 % longer than the limits themselves, and is never refused", async () => {
    const { clock, gitHub, token, rotates, close } = await aFleet(200);
    const startMs = clock.monotonicMs();
    expect(kindsOf(await rotates())).toEqual(["created"]);
    // 200 writes, a second apart, is the tightest of the limits: 80 a minute and 900 points a minute allow more.
    const leastMs = 199 * SECOND_MS;
    const tookMs = clock.monotonicMs() - startMs;
    expect(tookMs).toBeGreaterThanOrEqual(leastMs);
    expect(tookMs).toBeLessThanOrEqual(1.05 * leastMs);
    const { refused, shortestWriteGapMs, mostConcurrent } = gitHub.usage(token);
    expect([refused, shortestWriteGapMs]).toEqual([0, SECOND_MS]);
    expect(mostConcurrent).toBeLessThanOrEqual(100);
    await close();
  });

  test("of 200 that is finished costs one read each", async () => {
    const { clock, gitHub, token, rotates, close } = await aFleet(200, 1);
    clock.passes(HOUR_MS);
    const before = gitHub.usage(token);
    expect(kindsOf(await rotates())).toEqual(["unchanged"]);
    const after = gitHub.usage(token);
    expect([after.requests - before.requests, after.contentCreating - before.contentCreating]).toEqual([
      200, 0,
    ]);
    await close();
  });

  test("of 520 waits for the hourly limit, and is never refused", async () => {
    const { clock, gitHub, token, rotates, close } = await aFleet(520, 1);
    clock.passes(31 * DAY_MS);
    const startMs = clock.monotonicMs();
    expect(kindsOf(await rotates())).toEqual(["rotated"]);
    const tookMs = clock.monotonicMs() - startMs;
    const leastMs = HOUR_MS + 19 * SECOND_MS;
    expect(tookMs).toBeGreaterThanOrEqual(leastMs);
    expect(tookMs).toBeLessThanOrEqual(1.05 * leastMs);
    expect(gitHub.usage(token).refused).toBe(0);
    await close();
  });

  test("of two jobs one after another, whose tokens count together, outlasts the limit and mints few keys in vain", async () => {
    const { clock, gitHub, token, rotates, mints, close } = await aFleet(620);
    expect(kindsOf(await rotates({ from: 0, to: 400, freshPace: true }))).toEqual(["created"]);
    expect(kindsOf(await rotates({ from: 400, to: 620, freshPace: true }))).toEqual(["created"]);
    expect(clock.now() - NOW).toBeLessThan(2.2 * HOUR_MS);
    expect(gitHub.usage(token).contentCreating).toBeGreaterThanOrEqual(620);
    expect(mints() - 620).toBeLessThanOrEqual(12);
    await close();
  });

  test("whose token others use as well waits where GitHub refuses, and goes on", async () => {
    const { gitHub, token, rotates, close } = await aFleet(30);
    const elsewhere = {
      method: "PUT",
      headers: { authorization: `Bearer ${token.reveal()}`, "user-agent": "another" },
    };
    for (let write = 0; write < 70; write += 1)
      await gitHub.fetch(`${GITHUB}/repos/octo/service-1/actions/secrets/OTHER`, {
        ...elsewhere,
        body: "{}",
      });
    expect(kindsOf(await rotates())).toEqual(["created"]);
    expect(gitHub.usage(token).refused).toBeGreaterThan(0);
    await close();
  });
});
