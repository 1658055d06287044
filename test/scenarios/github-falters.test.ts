import { describe, expect } from "@jest/globals";
import { DAY_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { SECRET_PATH } from "../support/place.ts";
import { closedPort } from "../support/sockets.ts";
import { pageOf } from "./page.ts";
import { errorCodes, story, wrote } from "./story.ts";

const PUT = { method: "PUT", path: SECRET_PATH } as const;
const STORED = `PUT ${SECRET_PATH} 201`;

describe("GitHub falters", () => {
  story("a burst of 5xx is outlasted by repeating the same write", async (world) => {
    world.github.standIn.faults.add({ ...PUT, kind: "status", status: 502, times: 2 });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("created");
    expect(wrote(run).slice(1)).toEqual([`PUT ${SECRET_PATH} 502`, `PUT ${SECRET_PATH} 502`, STORED]);
    expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
  });

  story("a write whose answer was lost is repeated, and what is stored is the same key", async (world) => {
    world.github.standIn.faults.add({ ...PUT, kind: "drop_after" });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("created");
    expect(wrote(run).slice(1)).toEqual([`PUT ${SECRET_PATH} dropped`, `PUT ${SECRET_PATH} 204`]);
    expect(world.storedKeyId()).toBe(run.outputs["key-id"]);
    expect(run.annotations).toEqual([]);
  });

  story("F23: a repeated write that GitHub does not show yet is a warning and no failure", async (world) => {
    world.github.standIn.faults.add({ ...PUT, kind: "drop_before" });
    world.github.standIn.faults.add({ ...PUT, kind: "delay_visibility", delayMs: MINUTE_MS, nth: 2 });
    const run = await world.runs();
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toMatchObject([{ level: "warning" }]);
    expect(run.log).toContain("GitHub accepted the write but does not show it yet.");
  });

  story(
    "a store that never answers is ambiguous: nothing is revoked, both keys are named, the next run resolves it",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(32 * DAY_MS);
      const dead = world.github.standIn.faults.add({ ...PUT, kind: "drop_before", times: Infinity });
      const second = await world.runs();
      expect(await pageOf(second, world)).toMatchSnapshot();
      expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
      expect(await world.liveKeyIds()).toHaveLength(2);
      dead.remove();
      world.clock.passes(30 * MINUTE_MS);
      const third = await world.runs();
      expect(third.outputs["outcome"]).toBe("rotated");
      expect(third.log).toContain(`✓ swept ${second.outputs["key-id"]} (orphan)`);
      expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"], world.storedKeyId()]);
    },
  );

  story(
    "a store that took the key and never says so is ambiguous: the next run finds it there",
    async (world) => {
      await world.runs();
      world.clock.passes(32 * DAY_MS);
      const mute = world.github.standIn.faults.add({ ...PUT, kind: "drop_after", times: Infinity });
      const second = await world.runs();
      expect(second.outputs["outcome"]).toBe("ambiguous");
      expect(world.storedKeyId()).toBe(second.outputs["key-id"]);
      mute.remove();
      world.clock.passes(30 * MINUTE_MS);
      const third = await world.runs();
      expect(third.outputs).toMatchObject({ outcome: "unchanged", "key-id": second.outputs["key-id"] });
    },
  );

  story("a 403 after a lost answer proves nothing: ambiguous, nothing is revoked", async (world) => {
    world.github.standIn.faults.add({ ...PUT, kind: "drop_after" });
    world.github.standIn.faults.add({ ...PUT, kind: "status", status: 403, nth: 2 });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("ambiguous");
    expect(run.exitCode).toBe(1);
    expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
  });

  story(
    "reads are repeated too: a first look that meets 5xx and a dropped line still ends well",
    async (world) => {
      const { faults } = world.github.standIn;
      faults.add({ method: "GET", path: /public-key$/, kind: "status", status: 503 });
      faults.add({ method: "GET", path: SECRET_PATH, kind: "drop_before" });
      const run = await world.runs();
      expect(run.outputs["outcome"]).toBe("created");
    },
  );

  story("GitHub that nobody answers for is named, and nothing is minted", async (world) => {
    const nobody = `http://127.0.0.1:${await closedPort()}`;
    const run = await world.runs({ with: { "github-api-url": nobody } });
    expect(run.outputs["outcome"]).toBe("failed");
    expect(errorCodes(run)).toEqual(["github_unreachable"]);
    expect(run.log).toContain("Input: github-api-url");
    expect(await world.liveKeyIds()).toEqual([]);
  });
});
