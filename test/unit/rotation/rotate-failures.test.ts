import { describe, expect, test } from "@jest/globals";
import type { Introspection } from "../../../src/mesh/port.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { FULL_SERVICE, NOW } from "../../support/builders.ts";
import { aWorld, type World, type WorldOptions } from "../../support/world.ts";

const without = (...features: string[]) => FULL_SERVICE.filter((name) => !features.includes(name));
const AN_OLD_SECRET = 40 * DAY_MS;
const DEADLINE = 5 * MINUTE_MS;
const LOST = { kind: "lost", effect: false } as const;
const unreachable = () => new UserError("mesh_unreachable", { what: "No answer.", fix: "Wait." });

/** A world in which the next run rotates, with the key that the store holds before. */
function dueWorld(options: WorldOptions = {}) {
  const world = aWorld(options);
  return { world, old: world.installed(AN_OLD_SECRET) };
}

/** Nothing but the successor came to be, and it is gone; the store holds what it held. */
function rolledBackTo(world: World, old: { keyId: string }): void {
  expect(world.mesh.minted).toHaveLength(1);
  expect(world.mesh.liveKeyIds()).toEqual([old.keyId]);
  expect(world.mesh.record(old.keyId).expiresAt).toBeNull();
  expect(world.storeHoldsLiveKey).toBe(true);
}

describe("the write is refused", () => {
  test("revokes the successor and keeps the predecessor when GitHub refuses the write", async () => {
    const { world, old } = dueWorld();
    world.github.putScripts.push({ kind: "status", status: 403 });
    const { outcome, events } = await world.rotates();
    expect(outcome).toMatchObject({
      ...{ kind: "rolled-back", successorRevoked: true, successor: { keyId: "key_0002" } },
      error: { code: "secret_write_forbidden" },
    });
    expect(events.at(-1)).toEqual({
      ...{ kind: "revoked-successor", keyId: "key_0002", why: "the secret was not written" },
    });
    rolledBackTo(world, old);
  });

  test("names the successor that could not be revoked, and a later run sweeps it", async () => {
    const { world, old } = dueWorld();
    world.github.putScripts.push({ kind: "status", status: 403 });
    world.wire.fails("mesh.revoke", unreachable());
    const { outcome, warnings } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "rolled-back", successorRevoked: false });
    expect(warnings).toEqual([
      "Key key_0002 could not be revoked; nothing uses it, and a later run ends it. No answer.",
    ]);
    world.clock.passes(HOUR_MS);
    await world.rotates({ policy: { rotateAfterMs: "never" } });
    rolledBackTo(world, old);
  });

  test("says which key to delete by hand on the basic service", async () => {
    const { world } = dueWorld({ features: [] });
    world.github.putScripts.push({ kind: "status", status: 403 });
    const { outcome, warnings } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "rolled-back", successorRevoked: false });
    expect(warnings).toEqual([
      "This Mesh service cannot revoke keys: delete key_0002 in the Mesh web interface, nothing uses it.",
    ]);
  });

  test.each([
    ["both clocks", (world: World) => world.clock.passes(DEADLINE)],
    ["the wall clock", (world: World) => world.clock.wallMoves(DEADLINE)],
    ["the monotonic clock", (world: World) => world.clock.monotonicMoves(DEADLINE)],
  ])("writes nothing when the machine slept past the deadline on %s", async (_, sleeps) => {
    const { world, old } = dueWorld();
    world.wire.before("mesh.mint", () => sleeps(world));
    expect((await world.rotates()).outcome).toMatchObject({
      ...{ kind: "rolled-back", error: { code: "deadline_passed" } },
    });
    expect(world.wire.count("github.putSecret")).toBe(0);
    rolledBackTo(world, old);
  });

  test("counts the deadline from the look itself: what was seen at its start may be as old", async () => {
    const { world, old } = dueWorld();
    world.wire.before("mesh.discover", () => world.clock.passes(DEADLINE));
    expect((await world.rotates()).outcome).toMatchObject({ error: { code: "deadline_passed" } });
    expect(world.mesh.liveKeyIds()).toEqual([old.keyId]);
    expect(world.mesh.minted).toEqual([]);
  });

  test("revokes the successor when the key cannot be sealed", async () => {
    const { world, old } = dueWorld();
    world.github.seal = async () => {
      throw new Error("no memory");
    };
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "rolled-back", error: { code: "internal_error" } });
    expect(world.wire.count("github.putSecret")).toBe(0);
    rolledBackTo(world, old);
  });

  test("revokes the successor when somebody deleted the secret meanwhile: they meant it to go", async () => {
    const { world, old } = dueWorld();
    world.wire.before("mesh.mint", () => world.github.delete());
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({
      ...{ kind: "rolled-back", successorRevoked: true, error: { code: "secret_deleted" } },
    });
    expect(world.wire.count("github.putSecret")).toBe(0);
    expect(world.github.holds).toBeUndefined();
    expect(world.mesh.liveKeyIds()).toEqual([old.keyId]);
  });

  test("revokes the successor when the run is cancelled before the write", async () => {
    const { world, old } = dueWorld();
    const stop = new AbortController();
    world.wire.before("mesh.mint", () => stop.abort());
    const { outcome } = await world.rotates({ deps: { cancellation: stop.signal } });
    expect(outcome).toMatchObject({ kind: "rolled-back", error: { code: "cancelled" } });
    rolledBackTo(world, old);
  });
});

describe("nobody knows whether it was written", () => {
  const fiveLost = (effect: boolean) => Array.from({ length: 5 }, () => ({ kind: "lost", effect }) as const);

  test("revokes nothing, and names both keys", async () => {
    const { world, old } = dueWorld();
    world.github.putScripts.push(...fiveLost(false));
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({
      ...{ kind: "ambiguous", successor: { keyId: "key_0002" }, plan: { predecessorKeyId: old.keyId } },
      error: { code: "secret_write_unknown" },
    });
    expect(outcome).toHaveProperty(
      "error.message",
      expect.stringContaining(`it holds key_0002 or ${old.keyId}`),
    );
    expect(world.wire.count("mesh.revoke") + world.wire.count("mesh.expire")).toBe(0);
    expect(world.mesh.liveKeyIds()).toEqual([old.keyId, "key_0002"]);
  });

  test("names the new key alone where it is not known what the secret held", async () => {
    const world = aWorld();
    world.github.putScripts.push(...fiveLost(false));
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "ambiguous",
      error: {
        message: expect.stringContaining("it holds key_0001 or what it held before"),
        faults: [{ why: "No answer came." }],
      },
    });
  });

  test("a 403 after a lost answer compensates nothing: the lost one may have been stored", async () => {
    const { world } = dueWorld();
    world.github.putScripts.push({ kind: "lost", effect: true }, { kind: "status", status: 403 });
    expect((await world.rotates()).outcome.kind).toBe("ambiguous");
    expect(world.wire.count("mesh.revoke")).toBe(0);
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("a cancellation after the write was sent does nothing", async () => {
    const { world, old } = dueWorld();
    const stop = new AbortController();
    world.github.putScripts.push({ kind: "lost", effect: true });
    world.wire.before("github.putSecret", () => stop.abort());
    const { outcome } = await world.rotates({ deps: { cancellation: stop.signal } });
    expect(outcome.kind).toBe("ambiguous");
    expect(world.mesh.liveKeyIds()).toEqual([old.keyId, "key_0002"]);
  });

  test("the next run finds out that it was written, and ends the old key after its grace period", async () => {
    const { world } = dueWorld();
    world.github.putScripts.push(...fiveLost(true));
    await world.rotates();
    world.clock.passes(DAY_MS);
    const { outcome, events } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "unchanged", current: { keyId: "key_0002" } });
    expect(events).toContainEqual({ kind: "swept", keyId: "key_0001", evidence: "superseded" });
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("the next run finds out that it was not, and sweeps the orphan", async () => {
    const { world } = dueWorld();
    world.github.putScripts.push(...fiveLost(false));
    await world.rotates();
    world.clock.passes(20 * MINUTE_MS);
    const { outcome, events } = await world.rotates();
    expect(outcome.kind).toBe("rotated");
    expect(events).toContainEqual({ kind: "swept", keyId: "key_0002", evidence: "orphan" });
    expect(world.storeHoldsLiveKey).toBe(true);
  });
});

describe("a mint that is refused, or gets no answer", () => {
  const why = (outcome: object): unknown => (outcome as { error: UserError }).error.faults[0].why;

  test("fails with the service's reason when it is refused", async () => {
    const { world } = dueWorld();
    world.mesh.mintScripts.push({ kind: "rejected" });
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({
      kind: "failed",
      error: { code: "mesh_refused" },
      plan: { kind: "rotate" },
    });
    expect(world.wire.count("github.putSecret")).toBe(0);
  });

  test("is asked for again under the same idempotency key: one key comes to be", async () => {
    const { world } = dueWorld();
    world.mesh.mintScripts.push({ kind: "lost", effect: true });
    const { outcome, events } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "rotated", successor: { keyId: "key_0002" } });
    expect(events).toContainEqual({
      ...{ kind: "waiting", ms: 1_000, why: "before the same mint is asked for again" },
    });
    expect(world.mesh.liveKeyIds()).toHaveLength(2);
    const [first, second] = world.mesh.minted;
    expect(second?.idempotencyKey?.equals(first!.idempotencyKey!)).toBe(true);
  });

  test("is asked for four times at most", async () => {
    const { world } = dueWorld();
    world.mesh.mintScripts.push(LOST, LOST, LOST, LOST, LOST);
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "failed",
      error: { code: "mint_unknown" },
    });
    expect(world.mesh.minted).toHaveLength(4);
    expect(world.clock.slept).toEqual([1_000, 2_000, 4_000]);
  });

  test("is not asked for again when the deadline is near", async () => {
    const { world } = dueWorld();
    world.mesh.mintScripts.push(LOST);
    world.wire.before("mesh.mint", () => world.clock.passes(DEADLINE - SECOND_MS));
    expect((await world.rotates()).outcome.kind).toBe("failed");
    expect(world.mesh.minted).toHaveLength(1);
  });

  test("two mints of two runs never share an idempotency key", async () => {
    const { world } = dueWorld();
    await world.rotates();
    world.clock.passes(AN_OLD_SECRET);
    await world.rotates();
    const [first, second] = world.mesh.minted;
    expect(second?.idempotencyKey?.equals(first!.idempotencyKey!)).toBe(false);
  });

  describe("without idempotency", () => {
    const features = without("idempotency");

    test("is never repeated: says which key appeared, and the next run goes on", async () => {
      const { world } = dueWorld({ features });
      world.mesh.mintScripts.push({ kind: "lost", effect: true });
      const { outcome } = await world.rotates();
      expect(outcome).toMatchObject({ kind: "failed", error: { code: "mint_unknown" } });
      expect(why(outcome)).toBe("Appeared since: key_0002; unless another run is at work, nobody holds it.");
      expect(world.mesh.minted).toHaveLength(1);
      world.clock.passes(20 * MINUTE_MS);
      const next = await world.rotates();
      expect(next.outcome.kind).toBe("rotated");
      expect(next.events).toContainEqual({ kind: "swept", keyId: "key_0002", evidence: "orphan" });
    });

    test("says that none appeared, not counting other targets' keys", async () => {
      const { world } = dueWorld({ features });
      world.mesh.mintScripts.push(LOST);
      world.wire.before("mesh.mint", () => world.mesh.addKey({ createdAt: NOW }));
      expect(why((await world.rotates()).outcome)).toBe("No new key has appeared in the list.");
    });

    describe("and without metadata", () => {
      const nameless = without("idempotency", "meta");

      test("goes by the name", async () => {
        const { world } = dueWorld({ features: nameless });
        world.mesh.mintScripts.push({ kind: "lost", effect: true });
        expect(why((await world.rotates()).outcome)).toMatch(/^Appeared since: key_0002;/);
        expect(world.wire.subjects("mesh.listKeys").at(-1)).toBe("{}");
      });

      test("counts no key of another name", async () => {
        const { world } = dueWorld({ features: nameless });
        world.mesh.mintScripts.push(LOST);
        world.wire.before("mesh.mint", () => world.mesh.addKey({ createdAt: NOW, name: "another" }));
        expect(why((await world.rotates()).outcome)).toBe("No new key has appeared in the list.");
      });
    });

    test("says that the list could not be read either", async () => {
      const { world } = dueWorld({ features });
      world.mesh.mintScripts.push(LOST);
      world.wire.before("mesh.mint", () => world.wire.fails("mesh.listKeys", unreachable()));
      expect(why((await world.rotates()).outcome)).toBe("The list of keys could not be read either.");
    });
  });

  test("on the basic service is never repeated: says what to look for in the web interface", async () => {
    const { world } = dueWorld({ features: [] });
    world.mesh.mintScripts.push({ kind: "lost", effect: true });
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "failed", error: { code: "mint_unknown" } });
    expect(outcome).toHaveProperty(
      "error.faults.0.fix",
      expect.stringContaining('a key named "github:octo/app:MESH_API_KEY" made just now and delete it'),
    );
    expect(world.mesh.minted).toHaveLength(1);
  });

  test("is not sent at all when the run was cancelled before", async () => {
    const { world } = dueWorld();
    const deps = { cancellation: AbortSignal.abort() };
    expect((await world.rotates({ deps })).outcome).toMatchObject({
      kind: "failed",
      error: { code: "cancelled" },
    });
    expect(world.mesh.minted).toHaveLength(0);
  });

  test("is not sent where GitHub would not take the write in time: the key would have to be taken back", async () => {
    const { world } = dueWorld();
    world.github.waits.push(40 * MINUTE_MS);
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "failed",
      error: { code: "rate_limited" },
    });
    expect(world.mesh.minted).toEqual([]);
  });

  test("is not sent where the look took longer than the deadline", async () => {
    const { world } = dueWorld();
    world.wire.before("mesh.discover", () => world.clock.passes(6 * MINUTE_MS));
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "failed",
      error: { code: "deadline_passed" },
    });
    expect(world.mesh.minted).toEqual([]);
  });

  test("is asked for again when Mesh was asked too often, as it says", async () => {
    const { world } = dueWorld();
    world.mesh.mintScripts.push({ kind: "rejected", waitMs: 40_000 }, { kind: "rejected", waitMs: 0 });
    const { outcome, events } = await world.rotates();
    expect(outcome.kind).toBe("rotated");
    expect(events.filter(({ kind }) => kind === "waiting")).toEqual([
      { kind: "waiting", ms: 40_000, why: "Mesh's rate limit" },
      { kind: "waiting", ms: 2_000, why: "Mesh's rate limit" },
    ]);
    expect(world.mesh.liveKeyIds()).toHaveLength(2);
  });

  test("is not waited for longer than the deadline", async () => {
    const { world } = dueWorld();
    world.mesh.mintScripts.push({ kind: "rejected", waitMs: 6 * MINUTE_MS });
    expect((await world.rotates()).outcome).toMatchObject({ kind: "failed" });
    expect(world.clock.slept).toEqual([]);
  });

  test("is given up when the run is cancelled while it waits to be asked again", async () => {
    const { world } = dueWorld();
    const stop = new AbortController();
    world.mesh.mintScripts.push({ kind: "rejected", waitMs: 40_000 });
    world.clock.onSleep = () => stop.abort();
    const { outcome } = await world.rotates({ deps: { cancellation: stop.signal } });
    expect(outcome).toMatchObject({ kind: "failed", error: { code: "cancelled" } });
    expect(world.mesh.minted).toHaveLength(1);
  });

  test("that was lost stays in doubt, whatever limit is met afterwards", async () => {
    const { world } = dueWorld();
    world.mesh.mintScripts.push({ kind: "lost", effect: true }, { kind: "rejected", waitMs: 6 * MINUTE_MS });
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "failed",
      error: { code: "mint_unknown" },
    });
  });

  test("changes nothing when Mesh cannot be reached", async () => {
    const { world, old } = dueWorld();
    world.wire.fails("mesh.mint", unreachable());
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "failed",
      error: { code: "mesh_unreachable" },
    });
    expect(world.mesh.liveKeyIds()).toEqual([old.keyId]);
  });
});

describe("the successor does not prove itself: it is revoked, and never stored", () => {
  type Alive = Extract<Introspection, { kind: "alive" }>;
  const twisted = (change: (answer: Alive) => Introspection) => (answer: Introspection) =>
    answer.kind === "alive" ? change(answer) : answer;
  const rejected = { kind: "rejected", status: 401, code: "key_revoked" } as const;

  test.each<[string, string, (answer: Alive) => Introspection]>([
    [
      "another id",
      "takes it for another key",
      (answer) => ({ ...answer, key: { ...answer.key!, keyId: "key_x" } }),
    ],
    [
      "another name",
      "takes it for another key",
      (answer) => ({ ...answer, key: { ...answer.key!, name: "x" } }),
    ],
    ["no id at all", "takes it for another key", (answer) => ({ ...answer, key: undefined })],
    ["another account", "belongs to another account", (answer) => ({ ...answer, account: "acct_other" })],
    ["that it is not accepted", "does not accept it (HTTP 401)", () => rejected],
  ])("Mesh says %s", async (_, says, change) => {
    const { world, old } = dueWorld();
    world.mesh.twist = twisted(change);
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "rolled-back", error: { code: "prove_failed" } });
    expect(outcome).toHaveProperty("error.message", expect.stringContaining(says));
    expect(world.wire.count("github.putSecret")).toBe(0);
    rolledBackTo(world, old);
  });

  test.each<[string, (answer: Alive) => Introspection]>([
    ["another account", (answer) => ({ ...answer, account: "acct_other" })],
    ["that it is not accepted", () => rejected],
  ])("the basic service says %s", async (_, change) => {
    const { world } = dueWorld({ features: [] });
    world.mesh.twist = twisted(change);
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "rolled-back",
      error: { code: "prove_failed" },
    });
    expect(world.wire.count("github.putSecret")).toBe(0);
  });

  test.each([
    ["full", FULL_SERVICE],
    ["basic", []],
  ])("an account that the %s service does not tell is no contradiction", async (_, features) => {
    const { world } = dueWorld({ features });
    world.mesh.twist = twisted((answer) => ({ ...answer, account: undefined }));
    expect((await world.rotates()).outcome.kind).toBe("rotated");
  });

  test("Mesh cannot be reached", async () => {
    const { world, old } = dueWorld();
    world.wire.before("mesh.mint", () => world.wire.fails("mesh.whoami", unreachable()));
    expect((await world.rotates()).outcome).toMatchObject({
      ...{ kind: "rolled-back", error: { code: "mesh_unreachable" } },
    });
    rolledBackTo(world, old);
  });

  test("GitHub cannot be asked whether another run was faster", async () => {
    const { world, old } = dueWorld();
    const error = new UserError("github_unreachable", { what: "No answer.", fix: "Wait." });
    world.wire.before("mesh.mint", () => world.wire.fails("github.secret", error));
    expect((await world.rotates()).outcome).toMatchObject({ kind: "rolled-back", error });
    expect(world.wire.count("github.putSecret")).toBe(0);
    rolledBackTo(world, old);
  });
});

describe("after the commit, failures only warn", () => {
  test("an older key that could not be given an end is left to a later run", async () => {
    const { world } = dueWorld();
    world.wire.fails("mesh.expire", unreachable());
    const { outcome, warnings } = await world.rotates();
    expect(outcome.kind).toBe("rotated");
    expect(warnings).toEqual([
      "Key key_0001 could not be given an end; the next rotation will try again. No answer.",
    ]);
  });

  test("reads what GitHub shows only where the write was repeated", async () => {
    const { world } = dueWorld();
    await world.rotates();
    expect(world.wire.count("github.secret")).toBe(2); // observe, prove
  });

  test("looks until a repeated write is visible", async () => {
    const { world } = dueWorld();
    world.github.putScripts.push(LOST);
    world.github.staleReadings = 2;
    expect(await world.rotates()).toMatchObject({ outcome: { kind: "rotated" }, warnings: [] });
    expect(world.wire.count("github.secret")).toBe(2 + 3);
  });

  test("looks five times at most, through failing reads too, then warns", async () => {
    const { world } = dueWorld();
    world.github.putScripts.push(LOST);
    world.github.staleReadings = 99;
    world.wire.before("github.putSecret", () => world.wire.fails("github.secret", unreachable()));
    const { outcome, warnings } = await world.rotates();
    expect(outcome.kind).toBe("rotated");
    expect(warnings).toEqual([
      "GitHub accepted the write but does not show it yet. The next run will look again.",
    ]);
    expect(world.wire.count("github.secret")).toBe(2 + 5);
    // One pause before the write is repeated, four between five looks, none after the last.
    expect(world.clock.slept).toEqual([1_000, 1_000, 2_000, 4_000, 8_000]);
  });
});

describe("sweeps that fail", () => {
  test("warn and go on", async () => {
    const world = aWorld();
    world.installed(10 * DAY_MS);
    const orphan = world.addManagedKey(HOUR_MS);
    world.wire.fails("mesh.revoke", unreachable());
    const { outcome, warnings } = await world.rotates();
    expect(outcome.kind).toBe("unchanged");
    expect(warnings).toEqual([
      `Key ${orphan.keyId} could not be swept; a later run will try again. No answer.`,
    ]);
  });

  test("leave the key to the run's own commit, which gives it an end", async () => {
    const { world } = dueWorld();
    const orphan = world.addManagedKey(HOUR_MS);
    world.wire.fails("mesh.revoke", unreachable());
    const { outcome, events } = await world.rotates();
    expect(outcome.kind).toBe("rotated");
    expect(events).toContainEqual(expect.objectContaining({ kind: "retired", keyId: orphan.keyId }));
    world.clock.passes(7 * DAY_MS);
    expect(world.mesh.accepts(orphan.key)).toBe(false);
  });

  test.each([
    ["too many", 5, "refused"],
    ["one fewer", 6, "rotated"],
  ])("count against `max-live-keys`: %s", async (_, maxLiveKeys, kind) => {
    const { world } = dueWorld();
    for (const minutes of [1, 2, 3, 4]) world.addManagedKey(minutes * MINUTE_MS);
    world.addManagedKey(HOUR_MS);
    world.wire.fails("mesh.revoke", unreachable());
    const { outcome } = await world.rotates({ policy: { maxLiveKeys } });
    expect(outcome.kind).toBe(kind);
    expect(world.mesh.minted).toHaveLength(kind === "rotated" ? 1 : 0);
    if (kind === "refused")
      expect(outcome).toHaveProperty("error.message", expect.stringContaining("could not be"));
  });

  test("never lock a target with old keys that cannot be revoked", async () => {
    const { world } = dueWorld({ features: without("revoke") });
    for (const days of [2, 50, 60]) world.addManagedKey(days * DAY_MS);
    expect((await world.rotates({ policy: { maxLiveKeys: 2 } })).outcome.kind).toBe("rotated");
  });

  test("count where the service cannot revoke at all: what a person has to delete is still there", async () => {
    const { world } = dueWorld({ features: without("revoke") });
    world.addManagedKey(HOUR_MS);
    world.addManagedKey(2 * HOUR_MS);
    const { outcome, warnings } = await world.rotates({ policy: { maxLiveKeys: 2 } });
    expect(outcome.kind).toBe("refused");
    expect(warnings).toEqual([
      expect.stringContaining("Delete key_0003, key_0002 in the Mesh web interface, now"),
    ]);
    expect(world.mesh.minted).toHaveLength(0);
  });
});
