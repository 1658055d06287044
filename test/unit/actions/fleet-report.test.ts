import { describe, expect, test } from "@jest/globals";
import { reportRotation } from "../../../src/actions/report.ts";
import { tellEvent } from "../../../src/actions/tell-event.ts";
import type { RotationOutcome } from "../../../src/rotation/outcome.ts";
import type { TargetResult } from "../../../src/rotation/rotate-all.ts";
import { derivedForms } from "../../../src/values/derived-forms.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aSlot, aTarget } from "../../support/builders.ts";
import { fakeHost, type FakeHost } from "../../support/fake-host.ts";
import { aPlan, aResult, KEY, OUTCOMES, someInputs } from "./outcomes.ts";

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

const HEAD = ["| Secret | Outcome | Key id | Next rotation | Why |", "| --- | --- | --- | --- | --- |"];

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
      ...HEAD,
      "| `MESH_API_KEY of octo/c` | failed |  |  | `secret_write_forbidden` |",
      "| `MESH_API_KEY of octo/e` | failed |  |  | `secret_write_forbidden` |",
      "| `MESH_API_KEY of octo/f` | ambiguous | `key_new` |  | `secret_write_forbidden` |",
      "### Worked on",
      ...HEAD,
      "| `MESH_API_KEY of octo/b` | rotated | `key_new` | 2026-06-16T09:30:00Z | It is due. |",
      "<details><summary>2 with nothing due</summary>",
      ...HEAD,
      "| `MESH_API_KEY of octo/a` | unchanged |  | 2026-06-15T09:30:00Z | Nothing is due. |",
      "| `MESH_API_KEY of octo/d` | unchanged |  | 2026-06-15T09:30:00Z | Nothing is due. |",
      "</details>",
    ]);
  });

  test("of a dry run says what would be done, and why", async () => {
    const planned = (plan: Parameters<typeof aPlan>[0]): RotationOutcome => ({
      kind: "planned",
      plan: aPlan(plan),
    });
    const { summaryText } = await reported([
      ofRepository("a", planned({ kind: "rotate", reason: "It is 40 days old." })),
      ofRepository("b", planned({ kind: "unchanged", reason: "It is young." })),
      ofRepository("c", planned({ kind: "create", reason: "There is none." })),
    ]);
    const lines = summaryText.split("\n").filter((line) => /^(#|\| `|<d)|^Dry/.test(line));
    expect(lines).toEqual([
      "## ✅ 3 secrets: 1 would be: rotate, 1 would be: unchanged, 1 would be: create",
      "Dry run: nothing was changed.",
      "### Would be worked on",
      "| `MESH_API_KEY of octo/a` | would be: rotate |  |  | It is 40 days old. |",
      "| `MESH_API_KEY of octo/c` | would be: create |  |  | There is none. |",
      "<details><summary>1 with nothing due</summary>",
      "| `MESH_API_KEY of octo/b` | would be: unchanged |  |  | It is young. |",
    ]);
  });

  test("lets a server's words become no markup", async () => {
    const error = new UserError("mesh_refused", { what: "Mesh said <img src=x> [a](b) **c**.", fix: "Ask." });
    const { summaryText } = await reported([ofRepository("a", { kind: "failed", plan: undefined, error })]);
    const outside = summaryText.replaceAll(/```text\n[^]*?\n```/g, "");
    expect(outside).not.toContain("<img");
  });

  test("annotates ten causes, and tells the others in the log", async () => {
    const results = Array.from({ length: 12 }, (_, index) =>
      ofRepository(`r${index}`, {
        ...{ kind: "failed", plan: undefined },
        error: new UserError("mint_unknown", { what: "Nobody knows.", fix: `Look for key ${index}.` }),
      }),
    );
    const host = await reported(results);
    expect(host.annotations("error")).toHaveLength(10);
    expect(host.allText()).toContain("Fix: Look for key 11.");
  });

  test("keeps the summary of thousands inside what GitHub takes", async () => {
    const results = Array.from({ length: 5_000 }, (_, index) =>
      ofRepository(`repository-with-a-long-name-${index}`, OUTCOMES.rotated),
    );
    const { summaryText } = await reported(results);
    expect(Buffer.byteLength(summaryText)).toBeLessThan(1024 * 1024);
    expect(summaryText.endsWith("And 3500 more: the output `results` holds them all.")).toBe(true);
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
