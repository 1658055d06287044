import { describe, expect, test } from "@jest/globals";
import type { GitHubPort, SecretReading, SecretSlot } from "../../../src/github/port.ts";
import type { RotationDeps } from "../../../src/rotation/deps.ts";
import type { RotationEvent } from "../../../src/rotation/events.ts";
import type { Policy } from "../../../src/rotation/policy.ts";
import { rotateAll, type TargetResult } from "../../../src/rotation/rotate-all.ts";
import type { Target } from "../../../src/rotation/target.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS, type Instant } from "../../../src/values/clock.ts";
import { UserError, type ErrorCode } from "../../../src/values/user-error.ts";
import { aPolicy, aSlot, aTarget, NOW } from "../../support/builders.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { aWorld, type World } from "../../support/world.ts";

interface RunOptions {
  readonly central?: boolean;
  readonly queuedAt?: Instant;
  readonly deps?: Partial<RotationDeps>;
}

/** Of each repository, when its secret was last written; `undefined`: it has none. Reads fail as scripted, once each. */
class Fleet {
  readonly world: World = aWorld();
  readonly events: RotationEvent[] = [];
  readonly reads: string[] = [];
  readonly puts: string[] = [];
  readonly failures = new Map<string, ErrorCode[]>();
  readonly #writtenAt: Map<string, Instant | undefined>;

  constructor(writtenAgoMs: Readonly<Record<string, number | undefined>>) {
    this.#writtenAt = new Map(
      Object.entries(writtenAgoMs).map(([name, agoMs]) => [
        name,
        agoMs === undefined ? undefined : NOW - agoMs,
      ]),
    );
  }

  get targets(): readonly Target[] {
    return [...this.#writtenAt.keys()].map((name) => {
      const repository = { owner: "octo", name };
      return aTarget({ slot: aSlot({ kind: "repository", repository, store: "actions" }), holderId: name });
    });
  }

  async rotates(
    policy: Partial<Policy> = {},
    { central = true, queuedAt = NOW, deps = {} }: RunOptions = {},
  ): Promise<readonly TargetResult[]> {
    const { world } = this;
    world.github.runQueuedAt = queuedAt;
    const whole = world.deps({ deps }, (event) => this.events.push(event));
    const github: GitHubPort = {
      repositoryId: (repository) => world.github.repositoryId(repository),
      organizationId: (organization) => world.github.organizationId(organization),
      sealingKey: (scope) => world.github.sealingKey(scope),
      secret: (slot) => this.#read(slot),
      selectedRepositoryIds: (slot) => world.github.selectedRepositoryIds(slot),
      putSecret: async (slot, box) => {
        const answer = await world.github.putSecret(slot, box);
        this.puts.push(nameOf(slot));
        this.#writtenAt.set(nameOf(slot), world.clock.now());
        return answer;
      },
      deleteSecret: (slot) => world.github.deleteSecret(slot),
      waitMs: () => world.github.waitMs(),
    };
    return await rotateAll({ targets: this.targets, policy: aPolicy(policy), central }, { ...whole, github });
  }

  async #read(slot: SecretSlot): Promise<SecretReading> {
    const name = nameOf(slot);
    this.reads.push(name);
    const code = this.failures.get(name)?.shift();
    if (code !== undefined) throw new UserError(code, { what: `It was ${code}.`, fix: "Mend it." });
    const serverAt = this.world.clock.now();
    return { serverAt, receivedMs: this.world.clock.monotonicMs(), updatedAt: this.#writtenAt.get(name) };
  }
}

function nameOf({ scope }: SecretSlot): string {
  return scope.kind === "organization" ? scope.organization : scope.repository.name;
}

const kinds = (results: readonly TargetResult[]): string[] => results.map(({ outcome }) => outcome.kind);
const OLD = 40 * DAY_MS;
const YOUNG = 3 * DAY_MS;

describe("a run over many targets", () => {
  test("works on what is due, and asks no more than once of what is not", async () => {
    const fleet = new Fleet({ a: OLD, b: YOUNG, c: undefined });
    expect(kinds(await fleet.rotates())).toEqual(["rotated", "unchanged", "created"]);
    expect(fleet.puts).toEqual(["a", "c"]);
    expect(fleet.reads.filter((name) => name === "b")).toHaveLength(1);
  });

  test("tells how many are due, and of each how far it is", async () => {
    const fleet = new Fleet({ a: OLD, b: YOUNG, c: undefined });
    await fleet.rotates();
    const told = fleet.events.filter(({ kind }) => /surveyed|target-/.test(kind));
    expect(told).toMatchObject([
      { kind: "surveyed", targets: 3, due: 2 },
      { kind: "target-started", number: 2, of: 3 },
      { kind: "target-ended", number: 2, of: 3, outcome: { kind: "rotated" }, later: false },
      { kind: "target-started", number: 3, of: 3 },
      { kind: "target-ended", number: 3, of: 3, outcome: { kind: "created" } },
    ]);
  });

  test("started again, does nothing twice", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD });
    await fleet.rotates();
    const before = fleet.reads.length;
    expect(kinds(await fleet.rotates())).toEqual(["unchanged", "unchanged"]);
    expect(fleet.reads.length - before).toBe(2);
  });

  test("by force, does each once for the run, however often it is started again", async () => {
    const fleet = new Fleet({ a: YOUNG, b: YOUNG });
    const queuedAt = NOW - MINUTE_MS;
    expect(kinds(await fleet.rotates({ force: true }, { queuedAt }))).toEqual(["rotated", "rotated"]);
    expect(kinds(await fleet.rotates({ force: true }, { queuedAt }))).toEqual(["unchanged", "unchanged"]);
    fleet.world.clock.passes(MINUTE_MS);
    expect(kinds(await fleet.rotates({ force: true }, { queuedAt: fleet.world.clock.now() }))).toEqual([
      "rotated",
      "rotated",
    ]);
  });

  test("never shares a key: each target has its own", async () => {
    const fleet = new Fleet({ a: undefined, b: undefined });
    await fleet.rotates();
    expect(fleet.world.mesh.minted.map(({ meta }) => meta?.["target"])).toEqual([
      "github:api.github.test:a::actions:MESH_API_KEY",
      "github:api.github.test:b::actions:MESH_API_KEY",
    ]);
  });

  test("a dry run changes nothing, and plans for each", async () => {
    const fleet = new Fleet({ a: OLD, b: YOUNG });
    const results = await fleet.rotates({ dryRun: true });
    expect(results).toMatchObject([
      { outcome: { kind: "planned", plan: { kind: "rotate" } } },
      { outcome: { kind: "planned", plan: { kind: "unchanged" } } },
    ]);
    expect(fleet.world.mesh.minted).toEqual([]);
  });

  test("a dry run without a token for GitHub surveys nothing", async () => {
    const fleet = new Fleet({ a: OLD });
    const { targets, world } = fleet;
    const deps = world.deps({ deps: { github: undefined } }, () => undefined);
    const results = await rotateAll({ targets, policy: aPolicy({ dryRun: true }), central: true }, deps);
    expect(kinds(results)).toEqual(["planned"]);
  });

  test("a target with its own key passed in is looked at in full, whatever its age", async () => {
    const fleet = new Fleet({ a: YOUNG });
    const targets = fleet.targets.map((target) => ({ ...target, passedIn: aMeshKey("dead") }));
    const { world } = fleet;
    world.github.write(aMeshKey("stored"), NOW - YOUNG);
    const deps = world.deps({}, () => undefined);
    expect(kinds(await rotateAll({ targets, policy: aPolicy(), central: true }, deps))).toEqual(["rotated"]);
  });

  test("without a survey each is looked at in full, and no progress is told", async () => {
    const fleet = new Fleet({ a: OLD, b: YOUNG });
    expect(kinds(await fleet.rotates({}, { central: false }))).toEqual(["rotated", "unchanged"]);
    expect(fleet.events.filter(({ kind }) => /surveyed|target-/.test(kind))).toEqual([]);
  });
});

describe("a target that fails", () => {
  test("F7, F12: does not stop the others", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD });
    fleet.failures.set("a", ["secret_write_forbidden", "secret_write_forbidden"]);
    expect(kinds(await fleet.rotates())).toEqual(["failed", "rotated"]);
  });

  test("for a limit has one more turn, after the others", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD });
    fleet.failures.set("a", ["rate_limited", "rate_limited"]);
    expect(kinds(await fleet.rotates())).toEqual(["rotated", "rotated"]);
    expect(fleet.puts).toEqual(["b", "a"]);
    expect(fleet.events.filter(({ kind }) => kind === "target-ended")).toMatchObject([
      { later: true, outcome: { kind: "failed" } },
      { later: false },
      { later: false, outcome: { kind: "rotated" } },
    ]);
  });

  test("for a limit fails at once in a job for one repository, which is not made to last for an hour", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD });
    fleet.failures.set("a", ["rate_limited"]);
    fleet.world.github.waits.push(60 * MINUTE_MS);
    expect(kinds(await fleet.rotates({}, { central: false }))).toEqual(["failed", "rotated"]);
    expect(fleet.events.filter(({ kind }) => kind === "waiting")).toEqual([]);
  });

  test("for a limit twice is told as failed", async () => {
    const fleet = new Fleet({ a: OLD });
    fleet.failures.set("a", ["rate_limited", "rate_limited", "rate_limited"]);
    expect(await fleet.rotates()).toMatchObject([
      { outcome: { kind: "failed", error: { code: "rate_limited" } } },
    ]);
  });

  test.each(["github_token_rejected", "admin_credential_rejected"] as const)(
    "with %s ends the run: none of the others could succeed, and GitHub locks out who goes on asking",
    async (code) => {
      const fleet = new Fleet({ a: OLD, b: OLD, c: YOUNG });
      fleet.failures.set("a", ["secret_write_forbidden", code]);
      const results = await fleet.rotates();
      expect(results).toMatchObject([
        { outcome: { kind: "failed", error: { code } } },
        { outcome: { kind: "failed", error: { code: "not_tried" } } },
        { outcome: { kind: "unchanged" } },
      ]);
      expect("error" in results[1]!.outcome && results[1]!.outcome.error.faults[0]).toMatchObject({
        what: "MESH_API_KEY of octo/b was not tried.",
        why: `The run could not go on: It was ${code}.`,
        fix: "Mend it. What is finished is not done twice.",
      });
    },
  );

  test.each(["github_unreachable", "mint_unknown"] as const)(
    "with %s three times in a row ends the run: each costs minutes",
    async (code) => {
      const fleet = new Fleet({ a: OLD, b: OLD, c: OLD, d: OLD });
      for (const name of ["a", "b", "c", "d"]) fleet.failures.set(name, ["secret_write_forbidden", code]);
      const results = await fleet.rotates();
      expect(results.map(({ outcome }) => "error" in outcome && outcome.error.code)).toEqual([
        ...[code, code, code],
        "not_tried",
      ]);
    },
  );

  test("while it is surveyed stops nothing: a blip of all ten surveyors is one moment", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `r${index}`);
    const fleet = new Fleet(Object.fromEntries(names.map((name) => [name, YOUNG])));
    for (const name of names.slice(0, 10)) fleet.failures.set(name, ["github_unreachable"]);
    expect(new Set(kinds(await fleet.rotates()))).toEqual(new Set(["unchanged"]));
  });

  test("now and then is not in a row", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD, c: OLD, d: OLD, e: OLD });
    for (const name of ["a", "b", "d", "e"])
      fleet.failures.set(name, ["internal_error", "github_unreachable"]);
    expect(kinds(await fleet.rotates())).toEqual(["failed", "failed", "rotated", "failed", "failed"]);
  });
});

describe("a limit that lasts", () => {
  test("is asked for less and less often, and given up after seven in a row", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `r${index}`);
    const fleet = new Fleet(Object.fromEntries(names.map((name) => [name, OLD])));
    for (const name of names) fleet.failures.set(name, ["internal_error", "rate_limited", "rate_limited"]);
    const results = await fleet.rotates();
    expect(fleet.world.clock.slept).toEqual([1, 2, 4, 8, 16, 32].map((minutes) => minutes * MINUTE_MS));
    expect(
      results.filter(({ outcome }) => "error" in outcome && outcome.error.code === "not_tried"),
    ).toHaveLength(13);
  });

  test("is forgotten with the first success", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD, c: OLD });
    fleet.failures.set("a", ["internal_error", "rate_limited"]);
    fleet.failures.set("c", ["internal_error", "rate_limited"]);
    expect(kinds(await fleet.rotates())).toEqual(["rotated", "rotated", "rotated"]);
    expect(fleet.world.clock.slept).toEqual([MINUTE_MS, MINUTE_MS]);
  });

  test("ends the run at once where the key it was met with could not be taken back", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD });
    fleet.world.github.putScripts.push({ kind: "status", status: 403, limit: { waitMs: 10 * MINUTE_MS } });
    fleet.world.wire.fails("mesh.revoke", new UserError("mesh_unreachable", { what: "Gone.", fix: "Wait." }));
    expect(await fleet.rotates()).toMatchObject([
      { outcome: { kind: "rolled-back", successorRevoked: false } },
      { outcome: { kind: "failed", error: { code: "not_tried" } } },
    ]);
  });

  test("does not make the run forget a target that was to have another turn", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD });
    fleet.failures.set("a", ["internal_error", "rate_limited"]);
    fleet.failures.set("b", ["internal_error", "github_token_rejected"]);
    expect(await fleet.rotates()).toMatchObject([
      { outcome: { kind: "failed", error: { code: "rate_limited" } } },
      { outcome: { kind: "failed", error: { code: "github_token_rejected" } } },
    ]);
  });
});

describe("a run that is asked to stop", () => {
  test("finishes the target at work and names the others", async () => {
    const fleet = new Fleet({ a: OLD, b: OLD });
    const stop = new AbortController();
    fleet.world.wire.before("github.putSecret", () => stop.abort());
    const results = await fleet.rotates({}, { deps: { cancellation: stop.signal } });
    expect(results).toMatchObject([
      { outcome: { kind: "rotated" } },
      { outcome: { kind: "failed", error: { code: "not_tried" } } },
    ]);
  });

  test("before it began does nothing", async () => {
    const fleet = new Fleet({ a: OLD });
    const results = await fleet.rotates({}, { deps: { cancellation: AbortSignal.abort() } });
    expect(kinds(results)).toEqual(["failed"]);
    expect(fleet.reads).toEqual([]);
  });
});

describe("a token that GitHub does not accept", () => {
  test("is told as what it is by who met it, and not surveyed any further", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `r${index}`);
    const fleet = new Fleet(Object.fromEntries(names.map((name) => [name, OLD])));
    for (const name of names) fleet.failures.set(name, ["github_token_rejected"]);
    const codes = (await fleet.rotates()).map(({ outcome }) => "error" in outcome && outcome.error.code);
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "github_token_rejected"));
    expect(new Set(codes.slice(10))).toEqual(new Set(["not_tried"]));
    expect([fleet.reads.length, fleet.events.filter(({ kind }) => kind === "surveyed").length]).toEqual([
      10, 0,
    ]);
  });
});

describe("GitHub's limits", () => {
  test("end with the run that is asked to stop while it waits: no target is begun", async () => {
    const fleet = new Fleet({ a: OLD });
    const stop = new AbortController();
    fleet.world.github.waits.push(0, 50 * MINUTE_MS);
    fleet.world.clock.onSleep = () => stop.abort();
    const results = await fleet.rotates({}, { deps: { cancellation: stop.signal } });
    expect(results).toMatchObject([{ outcome: { error: { code: "not_tried" } } }]);
    expect(fleet.events.filter(({ kind }) => kind === "target-started")).toEqual([]);
  });

  test("are waited for before a target is looked at, and told when it takes a second or more", async () => {
    const fleet = new Fleet({ a: OLD });
    fleet.world.github.waits.push(0, 90 * SECOND_MS);
    await fleet.rotates();
    expect(fleet.events).toContainEqual({ kind: "waiting", ms: 90 * SECOND_MS, why: "GitHub's limits" });
    expect(fleet.world.clock.slept).toEqual([90 * SECOND_MS]);
  });
});
