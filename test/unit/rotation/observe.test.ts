import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aTarget, FULL_SERVICE, NOW } from "../../support/builders.ts";
import { aMeshKey } from "../../support/credentials.ts";
import type { CallName } from "../../support/wire.ts";
import { aWorld, type World } from "../../support/world.ts";

const without = (...features: string[]) => FULL_SERVICE.filter((name) => !features.includes(name));
const WRITES: readonly CallName[] = ["mesh.mint", "mesh.revoke", "mesh.expire", "github.putSecret"];

function writes(world: World): number {
  return WRITES.reduce((sum, name) => sum + world.wire.count(name), 0);
}

describe("Mesh's clock is not GitHub's", () => {
  const AHEAD = [90 * SECOND_MS, -90 * SECOND_MS, 5 * HOUR_MS, -5 * HOUR_MS];

  test.each(AHEAD)("%i ms ahead: the same keys are known, swept and left alone", async (meshAheadMs) => {
    const world = aWorld({ meshAheadMs });
    const current = world.installed(10 * DAY_MS);
    const orphan = world.addManagedKey(20 * MINUTE_MS);
    const rival = world.addManagedKey(20 * MINUTE_MS - SECOND_MS);
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({
      ...{ kind: "unchanged", current: { keyId: current.keyId, createdAt: NOW - 10 * DAY_MS - SECOND_MS } },
    });
    expect(world.wire.subjects("mesh.revoke")).toEqual([orphan.keyId]);
    expect(world.mesh.accepts(rival.key)).toBe(true);
  });

  test.each(AHEAD)(
    "%i ms ahead: use, ends and the successor's birth are told on GitHub's clock",
    async (aheadMs) => {
      const world = aWorld({ meshAheadMs: aheadMs });
      world.installed(2 * DAY_MS);
      const inMesh = (at: number) => at + aheadMs;
      const used = { lastUsedAt: inMesh(NOW - DAY_MS + 1), expiresAt: inMesh(NOW + HOUR_MS) };
      const { keyId } = world.addManagedKey(30 * DAY_MS, used);
      const policy = { force: true, expiresInMs: 90 * DAY_MS };
      const { outcome } = await world.rotates({ policy });
      expect(outcome).toMatchObject({
        plan: { keptInUse: [{ key: { keyId, lastUsedAt: NOW - DAY_MS + 1, expiresAt: NOW + HOUR_MS } }] },
        successor: { createdAt: NOW, expiresAt: NOW + 90 * DAY_MS },
      });
      expect(world.wire.subjects("mesh.expire")).toEqual(["key_0001"]); // the other one ends sooner anyway
    },
  );

  test.each(AHEAD)("%i ms ahead: a passed-in key's end is judged on GitHub's clock", async (aheadMs) => {
    const world = aWorld({ meshAheadMs: aheadMs });
    const stays = NOW + 31 * DAY_MS;
    const { key } = world.addManagedKey(DAY_MS, { expiresAt: stays + aheadMs });
    world.github.write(key, NOW - DAY_MS);
    expect((await world.rotates()).outcome).toMatchObject({ plan: { code: "not_due" } });
    world.clock.passes(1 * SECOND_MS);
    expect((await world.rotates()).outcome).toMatchObject({ plan: { code: "expiring" } });
  });

  test.each(AHEAD)("%i ms ahead: a retired key gets its time in full", async (aheadMs) => {
    const world = aWorld({ meshAheadMs: aheadMs });
    const { keyId } = world.installed(40 * DAY_MS);
    await world.rotates();
    expect(world.mesh.record(keyId).expiresAt).toBe(NOW + aheadMs + 7 * DAY_MS);
  });

  test("goes by GitHub's clock, not by this machine's: a key's end by Mesh's own", async () => {
    const world = aWorld({ meshAheadMs: 5 * HOUR_MS });
    world.installed(10 * DAY_MS);
    world.addManagedKey(HOUR_MS, { expiresAt: NOW + 5 * HOUR_MS }); // just now
    world.addManagedKey(HOUR_MS, { expiresAt: NOW + 5 * HOUR_MS + 1 });
    const { events } = await world.rotates();
    expect(events[0]).toMatchObject({ kind: "observed", managedKeys: 2 });
  });

  test("compares the two where the answers arrived at different moments", async () => {
    const world = aWorld();
    world.installed(10 * DAY_MS);
    const rival = world.addManagedKey(20 * MINUTE_MS - 10 * SECOND_MS);
    const discover = world.mesh.discover.bind(world.mesh);
    // Mesh's answer was a minute under way after GitHub's: its Date is a minute later, without any skew.
    world.mesh.discover = async () => {
      const { features, serverAt, receivedMs } = await discover();
      return { features, serverAt: serverAt + MINUTE_MS, receivedMs: receivedMs + MINUTE_MS };
    };
    await world.rotates();
    expect(world.mesh.accepts(rival.key)).toBe(true);
    expect(world.wire.count("mesh.revoke")).toBe(0);
  });
});

describe("a read that fails changes nothing", () => {
  test.each<CallName>([
    "mesh.discover",
    "mesh.listKeys",
    "github.sealingKey",
    "github.secret",
    "run.queuedAt",
  ])("%s", async (name) => {
    const world = aWorld();
    world.installed(40 * DAY_MS);
    world.addManagedKey(HOUR_MS);
    const error = new UserError("github_unreachable", { what: "No answer.", fix: "Wait." });
    world.wire.fails(name, error);
    expect((await world.rotates()).outcome).toEqual({ kind: "failed", plan: undefined, error });
    expect(writes(world)).toBe(0);
  });

  test("an error that nobody foresaw is told as one", async () => {
    const world = aWorld();
    world.wire.fails("mesh.discover", new TypeError("x is not a function"));
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "failed",
      error: { code: "internal_error" },
    });
  });

  test("but what the service does not advertise is not missed", async () => {
    const world = aWorld({ features: ["whoami"] });
    world.wire.fails("mesh.listKeys", new Error("HTTP 404"));
    expect((await world.rotates()).outcome.kind).toBe("created");
  });

  test("nor on the basic service, whatever its unknown routes answer", async () => {
    const world = aWorld({ features: [] });
    world.wire.fails("mesh.whoami", new Error("HTTP 520"));
    expect((await world.rotates()).outcome.kind).toBe("created");
  });
});

describe("the admin credential", () => {
  test.each([
    ["full", FULL_SERVICE],
    ["basic", []],
  ])("has to be accepted by the %s service before anything else counts", async (_, features) => {
    const world = aWorld({ features });
    const { outcome } = await world.rotates({ deps: { adminCredential: aMeshKey("unknown") } });
    expect(outcome).toMatchObject({ kind: "failed", error: { code: "admin_credential_rejected" } });
    expect(writes(world)).toBe(0);
  });

  test("may be an access token, for which the profile vouches where `whoami` knows only keys", async () => {
    const world = aWorld();
    world.mesh.whoamiKnowsTokens = false;
    expect((await world.rotates()).outcome.kind).toBe("created");
  });
});

describe("which keys are the target's", () => {
  const label = { managed_by: "setup-api-key" };
  const count = async (world: World): Promise<unknown> => {
    const { events } = await world.rotates();
    return events.find((event) => event.kind === "observed")?.managedKeys;
  };

  test("those that bear both labels and live: names prove nothing", async () => {
    const world = aWorld();
    const createdAt = NOW - DAY_MS;
    const mine = { ...label, target: world.targetId };
    world.mesh.addKey({ createdAt, meta: mine, name: "renamed" });
    world.mesh.addKey({ createdAt, meta: { target: world.targetId } });
    world.mesh.addKey({ createdAt, meta: { ...mine, managed_by: "somebody-else" } });
    world.mesh.addKey({ createdAt, meta: { ...mine, target: `${world.targetId}_2` } });
    world.mesh.addKey({ createdAt, name: world.target.keyName });
    world.mesh.addKey({ createdAt, meta: mine, status: "disabled" });
    world.mesh.addKey({ createdAt, meta: mine, status: "revoked" });
    world.mesh.addKey({ createdAt, meta: mine, expiresAt: NOW });
    expect(await count(world)).toBe(1);
  });

  test("without metadata, those that bear the default name, whatever name the user chose", async () => {
    const world = aWorld({ features: without("meta"), target: aTarget({ keyName: "chosen" }) });
    world.mesh.addKey({ createdAt: NOW - DAY_MS, name: "github:octo/app:MESH_API_KEY" });
    world.mesh.addKey({ createdAt: NOW - HOUR_MS, name: "github:octo/app:MESH_API_KEY" });
    world.mesh.addKey({ createdAt: NOW - DAY_MS, name: "chosen" });
    expect(await count(world)).toBe(2);
  });

  test("without `list` there is nothing to see", async () => {
    const world = aWorld({ features: without("list") });
    world.installed(10 * DAY_MS);
    expect(await count(world)).toBe(0);
  });
});

describe("whose is the passed-in key?", () => {
  const reasonFor = async (world: World, createdAt: number, change: object): Promise<unknown> => {
    const { key } = world.mesh.addKey({ createdAt, ...change });
    world.github.write(key, createdAt);
    const { outcome } = await world.rotates();
    return "plan" in outcome ? outcome.plan?.code : undefined;
  };

  test("the target's own is in the list: that costs no further read", async () => {
    const world = aWorld();
    world.installed(DAY_MS);
    await world.rotates();
    expect(world.wire.count("mesh.findKey")).toBe(0);
  });

  test("another target's is told from a person's by its labels, with one read more", async () => {
    const meta = { managed_by: "setup-api-key", target: "github:api.github.test:1::actions:X" };
    const world = aWorld();
    expect(await reasonFor(world, NOW - DAY_MS, { meta })).toBe("other_target");
    expect(world.wire.count("mesh.findKey")).toBe(1);
    expect(await reasonFor(aWorld(), NOW - DAY_MS, { meta: { ...meta, managed_by: "x" } })).toBe("adoption");
  });

  test("a key with the target's labels is the target's, though the list was read a moment too early", async () => {
    const world = aWorld();
    const meta = { managed_by: "setup-api-key", target: world.targetId };
    const listKeys = world.mesh.listKeys.bind(world.mesh);
    world.mesh.listKeys = async (query) => (await listKeys(query)).slice(0, 0);
    expect(await reasonFor(world, NOW - DAY_MS, { meta })).toBe("not_due");
  });

  test("without metadata its name tells", async () => {
    const name = "github:octo/app:MESH_API_KEY";
    expect(await reasonFor(aWorld({ features: without("meta") }), NOW - DAY_MS, { name })).toBe("not_due");
    expect(await reasonFor(aWorld({ features: without("meta") }), NOW - DAY_MS, { name: "x" })).toBe(
      "adoption",
    );
  });

  test("without a list a live key counts as the target's", async () => {
    expect(await reasonFor(aWorld({ features: ["whoami"] }), NOW - DAY_MS, { name: "x" })).toBe("not_due");
  });

  test("an account that Mesh does not tell is no contradiction, on either side", async () => {
    const world = aWorld();
    world.installed(DAY_MS);
    const nameless = aMeshKey("nameless");
    world.mesh.addToken(nameless, undefined);
    const deps = { adminCredential: nameless };
    expect((await world.rotates({ deps })).outcome.kind).toBe("unchanged");
    const whoami = world.mesh.whoami.bind(world.mesh);
    world.mesh.whoami = async (credential) => {
      const answer = await whoami(credential);
      const isAdmin = credential.equals(world.adminCredential);
      return isAdmin || answer.kind === "rejected" ? answer : { ...answer, account: undefined };
    };
    expect((await world.rotates()).outcome.kind).toBe("unchanged");
  });
});

describe("the repository's numeric id", () => {
  const target = aTarget({ holderId: undefined });

  test("is asked for where the run does not know it, beside the other reads", async () => {
    const world = aWorld({ target });
    expect((await world.rotates()).outcome.kind).toBe("created");
    expect(world.mesh.minted[0]?.meta?.["target"]).toBe("github:api.github.test:4217::actions:MESH_API_KEY");
    expect(world.wire.count("github.repositoryId")).toBe(1);
    expect(world.wire.roundTrips).toBe(4);
  });

  test("lists by the label alone where it is not known yet, by the target where it is", async () => {
    const unknown = aWorld({ target });
    await unknown.rotates();
    expect(unknown.wire.subjects("mesh.listKeys")).toEqual(['{"managed_by":"setup-api-key"}']);
    const known = aWorld();
    await known.rotates();
    expect(known.wire.subjects("mesh.listKeys")).toEqual([JSON.stringify({ target: known.targetId })]);
    expect(known.wire.count("github.repositoryId")).toBe(0);
  });

  test("not learnt: nothing is minted, for no later run would find the key again", async () => {
    const world = aWorld({ target });
    world.wire.fails(
      "github.repositoryId",
      new UserError("github_token_blind", { what: "404.", fix: "See." }),
    );
    expect((await world.rotates()).outcome).toMatchObject({
      kind: "failed",
      error: { code: "github_token_blind" },
    });
    expect(writes(world)).toBe(0);
  });

  test("without GitHub nothing is minted either, dry run or not", async () => {
    const world = aWorld({ target });
    const deps = { github: undefined, run: undefined };
    expect((await world.rotates({ deps, passedIn: undefined })).outcome).toMatchObject({
      ...{ kind: "refused", error: { code: "target_unknown" } },
    });
    expect(writes(world)).toBe(0);
  });
});

describe("when this run was queued", () => {
  test("is not asked on a laptop, or where the run may not be read", async () => {
    const world = aWorld();
    world.installed(10 * DAY_MS);
    const run = { repository: { owner: "octo", name: "app" }, runId: "77", port: undefined, attempt: 1 };
    for (const deps of [{ run: undefined }, { run }]) {
      expect((await world.rotates({ deps })).outcome).toMatchObject({
        kind: "unchanged",
        current: undefined,
      });
      expect(world.wire.count("run.queuedAt")).toBe(0);
    }
  });

  test("tells nothing of a re-run, which replays an older snapshot", async () => {
    const world = aWorld();
    world.installed(10 * DAY_MS);
    const superseded = world.addManagedKey(30 * DAY_MS);
    const { outcome } = await world.rotates({ attempt: 2 });
    expect(outcome).toMatchObject({ kind: "unchanged", current: undefined });
    expect(world.mesh.accepts(superseded.key)).toBe(true);
  });
});
