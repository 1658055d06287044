import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import { pageOf } from "./page.ts";
import { errorCodes, story } from "./story.ts";

const NOTHING_GIVEN = { "admin-key": "", "github-token": "", "current-key": "" } as const;

describe("inputs", () => {
  story("every fault is told at once, and no request is sent", async (world) => {
    const run = await world.runs({
      with: {
        ...{ "admin-key": "", "github-token": "", repository: "not a repository", name: "a::b" },
        ...{ "secret-name": "GITHUB_KEY", "secret-stores": "actions, vault", environment: "production" },
        ...{ "rotate-after": "soon", "grace-period": "0", "keep-while-used": "-1d", "expires-in": "1d" },
        ...{ "max-live-keys": "1", force: "yes", "export-env": "on", "dry-run": "maybe" },
        ...{ "api-url": "ftp://mesh.example", "github-api-url": "https://user:pass@github.example" },
      },
    });
    expect(await pageOf(run, world)).toMatchSnapshot();
    expect(run.exitCode).toBe(1);
    expect(run.outputs["outcome"]).toBe("failed");
    expect(run.exchanges).toEqual([]);
  });

  story("durations that are fine each and break a promise together are refused", async (world) => {
    const tooShort = await world.runs({ with: { "rotate-after": "1h" } });
    expect(tooShort.log).toContain("`rotate-after` (1h) is too short for `max-live-keys` (5).");
    const noEnd = await world.runs({ with: { "rotate-after": "never", "expires-in": "90d" } });
    expect(noEnd.log).toContain("`expires-in` cannot go with `rotate-after: never`");
    expect([...tooShort.exchanges, ...noEnd.exchanges]).toEqual([]);
  });

  story("a credential in the wrong input is not repeated", async (world) => {
    const run = await world.runs({
      with: { "rotate-after": world.mesh.adminKey.reveal(), "secret-name": "MESH_API_KEY" },
    });
    expect(errorCodes(run)).toEqual(["invalid_inputs"]);
    expect(run.log).toContain("`rotate-after` is something that looks like a credential");
  });

  story("F33: a pull request from a fork gets no secrets, and is told so", async (world) => {
    await world.runs();
    const run = world.queue({ fromFork: true, event: "pull_request" });
    expect(run.secrets.size).toBe(0);
    const fork = await world.runs({ run, with: NOTHING_GIVEN });
    expect(errorCodes(fork)).toEqual(["invalid_inputs"]);
    expect(fork.log).toContain("If this run comes from a fork or from Dependabot, it gets no secrets.");
    expect(fork.exchanges).toEqual([]);
  });

  story("F33: a run by Dependabot gets Dependabot's secrets and no others", async (world) => {
    await world.runs();
    const queue = { actor: "dependabot[bot]", event: "pull_request" };
    expect(world.queue(queue).secrets.size).toBe(0);
    const run = await world.runs({ queue, with: NOTHING_GIVEN });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain("If this run comes from a fork or from Dependabot, it gets no secrets.");
    expect(run.exchanges).toEqual([]);
  });

  story(
    "F33: a run by Dependabot says nothing about the `actions` store, whatever is passed in",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(DAY_MS);
      const current = world.queue().secrets.get("MESH_API_KEY")!;
      const second = await world.runs({
        queue: { actor: "dependabot[bot]" },
        with: { "current-key": current.reveal() },
      });
      expect(second.outputs["reason"]).toContain("The secret was last written");
      expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
    },
  );

  story("a short grace period is allowed, and warned of", async (world) => {
    const run = await world.runs({ with: { "grace-period": "1h" } });
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toMatchObject([{ level: "warning", title: "Short grace period" }]);
  });
});
