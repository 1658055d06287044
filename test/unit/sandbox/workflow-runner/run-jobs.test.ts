import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { JobContext } from "../../../../src/sandbox/workflow-runner/run-types.ts";
import { Sensitive } from "../../../../src/values/sensitive.ts";
import { anAction, aWorkflow, credential, jobOf, play, stepOf, tempFolder, textOfLog } from "./support.ts";

const FAILS = anAction("process.exit(1)");
const WORKS = anAction("console.log('ran')");
const SETS = anAction(
  `require("fs").appendFileSync(process.env.GITHUB_OUTPUT, "value=" + process.env.INPUT_VALUE + "\\n")`,
  "{ value: {} }",
);
const ACTIONS = { fails: FAILS, works: WORKS, sets: SETS };

describe("conditions of steps", () => {
  test("after a failure only the steps run that ask for it", async () => {
    const result = await play({
      workflow: aWorkflow(
        "uses: fails\nname: first\nid: first",
        "uses: works\nname: plain",
        "uses: works\nname: unless\nif: github.actor == 'mona'",
        "uses: works\nname: on failure\nif: failure() && steps.first.outcome == 'failure'",
        "uses: works\nname: wrapped\nif: ${{ always() }}",
        "uses: works\nname: cancelled\nif: cancelled()",
      ),
      actions: ACTIONS,
    });
    const conclusions = Object.fromEntries(
      result.jobs[0]?.steps.map((step) => [step.name, step.conclusion]) ?? [],
    );
    expect(conclusions).toEqual({
      first: "failure",
      plain: "skipped",
      unless: "skipped",
      "on failure": "success",
      wrapped: "success",
      cancelled: "skipped",
    });
    expect(result.conclusion).toBe("failure");
  });

  test("continue-on-error forgives the step and remembers the outcome", async () => {
    const result = await play({
      workflow: aWorkflow(
        "uses: fails\nid: risky\nname: risky\ncontinue-on-error: true",
        "uses: works\nname: told\nif: steps.risky.outcome == 'failure' && steps.risky.conclusion == 'success'",
      ),
      actions: ACTIONS,
    });
    expect(stepOf(result, "risky")).toMatchObject({ outcome: "failure", conclusion: "success" });
    expect(stepOf(result, "told").conclusion).toBe("success");
    expect(result.conclusion).toBe("success");
  });

  test("an expression that fails names its place and fails its step", async () => {
    const result = await play({
      workflow: aWorkflow("uses: works\nname: broken\nenv:\n  LIST: ${{ fromJSON('{') }}"),
      actions: ACTIONS,
    });
    const [annotation] = stepOf(result, "broken").annotations;
    expect(stepOf(result, "broken").conclusion).toBe("failure");
    expect(annotation?.message).toBe(
      "The template is not valid. .github/workflows/test.yml (Line: 9, Col: 17), jobs.job.steps[0].env.LIST: " +
        "Error parsing JSON when evaluating fromJson",
    );
  });

  test("an action that has no metadata fails its step", async () => {
    const result = await play({
      workflow: aWorkflow("uses: empty\nname: empty"),
      actions: { empty: { metadata: "name: x\nruns: { using: node24 }", files: {} } },
    });
    expect(stepOf(result, "empty")).toMatchObject({ conclusion: "failure", kind: "action" });
  });
});

describe("jobs", () => {
  test("pass their outputs to the jobs that need them, in the order of needs", async () => {
    const result = await play({
      workflow: `
on: push
jobs:
  last:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - { uses: sets, id: s, with: { value: "got \${{ needs.first.outputs.answer }}, \${{ needs.first.result }}" } }
  first:
    runs-on: ubuntu-latest
    outputs: { answer: "\${{ steps.s.outputs.value }}" }
    steps:
      - { uses: sets, id: s, with: { value: 42 } }
`,
      actions: ACTIONS,
    });
    expect(result.jobs.map((job) => job.id)).toEqual(["first", "last"]);
    expect(jobOf(result, "first").outputs).toEqual(new Map([["answer", "42"]]));
    expect(jobOf(result, "last").steps[0]?.outputs.get("value")).toBe("got 42, success");
  });

  test("an output that may contain a secret is dropped, with the runner's warning", async () => {
    const result = await play({
      workflow: `
on: push
jobs:
  first:
    runs-on: ubuntu-latest
    outputs: { key: "\${{ steps.s.outputs.value }}", open: "yes" }
    steps:
      - { uses: sets, id: s, with: { value: "\${{ secrets.MESH_API_KEY }}" } }
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - { uses: sets, id: s, with: { value: "[\${{ needs.first.outputs.key }}] \${{ needs.first.outputs.open }}" } }
`,
      actions: ACTIONS,
      secrets: () => ({ MESH_API_KEY: credential("dropped") }),
    });
    const first = jobOf(result, "first");
    expect(first.droppedOutputs).toEqual(["key"]);
    expect(first.outputs).toEqual(new Map([["open", "yes"]]));
    expect(first.annotations[0]?.message).toBe("Skip output 'key' since it may contain secret.");
    expect(jobOf(result, "second").steps[0]?.outputs.get("value")).toBe("[] yes");
  });

  test("are skipped behind a failure or a skipped need, unless their condition asks for a status", async () => {
    const job = (id: string, needs: string, condition: string, uses = "works") =>
      `  ${id}:\n    runs-on: x\n    needs: [${needs}]\n    if: ${condition}\n    steps: [{ uses: ${uses} }]\n`;
    const result = await play({
      workflow:
        "on: push\njobs:\n" +
        job("fails", "", "true", "fails") +
        job("plain", "fails", "true") +
        job("far", "plain", "true") +
        job("cleanup", "fails", "always()") +
        job("after-cleanup", "cleanup", "true") +
        job("alarm", "plain", "failure()"),
      actions: ACTIONS,
    });
    expect(Object.fromEntries(result.jobs.map((entry) => [entry.id, entry.conclusion]))).toEqual({
      fails: "failure",
      plain: "skipped",
      far: "skipped",
      cleanup: "success",
      // success() looks at needs of needs: the failure further up still counts.
      "after-cleanup": "skipped",
      alarm: "success",
    });
  });

  test("continue-on-error of a job lets the run succeed", async () => {
    const workflow = aWorkflow("uses: fails").replace(
      "    steps:",
      "    continue-on-error: true\n    steps:",
    );
    const result = await play({ workflow, actions: ACTIONS });
    expect(jobOf(result, "job").conclusion).toBe("failure");
    expect(result.conclusion).toBe("success");
  });

  test("take their secrets as they start, each for its environment", async () => {
    const asked: JobContext[] = [];
    await play({
      workflow: `
on: push
jobs:
  one:
    runs-on: x
    steps: [{ uses: works }]
  two:
    needs: one
    environment: { name: "\${{ vars.STAGE }}", url: https://example.com }
    runs-on: x
    steps: [{ uses: works }]
  never:
    if: false
    runs-on: x
    steps: [{ uses: works }]
`,
      actions: ACTIONS,
      request: { vars: new Map([["STAGE", "production"]]) },
      secrets: (job) => {
        asked.push(job);
        return {};
      },
    });
    expect(asked).toEqual([{ jobId: "one" }, { jobId: "two", environment: "production" }]);
  });

  test("mask only what they were given: the secrets of another environment stay readable", async () => {
    const staging = credential("staging");
    const result = await play({
      workflow: `
on: push
jobs:
  staging: { runs-on: x, environment: staging, steps: [{ uses: says }] }
  other: { runs-on: x, steps: [{ uses: says }] }
`,
      actions: { says: anAction(`console.log("says ${staging}")`) },
      secrets: (job): Readonly<Record<string, string>> =>
        job.environment === "staging" ? { KEY: staging } : {},
    });
    const said = result.log
      .filter((line) => line.text.startsWith("says"))
      .map((line) => [line.job, line.text]);
    expect(said).toEqual([
      ["staging", "says ***"],
      ["other", `says ${staging}`],
    ]);
  });
});

describe("a matrix", () => {
  const matrixed = (matrix: string, more = "") => `
on: push
jobs:
  make:
    runs-on: x
    strategy:
      matrix: ${matrix}
${more}
    outputs: { last: "\${{ steps.s.outputs.value }}" }
    steps:
      - { uses: sets, id: s, with: { value: "\${{ matrix.os }}-\${{ matrix.size }}-\${{ matrix.extra }}" } }
  count:
    needs: make
    runs-on: x
    steps: [{ uses: sets, id: s, with: { value: "\${{ needs.make.outputs.last }}" } }]
`;

  test("expands axes, leaves out and adds, as GitHub does", async () => {
    const matrix =
      "{ os: [a, b], size: [1, 2], exclude: [{ os: a, size: 2 }], include: [{ os: b, extra: x }, { os: c, size: 9 }] }";
    const result = await play({ workflow: matrixed(matrix), actions: ACTIONS });
    const made = result.jobs.filter((job) => job.id === "make");
    expect(made.map((job) => job.name)).toEqual([
      "make (a, 1)",
      "make (b, 1, x)",
      "make (b, 2, x)",
      "make (c, 9)",
    ]);
    expect(made.map((job) => job.steps[0]?.outputs.get("value"))).toEqual(["a-1-", "b-1-x", "b-2-x", "c-9-"]);
    expect(jobOf(result, "count").steps[0]?.outputs.get("value")).toBe("c-9-");
  });

  test("can come from an expression", async () => {
    const result = await play({
      workflow: matrixed(`"\${{ fromJSON('{ \\"os\\": [\\"p\\", \\"q\\"] }') }}"`),
      actions: ACTIONS,
    });
    expect(result.jobs.map((job) => job.name)).toEqual(["make (p)", "make (q)", "count"]);
  });

  test("that is empty fails its job", async () => {
    const result = await play({
      workflow: matrixed('"${{ fromJSON(\'{ \\"os\\": [] }\') }}"'),
      actions: ACTIONS,
    });
    expect(jobOf(result, "make").annotations[0]?.message).toBe("Matrix vector does not contain any values");
    expect(result.conclusion).toBe("failure");
  });

  test.each([
    ["stops at the first failure", "", ["failure", "cancelled"]],
    ["goes on with fail-fast: false", "      fail-fast: false", ["failure", "success"]],
  ])("%s", async (_name, more, conclusions) => {
    const workflow = matrixed("{ os: [bad, good] }", more).replace(
      "uses: sets, id: s,",
      "uses: judges, id: s,",
    );
    const judges = anAction(
      "process.exit(process.env.INPUT_VALUE.startsWith('bad') ? 1 : 0)",
      "{ value: {} }",
    );
    const result = await play({ workflow, actions: { ...ACTIONS, judges } });
    expect(result.jobs.filter((job) => job.id === "make").map((job) => job.conclusion)).toEqual(conclusions);
  });
});

describe("reusable workflows", () => {
  const called = `
on:
  workflow_call:
    inputs: { stage: { type: string, default: nowhere }, force: { type: boolean } }
    secrets: { KEY: { required: true } }
    outputs: { told: { value: "\${{ jobs.inner.outputs.told }}" } }
jobs:
  inner:
    runs-on: x
    outputs: { told: "\${{ steps.s.outputs.value }}" }
    steps:
      - uses: sets
        id: s
        with:
          value: "\${{ inputs.stage }} \${{ inputs.force }} \${{ secrets.KEY == 'k-value-of-the-key' }} \${{ secrets.OTHER }}."
`;
  const caller = (more: string) => `
on: push
jobs:
  call:
    uses: ./.github/workflows/called.yml
${more}
  after: { needs: call, runs-on: x, steps: [{ uses: sets, id: s, with: { value: "\${{ needs.call.outputs.told }}" } }] }
`;
  const workflows = { "./.github/workflows/called.yml": called };
  const secrets = () => ({ MINE: "k-value-of-the-key", OTHER: "hidden-from-the-called" });

  test("get the inputs and secrets that they are passed, and give back outputs", async () => {
    const more = "    with: { stage: live, force: true }\n    secrets: { KEY: '${{ secrets.MINE }}' }";
    const result = await play({ workflow: caller(more), workflows, secrets, actions: ACTIONS });
    expect(result.jobs.map((job) => job.name)).toEqual(["call / inner", "after"]);
    expect(jobOf(result, "after").steps[0]?.outputs.get("value")).toBe("live true true .");
  });

  test("are refused when a declared secret is missing or an input is unknown", async () => {
    const missing = await play({ workflow: caller(""), workflows, secrets, actions: ACTIONS });
    expect(jobOf(missing, "call").annotations[0]?.message).toContain("Secret KEY is required");
    const more = "    with: { nope: 1 }\n    secrets: inherit";
    const unknown = await play({ workflow: caller(more), workflows, secrets, actions: ACTIONS });
    expect(jobOf(unknown, "call").annotations[0]?.message).toContain("Unexpected inputs provided: 'nope'");
    expect(unknown.conclusion).toBe("failure");
  });

  test("that are not here are named, and their outputs are unknown", async () => {
    const result = await play({ workflow: caller("    secrets: inherit"), actions: ACTIONS });
    expect(jobOf(result, "call").conclusion).toBe("success");
    expect(result.unsupported).toEqual([
      { path: "jobs.call.uses", what: expect.stringContaining("not available") },
    ]);
    expect(result.unknownOutputs).toMatchObject([
      { path: "jobs.after.steps[0].with.value", output: "needs.call.outputs.told" },
    ]);
  });
});

describe("what is not run", () => {
  test("is listed with the secrets it would have received, and counts as succeeded", async () => {
    const key = credential("exported");
    const exports = `console.log("::add-mask::${key}"); require("fs").appendFileSync(process.env.GITHUB_ENV, "MESH_API_KEY=${key}\\n");`;
    const result = await play({
      workflow: aWorkflow(
        "uses: exports",
        "uses: actions/checkout@v4\nname: checkout\nwith: { token: '${{ secrets.DEPLOY }}', ref: '${{ secrets.ABSENT }}' }",
        'run: deploy "${{ secrets.DEPLOY }}" "${{ github.token }}"\nname: deploy',
      ),
      actions: { exports: anAction(exports) },
      secrets: () => ({ DEPLOY: credential("deploy"), UNUSED: credential("unused") }),
    });
    const received = (name: string) =>
      stepOf(result, name).notRun?.wouldReceive.map((item) => `${item.from}.${item.name}`);
    expect(received("checkout")).toEqual(["secrets.DEPLOY", "env.MESH_API_KEY"]);
    expect(received("deploy")).toEqual(["secrets.DEPLOY", "secrets.GITHUB_TOKEN", "env.MESH_API_KEY"]);
    expect(stepOf(result, "deploy").notRun?.wouldReceive.at(-1)?.value.equals(new Sensitive(key))).toBe(true);
    expect(stepOf(result, "checkout")).toMatchObject({ kind: "not_run", conclusion: "success" });
    expect(result.conclusion).toBe("success");
  });

  test("leaves outputs unknown, and every expression that needs one is named", async () => {
    const result = await play({
      workflow: `
on: push
jobs:
  build:
    runs-on: x
    outputs: { version: "\${{ steps.v.outputs.version }}", fixed: "1" }
    steps:
      - { id: v, run: compute }
      - { uses: works, name: guarded, if: "steps.v.outputs.go == 'yes'" }
      - { uses: sets, id: s, name: known, with: { value: "\${{ steps.v.conclusion }}" } }
  deploy:
    needs: build
    runs-on: x
    steps:
      - { uses: sets, id: s, with: { value: "v\${{ needs.build.outputs.version }} \${{ needs.build.outputs.fixed }}" } }
`,
      actions: ACTIONS,
    });
    expect(result.unknownOutputs.map((use) => `${use.path}: ${use.output}`)).toEqual([
      "jobs.build.steps[1].if: steps.v.outputs.go",
      "jobs.build.outputs.version: steps.v.outputs.version",
      "jobs.deploy.steps[0].with.value: needs.build.outputs.version",
    ]);
    expect(stepOf(result, "guarded").conclusion).toBe("skipped");
    expect(jobOf(result, "deploy").steps[0]?.outputs.get("value")).toBe("v 1");
  });

  test("a run step touches nothing, and a composite action is named", async () => {
    const planted = join(await tempFolder("planted"), "touched");
    const result = await play({
      workflow: aWorkflow(`run: touch ${planted}`, "uses: composite"),
      actions: { composite: { metadata: "name: c\nruns: { using: composite, steps: [] }", files: {} } },
    });
    expect(result.jobs[0]?.steps.map((step) => step.kind)).toEqual(["not_run", "not_run"]);
    expect(result.unsupported).toEqual([
      { path: "jobs.job.steps[1].uses", what: expect.stringContaining("'composite'") },
    ]);
    expect(textOfLog(result)).toBe("");
    expect(existsSync(planted)).toBe(false);
  });
});

describe("background steps", () => {
  test("run in the foreground, and the steps that wait for them are named and not run", async () => {
    const result = await play({
      workflow: aWorkflow("uses: works\nid: side\nbackground: true", "wait: [side]"),
      actions: ACTIONS,
    });
    expect(result.jobs[0]?.steps.map((step) => [step.kind, step.conclusion])).toEqual([
      ["action", "success"],
      ["not_run", "success"],
    ]);
    expect(result.unsupported.map((entry) => entry.path)).toEqual([
      "jobs.job.steps[0].background",
      "jobs.job.steps[1].wait",
    ]);
  });
});

describe("run steps, when they are wanted", () => {
  const request = { executeRunSteps: true };

  test("stop at the first failing command, and bash fails on a broken pipe only when it is named", async () => {
    const script = "run: |\n  false | true\n  echo went on";
    const plain = await play({ workflow: aWorkflow(script), request });
    expect(plain.conclusion).toBe("success");
    const named = await play({ workflow: aWorkflow(`${script}\nshell: bash\nname: named`), request });
    expect(stepOf(named, "named")).toMatchObject({ conclusion: "failure", exitCode: 1 });
    expect(textOfLog(named)).toContain("##[error]Process completed with exit code 1.");
  });

  test("see env and write outputs as actions do", async () => {
    const result = await play({
      workflow: aWorkflow(
        'run: echo "told=$WHO" >> "$GITHUB_OUTPUT"\nid: one\nenv: { WHO: "${{ github.actor }}" }',
        "run: echo out; echo ${{ steps.one.outputs.told }} >&2",
      ),
      request,
    });
    expect(result.log.at(-1)?.text).toBe("mona");
  });

  test("a shell that is not known fails the step", async () => {
    const result = await play({ workflow: aWorkflow("run: x\nshell: pwsh\nname: power"), request });
    expect(stepOf(result, "power").conclusion).toBe("failure");
    expect(result.unsupported).toMatchObject([{ path: "jobs.job.steps[0].shell" }]);
  });
});
