import { globSync } from "node:fs";
import { afterEach, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../src/platform/clock.ts";
import { systemRandom } from "../../src/platform/random.ts";
import { scanForSecrets, type Captured } from "../../src/sandbox/leak-scan.ts";
import { REPOSITORY, startPlayground, type Playground } from "../../src/sandbox/playground.ts";
import { isAccepted, openStoredKey, readKeys, storedKeyId } from "../../src/sandbox/stored-key.ts";
import { DAY_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { isUsable } from "../contract/client-process.ts";
import { Act, type ActRequest, runOwnJob } from "./act.ts";
import { anAppTokenAction, removeActions } from "./foreign-actions.ts";
import { revoke, ROOT } from "./support.ts";

const isThere = isUsable("act", "--version");
const missing = isThere ? "" : " (act is not installed: go install github.com/nektos/act@v0.2.87)";

interface Scene {
  readonly playground: Playground;
  /** Runs a workflow file as it is; one that fails, or does not when it should, fails the test with its log. */
  readonly run: (request: ActRequest, expected?: "success" | "failure") => Promise<string>;
}

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function aScene(options: ConstructorParameters<typeof Act>[1] = {}): Promise<Scene> {
  const playground = await startPlayground({}, { clock: systemClock, random: systemRandom });
  const act = new Act(playground, options);
  const captured: Captured[] = [];
  cleanUps.push(async () => {
    act.remove();
    await removeActions(options.foreign ?? new Map());
    await playground.close();
    expect(scanForSecrets(captured, playground.secrets()).leaks).toEqual([]);
    expect(captured.length).toBeGreaterThan(0);
  });
  return {
    playground,
    run: async (request, expected = "success") => {
      const { code, text } = await act.run(request);
      captured.push({ place: `what act printed of ${request.path}`, content: text });
      if ((code === 0) !== (expected === "success")) throw new Error(`act ended with ${code}:\n${text}`);
      return text;
    },
  };
}

/** The same with a key in the secret, which has been there for a while. */
async function anInstalledScene(): Promise<Scene> {
  const scene = await aScene();
  await scene.run({ path: "examples/setup.yml" });
  scene.playground.clock.advance(5 * MINUTE_MS);
  return scene;
}

/** What act shows of a step's outputs. */
function outcome(name: string): RegExp {
  return new RegExp(`::set-output:: outcome=${name}$`, "m");
}

const STORIES: Readonly<Record<string, (path: string) => Promise<void>>> = {
  "examples/setup.yml": async (path) => {
    const { playground, run } = await aScene();
    expect(await run({ path })).toMatch(outcome("created"));
    const first = storedKeyId(playground);
    playground.clock.advance(DAY_MS);
    expect(await run({ path, event: "schedule" })).toMatch(outcome("unchanged"));
    playground.clock.advance(30 * DAY_MS);
    expect(await run({ path, event: "schedule" })).toMatch(outcome("rotated"));
    expect(storedKeyId(playground)).not.toBe(first);
    expect((await readKeys(playground)).map(({ state }) => state)).toEqual(["in_grace", "stored"]);
  },

  "examples/setup-with-app.yml": async (path) => {
    const { playground, run } = await aScene({ foreign: await anAppTokenAction("secrets") });
    await storeAppToken(playground, { secrets: "write" });
    expect(await run({ path, vars: APP })).toMatch(outcome("created"));
    expect(playground.gitHub.requests.findLast(({ method }) => method === "PUT")?.tokenLabel).toBe(
      "the App's token",
    );
    await expectWorkingKey(playground);
  },

  "examples/organization.yml": async (path) => {
    const { playground, run } = await aScene({ foreign: await anAppTokenAction("organization-secrets") });
    await storeAppToken(playground, { organization_secrets: "write" });
    expect(await run({ path, vars: APP })).toMatch(outcome("created"));
    expect(storedKeyId(playground, { organization: playground.organization })).toBeDefined();
  },

  "examples/fleet.yml": async (path) => {
    const repositories = ["one", "two", "three", "four", "five"].map((name) => `acme/${name}`);
    const foreign = await anAppTokenAction("secrets");
    // The checkout is act's own: it copies the user's repository.
    const { playground, run } = await aScene({
      foreign,
      files: { ".github/mesh-targets.txt": ["# the fleet", "", ...repositories].join("\n") },
    });
    for (const repository of repositories) {
      const [owner = "", name = ""] = repository.split("/");
      playground.gitHub.addRepository({ owner, name });
    }
    await storeAppToken(playground, { secrets: "write" }, repositories);
    await run({ path, vars: APP });
    const stored = repositories.map((repository) => storedKeyId(playground, { repository }));
    expect([new Set(stored).size, stored.includes(undefined)]).toEqual([5, false]);
  },

  "examples/rotate.yml": async (path) => {
    const { playground, run } = await aScene();
    expect(await run({ path, event: "schedule" })).toMatch(outcome("created"));
    playground.clock.advance(5 * MINUTE_MS);
    expect(await run({ path, inputs: { "dry-run": "true", force: "true" } })).toMatch(outcome("planned"));
    expect(await run({ path, inputs: { "dry-run": "false", force: "true" } })).toMatch(outcome("rotated"));
    await expectWorkingKey(playground);
  },

  "examples/deploy.yml": async (path) => {
    const { playground, run } = await anInstalledScene();
    expect(await run({ path, event: "push" })).toContain(`Deploying with ${storedKeyId(playground)!}`);
    await revoke(playground, storedKeyId(playground)!);
    expect(await run({ path, event: "push" }, "failure")).not.toContain("Deploying with");
  },

  "examples/rotate-and-redeploy.yml": async (path) => {
    const { playground, run } = await anInstalledScene();
    playground.clock.advance(31 * DAY_MS);
    await run({ path: "examples/setup.yml", event: "schedule" });
    const after = { path, event: "workflow_run", payload: { workflow_run: { conclusion: "success" } } };
    expect(await run(after)).toContain(`Deploying with ${storedKeyId(playground)!}`);
    playground.clock.advance(DAY_MS);
    expect(await run(after)).not.toContain("Deploying with");
  },

  "examples/environment.yml": async (path) => {
    const { playground, run } = await aScene();
    playground.gitHub.addEnvironment(REPOSITORY, "production");
    const place = { kind: "environment", environment: "production" } as const;
    await playground.storeSecret("MESH_ADMIN_KEY", playground.adminKey, place);
    await playground.storeSecret("ROTATOR_TOKEN", playground.rotatorToken, place);
    expect(await run({ path, environment: "production" })).toMatch(outcome("created"));
    expect(storedKeyId(playground, { repository: REPOSITORY, environment: "production" })).toBeDefined();
    expect(openStoredKey(playground)).toBeUndefined();
    playground.clock.advance(31 * DAY_MS);
    expect(await run({ path, event: "schedule", environment: "production" })).toMatch(outcome("rotated"));
  },

  "examples/secret-stores.yml": async (path) => {
    const { playground, run } = await aScene();
    const token = playground.addToken({
      kind: "fine_grained_pat",
      repositories: [REPOSITORY],
      permissions: { secrets: "write", dependabot_secrets: "write", codespaces_secrets: "write" },
    });
    await playground.storeSecret("ROTATOR_TOKEN", token);
    expect(await run({ path })).toMatch(outcome("created"));
    const stores = ["actions", "dependabot", "codespaces"] as const;
    const ids = stores.map((store) => storedKeyId(playground, { repository: REPOSITORY, store }));
    expect([new Set(ids).size, ids.includes(undefined)]).toEqual([3, false]);
  },

  "examples/pull-request.yml": async (path) => {
    const { run } = await anInstalledScene();
    expect(await run({ path, event: "pull_request" })).toContain("Success - Main Tests against Mesh");
    const { run: withoutKey } = await aScene();
    const text = await withoutKey({ path, event: "pull_request" });
    expect(text).toContain("::set-output:: reason=missing");
    expect(text).not.toContain("Main Tests against Mesh");
  },

  "examples/enterprise-server.yml": async (path) => {
    const { playground, run } = await aScene();
    expect(await run({ path, vars: { MESH_API_URL: playground.meshUrl } })).toMatch(outcome("created"));
    await expectWorkingKey(playground);
  },

  "examples/revoke.yml": async (path) => {
    const { playground, run } = await anInstalledScene();
    playground.clock.advance(31 * DAY_MS);
    await run({ path: "examples/setup.yml", event: "schedule" });
    playground.clock.advance(2 * DAY_MS);
    const order = { mode: "superseded", confirm: "MESH_API_KEY" };
    expect(await run({ path, inputs: { ...order, "dry-run": "true" } })).toMatch(outcome("planned"));
    expect(await run({ path, inputs: { ...order, "dry-run": "false" } })).toMatch(outcome("revoked"));
    expect((await readKeys(playground)).map(({ state }) => state)).toEqual(["ended", "stored"]);
  },

  ".github/workflows/rotate.yml": async (path) => {
    const { playground, run } = await aScene();
    expect(await run({ path, event: "schedule" })).toMatch(outcome("created"));
    await expectWorkingKey(playground);
  },

  ".github/workflows/verify.yml": async (path) => {
    const { run } = await anInstalledScene();
    const after = { path, event: "workflow_run", payload: { workflow_run: { conclusion: "success" } } };
    expect(await run(after)).toContain("::set-output:: reason=valid");
  },

  ".github/workflows/revoke.yml": async (path) => {
    const { playground, run } = await anInstalledScene();
    const leaked = openStoredKey(playground)!;
    const inputs = { mode: "compromised", confirm: "MESH_API_KEY", "dry-run": "false" };
    expect(await run({ path, inputs })).toMatch(outcome("rotated-and-revoked"));
    expect(await isAccepted(playground, leaked)).toBe(false);
    await expectWorkingKey(playground);
  },
};

/** They build, test and publish this repository; test/unit/house/workflows.test.ts reads them. */
const NOT_FOR_A_KEY = [".github/workflows/ci.yml", ".github/workflows/release.yml"];

(isThere ? describe : describe.skip)(`act${missing} runs, as it is,`, () => {
  test.each(Object.entries(STORIES))("%s", async (path, story) => story(path), 60_000);
});

(isThere ? describe : describe.skip)(`act${missing} runs, of this repository's CI as it is,`, () => {
  test.each(["bundle", "refused-key", "unreachable-proxy"])(
    "the job %s",
    async (job) => {
      const { code, text } = await runOwnJob(job);
      if (code !== 0) throw new Error(`act ended with ${code}:\n${text}`);
    },
    120_000,
  );
});

test("act has every workflow to run that works on a key", () => {
  const shipped = globSync(["examples/**/*.yml", ".github/workflows/*.yml"], { cwd: ROOT });
  expect(shipped.filter((path) => !NOT_FOR_A_KEY.includes(path)).sort()).toEqual(Object.keys(STORIES).sort());
});

const APP = { ROTATOR_APP_ID: "4711" };

async function storeAppToken(
  playground: Playground,
  permissions: { readonly secrets?: "write"; readonly organization_secrets?: "write" },
  repositories: readonly string[] = [REPOSITORY],
): Promise<void> {
  const token = playground.addToken({
    ...{ kind: "app", repositories, organizations: [playground.organization], permissions },
    label: "the App's token",
  });
  await playground.storeSecret("ROTATOR_APP_PRIVATE_KEY", token);
}

async function expectWorkingKey(playground: Playground): Promise<void> {
  const key = openStoredKey(playground);
  expect(key && (await isAccepted(playground, key))).toBe(true);
}
