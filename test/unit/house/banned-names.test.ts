import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { Linter } from "eslint";
import { BANNED_NAMES, selectorFor } from "../../../tools/banned-names.ts";
import { forEachNode, parseSource, placeOf, readSources, type SourceFile } from "./source-tree.ts";

test("time, chance, network and environment come in through deps", () => {
  const files = readSources("src").filter(({ path }) => !path.startsWith("src/platform/"));
  expect(files.flatMap(bannedUses)).toEqual([]);
});

describe("the rule about banned names", () => {
  const faults = (text: string): string[] => bannedUses(parseSource("src/rotation/plan.ts", text));

  test("names the line and the replacement", () => {
    expect(faults("const a = 1;\nconst b = Date.now();")).toEqual([
      "src/rotation/plan.ts:2: `Date.now` belongs in src/platform/; use `clock` from deps (values/clock.ts): clock.now()",
    ]);
  });

  test.each([
    ["new Date()"],
    ["Math.random()"],
    ["setTimeout(f, 1)"],
    ["void fetch(url)"],
    ["process.env.HOME"],
    ["const { HOME } = process.env"],
    ['import { randomBytes } from "node:crypto"'],
    ['import { setTimeout as wait } from "node:timers/promises"'],
    ['import * as timers from "node:timers"'],
  ])("finds %s, here and in the editor", (text) => {
    expect(faults(text)).toHaveLength(1);
    expect(complaints(text)).toHaveLength(1);
  });

  test.each([
    ["new Date(0)"],
    ["deps.fetch(url)"],
    ["Date.parse(text)"],
    ['import { createHash } from "node:crypto"'],
    ["// Date.now()"],
  ])("leaves %s alone, here and in the editor", (text) => {
    expect(faults(text)).toEqual([]);
    expect(complaints(text)).toEqual([]);
  });
});

/** What the linter says, given the same list. */
function complaints(text: string): string[] {
  const selectors = BANNED_NAMES.map(({ name }) => selectorFor(name));
  const found = new Linter().verify(text, { rules: { "no-restricted-syntax": ["error", ...selectors] } });
  return found.map(({ message }) => message);
}

function bannedUses({ path, tree }: SourceFile): string[] {
  const faults: string[] = [];
  forEachNode(tree, (node) => {
    const used = spell(node);
    const banned = BANNED_NAMES.find(({ name }) => name === used);
    if (banned === undefined) return;
    const place = placeOf(path, tree, node);
    faults.push(`${place}: \`${banned.name}\` belongs in src/platform/; use ${banned.instead}`);
  });
  return faults;
}

/** A node as the list of banned names would write it. */
function spell(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return `${node.expression.getText()}.${node.name.text}`;
  if (ts.isNewExpression(node) && (node.arguments ?? []).length === 0) {
    return `new ${node.expression.getText()}()`;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return node.expression.text;
  if (ts.isImportSpecifier(node)) return `import ${(node.propertyName ?? node.name).text}`;
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return `import ${node.moduleSpecifier.text}`;
  }
  return undefined;
}
