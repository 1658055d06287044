import { describe, expect, test } from "@jest/globals";
import { countTests, type JestResult } from "../../tools/gate/jest.ts";
import { neutralEnvironment, runCommand } from "../../tools/gate/run-command.ts";
import { testRooms } from "../../tools/gate/test-rooms.ts";
import { ROOT } from "../unit/house/source-tree.ts";

function aResult(over: Partial<JestResult>): JestResult {
  return { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [], ...over };
}

describe("the gate counts", () => {
  test("what passed", () => {
    expect(countTests(aResult({}), true, "")).toMatchObject({ passed: 3, failed: 0 });
  });

  test("a file that could not be loaded as failed", () => {
    const result = aResult({ numFailedTests: 1, numRuntimeErrorTestSuites: 2 });
    expect(countTests(result, false, "")).toMatchObject({ passed: 3, failed: 3 });
  });

  test("a run without one test as failed, whatever jest says", () => {
    const report = countTests(aResult({ numPassedTests: 0 }), true, "");
    expect(report).toMatchObject({ passed: 0, failed: 1 });
    expect(report.output).toContain("Not one test ran.");
  });

  test("a run without a result as failed", () => {
    expect(countTests(undefined, true, "out of memory")).toMatchObject({
      failed: 1,
      output: "out of memory",
    });
  });

  test("an exit code that no test explains as failed", () => {
    expect(countTests(aResult({}), false, "")).toMatchObject({ passed: 3, failed: 1 });
  });

  test("skipped and unwritten tests by name", () => {
    const assertionResults = ["passed", "pending", "todo", "failed"].map((status) => ({
      status,
      fullName: `a ${status} test`,
    }));
    const { skipped } = countTests(aResult({ testResults: [{ assertionResults }] }), true, "");
    expect(skipped).toEqual(["a pending test", "a todo test"]);
  });
});

describe("a stage", () => {
  test("passes or fails by its exit code, and keeps what it printed on both streams", async () => {
    const failing = "console.log('out'); console.error('err'); process.exitCode = 3";
    expect(await runCommand(ROOT, ["-e", "0"])).toMatchObject({ passed: 1, failed: 0 });
    const report = await runCommand(ROOT, ["-e", failing]);
    expect(report).toMatchObject({ passed: 0, failed: 1 });
    expect(report.output).toContain("out");
    expect(report.output).toContain("err");
  });

  test("fails when it is killed", async () => {
    const report = await runCommand(ROOT, ["-e", "process.kill(process.pid, 'SIGKILL')"]);
    expect(report).toMatchObject({ passed: 0, failed: 1 });
  });

  test("sees nothing of the machine's workflow, Mesh or proxy settings", () => {
    const foreign = {
      GITHUB_TOKEN: "t",
      MESH_API_KEY: "k",
      HTTPS_PROXY: "p",
      no_proxy: "n",
      FORCE_COLOR: "1",
    };
    const own = { PATH: "/bin", HOME: "/", NODE_ENV: "test" };
    expect(neutralEnvironment({ ...foreign, ...own })).toEqual({ ...own, NO_COLOR: "1" });
  });
});

describe("the check of Node's version", () => {
  test.each([
    ["20.20.2", false],
    ["24.14.1", false],
    ["24.15.0", true],
    ["25.0.0", true],
  ])("%s: %s", async (version, fits) => {
    const pretend = `Object.defineProperty(process, "versions", { value: { node: "${version}" } })`;
    const report = await runCommand(ROOT, ["-e", `${pretend}; require("./tools/require-node24.cjs")`]);
    expect(report.passed).toBe(fits ? 1 : 0);
    expect(report.output).toContain(fits ? "" : `needs Node 24.15 or newer and found ${version}`);
  });
});

test("a room of tests that is missing is run all the same, so that it fails", () => {
  expect(testRooms(`${ROOT}/no-such-folder`)).toEqual(["e2e", "scenarios", "unit", "contract"]);
});
