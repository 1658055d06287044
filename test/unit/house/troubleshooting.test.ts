import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { forEachNode, ROOT, readSources } from "./source-tree.ts";

const DOC = "docs/troubleshooting.md";

/** Nothing but the code: the link that ends every error message points to `#code`. */
const HEADING = /^### `([a-z_]+)`$/;

/** What the user saw, quoted below the heading; `…` stands for what differs from case to case. */
const QUOTE = /^> (.+)$/;

describe(DOC, () => {
  const lines = readLines(join(ROOT, DOC));
  const headings = lines.filter((line) => line.startsWith("### "));

  test("has a heading for every error code", () => {
    expect(errorCodes().filter((code) => !headings.includes(`### \`${code}\``))).toEqual([]);
  });

  test("has no heading that is not a code, or for a code that no longer exists", () => {
    const codes = errorCodes();
    expect(headings.filter((line) => !codes.includes(HEADING.exec(line)?.[1] ?? ""))).toEqual([]);
  });

  test("quotes only what the source still says", () => {
    const said = readSources("src")
      .flatMap(({ tree }) => textsIn(tree))
      .join("\n");
    const quotes = lines.flatMap((line) => QUOTE.exec(line)?.[1] ?? []);
    expect(quotes.filter((quote) => quote.split("…").some((part) => !said.includes(part.trim())))).toEqual(
      [],
    );
  });
});

function readLines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
}

function errorCodes(): string[] {
  const codes: string[] = [];
  for (const { path, tree } of readSources("src/values")) {
    if (path !== "src/values/user-error.ts") continue;
    forEachNode(tree, (node) => {
      if (ts.isTypeAliasDeclaration(node) && node.name.text === "ErrorCode") codes.push(...textsIn(node));
    });
  }
  expect(codes.length).toBeGreaterThan(0);
  return codes;
}

/** String literals, and the fixed parts of templates. */
function textsIn(node: ts.Node): string[] {
  const texts: string[] = [];
  forEachNode(node, (child) => {
    if (
      ts.isStringLiteralLike(child) ||
      ts.isTemplateHead(child) ||
      ts.isTemplateMiddleOrTemplateTail(child)
    ) {
      texts.push(child.text);
    }
  });
  return texts;
}
