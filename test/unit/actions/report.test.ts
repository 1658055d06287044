import { describe, expect, test } from "@jest/globals";
import { reportRotation } from "../../../src/actions/report.ts";
import type { TargetResult } from "../../../src/rotation/rotate-all.ts";
import type { KeptKey } from "../../../src/rotation/plan.ts";
import type { RotationOutcome } from "../../../src/rotation/outcome.ts";
import { DAY_MS, HOUR_MS } from "../../../src/values/clock.ts";
import { derivedForms } from "../../../src/values/derived-forms.ts";
import { aManagedKey, aSlot, aTarget, NOW } from "../../support/builders.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { fakeHost, type FakeHost } from "../../support/fake-host.ts";
import { aPlan, aResult, KEY, OUTCOMES, rotated, someInputs } from "./outcomes.ts";

const KINDS = Object.keys(OUTCOMES) as RotationOutcome["kind"][];
const FAILING = ["refused", "failed", "rolled-back", "ambiguous"];
const NAMES = [
  ...["outcome", "reason", "key-id", "key-name", "created-at", "previous-key-id", "retire-at"],
  ...["next-rotation-at", "secret-updated-at", "results"],
];

async function reported(
  results: readonly TargetResult[],
  inputs: Readonly<Record<string, string>> = {},
): Promise<FakeHost> {
  const host = fakeHost();
  await reportRotation(results, someInputs(inputs), host);
  return host;
}

describe.each(KINDS)("the outcome %s", (kind) => {
  const outcome = OUTCOMES[kind];

  test("sets every output, on failure too", async () => {
    const { outputs } = await reported([aResult(outcome)]);
    expect(Object.keys(outputs).toSorted()).toEqual(NAMES.toSorted());
    expect(outputs["outcome"]).toBe(kind);
    expect(outputs["reason"]).toMatch(/\w/);
  });

  test("fails the step only when the promise was not kept", async () => {
    expect((await reported([aResult(outcome)])).failed).toBe(FAILING.includes(kind));
  });

  test("shows the key nowhere, in no form", async () => {
    const text = (await reported([aResult(outcome)], { "export-env": "true" })).allText();
    for (const form of derivedForms(KEY)) expect(text).not.toContain(form);
  });

  test("writes one summary", async () => {
    const host = await reported([aResult(outcome)]);
    expect(host.events.filter((event) => event.kind === "summary")).toHaveLength(1);
    expect(host.summaryText).toContain("`MESH_API_KEY of octo/app`");
  });
});

describe("the outputs", () => {
  test("of a rotation", async () => {
    const { results, ...outputs } = (await reported([aResult(OUTCOMES.rotated)])).outputs;
    expect(outputs).toEqual({
      ...{
        outcome: "rotated",
        reason: "It is due.",
        "key-id": "key_new",
        "key-name": "github:octo/app:MESH_API_KEY",
      },
      ...{
        "created-at": "2026-05-17T09:30:00Z",
        "previous-key-id": "key_old",
        "retire-at": "2026-05-18T09:30:00Z",
      },
      ...{ "next-rotation-at": "2026-06-16T09:30:00Z", "secret-updated-at": "2026-05-17T09:30:00Z" },
    });
    expect(JSON.parse(results ?? "")).toEqual([{ target: "MESH_API_KEY of octo/app", ...outputs }]);
  });

  test("of a run that changed nothing name the key that the store holds", async () => {
    expect((await reported([aResult(OUTCOMES.unchanged)])).outputs).toMatchObject({
      ...{
        "key-id": "key_current",
        "created-at": "2026-05-16T09:30:00Z",
        "previous-key-id": "",
        "retire-at": "",
      },
      "secret-updated-at": "2026-05-16T09:30:00Z",
    });
  });

  test("of a failure name the new key, but claim nothing about the secret", async () => {
    expect((await reported([aResult(OUTCOMES.ambiguous)])).outputs).toMatchObject({
      ...{
        "key-id": "key_new",
        "previous-key-id": "key_old",
        "next-rotation-at": "",
        "secret-updated-at": "",
      },
      reason: "GitHub refused to store the secret.",
    });
  });

  test.each(["rolled-back", "superseded-by-another-run"] as const)(
    "name no key where it was revoked again: %s",
    async (kind) => {
      expect((await reported([aResult(OUTCOMES[kind])])).outputs).toMatchObject({
        ...{ "key-id": "", "key-name": "", "created-at": "", "previous-key-id": "", "retire-at": "" },
      });
    },
  );

  test("of several targets are those of the worst, and all of them as JSON", async () => {
    const dependabot = aTarget({ slot: aSlot({ store: "dependabot" }) });
    const host = await reported([aResult(OUTCOMES.failed, dependabot), aResult(OUTCOMES.rotated)]);
    expect(host.outputs["outcome"]).toBe("failed");
    expect(JSON.parse(host.outputs["results"] ?? "")).toMatchObject([
      { target: "MESH_API_KEY of octo/app (dependabot)", outcome: "failed" },
      { target: "MESH_API_KEY of octo/app", outcome: "rotated", "key-id": "key_new" },
    ]);
    expect(host.failed).toBe(true);
  });
});

describe("the log", () => {
  test("ends with one line a target", async () => {
    const lines = (await reported([aResult(OUTCOMES.rotated), aResult(OUTCOMES.failed)])).events.flatMap(
      (event) => (event.kind === "info" ? [event.text] : []),
    );
    expect(lines).toEqual(["✓ MESH_API_KEY of octo/app: rotated", "✗ MESH_API_KEY of octo/app: failed"]);
  });

  test("of a dry run holds the plan, and says that nothing was changed", async () => {
    const sweeps = [{ key: aManagedKey({ keyId: "key_orphan" }), evidence: "orphan" as const, young: false }];
    const text = (await reported([aResult({ kind: "planned", plan: aPlan({ sweeps }) })])).allText();
    expect(text).toContain("Dry run: nothing was changed.");
    expect(text).toMatch(/sweep +key_orphan +orphan: minted after the last write/);
    expect(text).toMatch(/mint +a new key +It is due\./);
  });

  test("has an error with its code in the title, and its remedy", async () => {
    expect((await reported([aResult(OUTCOMES["rolled-back"])])).annotations("error")).toEqual([
      {
        title: "mesh/setup-api-key: secret_write_forbidden",
        text: expect.stringContaining("Fix: Pass another one."),
      },
    ]);
  });

  test("says that another run was first, as a notice", async () => {
    const host = await reported([aResult(OUTCOMES["superseded-by-another-run"])]);
    expect(host.annotations("notice")).toMatchObject([{ title: "Another run was first" }]);
    expect(host.annotations("error")).toEqual([]);
  });
});

describe("a replaced key that somebody still uses", () => {
  const kept = (leftMs: number): KeptKey => ({
    key: aManagedKey({ keyId: "key_old", lastUsedAt: NOW - HOUR_MS }),
    untilAt: NOW + leftMs,
    leftMs,
  });
  const withKept = (leftMs: number) =>
    reported([aResult(rotated({ plan: aPlan({ keptInUse: [kept(leftMs)] }) }))]);

  test("is named in a warning, with its last use and its end", async () => {
    const host = await withKept(5 * DAY_MS);
    const [warning] = host.annotations("warning");
    expect(warning?.text).toContain("Key key_old of MESH_API_KEY of octo/app");
    expect(warning?.text).toContain("is still used (last at 2026-05-17T08:30:00Z)");
    expect(warning?.text).toContain("ends at 2026-05-22T09:30:00Z, in 5 days");
    expect(host.failed).toBe(false);
  });

  test.each([
    [2 * DAY_MS + 1, false],
    [2 * DAY_MS, true],
    [HOUR_MS, true],
  ])("fails the run in its last two days: %i ms left", async (leftMs, fails) => {
    const host = await withKept(leftMs);
    expect(host.failed).toBe(fails);
    expect(host.annotations("error").map(({ title }) => title)).toEqual(
      fails ? ["A replaced key is about to end"] : [],
    );
  });
});

describe("export-env", () => {
  const exported = (host: FakeHost) =>
    host.events.flatMap((event) => (event.kind === "exported" ? [[event.name, event.secret.reveal()]] : []));

  test("is off by default", async () => {
    expect(exported(await reported([aResult(OUTCOMES.rotated)]))).toEqual([]);
  });

  test.each(["created", "rotated"] as const)("gives later steps the new key: %s", async (kind) => {
    const host = await reported([aResult(OUTCOMES[kind])], { "export-env": "true" });
    expect(exported(host)).toEqual([["MESH_API_KEY", KEY.reveal()]]);
  });

  test.each(["planned", "refused", "failed", "rolled-back", "ambiguous"] as const)(
    "gives nothing and warns of nothing where no key is at hand: %s",
    async (kind) => {
      const passedIn = aMeshKey("passed in");
      const host = await reported([aResult(OUTCOMES[kind], aTarget({ passedIn }))], { "export-env": "true" });
      expect(exported(host)).toEqual([]);
      expect(host.annotations("warning")).toEqual([]);
    },
  );

  test.each(["unchanged", "superseded-by-another-run"] as const)(
    "gives them the passed-in key where this run stored none: %s",
    async (kind) => {
      const passedIn = aMeshKey("passed in");
      const host = await reported([aResult(OUTCOMES[kind], aTarget({ passedIn }))], {
        "export-env": "true",
      });
      expect(exported(host)).toEqual([["MESH_API_KEY", passedIn.reveal()]]);
    },
  );

  test("warns where there is none", async () => {
    const host = await reported([aResult(OUTCOMES.unchanged, aTarget({ passedIn: undefined }))], {
      "export-env": "true",
    });
    expect(exported(host)).toEqual([]);
    expect(host.annotations("warning").map(({ title }) => title)).toEqual(["MESH_API_KEY was not exported"]);
  });

  test("warns where nothing changed and none was passed in", async () => {
    const host = await reported([aResult(OUTCOMES.unchanged)], { "export-env": "true" });
    expect(exported(host)).toEqual([]);
    expect(host.annotations("warning")).toMatchObject([{ title: "MESH_API_KEY was not exported" }]);
  });

  test.each(FAILING)("gives them nothing after %s", async (kind) => {
    const outcome = OUTCOMES[kind as RotationOutcome["kind"]];
    const target = aTarget({ passedIn: aMeshKey("passed in") });
    expect(exported(await reported([aResult(outcome, target)], { "export-env": "true" }))).toEqual([]);
  });
});
