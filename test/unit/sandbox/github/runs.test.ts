import { describe, expect, test } from "@jest/globals";
import type { SecretValues } from "../../../../src/sandbox/github/secret-scope.ts";
import { HOUR_MS } from "../../../../src/values/clock.ts";
import { aKey, aScene, json, MORNING, REPOSITORY, SECRETS } from "./scene.ts";

const ENVIRONMENT = "/repos/octo/shop/environments/production/secrets";

function seen(secrets: SecretValues): Record<string, string> {
  return Object.fromEntries([...secrets].map(([name, value]) => [name, value.reveal()]));
}

describe("a run", () => {
  test("sees the repository's secrets as they were when it was queued", async () => {
    const { standIn, store, ask } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("first"));
    await store(SECRETS, "OTHER", aKey("other"));
    const run = standIn.startRun({ repository: REPOSITORY });
    await store(SECRETS, "MESH_API_KEY", aKey("second"));
    await ask("DELETE", `${SECRETS}/OTHER`);
    await store(SECRETS, "LATER", aKey("later"));
    expect(seen(run.startJob())).toEqual({ MESH_API_KEY: aKey("first"), OTHER: aKey("other") });
    expect(seen(standIn.startRun({ repository: REPOSITORY }).secrets)).toEqual({
      MESH_API_KEY: aKey("second"),
      LATER: aKey("later"),
    });
  });

  test("sees an environment's secrets as they are when the job starts, in place of the repository's", async () => {
    const { standIn, store } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("repository"));
    await store(ENVIRONMENT, "MESH_API_KEY", aKey("first"));
    const run = standIn.startRun({ repository: REPOSITORY });
    const early = run.startJob({ environment: "production" });
    await store(ENVIRONMENT, "MESH_API_KEY", aKey("second"));
    const late = run.startJob({ environment: "Production" });
    expect([early, late, run.startJob()].map(seen)).toEqual([
      { MESH_API_KEY: aKey("first") },
      { MESH_API_KEY: aKey("second") },
      { MESH_API_KEY: aKey("repository") },
    ]);
  });

  test("replays its old snapshot when it is run again, as a further attempt with the same birth", async () => {
    const { standIn, store, clock, ask } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("first"));
    const run = standIn.startRun({ repository: REPOSITORY });
    await store(SECRETS, "MESH_API_KEY", aKey("second"));
    clock.advance(HOUR_MS);
    const again = standIn.rerun(standIn.rerun(run.id).id);
    expect([again.id, again.attempt, again.createdAt]).toEqual([run.id, 3, run.createdAt]);
    expect(seen(again.startJob())).toEqual({ MESH_API_KEY: aKey("first") });
    expect(await json(await ask("GET", `/repos/octo/shop/actions/runs/${run.id}`))).toMatchObject({
      id: run.id,
      run_attempt: 3,
      created_at: "2026-03-01T08:00:00Z",
      run_started_at: "2026-03-01T09:00:00Z",
    });
  });

  test("was queued at a whole second, as the API shows it", () => {
    expect(aScene().standIn.startRun({ repository: REPOSITORY }).createdAt).toBe(MORNING - 250);
  });

  test("by Dependabot sees Dependabot's secrets and no others", async () => {
    const { standIn, store } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("actions"));
    await store(ENVIRONMENT, "MESH_API_KEY", aKey("environment"));
    await store("/repos/octo/shop/dependabot/secrets", "MESH_API_KEY", aKey("dependabot"));
    const run = standIn.startRun({ repository: REPOSITORY, actor: "dependabot[bot]", event: "pull_request" });
    expect(seen(run.startJob({ environment: "production" }))).toEqual({ MESH_API_KEY: aKey("dependabot") });
  });

  test("of a pull request from a fork sees none", async () => {
    const { standIn, store } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("actions"));
    await store(ENVIRONMENT, "MESH_API_KEY", aKey("environment"));
    const run = standIn.startRun({ repository: REPOSITORY, event: "pull_request", fromFork: true });
    expect(seen(run.startJob({ environment: "production" }))).toEqual({});
  });

  test("makes the environment that its job names, as GitHub does", async () => {
    const { standIn, ask } = aScene();
    standIn.startRun({ repository: REPOSITORY }).startJob({ environment: "staging" });
    expect((await ask("GET", "/repos/octo/shop/environments/staging")).status).toBe(200);
  });

  test("holds values that do not print", async () => {
    const { standIn, store } = aScene();
    await store(SECRETS, "MESH_API_KEY", aKey("first"));
    const run = standIn.startRun({ repository: REPOSITORY });
    expect(JSON.stringify([...run.secrets])).toBe('[["MESH_API_KEY","[hidden]"]]');
  });

  test("is found in its own repository alone", async () => {
    const { standIn, ask } = aScene({ private: false });
    standIn.addRepository({ owner: "octo", name: "other", private: false });
    const run = standIn.startRun({ repository: "octo/other" });
    expect((await ask("GET", `/repos/octo/other/actions/runs/${run.id}`)).status).toBe(200);
    expect((await ask("GET", `/repos/octo/shop/actions/runs/${run.id}`)).status).toBe(404);
    expect((await ask("GET", "/repos/octo/shop/actions/runs/latest")).status).toBe(404);
  });
});
