import { describe, expect, test } from "@jest/globals";
import {
  anAction,
  aWorkflow,
  credential,
  play,
  printedEnvironment,
  PRINTS_ENVIRONMENT,
  stepOf,
  textOfLog,
} from "./support.ts";

describe("what an action is given", () => {
  test("names inputs as the runner does: upper case, spaces replaced, hyphens kept, every declared one set", async () => {
    const inputs = "{ admin-key: {}, Two Words: { default: fallback }, number: { default: 3 } }";
    const result = await play({
      workflow: aWorkflow("uses: ./\nwith: { Admin-Key: given }"),
      actions: { "./": anAction("console.log('ENV ' + JSON.stringify(process.env));", inputs) },
    });
    const seen = printedEnvironment(result);
    expect(seen).toMatchObject({
      "INPUT_ADMIN-KEY": "given",
      INPUT_TWO_WORDS: "fallback",
      INPUT_NUMBER: "3",
    });
    expect(result.conclusion).toBe("success");
  });

  test("evaluates the defaults of action.yml, the token among them", async () => {
    const inputs =
      "{ token: { default: '${{ github.token }}' }, where: { default: '${{ github.repository }}' } }";
    const script =
      "const ok = process.env.INPUT_TOKEN.startsWith('mesh_'); console.log(ok, process.env.INPUT_WHERE, process.env.INPUT_TOKEN)";
    const result = await play({
      workflow: aWorkflow("uses: ./"),
      actions: { "./": anAction(script, inputs) },
    });
    expect(textOfLog(result)).toContain("true acme/shop ***");
  });

  test("warns about inputs that the action does not declare, and passes them on", async () => {
    const result = await play({
      workflow: aWorkflow("uses: ./\nwith: { typo: x }"),
      actions: { "./": PRINTS_ENVIRONMENT },
    });
    expect(printedEnvironment(result)["INPUT_TYPO"]).toBe("x");
    expect(stepOf(result, "Run ./").annotations[0]?.message).toBe(
      "Unexpected input(s) 'typo', valid inputs are []",
    );
  });

  test("describes the run in GITHUB_ variables and hands on nothing of this process's environment", async () => {
    process.env["LEAKED_FROM_THE_PARENT"] = "yes";
    const result = await play({
      workflow: aWorkflow("uses: ./verify"),
      actions: { "./verify": PRINTS_ENVIRONMENT },
      request: { env: new Map([["MESH_API_URL", "http://127.0.0.1:1"]]) },
    });
    delete process.env["LEAKED_FROM_THE_PARENT"];
    const seen = printedEnvironment(result);
    expect(seen).toMatchObject({
      CI: "true",
      GITHUB_ACTION: "__self",
      GITHUB_ACTIONS: "true",
      GITHUB_ACTOR: "mona",
      GITHUB_API_URL: "http://127.0.0.1:9/api",
      GITHUB_EVENT_NAME: "push",
      GITHUB_JOB: "job",
      GITHUB_REF: "refs/heads/main",
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_REPOSITORY_ID: "4711",
      GITHUB_REPOSITORY_OWNER: "acme",
      GITHUB_RUN_ATTEMPT: "2",
      GITHUB_RUN_ID: "99",
      GITHUB_SERVER_URL: "http://127.0.0.1:9",
      GITHUB_WORKFLOW: ".github/workflows/test.yml",
      MESH_API_URL: "http://127.0.0.1:1",
      RUNNER_ENVIRONMENT: "github-hosted",
    });
    expect(Object.keys(seen)).not.toContain("LEAKED_FROM_THE_PARENT");
    expect(Object.keys(seen)).not.toContain("GITHUB_TOKEN");
  });

  test("runs in the workspace and can read the event", async () => {
    const script = `const event = JSON.parse(require("fs").readFileSync(process.env.GITHUB_EVENT_PATH));
      console.log(process.cwd() === process.env.GITHUB_WORKSPACE, event.ref);`;
    const result = await play({ workflow: aWorkflow("uses: ./"), actions: { "./": anAction(script) } });
    expect(textOfLog(result)).toContain("true refs/heads/main");
  });

  test("a workflow cannot overwrite GITHUB_ variables, and a step's env wins over the job's", async () => {
    const workflow = aWorkflow("uses: ./\nenv: { GITHUB_ACTOR: eve, LEVEL: step }").replace(
      "    steps:",
      "    env: { LEVEL: job, JOB: '${{ github.actor }}' }\n    steps:",
    );
    const result = await play({ workflow, actions: { "./": PRINTS_ENVIRONMENT } });
    expect(printedEnvironment(result)).toMatchObject({
      GITHUB_ACTOR: "mona",
      JOB: "mona",
      LEVEL: "step",
    });
  });
});

describe("what an action answers", () => {
  test("outputs, environment, path and summary reach the later steps and the result", async () => {
    const writes = `const { appendFileSync } = require("fs");
      appendFileSync(process.env.GITHUB_OUTPUT, "list<<END\\none\\ntwo\\nEND\\n");
      appendFileSync(process.env.GITHUB_ENV, "HANDED=on\\n");
      appendFileSync(process.env.GITHUB_PATH, "/first\\n/second\\n");
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# Done\\n");`;
    const result = await play({
      workflow: aWorkflow(
        "uses: writes\nid: writes",
        "uses: reads\nenv: { LIST: '${{ steps.writes.outputs.list }}', ENVIRONMENT: '${{ env.HANDED }}' }",
      ),
      actions: { writes: anAction(writes), reads: PRINTS_ENVIRONMENT },
    });
    const seen = printedEnvironment(result);
    expect(seen).toMatchObject({ LIST: "one\ntwo", HANDED: "on", ENVIRONMENT: "on" });
    expect(seen["PATH"]).toMatch(/^\/second:\/first:/);
    expect(stepOf(result, "Run writes")).toMatchObject({
      summary: "# Done\n",
      outputs: new Map([["list", "one\ntwo"]]),
    });
  });

  test("a malformed output file fails the step", async () => {
    const script = `require("fs").appendFileSync(process.env.GITHUB_OUTPUT, "broken<<EOF\\nno end\\n");`;
    const result = await play({ workflow: aWorkflow("uses: ./"), actions: { "./": anAction(script) } });
    expect(stepOf(result, "Run ./")).toMatchObject({ conclusion: "failure", exitCode: 0 });
    expect(textOfLog(result)).toContain("##[error]Unable to process file command 'output' successfully.");
  });

  test("NODE_OPTIONS cannot be smuggled into later steps", async () => {
    const script = `require("fs").appendFileSync(process.env.GITHUB_ENV, "NODE_OPTIONS=--inspect\\n");`;
    const result = await play({
      workflow: aWorkflow("uses: writes", "uses: reads\nif: always()"),
      actions: { writes: anAction(script), reads: PRINTS_ENVIRONMENT },
    });
    expect(stepOf(result, "Run writes").conclusion).toBe("failure");
    expect(Object.keys(printedEnvironment(result))).not.toContain("NODE_OPTIONS");
  });

  test("an exit code fails the step and the job", async () => {
    const result = await play({
      workflow: aWorkflow("uses: ./"),
      actions: { "./": anAction("process.exit(3)") },
    });
    expect(stepOf(result, "Run ./")).toMatchObject({ conclusion: "failure", exitCode: 3 });
    expect(result.conclusion).toBe("failure");
  });

  test("state goes from main to post, and posts run last to first", async () => {
    const withPost = (name: string) => ({
      metadata: `name: ${name}\nruns: { using: node24, main: index.js, post: post.js, pre: pre.js }`,
      files: {
        "pre.js": `console.log("pre ${name}")`,
        "index.js": `require("fs").appendFileSync(process.env.GITHUB_STATE, "who=${name}\\n"); console.log("main ${name}")`,
        "post.js": `console.log("post " + process.env.STATE_who)`,
      },
    });
    const result = await play({
      workflow: aWorkflow("uses: one", "uses: two"),
      actions: { one: withPost("one"), two: withPost("two") },
    });
    const told = result.log.map((line) => line.text).filter((text) => /^(pre|main|post) /.test(text));
    expect(told).toEqual(["pre one", "pre two", "main one", "main two", "post two", "post one"]);
    expect(result.jobs[0]?.steps.map((step) => step.name)).toContain("Post Run two");
  });
});

describe("masks", () => {
  const key = credential("live key");

  test("secrets of the job are masked from its first line, in log, outputs and summary", async () => {
    const script = `const { appendFileSync } = require("fs");
      console.log("has " + process.env.KEY); console.error("b64 " + Buffer.from(process.env.KEY).toString("base64"));
      appendFileSync(process.env.GITHUB_OUTPUT, "key=" + process.env.KEY + "\\n");
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, "key " + process.env.KEY + "\\n");`;
    const result = await play({
      workflow: aWorkflow("uses: ./\nenv: { KEY: '${{ secrets.MESH_API_KEY }}' }"),
      actions: { "./": anAction(script) },
      secrets: () => ({ MESH_API_KEY: key }),
    });
    expect(textOfLog(result)).toContain("has ***");
    expect(textOfLog(result)).toContain("b64 ***");
    expect(stepOf(result, "Run ./")).toMatchObject({
      summary: "key ***\n",
      outputs: new Map([["key", "***"]]),
    });
    expect(JSON.stringify([result.log, ...result.jobs])).not.toContain(key);
    expect(result.masks).toBe(2);
  });

  test("a masked value flows from step to step as it is", async () => {
    const sets = `console.log("::add-mask::${key}"); require("fs").appendFileSync(process.env.GITHUB_OUTPUT, "key=${key}\\n");`;
    const result = await play({
      workflow: aWorkflow(
        "uses: sets\nid: sets",
        "uses: uses\nenv: { KEY: '${{ steps.sets.outputs.key }}' }",
      ),
      actions: { sets: anAction(sets), uses: anAction(`console.log(process.env.KEY === "${key}")`) },
    });
    expect(result.log.at(-1)?.text).toBe("true");
  });

  test("what was printed before the mask stays readable", async () => {
    const script = `console.log("early ${key}"); console.log("::add-mask::${key}"); console.log("late ${key}");`;
    const result = await play({ workflow: aWorkflow("uses: ./"), actions: { "./": anAction(script) } });
    expect(textOfLog(result)).toContain(`early ${key}`);
    expect(textOfLog(result)).toContain("late ***");
    expect(textOfLog(result)).not.toContain(`late ${key}`);
  });
});
