import { afterEach, describe, expect, test } from "@jest/globals";
import type { AccessLevel, Permission } from "../../src/sandbox/github/tokens.ts";
import { REPOSITORY } from "../../src/sandbox/playground.ts";
import { storedKeyId } from "../../src/sandbox/stored-key.ts";
import type { RunResult } from "../../src/sandbox/workflow-runner/run-types.ts";
import { DAY_MS } from "../../src/values/clock.ts";
import { aCheckoutAction, anAppTokenAction, isAppToken, removeActions } from "./foreign-actions.ts";
import {
  anInstalledScene,
  annotationsOf,
  aScene,
  outputsOf,
  type Scene,
  SHIPPED,
  stepsOf,
  textOf,
} from "./support.ts";

/** What the hosted Mesh service is: whoever pastes a workflow and sets no `api-url` gets this. */
const BASIC = { quirks: ["basic"] } as const;

type Story = (path: string) => Promise<void>;

const FLEET_NAMES = ["one", "two", "three"];
const FLEET = [...FLEET_NAMES.map((name) => `acme/${name}`), REPOSITORY];
const BY_APP = { vars: { ROTATOR_APP_ID: "4711" } };

/** Creates, leaves alone, rotates: without a fault, and with one warning, of the key to delete by hand. */
const keepsTheKeyFresh =
  (request: { readonly vars?: Readonly<Record<string, string>> } = {}, prepare = aSceneOnBasic): Story =>
  async (path) => {
    const { playground, play } = await prepare();
    const api = { vars: { MESH_API_URL: playground.meshUrl, ...request.vars } };
    const created = await play({ path, event: "schedule", ...api });
    expect([outputsOf(created)["outcome"], annotationsOf(created)]).toEqual(["created", ""]);
    playground.clock.advance(DAY_MS);
    const unchanged = await play({ path, event: "schedule", ...api });
    expect([outputsOf(unchanged)["outcome"], annotationsOf(unchanged)]).toEqual(["unchanged", ""]);
    playground.clock.advance(30 * DAY_MS);
    const rotated = await play({ path, event: "schedule", ...api });
    expect(outputsOf(rotated)["outcome"]).toBe("rotated");
    expect(levelsOf(rotated)).not.toContain("error");
    expect(annotationsOf(rotated)).toContain("This Mesh service cannot end keys. Delete the older key named");
  };

const STORIES: Readonly<Record<string, Story>> = {
  "examples/setup.yml": keepsTheKeyFresh(),
  "examples/rotate.yml": keepsTheKeyFresh(),
  ".github/workflows/rotate.yml": keepsTheKeyFresh(),
  "examples/setup-with-app.yml": keepsTheKeyFresh(BY_APP, () => aSceneWithApp("secrets")),
  "examples/organization.yml": keepsTheKeyFresh(BY_APP, () => aSceneWithApp("organization-secrets")),
  "examples/fleet.yml": keepsTheKeyFresh(BY_APP, () => aSceneWithApp("secrets")),
  "examples/environment.yml": keepsTheKeyFresh({}, anEnvironmentScene),
  "examples/secret-stores.yml": keepsTheKeyFresh({}, aSceneOfThreeStores),
  "examples/enterprise-server.yml": keepsTheKeyFresh(),

  "examples/deploy.yml": async (path) => {
    const { play } = await anInstalledScene(BASIC);
    const deployed = await play({ path, event: "push" });
    expect(outputsOf(deployed)).toMatchObject({ valid: "true", reason: "valid", status: "unknown" });
    expect(levelsOf(deployed)).toEqual(["warning"]);
    expect(annotationsOf(deployed)).toContain("`max-age` was not checked");
    expect(textOf(deployed)).toMatch(/^Deploying with the key that was checked$/m);
  },

  "examples/rotate-and-redeploy.yml": async (path) => {
    const { playground, play } = await anInstalledScene(BASIC);
    playground.clock.advance(31 * DAY_MS);
    await play({ path: "examples/setup.yml", event: "schedule" });
    const redeployed = await play({ path, event: "workflow_run" });
    expect(textOf(redeployed)).toMatch(/^Deploying with the key that was checked$/m);
    expect(conclusionsOf(redeployed)).toEqual(["success", "success", "success"]);
    expect(annotationsOf(redeployed)).toMatch(/^warning: .*`min-remaining` was not checked/);
    playground.clock.advance(DAY_MS);
    await play({ path: "examples/setup.yml", event: "schedule" });
    const idle = await play({ path, event: "workflow_run" });
    expect([conclusionsOf(idle), annotationsOf(idle)]).toEqual([["success", "skipped", "skipped"], ""]);
  },

  "examples/pull-request.yml": async (path) => {
    const { play } = await anInstalledScene(BASIC);
    const own = await play({ path, event: "pull_request" });
    expect([conclusionsOf(own), annotationsOf(own)]).toEqual([["success", "success"], ""]);
  },

  ".github/workflows/verify.yml": async (path) => {
    const { playground, play } = await anInstalledScene(BASIC);
    const verified = await play({ path, event: "workflow_run" });
    expect([outputsOf(verified)["valid"], annotationsOf(verified)]).toEqual(["true", ""]);
    playground.clock.advance(46 * DAY_MS);
    const stopped = await play({ path }, "failure");
    expect(annotationsOf(stopped)).toContain("The secret was last written 46 days ago; `max-age` is 45d.");
  },

  "examples/revoke.yml": revokesByHand,
  ".github/workflows/revoke.yml": revokesByHand,
};

/** It can end nothing there, and says so: red, with what to do in the web interface, and the secret holds a new key. */
async function revokesByHand(path: string): Promise<void> {
  const { playground, play } = await anInstalledScene(BASIC);
  const leaked = storedKeyId(playground);
  const inputs = { confirm: "MESH_API_KEY" };
  const superseded = await play({ path, inputs }, "failure");
  expect(annotationsOf(superseded)).toContain("can neither list nor revoke keys.");
  const compromised = await play({ path, inputs: { ...inputs, mode: "compromised" } }, "failure");
  expect(annotationsOf(compromised)).toContain("delete it in the Mesh web interface");
  expect(new Set([leaked, storedKeyId(playground), undefined]).size).toBe(3);
}

const folders: ReadonlyMap<string, string>[] = [];
afterEach(async () => {
  for (const actions of folders.splice(0)) await removeActions(actions);
});

describe("a shipped workflow on a Mesh service with the basic API, as the hosted one is", () => {
  test.each(Object.entries(STORIES))("%s", async (path, story) => story(path));

  test("and there is none that is not played here", () => {
    expect(Object.keys(STORIES).sort()).toEqual(SHIPPED);
  });

  test("and a redeployment without a token that reads the secret's age deploys nothing, instead of every day", async () => {
    const scene = await anInstalledScene(BASIC);
    await storeToken(scene, {});
    const blind = await scene.play({ path: "examples/rotate-and-redeploy.yml", event: "workflow_run" });
    expect(conclusionsOf(blind)).toEqual(["success", "skipped", "skipped"]);
  });
});

function aSceneOnBasic(): Promise<Scene> {
  return aScene(BASIC);
}

/** Those that have a GitHub App write; the fleet has a repository for each of its parts. */
async function aSceneWithApp(permission: "secrets" | "organization-secrets"): Promise<Scene> {
  const actions = new Map([
    ...(await anAppTokenAction(permission)),
    ...(await aCheckoutAction({ ".github/mesh-targets.txt": FLEET.join("\n") })),
  ]);
  const scene = await aScene({ ...BASIC, actions, isTheirs: isAppToken });
  const { playground } = scene;
  for (const name of FLEET_NAMES) playground.gitHub.addRepository({ owner: "acme", name });
  const token = playground.addToken({
    ...{ kind: "app", label: "the App's token" },
    ...(permission === "secrets"
      ? { repositories: FLEET, permissions: { secrets: "write" } }
      : {
          repositories: [],
          organizations: [playground.organization],
          permissions: { organization_secrets: "write" },
        }),
  });
  await playground.storeSecret("ROTATOR_APP_PRIVATE_KEY", token);
  folders.push(actions);
  return scene;
}

async function anEnvironmentScene(): Promise<Scene> {
  const scene = await aSceneOnBasic();
  const { playground } = scene;
  playground.gitHub.addEnvironment(REPOSITORY, "production");
  const place = { kind: "environment", environment: "production" } as const;
  await playground.storeSecret("MESH_ADMIN_KEY", playground.adminKey, place);
  await playground.storeSecret("ROTATOR_TOKEN", playground.rotatorToken, place);
  return scene;
}

async function aSceneOfThreeStores(): Promise<Scene> {
  const scene = await aSceneOnBasic();
  const permissions = { secrets: "write", dependabot_secrets: "write", codespaces_secrets: "write" } as const;
  await storeToken(scene, permissions);
  return scene;
}

async function storeToken(
  { playground }: Scene,
  permissions: Partial<Record<Permission, AccessLevel>>,
): Promise<void> {
  const token = playground.addToken({ kind: "fine_grained_pat", repositories: [REPOSITORY], permissions });
  await playground.storeSecret("ROTATOR_TOKEN", token);
}

function conclusionsOf(result: RunResult): readonly string[] {
  return stepsOf(result).map(({ conclusion }) => conclusion);
}

function levelsOf(result: RunResult): readonly string[] {
  return stepsOf(result).flatMap(({ annotations }) => annotations.map(({ level }) => level));
}
