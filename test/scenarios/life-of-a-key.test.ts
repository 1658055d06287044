import { describe, expect } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from "../../src/values/clock.ts";
import { pageOf } from "./page.ts";
import { meshAccepts, revokesInMesh, story } from "./story.ts";

describe("the life of a key", () => {
  story("a first run stores a key that works", async (world) => {
    const first = await world.runs();
    expect(await pageOf(first, world)).toMatchSnapshot();
    expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
    expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"]]);
  });

  story("a key that is young enough stays, and nothing is written", async (world) => {
    const first = await world.runs();
    world.clock.passes(29 * DAY_MS + HOUR_MS);
    const second = await world.runs();
    expect(await pageOf(second, world)).toMatchSnapshot();
    expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
  });

  story("a key past `rotate-after` is replaced, and its predecessor gets an end", async (world) => {
    const first = await world.runs();
    world.clock.passes(31 * DAY_MS + HOUR_MS);
    const second = await world.runs();
    expect(await pageOf(second, world)).toMatchSnapshot();
    expect(world.storedKeyId()).toBe(second.outputs["key-id"]);
    expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"], second.outputs["key-id"]]);
  });

  story(
    "F27: a job that still runs with the predecessor keeps working through the grace period",
    async (world) => {
      await world.runs();
      world.clock.passes(31 * DAY_MS + HOUR_MS);
      const jobKey = world.queue().secrets.get("MESH_API_KEY")!;
      await world.runs();
      world.clock.passes(24 * HOUR_MS - MINUTE_MS);
      const early = await world.runs();
      expect(early.log).not.toContain("swept");
      expect(await meshAccepts(world, jobKey)).toBe(true);
    },
  );

  story("a predecessor that nobody uses is swept when its grace period is over", async (world) => {
    const first = await world.runs();
    world.clock.passes(31 * DAY_MS + HOUR_MS);
    const second = await world.runs();
    world.clock.passes(25 * HOUR_MS);
    const third = await world.runs();
    expect(third.outputs).toMatchObject({ outcome: "unchanged", "key-id": second.outputs["key-id"] });
    expect(third.log).toContain(`✓ swept ${first.outputs["key-id"]} (superseded)`);
    expect(await world.liveKeyIds()).toEqual([second.outputs["key-id"]]);
  });

  story(
    "a predecessor that a server still uses outlives its grace period, and people hear of it",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(31 * DAY_MS + HOUR_MS);
      const serverKey = world.queue().secrets.get("MESH_API_KEY")!;
      await world.runs();
      world.clock.passes(2 * DAY_MS);
      expect(await meshAccepts(world, serverKey)).toBe(true);
      const warned = await world.runs();
      expect(warned.exitCode).toBe(0);
      expect(warned.annotations).toMatchObject([
        { level: "warning", title: "A replaced key is still in use" },
      ]);
      expect(await meshAccepts(world, serverKey)).toBe(true);
      world.clock.passes(4 * DAY_MS);
      expect(await meshAccepts(world, serverKey)).toBe(true);
      const failed = await world.runs();
      expect(failed.exitCode).toBe(1);
      expect(failed.annotations).toMatchObject([{ level: "error", title: "A replaced key is about to end" }]);
      expect(failed.annotations[0]!.message).toContain(first.outputs["key-id"]);
      world.clock.passes(DAY_MS);
      expect(await world.keyStatus(first.outputs["key-id"]!)).toBe("expired");
    },
  );

  story(
    "F34: a predecessor that somebody revoked by hand is gone, which is all that a sweep wants",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(31 * DAY_MS);
      await world.runs();
      world.clock.passes(25 * HOUR_MS);
      world.mesh.faults.add({
        ...{ method: "DELETE", path: /api-keys/, kind: "status", status: 404 },
        beforeEffect: () => revokesInMesh(world, first.outputs["key-id"]!),
      });
      const third = await world.runs();
      expect(third.exitCode).toBe(0);
      expect(third.annotations).toEqual([]);
      expect(third.log).toContain(`✓ swept ${first.outputs["key-id"]} (superseded)`);
    },
  );

  story("`force` rotates a key that is not due", async (world) => {
    const first = await world.runs();
    world.clock.passes(HOUR_MS);
    const forced = await world.runs({ with: { force: "true" } });
    expect(forced.outputs).toMatchObject({
      outcome: "rotated",
      reason: "`force` asks for it.",
      "previous-key-id": first.outputs["key-id"],
    });
    expect(world.storedKeyId()).toBe(forced.outputs["key-id"]);
  });

  story("`rotate-after: never` leaves a key of any age as it is", async (world) => {
    const first = await world.runs();
    world.clock.passes(52 * WEEK_MS);
    const later = await world.runs({ with: { "rotate-after": "never" } });
    expect(later.outputs).toMatchObject({ outcome: "unchanged", "next-rotation-at": "" });
    expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
  });

  story("a run without `run-token` decides by the secret's age and revokes nothing", async (world) => {
    const first = await world.runs();
    world.clock.passes(31 * DAY_MS + HOUR_MS);
    await world.runs();
    world.clock.passes(2 * DAY_MS);
    const blind = await world.runs({ with: { "run-token": "" } });
    expect(blind.outputs).toMatchObject({
      outcome: "unchanged",
      reason: expect.stringContaining("The secret was last written"),
    });
    expect(await world.liveKeyIds()).toContain(first.outputs["key-id"]);
  });

  story("a dry run prints the plan and changes nothing", async (world) => {
    const first = await world.runs();
    world.clock.passes(31 * DAY_MS + HOUR_MS);
    const dry = await world.runs({ with: { "dry-run": "true" } });
    expect(await pageOf(dry, world)).toMatchSnapshot();
    expect(dry.exchanges.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"]]);
  });

  story("a dry run without `github-token` says that GitHub was not read", async (world) => {
    const dry = await world.runs({ with: { "dry-run": "true", "github-token": "" } });
    expect(dry.outputs).toMatchObject({
      outcome: "planned",
      reason: expect.stringContaining("GitHub was not read"),
    });
    expect(dry.exchanges.some(({ path }) => path.includes("/secrets"))).toBe(false);
  });

  story("`export-env` hands the new key to the later steps, and to nobody else", async (world) => {
    const first = await world.runs({ with: { "export-env": "true" } });
    expect(Object.keys(first.exported)).toEqual(["MESH_API_KEY"]);
    expect(world.mesh.minted.get(first.exported["MESH_API_KEY"]!)).toBe(first.outputs["key-id"]);
    world.clock.passes(HOUR_MS);
    const second = await world.runs({ with: { "export-env": "true" } });
    expect(second.outputs["outcome"]).toBe("unchanged");
    expect(second.exported["MESH_API_KEY"] === first.exported["MESH_API_KEY"]).toBe(true);
    const third = await world.runs({ with: { "export-env": "true", "current-key": "" } });
    expect(third.exported).toEqual({});
    expect(third.annotations).toMatchObject([{ level: "warning", title: "MESH_API_KEY was not exported" }]);
  });

  story(
    "F2, F30: every secret is masked before anything else is printed, and no mask is so short that it shreds the log",
    async (world) => {
      await world.runs();
      world.clock.passes(HOUR_MS);
      const run = await world.runs({ with: { force: "true" } });
      const masks = run.raw.stdout.split("\n").flatMap((line) => line.split("::add-mask::")[1] ?? []);
      const given = [world.mesh.adminKey, world.githubToken, world.builtInToken].map((secret) =>
        secret.reveal(),
      );
      const all = [...given, ...world.mesh.minted.keys()];
      expect(all.filter((value) => !masks.includes(value))).toEqual([]);
      expect(Math.min(...masks.map(({ length }) => length))).toBeGreaterThanOrEqual(16);
      expect(run.raw.stdout.startsWith("::add-mask::")).toBe(true);
    },
  );

  story(
    "F32: no output holds what the runner would hide, so none is dropped on the way to another job",
    async (world) => {
      const run = await world.runs();
      const withValue = Object.entries(run.outputs).filter(([, value]) => value !== "");
      expect(withValue.length).toBeGreaterThan(5);
      expect(withValue.filter(([, value]) => run.hides(value)).map(([name]) => name)).toEqual([]);
      expect(run.hides(world.mesh.adminKey.reveal())).toBe(true);
    },
  );

  story("debug logging shows requests, and still no secret", async (world) => {
    const first = await world.runs({ env: { RUNNER_DEBUG: "1" } });
    expect(first.exitCode).toBe(0);
    expect(first.log).toMatch(/##\[debug\]PUT \/repos\/octo\/app\/actions\/secrets\/MESH_API_KEY 201 \d+ ms/);
  });
});
