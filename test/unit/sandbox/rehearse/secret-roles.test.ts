import { expect, test } from "@jest/globals";
import { findSecretRoles, managedSecrets } from "../../../../src/sandbox/rehearse/secret-roles.ts";
import type { WorkflowSource } from "../../../../src/sandbox/workflow-runner/run-types.ts";
import { parseWorkflow } from "../../../../src/sandbox/workflow-runner/parse-workflow.ts";

async function rolesIn(jobs: string, called: Readonly<Record<string, string>> = {}) {
  const workflow = await parseWorkflow(`on: push\njobs:\n${jobs}`, "w.yml");
  const resolveWorkflow = (uses: string): WorkflowSource => {
    const text = called[uses];
    return text === undefined ? "not available" : { path: "called.yml", text };
  };
  const found = await findSecretRoles(workflow, { resolveWorkflow });
  return {
    ...Object.fromEntries(found.roles),
    written: [...found.written],
    managed: [...managedSecrets(found)],
  };
}

const STEPS = "    runs-on: ubuntu-latest\n    steps:\n";

test("a secret is for what the inputs of this action use it for, whatever it is called", async () => {
  const found = await rolesIn(`  a:\n${STEPS}
      - uses: mesh/setup-api-key@v1
        with:
          admin-key: \${{ secrets.BOSS }}
          github-token: \${{ secrets.BOT || secrets.OTHER_BOT }}
          current-key: \${{ secrets.STAGING_KEY }}
          secret-name: staging_key
      - run: deploy \${{ secrets.CLOUD }}
`);
  expect(found).toEqual({
    ...{ BOSS: "admin_key", BOT: "github_token", OTHER_BOT: "github_token" },
    ...{ STAGING_KEY: "managed_key", CLOUD: "other" },
    ...{ written: ["STAGING_KEY"], managed: ["STAGING_KEY"] },
  });
});

test("the built-in token is nobody's secret, and other actions' inputs say nothing", async () => {
  const found = await rolesIn(`  a:\n${STEPS}
      - uses: other/action@v1
        with: { admin-key: "\${{ secrets.THEIRS }}", token: "\${{ secrets.GITHUB_TOKEN }}" }
`);
  expect(found).toEqual({ THEIRS: "other", written: [], managed: [] });
});

test("a check takes the key from the job's environment, and makes none", async () => {
  const found = await rolesIn(`  a:\n    env: { MESH_API_KEY: "\${{ secrets.PROD_KEY }}" }\n${STEPS}
      - uses: mesh/setup-api-key/verify@v1
`);
  expect(found).toEqual({ PROD_KEY: "managed_key", written: [], managed: ["PROD_KEY"] });
});

test("a called workflow's secrets go by the caller's names", async () => {
  const called = `
on:
  workflow_call:
    secrets: { ADMIN: {}, KEY: {} }
jobs:
  a:
${STEPS}      - uses: mesh/setup-api-key@v1
        with: { admin-key: "\${{ secrets.ADMIN }}", current-key: "\${{ secrets.KEY }}", secret-name: KEY }
`;
  const uses = "./.github/workflows/called.yml";
  const passed = `  b:\n    uses: ${uses}\n    secrets: { ADMIN: "\${{ secrets.BOSS }}", KEY: "\${{ secrets.MINE }}" }\n`;
  expect(await rolesIn(passed, { [uses]: called })).toMatchObject({ BOSS: "admin_key", MINE: "managed_key" });
  const inherited = `  b:\n    uses: ${uses}\n    secrets: inherit\n`;
  expect(await rolesIn(inherited, { [uses]: called })).toMatchObject({
    ADMIN: "admin_key",
    KEY: "managed_key",
  });
});

test("where only a run knows which secret a step writes, it is the one passed as the current key", async () => {
  const found = await rolesIn(`  a:\n${STEPS}
      - uses: mesh/setup-api-key@v1
        with: { secret-name: "\${{ inputs.name }}", current-key: "\${{ secrets.KEY }}" }
`);
  expect(found).toEqual({ KEY: "managed_key", written: ["KEY"], managed: ["KEY"] });
  const called = `
on: workflow_call
jobs:
  a:
${STEPS}      - uses: mesh/setup-api-key@v1
        with: { secret-name: "\${{ inputs.name }}", current-key: "\${{ secrets.KEY }}" }
`;
  const uses = "./.github/workflows/called.yml";
  const passed = `  b:\n    uses: ${uses}\n    secrets: { KEY: "\${{ secrets.MINE }}" }\n`;
  expect(await rolesIn(passed, { [uses]: called })).toMatchObject({ written: ["MINE"], managed: ["MINE"] });
});

test("no expression is taken for the name of a secret", async () => {
  const found = await rolesIn(`  a:\n${STEPS}
      - uses: mesh/setup-api-key@v1
        with: { secret-name: "\${{ matrix.name }}", current-key: "\${{ secrets[matrix.name] }}" }
`);
  expect(found).toEqual({ written: [], managed: [] });
});
