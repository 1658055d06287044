import { describe, expect, test } from "@jest/globals";
import type { PutAnswer } from "../../../src/github/port.ts";
import { classify, commit, type Commit } from "../../../src/rotation/commit.ts";
import { startDeadline } from "../../../src/rotation/deadline.ts";
import { DEADLINE_MS } from "../../../src/rotation/evidence.ts";
import type { RotationEvent } from "../../../src/rotation/events.ts";
import { MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { NOW } from "../../support/builders.ts";
import { aMeshKey } from "../../support/credentials.ts";
import type { PutScript } from "../../support/fake-github.ts";
import { aWorld, type World } from "../../support/world.ts";

const LOST = { kind: "lost", effect: false } as const;
const REFUSED = { kind: "refused_connection" } as const;
const answers = (status: number): PutScript => ({ kind: "status", status });
const limited = (waitMs: number | undefined, status = 403): PutScript => ({
  kind: "status",
  status,
  limit: { waitMs },
});
const times = (count: number, script: PutScript): PutScript[] => Array.from({ length: count }, () => script);

/** What one commit came to in a world whose PUTs end as scripted; when the script is over, the store accepts. */
async function commits(
  scripts: readonly PutScript[],
  intervene: (world: World, stop: AbortController) => void = () => undefined,
): Promise<{ end: Commit; world: World; events: RotationEvent[]; puts: number }> {
  const world = aWorld();
  const { github, clock, wire, target } = world;
  github.putScripts.push(...scripts);
  const request = {
    slot: target.slot,
    key: aMeshKey("next"),
    sealingKey: await github.sealingKey(target.slot.scope),
    access: undefined,
  };
  wire.forget();
  const stop = new AbortController();
  const events: RotationEvent[] = [];
  const deps = world.deps(
    { deps: { cancellation: stop.signal, seal: (key, sealingKey) => github.seal(key, sealingKey) } },
    (event) => events.push(event),
  );
  const deadline = startDeadline(clock);
  intervene(world, stop);
  const end = await commit(request, github, deadline, deps);
  return { end, world, events, puts: wire.count("github.putSecret") };
}

function codeOf(end: Commit): string | undefined {
  return end.kind === "committed" ? undefined : end.error.code;
}

describe("what one answer says about the store", () => {
  const answered = (status: number, rateLimit?: { waitMs: number | undefined }): PutAnswer => ({
    ...{ kind: "answered", status, rateLimit, refusal: undefined, serverAt: NOW, receivedMs: 0 },
  });
  const error = new UserError("github_unreachable", { what: "It broke.", fix: "Wait." });

  test.each([201, 204])("HTTP %i: it holds the successor", (status) => {
    expect(classify(answered(status))).toBe("committed");
  });

  test.each([301, 307, 400, 401, 403, 404, 405, 409, 410, 413, 429, 499])(
    "HTTP %i: it certainly does not",
    (status) => {
      expect(classify(answered(status))).toBe("not_committed");
    },
  );

  test("HTTP 422: the box may have been sealed for another key", () => {
    expect(classify(answered(422))).toBe("wrong_sealing_key");
  });

  test.each([403, 429])("HTTP %i with evidence of a limit: not yet", (status) => {
    expect(classify(answered(status, { waitMs: undefined }))).toBe("wait");
  });

  test.each([200, 202, 299, 408, 500, 502, 503, 504, 520])("HTTP %i: nobody knows", (status) => {
    expect(classify(answered(status))).toBe("unknown");
  });

  test("no answer: nobody knows if bytes were sent, else it certainly does not", () => {
    expect(classify({ kind: "no_answer", bytesSent: true, error })).toBe("unknown");
    expect(classify({ kind: "no_answer", bytesSent: false, error })).toBe("not_committed");
  });
});

describe("accepted", () => {
  test("a first write is told from a replacement", async () => {
    const { end, world } = await commits([]);
    expect(end).toEqual({ kind: "committed", at: NOW, created: true, repeated: false });
    expect(world.github.holds?.equals(aMeshKey("next"))).toBe(true);
    const replaced = await commits([], ({ github }) => github.write(aMeshKey("previous")));
    expect(replaced.end).toMatchObject({ kind: "committed", created: false });
  });

  test("happened when GitHub says, to the second, not when this machine says", async () => {
    const { end } = await commits([], ({ clock }) => clock.passes(1_999));
    expect(end).toMatchObject({ at: NOW + SECOND_MS });
  });
});

describe("definitely not committed", () => {
  test.each([400, 401, 403, 404, 410, 413])(
    "HTTP %i ends it at once, with GitHub's refusal",
    async (status) => {
      const { end, puts, world } = await commits([answers(status)]);
      expect(end).toMatchObject({
        kind: "not_committed",
        error: { message: `GitHub answered HTTP ${status}.` },
      });
      expect(puts).toBe(1);
      expect(world.clock.slept).toEqual([]);
    },
  );

  test("a refused connection is tried again: no byte left this machine", async () => {
    const { end, puts } = await commits([REFUSED]);
    expect(end).toMatchObject({ kind: "committed", repeated: true });
    expect(puts).toBe(2);
  });

  test("connections that are refused five times end it, without a doubt", async () => {
    const { end, puts } = await commits(times(6, REFUSED));
    expect(end).toMatchObject({ kind: "not_committed", error: { code: "github_unreachable" } });
    expect(puts).toBe(5);
  });

  test("an answer without a refusal still says what to do", async () => {
    const { end } = await commits([], ({ github }) => {
      github.putSecret = async () => ({
        ...{
          kind: "answered",
          status: 418,
          rateLimit: undefined,
          refusal: undefined,
          serverAt: NOW,
          receivedMs: 0,
        },
      });
    });
    expect(codeOf(end)).toBe("secret_write_rejected");
  });
});

describe("HTTP 422: GitHub may have changed its sealing key", () => {
  test("fetches the key again and seals for the new one", async () => {
    const { end, world } = await commits([], ({ github }) => github.rotatesSealingKey());
    expect(end.kind).toBe("committed");
    expect(world.github.boxes.map(({ sealingKeyId }) => sealingKeyId)).toEqual([
      "100000000000000001",
      "100000000000000002",
    ]);
    expect(world.wire.count("github.sealingKey")).toBe(1);
  });

  test("does so once: a second 422 is a bad request", async () => {
    const { end, puts, world } = await commits([answers(422), answers(422)]);
    expect(end).toMatchObject({ kind: "not_committed", error: { code: "secret_write_rejected" } });
    expect([puts, world.wire.count("github.sealingKey")]).toEqual([2, 1]);
  });

  test("says why the key could not be fetched", async () => {
    const error = new UserError("github_token_rejected", { what: "Expired.", fix: "Make another." });
    const { end, puts } = await commits([answers(422)], ({ wire }) => wire.fails("github.sealingKey", error));
    expect(end).toEqual({ kind: "not_committed", error });
    expect(puts).toBe(1);
  });

  test("never throws, and shows no foreign error's text", async () => {
    const { end } = await commits([answers(422)], ({ wire }) =>
      wire.fails("github.sealingKey", new Error("x")),
    );
    expect(end).toMatchObject({ kind: "not_committed", error: { code: "secret_write_rejected" } });
  });
});

describe("rate limits", () => {
  test.each([403, 429])("HTTP %i: waits as told, then writes", async (status) => {
    const { end, world, events } = await commits([limited(17 * SECOND_MS, status)]);
    expect(end.kind).toBe("committed");
    expect(world.clock.slept).toEqual([17 * SECOND_MS]);
    expect(events).toEqual([{ kind: "waiting", ms: 17 * SECOND_MS, why: "GitHub's rate limit" }]);
  });

  test("waits a minute and then two where nothing is told, and gives up before the deadline", async () => {
    const { end, world } = await commits(times(3, limited(undefined)));
    expect(world.clock.slept).toEqual([MINUTE_MS, 2 * MINUTE_MS]);
    expect(end).toMatchObject({ kind: "not_committed", error: { code: "rate_limited" } });
  });

  test("told to come back at once again and again, pauses longer each time, and ends", async () => {
    const { end, world, puts } = await commits(times(20, limited(0)));
    expect(end).toMatchObject({ kind: "not_committed", error: { code: "rate_limited" } });
    const pauses = [1, 2, 4, 8, 16, 32, 64, 128].map((seconds) => seconds * SECOND_MS);
    expect(world.clock.slept).toEqual(pauses);
    expect(puts).toBe(9);
  });

  test.each([
    ["as long as the deadline is not even begun", DEADLINE_MS, "not_committed"],
    ["a millisecond shorter is waited for", DEADLINE_MS - 1, "committed"],
  ] as const)("a wait %s", async (_, waitMs, kind) => {
    const { end, world } = await commits([limited(waitMs)]);
    expect(end.kind).toBe(kind);
    expect(world.clock.slept).toHaveLength(kind === "committed" ? 1 : 0);
  });
});

describe("sealing", () => {
  const broken = async (): Promise<never> => {
    throw new Error("no memory");
  };

  test("that fails sends nothing, and certainly stores nothing", async () => {
    const { end, puts } = await commits([], ({ github }) => (github.seal = broken));
    expect([end.kind, codeOf(end), puts]).toEqual(["not_committed", "internal_error", 0]);
  });

  test("that fails after a lost answer leaves the doubt", async () => {
    const { end, puts } = await commits([LOST], ({ github, clock }) => {
      clock.onSleep = () => (github.seal = broken);
    });
    expect([end.kind, codeOf(end), puts]).toEqual(["ambiguous", "secret_write_unknown", 1]);
  });

  test("during which the machine slept past the deadline sends nothing", async () => {
    const { end, puts } = await commits([], ({ github, clock }) => {
      const seal = github.seal.bind(github);
      github.seal = async (...given) => {
        clock.passes(DEADLINE_MS);
        return seal(...given);
      };
    });
    expect([end.kind, codeOf(end), puts]).toEqual(["not_committed", "deadline_passed", 0]);
  });

  test("during which the run was cancelled sends nothing", async () => {
    const { end, puts } = await commits([], ({ github }, stop) => {
      const seal = github.seal.bind(github);
      github.seal = async (...given) => {
        stop.abort();
        return seal(...given);
      };
    });
    expect([end.kind, codeOf(end), puts]).toEqual(["not_committed", "cancelled", 0]);
  });
});

describe("unknown: the answer was lost", () => {
  test("repeats the same write until it is accepted", async () => {
    const { end, puts, world, events } = await commits([LOST, answers(502)]);
    expect(end).toMatchObject({ kind: "committed", repeated: true });
    expect(puts).toBe(3);
    expect(world.clock.slept).toEqual([1_000, 2_000]);
    expect(events.map(({ kind }) => kind)).toEqual(["waiting", "waiting"]);
  });

  test.each([
    ["no answer", LOST],
    ["HTTP 500", answers(500)],
    ["HTTP 408", answers(408)],
  ])("five times %s: nobody knows", async (_, script) => {
    const { end, puts, world } = await commits(times(6, script));
    expect(end).toMatchObject({ kind: "ambiguous" });
    expect(puts).toBe(5);
    expect(world.clock.slept).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  test("tells the first doubt, not what came of it later", async () => {
    const { end } = await commits([answers(503), ...times(4, LOST)]);
    expect(end).toMatchObject({ kind: "ambiguous", error: { message: "GitHub answered HTTP 503." } });
  });
});

describe("the doubt stays: once one try was ambiguous, no later answer proves that nothing was written", () => {
  test.each<[string, PutScript[]]>([
    ["403", [answers(403)]],
    ["404", [answers(404)]],
    ["422 twice", [answers(422), answers(422)]],
    ["refused connections", times(4, REFUSED)],
    ["a limit that is longer than the deadline", [limited(DEADLINE_MS)]],
  ])("%s after a lost answer is ambiguous", async (_, later) => {
    const { end } = await commits([LOST, ...later]);
    expect(end).toMatchObject({ kind: "ambiguous", error: { code: "secret_write_unknown" } });
  });

  test("also when the key could not be fetched again", async () => {
    const { end } = await commits([LOST, answers(422)], ({ wire }) =>
      wire.fails("github.sealingKey", new UserError("github_unreachable", { what: "Gone.", fix: "Wait." })),
    );
    expect(end).toMatchObject({ kind: "ambiguous", error: { code: "secret_write_unknown" } });
  });

  test("only a success ends it", async () => {
    expect((await commits([LOST, limited(SECOND_MS), REFUSED])).end.kind).toBe("committed");
  });
});

describe("the deadline: what was seen too long ago is not acted on", () => {
  const clocks = [
    ["wall", (world: World, ms: number) => world.clock.wallMoves(ms)],
    ["monotonic", (world: World, ms: number) => world.clock.monotonicMoves(ms)],
  ] as const;

  test.each(clocks)("sends nothing once it has passed on the %s clock", async (_, move) => {
    const { end, puts } = await commits([], (world) => move(world, DEADLINE_MS));
    expect([end.kind, codeOf(end), puts]).toEqual(["not_committed", "deadline_passed", 0]);
  });

  test.each(clocks)("still writes a millisecond earlier on the %s clock", async (_, move) => {
    expect((await commits([], (world) => move(world, DEADLINE_MS - 1))).end.kind).toBe("committed");
  });

  test.each(clocks)("writes no more when the machine was suspended in a wait: %s clock", async (_, move) => {
    const { end, puts } = await commits([limited(SECOND_MS)], (world) => {
      world.clock.onSleep = () => move(world, DEADLINE_MS);
    });
    expect([end.kind, codeOf(end), puts]).toEqual(["not_committed", "deadline_passed", 1]);
  });

  test("leaves a doubt a doubt", async () => {
    const { end, puts } = await commits([LOST], (world) => {
      world.clock.onSleep = () => world.clock.passes(DEADLINE_MS);
    });
    expect([end.kind, codeOf(end), puts]).toEqual(["ambiguous", "secret_write_unknown", 1]);
  });

  test("is not put off by setting the wall clock back", async () => {
    const { end } = await commits([], ({ clock }) => {
      clock.passes(DEADLINE_MS);
      clock.wallMoves(-DEADLINE_MS);
    });
    expect(codeOf(end)).toBe("deadline_passed");
  });
});

describe("cancellation", () => {
  test("sends nothing when it came before the write", async () => {
    const { end, puts } = await commits([], (_, stop) => stop.abort());
    expect([end.kind, codeOf(end), puts]).toEqual(["not_committed", "cancelled", 0]);
  });

  test("ends a wait at once, and writes no more", async () => {
    const { end, puts, world } = await commits([limited(MINUTE_MS)], ({ clock }, stop) => {
      clock.onSleep = () => stop.abort();
    });
    expect([end.kind, codeOf(end), puts]).toEqual(["not_committed", "cancelled", 1]);
    expect(world.clock.now()).toBe(NOW);
  });

  test("after a lost answer leaves the doubt", async () => {
    const { end } = await commits([LOST], ({ clock }, stop) => {
      clock.onSleep = () => stop.abort();
    });
    expect([end.kind, codeOf(end)]).toEqual(["ambiguous", "secret_write_unknown"]);
  });
});
