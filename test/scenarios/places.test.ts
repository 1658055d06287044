import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import { REPOSITORY, SECRET } from "../support/place.ts";
import { story } from "./story.ts";

describe("where the secret is", () => {
  story("two secret stores are two targets with two keys", async (world) => {
    const both = { "secret-stores": "actions, dependabot" };
    const first = await world.runs({ with: both });
    const results = JSON.parse(first.outputs["results"]!) as { target: string; "key-id": string }[];
    expect(results.map(({ target }) => target)).toEqual([
      "MESH_API_KEY of octo/app",
      "MESH_API_KEY of octo/app (dependabot)",
    ]);
    expect(results.map((result) => result["key-id"])).toEqual([
      world.storedKeyId(),
      world.storedKeyId({ store: "dependabot" }),
    ]);
    expect(new Set(await world.liveKeyIds()).size).toBe(2);
    world.clock.passes(DAY_MS);
    const second = await world.runs({ with: both });
    expect(second.outputs["outcome"]).toBe("unchanged");
    expect(await world.liveKeyIds()).toHaveLength(2);
  });

  story(
    "F7, F12: a store that refuses does not stop the next one, and the worst outcome counts",
    async (world) => {
      world.github.standIn.faults.add({
        method: "PUT",
        path: /\/actions\/secrets\//,
        kind: "status",
        status: 403,
        body: { message: "Resource not accessible by integration" },
      });
      const run = await world.runs({ with: { "secret-stores": "actions, dependabot" } });
      const results = JSON.parse(run.outputs["results"]!) as { outcome: string }[];
      expect(results.map(({ outcome }) => outcome)).toEqual(["rolled-back", "created"]);
      expect(run.outputs["outcome"]).toBe("rolled-back");
      expect(run.exitCode).toBe(1);
      expect(await world.liveKeyIds()).toEqual([world.storedKeyId({ store: "dependabot" })]);
    },
  );

  story("the key of one store survives the rotations of the other", async (world) => {
    await world.runs({ with: { "secret-stores": "dependabot", "current-key": "" } });
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    await world.runs();
    world.clock.passes(8 * DAY_MS);
    await world.runs();
    const stored = [world.storedKeyId({ store: "dependabot" }), world.storedKeyId()];
    expect(await world.liveKeyIds()).toEqual(stored);
  });

  for (const environment of ["production/eu west", "Prüfung – α/β"]) {
    story(`F18: an environment may be called \`${environment}\``, async (world) => {
      const { standIn } = world.github;
      standIn.addEnvironment(REPOSITORY, environment);
      const inEnvironment = { environment, with: { environment } };
      const first = await world.runs(inEnvironment);
      expect(first.outputs).toMatchObject({
        outcome: "created",
        "key-name": `github:octo/app:MESH_API_KEY@${environment}`,
      });
      expect(world.storedKeyId({ environment })).toBe(first.outputs["key-id"]);
      expect(standIn.listSecrets({ repository: REPOSITORY })).toEqual([]);
      world.clock.passes(31 * DAY_MS);
      const second = await world.runs(inEnvironment);
      expect(second.outputs).toMatchObject({
        outcome: "rotated",
        "previous-key-id": first.outputs["key-id"],
      });
      expect(world.storedKeyId({ environment })).toBe(second.outputs["key-id"]);
    });
  }

  story("F19: an environment that does not exist is named, and nothing is minted", async (world) => {
    const run = await world.runs({ with: { environment: "nowhere" } });
    expect(run.outputs["outcome"]).toBe("failed");
    expect(run.log).toContain("Create the environment in the repository's settings first");
    expect(await world.liveKeyIds()).toEqual([]);
  });

  story(
    "F14: a repository's and an environment's secret have a sealing key each, and each opens its own",
    async (world) => {
      world.github.standIn.addEnvironment(REPOSITORY, "production");
      await world.runs();
      const run = await world.runs({
        environment: "production",
        with: { environment: "production", "current-key": "" },
      });
      expect(run.outputs["outcome"]).toBe("created");
      const [ofRepository, ofEnvironment] = [{}, { environment: "production" }].map((place) =>
        world.github.standIn.openSecret({ repository: REPOSITORY, ...place }, SECRET),
      );
      expect(ofRepository === ofEnvironment).toBe(false);
    },
  );

  story("a repository that was renamed keeps its keys", async (world) => {
    const first = await world.runs();
    world.github.standIn.renameRepository(REPOSITORY, "renamed");
    world.clock.passes(31 * DAY_MS);
    const second = await world.runs({
      run: world.github.standIn.startRun({ repository: "octo/renamed" }),
      env: { GITHUB_REPOSITORY: "octo/renamed" },
      with: { repository: "octo/renamed" },
    });
    expect(second.outputs).toMatchObject({ outcome: "rotated", "previous-key-id": first.outputs["key-id"] });
    expect(second.log).toContain(`✓ retired ${first.outputs["key-id"]}`);
  });

  story(
    "a workflow that still writes under the old name of a renamed repository reaches the same secret",
    async (world) => {
      await world.runs();
      world.github.standIn.renameRepository(REPOSITORY, "renamed");
      world.clock.passes(31 * DAY_MS);
      const second = await world.runs({ run: world.github.standIn.startRun({ repository: "octo/renamed" }) });
      expect(second.outputs["outcome"]).toBe("rotated");
      expect(world.storedKeyId()).toBe(second.outputs["key-id"]);
    },
  );
});
