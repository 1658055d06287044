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

/** A quote of fewer characters would cover any text. */
const MOST_OF_NOTHING = 8;

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

  test("quotes every text that an error of the actions begins with", () => {
    const quotes = lines
      .flatMap((line) => QUOTE.exec(line)?.[1] ?? [])
      .filter((quote) => quote.replaceAll("…", "").trim().length > MOST_OF_NOTHING);
    expect(errorTexts().filter((text) => !quotes.some((quote) => covers(quote, text)))).toEqual([]);
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

/** What runs in the actions; the service and the command line have documents of their own. */
const ROOMS_OF_ACTIONS = ["actions", "rotation", "mesh", "github", "sealing", "verification"];

/** The texts of `what:`, the first line of each error; `…` stands for what is filled in. */
function errorTexts(): string[] {
  const texts: string[] = [];
  for (const { tree } of ROOMS_OF_ACTIONS.flatMap((room) => readSources(`src/${room}`)))
    forEachNode(tree, (node) => {
      if (!ts.isPropertyAssignment(node) || node.name.getText(tree) !== "what") return;
      const { initializer: value } = node;
      if (ts.isStringLiteralLike(value)) texts.push(value.text);
      if (ts.isTemplateExpression(value))
        texts.push(value.head.text + value.templateSpans.map(({ literal }) => `…${literal.text}`).join(""));
    });
  expect(texts.length).toBeGreaterThan(50);
  return [...new Set(texts)];
}

/** Whether the quote, its `…` filled in, is the text or a part of it. */
function covers(quote: string, text: string): boolean {
  const [first = "", ...others] = quote.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp([first, ...others].join(".*")).test(text);
}

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
