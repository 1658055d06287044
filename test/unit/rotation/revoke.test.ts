import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { FULL_SERVICE, NOW } from "../../support/builders.ts";
import { aWorld, type World } from "../../support/world.ts";

const without = (...features: string[]) => FULL_SERVICE.filter((name) => !features.includes(name));
const unreachable = () => new UserError("mesh_unreachable", { what: "No answer.", fix: "Wait." });
const ids = (keys: readonly { keyId: string }[]) => keys.map(({ keyId }) => keyId);

/** A secret that was written two days ago; an older key in its place before, and one that was never stored. */
function aHousehold(world: World = aWorld()) {
  const old = world.addManagedKey(30 * DAY_MS, { lastUsedAt: NOW - HOUR_MS });
  const current = world.installed(2 * DAY_MS);
  const orphan = world.addManagedKey(HOUR_MS);
  return { world, old, current, orphan };
}

const writes = ({ wire }: World): number =>
  wire.count("mesh.mint") +
  wire.count("mesh.revoke") +
  wire.count("github.putSecret") +
  wire.count("github.deleteSecret");

/** Every revocation came after the first such call. */
function revokedAfter({ wire }: World, name: "github.putSecret" | "github.deleteSecret"): boolean {
  const order = wire.calls.map((call) => call.name);
  return order.includes(name) && order.indexOf("mesh.revoke") > order.indexOf(name);
}

describe("superseded", () => {
  test("ends orphans and superseded keys, used or not, and keeps what the secret holds", async () => {
    const { world, old, current, orphan } = aHousehold();
    const { outcome, events } = await world.revokes({ mode: "superseded" });
    expect(outcome).toMatchObject({
      kind: "revoked",
      secretDeleted: false,
      successor: undefined,
      error: undefined,
    });
    expect(ids(outcome.revoked).toSorted()).toEqual([old.keyId, orphan.keyId].toSorted());
    expect(ids(outcome.kept)).toEqual([current.keyId]);
    expect(world.mesh.liveKeyIds()).toEqual([current.keyId]);
    expect(events.map(({ kind }) => kind)).toEqual(["observed", "ordered", "revoked", "revoked"]);
  });

  test("is idempotent: the second time there is nothing left to end", async () => {
    const { world, current } = aHousehold();
    await world.revokes({ mode: "superseded" });
    const { outcome } = await world.revokes({ mode: "superseded" });
    expect(outcome).toMatchObject({
      kind: "nothing-to-revoke",
      revoked: [],
      kept: [{ keyId: current.keyId }],
    });
    expect(writes(world)).toBe(0);
  });

  test("changes nothing where it is not known what the secret holds, and says what is missing", async () => {
    const { world } = aHousehold();
    const { outcome } = await world.revokes({ mode: "superseded" }, { queuedAt: undefined });
    expect(outcome).toMatchObject({ kind: "refused", error: { code: "rotation_refused" }, revoked: [] });
    expect(outcome.error?.message).toContain("`run-token` with `actions: read`");
    expect(writes(world)).toBe(0);
  });
});

describe("key", () => {
  test("ends the one that was ordered, and no other", async () => {
    const { world, old, current, orphan } = aHousehold();
    const { outcome } = await world.revokes({ mode: "key", keyId: old.keyId });
    expect(outcome).toMatchObject({ kind: "revoked", revoked: [{ keyId: old.keyId }] });
    expect(world.mesh.liveKeyIds()).toEqual([current.keyId, orphan.keyId]);
  });

  test("is idempotent: a key that is gone is what was wanted", async () => {
    const { world, old } = aHousehold();
    await world.revokes({ mode: "key", keyId: old.keyId });
    expect((await world.revokes({ mode: "key", keyId: old.keyId })).outcome.kind).toBe("nothing-to-revoke");
    expect((await world.revokes({ mode: "key", keyId: "key_never" })).outcome.kind).toBe("nothing-to-revoke");
  });

  test("refuses a living key that this action did not mint for this secret", async () => {
    const { world } = aHousehold();
    const { record } = world.mesh.addKey({ createdAt: NOW - DAY_MS });
    const { outcome } = await world.revokes({ mode: "key", keyId: record.keyId });
    expect(outcome).toMatchObject({ kind: "refused", error: { code: "rotation_refused" } });
    expect(world.mesh.record(record.keyId).status).toBe("active");
  });

  test("asks for the key only where it is not in the list", async () => {
    const { world, current } = aHousehold();
    const { outcome } = await world.revokes({ mode: "key", keyId: current.keyId });
    expect(outcome.kind).toBe("refused");
    expect(world.wire.count("mesh.findKey")).toBe(0);
    expect(writes(world)).toBe(0);
  });
});

describe("compromised", () => {
  test("stores a new key first, then ends every older one at once", async () => {
    const { world, old, current, orphan } = aHousehold();
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({
      kind: "rotated-and-revoked",
      successor: { keyId: "key_0004" },
      kept: [],
    });
    expect(ids(outcome.revoked).toSorted()).toEqual([current.keyId, old.keyId, orphan.keyId].toSorted());
    expect(revokedAfter(world, "github.putSecret")).toBe(true);
    expect(world.mesh.liveKeyIds()).toEqual(["key_0004"]);
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("ends the leaked key even when it is a minute old", async () => {
    const world = aWorld();
    const leaked = world.installed(MINUTE_MS);
    expect((await world.revokes({ mode: "compromised" })).outcome.kind).toBe("rotated-and-revoked");
    expect(world.mesh.accepts(leaked.key)).toBe(false);
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("ignores `max-live-keys`, and what another run stored meanwhile", async () => {
    const { world } = aHousehold();
    const rival = world.addManagedKey(HOUR_MS);
    world.wire.before("mesh.mint", () => world.github.write(rival.key));
    const { outcome } = await world.revokes({ mode: "compromised" }, { policy: { maxLiveKeys: 2 } });
    expect(outcome.kind).toBe("rotated-and-revoked");
    expect(world.mesh.accepts(rival.key)).toBe(false);
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("names a young key of another run, and leaves it: incomplete", async () => {
    const { world, current } = aHousehold();
    const young = world.addManagedKey(MINUTE_MS);
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({
      ...{ kind: "incomplete", error: { code: "revocation_incomplete" }, kept: [{ keyId: young.keyId }] },
      successor: { keyId: "key_0005" },
    });
    expect(outcome.error?.message).toContain(young.keyId);
    expect(world.mesh.accepts(young.key)).toBe(true);
    expect(world.mesh.accepts(current.key)).toBe(false);
  });

  test("names a passed-in key that a person made, and leaves it: incomplete", async () => {
    const world = aWorld();
    const { key, record } = world.mesh.addKey({ createdAt: NOW - DAY_MS });
    world.github.write(key, NOW - HOUR_MS);
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({ kind: "incomplete", kept: [{ keyId: record.keyId, wanted: true }] });
    expect(world.mesh.accepts(key)).toBe(true);
    expect(world.github.holds?.equals(key)).toBe(false);
  });

  test.each([
    [
      "a refused write takes the new key back and ends nothing else",
      [{ kind: "status", status: 403 }],
      "the new one was not stored",
    ],
    [
      "a write that nobody answers for ends nothing at all",
      Array.from({ length: 5 }, () => ({ kind: "lost", effect: true }) as const),
      "nobody can tell yet whether the secret holds the new one, key_0004",
    ],
  ] as const)("%s: incomplete", async (_, scripts, says) => {
    const { world, old, current, orphan } = aHousehold();
    world.github.putScripts.push(...scripts);
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({ kind: "incomplete", revoked: [], successor: undefined });
    expect(outcome.error).toMatchObject({ code: "revocation_incomplete" });
    expect(outcome.error?.message).toContain(`The leaked key still works: ${says}, so nothing was revoked.`);
    const inDoubt = says.includes("key_0004");
    const kept = [old.keyId, current.keyId, orphan.keyId, ...(inDoubt ? ["key_0004"] : [])];
    expect(ids(outcome.kept).toSorted()).toEqual(kept.toSorted());
    expect(world.wire.count("mesh.revoke")).toBe(inDoubt ? 0 : 1);
    expect(world.mesh.liveKeyIds().includes("key_0004")).toBe(inDoubt);
    expect(world.mesh.accepts(current.key)).toBe(true);
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("names the new key where it could be neither stored nor taken back", async () => {
    const { world } = aHousehold();
    world.github.putScripts.push({ kind: "status", status: 403 });
    world.wire.fails("mesh.revoke", unreachable());
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome.kept).toContainEqual({
      ...{ keyId: "key_0004", why: "the new key: it was not stored, and could not be revoked", wanted: true },
    });
  });

  test("stores no key that does not prove itself", async () => {
    const { world, current } = aHousehold();
    world.mesh.twist = () => ({ kind: "rejected", status: 401, code: undefined });
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({ kind: "incomplete", error: { code: "revocation_incomplete" } });
    expect(world.wire.subjects("mesh.revoke")).toEqual(["key_0004"]);
    expect(world.wire.count("github.putSecret")).toBe(0);
    expect(world.mesh.accepts(current.key)).toBe(true);
  });

  test("ends nothing when no key could be minted", async () => {
    const { world } = aHousehold();
    world.mesh.mintScripts.push({ kind: "rejected" });
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({ kind: "incomplete", error: { code: "revocation_incomplete" } });
    expect(world.wire.count("mesh.revoke") + world.wire.count("github.putSecret")).toBe(0);
  });

  test("on the basic service stores a new key and names what a person has to delete", async () => {
    const world = aWorld({ features: [] });
    const leaked = world.installed(DAY_MS);
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({ kind: "incomplete", successor: { keyId: "key_0002" } });
    expect(outcome.error?.message).toContain('every older key named "github:octo/app:MESH_API_KEY"');
    expect(world.github.holds?.equals(leaked.key)).toBe(false);
    expect(world.storeHoldsLiveKey).toBe(true);
  });
});

describe("teardown", () => {
  test("deletes the secret first, then ends all of its keys", async () => {
    const { world } = aHousehold();
    const { outcome, events } = await world.revokes({ mode: "teardown" });
    expect(outcome).toMatchObject({ kind: "torn-down", secretDeleted: true, kept: [], error: undefined });
    expect(outcome.revoked).toHaveLength(3);
    expect(revokedAfter(world, "github.deleteSecret")).toBe(true);
    expect(world.github.holds).toBeUndefined();
    expect(world.mesh.liveKeyIds()).toEqual([]);
    expect(events.map(({ kind }) => kind).slice(0, 3)).toEqual(["observed", "ordered", "secret-deleted"]);
  });

  test("waits until GitHub no longer shows the secret", async () => {
    const { world } = aHousehold();
    world.github.staleReadings = 2;
    expect((await world.revokes({ mode: "teardown" })).outcome.kind).toBe("torn-down");
    expect(world.clock.slept).toEqual([1_000, 2_000]);
  });

  test("ends nothing while GitHub still shows the secret: a store could hold a dead key", async () => {
    const { world } = aHousehold();
    world.github.staleReadings = 99;
    const { outcome } = await world.revokes({ mode: "teardown" });
    expect(outcome).toMatchObject({
      kind: "incomplete",
      revoked: [],
      error: { code: "secret_write_unknown" },
    });
    expect(outcome.kept).toHaveLength(3);
    expect(world.wire.count("mesh.revoke")).toBe(0);
  });

  test("ends nothing when the secret cannot be deleted", async () => {
    const { world } = aHousehold();
    const error = new UserError("secret_write_forbidden", { what: "No.", fix: "Ask." });
    world.wire.fails("github.deleteSecret", error);
    const { outcome } = await world.revokes({ mode: "teardown" });
    expect(outcome).toMatchObject({ kind: "incomplete", secretDeleted: false, error });
    expect(world.wire.count("mesh.revoke")).toBe(0);
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("names and leaves young keys, and ends them when it is run again", async () => {
    const { world, current } = aHousehold();
    const young = world.addManagedKey(MINUTE_MS);
    const { outcome } = await world.revokes({ mode: "teardown" });
    expect(outcome).toMatchObject({
      kind: "incomplete",
      secretDeleted: true,
      kept: [{ keyId: young.keyId }],
    });
    expect(world.mesh.accepts(current.key)).toBe(false);
    world.clock.passes(20 * MINUTE_MS);
    const again = await world.revokes({ mode: "teardown" });
    expect(again.outcome).toMatchObject({ kind: "torn-down", revoked: [{ keyId: young.keyId }] });
    expect((await world.revokes({ mode: "teardown" })).outcome).toMatchObject({
      kind: "torn-down",
      revoked: [],
    });
  });

  test("on the basic service deletes the secret and names what a person has to delete", async () => {
    const world = aWorld({ features: [] });
    world.installed(DAY_MS);
    const { outcome } = await world.revokes({ mode: "teardown" });
    expect(outcome).toMatchObject({
      kind: "incomplete",
      secretDeleted: true,
      error: { code: "revocation_incomplete" },
    });
    expect(world.github.holds).toBeUndefined();
  });
});

describe("a death is seen, not believed", () => {
  test("the passed-in key is asked itself, the others' records are read", async () => {
    const { world, old, current, orphan } = aHousehold();
    await world.revokes({ mode: "compromised" });
    const after = world.wire.calls.slice(world.wire.calls.findIndex(({ name }) => name === "mesh.revoke"));
    const asked = (name: string) => after.filter((call) => call.name === name).map(({ subject }) => subject);
    expect(asked("mesh.whoami")).toEqual([current.keyId]);
    expect(asked("mesh.findKey").toSorted()).toEqual([old.keyId, orphan.keyId].toSorted());
  });

  test("a key that Mesh goes on accepting is named: incomplete", async () => {
    const { world, old, current, orphan } = aHousehold();
    const revoke = world.mesh.revoke.bind(world.mesh);
    world.mesh.revoke = async (keyId, why) => (keyId === orphan.keyId ? revoke(keyId, why) : undefined);
    const { outcome, events } = await world.revokes({ mode: "compromised" });
    expect(outcome).toMatchObject({ kind: "incomplete", revoked: [{ keyId: orphan.keyId }] });
    expect(ids(outcome.kept).toSorted()).toEqual([old.keyId, current.keyId].toSorted());
    expect(outcome.error?.faults[0].why).toBe("Mesh accepted the revocation and still accepts the key");
    expect(events.filter(({ kind }) => kind === "revoked")).toHaveLength(1);
  });

  test("a revocation that fails leaves that key, named with the reason, and ends the others", async () => {
    const { world, old, current, orphan } = aHousehold();
    world.wire.fails("mesh.revoke", unreachable());
    const { outcome } = await world.revokes({ mode: "superseded" });
    expect(outcome).toMatchObject({ kind: "incomplete", error: { code: "revocation_incomplete" } });
    expect([...ids(outcome.revoked), ...ids(outcome.kept)].toSorted()).toEqual(
      [old.keyId, current.keyId, orphan.keyId].toSorted(),
    );
    expect(outcome.revoked).toHaveLength(1);
    expect(outcome.kept).toContainEqual(expect.objectContaining({ wanted: true, why: "No answer." }));
  });

  test("without `revoke` every key is named for a person to end", async () => {
    const { world } = aHousehold(aWorld({ features: without("revoke") }));
    const { outcome } = await world.revokes({ mode: "superseded" });
    expect(outcome).toMatchObject({ kind: "incomplete", revoked: [] });
    expect(outcome.kept.filter(({ wanted }) => wanted === true)).toHaveLength(2);
  });
});

describe("every order", () => {
  test.each(["superseded", "compromised", "teardown"] as const)(
    "%s as a dry run plans and changes nothing",
    async (mode) => {
      const { world } = aHousehold();
      const { outcome } = await world.revokes({ mode }, { policy: { dryRun: true } });
      expect(outcome).toMatchObject({
        kind: "planned",
        revoked: [],
        plan: { mode, revokes: expect.any(Array) },
      });
      expect(outcome.plan?.revokes.length).toBeGreaterThan(0);
      expect(writes(world)).toBe(0);
    },
  );

  test.each(["superseded", "key", "compromised", "teardown"] as const)(
    "%s changes nothing when the look fails, and never throws",
    async (mode) => {
      const { world, old } = aHousehold();
      world.wire.fails("mesh.listKeys", unreachable());
      const { outcome } = await world.revokes({ mode, keyId: old.keyId });
      expect(outcome).toMatchObject({ error: { code: "mesh_unreachable" }, plan: undefined, revoked: [] });
      expect(writes(world)).toBe(0);
    },
  );

  test("compromised without GitHub is refused: there is nowhere to store the new key", async () => {
    const { world } = aHousehold();
    const deps = { github: undefined, run: undefined };
    const { outcome } = await world.revokes({ mode: "compromised" }, { deps });
    expect(outcome).toMatchObject({ kind: "refused", error: { code: "target_unknown" } });
    expect(writes(world)).toBe(0);
  });

  test("compromised past the deadline stores nothing, and ends nothing but its own key", async () => {
    const { world, current } = aHousehold();
    world.wire.before("mesh.mint", () => world.clock.passes(5 * MINUTE_MS + SECOND_MS));
    const { outcome } = await world.revokes({ mode: "compromised" });
    expect(outcome.kind).toBe("incomplete");
    expect(world.wire.count("github.putSecret")).toBe(0);
    expect(world.wire.subjects("mesh.revoke")).toEqual(["key_0004"]);
    expect(world.mesh.accepts(current.key)).toBe(true);
  });
});
