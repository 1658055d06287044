import { removeVariables, setVariable } from "../dotenv-edit.ts";
import { VARIABLE } from "../formats.ts";
import { TOKEN_VARIABLES } from "../token-variables.ts";

/** How a file names the tokens, and so how it is edited. */
export type FileKind = "dotenv" | "template" | "compose" | "workflow" | "code";

/** One line that goes, or is replaced. Never with a value. */
export interface Change {
  /** Counted from 1, in the file as it is. */
  readonly line: number;
  readonly before: string;
  /** `undefined`: the line goes. */
  readonly after: string | undefined;
}

export interface FileEdit {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** Text in, text out: what becomes of a file when a key takes the place of the tokens. Nothing else of it changes. */
export function editFile(kind: FileKind, text: string): FileEdit {
  switch (kind) {
    case "dotenv":
      return withoutTokens(text);
    case "template":
      return templateEdit(text);
    case "compose":
      return yamlEdit(text, "${MESH_API_KEY}");
    case "workflow":
      return yamlEdit(text, "${{ secrets.MESH_API_KEY }}");
    case "code":
      return { text, changes: [] };
  }
}

function withoutTokens(text: string): FileEdit {
  const changes = TOKEN_VARIABLES.flatMap((name) =>
    removeVariables(text, [name]).lines.map((line) => ({
      line,
      before: `${name}=[hidden]`,
      after: undefined,
    })),
  );
  return { text: removeVariables(text, TOKEN_VARIABLES).text, changes: inOrder(changes) };
}

/** `.env.example` and the like tell people what to set: the key's name, without a value. */
function templateEdit(text: string): FileEdit {
  const { text: rest, changes } = withoutTokens(text);
  if (changes.length === 0) return { text, changes };
  const [first, ...others] = changes;
  const named = setVariable(rest, VARIABLE, "").text;
  return {
    text: named,
    changes: first === undefined ? [] : [{ ...first, after: `${VARIABLE}=` }, ...others],
  };
}

/** A variable in a mapping (`NAME: value`) or in a list (`- NAME=value`). */
interface YamlLine {
  readonly index: number;
  readonly indent: string;
  readonly style: "mapping" | "list";
  readonly name: string;
  /** A value on lines of its own: left to a person. */
  readonly isBlock: boolean;
}

const MAPPING = /^(\s*)(["']?)(MESH_[A-Z_]+)\2\s*:(?:\s+(.*))?$/;
const LIST = /^(\s*)-\s+(["']?)(MESH_[A-Z_]+)(?:=(.*))?$/;

function yamlEdit(text: string, reference: string): FileEdit {
  const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  const changes: Change[] = [];
  const edited: (string | undefined)[] = [...lines];
  for (const block of blocksOf(lines)) {
    let named = block.some(({ name }) => name === VARIABLE);
    for (const { index, indent, style, name } of block.filter(isToken)) {
      const end = /[\r\n]*$/.exec(lines[index] ?? "")?.[0] ?? "";
      const line = style === "mapping" ? `${VARIABLE}: ${reference}` : `- ${VARIABLE}=${reference}`;
      edited[index] = named ? undefined : indent + line + end;
      const before = style === "mapping" ? `${name}: [hidden]` : `- ${name}=[hidden]`;
      changes.push({ line: index + 1, before, after: named ? undefined : line });
      named = true;
    }
  }
  return { text: edited.filter((line) => line !== undefined).join(""), changes: inOrder(changes) };
}

function isToken({ name, isBlock }: YamlLine): boolean {
  return !isBlock && TOKEN_VARIABLES.some((token) => token === name);
}

/** Lines of one mapping or list: the same indent and style, with nothing that is less indented between them. */
function blocksOf(lines: readonly string[]): YamlLine[][] {
  const blocks: YamlLine[][] = [];
  let open: YamlLine[] = [];
  lines.forEach((line, index) => {
    const found = readYamlLine(line, index);
    const [first] = open;
    if (first !== undefined && line.trim() !== "" && indentOf(line) < first.indent.length) open = [];
    if (found === undefined) return;
    if (
      first === undefined ||
      open.length === 0 ||
      found.indent !== first.indent ||
      found.style !== first.style
    )
      blocks.push((open = []));
    open.push(found);
  });
  return blocks;
}

function readYamlLine(line: string, index: number): YamlLine | undefined {
  const bare = line.replace(/[\r\n]+$/, "");
  const mapping = MAPPING.exec(bare);
  const [, indent = "", , name, value = ""] = mapping ?? LIST.exec(bare) ?? [];
  if (name === undefined) return undefined;
  return { index, indent, name, style: mapping === null ? "list" : "mapping", isBlock: /^[|>]/.test(value) };
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => a.line - b.line);
}

/** A line that names a token, or looks after one, and that a person has to look at. */
export interface Place {
  readonly line: number;
  readonly what: string;
}

const REFRESH_CALLS = [
  ...["refresh_auth_token", "refreshAuthToken", "is_token_valid", "auth/refresh-token"],
  ...["auto_refresh_client", "AutoRefreshMeshClient", "store_token", "get_token_expires_at_from_env"],
];

/** What is left to a person, after the edit. */
export function placesIn(kind: FileKind, text: string): readonly Place[] {
  const edited = new Set(editFile(kind, text).changes.map(({ line }) => line));
  const words = kind === "code" ? [...TOKEN_VARIABLES, ...REFRESH_CALLS] : TOKEN_VARIABLES;
  return text.split(/\r\n|\n|\r/).flatMap((line, index): Place[] => {
    if (edited.has(index + 1) || /^\s*#/.test(line)) return [];
    const named = words.filter((word) => line.includes(word));
    return named.length === 0 ? [] : [{ line: index + 1, what: named.join(", ") }];
  });
}
