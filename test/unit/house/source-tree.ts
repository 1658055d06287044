import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, relative, sep } from "node:path";
import ts from "typescript";

export const ROOT = join(import.meta.dirname, "../../..");

/** One import, re-export, `import()` or `import("…")` type. */
export interface Import {
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** Path below the root of the file that it names; undefined for packages and Node's own modules. */
  readonly file: string | undefined;
  readonly typeOnly: boolean;
  /** The names taken; `*` for all of them. */
  readonly names: readonly string[];
}

export interface SourceFile {
  /** Path below the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** The TypeScript files below `folder`, parsed. */
export function readSources(folder: string): SourceFile[] {
  return listFiles(folder)
    .filter((path) => path.endsWith(".ts") || path.endsWith(".tsx"))
    .map((path) => parseSource(path, readFileSync(join(ROOT, path), "utf8")));
}

export function parseSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: findImports(path, tree) };
}

/** Paths below the root of the files in `folder` (`.` for all), without what .gitignore leaves out. */
export function listFiles(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  const ignored = [".git", ...readFileSync(join(ROOT, ".gitignore"), "utf8").split("\n")]
    .map((line) => line.trim().replace(/\/$/, ""))
    .filter((line) => line !== "");
  const walk = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !ignored.some((pattern) => matchesGlob(name, pattern)))
      .flatMap((entry) => (entry.isDirectory() ? walk(join(path, entry.name)) : [join(path, entry.name)]));
  return walk(join(ROOT, folder))
    .map((path) => relative(ROOT, path).replaceAll(sep, "/"))
    .sort();
}

/** Calls `visit` with every node below `node`. */
export function forEachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    visit(child);
    forEachNode(child, visit);
  });
}

/** `src/mesh/port.ts:12`, counted from 1. */
export function placeOf(path: string, tree: ts.SourceFile, node: ts.Node): string {
  return `${path}:${lineOf(tree, node)}`;
}

function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

function findImports(path: string, tree: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  forEachNode(tree, (node) => {
    const found = readImport(node);
    if (found === undefined) return;
    const file = found.specifier.startsWith(".") ? join(dirname(path), found.specifier) : undefined;
    imports.push({ ...found, line: lineOf(tree, node), file: file?.replaceAll(sep, "/") });
  });
  return imports;
}

function readImport(node: ts.Node): Pick<Import, "specifier" | "typeOnly" | "names"> | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    if (node.moduleSpecifier === undefined || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
    return { specifier: node.moduleSpecifier.text, ...namesTaken(node) };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const literal = node.argument.literal;
    return ts.isStringLiteral(literal)
      ? { specifier: literal.text, typeOnly: true, names: ["*"] }
      : undefined;
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [argument] = node.arguments;
  return argument !== undefined && ts.isStringLiteralLike(argument)
    ? { specifier: argument.text, typeOnly: false, names: ["*"] }
    : undefined;
}

function namesTaken(node: ts.ImportDeclaration | ts.ExportDeclaration): Pick<Import, "typeOnly" | "names"> {
  const clause = ts.isImportDeclaration(node) ? node.importClause : node;
  const named = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
  const allTypes = clause !== undefined && clauseIsTypeOnly(clause);
  if (named === undefined || !(ts.isNamedImports(named) || ts.isNamedExports(named))) {
    return { typeOnly: allTypes, names: ["*"] };
  }
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] = [...named.elements];
  return {
    typeOnly: allTypes || (elements.length > 0 && elements.every((element) => element.isTypeOnly)),
    names: elements.map((element) => (element.propertyName ?? element.name).text),
  };
}

function clauseIsTypeOnly(clause: ts.ImportClause | ts.ExportDeclaration): boolean {
  return ts.isImportClause(clause) ? clause.phaseModifier === ts.SyntaxKind.TypeKeyword : clause.isTypeOnly;
}
