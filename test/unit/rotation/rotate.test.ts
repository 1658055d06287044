import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { aSlot, aTarget, NOW } from "../../support/builders.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { leaksIn } from "../../support/leaks.ts";
import { aWorld } from "../../support/world.ts";

const AN_OLD_SECRET = 40 * DAY_MS;

describe("a first installation", () => {
  test("mints, proves and stores a key, in four round trips", async () => {
    const world = aWorld();
    const { outcome, events } = await world.rotates();
    expect(outcome).toMatchObject({
      ...{ kind: "created", secretUpdatedAt: NOW, graceEndsAt: undefined, nextRotationAt: NOW + 30 * DAY_MS },
      successor: { name: "github:octo/app:MESH_API_KEY", createdAt: NOW, expiresAt: null },
    });
    expect(events.map(({ kind }) => kind)).toEqual(["observed", "planned", "minted", "proven", "stored"]);
    expect(world.storeHoldsLiveKey && world.github.holds !== undefined).toBe(true);
    expect(world.wire.roundTrips).toBe(4);
  });

  test("hands on the very key that it stored", async () => {
    const world = aWorld();
    const { outcome } = await world.rotates();
    expect(outcome.kind === "created" && outcome.key.equals(world.github.holds!)).toBe(true);
  });

  test("labels the key with its target and the run that made it", async () => {
    const world = aWorld();
    await world.rotates();
    expect(world.mesh.minted).toMatchObject([
      {
        name: "github:octo/app:MESH_API_KEY",
        meta: { managed_by: "setup-api-key", target: world.targetId, run: "octo/app#77.1" },
      },
    ]);
  });

  test("on a laptop there is no run to name", async () => {
    const world = aWorld();
    await world.rotates({ deps: { run: undefined } });
    expect(world.mesh.minted[0]?.meta).toEqual({ managed_by: "setup-api-key", target: world.targetId });
  });

  test("narrows the key, and gives it an end, as asked", async () => {
    const world = aWorld();
    const policy = { expiresInMs: 90 * DAY_MS, scopes: ["profile:read"] };
    const { outcome } = await world.rotates({ policy });
    expect(world.mesh.minted[0]).toMatchObject(policy);
    expect(outcome).toMatchObject({ successor: { expiresAt: NOW + 90 * DAY_MS } });
  });

  test("gives the older keys an end where somebody deleted the secret, and sweeps none", async () => {
    const world = aWorld();
    const { keyId } = world.installed(AN_OLD_SECRET);
    world.github.delete();
    const { outcome } = await world.rotates();
    expect(outcome.kind).toBe("created");
    expect(world.wire.count("mesh.revoke")).toBe(0);
    expect(world.mesh.record(keyId).expiresAt).toBe(NOW + 7 * DAY_MS);
  });
});

describe("a rotation", () => {
  test("replaces an old key and gives it an end, in five round trips", async () => {
    const world = aWorld();
    const old = world.installed(AN_OLD_SECRET);
    const { outcome, events } = await world.rotates();
    expect(outcome).toMatchObject({
      kind: "rotated",
      graceEndsAt: NOW + DAY_MS,
      plan: { code: "due_by_age" },
    });
    expect(events.map(({ kind }) => kind)).toEqual([
      ...["observed", "planned", "minted", "proven", "stored", "retired"],
    ]);
    expect(world.github.holds?.equals(old.key)).toBe(false);
    expect(world.storeHoldsLiveKey && world.mesh.accepts(old.key)).toBe(true);
    expect(world.mesh.record(old.keyId).expiresAt).toBe(NOW + 7 * DAY_MS);
    expect(world.wire.roundTrips).toBe(5);
  });

  test("gives the predecessor its grace period where that is longer than `keep-while-used`", async () => {
    const world = aWorld();
    const { keyId } = world.installed(AN_OLD_SECRET);
    await world.rotates({ policy: { graceMs: 9 * DAY_MS } });
    expect(world.mesh.record(keyId).expiresAt).toBe(NOW + 9 * DAY_MS);
  });

  test("only ever shortens the life of an older key", async () => {
    const world = aWorld();
    world.installed(AN_OLD_SECRET);
    const soon = world.addManagedKey(AN_OLD_SECRET + MINUTE_MS, { expiresAt: NOW + HOUR_MS });
    const late = world.addManagedKey(AN_OLD_SECRET + MINUTE_MS, { expiresAt: NOW + 99 * DAY_MS });
    const { events } = await world.rotates({ queuedAt: undefined });
    expect(world.mesh.record(soon.keyId).expiresAt).toBe(NOW + HOUR_MS);
    expect(events).not.toContainEqual(expect.objectContaining({ kind: "retired", keyId: soon.keyId }));
    expect(world.wire.subjects("mesh.expire")).not.toContain(soon.keyId);
    expect(world.mesh.record(late.keyId).expiresAt).toBe(NOW + 7 * DAY_MS);
  });

  test("leaves a key inside the lease alone: its run may still be alive", async () => {
    const world = aWorld();
    world.installed(AN_OLD_SECRET);
    const rival = world.addManagedKey(19 * MINUTE_MS);
    await world.rotates();
    expect(world.mesh.record(rival.keyId)).toMatchObject({ status: "active", expiresAt: null });
  });

  test("replaces a dead key at once, whatever its age", async () => {
    const world = aWorld();
    const { keyId } = world.installed(HOUR_MS);
    world.mesh.kill(keyId);
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "rotated",
      plan: { code: "passed_in_dead" },
    });
    expect(world.storeHoldsLiveKey).toBe(true);
  });

  test("replaces a dead key on a re-run too: at worst once too often", async () => {
    const world = aWorld();
    const { keyId } = world.installed(HOUR_MS);
    world.mesh.kill(keyId);
    expect((await world.rotates({ attempt: 2 })).outcome.kind).toBe("rotated");
  });

  test("replaces what is no key, and sends it nowhere", async () => {
    const world = aWorld();
    world.installed(HOUR_MS);
    const { outcome } = await world.rotates({
      passedIn: new Sensitive("not a key but a sentence with a secret"),
    });
    expect(outcome).toMatchObject({ kind: "rotated", plan: { code: "passed_in_malformed" } });
    expect(world.wire.subjects("mesh.profile")).toHaveLength(1); // the admin credential
    expect(world.wire.subjects("mesh.whoami")).toHaveLength(2); // the admin credential, and the successor
  });

  test("adopts a person's key: replaces it, names it, and leaves it as it is", async () => {
    const world = aWorld();
    const { key, record } = world.mesh.addKey({ createdAt: NOW - DAY_MS, name: "by hand" });
    world.github.write(key, NOW - DAY_MS);
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "rotated", plan: { code: "adoption" } });
    expect(outcome).toHaveProperty("plan.reason", expect.stringContaining(record.keyId));
    expect(world.mesh.record(record.keyId)).toEqual(record);
  });
});

describe("nothing to do", () => {
  test("takes one round trip and changes nothing", async () => {
    const world = aWorld();
    const { keyId } = world.installed(10 * DAY_MS);
    const { outcome, events } = await world.rotates();
    expect(outcome).toMatchObject({
      ...{ kind: "unchanged", current: { keyId }, secretUpdatedAt: NOW - 10 * DAY_MS },
      nextRotationAt: NOW + 20 * DAY_MS - SECOND_MS,
    });
    expect(events.map(({ kind }) => kind)).toEqual(["observed", "planned"]);
    expect(world.wire.roundTrips).toBe(1);
  });

  test("does not claim to know the key when the run cannot be dated", async () => {
    const world = aWorld();
    world.installed(10 * DAY_MS);
    const { outcome } = await world.rotates({ queuedAt: undefined });
    expect(outcome).toMatchObject({
      kind: "unchanged",
      current: undefined,
      nextRotationAt: NOW + 20 * DAY_MS,
    });
  });

  test("plans no next rotation with `rotate-after: never`", async () => {
    const world = aWorld();
    world.installed(999 * DAY_MS);
    const { outcome } = await world.rotates({ policy: { rotateAfterMs: "never" } });
    expect(outcome).toMatchObject({ kind: "unchanged", nextRotationAt: undefined });
  });

  test("still sweeps what the evidence allows", async () => {
    const world = aWorld();
    world.installed(10 * DAY_MS);
    const orphan = world.addManagedKey(HOUR_MS);
    const superseded = world.addManagedKey(30 * DAY_MS);
    const { events } = await world.rotates();
    expect(events).toContainEqual({ kind: "swept", keyId: orphan.keyId, evidence: "orphan" });
    expect(events).toContainEqual({ kind: "swept", keyId: superseded.keyId, evidence: "superseded" });
    expect(world.mesh.liveKeyIds()).toHaveLength(1);
  });

  test.each([
    ["an orphan", HOUR_MS],
    ["a superseded key", 30 * DAY_MS],
  ])("never ends the admin credential, though it looks like %s of the target", async (_, ageMs) => {
    const world = aWorld();
    world.installed(10 * DAY_MS);
    const admin = world.addManagedKey(ageMs);
    const alike = world.addManagedKey(ageMs);
    await world.rotates({ policy: { force: true }, deps: { adminCredential: admin.key } });
    expect(world.mesh.record(admin.keyId)).toMatchObject({ status: "active", expiresAt: null });
    expect(world.mesh.record(alike.keyId).status).toBe("revoked");
  });
});

describe("a dry run", () => {
  test("prints the plan and changes nothing", async () => {
    const world = aWorld();
    world.installed(AN_OLD_SECRET);
    world.addManagedKey(HOUR_MS);
    const { outcome, events } = await world.rotates({ policy: { dryRun: true } });
    expect(outcome).toMatchObject({
      kind: "planned",
      plan: { kind: "rotate", sweeps: [{ evidence: "orphan" }] },
    });
    expect(events.map(({ kind }) => kind)).toEqual(["observed", "planned"]);
    expect(world.mesh.liveKeyIds()).toHaveLength(2);
    expect(world.wire.roundTrips).toBe(1);
  });

  test("needs no GitHub token", async () => {
    const world = aWorld();
    const deps = { github: undefined, run: undefined };
    const { outcome } = await world.rotates({ policy: { dryRun: true }, passedIn: undefined, deps });
    expect(outcome).toMatchObject({ kind: "planned", plan: { kind: "create" } });
  });
});

describe("refused", () => {
  test.each([
    ["other_target", "Pass the value of the very secret"],
    ["not_from_this_secret", "Pass the value of the very secret"],
    ["other_account", "Pass the admin credential of the account"],
  ])("%s: mints nothing, sweeps nothing, and says what to do", async (code, fix) => {
    const world = aWorld();
    world.installed(AN_OLD_SECRET);
    world.addManagedKey(HOUR_MS);
    const meta =
      code === "other_target" ? { managed_by: "setup-api-key", target: "github:x:1::actions:Y" } : {};
    const { key } = world.mesh.addKey(
      { createdAt: NOW - DAY_MS, meta },
      code === "other_account" ? "acct_b" : undefined,
    );
    const { outcome } = await world.rotates({ passedIn: key });
    expect(outcome).toMatchObject({ kind: "refused", plan: { code }, error: { code: "rotation_refused" } });
    expect(outcome).toHaveProperty("error.faults.0.fix", expect.stringContaining(fix));
    expect(world.wire.count("mesh.mint") + world.wire.count("mesh.revoke")).toBe(0);
  });

  test("max_live_keys: sweeps, mints nothing, and the next day goes on by itself", async () => {
    const world = aWorld();
    for (let crashes = 0; crashes < 5; crashes += 1) world.addManagedKey(HOUR_MS);
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "refused", plan: { code: "max_live_keys" } });
    expect(outcome).toHaveProperty("error.faults.0.fix", expect.stringContaining("raise `max-live-keys`"));
    expect(world.wire.count("mesh.mint")).toBe(0);
    world.clock.passes(DAY_MS);
    expect((await world.rotates()).outcome.kind).toBe("created");
  });

  test("not_supported: on a basic service no key is minted without the scopes that were asked for", async () => {
    const world = aWorld({ features: [] });
    const { outcome } = await world.rotates({ policy: { scopes: ["profile:read"] } });
    expect(outcome).toMatchObject({ kind: "refused", plan: { code: "not_supported" } });
    expect(outcome).toHaveProperty("error.faults.0.fix", expect.stringContaining("Remove the input"));
    expect(world.wire.count("mesh.mint")).toBe(0);
  });
});

describe("overtaken by another run", () => {
  test("revokes its own successor, touches nothing else, and that is fine", async () => {
    const world = aWorld();
    const old = world.installed(AN_OLD_SECRET);
    const rival = world.addManagedKey(SECOND_MS);
    world.wire.before("mesh.mint", () => world.github.write(rival.key));
    const { outcome, events } = await world.rotates();
    expect(outcome).toMatchObject({ kind: "superseded-by-another-run" });
    expect(events.at(-1)).toMatchObject({
      kind: "revoked-successor",
      why: "another run stored its key first",
    });
    expect(world.mesh.liveKeyIds()).toEqual([old.keyId, rival.keyId]);
    expect(world.github.holds?.equals(rival.key)).toBe(true);
    expect(world.wire.count("github.putSecret")).toBe(0);
  });

  test("on a first installation too: the secret appeared meanwhile", async () => {
    const world = aWorld();
    const rival = world.addManagedKey(SECOND_MS);
    world.wire.before("mesh.mint", () => world.github.write(rival.key));
    expect((await world.rotates()).outcome.kind).toBe("superseded-by-another-run");
  });
});

describe("secrets", () => {
  // Every run in this room is searched (World.rotates throws); here it is shown that the search can find something.
  test.each([
    ["raw, deep inside", (text: string) => ({ a: [{ b: text }] })],
    ["in an error's message", (text: string) => new Error(`refused: ${text}`)],
    ["in the cause of an error", (text: string) => new Error("x", { cause: new Error(text) })],
    ["in base64, in the middle of a text", (text: string) => Buffer.from(`x${text}yz`).toString("base64")],
    ["in hex", (text: string) => Buffer.from(text).toString("hex")],
  ])("are found %s", (_, hide) => {
    const secret = aMeshKey("planted");
    expect(leaksIn({ place: hide(secret.reveal()) }, [secret])).not.toEqual([]);
    expect(leaksIn({ place: hide("something else that is harmless") }, [secret])).toEqual([]);
  });

  test("a run that gives one away fails its test", async () => {
    const world = aWorld();
    const leaky = aMeshKey("leaky");
    world.mesh.secrets.push(leaky);
    world.wire.fails("mesh.mint", new Error(leaky.reveal()));
    await expect(world.rotates()).rejects.toThrow(/^The run gave away a secret.*outcome, inspected/);
  });

  test("each target has its own key", async () => {
    const target = aTarget({ slot: aSlot({ store: "dependabot" }) });
    const world = aWorld({ target });
    await world.rotates();
    expect(world.mesh.minted[0]).toMatchObject({
      name: "github:octo/app:MESH_API_KEY+dependabot",
      meta: { target: "github:api.github.test:4217::dependabot:MESH_API_KEY" },
    });
  });
});
