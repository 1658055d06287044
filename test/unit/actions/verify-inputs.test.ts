import { describe, expect, test } from "@jest/globals";
import { parseVerifyInputs, type VerifyInputs } from "../../../src/actions/verify-inputs.ts";
import { DAY_MS, HOUR_MS } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aGitHubToken, aMeshKey } from "../../support/credentials.ts";
import { fakeHost, type FakeHost } from "../../support/fake-host.ts";

type Texts = Readonly<Record<string, string>>;

const KEY = aMeshKey("verified").reveal();
const RUN = { GITHUB_REPOSITORY: "octo/app", GITHUB_REPOSITORY_ID: "4217", GITHUB_RUN_ID: "93" };
const hostOf = (inputs: Texts, env: Texts = {}): FakeHost => fakeHost(inputs, { ...RUN, ...env });
const parsed = (inputs: Texts = {}, env: Texts = {}): VerifyInputs => parseVerifyInputs(hostOf(inputs, env));

function faultsOf(inputs: Texts, env: Texts = {}) {
  try {
    parsed(inputs, env);
    return [];
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "invalid_inputs") throw error;
    return error.faults;
  }
}

const maskedBy = (host: FakeHost) =>
  host.events.flatMap((event) => (event.kind === "masked" ? [event.secret.reveal()] : []));

describe("what is not given", () => {
  test("is as the page of inputs says", () => {
    expect(parsed()).toMatchObject({
      ...{ apiKey: undefined, githubToken: undefined, runToken: undefined },
      ...{ onMissing: "fail", failOnInvalid: true },
      policy: {
        ...{ expectedKeyId: undefined, expectedName: undefined },
        ...{ maxAgeMs: undefined, minRemainingMs: undefined },
      },
      slot: {
        secretName: "MESH_API_KEY",
        scope: { kind: "repository", repository: { owner: "octo", name: "app" }, store: "actions" },
      },
      targetId: "github:api.github.com:4217::actions:MESH_API_KEY",
      run: { runId: "93", attempt: 1 },
    });
  });

  test("is the key: a variable of the job may hold it, and is masked like an input", () => {
    const host = hostOf({}, { MESH_API_KEY: ` ${KEY}\n` });
    expect(parseVerifyInputs(host).apiKey?.reveal()).toBe(KEY);
    expect(maskedBy(host)).toEqual([KEY]);
  });

  test("is the key, in an empty variable too", () => {
    expect(parsed({}, { MESH_API_KEY: " " }).apiKey).toBeUndefined();
  });
});

describe("what is given", () => {
  test("wins over the variable of the job", () => {
    expect(parsed({ "api-key": KEY }, { MESH_API_KEY: aMeshKey("other").reveal() }).apiKey?.reveal()).toBe(
      KEY,
    );
  });

  test("is read by kind", () => {
    const inputs = {
      ...{ "expected-key-id": "key_1", "expected-name": "a name", "max-age": "45d", "min-remaining": "12h" },
      ...{ "on-missing": "notice", "fail-on-invalid": "false", environment: "prod/eu", "secret-name": "key" },
    };
    expect(parsed(inputs)).toMatchObject({
      policy: {
        ...{ expectedKeyId: "key_1", expectedName: "a name", maxAgeMs: 45 * DAY_MS },
        minRemainingMs: 12 * HOUR_MS,
      },
      ...{ onMissing: "notice", failOnInvalid: false },
      slot: { secretName: "KEY", scope: { kind: "environment", environment: "prod/eu" } },
      targetId: "github:api.github.com:4217:prod%2Feu:actions:KEY",
    });
  });

  test("as a secret is masked and shows nowhere", () => {
    const tokens = {
      "github-token": aGitHubToken("write").reveal(),
      "run-token": aGitHubToken("run").reveal(),
    };
    const host = hostOf({ "api-key": KEY, ...tokens });
    parseVerifyInputs(host);
    expect(maskedBy(host).toSorted()).toEqual([KEY, ...Object.values(tokens)].toSorted());
  });

  test("as another repository has an id that this run does not know", () => {
    expect(parsed({ repository: "octo/other" }).targetId).toBeUndefined();
    expect(parsed({ repository: "Octo/APP" }).targetId).toMatch(/:4217:/);
    expect(parsed({}, { GITHUB_REPOSITORY_ID: "" }).targetId).toBeUndefined();
  });

  test("as plain http is warned of", () => {
    const host = hostOf({ "api-url": "http://mesh.test" });
    parseVerifyInputs(host);
    expect(host.annotations("warning")).toMatchObject([{ title: "Keys travel unencrypted" }]);
  });
});

describe("a bad value is refused, naming the input and what is allowed", () => {
  test.each([
    ["max-age", "soon", "30d"],
    ["min-remaining", "-1h", "30d"],
    ["on-missing", "ignore", "`fail`, `notice`"],
    ["on-missing", "fail,notice", "`fail`, `notice`"],
    ["fail-on-invalid", "no", "`true` or `false`"],
    ["api-url", "mesh.test", "https://"],
    ["github-api-url", "api.github.com", "https://"],
    ["secret-name", "GITHUB_X", "MESH_API_KEY"],
    ["repository", "shop", "owner/name"],
  ])("%s: %s", (input, value, allowed) => {
    expect(faultsOf({ [input]: value })).toEqual([
      expect.objectContaining({ input, fix: expect.stringContaining(allowed) }),
    ]);
  });

  test("all of them at once", () => {
    const faults = faultsOf({ "max-age": "x", "on-missing": "x", "fail-on-invalid": "x" });
    expect(faults.map(({ input }) => input)).toEqual(["max-age", "on-missing", "fail-on-invalid"]);
  });

  test.each(["max-age", "on-missing", "fail-on-invalid", "api-url", "secret-name", "repository"])(
    "without repeating a key that was pasted there: %s",
    (input) => {
      const faults = faultsOf({ [input]: KEY });
      expect(faults).toHaveLength(1);
      expect(JSON.stringify(faults)).not.toContain(KEY.slice(12, 20));
    },
  );
});
