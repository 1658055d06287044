import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { parse } from "yaml";
import { forEachNode, listFiles, readSources, ROOT } from "./source-tree.ts";

const DOC = "docs/failures-in-the-wild.md";
const HOW_MANY = 38;

/** `F7` wherever it stands alone. */
const NUMBERS = /\bF(\d{1,2})\b/g;

describe(`the list of ${DOC}`, () => {
  const all = Array.from({ length: HOW_MANY }, (_, index) => index + 1);

  test("is complete, and in order", () => {
    const rows = readFileSync(join(ROOT, DOC), "utf8").matchAll(/^\| F(\d+) +\|/gm);
    expect([...rows].map(([, number]) => Number(number))).toEqual(all);
  });

  test("has for each of them a test that is named after it, or a decision that says why it cannot happen", () => {
    const named = readSources("test").flatMap(({ path, tree }) =>
      path.endsWith(".test.ts") ? namesIn(tree) : [],
    );
    const decided = listFiles("docs/decisions").map((path) => readFileSync(join(ROOT, path), "utf8"));
    const told = new Set([...named, ...decided].flatMap(numbersIn));
    expect(all.filter((number) => !told.has(number))).toEqual([]);
  });

  test("is not held by a number in any other text than a test's name", () => {
    const source =
      'const a = "F1"; test("F2: b", () => "F3"); story(`F4: ${a}`, tell); test.each([["F5"]])("F6 %s", f);';
    const tree = ts.createSourceFile("a.ts", source, ts.ScriptTarget.Latest, true);
    expect(namesIn(tree).flatMap(numbersIn)).toEqual([2, 4, 6]);
  });
});

test("F8: the lint refuses a promise that nobody waits for, in everything that is bundled", () => {
  const eslint = join(ROOT, "node_modules/eslint/bin/eslint.js");
  const { stdout } = spawnSync(process.execPath, [eslint, "--print-config", "src/rotation/rotate.ts"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const { rules } = JSON.parse(stdout) as { rules: Readonly<Record<string, readonly unknown[]>> };
  const strictest = ["no-floating-promises", "no-misused-promises", "await-thenable", "return-await"];
  expect(strictest.map((name) => rules[`@typescript-eslint/${name}`]?.[0])).toEqual([2, 2, 2, 2]);
});

test("F11: no action has a step before or after its own, which would need state", () => {
  const manifests = ["action.yml", "verify/action.yml", "revoke/action.yml"].map(
    (path) => (parse(readFileSync(join(ROOT, path), "utf8")) as { readonly runs: object }).runs,
  );
  expect(manifests.map((runs) => Object.keys(runs))).toEqual(manifests.map(() => ["using", "main"]));
});

describe("F35: a schedule that is shipped", () => {
  const crons = globSync(["examples/*.yml", ".github/workflows/*.yml"], { cwd: ROOT }).flatMap((path) => {
    const { on } = parse(readFileSync(join(ROOT, path), "utf8")) as {
      readonly on: { readonly schedule?: readonly { readonly cron: string }[] };
    };
    return on.schedule?.map(({ cron }) => ({ path, cron })) ?? [];
  });

  test("is daily, so that a dropped run is made up for, and off the hour, where GitHub drops fewest", () => {
    expect(crons.length).toBeGreaterThan(5);
    const others = crons.filter(({ cron }) => !/^([1-9]|[1-5]\d) \d+(-\d+)? \* \* \*$/.test(cron));
    expect(others).toEqual([]);
  });
});

function numbersIn(text: string): number[] {
  return [...text.matchAll(NUMBERS)].map(([, number]) => Number(number));
}

/** The first argument of each `test(…)`, `describe(…)`, `story(…)` and `….each(…)(…)`. */
function namesIn(tree: ts.SourceFile): string[] {
  const names: string[] = [];
  forEachNode(tree, (node) => {
    if (!ts.isCallExpression(node) || !isOfTests(node.expression)) return;
    const name = node.arguments[0];
    if (name !== undefined && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name)))
      names.push(name.getText(tree));
  });
  return names;
}

function isOfTests(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ["test", "describe", "story"].includes(callee.text);
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee))
    return isOfTests(callee.expression);
  return false;
}
