import { describe, expect, test } from "@jest/globals";
import { LEASE_MS } from "../../../src/rotation/evidence.ts";
import type { Facts } from "../../../src/rotation/facts.ts";
import { plan, type Plan } from "../../../src/rotation/plan.ts";
import type { Policy } from "../../../src/rotation/policy.ts";
import type { ReasonCode } from "../../../src/rotation/rules.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { aManagedKey, aPassedInKey, aPolicy, facts, NOW, U, writtenAt } from "../../support/builders.ts";

type Row = readonly [
  why: string,
  facts: Partial<Facts>,
  policy: Partial<Policy>,
  kind: Plan["kind"],
  says: RegExp,
];

const DUE = U - 20 * DAY_MS;
const bornAt = (createdAt: number, expiresAt: number | null = null) =>
  aPassedInKey({ key: { keyId: "key_current", createdAt, expiresAt } });
const byPerson = aPassedInKey({
  managed: "no",
  key: { keyId: "key_person", createdAt: U - DAY_MS, expiresAt: null },
});
const ofAnother = aPassedInKey({
  managed: "for_another_target",
  key: { keyId: "key_other", createdAt: U - DAY_MS, expiresAt: null },
});
const inADay = bornAt(U, NOW + DAY_MS);
const young = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aManagedKey({ keyId: `key_young${index}`, createdAt: NOW - MINUTE_MS }),
  );

/** One row per reason: the code exists because of what the row says. */
const TABLE: Record<ReasonCode, Row> = {
  no_secret: [
    "a first installation has nothing to judge by age, and nothing to keep",
    { secret: { kind: "absent" }, passedIn: { kind: "not_given" }, managed: [] },
    {},
    "create",
    /no such secret/,
  ],
  other_account: [
    "a key of another account would silently have other permissions",
    { passedIn: aPassedInKey({ sameAccount: false }) },
    {},
    "refused",
    /another Mesh account/,
  ],
  other_target: [
    "a key that was minted for another secret says that `current-key` reads the wrong one",
    { passedIn: ofAnother },
    {},
    "refused",
    /key_other was minted for another/,
  ],
  not_from_this_secret: [
    "a person's key cannot be what the store holds while the last write fits a managed one",
    { passedIn: byPerson },
    {},
    "refused",
    /fits key key_current, and key key_person was passed in/,
  ],
  passed_in_malformed: [
    "a pasted something else makes every job fail, so that the store has to heal",
    { passedIn: { kind: "malformed" } },
    {},
    "rotate",
    /does not look like `mesh_…`/,
  ],
  passed_in_dead: [
    "a dead key left in the store would stay there for ever",
    { passedIn: { kind: "dead" } },
    {},
    "rotate",
    /no longer accepts/,
  ],
  done_since_queued: [
    "a forced run over many secrets that is started again must not rotate any of them twice",
    { passedIn: { kind: "not_given" }, secret: writtenAt(NOW), queuedAt: NOW - MINUTE_MS },
    { force: true },
    "unchanged",
    /written after this run was queued/,
  ],
  forced: ["a person knows better than the age", {}, { force: true }, "rotate", /`force` asks for it\.$/],
  due_by_age: [
    "keys must not get old",
    { secret: writtenAt(DUE), passedIn: bornAt(DUE) },
    {},
    "rotate",
    /The key is 30 days old, and `rotate-after` is 30d/,
  ],
  expiring: [
    "a key that ends before the next rotation would leave a dead one in the store",
    { passedIn: inADay },
    {},
    "rotate",
    /The key ends at 2026-05-18T09:30:00Z/,
  ],
  adoption: [
    "a key that a person put there is replaced, for nobody else will ever rotate it",
    { passedIn: byPerson, managed: [] },
    {},
    "rotate",
    /key_person was not minted for this secret by this action.*left as it is/,
  ],
  max_live_keys: [
    "a crash loop must not flood Mesh",
    { managed: young(5), passedIn: { kind: "dead" } },
    {},
    "refused",
    /5 live keys of this secret are young, and `max-live-keys` is 5/,
  ],
  not_supported: [
    "a wider or longer-lived key than asked for would be a silent downgrade",
    { features: new Set(), passedIn: { kind: "dead" } },
    { expiresInMs: 90 * DAY_MS, scopes: ["profile:read"] },
    "refused",
    /cannot make a key with `scopes` and `expires-in`/,
  ],
  not_due: [
    "a run every day is harmless",
    {},
    {},
    "unchanged",
    /The key is 10 days old; `rotate-after` is 30d/,
  ],
};

describe("each reason", () => {
  const rows = Object.entries(TABLE).map(([code, [why, ...rest]]) => [code, why, ...rest] as const);

  test.each(rows)("%s: %s", (code, _, change, policy, kind, says) => {
    const decided = plan(facts(change), aPolicy(policy));
    expect(decided).toMatchObject({ kind, code, reason: expect.stringMatching(says) });
  });
});

const codeOf = (change: Partial<Facts>, policy: Partial<Policy> = {}) =>
  plan(facts(change), aPolicy(policy)).code;

describe("which reason wins", () => {
  const absent = { secret: { kind: "absent" } } as const;
  const due = { secret: writtenAt(DUE) };
  test.each<[string, ReasonCode, Partial<Facts>, Partial<Policy>]>([
    [
      "no secret: what was passed in came from elsewhere",
      "no_secret",
      { ...absent, passedIn: { kind: "dead" } },
      {},
    ],
    ["no secret, even by force", "no_secret", { ...absent, passedIn: ofAnother }, { force: true }],
    [
      "the wrong account before the wrong target",
      "other_account",
      { passedIn: { ...ofAnother, sameAccount: false } },
      {},
    ],
    ["the wrong target before its age", "other_target", { ...due, passedIn: ofAnother }, {}],
    [
      "the wrong secret before its age",
      "not_from_this_secret",
      { ...due, passedIn: byPerson, managed: [aManagedKey({ createdAt: DUE })] },
      {},
    ],
    [
      "a dead key before force, which would hide it",
      "passed_in_dead",
      { passedIn: { kind: "dead" } },
      { force: true },
    ],
    ["garbage before force", "passed_in_malformed", { passedIn: { kind: "malformed" } }, { force: true }],
    ["force before age", "forced", { ...due, passedIn: bornAt(DUE) }, { force: true }],
    ["age before expiry", "due_by_age", { ...due, passedIn: bornAt(DUE, NOW + DAY_MS) }, {}],
    ["age before adoption", "due_by_age", { ...due, passedIn: byPerson, managed: [] }, {}],
    [
      "the limit before what the service lacks: it is the more urgent news",
      "max_live_keys",
      { managed: young(5), passedIn: { kind: "dead" }, features: new Set() },
      { scopes: ["profile:read"] },
    ],
  ])("%s", (_, code, change, policy) => {
    expect(codeOf(change, policy)).toBe(code);
  });
});

describe("`force`", () => {
  test("overrides a key of another target, and names it as left alone", () => {
    const decided = plan(facts({ passedIn: ofAnother }), aPolicy({ force: true }));
    expect(decided).toMatchObject({ kind: "rotate", code: "forced" });
    expect(decided.reason).toContain("key_other is not one of this secret's keys and is left as it is");
  });

  test("overrides a key that does not come from this secret, and names it as left alone", () => {
    const decided = plan(facts({ passedIn: byPerson }), aPolicy({ force: true }));
    expect(decided).toMatchObject({ kind: "rotate", code: "forced" });
    expect(decided.reason).toContain("key_person");
  });

  test("does not override another account", () => {
    expect(codeOf({ passedIn: aPassedInKey({ sameAccount: false }) }, { force: true })).toBe("other_account");
  });

  test("does not override `max-live-keys`", () => {
    expect(codeOf({ managed: young(5) }, { force: true })).toBe("max_live_keys");
  });

  test("does not override what the service cannot do", () => {
    expect(codeOf({ features: new Set() }, { force: true, scopes: ["profile:read"] })).toBe("not_supported");
  });
});

describe("due by age", () => {
  test.each([
    ["at exactly `rotate-after`", 30 * DAY_MS, "due_by_age"],
    ["not a second earlier", 30 * DAY_MS - SECOND_MS, "not_due"],
    ["with milliseconds in its birth, which no Date header can show", 30 * DAY_MS - 999, "due_by_age"],
  ])("%s", (_, age, code) => {
    const written = NOW - age;
    expect(codeOf({ secret: writtenAt(written), passedIn: bornAt(written), managed: [] })).toBe(code);
  });

  test("goes by the last write when nothing was passed in", () => {
    const decided = plan(facts({ secret: writtenAt(DUE), passedIn: { kind: "not_given" } }), aPolicy());
    expect(decided).toMatchObject({ kind: "rotate", code: "due_by_age" });
    expect(decided.reason).toContain("The secret was last written 30 days ago");
  });

  test("stays with a secret and nothing passed in while the last write is young", () => {
    const decided = plan(facts({ passedIn: { kind: "not_given" } }), aPolicy());
    expect(decided).toMatchObject({ kind: "unchanged", code: "not_due" });
    expect(decided.reason).toContain("The secret was last written 10 days ago");
  });

  test("never comes with `rotate-after: never`", () => {
    const decided = plan(
      facts({ secret: writtenAt(0), passedIn: bornAt(0) }),
      aPolicy({ rotateAfterMs: "never" }),
    );
    expect(decided).toMatchObject({
      kind: "unchanged",
      reason: expect.stringContaining("`rotate-after` is never"),
    });
  });
});

describe("expiring", () => {
  const left = 31 * DAY_MS; // rotate-after + grace
  test.each([
    ["a millisecond less than `rotate-after` and the grace period left", left - 1, "expiring"],
    ["exactly as much left: the next rotation comes in time", left, "not_due"],
  ])("%s", (_, leftMs, code) => {
    expect(codeOf({ passedIn: bornAt(U, NOW + leftMs) })).toBe(code);
  });

  test("asks for the grace period only where keys are never rotated by age", () => {
    const policy = { rotateAfterMs: "never" } as const;
    expect(codeOf({ passedIn: bornAt(U, NOW + DAY_MS - 1) }, policy)).toBe("expiring");
    expect(codeOf({ passedIn: bornAt(U, NOW + DAY_MS) }, policy)).toBe("not_due");
  });

  test("says nothing of a key that is not known to be in the store", () => {
    expect(codeOf({ passedIn: inADay, queuedAt: undefined })).toBe("not_due");
  });
});

describe("adoption", () => {
  test("waits for nothing: the key of a person is replaced though it is young", () => {
    expect(codeOf({ passedIn: byPerson, managed: [] })).toBe("adoption");
  });

  test("is refused only while a managed key fits the window: an older one does not", () => {
    expect(codeOf({ passedIn: byPerson, managed: [aManagedKey({ createdAt: U - LEASE_MS - 1 })] })).toBe(
      "adoption",
    );
    expect(codeOf({ passedIn: byPerson, managed: [aManagedKey({ createdAt: U - LEASE_MS })] })).toBe(
      "not_from_this_secret",
    );
  });
});

describe("without GitHub (a dry run without a token)", () => {
  const notRead = { secret: { kind: "not_read" } } as const;

  test("takes it for a first installation when nothing was passed in, and says why", () => {
    const decided = plan(facts({ ...notRead, passedIn: { kind: "not_given" } }), aPolicy());
    expect(decided).toMatchObject({ kind: "create", code: "no_secret" });
    expect(decided.reason).toContain("GitHub was not read (no github-token)");
  });

  test("goes by the passed-in key's own age, and says that GitHub was not read", () => {
    const decided = plan(facts(notRead), aPolicy());
    expect(decided).toMatchObject({ kind: "unchanged" });
    expect(decided.reason).toContain(
      "GitHub was not read (no github-token). The passed-in key is 10 days old",
    );
  });

  test("knows nothing of age on the basic service", () => {
    const decided = plan(facts({ ...notRead, passedIn: aPassedInKey({ key: undefined }) }), aPolicy());
    expect(decided).toMatchObject({
      kind: "unchanged",
      reason:
        "GitHub was not read (no github-token). Nothing tells how old the key is; `rotate-after` is 30d.",
    });
  });

  test.each([
    ["a dead key", { passedIn: { kind: "dead" } as const }, {}],
    ["something that is no key", { passedIn: { kind: "malformed" } as const }, {}],
    ["an order", {}, { force: true }],
    ["a key of somebody's", { passedIn: aPassedInKey({ managed: "no" }) }, {}],
  ])("says so for %s as well", (_what, change, policy) => {
    const decided = plan(facts({ ...notRead, ...change }), aPolicy(policy));
    expect(decided.kind).toBe("rotate");
    expect(decided.reason).toMatch(/^GitHub was not read \(no github-token\)\. /);
  });

  test("sweeps nothing: no write is known", () => {
    expect(plan(facts({ ...notRead, managed: [aManagedKey({ keyId: "key_x" })] }), aPolicy()).sweeps).toEqual(
      [],
    );
  });
});
