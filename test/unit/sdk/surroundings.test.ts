import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { MeshApiKey } from "../../../src/sdk/api-key.ts";
import { isCi, isHeadless } from "../../../src/sdk/headless.ts";
import { automaticName } from "../../../src/sdk/key-name.ts";
import { parseKeyName } from "../../../src/service/key-name.ts";
import { leaksIn } from "../../support/leaks.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";

const DISPLAY = { DISPLAY: ":0" };

describe("is this headless?", () => {
  test.each([
    ["MESH_HEADLESS", "true"],
    ["MESH_HEADLESS", "1"],
    ["MESH_HEADLESS", "YES"],
    ...[
      "DOCKER",
      "KUBERNETES_SERVICE_HOST",
      "RENDER",
      "AWS_LAMBDA_FUNCTION_NAME",
      "GOOGLE_CLOUD_PROJECT",
    ].map((name) => [name, "x"]),
    ...["CI", "GITHUB_ACTIONS", "GITLAB_CI", "TRAVIS", "JENKINS_URL"].map((name) => [name, "x"]),
  ] as [string, string][])("yes, with %s=%s", (name, value) => {
    expect(isHeadless({ ...DISPLAY, [name]: value }, "linux")).toBe(true);
    expect(isHeadless({ [name]: value }, "darwin")).toBe(true);
  });

  test("yes, on Linux without a display of either kind, and not on a desktop", () => {
    expect(isHeadless({}, "linux")).toBe(true);
    expect(isHeadless(DISPLAY, "linux")).toBe(false);
    expect(isHeadless({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(false);
    expect(isHeadless({}, "darwin")).toBe(false);
    expect(isHeadless({}, "win32")).toBe(false);
    expect(isHeadless({ ...DISPLAY, MESH_HEADLESS: "false" }, "linux")).toBe(false);
  });
});

test.each([
  ["", false],
  ["false", false],
  ["0", false],
  ["true", true],
  ["1", true],
  ["yes", true],
])("CI=%j is a pipeline: %j", (value, expected) => {
  expect(isCi({ CI: value })).toBe(expected);
});

describe("a name for a key that was given none", () => {
  const name = (
    env: Record<string, string>,
    platform = "linux",
    hostName = "build-box.corp.example",
  ): string => automaticName({ env, platform, hostName }, aSeededRandom("name"));

  test.each([
    [{}, "linux", "build-box.corp.example", /^linux-build-box-[a-z0-9]{6}$/],
    [{}, "darwin", "Adas MacBook Pro.local", /^macos-Adas-MacBook-Pr-[a-z0-9]{6}$/],
    [{}, "win32", "", /^windows-[a-z0-9]{6}$/],
    [{ CI: "true" }, "linux", "secret-host", /^ci:[a-z0-9]{6}$/],
    [
      { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "o/r", GITHUB_RUN_ID: "7", GITHUB_RUN_ATTEMPT: "2" },
      "linux",
      "h",
      /^github:o\/r:7\.2$/,
    ],
    [{ GITLAB_CI: "true", CI_PROJECT_PATH: "g/p", CI_JOB_ID: "9" }, "linux", "h", /^gitlab:g\/p:9$/],
  ] as const)("%j on %s at %s", (env, platform, hostName, expected) => {
    expect(name(env, platform, hostName)).toMatch(expected);
  });

  test("is one that Mesh takes, whatever the environment says", () => {
    const env = { GITHUB_ACTIONS: "1", GITHUB_REPOSITORY: `a::b\n${"x".repeat(200)}`, GITHUB_RUN_ID: "1" };
    for (const made of [name(env), name({}, "lin::ux", "ho\u202Est")])
      expect(parseKeyName(made).kind).toBe("valid");
  });
});

describe("a key", () => {
  const value = ["mesh", "local", "Ab3x0123456789012345678901234567890123456789fQz0"].join("_");

  test("does not leak itself, however it is turned into text", () => {
    const key = new MeshApiKey(value);
    const views = [
      String(key),
      key.toString(),
      JSON.stringify({ key }),
      inspect(key),
      inspect({ a: [key] }),
      [key].join(""),
    ];
    for (const view of views) expect(view).toContain("[Mesh key mesh_local_Ab3x…fQz0: call .reveal()]");
    expect(leaksIn({ key, views }, [new Sensitive(value)])).toEqual([]);
    expect(key.reveal()).toBe(value);
  });

  test.each([
    ["mesh_0123456789012345678901234567890", "mesh_…"],
    [`mesh_${"0123456789".repeat(3)}01`, "mesh_0123…8901"],
    ["mesh_local_0123456789", "mesh_…"],
    ["something else entirely that is long enough", "mesh_…"],
  ])("hints at %s as %s", (text, hint) => {
    expect(new MeshApiKey(text).hint).toBe(hint);
  });
});
