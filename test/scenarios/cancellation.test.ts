import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import { SECRET_PATH } from "../support/place.ts";
import { errorCodes, story, wrote } from "./story.ts";

describe("a run that is cancelled", () => {
  story("before it has minted a key mints none", async (world) => {
    // The read is repeated, so that the signal is there before the last answer is.
    world.github.standIn.faults.add({
      ...{ method: "GET", path: /public-key$/, kind: "status", status: 503, times: 3 },
      beforeEffect: () => world.cancel(),
    });
    const run = await world.runs();
    expect(run.exitCode).toBe(1);
    expect(errorCodes(run)).toEqual(["cancelled"]);
    expect(wrote(run)).toEqual([]);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const)
    story(`before it has stored its key revokes it, and the old one stays: ${signal}`, async (world) => {
      const first = await world.runs();
      world.clock.passes(31 * DAY_MS);
      world.mesh.faults.add({
        ...{ method: "POST", path: "/api/v1/api-keys", kind: "hook" },
        afterEffect: () => world.cancel(signal),
      });
      const second = await world.runs();
      expect(second.exitCode).toBe(1);
      expect(second.outputs["outcome"]).toBe("rolled-back");
      expect(errorCodes(second)).toEqual(["cancelled"]);
      expect(wrote(second).some((request) => request.startsWith("PUT"))).toBe(false);
      expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"]]);
      expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
    });

  story("after its write was sent does not take the key back", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    world.github.standIn.faults.add({
      ...{ method: "PUT", path: SECRET_PATH, kind: "hook" },
      beforeEffect: () => world.cancel(),
    });
    const second = await world.runs();
    expect(second.outputs["outcome"]).toBe("rotated");
    expect(await world.keyStatus(world.storedKeyId()!)).toBe("active");
  });

  story("while it waits to repeat an unanswered write leaves the key alone: ambiguous", async (world) => {
    world.github.standIn.faults.add({
      method: "PUT",
      path: SECRET_PATH,
      kind: "drop_after",
      times: Infinity,
    });
    world.github.standIn.faults.add({
      ...{ method: "PUT", path: SECRET_PATH, kind: "hook", nth: 2 },
      beforeEffect: () => world.cancel(),
    });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("ambiguous");
    expect(await world.keyStatus(world.storedKeyId()!)).toBe("active");
  });
});
