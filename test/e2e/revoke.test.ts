import { describe, expect, test } from "@jest/globals";
import { KeyFinder } from "../../src/sandbox/key-finder.ts";
import {
  isAccepted,
  openStoredKey,
  readKeys,
  storedKeyId,
  StoreWatch,
} from "../../src/sandbox/stored-key.ts";
import type { RunResult } from "../../src/sandbox/workflow-runner/run-types.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import {
  anInstalledScene,
  annotationsOf,
  aScene,
  outputsOf,
  revoke,
  type Scene,
  stepsOf,
  textOf,
} from "./support.ts";

const SETUP = "examples/setup.yml";
const DEPLOY = "examples/deploy.yml";
const REVOKE = "examples/revoke.yml";
const CONFIRMED = { confirm: "MESH_API_KEY" } as const;
const COMPROMISED = { path: REVOKE, inputs: { mode: "compromised", ...CONFIRMED } } as const;
const TEARDOWN = { path: REVOKE, inputs: { mode: "teardown", ...CONFIRMED } } as const;

/** A month after the first run: the first key is in its grace period, the second in the secret. */
async function aRotatedScene(): Promise<Scene & { readonly ids: readonly string[] }> {
  const scene = await anInstalledScene();
  scene.playground.clock.advance(31 * DAY_MS);
  await scene.play({ path: SETUP, event: "schedule" });
  scene.playground.clock.advance(HOUR_MS);
  return { ...scene, ids: scene.playground.mintedKeys.map(({ keyId }) => keyId) };
}

async function statesOf({ playground }: Pick<Scene, "playground">): Promise<readonly string[]> {
  return (await readKeys(playground)).map(({ state }) => state);
}

describe("`superseded`, by hand", () => {
  test("leaves a replaced key through its grace period, ends it afterwards, and then finds nothing more to end", async () => {
    const { playground, play, ids } = await aRotatedScene();
    const early = await play({ path: REVOKE, inputs: CONFIRMED });
    expect(outputsOf(early)).toMatchObject({ outcome: "nothing-to-revoke", "revoked-key-ids": "" });
    expect(textOf(early)).toMatch(new RegExp(`kept ${ids[0] ?? ""}: retiring: .*it ends at 20\\d\\d-`));
    expect(await statesOf({ playground })).toEqual(["in_grace", "stored"]);

    playground.clock.advance(DAY_MS);
    expect(await isAccepted(playground, playground.mintedKeys[0]!.value)).toBe(true);
    const inTime = await play({ path: REVOKE, inputs: CONFIRMED });
    expect(outputsOf(inTime)).toMatchObject({
      outcome: "revoked",
      "revoked-key-ids": ids[0],
      "kept-key-ids": ids[1],
    });
    expect(await statesOf({ playground })).toEqual(["ended", "stored"]);
    const again = await play({ path: REVOKE, inputs: CONFIRMED });
    expect(outputsOf(again)["outcome"]).toBe("nothing-to-revoke");
  });

  test("is refused on a re-run: its old secrets say nothing of what is stored", async () => {
    const { playground, player, ids } = await aRotatedScene();
    playground.clock.advance(DAY_MS);
    const queued = await player.queue({ path: REVOKE, inputs: { ...CONFIRMED, "dry-run": true } });
    await player.start(queued);
    const rerun = await player.start(player.rerun(queued));
    expect(outputsOf(rerun)["outcome"]).toBe("refused");
    expect(annotationsOf(rerun)).toContain("start a new run");
    expect(await isAccepted(playground, playground.mintedKeys[0]!.value)).toBe(true);
    expect(storedKeyId(playground)).toBe(ids[1]);
  });
});

describe("`key`, by hand", () => {
  const theKey = (keyId = "") => ({ path: REVOKE, inputs: { mode: "key", "key-id": keyId, ...CONFIRMED } });

  test("refuses the key that the secret holds, and ends one that is in its grace period", async () => {
    const { playground, play, ids } = await aRotatedScene();
    const held = await play(theKey(ids[1]), "failure");
    expect(outputsOf(held)["outcome"]).toBe("refused");
    expect(annotationsOf(held)).toContain("rotation_refused");
    expect(await statesOf({ playground })).toEqual(["in_grace", "stored"]);
    const replaced = await play(theKey(ids[0]));
    expect(outputsOf(replaced)).toMatchObject({ outcome: "revoked", "revoked-key-ids": ids[0] });
    expect(await statesOf({ playground })).toEqual(["ended", "stored"]);
  });

  test("refuses a key of somebody else's", async () => {
    const { playground, play } = await anInstalledScene();
    const { mesh, accountId } = playground;
    const theirs = await mesh.keys.mint({ accountId, name: "a laptop" });
    const id = (await mesh.keys.list(accountId)).find(({ name }) => name === "a laptop")?.keyId;
    const result = await play(theKey(id), "failure");
    expect(outputsOf(result)["outcome"]).toBe("refused");
    expect(annotationsOf(result)).toContain("was not minted by this action");
    expect(await isAccepted(playground, theirs)).toBe(true);
  });
});

describe("`compromised`, by hand", () => {
  test("has a new key in the secret before the leaked one is refused, from the very next request on", async () => {
    const { playground, play, ids } = await aRotatedScene();
    const watch = new StoreWatch(playground);
    const leaked = openStoredKey(playground)!;
    const finder = new KeyFinder(playground, leaked);
    const result = await play(COMPROMISED);
    expect(await finder.knocks()).toEqual([{ accepted: false, replaced: true }]);
    expect((await watch.finish()).deadKeys).toEqual([]);
    expect(outputsOf(result)["outcome"]).toBe("rotated-and-revoked");
    expect(outputsOf(result)["revoked-key-ids"]?.split(",").sort()).toEqual(ids.toSorted());
    expect(await statesOf({ playground })).toEqual(["ended", "ended", "stored"]);
  });

  test("stops the runs that were queued with the leaked key, and lets new ones deploy", async () => {
    const { playground, player, play } = await aRotatedScene();
    const waiting = await player.queue({ path: DEPLOY, event: "push" });
    await play(COMPROMISED);
    const stopped = await player.start(waiting);
    expect(outputsOf(stopped)).toMatchObject({ valid: "false", reason: "revoked" });
    expect(textOf(stopped)).not.toContain("Deploying");
    const fresh = await play({ path: DEPLOY, event: "push" });
    expect(outputsOf(fresh)).toMatchObject({ valid: "true", "key-id": storedKeyId(playground) });
  });

  test("revokes nothing when the new key cannot be stored, and says that the leaked one still works", async () => {
    const { playground, play, ids } = await aRotatedScene();
    const leaked = openStoredKey(playground)!;
    await playground.storeSecret("ROTATOR_TOKEN", playground.readOnlyToken);
    const result = await play(COMPROMISED, "failure");
    expect(outputsOf(result)).toMatchObject({ outcome: "incomplete", "revoked-key-ids": "" });
    expect(annotationsOf(result)).toContain("The leaked key still works");
    expect(storedKeyId(playground)).toBe(ids[1]);
    expect(await isAccepted(playground, leaked)).toBe(true);
    expect(await statesOf({ playground })).toEqual(["in_grace", "stored", "ended"]);
  });

  test("is finished by the next one when its machine is lost between store and revoke", async () => {
    const { playground, player, play } = await aRotatedScene();
    const leaked = openStoredKey(playground)!;
    playground.gitHub.faults.add({
      method: "PUT",
      path: /\/actions\/secrets\/MESH_API_KEY$/,
      kind: "drop_after",
      afterEffect: () => player.loseMachine(),
    });
    await play(COMPROMISED, "cancelled");
    expect(await isAccepted(playground, leaked)).toBe(true);
    playground.clock.advance(MINUTE_MS);
    expect(outputsOf(await play(COMPROMISED))["outcome"]).toBe("rotated-and-revoked");
    expect(await isAccepted(playground, leaked)).toBe(false);
    expect(await statesOf({ playground })).toEqual(["ended", "ended", "ended", "stored"]);
  });
});

describe("`teardown`, by hand", () => {
  test("deletes the secret and ends every key of it; the next setup begins anew", async () => {
    const { playground, play, ids } = await aRotatedScene();
    const watch = new StoreWatch(playground);
    const result = await play(TEARDOWN);
    expect(outputsOf(result)).toMatchObject({ outcome: "torn-down", "secret-deleted": "true" });
    expect(outputsOf(result)["revoked-key-ids"]?.split(",").sort()).toEqual(ids.toSorted());
    expect(openStoredKey(playground)).toBeUndefined();
    expect(await statesOf({ playground })).toEqual(["ended", "ended"]);
    expect((await watch.finish()).deadKeys).toEqual([]);
    const deployment = await play({ path: DEPLOY, event: "push" }, "failure");
    expect(outputsOf(deployment)["reason"]).toBe("missing");
    expect(outputsOf(await play({ path: SETUP }))["outcome"]).toBe("created");
  });

  test("leaves a key younger than 20 minutes and fails; run again later, it ends that too", async () => {
    const { playground, play } = await anInstalledScene();
    const young = await play(TEARDOWN, "failure");
    expect(outputsOf(young)).toMatchObject({ outcome: "incomplete", "secret-deleted": "true" });
    expect(annotationsOf(young)).toContain(`Still alive: ${playground.mintedKeys[0]!.keyId}`);
    playground.clock.advance(30 * MINUTE_MS);
    expect(outputsOf(await play(TEARDOWN))["outcome"]).toBe("torn-down");
    expect(await isAccepted(playground, playground.mintedKeys[0]!.value)).toBe(false);
  });
});

describe("a revocation that is not meant", () => {
  async function expectUntouched(
    scene: Scene,
    request: Parameters<Scene["play"]>[0],
    conclusion: RunResult["conclusion"],
  ): Promise<RunResult> {
    const before = scene.playground.requests.length;
    const result = await scene.play(request, conclusion);
    expect(scene.playground.requests.length).toBe(before);
    return result;
  }

  test("is refused in every mode before anybody is asked anything, unless the secret's name was typed", async () => {
    const scene = await anInstalledScene();
    const mistyped = { superseded: "", key: "MESH_API_KEYS", compromised: "yes", teardown: "MESH_ADMIN_KEY" };
    for (const [mode, confirm] of Object.entries(mistyped)) {
      const inputs = { mode, confirm, "key-id": mode === "key" ? "key_1" : "" };
      const result = await expectUntouched(scene, { path: REVOKE, inputs }, "failure");
      expect(outputsOf(result)["outcome"]).toBe("refused");
      expect(annotationsOf(result)).toContain("Type MESH_API_KEY to confirm");
    }
  });

  test("is skipped in a fork, by both workflows", async () => {
    const scene = await aScene();
    for (const path of [REVOKE, ".github/workflows/revoke.yml"]) {
      const request = { path, inputs: COMPROMISED.inputs, inFork: true };
      const result = await expectUntouched(scene, request, "success");
      expect(result.jobs.map(({ conclusion }) => conclusion)).toEqual(["skipped"]);
      expect(stepsOf(result)).toEqual([]);
    }
  });

  test("is shown with `dry-run`, and nothing else happens", async () => {
    const { playground, play, ids } = await aRotatedScene();
    for (const mode of ["compromised", "teardown"]) {
      const result = await play({ path: REVOKE, inputs: { mode, "dry-run": true } });
      expect(outputsOf(result)).toMatchObject({ outcome: "planned", "secret-deleted": "false" });
      for (const id of ids) expect(textOf(result)).toContain(`would revoke ${id}`);
    }
    expect(await statesOf({ playground })).toEqual(["in_grace", "stored"]);
  });
});

test("a key that is ended in Mesh without a replacement is seen to be: the finder of a key tells the two apart", async () => {
  const { playground } = await anInstalledScene();
  const finder = new KeyFinder(playground, openStoredKey(playground)!);
  await revoke(playground, storedKeyId(playground)!);
  expect(await finder.knocks()).toEqual([{ accepted: false, replaced: false }]);
});
