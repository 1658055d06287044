import { describe, expect, test } from "@jest/globals";
import type { MeshFeature } from "../../../src/mesh/port.ts";
import { DAY_MS, HOUR_MS } from "../../../src/values/clock.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { lookAtKey, type LookDeps } from "../../../src/verification/look.ts";
import { aTarget, FULL_SERVICE, NOW } from "../../support/builders.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { aWorld, type World } from "../../support/world.ts";

function aStage(features: readonly MeshFeature[] = FULL_SERVICE) {
  const world = aWorld({ features });
  const stored = world.installed(3 * DAY_MS);
  const deps: LookDeps = { mesh: world.mesh, targetId: world.targetId, timing: undefined };
  return { world, stored, deps };
}

const timingOf = ({ github }: World): LookDeps["timing"] => ({
  ...{ github, slot: aTarget().slot, runs: github },
  run: { repository: { owner: "octo", name: "app" }, runId: "77" },
});
const unreachable = () => new UserError("mesh_unreachable", { what: "No answer.", fix: "Wait." });

describe("without a key that could be one, nothing is sent anywhere", () => {
  test.each([
    ["missing", undefined],
    ["malformed", new Sensitive("a password that somebody pasted")],
  ])("%s", async (kind, key) => {
    const { world, deps } = aStage();
    expect(await lookAtKey(key, deps)).toEqual({ kind });
    expect(world.wire.calls).toEqual([]);
  });
});

describe("one look", () => {
  test("learns the key, its siblings and whether replaced keys end, in one round trip", async () => {
    const { world, stored, deps } = aStage();
    const newer = world.addManagedKey(HOUR_MS);
    world.github.runQueuedAt = NOW - HOUR_MS;
    const look = await lookAtKey(stored.key, { ...deps, timing: timingOf(world) });
    expect(look).toMatchObject({
      ...{ kind: "alive", now: NOW, key: { keyId: stored.keyId }, endsReplacedKeys: true },
      siblings: [{ keyId: newer.keyId }, { keyId: stored.keyId }],
      secret: { now: NOW, updatedAt: NOW - 3 * DAY_MS, queuedAt: NOW - HOUR_MS },
    });
    expect(world.wire.roundTrips).toBe(1);
  });

  test("counts neither dead keys nor those of other targets among the siblings", async () => {
    const { world, stored, deps } = aStage();
    world.mesh.kill(world.addManagedKey(HOUR_MS).keyId);
    world.mesh.addKey({ createdAt: NOW, meta: { managed_by: "setup-api-key", target: "another" } });
    world.mesh.addKey({ createdAt: NOW, meta: { target: world.targetId } });
    expect(await lookAtKey(stored.key, deps)).toMatchObject({ siblings: [{ keyId: stored.keyId }] });
  });

  test("sees a service that ends no replaced keys", async () => {
    const { stored, deps } = aStage(FULL_SERVICE.filter((feature) => feature !== "expire"));
    expect(await lookAtKey(stored.key, deps)).toMatchObject({ endsReplacedKeys: false });
  });

  test("on the basic service learns that the key works, and no more", async () => {
    const { stored, deps } = aStage([]);
    expect(await lookAtKey(stored.key, deps)).toMatchObject({
      ...{ kind: "alive", key: undefined, siblings: undefined, endsReplacedKeys: false },
    });
  });

  test.each([
    ["full", FULL_SERVICE],
    ["basic", []],
  ])("takes a dead key for rejected: %s service", async (_, features) => {
    const { deps } = aStage(features);
    expect(await lookAtKey(aMeshKey("stranger"), deps)).toMatchObject({ kind: "rejected", status: 401 });
  });
});

describe("what only explains may fail", () => {
  test("the list: a narrow key may not read it", async () => {
    const { world, stored, deps } = aStage();
    world.wire.fails("mesh.listKeys", unreachable());
    expect(await lookAtKey(stored.key, deps)).toMatchObject({ kind: "alive", siblings: undefined });
  });

  test("the target's id: then nothing is listed", async () => {
    const { world, stored, deps } = aStage();
    expect(await lookAtKey(stored.key, { ...deps, targetId: undefined })).toMatchObject({
      siblings: undefined,
    });
    expect(world.wire.count("mesh.listKeys")).toBe(0);
  });

  test.each(["github.secret", "run.queuedAt"] as const)("the timing: %s", async (read) => {
    const { world, stored, deps } = aStage();
    world.wire.fails(read, unreachable());
    const look = await lookAtKey(stored.key, { ...deps, timing: timingOf(world) });
    expect(look).toMatchObject({ kind: "alive", secret: undefined });
  });

  test("the secret: there may be none", async () => {
    const { world, stored, deps } = aStage();
    world.github.delete();
    world.github.runQueuedAt = NOW;
    expect(await lookAtKey(stored.key, { ...deps, timing: timingOf(world) })).toMatchObject({
      secret: undefined,
    });
  });
});

test.each(["mesh.discover", "mesh.whoami"] as const)(
  "without %s nothing is known of the key",
  async (read) => {
    const { world, stored, deps } = aStage();
    world.wire.fails(read, unreachable());
    expect(await lookAtKey(stored.key, deps)).toMatchObject({
      ...{ kind: "unreachable", error: { code: "mesh_unreachable" } },
    });
  },
);
