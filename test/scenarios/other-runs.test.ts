import { describe, expect } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../src/values/clock.ts";
import { SECRET_PATH } from "../support/place.ts";
import { pageOf } from "./page.ts";
import { story, wrote } from "./story.ts";

describe("other runs", () => {
  story(
    "another run that stores its key first wins: this run's key is revoked, and the step succeeds",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(31 * DAY_MS);
      const late = world.queue();
      let winner: string | undefined;
      world.github.standIn.faults.add({
        ...{ method: "GET", path: SECRET_PATH, nth: 2, kind: "hook" },
        beforeEffect: async () => {
          world.clock.passes(2 * SECOND_MS);
          winner = (await world.runs()).outputs["key-id"];
        },
      });
      const second = await world.runs({ run: late });
      expect(second.exitCode).toBe(0);
      expect(second.outputs["outcome"]).toBe("superseded-by-another-run");
      expect(second.annotations).toMatchObject([{ level: "notice", title: "Another run was first" }]);
      expect(world.storedKeyId()).toBe(winner);
      expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"], winner]);
    },
  );

  story("a first installation that another run overtakes ends the same way", async (world) => {
    let winner: string | undefined;
    world.github.standIn.faults.add({
      ...{ method: "GET", path: SECRET_PATH, nth: 2, kind: "hook" },
      beforeEffect: async () => {
        winner = (await world.runs()).outputs["key-id"];
      },
    });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("superseded-by-another-run");
    expect(await world.liveKeyIds()).toEqual([winner]);
    expect(world.storedKeyId()).toBe(winner);
  });

  story("F28: a re-run replays its old snapshot, and revokes nothing on the word of it", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    const due = world.queue();
    const second = await world.runs({ run: due });
    world.clock.passes(2 * DAY_MS);
    const again = world.github.standIn.rerun(due.id);
    const rerun = await world.runs({ run: again });
    expect(rerun.outputs["outcome"]).toBe("unchanged");
    expect(wrote(rerun)).toEqual([]);
    expect(world.storedKeyId()).toBe(second.outputs["key-id"]);
  });

  story(
    "F28: a re-run whose old key has died rotates, and the store holds a live key all the time",
    async (world) => {
      await world.runs();
      world.clock.passes(31 * DAY_MS);
      const due = world.queue();
      await world.runs({ run: due });
      world.clock.passes(8 * DAY_MS);
      expect(await world.keyStatus(world.storedKeyId()!)).toBe("active");
      const rerun = await world.runs({ run: world.github.standIn.rerun(due.id) });
      expect(rerun.outputs).toMatchObject({
        outcome: "rotated",
        reason: "Mesh no longer accepts the key in the secret.",
      });
      expect(await world.keyStatus(world.storedKeyId()!)).toBe("active");
    },
  );

  story(
    "a run that waited for an approval sees that the secret was written after it was queued",
    async (world) => {
      await world.runs();
      world.clock.passes(29 * DAY_MS);
      const waiting = world.queue();
      world.clock.passes(2 * DAY_MS);
      const rotated = await world.runs();
      world.clock.passes(HOUR_MS);
      const approved = await world.runs({ run: waiting });
      expect(approved.outputs["outcome"]).toBe("unchanged");
      expect(world.storedKeyId()).toBe(rotated.outputs["key-id"]);
      expect(wrote(approved)).toEqual([]);
    },
  );

  story(
    "a key of another secret as `current-key` is refused, and `force` takes it all the same",
    async (world) => {
      const other = { "secret-name": "OTHER_KEY", "current-key": "" };
      await world.runs({ with: other });
      await world.runs();
      world.clock.passes(HOUR_MS);
      const run = world.queue();
      const otherKey = run.secrets.get("OTHER_KEY")!;
      const refused = await world.runs({ run, with: { "current-key": otherKey.reveal() } });
      expect(await pageOf(refused, world)).toMatchSnapshot();
      expect(refused.exitCode).toBe(1);
      expect(wrote(refused)).toEqual([]);
      const forced = await world.runs({ with: { "current-key": otherKey.reveal(), force: "true" } });
      expect(forced.outputs["outcome"]).toBe("rotated");
      expect(await world.liveKeyIds()).toHaveLength(3);
    },
  );

  story("a key of another account is refused, even with `force`", async (world) => {
    const { service } = world.mesh;
    const stranger = await service.accounts.create({ email: "stranger@example.com" });
    const theirs = await service.keys.mint({ accountId: stranger.id, name: "theirs" });
    world.keepSecret("another account's key", theirs);
    await world.runs();
    world.clock.passes(HOUR_MS);
    const run = await world.runs({ with: { "current-key": theirs.reveal(), force: "true" } });
    expect(run.outputs).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("another Mesh account"),
    });
    expect(wrote(run)).toEqual([]);
  });

  story(
    "an orphan that is younger than the lease may belong to a living run, and is left alone",
    async (world) => {
      await world.runs();
      world.clock.passes(HOUR_MS);
      world.mesh.faults.add({
        ...{ method: "POST", path: "/api/v1/api-keys", kind: "hook" },
        afterEffect: () => world.kill(),
      });
      await world.runs({ with: { force: "true" } });
      world.clock.passes(19 * MINUTE_MS);
      expect(wrote(await world.runs())).toEqual([]);
      expect(await world.liveKeyIds()).toHaveLength(2);
      world.clock.passes(2 * MINUTE_MS);
      expect((await world.runs()).log).toContain("(orphan)");
      expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
    },
  );
});
