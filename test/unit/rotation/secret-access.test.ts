import { describe, expect, test } from "@jest/globals";
import type { SecretAccess, Visibility } from "../../../src/github/port.ts";
import type { AccessWish } from "../../../src/rotation/secret-access.ts";
import { DAY_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aSlot, aTarget } from "../../support/builders.ts";
import { aWorld, type World } from "../../support/world.ts";

const OPEN: AccessWish = { visibility: undefined, repositories: undefined };
const ORGANIZATION = aSlot({ kind: "organization", organization: "octo", store: "actions" });
const APP = { owner: "octo", name: "app" };

function aWorldOf(
  access: AccessWish,
  now?: { visibility: Visibility; selection?: readonly string[] },
): World {
  const world = aWorld({ target: aTarget({ slot: ORGANIZATION, holderId: "org-9919", access }) });
  world.github.visibility = now?.visibility;
  world.github.selection = now?.selection ?? [];
  if (now !== undefined)
    world.github.write(world.addManagedKey(40 * DAY_MS).key, world.clock.now() - 40 * DAY_MS);
  return world;
}

describe("who may read an organization's secret after the write", () => {
  test.each<[string, AccessWish, Parameters<typeof aWorldOf>[1], SecretAccess]>([
    ["a new one: private repositories", OPEN, undefined, { visibility: "private" }],
    ["a new one, as wished", { ...OPEN, visibility: "all" }, undefined, { visibility: "all" }],
    ["F25: what was open stays as it is", OPEN, { visibility: "all" }, { visibility: "all" }],
    [
      "F9: a selection stays what it is",
      OPEN,
      { visibility: "selected", selection: ["7", "8"] },
      { visibility: "selected", repositoryIds: ["7", "8"] },
    ],
    [
      "a selection of nobody stays one: that is what somebody wanted",
      OPEN,
      { visibility: "selected" },
      { visibility: "selected", repositoryIds: [] },
    ],
    [
      "repositories by name and by id, each once",
      { visibility: undefined, repositories: [APP, { id: "8" }, { id: "4217" }] },
      { visibility: "all" },
      { visibility: "selected", repositoryIds: ["4217", "8"] },
    ],
    [
      "a wish wins over what was",
      { ...OPEN, visibility: "private" },
      { visibility: "selected" },
      { visibility: "private" },
    ],
  ])("%s", async (_, wish, now, expected) => {
    const world = aWorldOf(wish, now);
    const { outcome } = await world.rotates({ passedIn: undefined });
    expect(outcome.kind).toBe(now === undefined ? "created" : "rotated");
    expect(world.github.accesses).toEqual([expected]);
  });

  test.each<[string, Parameters<typeof aWorldOf>[1]]>([
    ["a new secret", undefined],
    ["one that all may read", { visibility: "all" }],
  ])("%s cannot keep a selection that is not there: nothing is minted", async (_, now) => {
    const world = aWorldOf({ ...OPEN, visibility: "selected" }, now);
    const { outcome } = await world.rotates({ passedIn: undefined });
    expect(outcome).toMatchObject({
      error: { code: "invalid_inputs", faults: [{ input: "selected-repositories" }] },
    });
    expect(world.mesh.minted).toEqual([]);
  });

  test("F9: a selection that GitHub does not tell is not written back as nobody", async () => {
    const world = aWorldOf(OPEN, { visibility: "selected" });
    world.github.selection = undefined;
    const { outcome } = await world.rotates({ passedIn: undefined });
    expect(outcome).toMatchObject({
      kind: "refused",
      error: { code: "github_answer_unusable", faults: [{ input: "selected-repositories" }] },
    });
    expect(world.mesh.minted).toEqual([]);
  });

  test("names are looked up only where something is written, a few at a time", async () => {
    const repositories = Array.from({ length: 40 }, (_, index) => ({ owner: "octo", name: `r${index}` }));
    const world = aWorldOf({ visibility: undefined, repositories }, { visibility: "all" });
    await world.rotates({ passedIn: undefined, policy: { dryRun: true } });
    expect(world.wire.count("github.repositoryId")).toBe(0);
    await world.rotates({ passedIn: undefined });
    expect(world.wire.count("github.repositoryId")).toBe(40);
  });

  test("a repository that is not there is told before anything is minted", async () => {
    const world = aWorldOf({ visibility: "selected", repositories: [APP] });
    world.wire.fails(
      "github.repositoryId",
      new UserError("github_token_blind", { what: "Gone.", fix: "Look." }),
    );
    const { outcome } = await world.rotates();
    expect(outcome).toMatchObject({
      kind: "refused",
      error: {
        code: "github_token_blind",
        faults: [{ input: "selected-repositories", fix: expect.stringContaining("*Metadata: read*") }],
      },
    });
    expect(world.mesh.minted).toEqual([]);
  });

  test("costs no further round trip", async () => {
    const world = aWorldOf(OPEN, { visibility: "selected", selection: ["7"] });
    await world.rotates({ passedIn: undefined });
    expect(world.wire.roundTrips).toBe(5);
  });

  test("a repository's secret has nothing of the kind", async () => {
    const world = aWorld();
    await world.rotates();
    expect(world.github.accesses).toEqual([undefined]);
    expect(world.wire.count("github.selectedRepositoryIds")).toBe(0);
  });
});

describe("a secret of an organization", () => {
  test("is labelled with the organization's id, and called by its name", async () => {
    const world = aWorldOf(OPEN);
    await world.rotates();
    expect(world.mesh.minted).toMatchObject([
      {
        name: "github:octo:MESH_API_KEY",
        meta: { target: "github:api.github.test:org-9919::actions:MESH_API_KEY" },
      },
    ]);
  });

  test("asks for the id where nobody knows it", async () => {
    const world = aWorld({ target: aTarget({ slot: ORGANIZATION, holderId: undefined, access: OPEN }) });
    await world.rotates();
    expect(world.wire.subjects("github.organizationId")).toEqual(["octo"]);
    expect(world.mesh.minted).toMatchObject([
      { meta: { target: "github:api.github.test:org-9919::actions:MESH_API_KEY" } },
    ]);
  });

  test("teardown deletes it, whatever was wished of who may read it", async () => {
    const world = aWorldOf({ ...OPEN, visibility: "selected" }, { visibility: "all" });
    const { outcome } = await world.revokes({ mode: "teardown" });
    expect(outcome).toMatchObject({ kind: "torn-down", secretDeleted: true });
  });
});
