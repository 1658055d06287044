import { describe, expect, test } from "@jest/globals";
import { parseVerifyInputs } from "../../../src/actions/verify-inputs.ts";
import { noVerdict, reportVerification } from "../../../src/actions/verify-report.ts";
import { DAY_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import type { Assessment } from "../../../src/verification/assess.ts";
import { NOW } from "../../support/builders.ts";
import { fakeHost, type FakeHost } from "../../support/fake-host.ts";

const FAULT = { what: "The key was revoked.", input: "api-key", why: "Somebody ended it.", fix: "Rotate." };

const WORKS: Assessment = {
  ...{ valid: true, reason: "valid", sentence: "Key key_1 works.", explanation: undefined },
  ...{ status: "current", newer: undefined, expiresAt: null, failure: undefined, unchecked: [] },
  ...{ key: { keyId: "key_1", name: "a|name", createdAt: NOW - 3 * DAY_MS }, ageMs: 3 * DAY_MS + 1 },
};
const DEAD: Assessment = {
  ...{ valid: false, reason: "revoked", sentence: FAULT.what, explanation: undefined },
  ...{ status: "unknown", key: undefined, ageMs: undefined, newer: undefined, expiresAt: undefined },
  ...{ failure: new UserError("key_invalid", FAULT), unchecked: [] },
};
/** The basic service tells nothing of the key. */
const UNCHECKED: Assessment = {
  ...{ ...WORKS, sentence: "The key works.", status: "unknown", key: undefined, ageMs: undefined },
  ...{ expiresAt: undefined, unchecked: [{ what: "`max-age` was not checked.", fix: "Pass a token." }] },
};
const UNREACHABLE: Assessment = {
  ...{ ...DEAD, reason: "unreachable" },
  failure: new UserError("mesh_unreachable", { what: "No answer.", fix: "Wait." }),
};

async function reported(
  assessment: Assessment,
  inputs: Readonly<Record<string, string>> = {},
): Promise<FakeHost> {
  const host = fakeHost();
  const given = fakeHost(inputs, { GITHUB_REPOSITORY: "octo/app" });
  await reportVerification(assessment, parseVerifyInputs(given), host);
  return host;
}

describe("the outputs", () => {
  test("of a key that works tell which it is; the age in whole seconds", async () => {
    expect((await reported({ ...WORKS, expiresAt: NOW })).outputs).toEqual({
      ...{ valid: "true", reason: "valid", "key-id": "key_1", "key-name": "a|name", age: "259200" },
      ...{ "expires-at": "2026-05-17T09:30:00Z", status: "current" },
    });
  });

  test("of a key that does not are all set: who reads all of them finds every name", async () => {
    expect((await reported(DEAD)).outputs).toEqual({
      ...{ valid: "false", reason: "revoked", "key-id": "", "key-name": "", age: "", "expires-at": "" },
      status: "unknown",
    });
  });
});

describe("the outputs where nothing was checked", () => {
  test.each(["invalid_inputs", "internal_error"] as const)(
    "are all set, and name what went wrong: %s",
    (code) => {
      expect(noVerdict(new UserError(code, FAULT))).toEqual({
        ...{ valid: "false", reason: code, "key-id": "", "key-name": "", age: "", "expires-at": "" },
        status: "unknown",
      });
    },
  );
});

describe("the step", () => {
  const missing: Assessment = { ...DEAD, reason: "missing" };
  const failure = new UserError("policy_failed", { ...FAULT, input: "max-age" });
  const policy: Assessment = { ...WORKS, reason: "policy", failure };
  const lenient = { "fail-on-invalid": "false" };
  const forks = { "on-missing": "notice" };

  test.each<[string, Assessment, Record<string, string>, boolean, string | undefined]>([
    ["passes with a key that works", WORKS, {}, false, undefined],
    ["fails with a key that does not", DEAD, {}, true, "error"],
    ["warns of it where that is wanted", DEAD, lenient, false, "warning"],
    ["fails without a key", missing, {}, true, "error"],
    ["notices it where forks are expected", missing, forks, false, "notice"],
    ["warns of it where that is wanted instead", missing, lenient, false, "warning"],
    ["fails with a dead key though forks are expected", DEAD, forks, true, "error"],
    ["fails without an answer of Mesh", UNREACHABLE, {}, true, "error"],
    ["warns of it where that is wanted too", UNREACHABLE, lenient, false, "warning"],
    ["passes with a policy that cannot be checked, and warns", UNCHECKED, {}, false, "warning"],
    ["fails with a broken policy", policy, {}, true, "error"],
    ["fails with a broken policy however lenient it is", policy, { ...lenient, ...forks }, true, "error"],
  ])("%s", async (_, assessment, inputs, failed, level) => {
    const host = await reported(assessment, inputs);
    expect(host.failed).toBe(failed);
    const told = (["notice", "warning", "error"] as const).filter(
      (kind) => host.annotations(kind).length > 0,
    );
    expect(told).toEqual(level === undefined ? [] : [level]);
  });

  test.each([
    [DEAD, "key_invalid"],
    [policy, "policy_failed"],
    // An outage says nothing of the key, so its remedy is not to rotate.
    [UNREACHABLE, "mesh_unreachable"],
  ])("names the code, the remedy and where to read more", async (assessment, code) => {
    const [error] = (await reported(assessment)).annotations("error");
    expect(error?.title).toBe(`mesh/setup-api-key: ${code}`);
    expect(error?.text).toContain(`Fix: ${assessment.failure?.faults[0].fix ?? ""}`);
    expect(error?.text).toContain(`#${code}`);
  });

  // The heading is the first that a person reads: it must not say more or less than the exit code and the annotation.
  test.each<[string, Assessment, Record<string, string>]>([
    ["✅ The Mesh key works", WORKS, {}],
    ["⚠️ The Mesh key works, and not all was checked", UNCHECKED, {}],
    ["❌ The Mesh key works and breaks a policy", policy, {}],
    ["❌ The Mesh key does not work", DEAD, {}],
    ["⚠️ The Mesh key does not work", DEAD, lenient],
    ["❌ No Mesh key in this run", missing, {}],
    ["ℹ️ No Mesh key in this run", missing, forks],
    ["⚠️ No Mesh key in this run", missing, lenient],
    ["❌ Mesh did not say whether the key works", UNREACHABLE, {}],
    ["⚠️ Mesh did not say whether the key works", UNREACHABLE, lenient],
  ])("is headed in the summary as what it is: %s", async (heading, assessment, inputs) => {
    expect((await reported(assessment, inputs)).summaryText.split("\n")[0]).toBe(`## ${heading}`);
  });
});

test("an older key that works is explained in a notice, and is no failure", async () => {
  const host = await reported({ ...WORKS, status: "retiring", explanation: "A newer key has been made." });
  expect(host.annotations("notice")).toEqual([{ title: "An older key", text: "A newer key has been made." }]);
  expect(host.summaryText).toContain("A newer key has been made.");
  expect(host.failed).toBe(false);
});

test("a policy that was not checked stands in a warning and in the summary, with what would help", async () => {
  const host = await reported(UNCHECKED);
  const text = "`max-age` was not checked. Pass a token.";
  expect(host.annotations("warning")).toEqual([{ title: "A policy was not checked", text }]);
  expect(host.summaryText).toContain(text);
  expect(host.outputs).toMatchObject({ valid: "true", reason: "valid", age: "", "expires-at": "" });
});

describe("the summary", () => {
  test("of a key that works is a table, in which no name becomes markup", async () => {
    const text = (await reported(WORKS)).summaryText;
    expect(text).toContain("## ✅ The Mesh key works");
    expect(text).toContain("| `key_1` | `a\\|name` | 3 days | when it is revoked | current |");
  });

  test("of a key that does not holds the remedy", async () => {
    const text = (await reported(DEAD)).summaryText;
    expect(text).toContain("Fix: Rotate.");
    expect(text).not.toContain("Key id");
  });
});

describe("the timeline in the job summary", () => {
  test("shows how long the key has lived, when it ends, and the key that replaced it", async () => {
    const retiring: Assessment = {
      ...{ ...WORKS, status: "retiring", expiresAt: NOW + DAY_MS },
      newer: { keyId: "key_2", createdAt: NOW - DAY_MS },
    };
    const { summaryText } = await reported(retiring);
    expect(summaryText).toContain(
      [
        "  section key_1",
        "    so far :2026-05-14T09:30:00, 2026-05-17T09:30:00",
        "    until its end :2026-05-17T09:30:00, 2026-05-18T09:30:00",
        "  section key_2",
        "    in the secret :2026-05-16T09:30:00, 2026-05-18T03:30:00",
        "```",
      ].join("\n"),
    );
  });

  test("is left out where nothing is known of the key", async () => {
    expect((await reported(DEAD)).summaryText).not.toContain("mermaid");
  });
});
