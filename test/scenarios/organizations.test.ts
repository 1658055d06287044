import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import { ORGANIZATION, REPOSITORY, SECRET } from "../support/place.ts";
import { errorCodes, story, wrote, type World } from "./story.ts";

const OF_ORGANIZATION = { organization: ORGANIZATION };
const PUT = `/orgs/${ORGANIZATION}/actions/secrets/${SECRET}`;

const accessOf = ({ github }: World, store?: "dependabot" | "codespaces") =>
  github.standIn.organizationSecretAccess(ORGANIZATION, SECRET, store);

describe("a secret of an organization", () => {
  story("is created for private repositories, and rotated on what its runs pass in", async (world) => {
    const first = await world.runs({ with: OF_ORGANIZATION });
    expect(first.outputs).toMatchObject({ outcome: "created", "key-name": "github:octo:MESH_API_KEY" });
    expect(world.storedKeyId(OF_ORGANIZATION)).toBe(first.outputs["key-id"]);
    expect(accessOf(world)).toEqual({ visibility: "private", selectedRepositoryIds: [] });
    world.clock.passes(31 * DAY_MS);
    const second = await world.runs({ with: OF_ORGANIZATION });
    expect(second.outputs).toMatchObject({ outcome: "rotated", "previous-key-id": first.outputs["key-id"] });
    expect(second.log).toContain("✓ plan: rotate. The key is 31 days old");
    expect(second.log).toContain("✓ MESH_API_KEY of organization octo: rotated");
    world.clock.passes(9 * DAY_MS);
    const third = await world.runs({ with: OF_ORGANIZATION });
    expect(third.outputs["outcome"]).toBe("unchanged");
    expect(await world.liveKeyIds()).toEqual([second.outputs["key-id"]]);
  });

  story("F9, F25: a rotation keeps who may read it, the list and the value", async (world) => {
    const other = world.github.standIn.addRepository({ owner: ORGANIZATION, name: "other" });
    const selected = { ...OF_ORGANIZATION, "selected-repositories": `app, ${other.id}` };
    await world.runs({ with: selected });
    const access = accessOf(world);
    expect(access).toEqual({
      visibility: "selected",
      selectedRepositoryIds: [world.repositoryId, other.id],
    });
    world.clock.passes(31 * DAY_MS);
    const second = await world.runs({ with: OF_ORGANIZATION });
    expect(second.outputs["outcome"]).toBe("rotated");
    expect(accessOf(world)).toEqual(access);
    expect(world.storedKeyId(OF_ORGANIZATION)).toBe(second.outputs["key-id"]);
  });

  story("is opened to others, or closed, with the next write", async (world) => {
    await world.runs({ with: { ...OF_ORGANIZATION, visibility: "all" } });
    expect(accessOf(world)?.visibility).toBe("all");
    world.clock.passes(DAY_MS);
    const quiet = await world.runs({ with: { ...OF_ORGANIZATION, visibility: "private" } });
    expect([quiet.outputs["outcome"], accessOf(world)?.visibility]).toEqual(["unchanged", "all"]);
    await world.runs({ with: { ...OF_ORGANIZATION, visibility: "private", force: "true" } });
    expect(accessOf(world)?.visibility).toBe("private");
  });

  story("cannot be for a selection that nobody named: nothing is minted", async (world) => {
    const run = await world.runs({ with: { ...OF_ORGANIZATION, visibility: "selected" } });
    expect([run.outputs["outcome"], ...errorCodes(run)]).toEqual(["refused", "invalid_inputs"]);
    expect(wrote(run)).toEqual([]);
  });

  story("for a repository that is not there ends before anything is minted", async (world) => {
    const run = await world.runs({ with: { ...OF_ORGANIZATION, "selected-repositories": "app, nowhere" } });
    expect(errorCodes(run)).toEqual(["github_token_blind"]);
    expect(run.log).toContain("GitHub refused to read the repository octo/nowhere (HTTP 404)");
    expect(wrote(run)).toEqual([]);
  });

  for (const store of ["dependabot", "codespaces"] as const)
    story(`has a key of its own in the store ${store}, and another sealing key`, async (world) => {
      const run = await world.runs({
        with: {
          ...OF_ORGANIZATION,
          "secret-stores": `actions, ${store}`,
          "selected-repositories": "app",
          "current-key": "",
        },
      });
      expect(run.outputs["outcome"]).toBe("created");
      const keyIds = [world.storedKeyId(OF_ORGANIZATION), world.storedKeyId({ ...OF_ORGANIZATION, store })];
      expect(new Set(keyIds).size).toBe(2);
      expect(accessOf(world, store)).toEqual({
        visibility: "selected",
        selectedRepositoryIds: [world.repositoryId],
      });
    });

  story("is none of a repository's: a secret of the same name there keeps its own key", async (world) => {
    const ofRepository = await world.runs();
    world.clock.passes(DAY_MS);
    // The repository's secret shadows the organization's: what is passed in is not what this step writes.
    const first = await world.runs({ with: { ...OF_ORGANIZATION, "current-key": "" } });
    const shadowed = await world.runs({ with: { ...OF_ORGANIZATION, force: "false" } });
    expect([first.outputs["outcome"], shadowed.outputs["outcome"]]).toEqual(["created", "refused"]);
    expect(shadowed.log).toContain("`current-key` does not come from the secret this run writes");
    expect(world.storedKeyId()).toBe(ofRepository.outputs["key-id"]);
  });

  story("that the token may not write is told with the permission, and the key is revoked", async (world) => {
    const { standIn } = world.github;
    const token = standIn.addToken({
      ...{ kind: "app", repositories: [REPOSITORY], organizations: [ORGANIZATION] },
      permissions: { organization_secrets: "read" },
    });
    world.keepSecret("the read-only token", token);
    const run = await world.runs({ with: { ...OF_ORGANIZATION, "github-token": token.reveal() } });
    expect(run.outputs["outcome"]).toBe("rolled-back");
    expect(run.log).toContain("GitHub would accept: organization_secrets=write.");
    expect(run.log).toContain("*Organization secrets: write*");
    expect(await world.liveKeyIds()).toEqual([]);
  });

  story("F20: of an organization that is none is told as what it may be", async (world) => {
    const run = await world.runs({ with: { organization: "nobody" } });
    expect(errorCodes(run)).toEqual(["github_token_blind"]);
    expect(run.log).toContain("There is no organization nobody, it is the account of a person");
  });

  story(
    "whose list somebody changes while the run is at work is left to the next run (F24)",
    async (world) => {
      await world.runs({ with: { ...OF_ORGANIZATION, "selected-repositories": "app" } });
      world.clock.passes(31 * DAY_MS);
      const { standIn } = world.github;
      standIn.faults.add({
        ...{ method: "GET", path: PUT, nth: 2, kind: "hook" },
        beforeEffect: async () => {
          await standIn.fetch(`${world.github.url}${PUT}/repositories`, {
            method: "PUT",
            headers: { authorization: `Bearer ${world.githubToken.reveal()}`, "user-agent": "a person" },
            body: JSON.stringify({ selected_repository_ids: [] }),
          });
        },
      });
      const run = await world.runs({ with: OF_ORGANIZATION });
      expect(run.outputs["outcome"]).toBe("superseded-by-another-run");
      expect(accessOf(world)).toEqual({ visibility: "selected", selectedRepositoryIds: [] });
      expect(
        (await world.runs({ with: { ...OF_ORGANIZATION, force: "true", "current-key": "" } })).exitCode,
      ).toBe(0);
      expect(accessOf(world)).toEqual({ visibility: "selected", selectedRepositoryIds: [] });
    },
  );

  story("is revoked and torn down like any other", async (world) => {
    await world.runs({ with: OF_ORGANIZATION });
    world.clock.passes(DAY_MS);
    const leaked = world.storedKeyId(OF_ORGANIZATION);
    const compromised = await world.revokes({ mode: "compromised", with: OF_ORGANIZATION });
    expect(compromised.outputs).toMatchObject({ outcome: "rotated-and-revoked", "revoked-key-ids": leaked });
    expect(accessOf(world)?.visibility).toBe("private");
    world.clock.passes(DAY_MS);
    const torn = await world.revokes({ mode: "teardown", with: OF_ORGANIZATION });
    expect(torn.outputs["outcome"]).toBe("torn-down");
    expect(await world.liveKeyIds()).toEqual([]);
  });

  story("is verified against its own keys", async (world) => {
    await world.runs({ with: OF_ORGANIZATION });
    const run = await world.verifies({ with: OF_ORGANIZATION });
    expect(run.outputs).toMatchObject({ valid: "true", status: "current" });
  });
});
