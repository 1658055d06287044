import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ROOT } from "../unit/house/source-tree.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "documents-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ACTION = `name: Mesh API key
description: Keeps a working key in a secret
inputs:
  admin-key: { description: Mints keys, required: true }
  rotate-after: { description: "\`never\`|a duration", default: 30d }
outputs:
  outcome: { description: What happened }
runs: { using: node24, main: dist/setup.js }
`;

const DOCUMENT = "# Title\n\n<!-- inputs -->\n<!-- /inputs -->\n\n<!-- outputs -->\n<!-- /outputs -->\n";

/** A workflow whose one step is `step`. */
function aWorkflow(step: string): string {
  return `name: a\non: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function tool(name: string, ...flags: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "tools", name), folder, ...flags],
    { encoding: "utf8" },
  );
  return { status, output: stdout + stderr };
}

describe("the check of actions and workflows", () => {
  test("accepts what is right", () => {
    write("action.yml", ACTION);
    write("examples/a.yml", aWorkflow("uses: mesh/setup-api-key@v1\n        with: { admin-key: x }"));
    expect(tool("validate-workflows.ts")).toEqual({
      status: 0,
      output: "1 actions and 1 workflows read.\n",
    });
  });

  test("finds what is wrong, in an action, a workflow, an input and an expression, and names the line", () => {
    write("action.yml", ACTION.replace("using: node24", "using: node3"));
    write("examples/input.yml", aWorkflow("uses: mesh/setup-api-key@v1\n        with: { admin-kee: x }"));
    write("examples/expression.yml", aWorkflow("run: echo ${{ nowhere.x }}"));
    write("examples/pin.yml", aWorkflow("uses: actions/checkout@v6"));
    write(".github/workflows/syntax.yml", aWorkflow("runs: true"));
    const { status, output } = tool("validate-workflows.ts");
    expect(status).toBe(1);
    for (const place of [
      "action.yml:8: ",
      "examples/input.yml:8: Invalid action input 'admin-kee'",
      "examples/expression.yml:7: Unrecognized named-value: 'nowhere'",
      "examples/pin.yml:7: actions/checkout@v6 is not pinned to a commit",
      ".github/workflows/syntax.yml:7: ",
    ]) {
      expect(output).toContain(place);
    }
  });

  test("fails when there is nothing to check", () => {
    expect(tool("validate-workflows.ts").status).toBe(1);
  });
});

describe("the generated tables", () => {
  beforeEach(() => {
    write("action.yml", ACTION);
    write("README.md", DOCUMENT);
    write("docs/reference.md", DOCUMENT);
  });

  test("say what the action says, and leave the rest of the document alone", () => {
    expect(tool("readme-tables.ts", "--check").status).toBe(1);
    expect(tool("readme-tables.ts")).toEqual({ status: 0, output: "" });
    const text = readFileSync(join(folder, "README.md"), "utf8").replaceAll(/ {2,}/g, " ");
    expect(text).toContain("# Title\n\n<!-- inputs -->\n\n| Input");
    expect(text).toContain("| `admin-key` | **required** | Mints keys |");
    expect(text).toContain("| `rotate-after` | `30d` | `never`\\|a duration |");
    expect(text).toContain("| `outcome` | What happened |");
    expect(tool("readme-tables.ts", "--check")).toEqual({ status: 0, output: "" });
  });

  test("are out of date once an input changes", () => {
    tool("readme-tables.ts");
    write("action.yml", ACTION.replace("30d", "60d"));
    const { status, output } = tool("readme-tables.ts", "--check");
    expect(status).toBe(1);
    expect(output).toContain("README.md: its tables are not what the action.yml files say");
  });

  test("need their place in the document, and a description for everything", () => {
    write("README.md", "# Title\n");
    write("action.yml", ACTION.replace("{ description: Mints keys, required: true }", "{ required: true }"));
    const { status, output } = tool("readme-tables.ts");
    expect(status).toBe(1);
    expect(output).toContain("README.md: no <!-- inputs --> … <!-- /inputs -->");
    expect(output).toContain("action.yml: admin-key has no description");
  });
});
