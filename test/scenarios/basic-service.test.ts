import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import { pageOf } from "./page.ts";
import { errorCodes, story, wrote } from "./story.ts";

const BASIC = { quirks: ["basic"] } as const;

describe("a Mesh service with the basic API", () => {
  story(
    "create, unchanged, rotated: it works, and says by hand what the service cannot do",
    async (world) => {
      const first = await world.runs();
      expect(await pageOf(first, world)).toMatchSnapshot("first");
      world.clock.passes(10 * DAY_MS);
      const second = await world.runs();
      expect(second.outputs["outcome"]).toBe("unchanged");
      expect(wrote(second)).toEqual([]);
      world.clock.passes(22 * DAY_MS);
      const third = await world.runs();
      expect(await pageOf(third, world)).toMatchSnapshot("third");
      expect(world.storedKeyId()).toBe(third.outputs["key-id"]);
      expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"], third.outputs["key-id"]]);
    },
    BASIC,
  );

  story(
    "a mint whose answer was lost is not repeated: the run says what to look for",
    async (world) => {
      world.mesh.faults.add({ method: "POST", path: "/api/v1/api-keys", kind: "drop_after" });
      const run = await world.runs();
      expect(run.exitCode).toBe(1);
      expect(errorCodes(run)).toEqual(["mint_unknown"]);
      expect(run.log).toContain(
        'Look in the Mesh web interface for a key named "github:octo/app:MESH_API_KEY" made just now',
      );
      expect(wrote(run)).toEqual(["POST /api/v1/api-keys dropped"]);
      expect((await world.runs()).outputs["outcome"]).toBe("created");
    },
    BASIC,
  );

  story(
    "a write that GitHub refuses names the key to delete by hand",
    async (world) => {
      world.github.standIn.faults.add({ method: "PUT", path: /secrets/, kind: "status", status: 403 });
      const run = await world.runs();
      const [nobodys] = await world.liveKeyIds();
      expect(run.outputs["outcome"]).toBe("rolled-back");
      expect(run.log).toContain(`delete ${nobodys} in the Mesh web interface, nothing uses it`);
      expect(run.files.step_summary).toContain(`**To do by hand:** delete \`${nobodys}\``);
    },
    BASIC,
  );

  story(
    "a dead key in the secret is seen by the profile alone, and replaced",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(DAY_MS);
      const run = world.queue();
      world.mesh.faults.add({ method: "GET", path: "/auth/profile", kind: "status", status: 404, nth: 2 });
      const second = await world.runs({ run });
      expect(second.outputs).toMatchObject({
        outcome: "rotated",
        reason: "Mesh no longer accepts the key in the secret.",
      });
      expect(second.outputs["key-id"]).not.toBe(first.outputs["key-id"]);
    },
    BASIC,
  );

  story(
    "what only a full service can do is refused, not silently left out",
    async (world) => {
      const run = await world.runs({ with: { "expires-in": "90d", scopes: "profile:read" } });
      expect(run.outputs).toMatchObject({
        outcome: "refused",
        reason: expect.stringContaining("cannot make a key with `scopes` and `expires-in`"),
      });
      expect(wrote(run)).toEqual([]);
    },
    BASIC,
  );
});
