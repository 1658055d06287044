import { describe, expect, test } from "@jest/globals";
import { planRows, storyLine } from "../../../src/actions/story.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/values/clock.ts";
import { aManagedKey, NOW } from "../../support/builders.ts";
import { aPlan } from "./outcomes.ts";

test("the log is a short story, one line a step", () => {
  const lines = [
    storyLine({ kind: "observed", service: "full", managedKeys: 1 }),
    storyLine({ kind: "planned", plan: aPlan() }),
    storyLine({ kind: "swept", keyId: "key_orphan", evidence: "orphan" }),
    storyLine({ kind: "minted", keyId: "key_new", name: "a name" }),
    storyLine({ kind: "proven", keyId: "key_new" }),
    storyLine({ kind: "waiting", ms: MINUTE_MS, why: "as GitHub asks" }),
    storyLine({ kind: "stored", at: NOW, created: false }),
    storyLine({ kind: "retired", keyId: "key_old", graceEndsAt: NOW + HOUR_MS, endsAt: NOW + DAY_MS }),
    storyLine({ kind: "secret-deleted" }),
    storyLine({ kind: "revoked", keyId: "key_old", why: "as ordered" }),
    storyLine({ kind: "revoked-successor", keyId: "key_new", why: "another run was first" }),
  ];
  expect(lines).toEqual([
    "✓ observed Mesh and GitHub: 1 live managed key",
    "✓ plan: rotate. It is due.",
    "✓ swept key_orphan (orphan)",
    '✓ minted key_new "a name"',
    "✓ proven: Mesh accepts key_new",
    "… waiting 1 minute (as GitHub asks)",
    "✓ stored, sealed for this secret alone (updated at 2026-05-17T09:30:00Z)",
    "✓ retired key_old: works through its grace period, until 2026-05-17T10:30:00Z, and while it is used, until 2026-05-18T09:30:00Z",
    "✓ deleted the secret",
    "✓ revoked key_old: as ordered",
    "✓ revoked key_new again: another run was first",
  ]);
});

test("a retired key that nobody's use can prolong has one end", () => {
  const endsAt = NOW + HOUR_MS;
  expect(storyLine({ kind: "retired", keyId: "key_old", graceEndsAt: endsAt, endsAt })).toBe(
    "✓ retired key_old: works through its grace period, until 2026-05-17T10:30:00Z",
  );
});

test("a name that comes back from a server forges no line", () => {
  const line = storyLine({ kind: "minted", keyId: "key_new", name: "a\n::error::b\u202E" });
  expect(line).toBe('✓ minted key_new "a\\u{a}::error::b\\u{202e}"');
});

test("a basic service is told as one, with what it cannot do", () => {
  expect(storyLine({ kind: "observed", service: "basic", managedKeys: 0 })).toContain(
    "can neither list nor revoke keys",
  );
});

test("no keys are not one key", () => {
  expect(storyLine({ kind: "observed", service: "full", managedKeys: 0 })).toMatch(/: 0 live managed keys$/);
});

describe("a plan in rows", () => {
  const kept = { key: aManagedKey({ keyId: "key_kept" }), untilAt: NOW + HOUR_MS, leftMs: HOUR_MS };

  test("has every step in its order, with its evidence", () => {
    const rows = planRows(
      aPlan({
        sweeps: [
          { key: aManagedKey({ keyId: "key_orphan" }), evidence: "orphan", young: false },
          { key: aManagedKey({ keyId: "key_past" }), evidence: "superseded", young: true },
        ],
        retires: [aManagedKey({ keyId: "key_old" })],
        keptInUse: [kept],
      }),
    );
    expect(rows.map(([step, key]) => `${step} ${key}`)).toEqual([
      ...["sweep key_orphan", "sweep key_past", "mint a new key", "store the new key"],
      ...["retire key_old", "keep key_kept"],
    ]);
    expect(rows.every(([, , evidence]) => evidence !== "")).toBe(true);
  });

  test.each(["unchanged", "refused"] as const)("that mints nothing retires nothing: %s", (kind) => {
    const rows = planRows(aPlan({ kind, retires: [aManagedKey()], keptInUse: [kept] }));
    expect(rows.map(([step]) => step)).toEqual(["nothing", "keep"]);
  });
});
