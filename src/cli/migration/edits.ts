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
      // `NAME:` alone takes the value of the shell.
      return yamlEdit(text, { reference: "${MESH_API_KEY}", isEmptyEdited: true });
    case "workflow":
      // `NAME:` alone declares a secret of a reusable workflow: a reference there would be refused.
      return yamlEdit(text, { reference: "${{ secrets.MESH_API_KEY }}", isEmptyEdited: false });
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
  /** `lines`: it goes on below, or is a mapping or a list. Left to a person. */
  readonly value: "line" | "lines" | "none";
}

const MAPPING = /^(\s*)(["']?)(MESH_[A-Z_]+)\2\s*:(?:\s+(.*))?$/;
const LIST = /^(\s*)-\s+(["']?)(MESH_[A-Z_]+)(?:=(.*))?$/;

function yamlEdit(
  text: string,
  { reference, isEmptyEdited }: { readonly reference: string; readonly isEmptyEdited: boolean },
): FileEdit {
  const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  const changes: Change[] = [];
  const edited: (string | undefined)[] = [...lines];
  for (const block of blocksOf(lines)) {
    let named = block.some(({ name }) => name === VARIABLE);
    const tokens = block.filter(
      ({ name, value }) => isToken(name) && (value === "line" || (value === "none" && isEmptyEdited)),
    );
    for (const { index, indent, style, name } of tokens) {
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

function isToken(name: string): boolean {
  return TOKEN_VARIABLES.some((token) => token === name);
}

/** Lines of one mapping or list: the same indent and style, with nothing that is less indented between them. */
function blocksOf(lines: readonly string[]): YamlLine[][] {
  const blocks: YamlLine[][] = [];
  let open: YamlLine[] = [];
  lines.forEach((line, index) => {
    const found = readYamlLine(lines, index);
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

function readYamlLine(lines: readonly string[], index: number): YamlLine | undefined {
  const bare = (lines[index] ?? "").replace(/[\r\n]+$/, "");
  const mapping = MAPPING.exec(bare);
  const [, indent = "", , name, value = ""] = mapping ?? LIST.exec(bare) ?? [];
  if (name === undefined) return undefined;
  const style = mapping === null ? "list" : "mapping";
  return { index, indent, name, style, value: extentOf(value, style, lines.slice(index)) };
}

/** Whatever is indented deeper than the line belongs to it: children, a block, the rest of a long text. */
function extentOf(
  value: string,
  style: YamlLine["style"],
  [line = "", ...below]: readonly string[],
): YamlLine["value"] {
  const next = below.find((one) => !/^\s*(#|$)/.test(one)) ?? "";
  if (/^[|>{[]/.test(value) || indentOf(next) > indentOf(line)) return "lines";
  return style === "mapping" && /^(#|$)/.test(value) ? "none" : "line";
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
