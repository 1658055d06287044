import { describe, expect, test } from "@jest/globals";
import { rotationSummary } from "../../../src/actions/summary.ts";
import type { RotationOutcome } from "../../../src/rotation/outcome.ts";
import { aManagedKey, aPolicy, aSlot, aTarget, NOW } from "../../support/builders.ts";
import { DAY_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aPlan, aRecord, aResult, OUTCOMES, rotated } from "./outcomes.ts";

const summaryOf = (outcome: RotationOutcome, target = aTarget()): string =>
  rotationSummary([aResult(outcome, target)], aPolicy());

/** Cells of a table's rows, split where GitHub's Markdown splits them. */
function rowsOf(markdown: string): string[][] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

describe("the summary", () => {
  test("of a rotation tells the key, its reason, the old key's end and the next rotation", () => {
    const rows = Object.fromEntries(
      rowsOf(summaryOf(OUTCOMES.rotated)).map(([name = "", value = ""]) => [name, value] as const),
    );
    expect(rows).toMatchObject({
      ...{ "Key id": "`key_new`", Name: "`github:octo/app:MESH_API_KEY`", Why: "It is due." },
      ...{ Expires: "when it is revoked", Replaces: "`key_old`", "Next rotation": "2026-06-16 09:30:00 UTC" },
      "Grace period ends": "2026-05-18 09:30:00 UTC (1d)",
    });
  });

  test("of a rotation draws both keys over time", () => {
    const [chart] = /```mermaid\n[^]*?```/.exec(summaryOf(OUTCOMES.rotated)) ?? [];
    expect(chart?.split("\n")).toEqual([
      "```mermaid",
      "gantt",
      "  title Keys of MESH_API_KEY",
      "  dateFormat YYYY-MM-DDTHH:mm:ss",
      "  axisFormat %d %b",
      "  section key_old",
      "    grace period :2026-05-17T09:30:00, 2026-05-18T09:30:00",
      "  section key_new",
      "    in the secret :2026-05-17T09:30:00, 2026-06-16T09:30:00",
      "```",
    ]);
  });

  test("of a first key speaks of no predecessor", () => {
    const text = summaryOf(OUTCOMES.created);
    expect(text).toContain("A new Mesh key was stored in");
    expect(text).not.toMatch(/Replaces|grace period/i);
  });

  test("of a key that is never rotated by age says so, and draws it on", () => {
    const stored = aResult(rotated({ nextRotationAt: undefined }));
    const text = rotationSummary([stored], aPolicy({ rotateAfterMs: "never" }));
    expect(rowsOf(text)).toContainEqual(["Next rotation", "never"]);
    expect(text).toContain("    in the secret :2026-05-17T09:30:00, 2026-05-18T15:30:00\n");
  });

  test("of a service that ends no keys says what to delete and when, and draws no end by itself", () => {
    const plan = aPlan({ byHand: { now: ["key_orphan"], afterGrace: ["key_old"] } });
    const text = summaryOf(rotated({ plan }));
    expect(text.split("**To do by hand:**\n\n")[1]?.split("\n")).toEqual([
      "- Delete `key_orphan` in the Mesh web interface, now.",
      "- Delete `key_old` in the Mesh web interface, after 2026-05-18T09:30:00Z, not before.",
    ]);
    expect(text).toContain("    grace period (its end is by hand) :");
    const named = summaryOf(rotated({ plan: aPlan({ byHand: { now: [], afterGrace: "by_name" } }) }));
    expect(named).toContain('Delete `the older key named "github:octo/app:MESH_API_KEY"` in the Mesh');
  });

  test.each([
    [2 * DAY_MS + 1, "## ✅ The Mesh key is good as it is in"],
    [2 * DAY_MS, "## ❌ A replaced key is still used and about to end:"],
  ])("tells of a replaced key in use, and of the failure that it makes: %i ms are left", (leftMs, says) => {
    const kept = { key: aManagedKey({ keyId: "key_used" }), untilAt: NOW + leftMs, leftMs };
    const unchanged = { ...OUTCOMES.unchanged, plan: aPlan({ keptInUse: [kept] }) } as RotationOutcome;
    const text = summaryOf(unchanged);
    expect(text).toContain(says);
    expect(text).toContain("**To do by hand:**\n\n- Key `key_used` was replaced and is still used");
  });

  test("of a dry run is the plan as a table", () => {
    const plan = aPlan({
      sweeps: [{ key: aManagedKey({ keyId: "key_orphan" }), evidence: "orphan", young: false }],
      retires: [aManagedKey({ keyId: "key_old" })],
    });
    expect(rowsOf(summaryOf({ kind: "planned", plan })).map(([step, key]) => [step, key])).toEqual([
      ["Step", "Key"],
      ["---", "---"],
      ["sweep", "key_orphan"],
      ["mint", "a new key"],
      ["store", "the new key"],
      ["retire", "key_old"],
    ]);
  });

  test("of a rollback says what is left to do by hand, and only then", () => {
    const left = { ...OUTCOMES["rolled-back"], successorRevoked: false } as RotationOutcome;
    expect(summaryOf(left)).toContain("**To do by hand:** delete `key_new`");
    expect(summaryOf(OUTCOMES["rolled-back"])).not.toContain("by hand");
  });

  test("of an ambiguous end names both keys and says that nothing was revoked", () => {
    const text = summaryOf(OUTCOMES.ambiguous);
    expect(text).toContain("Nothing was revoked. New key: `key_new`; before: `key_old`.");
  });

  test.each(["refused", "failed", "rolled-back", "ambiguous"] as const)("of %s holds the remedy", (kind) => {
    expect(summaryOf(OUTCOMES[kind])).toContain("Fix: Pass another one.");
  });

  test("has one part a target", () => {
    const other = aTarget({ slot: aSlot({ store: "codespaces" }) });
    const text = rotationSummary([aResult(OUTCOMES.rotated), aResult(OUTCOMES.unchanged, other)], aPolicy());
    expect(text.match(/^## .*$/gm)).toEqual([
      "## 🔁 The Mesh key was rotated in `MESH_API_KEY of octo/app`",
      "## ✅ The Mesh key is good as it is in `MESH_API_KEY of octo/app (codespaces)`",
    ]);
  });
});

describe("names from people stay text", () => {
  test.each([
    ["a pipe", "a|b", "`a\\|b`"],
    ["many pipes", "|||", "`\\|\\|\\|`"],
    ["HTML", "<img src=x onerror=y>", "`<img src=x onerror=y>`"],
    ["a backtick", "a`b", "``a`b``"],
    ["a backtick at the end", "a`", "`` a` ``"],
    ["more backticks than a fence has", "a```b", "````a```b````"],
    ["a link", "[click](https://elsewhere.test)", "`[click](https://elsewhere.test)`"],
    ["a line end", "one\n## two", "`one ## two`"],
  ])("the key's name: %s", (_kind, name, cell) => {
    const rows = rowsOf(summaryOf(rotated({ successor: aRecord({ name }) })));
    expect(rows.find(([field]) => field === "Name")).toEqual(["Name", cell]);
    expect(rows.every(({ length }) => length === 2)).toBe(true);
  });

  test("the environment's name", () => {
    const slot = aSlot({ kind: "environment", environment: "a`](x)<b>" });
    const [headline] = summaryOf(OUTCOMES.unchanged, aTarget({ slot })).split("\n");
    expect(headline).toContain("``MESH_API_KEY of octo/app (environment a`](x)<b>)``");
  });

  test("a failure's words cannot end the block that they are in", () => {
    const error = new UserError("mesh_refused", { what: "Mesh said: ```\n# headline\n````", fix: "Do it." });
    const text = summaryOf({ kind: "failed", plan: undefined, error });
    const [open = ""] = /^`{3,}/m.exec(text) ?? [];
    expect(text.split("\n").filter((line) => line.startsWith(open))).toHaveLength(2);
  });
});

test("the time of a next rotation that nobody knows is called so", () => {
  const unknown = {
    ...OUTCOMES.unchanged,
    current: undefined,
    secretUpdatedAt: undefined,
    nextRotationAt: undefined,
  } as RotationOutcome;
  expect(rowsOf(summaryOf(unknown)).slice(-3)).toEqual([
    ["Key id", "not known"],
    ["Last written", "not known"],
    ["Next rotation", "not known"],
  ]);
});

test("a key that stays is told with its name, its age and its end", () => {
  expect(rowsOf(summaryOf(OUTCOMES.unchanged))).toEqual(
    expect.arrayContaining([
      ["Key id", "`key_current`"],
      ["Name", "`github:octo/app:MESH_API_KEY`"],
      ["Age", "1 day"],
      ["Expires", "when it is revoked"],
    ]),
  );
});

test("a key with an end of its own shows it", () => {
  const successor = aRecord({ expiresAt: NOW + 90 * DAY_MS });
  expect(summaryOf(rotated({ successor }))).toContain("| Expires | 2026-08-15 09:30:00 UTC |");
});
