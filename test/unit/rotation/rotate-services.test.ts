import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { FULL_SERVICE, NOW } from "../../support/builders.ts";
import { aWorld } from "../../support/world.ts";

const without = (...features: string[]) => FULL_SERVICE.filter((name) => !features.includes(name));
const AN_OLD_SECRET = 40 * DAY_MS;

describe("the basic service", () => {
  const basic = { features: [] };

  test("is enough for a first installation in four round trips, with nothing to do by hand", async () => {
    const world = aWorld(basic);
    const { outcome, warnings } = await world.rotates();
    expect(outcome.kind).toBe("created");
    expect(warnings).toEqual([]);
    expect(world.mesh.minted).toEqual([{ name: "github:octo/app:MESH_API_KEY" }]);
    expect(world.wire.roundTrips).toBe(4);
  });

  test("rotates in four round trips, and says which key to delete by hand, and when", async () => {
    const world = aWorld(basic);
    world.installed(AN_OLD_SECRET);
    const { outcome, warnings, events } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "rotated", plan: { code: "due_by_age" } });
    expect(events[0]).toMatchObject({ kind: "observed", service: "basic" });
    expect(warnings).toEqual([
      'This Mesh service cannot end keys. Delete the older key named "github:octo/app:MESH_API_KEY" in the Mesh web interface, after 2026-05-18T09:30:00Z, not before.',
    ]);
    expect(world.wire.roundTrips).toBe(4);
  });

  test("goes by the last write, and has no key to name", async () => {
    const world = aWorld(basic);
    world.installed(10 * DAY_MS);
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({
      kind: "unchanged",
      current: undefined,
      nextRotationAt: NOW + 20 * DAY_MS,
    });
  });

  test("replaces a key that it no longer accepts", async () => {
    const world = aWorld(basic);
    world.mesh.kill(world.installed(HOUR_MS).keyId);
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "rotated",
      plan: { code: "passed_in_dead" },
    });
  });
});

describe("a service that can do a part", () => {
  test("without `expire`, the predecessor ends by a later run's sweep", async () => {
    const world = aWorld({ features: without("expire") });
    const old = world.installed(AN_OLD_SECRET);
    expect(await world.rotates()).toMatchObject({ outcome: { kind: "rotated" }, warnings: [] });
    expect(world.mesh.record(old.keyId).expiresAt).toBeNull();
    world.clock.passes(DAY_MS - SECOND_MS);
    await world.rotates();
    expect(world.mesh.accepts(old.key)).toBe(true); // its grace period lasts a second longer
    world.clock.passes(SECOND_MS);
    await world.rotates();
    expect(world.mesh.accepts(old.key)).toBe(false);
  });

  test("without `expire` and `revoke`, names every older key by its id", async () => {
    const world = aWorld({ features: without("expire", "revoke") });
    const old = world.installed(AN_OLD_SECRET);
    const older = world.addManagedKey(AN_OLD_SECRET + DAY_MS);
    const { warnings } = await world.rotates({ queuedAt: undefined });
    expect(warnings).toEqual([
      expect.stringContaining(`Delete ${older.keyId}, ${old.keyId} in the Mesh web interface, after`),
    ]);
  });

  test("without `expire` and `revoke`, names what an earlier life of the secret left, on its creation", async () => {
    const world = aWorld({ features: without("expire", "revoke") });
    const left = world.addManagedKey(2 * DAY_MS);
    const { outcome, warnings } = await world.rotates();
    expect(outcome.kind).toBe("created");
    expect(warnings).toEqual([
      expect.stringContaining(`Delete ${left.keyId} in the Mesh web interface, after`),
    ]);
  });

  test("without `list`, names the passed-in key", async () => {
    const world = aWorld({ features: ["whoami"] });
    const old = world.installed(AN_OLD_SECRET);
    expect((await world.rotates()).warnings).toEqual([expect.stringContaining(`Delete ${old.keyId} `)]);
  });

  test("without `revoke`, says what is to be swept by hand, now", async () => {
    const world = aWorld({ features: without("revoke") });
    world.installed(10 * DAY_MS);
    const orphan = world.addManagedKey(HOUR_MS);
    expect((await world.rotates()).warnings).toEqual([
      `This Mesh service cannot end keys. Delete ${orphan.keyId} in the Mesh web interface, now.`,
    ]);
  });

  test("without `last_used_at`, keeps nothing for being used", async () => {
    const world = aWorld({ features: without("last_used_at") });
    world.installed(2 * DAY_MS);
    const used = world.addManagedKey(30 * DAY_MS, { lastUsedAt: NOW - HOUR_MS });
    await world.rotates();
    expect(world.mesh.accepts(used.key)).toBe(false);
  });

  test("with it, keeps a predecessor that is in use, and says so in the plan", async () => {
    const world = aWorld();
    world.installed(2 * DAY_MS);
    const used = world.addManagedKey(30 * DAY_MS, { lastUsedAt: NOW - HOUR_MS });
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({
      plan: { keptInUse: [{ key: { keyId: used.keyId }, leftMs: 5 * DAY_MS }] },
    });
    expect(world.mesh.accepts(used.key)).toBe(true);
  });
});
