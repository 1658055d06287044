import { describe, expect, test } from "@jest/globals";
import { LEASE_MS, MARGIN_MS } from "../../../src/rotation/evidence.ts";
import type { Facts } from "../../../src/rotation/facts.ts";
import {
  planRevocation,
  type RevocationMode,
  type RevocationOrder,
  type RevocationPlan,
} from "../../../src/rotation/revocation-plan.ts";
import { DAY_MS, HOUR_MS } from "../../../src/values/clock.ts";
import { aManagedKey, aPassedInKey, aPolicy, facts, NOW, U, writtenAt } from "../../support/builders.ts";

const orderTo = (mode: RevocationMode, more: Partial<RevocationOrder> = {}): RevocationOrder => ({
  ...{ mode, keyId: undefined, keyName: "github:octo/app:MESH_API_KEY", policy: aPolicy() },
  canBePassedIn: true,
  ...more,
});
const planned = (mode: RevocationMode, change: Partial<Facts> = {}, more: Partial<RevocationOrder> = {}) =>
  planRevocation(facts(change), orderTo(mode, more));
const ended = ({ revokes }: RevocationPlan) => revokes.map(({ keyId }) => keyId);
const kept = ({ keeps }: RevocationPlan) =>
  keeps.map(({ keyId, wanted }) => (wanted === true ? `${keyId}, wanted` : keyId));

const current = aManagedKey();
const old = aManagedKey({ keyId: "key_old", createdAt: U - DAY_MS, lastUsedAt: NOW - HOUR_MS });
const orphan = aManagedKey({ keyId: "key_orphan", createdAt: U + HOUR_MS });
const young = aManagedKey({ keyId: "key_young", createdAt: NOW - LEASE_MS + 1 });
const admin = aManagedKey({ keyId: "key_admin", createdAt: U - DAY_MS });
const all = { managed: [young, orphan, current, old, admin], adminKeyId: "key_admin" };

/** Facts of which each leaves it open what the secret holds. */
const UNKNOWN: readonly (readonly [string, Partial<Facts>, RegExp])[] = [
  ["nothing was passed in", { passedIn: { kind: "not_given" } }, /Missing: `current-key` with the secret's/],
  ["the passed-in key is dead", { passedIn: { kind: "dead" } }, /Missing: `current-key` with the secret's/],
  ["the passed-in value is no key", { passedIn: { kind: "malformed" } }, /accepted by Mesh/],
  [
    "the passed-in key is another's",
    { passedIn: aPassedInKey({ managed: "for_another_target" }) },
    /this action minted for this secret/,
  ],
  [
    "the passed-in key is a person's",
    { passedIn: aPassedInKey({ managed: "no" }) },
    /this action minted for this secret/,
  ],
  ["the run could not be read", { queuedAt: undefined }, /Missing: `run-token` with `actions: read`\.$/],
  ["this is a re-run", { firstAttempt: false }, /Missing: a new run \(this is a re-run/],
  ["the run was queued before the last write", { queuedAt: U }, /start a new run\.$/],
  ["GitHub was not read", { secret: { kind: "not_read" } }, /Missing: the secret\.$/],
];

describe("the mode superseded", () => {
  test("ends orphans and superseded keys, used or not, and says what it keeps and why", () => {
    const decided = planned("superseded", all);
    expect(decided.refusal?.what).toBeUndefined();
    expect(decided.revokes).toEqual([
      { keyId: "key_orphan", why: expect.stringContaining("orphan") },
      { keyId: "key_old", why: expect.stringContaining("superseded") },
    ]);
    expect(decided.keeps).toEqual([
      { keyId: "key_young", why: expect.stringContaining("younger than 20 minutes") },
      { keyId: "key_current", why: "the secret holds it" },
      { keyId: "key_admin", why: expect.any(String) },
    ]);
  });

  test("keeps what is in its grace period, with its end where it has one", () => {
    const secret = writtenAt(NOW - HOUR_MS);
    const passedIn = aPassedInKey({ key: { keyId: "key_current", createdAt: U, expiresAt: null } });
    const ending = aManagedKey({ keyId: "key_ending", createdAt: U - DAY_MS, expiresAt: NOW + DAY_MS });
    const { revokes, keeps } = planned("superseded", { secret, passedIn, managed: [old, ending] });
    expect(revokes).toEqual([]);
    expect(keeps.map(({ why }) => why)).toEqual([
      "retiring: its grace period is not over",
      "retiring: its grace period is not over; it ends at 2026-05-18T09:30:00Z at the latest",
    ]);
  });

  test("wants nothing of what it keeps: such a run is complete", () => {
    expect(planned("superseded", all).keeps.filter(({ wanted }) => wanted === true)).toEqual([]);
  });

  test.each(UNKNOWN)("refuses when %s", (_, change, says) => {
    const decided = planned("superseded", { ...all, ...change });
    expect(decided).toMatchObject({ revokes: [], keeps: [], refusal: { what: expect.stringMatching(says) } });
    expect(decided.refusal?.what).toMatch(/^It is not known which key the secret holds/);
  });

  test("refuses without a secret: nobody knows when it went, or who still uses its keys", () => {
    expect(planned("superseded", { ...all, secret: { kind: "absent" } }).refusal?.what).toMatch(
      /the secret\.$/,
    );
  });

  test.each(["superseded", "key"] as const)(
    "%s asks nobody for what cannot be had: the value of another store's or repository's secret",
    (mode) => {
      const change = { ...all, passedIn: { kind: "not_given" } } as const;
      const { refusal } = planned(mode, change, { canBePassedIn: false, keyId: "key_old" });
      expect(refusal?.what).not.toContain("Missing");
      expect(refusal?.fix).toContain("use the mode `compromised`");
    },
  );

  test("names everything that is missing at once", () => {
    const change = { passedIn: { kind: "dead" }, queuedAt: undefined, firstAttempt: false } as const;
    expect(planned("superseded", change).refusal?.what).toMatch(/`current-key`.*; `run-token`.*; a new run/);
  });
});

describe("the mode key", () => {
  const one = (keyId: string | undefined, change: Partial<Facts> = {}) =>
    planned("key", { ...all, ...change }, { keyId });

  test("ends the one that was ordered, and no other", () => {
    expect(one("key_old")).toEqual({
      ...{ mode: "key", refusal: undefined, keeps: [] },
      revokes: [{ keyId: "key_old", why: "as ordered" }],
    });
  });

  test("ends one in its grace period too: that is what the order is for", () => {
    const secret = writtenAt(NOW - HOUR_MS);
    expect(ended(one("key_old", { secret }))).toEqual(["key_old"]);
  });

  test("is content with a key that is gone", () => {
    expect(one("key_gone")).toEqual({
      ...{ mode: "key", refusal: undefined, revokes: [] },
      keeps: [{ keyId: "key_gone", why: expect.stringContaining("gone already, or mistyped") }],
    });
  });

  test.each([
    [
      "the key that the secret holds",
      "key_current",
      { what: "The secret holds this key.", fix: /Use the mode `compromised`/ },
    ],
    [
      "the admin credential",
      "key_admin",
      { what: /is the admin credential of this run/, fix: /Pass another admin credential/ },
    ],
    [
      "a key younger than the lease: a run may still store it",
      "key_young",
      { what: /younger than 20 minutes/, fix: "Start a new run in half an hour." },
    ],
  ])("refuses %s", (_, keyId, { what, fix }) => {
    expect(one(keyId)).toMatchObject({
      ...{ revokes: [], refusal: { what: expect.stringMatching(what), fix: expect.stringMatching(fix) } },
    });
  });

  test.each([
    ["a lease before the write", U - LEASE_MS, true],
    ["longer before it", U - LEASE_MS - 1, false],
    ["the margin after it", U + MARGIN_MS, true],
    ["later", U + MARGIN_MS + 1, false],
  ])("asks whether the last write may have stored it: born %s", (_, createdAt, refused) => {
    const rival = aManagedKey({ keyId: "key_rival", createdAt });
    const decided = one("key_rival", { managed: [rival, current] });
    expect(decided.refusal?.what).toEqual(
      refused ? expect.stringContaining("may have put this key into the secret") : undefined,
    );
    expect(ended(decided)).toEqual(refused ? [] : ["key_rival"]);
  });

  test("refuses a stranger: a key that is alive and none of this target's", () => {
    const decided = planRevocation(facts(all), orderTo("key", { keyId: "key_person" }), "stranger");
    expect(decided).toMatchObject({
      revokes: [],
      refusal: {
        what: expect.stringContaining("was not minted by this action"),
        fix: "Revoke it in the Mesh web interface.",
      },
    });
  });

  test.each(UNKNOWN)("refuses when %s", (_, change, says) => {
    expect(one("key_old", change)).toMatchObject({
      revokes: [],
      refusal: { what: expect.stringMatching(says) },
    });
  });

  test("needs no evidence without a secret: no store can hold the key", () => {
    const change = {
      secret: { kind: "absent" },
      passedIn: { kind: "not_given" },
      queuedAt: undefined,
    } as const;
    expect(ended(one("key_old", change))).toEqual(["key_old"]);
    expect(one("key_young", change).refusal?.fix).toBe("Start a new run in half an hour.");
  });
});

describe("the mode compromised", () => {
  test("ends every older key at once, and wants those that it must leave", () => {
    const decided = planned("compromised", all);
    expect(ended(decided)).toEqual(["key_orphan", "key_current", "key_old"]);
    expect(kept(decided)).toEqual(["key_young, wanted", "key_admin, wanted"]);
  });

  test("ends the passed-in key even inside the lease: it is the one that leaked", () => {
    const leaked = aManagedKey({ createdAt: NOW - 1 });
    const passedIn = aPassedInKey({ key: { ...leaked } });
    expect(ended(planned("compromised", { managed: [leaked, young], passedIn }))).toEqual(["key_current"]);
  });

  test.each(["no", "for_another_target"] as const)(
    "names a passed-in key that is not this target's, and leaves it: managed %s",
    (managed) => {
      const passedIn = aPassedInKey({
        managed,
        key: { keyId: "key_person", createdAt: U, expiresAt: null },
      });
      const decided = planned("compromised", { managed: [old], passedIn });
      expect(ended(decided)).toEqual(["key_old"]);
      expect(decided.keeps).toEqual([
        {
          keyId: "key_person",
          wanted: true,
          byHand: true,
          why: expect.stringContaining("revoke it yourself"),
        },
      ]);
    },
  );

  test.each(UNKNOWN)("does not wait for evidence: its own write brings it, also when %s", (_, change) => {
    expect(planned("compromised", { managed: [old], ...change })).toMatchObject({
      refusal: undefined,
      revokes: [{ keyId: "key_old" }],
    });
  });
});

describe("the mode teardown", () => {
  test("ends all keys of the secret, and wants those that it must leave", () => {
    const decided = planned("teardown", all);
    expect(ended(decided)).toEqual(["key_orphan", "key_current", "key_old"]);
    expect(kept(decided)).toEqual(["key_young, wanted", "key_admin, wanted"]);
  });

  test("leaves the passed-in key too while it is younger than the lease: it can be run again", () => {
    const fresh = aManagedKey({ createdAt: NOW - LEASE_MS + 1 });
    expect(kept(planned("teardown", { managed: [fresh] }))).toEqual(["key_current, wanted"]);
  });

  test("goes on where the secret is gone already", () => {
    expect(ended(planned("teardown", { managed: [old], secret: { kind: "absent" } }))).toEqual(["key_old"]);
  });
});

describe("a service without a list of keys", () => {
  const basic = { features: new Set([]), managed: [] } as const;

  test.each(["superseded", "key"] as const)("refuses %s, and says where to do it", (mode) => {
    expect(planned(mode, basic, { keyId: "key_old" })).toMatchObject({
      revokes: [],
      refusal: { fix: expect.stringContaining("in the Mesh web interface") },
    });
  });

  test.each(["compromised", "teardown"] as const)(
    "%s names the keys by their name for a person to end",
    (mode) => {
      const decided = planned(mode, { ...basic, passedIn: aPassedInKey({ key: undefined }) });
      expect(decided).toMatchObject({ refusal: undefined, revokes: [] });
      expect(kept(decided)).toEqual(['every older key named "github:octo/app:MESH_API_KEY", wanted']);
    },
  );

  test.each(["compromised", "teardown"] as const)(
    "%s names the passed-in key where its id is told",
    (mode) => {
      expect(kept(planned(mode, basic))).toEqual(["key_current, wanted"]);
    },
  );
});
