import { describe, expect, test } from "@jest/globals";
import { grantedPermissions } from "../../../src/sandbox/granted-permissions.ts";
import { parseWorkflow } from "../../../src/sandbox/workflow-runner/parse-workflow.ts";

async function granted(top: string, job: string): Promise<object> {
  const steps = "runs-on: x, steps: [{ run: a }]";
  const text = `on: push\n${top}\njobs:\n  a: { ${steps}${job} }\n`;
  return grantedPermissions(await parseWorkflow(text, "a.yml"));
}

describe("the built-in token of a played workflow", () => {
  test("holds what the job asks for, and nothing of what stands at the top then", async () => {
    expect(await granted("permissions: { contents: read }", ", permissions: { actions: read }")).toEqual({
      actions: "read",
    });
  });

  test("holds what stands at the top where the job asks for nothing", async () => {
    expect(await granted("permissions: { contents: write }", "")).toEqual({ contents: "write" });
    expect(await granted("permissions: {}", "")).toEqual({});
  });

  test("holds what all of the file's jobs ask for together, for here a run has one token", async () => {
    const second = "}\n  b: { runs-on: x, steps: [{ run: a }], permissions: { contents: read }";
    expect(await granted("", `, permissions: { actions: read } ${second}`)).toEqual({
      actions: "read",
      contents: "read",
    });
  });

  test.each([
    ["write", "read"],
    ["read", "write"],
  ])(
    "may write what one job may write and another only read, in either order (%s, %s)",
    async (one, other) => {
      const second = `}\n  b: { runs-on: x, steps: [{ run: a }], permissions: { contents: ${other} }`;
      expect(await granted("", `, permissions: { contents: ${one} } ${second}`)).toEqual({
        contents: "write",
      });
    },
  );

  test("holds everything that it can hold with write-all, and reads the contents where nothing is said", async () => {
    expect(await granted("permissions: write-all", "")).toEqual({ actions: "write", contents: "write" });
    expect(await granted("", "")).toEqual({ contents: "read" });
  });
});
