import { describe, expect, test } from "@jest/globals";
import type { MeshKey } from "../../../src/mesh/port.ts";
import { DAY_MS, HOUR_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { assess } from "../../../src/verification/assess.ts";
import type { AliveLook, KeyLook } from "../../../src/verification/look.ts";
import type { VerifyPolicy } from "../../../src/verification/policy.ts";
import { NOW } from "../../support/builders.ts";

const NO_POLICY: VerifyPolicy = {
  ...{ expectedKeyId: undefined, expectedName: undefined, maxAgeMs: undefined, minRemainingMs: undefined },
};

function aSibling(keyId: string, ageMs: number, expiresAt: number | null = null): MeshKey {
  return {
    ...{ keyId, name: "github:octo/app:MESH_API_KEY", status: "active", createdAt: NOW - ageMs },
    ...{ lastUsedAt: null, expiresAt, meta: {} },
  };
}

/** A key of forty days; it is the only one of its secret. */
function alive(more: Partial<AliveLook> = {}): AliveLook {
  const { keyId, name, createdAt, expiresAt } = aSibling("key_1", 40 * DAY_MS);
  return {
    ...{ kind: "alive", now: NOW, key: { keyId, name, createdAt, expiresAt } },
    ...{ siblings: [aSibling("key_1", 40 * DAY_MS)], endsReplacedKeys: true, secret: undefined },
    ...more,
  };
}

const standing = (more: Partial<AliveLook>) => {
  const { status, explanation } = assess(alive(more), NO_POLICY);
  return { status, explanation };
};
const judged = (policy: Partial<VerifyPolicy>, more: Partial<AliveLook> = {}) =>
  assess(alive(more), { ...NO_POLICY, ...policy });
const faultsOf = (...given: Parameters<typeof judged>) => judged(...given).failure?.faults ?? [];

/** The basic service: the key works, and that is all there is to know. */
const TOLD_NOTHING = { key: undefined, siblings: undefined };
const timing = (writtenAgoMs: number, queuedAgoMs: number) => ({
  secret: { now: NOW, updatedAt: NOW - writtenAgoMs, queuedAt: NOW - queuedAgoMs },
});

describe("a key that works", () => {
  test("is valid, with its id, its age and its end", () => {
    expect(assess(alive(), NO_POLICY)).toMatchObject({
      ...{ valid: true, reason: "valid", failure: undefined, unchecked: [], expiresAt: null },
      ...{ key: { keyId: "key_1", name: "github:octo/app:MESH_API_KEY" }, ageMs: 40 * DAY_MS },
      sentence: 'Key key_1 "github:octo/app:MESH_API_KEY" works, 40 days old, until it is revoked.',
    });
  });

  test("of which the service tells nothing is valid all the same", () => {
    expect(assess(alive(TOLD_NOTHING), NO_POLICY)).toMatchObject({
      ...{ valid: true, sentence: "The key works.", status: "unknown", key: undefined, ageMs: undefined },
    });
  });

  test("of which the service tells nothing is as old as the last write of its secret", () => {
    const look = alive({ ...TOLD_NOTHING, ...timing(40 * DAY_MS, HOUR_MS) });
    expect(assess(look, NO_POLICY)).toMatchObject({
      ...{ ageMs: 40 * DAY_MS, sentence: "The key works; its secret was last written 40 days ago." },
    });
  });

  test("has no such age in a run that was queued before that write: it holds another value", () => {
    const ageAt = (writtenAgoMs: number) =>
      assess(alive({ ...TOLD_NOTHING, ...timing(writtenAgoMs, HOUR_MS) }), NO_POLICY).ageMs;
    expect([ageAt(HOUR_MS), ageAt(HOUR_MS - 1)]).toEqual([HOUR_MS, undefined]);
  });

  test("is as old as Mesh says, whenever the secret was written", () => {
    expect(assess(alive(timing(DAY_MS, HOUR_MS)), NO_POLICY).ageMs).toBe(40 * DAY_MS);
  });
});

describe("is it the newest key of its secret?", () => {
  const newer = aSibling("key_2", HOUR_MS);
  const ending = aSibling("key_1", 40 * DAY_MS, NOW + 6 * DAY_MS);

  test("the only one is", () => {
    expect(standing({})).toEqual({ status: "current", explanation: undefined });
  });

  test("one with an end and a newer sibling is retiring, and is explained", () => {
    expect(standing({ siblings: [newer, ending] })).toEqual({
      status: "retiring",
      explanation:
        "A newer key, key_2, has been made for this secret. This one works until 2026-05-23T09:30:00Z. The next run gets the new key.",
    });
  });

  test("an orphan that is newer replaced nothing: the key without an end is the one in use", () => {
    expect(standing({ siblings: [newer, aSibling("key_1", 40 * DAY_MS)] }).status).toBe("current");
  });

  test("where the service ends no replaced key, a newer sibling is all there is to go by", () => {
    const siblings = [newer, aSibling("key_1", 40 * DAY_MS)];
    expect(standing({ siblings, endsReplacedKeys: false }).status).toBe("retiring");
  });

  test("a newest key with an end of its own is current", () => {
    expect(standing({ siblings: [ending] }).status).toBe("current");
  });

  test.each([
    ["its siblings cannot be listed", undefined],
    ["it is not among them", [newer]],
    ["there are none", []],
  ])("is unknown when %s", (_, siblings) => {
    expect(standing({ siblings })).toEqual({ status: "unknown", explanation: undefined });
  });

  test.each([
    [NOW - 1, undefined],
    [NOW, undefined],
    [NOW + 1, "The secret was written after this run was queued; the next run gets the new key."],
  ])("says whether the secret was written after the run was queued: %i", (updatedAt, explanation) => {
    const secret = { now: NOW, updatedAt, queuedAt: NOW };
    expect(standing({ siblings: undefined, secret }).explanation).toBe(explanation);
  });
});

describe("the policy", () => {
  test.each<[string, Partial<VerifyPolicy>, Partial<AliveLook>]>([
    ["of nothing", {}, {}],
    ["of this very key", { expectedKeyId: "key_1", expectedName: "github:octo/app:MESH_API_KEY" }, {}],
    ["of its exact age", { maxAgeMs: 40 * DAY_MS }, {}],
    ["of what is left of a key without an end", { minRemainingMs: 999 * DAY_MS }, {}],
    ["of nothing, on a service that tells nothing", {}, { key: undefined }],
  ])("%s is kept", (_, policy, more) => {
    expect(faultsOf(policy, more)).toEqual([]);
  });

  test.each<[string, Partial<VerifyPolicy>]>([
    ["expected-key-id", { expectedKeyId: "key_2" }],
    ["expected-name", { expectedName: "another" }],
    ["max-age", { maxAgeMs: 40 * DAY_MS - 1 }],
  ])("of %s is broken: the key works, and the step fails", (input, policy) => {
    expect(faultsOf(policy)).toEqual([expect.objectContaining({ input })]);
    expect(assess(alive(), { ...NO_POLICY, ...policy })).toMatchObject({ valid: true, reason: "policy" });
  });

  test("of min-remaining counts to the key's end", () => {
    const key = { ...alive().key!, expiresAt: NOW + HOUR_MS };
    expect(faultsOf({ minRemainingMs: HOUR_MS }, { key })).toEqual([]);
    expect(faultsOf({ minRemainingMs: HOUR_MS + 1 }, { key })).toMatchObject([{ input: "min-remaining" }]);
  });

  test("tells everything that is broken at once", () => {
    const faults = faultsOf({ expectedKeyId: "key_2", expectedName: "another", maxAgeMs: DAY_MS });
    expect(faults.map(({ input }) => input)).toEqual(["expected-key-id", "expected-name", "max-age"]);
  });

  test("of max-age on a current key points to the schedule that has stopped", () => {
    expect(faultsOf({ maxAgeMs: DAY_MS })[0]?.why).toContain("The scheduled rotation has not run");
  });

  test("of max-age on a retiring key asks for a new run: the rotation has done its work", () => {
    const siblings = [aSibling("key_2", HOUR_MS), aSibling("key_1", 40 * DAY_MS, NOW + DAY_MS)];
    const [fault] = faultsOf({ maxAgeMs: DAY_MS }, { siblings });
    expect(fault?.fix).toBe("Start a new run: it gets the new key.");
    expect(fault?.why).not.toContain("schedule");
  });
});

describe("the policy, where the service tells nothing", () => {
  test.each<Partial<VerifyPolicy>>([{ expectedKeyId: "key_1" }, { expectedName: "a name" }])(
    "of one certain key is broken: it may be any other, %j",
    (policy) => {
      expect(faultsOf(policy, TOLD_NOTHING)).toEqual([
        expect.objectContaining({ what: expect.stringContaining("does not say which key") }),
      ]);
    },
  );

  test.each<[string, Partial<VerifyPolicy>]>([
    ["max-age", { maxAgeMs: DAY_MS }],
    ["min-remaining", { minRemainingMs: 1 }],
  ])(
    "of %s is neither kept nor broken: the step passes and says that nothing was checked",
    (input, policy) => {
      expect(judged(policy, TOLD_NOTHING)).toMatchObject({
        ...{ valid: true, reason: "valid", failure: undefined },
        unchecked: [{ what: expect.stringContaining(`\`${input}\` was not checked`) }],
      });
    },
  );

  test("of max-age is held against the last write of the secret", () => {
    const written = timing(40 * DAY_MS, HOUR_MS);
    const kept = judged({ maxAgeMs: 40 * DAY_MS }, { ...TOLD_NOTHING, ...written });
    expect(kept).toMatchObject({ reason: "valid", unchecked: [] });
    const broken = judged({ maxAgeMs: 40 * DAY_MS - 1 }, { ...TOLD_NOTHING, ...written });
    expect(broken).toMatchObject({ reason: "policy", unchecked: [] });
    expect(broken.failure?.faults).toMatchObject([
      { input: "max-age", what: expect.stringContaining("The secret was last written 40 days ago") },
    ]);
  });

  test("of max-age asks for a new run where this one holds an older value", () => {
    const [fault] = judged({ maxAgeMs: 1 }, { ...TOLD_NOTHING, ...timing(HOUR_MS, DAY_MS) }).unchecked;
    expect(fault?.fix).toBe("Start a new run.");
  });
});

describe("a key that does not work says why, and what to do", () => {
  const error = new UserError("mesh_unreachable", { what: "No answer.", fix: "Wait." });
  const rejected = (code: string | undefined) => ({ kind: "rejected", status: 401, code }) as const;

  test.each<[string, KeyLook]>([
    ["missing", { kind: "missing" }],
    ["malformed", { kind: "malformed" }],
    ["unreachable", { kind: "unreachable", error }],
    ["revoked", rejected("key_revoked")],
    ["expired", rejected("key_expired")],
    ["disabled", rejected("key_disabled")],
    ["rejected", rejected("something_else")],
    ["rejected", rejected(undefined)],
  ])("%s", (reason, look) => {
    const assessment = assess(look, { ...NO_POLICY, maxAgeMs: DAY_MS });
    expect(assessment).toMatchObject({ valid: false, reason, status: "unknown", key: undefined });
    expect(assessment.failure?.faults).toEqual([
      expect.objectContaining({ what: assessment.sentence, fix: expect.stringMatching(/\w.*\.$/) }),
    ]);
  });

  test("a value that starts like a key and is none is not said to start otherwise", () => {
    const { failure } = assess({ kind: "malformed" }, NO_POLICY);
    expect(failure?.message).toBe("The value does not look like a Mesh key, `mesh_…`.");
  });

  test("and of an unreachable service tells its own failure: nothing is known of the key", () => {
    expect(assess({ kind: "unreachable", error }, NO_POLICY).failure).toBe(error);
    expect(assess({ kind: "missing" }, NO_POLICY).failure?.code).toBe("key_invalid");
  });
});
