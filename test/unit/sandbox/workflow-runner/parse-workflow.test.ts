import { describe, expect, test } from "@jest/globals";
import { parseWorkflow } from "../../../../src/sandbox/workflow-runner/parse-workflow.ts";
import { conditionExpression, splitTemplate } from "../../../../src/sandbox/workflow-runner/template-text.ts";
import { UserError } from "../../../../src/values/user-error.ts";
import { aRequest, aWorkflow, play, WORKFLOW_PATH } from "./support.ts";

const ROTATE = `
name: Rotate
run-name: Rotate by \${{ github.actor }}
on:
  schedule: [{ cron: "17 4 * * *" }, { cron: "0 0 1 * *" }]
  workflow_dispatch:
    inputs:
      force: { type: boolean, default: false }
      stage: { type: choice, options: [dev, live], required: true }
permissions: {}
concurrency: { group: rotate, cancel-in-progress: false }
env: { LEVEL: 1 }
defaults: { run: { shell: bash, working-directory: app } }
jobs:
  rotate:
    runs-on: ubuntu-latest
    needs: []
    environment: { name: production }
    timeout-minutes: 10
    permissions: { actions: read }
    strategy: { matrix: { repo: [a, b] }, max-parallel: 1 }
    steps:
      - { id: setup, uses: mesh/setup-api-key@v1, with: { rotate-after: 30d }, if: github.actor == 'mona', continue-on-error: true }
      - run: |
          echo one
          echo two
        if: always()
`;

describe("reading a workflow", () => {
  test("gives events, crons, inputs and what the jobs say", async () => {
    const workflow = await parseWorkflow(ROTATE, WORKFLOW_PATH);
    expect(workflow).toMatchObject({
      name: "Rotate",
      on: {
        schedules: [
          { cron: "17 4 * * *", timezone: "UTC" },
          { cron: "0 0 1 * *", timezone: "UTC" },
        ],
        call: undefined,
      },
      permissions: {},
      concurrency: { group: "rotate", cancelInProgress: false },
      defaults: { shell: "bash", workingDirectory: "app" },
      unsupported: [],
    });
    expect([...workflow.on.events.keys()]).toEqual(["schedule", "workflow_dispatch"]);
    expect(workflow.on.dispatchInputs.get("stage")).toEqual({
      type: "choice",
      required: true,
      default: undefined,
      options: ["dev", "live"],
    });
    const job = workflow.jobs.get("rotate");
    expect(job).toMatchObject({ kind: "steps", environment: "production", timeoutMinutes: 10 });
    expect(job?.kind === "steps" && job.steps).toMatchObject([
      {
        kind: "action",
        id: "setup",
        condition: "success() && (github.actor == 'mona')",
        continueOnError: true,
      },
      { kind: "run", run: "echo one\necho two\n", condition: "always()" },
    ]);
  });

  test("refuses what GitHub refuses, each fault with its place", async () => {
    const text = aWorkflow("uses: ./\nwiht: {}", "run: echo ${{ secrtes.X }}");
    const error = await parseWorkflow(text, WORKFLOW_PATH).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error instanceof UserError && error.faults.map((fault) => fault.what)).toEqual([
      "The workflow is not valid. .github/workflows/test.yml (Line: 7, Col: 9): Unexpected value 'wiht'.",
      "The workflow is not valid. .github/workflows/test.yml (Line: 8, Col: 19): Unrecognized named-value: 'secrtes'.",
    ]);
  });

  test("refuses secrets in a step's condition, as GitHub does", async () => {
    const reading = parseWorkflow(aWorkflow("uses: ./\nif: secrets.KEY != ''"), WORKFLOW_PATH);
    await expect(reading).rejects.toThrow("Unrecognized named-value: 'secrets'");
  });

  test("names what is valid on GitHub and not carried out here", async () => {
    const text = `
on: push
jobs:
  build:
    runs-on: windows-latest
    container: node:24
    services: { db: { image: postgres } }
    steps:
      - { run: x, shell: pwsh, background: true }
      - { uses: ./, with: { key: "\${{ hashFiles('**/*.json') }}" }, if: "hashFiles('x') != ''" }
`;
    const { unsupported } = await parseWorkflow(text, WORKFLOW_PATH);
    expect(unsupported.map((entry) => entry.path)).toEqual([
      "jobs.build.container",
      "jobs.build.services",
      "jobs.build.runs-on",
      "jobs.build.steps[0].background",
      "jobs.build.steps[0].shell",
      "jobs.build.steps[1].with.key",
      "jobs.build.steps[1].if",
    ]);
  });
});

describe("the inputs of a run", () => {
  const dispatch = async (inputs: Readonly<Record<string, string | boolean>>) => {
    const { request } = { request: aRequest(await parseWorkflow(ROTATE, WORKFLOW_PATH)) };
    const event = { name: "workflow_dispatch", payload: {} };
    return play({
      workflow: ROTATE,
      request: { ...request, event, inputs: new Map(Object.entries(inputs)) },
    });
  };

  test("take their declared types and defaults", async () => {
    const result = await dispatch({ stage: "live" });
    expect(result).toMatchObject({ name: "Rotate by mona", conclusion: "success" });
  });

  test.each([
    [{}, "Required input 'stage' not provided."],
    [{ stage: "moon" }, "Input 'stage' is not a valid choice."],
    [{ stage: "live", force: "perhaps" }, "Input 'force' is not a valid boolean."],
    [{ stage: "live", extra: "x" }, "Unexpected inputs provided: 'extra'."],
  ])("%j is refused before anything runs", async (inputs, message) => {
    await expect(dispatch(inputs)).rejects.toThrow(message);
  });
});

describe("texts with expressions", () => {
  test("braces inside an expression's quotes do not end it", () => {
    expect(splitTemplate("a ${{ format('}} {0}', 'it''s') }} b")).toEqual([
      { kind: "literal", text: "a " },
      { kind: "expression", text: "format('}} {0}', 'it''s')" },
      { kind: "literal", text: " b" },
    ]);
  });

  test("a condition with text around its braces becomes a text, which is always true", () => {
    expect(conditionExpression("${{ github.ref }} == 'x'")).toBe("format('{0} == ''x''', github.ref)");
    expect(conditionExpression("${{ failure() }}")).toBe("failure()");
    expect(conditionExpression("failure()")).toBe("failure()");
  });
});
