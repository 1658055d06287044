import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { forEachNode, parseSource, placeOf, readSources, type SourceFile } from "./source-tree.ts";

/** Their exports are called from outside the tree: from dist/, or by other programs. */
const ENTRIES = ["src/actions/library.ts", "src/sdk/index.ts"];

test("everything that src exports is used by another file or by a test", () => {
  const sources = readSources("src");
  expect(unusedExports(sources, [...sources, ...readSources("test"), ...readSources("tools")])).toEqual([]);
});

describe("the rule about exports", () => {
  const file = parseSource("src/values/a.ts", "export const a = 1;\nexport function b() { return a; }");

  test("names the line of an export that only its own file uses", () => {
    const user = parseSource("src/values/user.ts", 'import { b } from "./a.ts";');
    expect(unusedExports([file], [file, user])).toEqual(["src/values/a.ts:1: `a` is exported for nobody"]);
  });

  test("counts a test, a re-export and a whole-module import as uses", () => {
    for (const text of [
      'import { a, b } from "../../src/values/a.ts";',
      'export { a, b } from "../../src/values/a.ts";',
      'import * as all from "../../src/values/a.ts";',
      'const all = await import("../../src/values/a.ts");',
    ]) {
      expect(unusedExports([file], [file, parseSource("test/unit/a.test.ts", text)])).toEqual([]);
    }
  });

  test("lets a type be exported that the same file's exports are written in", () => {
    const types = parseSource("src/values/t.ts", "export interface A {}\nexport interface B { a: A }");
    expect(unusedExports([types], [types])).toEqual(["src/values/t.ts:2: `B` is exported for nobody"]);
  });
});

function unusedExports(sources: readonly SourceFile[], users: readonly SourceFile[]): string[] {
  const taken = new Set(
    users.flatMap(({ imports }) =>
      imports.flatMap(({ file, names }) => names.map((name) => `${file} ${name}`)),
    ),
  );
  return sources
    .filter(({ path }) => !ENTRIES.includes(path) && !taken.has(`${path} *`))
    .flatMap((source) =>
      exportsOf(source)
        .filter(({ name }) => !taken.has(`${source.path} ${name}`))
        .filter(({ name, node }) => !(isType(node) && isMentionedElsewhere(source, name, node)))
        .map(
          ({ name, node }) =>
            `${placeOf(source.path, source.tree, node)}: \`${name}\` is exported for nobody`,
        ),
    );
}

interface Export {
  readonly name: string;
  readonly node: ts.Node;
}

function exportsOf({ tree }: SourceFile): Export[] {
  return tree.statements.flatMap((node): Export[] => {
    if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
      return node.exportClause.elements.map((element) => ({ name: element.name.text, node: element }));
    }
    if (!ts.canHaveModifiers(node) || !isExported(node)) return [];
    if (ts.isVariableStatement(node)) {
      return node.declarationList.declarations.map(({ name }) => ({ name: name.getText(tree), node }));
    }
    const name = (node as Partial<ts.DeclarationStatement>).name;
    return name === undefined ? [] : [{ name: name.getText(tree), node }];
  });
}

function isExported(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function isType(node: ts.Node): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

/** A caller may need the name of a type that the exports of the file are written in. */
function isMentionedElsewhere({ tree }: SourceFile, name: string, declaration: ts.Node): boolean {
  let mentioned = false;
  forEachNode(tree, (node) => {
    if (!ts.isIdentifier(node) || node.text !== name) return;
    if (node.pos < declaration.pos || node.end > declaration.end) mentioned = true;
  });
  return mentioned;
}
