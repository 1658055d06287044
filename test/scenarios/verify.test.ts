import { describe, expect } from "@jest/globals";
import { DAY_MS, HOUR_MS } from "../../src/values/clock.ts";
import { aMeshKey } from "../support/credentials.ts";
import { closedPort } from "../support/sockets.ts";
import { pageOf } from "./page.ts";
import { errorCodes, revokesInMesh, story, type World } from "./story.ts";

/** A key that was replaced `ago`; the run that is returned was queued before and holds the old one. */
async function rotatedAfterQueueing(world: World) {
  await world.runs();
  world.clock.passes(31 * DAY_MS);
  const queuedBefore = world.queue();
  const rotation = await world.runs();
  return { queuedBefore, newKeyId: rotation.outputs["key-id"]! };
}

describe("verify", () => {
  story("a key that works is valid and current", async (world) => {
    await world.runs();
    world.clock.passes(3 * DAY_MS + HOUR_MS);
    const run = await world.verifies();
    expect(await pageOf(run, world)).toMatchSnapshot();
    expect(run.outputs).toMatchObject({ valid: "true", reason: "valid", status: "current" });
    expect(Math.round(Number(run.outputs["age"]) / 3_600)).toBe(73);
  });

  story("F28: a key in its grace period is explained, and no failure", async (world) => {
    const { queuedBefore, newKeyId } = await rotatedAfterQueueing(world);
    world.clock.passes(HOUR_MS);
    const run = await world.verifies({ run: queuedBefore });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({
      valid: "true",
      status: "retiring",
      "expires-at": "2026-04-08T12:00:00Z",
    });
    expect(run.annotations).toMatchObject([{ level: "notice", title: "An older key" }]);
    expect(run.annotations[0]!.message).toContain(newKeyId);
  });

  story("with tokens it knows that the secret was written after the run was queued", async (world) => {
    const { queuedBefore } = await rotatedAfterQueueing(world);
    const late = world.queue();
    world.clock.passes(HOUR_MS);
    const tokens = { "github-token": world.githubToken.reveal() };
    await world.runs({ with: { force: "true" } });
    const explained = await world.verifies({ run: late, with: tokens });
    expect(explained.annotations[0]!.message).toContain("The secret was written after this run was queued");
    const older = await world.verifies({ run: queuedBefore, with: tokens });
    expect(older.outputs["status"]).toBe("retiring");
  });

  story("a revoked key is invalid, says so, and fails the step", async (world) => {
    const first = await world.runs();
    await revokesInMesh(world, first.outputs["key-id"]!);
    const run = await world.verifies();
    expect(await pageOf(run, world)).toMatchSnapshot();
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ valid: "false", reason: "revoked" });
  });

  story("a key whose grace period is over has expired", async (world) => {
    const { queuedBefore } = await rotatedAfterQueueing(world);
    world.clock.passes(8 * DAY_MS);
    const run = await world.verifies({ run: queuedBefore });
    expect(run.outputs).toMatchObject({ valid: "false", reason: "expired" });
    expect(run.log).toContain("A re-run replays old secrets: start a new run.");
  });

  story("a key that Mesh does not know is rejected", async (world) => {
    const stranger = aMeshKey("stranger");
    world.keepSecret("an unknown key", stranger);
    const run = await world.verifies({ with: { "api-key": stranger.reveal() } });
    expect(run.outputs).toMatchObject({ valid: "false", reason: "rejected" });
    expect(run.exitCode).toBe(1);
  });

  story("F33: a missing key fails by default, and is a notice where forks are expected", async (world) => {
    const fork = world.queue({ fromFork: true });
    const failing = await world.verifies({ run: fork });
    expect(failing.exitCode).toBe(1);
    expect(failing.outputs).toMatchObject({ valid: "false", reason: "missing" });
    const notice = await world.verifies({ run: fork, with: { "on-missing": "notice" } });
    expect(notice.exitCode).toBe(0);
    expect(notice.outputs).toMatchObject({ valid: "false", reason: "missing" });
    expect(notice.annotations).toMatchObject([{ level: "notice", title: "No Mesh key in this run" }]);
    expect([...failing.exchanges, ...notice.exchanges]).toEqual([]);
  });

  story(
    "a key in the job's environment is taken where no input was given, and masked like one",
    async (world) => {
      const first = await world.runs();
      const key = world.queue().secrets.get("MESH_API_KEY")!;
      const run = await world.verifies({ with: { "api-key": "" }, env: { MESH_API_KEY: key.reveal() } });
      expect(run.outputs).toMatchObject({ valid: "true", "key-id": first.outputs["key-id"] });
      expect(run.raw.stdout.includes(`::add-mask::${key.reveal()}`)).toBe(true);
    },
  );

  story("something that is no Mesh key is malformed, and sent nowhere", async (world) => {
    const run = await world.verifies({ with: { "api-key": "a-password-that-somebody-pasted" } });
    expect(run.outputs).toMatchObject({ valid: "false", reason: "malformed" });
    expect(run.exchanges).toEqual([]);
  });

  story(
    "a service that nobody answers for is unreachable; `fail-on-invalid: false` makes it a warning",
    async (world) => {
      await world.runs();
      const nobody = { "api-url": `http://127.0.0.1:${await closedPort()}` };
      const failing = await world.verifies({ with: nobody });
      expect(failing.exitCode).toBe(1);
      expect(failing.outputs).toMatchObject({ valid: "false", reason: "unreachable" });
      expect(errorCodes(failing)).toEqual(["mesh_unreachable"]);
      const lenient = await world.verifies({ with: { ...nobody, "fail-on-invalid": "false" } });
      expect(lenient.exitCode).toBe(0);
      expect(lenient.annotations).toMatchObject([
        { level: "warning", title: "Mesh did not say whether the key works" },
      ]);
    },
  );

  story("each policy that the user set fails the step when the key breaks it, all at once", async (world) => {
    const { queuedBefore, newKeyId } = await rotatedAfterQueueing(world);
    world.clock.passes(HOUR_MS);
    const policies = {
      ...{ "expected-key-id": newKeyId, "expected-name": "another name" },
      ...{ "max-age": "30d", "min-remaining": "30d" },
    };
    const broken = await world.verifies({ run: queuedBefore, with: policies });
    expect(await pageOf(broken, world)).toMatchSnapshot();
    expect(broken.outputs).toMatchObject({ valid: "true", reason: "policy" });
    expect(errorCodes(broken)).toEqual(["policy_failed"]);
    const kept = await world.verifies({
      with: { ...policies, "expected-name": "github:octo/app:MESH_API_KEY" },
    });
    expect(kept.exitCode).toBe(0);
  });

  story("inputs that cannot be read fail before any request, with every verdict set", async (world) => {
    const run = await world.verifies({ with: { "max-age": "soon" } });
    expect(run.exitCode).toBe(1);
    expect(errorCodes(run)).toEqual(["invalid_inputs"]);
    expect(run.outputs).toMatchObject({
      ...{ valid: "false", status: "unknown", reason: "invalid_inputs" },
      ...{ "key-id": "", "key-name": "", age: "", "expires-at": "" },
    });
    expect(run.exchanges).toEqual([]);
  });

  story("`fail-on-invalid: false` does not soften a policy", async (world) => {
    await world.runs();
    const run = await world.verifies({ with: { "expected-name": "another", "fail-on-invalid": "false" } });
    expect(run.exitCode).toBe(1);
  });

  story(
    "on a basic service it says that the key works, and warns of what it cannot check; one certain key it cannot vouch for",
    async (world) => {
      await world.runs();
      const works = await world.verifies();
      expect(works.outputs).toMatchObject({ valid: "true", status: "unknown", "key-id": "" });
      const unchecked = await world.verifies({ with: { "max-age": "45d", "min-remaining": "1h" } });
      expect(await pageOf(unchecked, world)).toMatchSnapshot();
      expect(unchecked.exitCode).toBe(0);
      const policy = await world.verifies({ with: { "expected-name": "github:octo/app:MESH_API_KEY" } });
      expect(policy.exitCode).toBe(1);
      expect(errorCodes(policy)).toEqual(["policy_failed"]);
      expect(policy.log).toContain("does not say which key it was shown");
    },
    { quirks: ["basic"] },
  );

  story(
    "on a basic service a token makes the last write of the secret the age of the key",
    async (world) => {
      await world.runs();
      world.clock.passes(DAY_MS);
      const tokens = { "github-token": world.githubToken.reveal(), "max-age": "45d" };
      const young = await world.verifies({ with: tokens });
      expect(young.exitCode).toBe(0);
      expect(young.annotations).toEqual([]);
      expect(Math.round(Number(young.outputs["age"]) / 3_600)).toBe(24);
      world.clock.passes(45 * DAY_MS);
      const old = await world.verifies({ with: tokens });
      expect(old.exitCode).toBe(1);
      expect(old.log).toContain("The secret was last written 46 days ago; `max-age` is 45d.");
    },
    { quirks: ["basic"] },
  );
});
