import { data, Evaluator, Lexer, Parser, type Expr } from "@actions/expressions";
import {
  Binary,
  ContextAccess,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Unary,
} from "@actions/expressions/ast";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";
import { falsy } from "@actions/expressions/result";
import type { ExpressionValue } from "./expression-values.ts";
import { splitTemplate } from "./template-text.ts";

/** What an expression can name: contexts such as `github`, and functions beyond the built-in ones. */
export interface Scope {
  readonly contexts: ReadonlyMap<string, ExpressionValue>;
  readonly functions: readonly FunctionDefinition[];
}

/**
 * Evaluates one expression, without its braces.
 *
 * @throws Error in the library's words, which are GitHub's ("Unrecognized named-value: 'secrets'").
 */
export function evaluate(expression: string, scope: Scope): ExpressionValue {
  const functions = [...scope.functions, hashFiles];
  const tokens = new Lexer(expression).lex().tokens;
  // For an empty text the parser gives nothing, which its type does not say.
  if (expression.trim() === "") throw new Error("An expression was expected");
  const tree = new Parser(tokens, [...scope.contexts.keys()], functions).parse();
  const contexts = new data.Dictionary();
  for (const [name, value] of scope.contexts) contexts.add(name, value);
  const byName = new Map(functions.map((definition) => [definition.name.toLowerCase(), definition]));
  return new Evaluator(tree, contexts, byName).evaluate();
}

/** Evaluates a text with `${{ }}` in it; one that is nothing but an expression keeps that expression's type. */
export function interpolate(text: string, scope: Scope): ExpressionValue {
  const segments = splitTemplate(text);
  const [only] = segments;
  if (segments.length === 1 && only?.kind === "expression") return evaluate(only.text, scope);
  const parts = segments.map((segment) =>
    segment.kind === "literal" ? segment.text : evaluate(segment.text, scope).coerceString(),
  );
  return new data.StringData(parts.join(""));
}

export function isTrue(value: ExpressionValue): boolean {
  return !falsy(value);
}

/** Whether an expression calls the function; never true of a text that is no expression. */
export function namesFunction(expression: string, name: string): boolean {
  let found = false;
  walk(expression, (node) => {
    found ||= node instanceof FunctionCall && node.functionName.lexeme.toLowerCase() === name.toLowerCase();
  });
  return found;
}

/**
 * Names of the secrets that a text's expressions ask for, upper case; `*` where it takes the context as a whole
 * or by a computed name. `github.token` counts as GITHUB_TOKEN.
 */
export function secretsNamedIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const segment of splitTemplate(text)) {
    if (segment.kind !== "expression") continue;
    walk(segment.text, (node, parent) => {
      if (!(node instanceof ContextAccess)) return;
      const context = node.name.lexeme.toLowerCase();
      const property = literalIndex(parent);
      if (context === "secrets") names.add(property?.toUpperCase() ?? "*");
      if (context === "github" && (property?.toLowerCase() ?? "token") === "token") names.add("GITHUB_TOKEN");
    });
  }
  return names;
}

function literalIndex(node: unknown): string | undefined {
  return node instanceof IndexAccess && node.index instanceof Literal
    ? node.index.literal.coerceString()
    : undefined;
}

const CONTEXTS = "github inputs vars needs strategy matrix secrets steps job runner env jobs".split(" ");
const STATUS_FUNCTIONS = ["always", "success", "failure", "cancelled"];

function walk(expression: string, visit: (node: Expr, parent: Expr | undefined) => void): void {
  const functions = [...STATUS_FUNCTIONS.map((name) => ({ name, minArgs: 0, maxArgs: 255 })), hashFiles];
  const step = (node: Expr | undefined, parent: Expr | undefined): void => {
    if (node === undefined) return;
    visit(node, parent);
    for (const child of childrenOf(node)) step(child, node);
  };
  try {
    step(new Parser(new Lexer(expression).lex().tokens, CONTEXTS, functions).parse(), undefined);
  } catch {
    // Braces in a text that GitHub does not evaluate, such as an input's description, need not hold an expression.
  }
}

function childrenOf(node: Expr): readonly Expr[] {
  if (node instanceof FunctionCall || node instanceof Logical) return node.args;
  if (node instanceof Binary) return [node.left, node.right];
  if (node instanceof Unary) return [node.expr];
  if (node instanceof Grouping) return [node.group];
  if (node instanceof IndexAccess) return [node.expr, node.index];
  return [];
}

const hashFiles: FunctionDefinition = {
  name: "hashFiles",
  minArgs: 1,
  maxArgs: 255,
  call: () => {
    throw new Error("hashFiles() is not carried out here");
  },
};
