import { describe, expect, test } from "@jest/globals";
import { LEASE_MS, MARGIN_MS } from "../../../src/rotation/evidence.ts";
import type { Facts } from "../../../src/rotation/facts.ts";
import { mints, plan } from "../../../src/rotation/plan.ts";
import type { Policy } from "../../../src/rotation/policy.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/values/clock.ts";
import {
  aManagedKey,
  aPassedInKey,
  aPolicy,
  facts,
  FULL_SERVICE,
  NOW,
  U,
  writtenAt,
} from "../../support/builders.ts";

const bornAt = (createdAt: number) =>
  aPassedInKey({ key: { keyId: "key_current", createdAt, expiresAt: null } });
const ofAnother = aPassedInKey({ managed: "for_another_target" });
const young = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aManagedKey({ keyId: `key_young${index}`, createdAt: NOW - MINUTE_MS }),
  );
const codeOf = (change: Partial<Facts>, policy: Partial<Policy> = {}) =>
  plan(facts(change), aPolicy(policy)).code;

describe("sweeps", () => {
  const orphan = aManagedKey({ keyId: "key_orphan", createdAt: U + HOUR_MS });
  const old = aManagedKey({ keyId: "key_old", createdAt: U - DAY_MS });
  const all = { managed: [orphan, aManagedKey(), old] };

  test("names each key with its evidence, on a run that changes nothing else too", () => {
    const decided = plan(facts(all), aPolicy());
    expect(decided.kind).toBe("unchanged");
    expect(decided.sweeps).toEqual([
      { key: orphan, evidence: "orphan", young: false },
      { key: old, evidence: "superseded", young: false },
    ]);
  });

  test("calls a key that is both an orphan: that needs less evidence", () => {
    expect(plan(facts({ managed: [orphan] }), aPolicy()).sweeps).toEqual([
      { key: orphan, evidence: "orphan", young: false },
    ]);
  });

  test("tells a young key from an old one: only the young ones count where they cannot be revoked", () => {
    const hourOld = aManagedKey({ keyId: "key_hour", createdAt: NOW - HOUR_MS });
    const { sweeps } = plan(facts({ managed: [hourOld, orphan, old] }), aPolicy());
    expect(sweeps.map(({ key, young }) => [key.keyId, young])).toEqual([
      ["key_hour", true],
      ["key_orphan", false],
      ["key_old", false],
    ]);
  });

  test("a superseded key that nobody has used for a day, though `keep-while-used` is not over", () => {
    const unused = { ...old, lastUsedAt: NOW - DAY_MS };
    const written = NOW - 2 * DAY_MS;
    const look = facts({ secret: writtenAt(written), passedIn: bornAt(written), managed: [unused] });
    expect(plan(look, aPolicy())).toMatchObject({ sweeps: [{ key: unused }], keptInUse: [] });
  });

  test("nothing at all when the facts do not fit together", () => {
    expect(plan(facts({ ...all, passedIn: ofAnother }), aPolicy()).sweeps).toEqual([]);
  });

  test("what it can before `max-live-keys` refuses the rest", () => {
    const decided = plan(facts({ managed: [...young(5), orphan], passedIn: { kind: "dead" } }), aPolicy());
    expect(decided).toMatchObject({ code: "max_live_keys", sweeps: [{ key: orphan }] });
  });

  test("an orphan though somebody uses it: the store never held it for long enough to matter", () => {
    const used = { ...orphan, lastUsedAt: NOW - HOUR_MS };
    expect(plan(facts({ managed: [used] }), aPolicy()).sweeps).toEqual([
      { key: used, evidence: "orphan", young: false },
    ]);
  });

  test("not a superseded key that somebody uses: it is kept, with its end and what is left of it", () => {
    const used = { ...old, lastUsedAt: NOW - HOUR_MS };
    const written = NOW - 2 * DAY_MS;
    const look = facts({ secret: writtenAt(written), passedIn: bornAt(written), managed: [used] });
    const decided = plan(look, aPolicy());
    expect(decided.sweeps).toEqual([]);
    expect(decided.keptInUse).toEqual([{ key: used, untilAt: written + 7 * DAY_MS, leftMs: 5 * DAY_MS }]);
  });

  describe("a replaced key that somebody uses, where nothing is known", () => {
    const written = NOW - 2 * DAY_MS;
    const used = { ...old, lastUsedAt: NOW - HOUR_MS, expiresAt: NOW + DAY_MS };
    const look = (change: Partial<Facts>) =>
      plan(facts({ secret: writtenAt(written), passedIn: { kind: "not_given" }, ...change }), aPolicy());

    test("is told about, for it ends, and swept by nobody", () => {
      expect(look({ managed: [used] })).toMatchObject({
        ...{ sweeps: [], keptInUse: [{ key: used, untilAt: NOW + DAY_MS, leftMs: DAY_MS }] },
      });
    });

    test.each([
      ["has no end: nothing of this action's ends it", { expiresAt: null }, {}],
      ["may be what the last write stored", { createdAt: written - LEASE_MS }, {}],
      ["was not used for a day", { lastUsedAt: NOW - DAY_MS }, {}],
      ["is the admin credential", {}, { adminKeyId: old.keyId }],
      ["left the secret less than the grace period ago", {}, { secret: writtenAt(NOW - DAY_MS + 1) }],
    ])("is not where it %s", (_why, key, change) => {
      expect(look({ managed: [{ ...used, ...key }], ...change }).keptInUse).toEqual([]);
    });
  });

  test("a used key all the same once `keep-while-used` is over", () => {
    const used = { ...old, lastUsedAt: NOW - HOUR_MS };
    const decided = plan(facts({ managed: [used] }), aPolicy());
    expect(decided).toMatchObject({ sweeps: [{ key: used, evidence: "superseded" }], keptInUse: [] });
  });

  test("no key without a secret: only this run's own commit may end what is left", () => {
    const decided = plan(facts({ ...all, secret: { kind: "absent" } }), aPolicy());
    expect(decided).toMatchObject({ kind: "create", sweeps: [], retires: all.managed });
  });
});

describe("retires", () => {
  test("every key that is older than the lease and not swept", () => {
    const older = aManagedKey({ keyId: "key_older", createdAt: NOW - LEASE_MS });
    const rival = aManagedKey({ keyId: "key_rival", createdAt: NOW - LEASE_MS + 1 });
    const superseded = aManagedKey({ keyId: "key_old", createdAt: U - DAY_MS });
    const managed = [rival, older, aManagedKey(), superseded];
    const passedIn = { kind: "dead" } as const;
    expect(plan(facts({ managed, passedIn, secret: writtenAt(NOW - MARGIN_MS) }), aPolicy()).retires).toEqual(
      [older, aManagedKey(), superseded],
    );
    expect(plan(facts({ managed: [aManagedKey(), superseded] }), aPolicy()).retires).toEqual([aManagedKey()]);
  });

  test("never the admin credential", () => {
    const admin = aManagedKey({ keyId: "key_admin" });
    const decided = plan(facts({ managed: [admin, aManagedKey()], adminKeyId: "key_admin" }), aPolicy());
    expect(decided.retires).toEqual([aManagedKey()]);
  });
});

describe("`max-live-keys`", () => {
  const dead = { passedIn: { kind: "dead" } } as const;

  test("counts what is left after this run's own sweep", () => {
    const orphan = aManagedKey({ keyId: "key_orphan", createdAt: NOW - HOUR_MS });
    const decided = plan(facts({ ...dead, managed: [...young(4), orphan] }), aPolicy());
    expect(decided).toMatchObject({
      kind: "rotate",
      countedKeys: 4,
      maxLiveKeys: 5,
      sweeps: [{ key: orphan }],
    });
  });

  test("counts only keys younger than the horizon, so that it can never lock a target for good", () => {
    const at = (ageMs: number) => aManagedKey({ keyId: `key_${ageMs}`, createdAt: NOW - ageMs });
    const look = facts({
      ...dead,
      secret: writtenAt(NOW),
      managed: [at(DAY_MS - 1), at(DAY_MS), at(9 * DAY_MS)],
    });
    expect(plan(look, aPolicy()).countedKeys).toBe(1);
    expect(plan(look, aPolicy({ graceMs: 10 * DAY_MS })).countedKeys).toBe(3);
  });

  test("lets one key fewer pass", () => {
    expect(codeOf({ ...dead, managed: young(4) })).toBe("passed_in_dead");
    expect(codeOf({ ...dead, managed: young(2) }, { maxLiveKeys: 2 })).toBe("max_live_keys");
  });

  test("stops a first installation too", () => {
    expect(codeOf({ secret: { kind: "absent" }, managed: young(5) })).toBe("max_live_keys");
  });

  test("says nothing of a run that mints nothing", () => {
    expect(codeOf({ managed: [...young(5), aManagedKey()] })).toBe("not_due");
  });
});

describe("what the service cannot do", () => {
  const without = (feature: string) => new Set(FULL_SERVICE.filter((name) => name !== feature));
  const scopes = { scopes: ["profile:read"] };
  const expiry = { expiresInMs: 90 * DAY_MS };

  test.each([
    ["scopes", scopes, "This Mesh service cannot make a key with `scopes`."],
    ["expires_in", expiry, "This Mesh service cannot make a key with `expires-in`."],
  ])("a key that needs %s is not minted without it", (feature, policy, reason) => {
    const decided = plan(facts({ features: without(feature) }), aPolicy({ ...policy, force: true }));
    expect(decided).toMatchObject({ kind: "refused", code: "not_supported", reason });
  });

  test("what is not asked for is not missed", () => {
    expect(codeOf({ features: new Set() }, { force: true })).toBe("forced");
  });

  test("a service that has both is asked", () => {
    expect(codeOf({}, { ...scopes, ...expiry, force: true })).toBe("forced");
  });

  test("a run that mints nothing does not fail for it", () => {
    expect(codeOf({ features: new Set() }, scopes)).toBe("not_due");
  });
});

describe("the predecessor, for people to read", () => {
  const predecessor = (change: Partial<Facts>) =>
    plan(facts(change), aPolicy({ force: true })).predecessorKeyId;

  test("is the passed-in key", () => {
    expect(predecessor({})).toBe("key_current");
  });

  test("is the one managed key that fits the last write, where nothing was passed in", () => {
    const managed = [
      aManagedKey({ keyId: "key_fits" }),
      aManagedKey({ keyId: "key_older", createdAt: U - DAY_MS }),
    ];
    expect(predecessor({ passedIn: { kind: "not_given" }, managed })).toBe("key_fits");
  });

  test("is not guessed where two keys fit, or none", () => {
    const two = [aManagedKey({ keyId: "key_a" }), aManagedKey({ keyId: "key_b" })];
    expect(predecessor({ passedIn: { kind: "dead" }, managed: two })).toBeUndefined();
    expect(predecessor({ passedIn: { kind: "dead" }, managed: [] })).toBeUndefined();
  });

  test("does not exist on a first installation", () => {
    expect(predecessor({ secret: { kind: "absent" } })).toBeUndefined();
    const notRead = facts({ secret: { kind: "not_read" }, passedIn: { kind: "dead" } });
    expect(plan(notRead, aPolicy()).predecessorKeyId).toBeUndefined();
  });
});

test.each([
  ["create", true],
  ["rotate", true],
  ["refused", false],
  ["unchanged", false],
] as const)("a plan to %s leads to a new key: %s", (kind, expected) => {
  expect(mints({ kind })).toBe(expected);
});
