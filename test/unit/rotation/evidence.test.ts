import { describe, expect, test } from "@jest/globals";
import {
  ageMs,
  DEADLINE_MS,
  fitsWindow,
  horizonMs,
  isKeptWhileUsed,
  isOrphan,
  isSuperseded,
  isYoungerThanLease,
  keptUntil,
  knownKey,
  LEASE_MS,
  MARGIN_MS,
  UNUSED_MS,
} from "../../../src/rotation/evidence.ts";
import type { Facts } from "../../../src/rotation/facts.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { aManagedKey, aPassedInKey, aPolicy, facts, NOW, U, writtenAt } from "../../support/builders.ts";

const bornAt = (createdAt: number) =>
  aPassedInKey({ key: { keyId: "key_current", createdAt, expiresAt: null } });

test("the figures are those that the rules were tried with", () => {
  expect({ DEADLINE_MS, LEASE_MS, MARGIN_MS, UNUSED_MS }).toEqual({
    DEADLINE_MS: 5 * MINUTE_MS,
    LEASE_MS: 20 * MINUTE_MS,
    MARGIN_MS: 30 * SECOND_MS,
    UNUSED_MS: DAY_MS,
  });
});

test.each([
  ["a day, where the grace period is shorter", HOUR_MS, DAY_MS],
  ["the grace period, where it is longer than a day", 3 * DAY_MS, 3 * DAY_MS],
])("the horizon is %s", (_, graceMs, horizon) => {
  expect(horizonMs({ graceMs })).toBe(horizon);
});

describe("known: is the passed-in key what the store holds?", () => {
  test("yes, when the snapshot was taken after the last write had settled", () => {
    expect(knownKey(facts())?.keyId).toBe("key_current");
  });

  test.each<[string, Partial<Facts>]>([
    ["the run was queued exactly the margin after the write", { queuedAt: U + MARGIN_MS }],
    ["the key was born exactly the margin after the write", { passedIn: bornAt(U + MARGIN_MS) }],
  ])("yes, at the boundary: %s", (_, change) => {
    expect(knownKey(facts(change))?.keyId).toBe("key_current");
  });

  test.each<[string, Partial<Facts>]>([
    ["the run was queued a millisecond too early", { queuedAt: U + MARGIN_MS - 1 }],
    ["q is earlier than the write: the snapshot is older than it", { queuedAt: U - HOUR_MS }],
    ["q is not readable: nothing dates the snapshot", { queuedAt: undefined }],
    ["this is a re-run, which replays an old snapshot", { firstAttempt: false }],
    [
      "the key was born after the write that is visible: u is a late view",
      { passedIn: bornAt(U + MARGIN_MS + 1) },
    ],
    ["nothing was passed in", { passedIn: { kind: "not_given" } }],
    ["the passed-in key is dead", { passedIn: { kind: "dead" } }],
    ["the passed-in value is no key", { passedIn: { kind: "malformed" } }],
    ["the passed-in key is another target's", { passedIn: aPassedInKey({ managed: "for_another_target" }) }],
    ["the passed-in key was minted by a person", { passedIn: aPassedInKey({ managed: "no" }) }],
    ["the basic service tells neither its id nor its birth", { passedIn: aPassedInKey({ key: undefined }) }],
    ["there is no secret", { secret: { kind: "absent" } }],
    ["GitHub was not read", { secret: { kind: "not_read" } }],
  ])("not when %s", (_, change) => {
    expect(knownKey(facts(change))).toBeUndefined();
  });
});

describe("the window: may the last write have stored this key?", () => {
  test.each([
    ["born a lease before the write, by the slowest run there can be", U - LEASE_MS, true],
    ["born a millisecond earlier", U - LEASE_MS - 1, false],
    ["born the margin after it, for clocks are not exact", U + MARGIN_MS, true],
    ["born a millisecond later", U + MARGIN_MS + 1, false],
  ])("a key %s: %s", (_, createdAt, fits) => {
    expect(fitsWindow(aManagedKey({ createdAt }), U)).toBe(fits);
  });
});

describe("the lease: may the key belong to a run that is still alive?", () => {
  test.each([
    ["a millisecond less than the lease", NOW - LEASE_MS + 1, true],
    ["exactly the lease", NOW - LEASE_MS, false],
  ])("at an age of %s: %s", (_, createdAt, younger) => {
    expect(isYoungerThanLease(aManagedKey({ createdAt }), NOW)).toBe(younger);
  });
});

describe("orphan: minted after the last write, by a run that can no longer store it", () => {
  const orphan = aManagedKey({ keyId: "key_orphan", createdAt: U + MARGIN_MS + 1 });

  test("a key born a millisecond after the margin, and older than the lease", () => {
    expect(isOrphan(orphan, facts())).toBe(true);
  });

  test("needs no known key: that it came after the write is proof enough", () => {
    const change = { passedIn: { kind: "not_given" }, queuedAt: undefined, firstAttempt: false } as const;
    expect(isOrphan(orphan, facts(change))).toBe(true);
  });

  test("not a key born exactly the margin after the write: it may be the one that was stored", () => {
    expect(isOrphan({ ...orphan, createdAt: U + MARGIN_MS }, facts())).toBe(false);
  });

  test("not a key younger than the lease: its PUT may still be under way", () => {
    expect(isOrphan({ ...orphan, createdAt: NOW - LEASE_MS + 1 }, facts())).toBe(false);
    expect(isOrphan({ ...orphan, createdAt: NOW - LEASE_MS }, facts())).toBe(true);
  });

  test("not the passed-in key, which shows that u is a late view", () => {
    const passedIn = aPassedInKey({ key: { ...orphan } });
    expect(isOrphan(orphan, facts({ passedIn }))).toBe(false);
  });

  test("not the admin credential, even where it bears the target's label", () => {
    expect(isOrphan(orphan, facts({ adminKeyId: orphan.keyId }))).toBe(false);
  });

  test.each<[string, Facts["secret"]]>([
    ["there is no secret: nobody knows when it went, or who still uses the key", { kind: "absent" }],
    ["GitHub was not read", { kind: "not_read" }],
  ])("none when %s", (_, secret) => {
    expect(isOrphan(orphan, facts({ secret }))).toBe(false);
  });
});

describe("superseded: the store is known to hold another key, for longer than the grace period", () => {
  const policy = aPolicy();
  const old = aManagedKey({ keyId: "key_old", createdAt: U - 30 * DAY_MS });

  test("an older key, when the grace period has passed", () => {
    expect(isSuperseded(old, facts(), policy)).toBe(true);
  });

  test("counts the grace period to the millisecond", () => {
    const written = NOW - policy.graceMs;
    expect(isSuperseded(old, facts({ secret: writtenAt(written), passedIn: bornAt(written) }), policy)).toBe(
      true,
    );
    const later = written + 1;
    expect(isSuperseded(old, facts({ secret: writtenAt(later), passedIn: bornAt(later) }), policy)).toBe(
      false,
    );
  });

  test("also a key that fits the window: two runs stored theirs, and the last is known", () => {
    expect(isSuperseded(aManagedKey({ keyId: "key_rival", createdAt: U - MINUTE_MS }), facts(), policy)).toBe(
      true,
    );
  });

  test("counts the lease to the millisecond, however short the grace period is", () => {
    const hasty = aPolicy({ graceMs: MINUTE_MS });
    const written = NOW - 10 * MINUTE_MS;
    const look = facts({ secret: writtenAt(written), passedIn: bornAt(written) });
    expect(isSuperseded({ ...old, createdAt: NOW - LEASE_MS + 1 }, look, hasty)).toBe(false);
    expect(isSuperseded({ ...old, createdAt: NOW - LEASE_MS }, look, hasty)).toBe(true);
  });

  test("not the passed-in key itself, nor the admin credential", () => {
    expect(isSuperseded(aManagedKey(), facts(), policy)).toBe(false);
    expect(isSuperseded(old, facts({ adminKeyId: old.keyId }), policy)).toBe(false);
  });

  test.each<[string, Partial<Facts>]>([
    ["on a re-run", { firstAttempt: false }],
    ["without q", { queuedAt: undefined }],
    ["when the secret was written after the run was queued", { queuedAt: U - 1 }],
    ["when nothing was passed in", { passedIn: { kind: "not_given" } }],
    ["on the basic service, which names no key", { passedIn: aPassedInKey({ key: undefined }) }],
    ["when the passed-in key is dead", { passedIn: { kind: "dead" } }],
    ["when there is no secret", { secret: { kind: "absent" } }],
  ])("nothing %s: what the store holds is not known", (_, change) => {
    expect(isSuperseded(old, facts(change), policy)).toBe(false);
  });
});

describe("keep while used: a server keeps the key that it was deployed with", () => {
  const usedAgo = (ms: number) => aManagedKey({ keyId: "key_old", lastUsedAt: NOW - ms });
  const lately = facts({ secret: writtenAt(NOW - 2 * DAY_MS) });
  const policy = aPolicy();

  test("keeps a key that was used a millisecond less than a day ago, and no longer", () => {
    expect(isKeptWhileUsed(usedAgo(UNUSED_MS - 1), lately, policy)).toBe(true);
    expect(isKeptWhileUsed(usedAgo(UNUSED_MS), lately, policy)).toBe(false);
  });

  test.each([
    ["it was never used", null],
    ["the service does not say when it was used", undefined],
  ])("does not keep a key when %s", (_, lastUsedAt) => {
    expect(isKeptWhileUsed(aManagedKey({ lastUsedAt }), lately, policy)).toBe(false);
  });

  test("keeps nothing when it is turned off", () => {
    expect(
      isKeptWhileUsed(usedAgo(HOUR_MS), lately, aPolicy({ keepWhileUsedMs: 0, graceMs: 30 * DAY_MS })),
    ).toBe(false);
  });

  test("keeps a used key no longer than `keep-while-used` after it left the store", () => {
    const at = (agoMs: number) => facts({ secret: writtenAt(NOW - agoMs) });
    expect(isKeptWhileUsed(usedAgo(HOUR_MS), at(7 * DAY_MS - 1), policy)).toBe(true);
    expect(isKeptWhileUsed(usedAgo(HOUR_MS), at(7 * DAY_MS), policy)).toBe(false);
  });

  test("names the end: the key's own, else `keep-while-used` or the grace period, whichever is longer", () => {
    const leftAt = NOW - 2 * DAY_MS;
    expect(keptUntil(usedAgo(0), lately, policy)).toBe(leftAt + 7 * DAY_MS);
    expect(keptUntil(usedAgo(0), lately, aPolicy({ graceMs: 9 * DAY_MS }))).toBe(leftAt + 9 * DAY_MS);
    expect(keptUntil({ ...usedAgo(0), expiresAt: NOW + HOUR_MS }, lately, policy)).toBe(NOW + HOUR_MS);
    expect(keptUntil({ ...usedAgo(0), expiresAt: NOW + 99 * DAY_MS }, lately, policy)).toBe(
      leftAt + 7 * DAY_MS,
    );
  });

  test("counts from the last write though a younger key was made before: a late write may have brought it back", () => {
    const younger = aManagedKey({ keyId: "key_younger", createdAt: NOW - 5 * DAY_MS });
    const old = { ...usedAgo(0), createdAt: NOW - 40 * DAY_MS };
    const look = { ...lately, managed: [younger, old] };
    expect(keptUntil(old, look, policy)).toBe(NOW + 5 * DAY_MS);
  });

  test("counts from now where no write can be seen", () => {
    expect(keptUntil(usedAgo(0), facts({ secret: { kind: "absent" } }), policy)).toBe(NOW + 7 * DAY_MS);
  });
});

describe("age", () => {
  const bornBefore = aPassedInKey({
    key: { keyId: "key_current", createdAt: U - 5 * MINUTE_MS, expiresAt: null },
  });

  test("is that of the known key, which may be older than the write", () => {
    expect(ageMs(facts({ passedIn: bornBefore }))).toBe(NOW - U + 5 * MINUTE_MS);
  });

  test.each<[string, Partial<Facts>]>([
    ["on a re-run", { passedIn: bornBefore, firstAttempt: false }],
    ["when u is after q", { passedIn: bornBefore, queuedAt: U - 1 }],
    ["without q", { passedIn: bornBefore, queuedAt: undefined }],
    ["when nothing was passed in", { passedIn: { kind: "not_given" } }],
    ["on the basic service", { passedIn: aPassedInKey({ key: undefined }) }],
    ["when a person's key was passed in", { passedIn: { ...bornBefore, managed: "no" } }],
  ])("is the time since the last write %s", (_, change) => {
    expect(ageMs(facts(change))).toBe(NOW - U);
  });

  test("is that of the passed-in key in a dry run that may not read GitHub", () => {
    expect(ageMs(facts({ passedIn: bornBefore, secret: { kind: "not_read" } }))).toBe(
      NOW - U + 5 * MINUTE_MS,
    );
  });

  test.each<[string, Partial<Facts>]>([
    ["of a known key", {}],
    ["of the passed-in key where GitHub is not read", { secret: { kind: "not_read" } }],
  ])("counts the birth %s by whole seconds, as the clock does that it is compared with", (_, change) => {
    const born = NOW - 31 * DAY_MS + 250;
    expect(ageMs(facts({ secret: writtenAt(born), passedIn: bornAt(born), ...change }))).toBe(31 * DAY_MS);
  });

  test.each<[string, Partial<Facts>]>([
    ["there is no secret", { secret: { kind: "absent" } }],
    ["neither GitHub nor the key can be read", { secret: { kind: "not_read" }, passedIn: { kind: "dead" } }],
    [
      "GitHub was not read and the basic service tells no birth",
      { secret: { kind: "not_read" }, passedIn: aPassedInKey({ key: undefined }) },
    ],
  ])("is unknown when %s", (_, change) => {
    expect(ageMs(facts(change))).toBeUndefined();
  });
});
