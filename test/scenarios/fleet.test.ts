import { describe, expect } from "@jest/globals";
import { DAY_MS, SECOND_MS } from "../../src/values/clock.ts";
import { ORGANIZATION, SECRET, type StepEnd } from "../support/place.ts";
import { errorCodes, story, type World } from "./story.ts";

const SIZE = 200;
const NAMES = Array.from({ length: SIZE }, (_, index) => `service-${index + 1}`);
const CENTRAL = { "current-key": "", targets: NAMES.map((name) => `${ORGANIZATION}/${name}`).join("\n") };
const LONG_MS = 120_000;

/** The repositories, and a token that may write to all of them. */
function addFleet(world: World, names = NAMES): Readonly<Record<string, string>> {
  const { standIn } = world.github;
  for (const name of names) standIn.addRepository({ owner: ORGANIZATION, name });
  const token = standIn.addToken({
    kind: "app",
    repositories: names.map((name) => `${ORGANIZATION}/${name}`),
    organizations: [ORGANIZATION],
    permissions: { secrets: "write", environments: "write", organization_secrets: "write" },
  });
  world.keepSecret("the fleet's token", token);
  // GitHub's clock goes on as fast as the writes come.
  standIn.faults.add({
    ...{ method: "PUT", path: /\/secrets\//, times: Infinity, kind: "hook" },
    beforeEffect: () => world.clock.passes(SECOND_MS),
  });
  return { "github-token": token.reveal() };
}

const keyIdOf = (world: World, name: string): string | undefined =>
  world.storedKeyId({ repository: `${ORGANIZATION}/${name}` });

/** How often GitHub carried out a write of each of these secrets. */
function writesOf({ exchanges }: Pick<StepEnd, "exchanges">): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { method, path, status } of exchanges)
    if (method === "PUT" && (status === 201 || status === 204)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

const results = ({ outputs }: StepEnd): readonly { target: string; outcome: string }[] =>
  JSON.parse(outputs["results"] ?? "[]") as { target: string; outcome: string }[];

const reads = ({ exchanges }: StepEnd): number =>
  exchanges.filter(({ server }) => server === "github").length;

describe("a fleet of 200 secrets", () => {
  story(
    "killed in the middle, three times, and started again: none is written twice, none is forgotten",
    async (world) => {
      const token = addFleet(world);
      const { faults } = world.github.standIn;
      const dies = (): void => world.kill();
      const put = (name: string) => ({
        method: "PUT",
        path: `/repos/octo/${name}/actions/secrets/${SECRET}`,
      });
      faults.add({ ...put("service-50"), kind: "drop_before", beforeEffect: dies });
      faults.add({ ...put("service-100"), kind: "drop_after", afterEffect: dies });
      world.mesh.faults.add({
        method: "POST",
        path: "/api/v1/api-keys",
        nth: 151,
        kind: "drop_after",
        afterEffect: dies,
      });
      const ends: StepEnd[] = [];
      for (let run = 1; run <= 4; run += 1) ends.push(await world.runs({ with: { ...CENTRAL, ...token } }));
      expect(ends.map(({ exitCode }) => exitCode)).toEqual(["killed", "killed", "killed", 0]);
      const writes = new Map<string, number>();
      for (const end of ends)
        for (const [path, count] of writesOf(end)) writes.set(path, (writes.get(path) ?? 0) + count);
      // The write whose answer was lost was carried out: nobody saw its status.
      expect([writes.size, Math.max(...writes.values())]).toEqual([SIZE - 1, 1]);
      expect(writes.has(put("service-100").path)).toBe(false);
      expect(new Set(NAMES.map((name) => keyIdOf(world, name))).size).toBe(SIZE);
      // Two more than there are targets: those whose run died between the mint and the write.
      const mints = ends
        .flatMap(({ exchanges }) => exchanges)
        .filter(({ path }) => path === "/api/v1/api-keys");
      expect(mints.filter(({ method }) => method === "POST")).toHaveLength(SIZE + 2);
    },
    { timeoutMs: LONG_MS },
  );

  story(
    "that is finished costs one read each, and rotates each once a month later",
    async (world) => {
      const token = addFleet(world);
      await world.runs({ with: { ...CENTRAL, ...token } });
      world.clock.passes(DAY_MS);
      const quiet = await world.runs({ with: { ...CENTRAL, ...token } });
      expect([quiet.outputs["outcome"], reads(quiet)]).toEqual(["unchanged", SIZE + 1]);
      expect(quiet.exchanges.filter(({ server }) => server === "mesh")).toEqual([]);
      expect(quiet.log).toContain(`✓ surveyed ${SIZE} targets: nothing is due`);
      world.clock.passes(31 * DAY_MS);
      const before = NAMES.map((name) => keyIdOf(world, name));
      const rotated = await world.runs({ with: { ...CENTRAL, ...token } });
      expect(rotated.outputs["outcome"]).toBe("rotated");
      expect([...writesOf(rotated).values()]).toEqual(NAMES.map(() => 1));
      expect(NAMES.filter((name, index) => keyIdOf(world, name) === before[index])).toEqual([]);
    },
    { timeoutMs: LONG_MS },
  );
});

describe("a run over many targets", () => {
  story("reports each, and one that fails stops no other", async (world) => {
    const token = addFleet(world, ["one", "two", "gone", "three"]);
    const { standIn } = world.github;
    standIn.addEnvironment("octo/two", "prod/eu");
    const run = await world.runs({
      with: {
        ...token,
        "current-key": "",
        targets: ["octo/one", "octo/two@prod/eu", "octo/nowhere", "octo/two@nowhere", "org:octo"].join("\n"),
      },
    });
    expect(results(run).map(({ target, outcome }) => `${target}: ${outcome}`)).toEqual([
      "MESH_API_KEY of octo/one: created",
      "MESH_API_KEY of octo/two (environment prod/eu): created",
      "MESH_API_KEY of octo/nowhere: failed",
      "MESH_API_KEY of octo/two (environment nowhere): failed",
      "MESH_API_KEY of organization octo: created",
    ]);
    expect([run.exitCode, run.outputs["outcome"]]).toEqual([1, "failed"]);
    expect(errorCodes(run)).toEqual(["github_token_blind", "github_token_blind"]);
    expect(run.log).toContain("✓ [1/5] MESH_API_KEY of octo/one: created");
    expect(run.log).toContain("✗ 3 created, 2 failed");
    const stored = [
      world.storedKeyId({ repository: "octo/one" }),
      world.storedKeyId({ repository: "octo/two", environment: "prod/eu" }),
      world.storedKeyId({ organization: "octo" }),
    ];
    expect(new Set(stored).size).toBe(3);
    expect(await world.liveKeyIds()).toEqual(stored);
    expect(await world.readable(run.files.step_summary)).toMatchSnapshot();
  });

  story("by force, started again by hand, goes on where it stopped", async (world) => {
    const names = ["one", "two", "three"];
    const token = addFleet(world, names);
    const order = { ...token, "current-key": "", force: "true", targets: "octo/one\nocto/two\nocto/three" };
    await world.runs({ with: order });
    world.clock.passes(DAY_MS);
    const queued = world.queue();
    world.github.standIn.faults.add({
      ...{ method: "PUT", path: /^\/repos\/octo\/two\//, kind: "drop_before", times: 1 },
      beforeEffect: () => world.kill(),
    });
    await world.runs({ with: order, run: queued });
    const afterKill = keyIdOf(world, "one");
    const again = await world.runs({ with: order, run: world.github.standIn.rerun(queued.id) });
    expect(results(again).map(({ outcome }) => outcome)).toEqual(["unchanged", "rotated", "rotated"]);
    expect(keyIdOf(world, "one")).toBe(afterKill);
  });

  story(
    "with a token that GitHub does not accept asks once, and says what the others would have met",
    async (world) => {
      addFleet(world, ["one", "two", "three"]);
      const run = await world.runs({
        with: {
          "current-key": "",
          "github-token": world.mesh.adminKey.reveal().replace(/^mesh/, "gone"),
          targets: "octo/one\nocto/two\nocto/three",
        },
      });
      expect(run.outputs["outcome"]).toBe("failed");
      expect(errorCodes(run)).toEqual(["github_token_rejected"]);
      expect(run.log).toContain("Bad credentials");
      expect(run.exchanges.filter(({ server }) => server === "mesh")).toEqual([]);
    },
  );

  story("plans all of it in a dry run and changes nothing", async (world) => {
    const token = addFleet(world, ["one", "two"]);
    const run = await world.runs({
      with: { ...token, "current-key": "", "dry-run": "true", targets: "octo/one\nocto/two" },
    });
    expect([run.exitCode, run.outputs["outcome"]]).toEqual([0, "planned"]);
    expect(run.exchanges.filter(({ method }) => method !== "GET")).toEqual([]);
  });
});
