import { describe, expect, test } from "@jest/globals";
import {
  isAccepted,
  openStoredKey,
  readKeys,
  storedKeyId,
  StoreWatch,
} from "../../src/sandbox/stored-key.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import {
  annotationsOf,
  anInstalledScene,
  aScene,
  expectConclusion,
  outputsOf,
  revoke,
  stepsOf,
  textOf,
} from "./support.ts";

const SETUP = "examples/setup.yml";
const DEPLOY = "examples/deploy.yml";
const STORE_KEY = { method: "PUT", path: /\/actions\/secrets\/MESH_API_KEY$/ } as const;

describe("a deployment whose key does not work", () => {
  test("is stopped before it deploys, with the reason, when the key was revoked", async () => {
    const { playground, play } = await anInstalledScene();
    const watch = new StoreWatch(playground);
    const revoked = storedKeyId(playground)!;
    await revoke(playground, revoked);
    const result = await play({ path: DEPLOY, event: "push" }, "failure");
    expect(outputsOf(result)).toMatchObject({ valid: "false", reason: "revoked" });
    expect(annotationsOf(result)).toMatch(/^error: mesh\/setup-api-key: key_invalid: /);
    expect(stepsOf(result).map(({ conclusion }) => conclusion)).toEqual(["failure", "skipped"]);
    expect(textOf(result)).not.toContain("Deploying");
    expect((await watch.finish()).deadKeys).toEqual([revoked]);
  });

  test("is healed by the next rotation", async () => {
    const { playground, play } = await anInstalledScene();
    const revoked = storedKeyId(playground)!;
    await revoke(playground, revoked);
    expect(outputsOf(await play({ path: SETUP, event: "schedule" }))["outcome"]).toBe("rotated");
    expect(outputsOf(await play({ path: DEPLOY, event: "push" }))["valid"]).toBe("true");
    expect(storedKeyId(playground)).not.toBe(revoked);
  });

  test("is stopped when the rotations have stopped, for the key is older than it allows", async () => {
    const { playground, play } = await anInstalledScene();
    playground.clock.advance(46 * DAY_MS);
    const result = await play({ path: DEPLOY, event: "push" }, "failure");
    expect(outputsOf(result)).toMatchObject({ valid: "true", reason: "policy" });
    expect(annotationsOf(result)).toContain("46 days old");
  });
});

describe("a rotation that is not given what it needs", () => {
  test("says that a fork gets no secrets, and asks nobody anything", async () => {
    const { playground, play } = await aScene();
    const before = playground.requests.length;
    const result = await play({ path: SETUP, event: "pull_request", fromFork: true }, "failure");
    expect(annotationsOf(result)).toContain(
      "If this run comes from a fork or from Dependabot, it gets no secrets",
    );
    expect(playground.requests.length).toBe(before);
    expect(openStoredKey(playground)).toBeUndefined();
  });

  test("revokes the key that it minted when the token may not write, and says which permission is missing", async () => {
    const { playground, play } = await aScene();
    await playground.storeSecret("ROTATOR_TOKEN", playground.readOnlyToken);
    const result = await play({ path: SETUP }, "failure");
    expect(outputsOf(result)["outcome"]).toBe("rolled-back");
    expect(annotationsOf(result)).toContain("secret_write_forbidden");
    expect(annotationsOf(result)).toMatch(/secrets: (read and )?write/i);
    expect(playground.mintedKeys).toHaveLength(1);
    expect(await isAccepted(playground, playground.mintedKeys[0]!.value)).toBe(false);
    expect(openStoredKey(playground)).toBeUndefined();
  });

  test("keeps the key before when the token lost its permission between two rotations", async () => {
    const { playground, play } = await anInstalledScene();
    const first = openStoredKey(playground)!;
    await playground.storeSecret("ROTATOR_TOKEN", playground.readOnlyToken);
    playground.clock.advance(31 * DAY_MS);
    expect(outputsOf(await play({ path: SETUP }, "failure"))["outcome"]).toBe("rolled-back");
    expect(openStoredKey(playground)?.equals(first)).toBe(true);
    expect(await isAccepted(playground, first)).toBe(true);
  });
});

describe("a rotation that cannot reach Mesh", () => {
  test("changes nothing, and says so", async () => {
    const { playground, play } = await aScene();
    const vars = { MESH_API_URL: "http://127.0.0.1:9" };
    const result = await play({ path: "examples/enterprise-server.yml", vars }, "failure");
    expect(outputsOf(result)["outcome"]).toBe("failed");
    expect(annotationsOf(result)).toContain("mesh_unreachable");
    expect(playground.mintedKeys).toEqual([]);
    expect(openStoredKey(playground)).toBeUndefined();
  });
});

describe("a re-run with an old snapshot of the secrets", () => {
  test("still deploys during the grace period, is told that a newer key exists, and is refused after it", async () => {
    const { playground, player, play } = await anInstalledScene();
    playground.clock.advance(31 * DAY_MS);
    const deployment = await player.queue({ path: DEPLOY, event: "push" });
    await play({ path: SETUP, event: "schedule" });

    const inGrace = await player.start(player.rerun(deployment));
    expectConclusion(inGrace, "success");
    expect(outputsOf(inGrace)).toMatchObject({ valid: "true", status: "retiring" });
    expect(annotationsOf(inGrace)).toMatch(/^notice: An older key: A newer key, key_/);

    playground.clock.advance(49 * HOUR_MS);
    await play({ path: SETUP, event: "schedule" });
    const afterwards = await player.start(player.rerun(deployment));
    expectConclusion(afterwards, "failure");
    expect(outputsOf(afterwards)).toMatchObject({ valid: "false", reason: "revoked" });
  });

  test("of a rotation neither rotates again nor ends anything: it does not know what the secret holds", async () => {
    const { playground, player, play } = await anInstalledScene();
    playground.clock.advance(31 * DAY_MS);
    const rotation = await player.queue({ path: SETUP, event: "schedule" });
    await player.start(rotation);
    const before = await readKeys(playground);
    playground.clock.advance(2 * DAY_MS);
    const again = await player.start(player.rerun(rotation));
    expectConclusion(again, "success");
    expect(outputsOf(again)["outcome"]).toBe("unchanged");
    expect(await readKeys(playground)).toEqual(before);
    expect((await play({ path: DEPLOY, event: "push" })).conclusion).toBe("success");
  });
});

describe("a rotation whose machine is lost", () => {
  test("between mint and store leaves an orphan, which the next run sweeps once its lease is over", async () => {
    const { playground, player, play } = await anInstalledScene();
    const watch = new StoreWatch(playground);
    playground.clock.advance(31 * DAY_MS);
    const first = openStoredKey(playground)!;
    const fault = playground.gitHub.faults.add({
      ...STORE_KEY,
      kind: "drop_before",
      beforeEffect: () => player.loseMachine(),
    });
    const killed = await play({ path: SETUP, event: "schedule" }, "cancelled");
    expect(stepsOf(killed).map(({ conclusion }) => conclusion)).toEqual(["killed"]);
    expect(fault.strikes).toBe(1);
    expect(openStoredKey(playground)?.equals(first)).toBe(true);
    expect((await readKeys(playground)).map(({ state }) => state)).toEqual(["stored", "orphaned"]);

    playground.clock.advance(25 * MINUTE_MS);
    expect(outputsOf(await play({ path: SETUP }))["outcome"]).toBe("rotated");
    const states = (await readKeys(playground)).map(({ state }) => state);
    expect(states).toEqual(["in_grace", "ended", "stored"]);
    expect((await watch.finish()).deadKeys).toEqual([]);
  });

  test("within the lease leaves the orphan alone: its run might still be alive", async () => {
    const { playground, player, play } = await anInstalledScene();
    playground.clock.advance(31 * DAY_MS);
    playground.gitHub.faults.add({
      ...STORE_KEY,
      kind: "drop_before",
      beforeEffect: () => player.loseMachine(),
    });
    await play({ path: SETUP, event: "schedule" }, "cancelled");
    playground.clock.advance(5 * MINUTE_MS);
    await play({ path: SETUP });
    const orphan = playground.mintedKeys[1]!;
    expect(await isAccepted(playground, orphan.value)).toBe(true);
    expect(await isAccepted(playground, openStoredKey(playground)!)).toBe(true);
  });

  test("after the write took effect loses nothing: the next run finds the new key in its place", async () => {
    const { playground, player, play } = await anInstalledScene();
    const watch = new StoreWatch(playground);
    playground.clock.advance(31 * DAY_MS);
    const first = openStoredKey(playground)!;
    playground.gitHub.faults.add({
      ...STORE_KEY,
      kind: "drop_after",
      afterEffect: () => player.loseMachine(),
    });
    await play({ path: SETUP, event: "schedule" }, "cancelled");
    const second = openStoredKey(playground)!;
    expect(second.equals(first)).toBe(false);

    playground.clock.advance(25 * MINUTE_MS);
    expect(outputsOf(await play({ path: SETUP }))["outcome"]).toBe("unchanged");
    expect(openStoredKey(playground)?.equals(second)).toBe(true);
    expect(await isAccepted(playground, first)).toBe(true);
    expect((await watch.finish()).deadKeys).toEqual([]);
  });
});
