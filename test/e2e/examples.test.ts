import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { REPOSITORY } from "../../src/sandbox/playground.ts";
import { isAccepted, openStoredKey, readKeys, storedKeyId } from "../../src/sandbox/stored-key.ts";
import type { PlayRequest } from "../../src/sandbox/workflow-player.ts";
import type { RunResult } from "../../src/sandbox/workflow-runner/run-types.ts";
import { DAY_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { aCheckoutAction, anAppTokenAction, isAppToken, removeActions } from "./foreign-actions.ts";
import {
  anInstalledScene,
  annotationsOf,
  aScene,
  outputsOf,
  ROOT,
  SHIPPED,
  type Scene,
  stepsOf,
  textOf,
} from "./support.ts";

/** A workflow that is shipped, and what is seen when it is played. */
type Story = (path: string) => Promise<void>;

const STORIES: Readonly<Record<string, Story>> = {
  "examples/setup.yml": async (path) => {
    const { playground, play } = await aScene();
    const created = await play({ path });
    expectWhole(created);
    expect(outputsOf(created)).toMatchObject({
      outcome: "created",
      "key-name": `github:${REPOSITORY}:MESH_API_KEY`,
    });
    await expectWorkingKey({ playground });

    playground.clock.advance(DAY_MS);
    expect(outputsOf(await play({ path, event: "schedule" }))["outcome"]).toBe("unchanged");

    playground.clock.advance(30 * DAY_MS);
    const rotated = outputsOf(await play({ path, event: "schedule" }));
    expect(rotated).toMatchObject({ outcome: "rotated", "previous-key-id": outputsOf(created)["key-id"] });
    expect(storedKeyId(playground)).toBe(rotated["key-id"]);
    expect((await readKeys(playground)).map(({ state }) => state)).toEqual(["in_grace", "stored"]);
  },

  "examples/setup-with-app.yml": async (path) => {
    const actions = await anAppTokenAction("secrets");
    const { playground, play } = await aScene({ actions, isTheirs: isAppToken });
    const token = playground.addToken({
      kind: "app",
      repositories: [REPOSITORY],
      permissions: { secrets: "write" },
      label: "the App's token",
    });
    await playground.storeSecret("ROTATOR_APP_PRIVATE_KEY", token);
    const created = await play({ path, vars: { ROTATOR_APP_ID: "4711" } });
    expectWhole(created);
    expect(outputsOf(created)["outcome"]).toBe("created");
    const writer = playground.gitHub.requests.findLast(({ method }) => method === "PUT")?.tokenLabel;
    expect(writer).toBe("the App's token");
    await expectWorkingKey({ playground });
    await removeActions(actions);
  },

  "examples/organization.yml": async (path) => {
    const actions = await anAppTokenAction("organization-secrets");
    const { playground, play } = await aScene({ actions, isTheirs: isAppToken });
    const token = playground.addToken({
      kind: "app",
      ...{ repositories: [], organizations: [playground.organization] },
      permissions: { organization_secrets: "write" },
      label: "the App's token",
    });
    await playground.storeSecret("ROTATOR_APP_PRIVATE_KEY", token);
    const created = await play({ path, vars: { ROTATOR_APP_ID: "4711" } });
    expectWhole(created);
    const scope = { organization: playground.organization };
    expect(outputsOf(created)).toMatchObject({ outcome: "created", "key-name": "github:acme:MESH_API_KEY" });
    expect(storedKeyId(playground, scope)).toBe(outputsOf(created)["key-id"]);
    playground.clock.advance(31 * DAY_MS);
    const rotated = await play({ path, event: "schedule", vars: { ROTATOR_APP_ID: "4711" } });
    expect(outputsOf(rotated)).toMatchObject({
      outcome: "rotated",
      "previous-key-id": outputsOf(created)["key-id"],
    });
    expect(playground.gitHub.organizationSecretAccess(playground.organization, "MESH_API_KEY")).toMatchObject(
      {
        visibility: "private",
      },
    );
    await removeActions(actions);
  },

  "examples/fleet.yml": async (path) => {
    const names = ["one", "two", "three", "four", "five"];
    const list = ["# the fleet", "", ...names.map((name) => `acme/${name}`), REPOSITORY];
    const actions = new Map([
      ...(await anAppTokenAction("secrets")),
      ...(await aCheckoutAction({ ".github/mesh-targets.txt": list.join("\n") })),
    ]);
    const { playground, play } = await aScene({ actions, isTheirs: isAppToken });
    for (const name of names) playground.gitHub.addRepository({ owner: "acme", name });
    const token = playground.addToken({
      kind: "app",
      repositories: [REPOSITORY, ...names.map((name) => `acme/${name}`)],
      permissions: { secrets: "write" },
      label: "the App's token",
    });
    await playground.storeSecret("ROTATOR_APP_PRIVATE_KEY", token);
    const request = { path, vars: { ROTATOR_APP_ID: "4711" } };
    const created = await play(request);
    expectWhole(created);
    expect(created.jobs.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((part) => `Part ${part}`));
    const repositories = [...names.map((name) => `acme/${name}`), REPOSITORY];
    const stored = repositories.map((repository) => storedKeyId(playground, { repository }));
    expect([new Set(stored).size, stored.includes(undefined)]).toEqual([6, false]);
    playground.clock.advance(DAY_MS);
    const mints = playground.mintedKeys.length;
    expect(outputsOf(await play({ ...request, event: "schedule" }))["outcome"]).toBe("unchanged");
    expect(playground.mintedKeys.length).toBe(mints);
    await removeActions(actions);
  },

  "examples/rotate.yml": async (path) => {
    const { playground, play } = await aScene();
    const created = await play({ path, event: "schedule" });
    expectWhole(created);
    expect(created.jobs.map(({ name }) => name)).toEqual(["Rotate / Rotate"]);
    expect(outputsOf(created)["outcome"]).toBe("created");
    playground.clock.advance(5 * MINUTE_MS);
    expect(outputsOf(await play({ path }))["outcome"]).toBe("unchanged");
    expect(outputsOf(await play({ path, inputs: { "dry-run": true, force: true } }))["outcome"]).toBe(
      "planned",
    );
    expect(outputsOf(await play({ path, inputs: { force: true } }))["outcome"]).toBe("rotated");
    await expectWorkingKey({ playground });
  },

  "examples/deploy.yml": async (path) => {
    const { playground, play } = await anInstalledScene();
    const deployed = await play({ path, event: "push" });
    expectWhole(deployed);
    expect(outputsOf(deployed)).toMatchObject({ valid: "true", reason: "valid", status: "current" });
    expect(textOf(deployed)).toContain(`Deploying with ${storedKeyId(playground) ?? ""}`);
  },

  "examples/rotate-and-redeploy.yml": async (path) => {
    const { playground, play } = await anInstalledScene();
    playground.clock.advance(31 * DAY_MS);
    await play({ path: "examples/setup.yml", event: "schedule" });
    const redeployed = await play({ path, event: "workflow_run" });
    expectWhole(redeployed);
    expect(textOf(redeployed)).toContain(`Deploying with ${storedKeyId(playground) ?? ""}`);
    expect(stepsOf(redeployed).map(({ conclusion }) => conclusion)).toEqual([
      "success",
      "success",
      "success",
    ]);
    playground.clock.advance(DAY_MS);
    await play({ path: "examples/setup.yml", event: "schedule" });
    const idle = await play({ path, event: "workflow_run" });
    expect(stepsOf(idle).map(({ conclusion }) => conclusion)).toEqual(["success", "skipped", "skipped"]);
  },

  "examples/environment.yml": async (path) => {
    const { playground, play } = await aScene();
    playground.gitHub.addEnvironment(REPOSITORY, "production");
    const place = { kind: "environment", environment: "production" } as const;
    await playground.storeSecret("MESH_ADMIN_KEY", playground.adminKey, place);
    await playground.storeSecret("ROTATOR_TOKEN", playground.rotatorToken, place);
    const created = await play({ path });
    expectWhole(created);
    expect(outputsOf(created)).toMatchObject({
      outcome: "created",
      "key-name": `github:${REPOSITORY}:MESH_API_KEY@production`,
    });
    const scope = { repository: REPOSITORY, environment: "production" };
    expect(storedKeyId(playground, scope)).toBe(outputsOf(created)["key-id"]);
    expect(openStoredKey(playground)).toBeUndefined();
    playground.clock.advance(31 * DAY_MS);
    expect(outputsOf(await play({ path, event: "schedule" }))).toMatchObject({
      outcome: "rotated",
      "previous-key-id": outputsOf(created)["key-id"],
    });
  },

  "examples/secret-stores.yml": async (path) => {
    const { playground, play } = await aScene();
    const everyStore = playground.addToken({
      kind: "fine_grained_pat",
      repositories: [REPOSITORY],
      permissions: { secrets: "write", dependabot_secrets: "write", codespaces_secrets: "write" },
    });
    await playground.storeSecret("ROTATOR_TOKEN", everyStore);
    const created = await play({ path });
    expectWhole(created);
    const stores = ["actions", "dependabot", "codespaces"] as const;
    const ids = stores.map((store) => storedKeyId(playground, { repository: REPOSITORY, store }));
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(3);
    const tests = {
      path: "examples/pull-request.yml",
      event: "pull_request",
      actor: "dependabot[bot]",
    } as const;
    expect(outputsOf(await play(tests))).toMatchObject({ valid: "true", "key-id": ids[1] });
  },

  "examples/revoke.yml": async (path) => {
    const { playground, play } = await anInstalledScene();
    playground.clock.advance(31 * DAY_MS);
    await play({ path: "examples/setup.yml", event: "schedule" });
    playground.clock.advance(2 * DAY_MS);
    const [replaced, stored] = (await readKeys(playground)).map(({ keyId }) => keyId);
    const judged = outputsOf(await play({ path, inputs: { "dry-run": true } }));
    expect(judged).toMatchObject({ outcome: "planned", "revoked-key-ids": "", "kept-key-ids": stored });
    const ended = await play({ path, inputs: { confirm: "MESH_API_KEY" } });
    expectWhole(ended);
    expect(ended.jobs.map(({ environment }) => environment)).toEqual(["revoke-mesh-api-key"]);
    expect(outputsOf(ended)).toMatchObject({ outcome: "revoked", "revoked-key-ids": replaced });
    expect((await readKeys(playground)).map(({ state }) => state)).toEqual(["ended", "stored"]);
  },

  "examples/pull-request.yml": async (path) => {
    const { play } = await anInstalledScene();
    const own = await play({ path, event: "pull_request" });
    expectWhole(own);
    expect(stepsOf(own).map(({ conclusion }) => conclusion)).toEqual(["success", "success"]);
    const foreign = await play({ path, event: "pull_request", fromFork: true });
    expect(outputsOf(foreign)).toMatchObject({ valid: "false", reason: "missing" });
    expect(annotationsOf(foreign)).toMatch(/^notice: No Mesh key in this run: /);
    expect(stepsOf(foreign).map(({ conclusion }) => conclusion)).toEqual(["success", "skipped"]);
  },

  "examples/enterprise-server.yml": async (path) => {
    const { playground, play } = await aScene();
    const created = await play({
      path,
      vars: { MESH_API_URL: playground.meshUrl },
      apiUrl: `${playground.gitHubUrl}/api/v3`,
    });
    expectWhole(created);
    expect(outputsOf(created)["outcome"]).toBe("created");
    await expectWorkingKey({ playground });
  },

  ".github/workflows/rotate.yml": async (path) => {
    const { playground, play } = await aScene();
    const created = await play({ path, event: "schedule" });
    expectWhole(created);
    expect(Object.fromEntries(created.jobs[0]!.outputs)).toEqual({
      outcome: "created",
      "key-id": storedKeyId(playground),
    });
    playground.clock.advance(5 * MINUTE_MS);
    expect(outputsOf(await play({ path, inputs: { force: true } }))["outcome"]).toBe("rotated");
  },

  ".github/workflows/verify.yml": async (path) => {
    const { play } = await anInstalledScene();
    const verified = await play({ path, event: "workflow_run" });
    expectWhole(verified);
    expect(outputsOf(verified)).toMatchObject({ valid: "true", status: "current" });
    expect(outputsOf(await play({ path }))["valid"]).toBe("true");
  },

  ".github/workflows/revoke.yml": async (path) => {
    const { playground, play } = await anInstalledScene();
    const leaked = openStoredKey(playground)!;
    const stopped = await play({ path, inputs: { mode: "compromised", confirm: "MESH_API_KEY" } });
    expectWhole(stopped);
    expect(outputsOf(stopped)["outcome"]).toBe("rotated-and-revoked");
    expect(await isAccepted(playground, leaked)).toBe(false);
    await expectWorkingKey({ playground });
  },
};

/** Reading on from its name, behind the comment for whoever copies it. */
const bodyOf = (path: string): string =>
  /^name: [^]*/m.exec(readFileSync(join(ROOT, path), "utf8"))?.[0] ?? "";

describe("a shipped workflow does what it says, on the committed dist/", () => {
  test.each(Object.entries(STORIES))("%s", async (path, story) => story(path));

  test("and the revocation to copy is the one that this repository has itself", () => {
    expect(bodyOf("examples/revoke.yml")).toBe(bodyOf(".github/workflows/revoke.yml"));
    expect(bodyOf("examples/revoke.yml")).toContain("workflow_dispatch");
  });

  test("and the schedule of this repository's own rotation waits for its variable, which nobody else needs", async () => {
    const { playground, player } = await aScene({ repository: "mesh/setup-api-key" });
    const path = ".github/workflows/rotate.yml";
    const jobsOf = async (request: Partial<PlayRequest>): Promise<readonly string[]> =>
      (await player.play({ path, ...request })).jobs.map(({ conclusion }) => conclusion);
    expect(await jobsOf({ event: "schedule" })).toEqual(["skipped"]);
    expect(playground.mintedKeys).toEqual([]);
    const vars = { ROTATE_ON_SCHEDULE: "true" };
    expect(await jobsOf({ event: "schedule", vars, inFork: true })).toEqual(["skipped"]);
    expect(await jobsOf({ event: "schedule", vars })).toEqual(["success"]);
    expect(await jobsOf({ event: "workflow_dispatch" })).toEqual(["success"]);
    expect(playground.mintedKeys).toHaveLength(1);
  });

  test("and there is none that is not played here", () => {
    expect(Object.keys(STORIES).sort()).toEqual(SHIPPED);
  });
});

/** Nothing of the file was left out, and nothing was guessed. */
function expectWhole(result: RunResult): void {
  expect(result.unsupported).toEqual([]);
  expect(result.unknownOutputs).toEqual([]);
  expect(stepsOf(result).filter(({ kind }) => kind === "not_run")).toEqual([]);
}

async function expectWorkingKey({ playground }: Pick<Scene, "playground">): Promise<void> {
  const key = openStoredKey(playground);
  expect(key && (await isAccepted(playground, key))).toBe(true);
}
