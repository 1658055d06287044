import { describe, expect, test } from "@jest/globals";
import { reportRotation } from "../../../src/actions/report.ts";
import { tellEvent } from "../../../src/actions/tell-event.ts";
import type { RotationOutcome } from "../../../src/rotation/outcome.ts";
import type { TargetResult } from "../../../src/rotation/rotate-all.ts";
import { derivedForms } from "../../../src/values/derived-forms.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aSlot, aTarget } from "../../support/builders.ts";
import { fakeHost, type FakeHost } from "../../support/fake-host.ts";
import { aResult, KEY, OUTCOMES, someInputs } from "./outcomes.ts";

function ofRepository(name: string, outcome: RotationOutcome): TargetResult {
  const repository = { owner: "octo", name };
  return aResult(outcome, aTarget({ slot: aSlot({ kind: "repository", repository, store: "actions" }) }));
}

const forbidden = (name: string): TargetResult =>
  ofRepository(name, {
    ...{ kind: "failed", plan: undefined },
    error: new UserError("secret_write_forbidden", {
      what: `GitHub refused to read the sealing key of ${name}.`,
      fix: "Pass another token.",
    }),
  });

async function reported(results: readonly TargetResult[]): Promise<FakeHost> {
  const host = fakeHost();
  await reportRotation(results, someInputs({ targets: "octo/app\nocto/shop" }), host);
  return host;
}

describe("the end of a run over many targets", () => {
  const MIXED = [
    ofRepository("a", OUTCOMES.unchanged),
    ofRepository("b", OUTCOMES.rotated),
    forbidden("c"),
    ofRepository("d", OUTCOMES.unchanged),
    forbidden("e"),
    ofRepository("f", OUTCOMES.ambiguous),
  ];

  test("tells each cause once, with all who share it, and fails the step", async () => {
    const host = await reported(MIXED);
    expect(host.failed).toBe(true);
    expect(host.annotations("error").map(({ title }) => title)).toEqual([
      "mesh/setup-api-key: secret_write_forbidden",
      "mesh/setup-api-key: secret_write_forbidden",
    ]);
    const told = host.events.flatMap((event) => (event.kind === "info" ? [event.text] : []));
    expect(told).toEqual([
      "✗ MESH_API_KEY of octo/c, MESH_API_KEY of octo/e:",
      "✗ MESH_API_KEY of octo/f:",
      "✗ 2 unchanged, 2 failed, 1 rotated, 1 ambiguous",
    ]);
  });

  test("names a few of many, for GitHub drops what is too much", async () => {
    const host = await reported(Array.from({ length: 200 }, (_, index) => forbidden(`r${index}`)));
    expect(host.annotations("error")).toHaveLength(1);
    expect(host.allText()).toContain("octo/r0, MESH_API_KEY of octo/r1,");
    expect(host.allText()).toContain("and 195 more:");
  });

  test("is good where all is well", async () => {
    const host = await reported([ofRepository("a", OUTCOMES.unchanged), ofRepository("b", OUTCOMES.created)]);
    expect([host.failed, host.outputs["outcome"]]).toEqual([false, "created"]);
    expect(host.allText()).toContain("✓ 1 unchanged, 1 created");
  });

  test("gives every target's result as JSON, and the worst as the outcome", async () => {
    const { outputs } = await reported(MIXED);
    expect(outputs["outcome"]).toBe("ambiguous");
    const results = JSON.parse(outputs["results"] ?? "") as { target: string; outcome: string }[];
    expect(results.map(({ target, outcome }) => `${target.slice(-1)} ${outcome}`)).toEqual([
      ...["a unchanged", "b rotated", "c failed", "d unchanged", "e failed", "f ambiguous"],
    ]);
  });

  test("shows no key, in no form", async () => {
    const text = (await reported(MIXED)).allText();
    for (const form of derivedForms(KEY)) expect(text).not.toContain(form);
  });

  test("makes a summary that begins with what went wrong and folds away what did not matter", async () => {
    const { summaryText } = await reported(MIXED);
    const lines = summaryText.split("\n").filter((line) => /^(#|\||<|\*)/.test(line));
    expect(lines).toEqual([
      "## ❌ 6 secrets: 2 unchanged, 2 failed, 1 rotated, 1 ambiguous",
      "**MESH_API_KEY of octo/c, MESH_API_KEY of octo/e**",
      "**MESH_API_KEY of octo/f**",
      "### Failed",
      ...["| Secret | Outcome | Key id | Next rotation |", "| --- | --- | --- | --- |"],
      "| `MESH_API_KEY of octo/c` | failed |  |  |",
      "| `MESH_API_KEY of octo/e` | failed |  |  |",
      "| `MESH_API_KEY of octo/f` | ambiguous | `key_new` |  |",
      "### Worked on",
      ...["| Secret | Outcome | Key id | Next rotation |", "| --- | --- | --- | --- |"],
      "| `MESH_API_KEY of octo/b` | rotated | `key_new` | 2026-06-16T09:30:00Z |",
      "<details><summary>2 with nothing due</summary>",
      ...["| Secret | Outcome | Key id | Next rotation |", "| --- | --- | --- | --- |"],
      "| `MESH_API_KEY of octo/a` | unchanged |  | 2026-06-15T09:30:00Z |",
      "| `MESH_API_KEY of octo/d` | unchanged |  | 2026-06-15T09:30:00Z |",
      "</details>",
    ]);
  });

  test("keeps the summary of thousands inside what GitHub takes", async () => {
    const results = Array.from({ length: 5_000 }, (_, index) =>
      ofRepository(`repository-with-a-long-name-${index}`, OUTCOMES.rotated),
    );
    const { summaryText } = await reported(results);
    expect(Buffer.byteLength(summaryText)).toBeLessThan(1024 * 1024);
    expect(summaryText).toContain("And 3000 more");
  });
});

describe("the progress of a run over many targets", () => {
  const target = aTarget();
  const told = (...events: readonly Parameters<typeof tellEvent>[0][]): FakeHost => {
    const host = fakeHost();
    for (const event of events) tellEvent(event, host);
    return host;
  };

  test("says how much there is to do, and what it takes at best", () => {
    expect(told({ kind: "surveyed", targets: 200, due: 90 }).allText()).toContain(
      "✓ surveyed 200 targets: 90 to work on; GitHub's limits allow that in 1 minute at best",
    );
    expect(told({ kind: "surveyed", targets: 200, due: 0 }).allText()).toContain(
      "✓ surveyed 200 targets: nothing is due",
    );
  });

  test("warns where an App's token may end before the work does", () => {
    const [warning] = told({ kind: "surveyed", targets: 900, due: 700 }).annotations("warning");
    expect(warning?.text).toContain("700 targets take 1 hour at best");
    expect(told({ kind: "surveyed", targets: 900, due: 500 }).annotations("warning")).toEqual([]);
  });

  test("folds each target away and leaves its end in sight", () => {
    const at = { target, number: 12, of: 200 };
    const host = told(
      { kind: "target-started", ...at },
      { kind: "proven", keyId: "key_1" },
      { kind: "target-ended", ...at, outcome: OUTCOMES.rotated, later: false },
      { kind: "target-ended", ...at, outcome: OUTCOMES.failed, later: false },
      { kind: "target-ended", ...at, outcome: OUTCOMES.failed, later: true },
    );
    expect(host.events.flatMap((event) => (event.kind === "info" ? [event.text] : []))).toEqual([
      "▼ [12/200] MESH_API_KEY of octo/app",
      "✓ proven: Mesh accepts key_1",
      ...["▲", "✓ [12/200] MESH_API_KEY of octo/app: rotated"],
      ...["▲", "✗ [12/200] MESH_API_KEY of octo/app: failed. GitHub refused to store the secret."],
      ...["▲", "… [12/200] MESH_API_KEY of octo/app: failed, has another turn after the others"],
    ]);
  });
});
