import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../src/values/clock.ts";
import { play, type Played } from "./play.ts";
import type { Fault, Operation, PersonStep, RunStep, Settings, Step } from "./schedule.ts";

const SETTINGS: Settings = {
  service: "full",
  meshSkewMs: 90 * SECOND_MS,
  runnerSkewMs: -HOUR_MS,
  rotateAfterMs: 30 * DAY_MS,
  graceMs: DAY_MS,
  keepWhileUsedMs: 7 * DAY_MS,
  maxLiveKeys: 5,
  expiresInMs: undefined,
  slowVisibility: 0,
  filtersList: true,
};

function aRun(at: number, changes: Partial<RunStep> = {}): RunStep {
  return {
    ...{ kind: "run", at, snapshotAt: at - 2 * SECOND_MS, attempt: 1, target: 0, workflow: 0 },
    ...{ force: false, revokes: undefined, passes: "own", readsQueue: true, faults: [] },
    ...changes,
  };
}

function aPerson(at: number, act: PersonStep["act"]): PersonStep {
  return { kind: "person", at, target: 0, act };
}

function hit(operation: Operation, fault: Fault): Pick<RunStep, "faults"> {
  return { faults: [{ operation, nth: 0, fault }] };
}

const killed = (when: "before" | "sent" | "after"): Fault => ({ kind: "killed", when, effectAfterMs: 0 });

/** Plays and sees that every promise was kept; the quiet period at the end brings everything in order. */
async function story(steps: readonly Step[], settings: Partial<Settings> = {}): Promise<Played> {
  const played = await play({ seed: 1, settings: { ...SETTINGS, ...settings }, steps });
  expect(played.violations).toEqual([]);
  return played;
}

const said = ({ story: lines }: Played, text: string): number =>
  lines.filter((line) => line.includes(text)).length;

describe("a job that dies", () => {
  test("after minting, before storing: the orphan is swept once it is older than the lease", async () => {
    const played = await story([
      aRun(HOUR_MS),
      aRun(31 * DAY_MS, hit("put", killed("before"))),
      aRun(31 * DAY_MS + 40 * MINUTE_MS),
    ]);
    expect(said(played, "key_3 revoked (orphan)")).toBe(1);
  });

  test("after minting, on a first installation: without a secret nothing is an orphan, and the key ends after a grace", async () => {
    const played = await story([
      aRun(HOUR_MS, hit("put", killed("before"))),
      aRun(2 * HOUR_MS),
      aRun(25 * HOUR_MS),
      aRun(27 * HOUR_MS),
    ]);
    const told = played.story.filter((line) => /run [23] ends|key_2 (ends|revoked)/.test(line));
    expect(told.map((line) => line.replace(/^.* s {2}/, ""))).toEqual([
      "Mesh: key_2 ends in 604800 s",
      "run 2 ends: unchanged",
      "Mesh: key_2 revoked (superseded)",
      "run 3 ends: unchanged",
    ]);
  });

  test("right after storing: the next run knows the new key, and the old one lives through its grace", async () => {
    const played = await story([
      aRun(HOUR_MS),
      aRun(31 * DAY_MS, hit("put", killed("sent"))),
      aRun(32 * DAY_MS),
    ]);
    expect(said(played, "run 2 plans: unchanged")).toBe(1);
    expect(said(played, "key_2 revoked (superseded)")).toBe(1);
  });

  test("while the mint is under way: nobody holds the key, and a later run ends it", async () => {
    const played = await story([aRun(HOUR_MS), aRun(31 * DAY_MS, hit("mint", killed("sent")))]);
    expect(said(played, "key_3 revoked")).toBe(1);
  });
});

describe("a write that nobody answers", () => {
  test("is sent again, and is one write", async () => {
    const played = await story([aRun(HOUR_MS, hit("put", { kind: "lost", effectAfterMs: 100 }))]);
    expect(said(played, "run 0 ends: created")).toBe(1);
  });

  test("and is refused afterwards stays in doubt: nothing is revoked", async () => {
    const lost = { operation: "put", nth: 0, fault: { kind: "lost", effectAfterMs: 100 } } as const;
    const refused = {
      operation: "put",
      nth: 1,
      fault: { kind: "status", status: 403, effect: false },
    } as const;
    const played = await story([aRun(HOUR_MS, { faults: [lost, refused] })]);
    expect(said(played, "run 0 ends: ambiguous")).toBe(1);
    expect(said(played, "key_2 revoked")).toBe(0);
  });
});

describe("people", () => {
  test("who paste a key of their own keep it: it is replaced, named, and never touched", async () => {
    const played = await story([aRun(HOUR_MS), aPerson(2 * DAY_MS, "pastes_own_key"), aRun(3 * DAY_MS)]);
    expect(said(played, "run 2 plans: rotate (adoption)")).toBe(1);
    expect(said(played, "key_3 revoked")).toBe(0);
  });

  test("who end the stored key in Mesh get a new one with the next run", async () => {
    const played = await story([
      aRun(HOUR_MS),
      aPerson(2 * DAY_MS, "ends_stored_key"),
      aRun(2 * DAY_MS + HOUR_MS),
    ]);
    expect(said(played, "run 2 plans: rotate (passed_in_dead)")).toBe(1);
  });

  test("who do not redeploy their server keep its key alive, longer than its grace", async () => {
    const played = await story([
      aRun(HOUR_MS),
      aPerson(2 * HOUR_MS, "deploys_server"),
      aRun(31 * DAY_MS),
      aRun(33 * DAY_MS),
    ]);
    expect(said(played, "key_2 revoked")).toBe(0);
    expect(said(played, "key_2 ends in 604800 s")).toBe(1);
  });
});

describe("runs that do not know the present", () => {
  test("a re-run with an old snapshot sweeps nothing on its word", async () => {
    const played = await story([
      aRun(HOUR_MS),
      aRun(31 * DAY_MS),
      aRun(33 * DAY_MS, { attempt: 2, snapshotAt: 30 * DAY_MS }),
    ]);
    expect(said(played, "run 2 plans: unchanged")).toBe(1);
  });

  test.each([2, 5])(
    "%i at the same moment, without a lock: one key stays, no loser's lives on",
    async (count) => {
      const crowd = Array.from({ length: count }, (_, index) =>
        aRun(HOUR_MS + index * 100, { snapshotAt: HOUR_MS }),
      );
      await story(crowd);
    },
  );

  test("a suspended machine that wakes after its deadline writes nothing", async () => {
    const asleep: Fault = { kind: "suspended", ms: 2 * HOUR_MS, monotonicStops: true };
    const played = await story([aRun(HOUR_MS, hit("mint", asleep))]);
    expect(said(played, "run 0 ends: rolled-back (deadline_passed)")).toBe(1);
  });
});

describe("a leaked key", () => {
  test("ends at once, after the new one was stored", async () => {
    const played = await story([aRun(HOUR_MS), aRun(2 * DAY_MS, { revokes: "compromised" })]);
    const at = (text: string): number => played.story.findIndex((line) => line.includes(text));
    expect(at("run 1 stored key_3")).toBeLessThan(at("key_2 revoked"));
    expect(said(played, "compromised rotated-and-revoked")).toBe(1);
  });

  test("is kept where the new one could not be stored", async () => {
    const refused: Fault = { kind: "status", status: 403, effect: false };
    const played = await story([
      aRun(HOUR_MS),
      aRun(2 * DAY_MS, { revokes: "compromised", ...hit("put", refused) }),
    ]);
    expect(said(played, "key_2 revoked")).toBe(0);
    expect(said(played, "compromised incomplete")).toBe(1);
  });
});
