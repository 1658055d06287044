import { describe, expect } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../src/values/clock.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { aMeshKey } from "../support/credentials.ts";
import { pastes, SECRET_PATH } from "../support/place.ts";
import { meshAccepts, revokesInMesh, story, type World } from "./story.ts";

describe("what somebody broke heals", () => {
  story("a key that was revoked in Mesh is replaced by the next run", async (world) => {
    const first = await world.runs();
    world.clock.passes(HOUR_MS);
    await revokesInMesh(world, first.outputs["key-id"]!);
    const second = await world.runs();
    expect(second.outputs).toMatchObject({
      outcome: "rotated",
      reason: "Mesh no longer accepts the key in the secret.",
    });
    expect(world.storedKeyId()).toBe(second.outputs["key-id"]);
    expect(await world.liveKeyIds()).toEqual([second.outputs["key-id"]]);
  });

  story("rubbish that somebody pasted is replaced, and never sent to Mesh", async (world) => {
    await world.runs();
    world.clock.passes(HOUR_MS);
    const rubbish = new Sensitive(`op://vault/${aMeshKey("rubbish").reveal().slice(5)}`);
    world.keepSecret("the rubbish", rubbish);
    await pastes(world, rubbish);
    const second = await world.runs();
    expect(second.outputs["outcome"]).toBe("rotated");
    expect(second.annotations).toMatchObject([{ level: "warning", title: "`current-key` is no Mesh key" }]);
    expect(world.storedKeyId()).toBe(second.outputs["key-id"]);
    const asked = second.exchanges.filter(({ path }) => path === "/api/v1/whoami");
    expect(asked).toHaveLength(2); // the admin credential, and the new key's proof
  });

  story("F22: a key that was pasted with a line break is replaced by one without", async (world) => {
    await world.runs();
    world.clock.passes(HOUR_MS);
    const broken = new Sensitive(`${aMeshKey("broken").reveal()}\nsecond line`);
    world.keepSecret("the broken key", broken);
    await pastes(world, broken);
    const second = await world.runs();
    expect(second.outputs["outcome"]).toBe("rotated");
    const value = world.github.standIn.openSecret({ repository: "octo/app" }, "MESH_API_KEY")!;
    expect(/\s/.test(value)).toBe(false);
    expect(world.storedKeyId()).toBe(second.outputs["key-id"]);
  });

  story("a person's key is adopted: replaced by a managed one, and left alive", async (world) => {
    const { service, accountId } = world.mesh;
    const own = await service.keys.mint({ accountId, name: "made by hand" });
    world.keepSecret("a person's key", own);
    await pastes(world, own);
    world.clock.passes(HOUR_MS);
    const adopting = await world.runs();
    expect(adopting.outputs).toMatchObject({
      outcome: "rotated",
      reason: expect.stringContaining("was not minted for this secret by this action"),
    });
    expect(world.storedKeyId()).toBe(adopting.outputs["key-id"]);
    world.clock.passes(40 * DAY_MS);
    await world.runs();
    expect(await meshAccepts(world, own)).toBe(true);
  });

  story("F38: the admin credential as `current-key` is refused before any request", async (world) => {
    const refused = await world.runs({ with: { "current-key": world.mesh.adminKey.reveal() } });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain("`current-key` is the same value as `admin-key`.");
    expect(refused.exchanges).toEqual([]);
  });
});

describe("a run that is killed leaves a state from which the next run gets there", () => {
  const MINT = { method: "POST", path: "/api/v1/api-keys" } as const;
  const PUT = { method: "PUT", path: SECRET_PATH } as const;
  const kills = (world: World) => ({ kind: "hook", beforeEffect: () => world.kill() }) as const;
  const killsAfter = (world: World) => ({ kind: "hook", afterEffect: () => world.kill() }) as const;
  const boundaries: readonly [string, (world: World) => void][] = [
    ["before the mint takes effect", (world) => void world.mesh.faults.add({ ...MINT, ...kills(world) })],
    [
      "after the mint, before its answer",
      (world) => void world.mesh.faults.add({ ...MINT, ...killsAfter(world) }),
    ],
    [
      "before the write takes effect",
      (world) => void world.github.standIn.faults.add({ ...PUT, ...kills(world) }),
    ],
    [
      "after the write, before its answer",
      (world) => void world.github.standIn.faults.add({ ...PUT, ...killsAfter(world) }),
    ],
    [
      "before the predecessor gets its end",
      (world) => void world.mesh.faults.add({ method: "PATCH", path: /api-keys/, ...kills(world) }),
    ],
  ];

  for (const [when, arrange] of boundaries) {
    story(`F4: SIGKILL ${when}`, async (world) => {
      await world.runs();
      world.clock.passes(31 * DAY_MS);
      arrange(world);
      expect((await world.runs()).exitCode).toBe("killed");
      expect(await world.keyStatus(world.storedKeyId()!)).toBe("active");
      world.clock.passes(21 * MINUTE_MS);
      const healing = await world.runs();
      expect(healing.exitCode).toBe(0);
      expect(await world.keyStatus(world.storedKeyId()!)).toBe("active");
      world.clock.passes(9 * DAY_MS);
      expect((await world.runs()).exitCode).toBe(0);
      expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
    });
  }

  story(
    "F4: the orphan of a first run that was killed ends after the next run's own write",
    async (world) => {
      world.mesh.faults.add({ ...MINT, ...killsAfter(world) });
      expect((await world.runs()).exitCode).toBe("killed");
      const [orphan] = await world.liveKeyIds();
      world.clock.passes(21 * MINUTE_MS);
      const healing = await world.runs();
      expect(healing.outputs["outcome"]).toBe("created");
      expect(healing.log).toContain(`✓ retired ${orphan}`);
      world.clock.passes(8 * DAY_MS);
      expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
    },
  );

  story("a run right after the killed one leaves the young orphan alone", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    world.mesh.faults.add({ ...MINT, ...killsAfter(world) });
    await world.runs();
    world.clock.passes(10 * SECOND_MS);
    const next = await world.runs();
    expect(next.outputs["outcome"]).toBe("rotated");
    expect(next.exchanges.filter(({ method }) => method === "DELETE")).toEqual([]);
    expect(await world.liveKeyIds()).toHaveLength(3);
  });

  story(
    "F4: a crash loop cannot flood Mesh: `max-live-keys` refuses, and a later day gets there",
    async (world) => {
      world.mesh.faults.add({ ...MINT, ...killsAfter(world), times: 5 });
      for (let crash = 0; crash < 5; crash += 1) await world.runs();
      const refused = await world.runs();
      expect(refused.outputs["outcome"]).toBe("refused");
      expect(await world.liveKeyIds()).toHaveLength(5);
      world.clock.passes(25 * HOUR_MS);
      const later = await world.runs();
      expect(later.outputs["outcome"]).toBe("created");
    },
  );
});
