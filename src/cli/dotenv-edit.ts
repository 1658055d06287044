/** What became of a file of variables. */
export interface DotenvEdit {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** Other lines that set the same variable; the last one of a file is the one that counts. */
  readonly others: readonly number[];
}

interface Entry {
  /** Index of its first line, and how many it has: a quoted value may hold line ends. */
  readonly start: number;
  readonly length: number;
  /** What stands before the name, `export ` or nothing. */
  readonly prefix: string;
  readonly name: string;
  /** A comment behind the value. */
  readonly comment: string | undefined;
}

/**
 * Sets one variable in the text of a `.env`, and leaves every other character as it is: comments, order, line ends, quotes.
 * Where the variable is set more than once the last line is changed, which is the one that programs read.
 *
 * @param value without spaces, quotes and line ends: it is written as it is
 * @param start what a new line begins with; one that is there keeps its own
 */
export function setVariable(
  text: string,
  name: string,
  value: string,
  start: "export " | "" = "",
): DotenvEdit {
  const lines = linesOf(text);
  const own = entriesOf(lines).filter((entry) => entry.name === name);
  const last = own.at(-1);
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  if (last === undefined) {
    const whole = text === "" || /[\r\n]$/.test(text) ? text : text + eol;
    return { text: `${whole}${start}${name}=${value}${eol}`, line: linesOf(whole).length + 1, others: [] };
  }
  const end = lineEndOf(lines[last.start + last.length - 1] ?? "");
  // Behind an unquoted value it would become a part of it for `docker --env-file`.
  const comment = last.comment === undefined ? [] : [`${last.comment}${eol}`];
  const changed = [...comment, `${last.prefix}${name}=${value}${end}`];
  return {
    text: lines.toSpliced(last.start, last.length, ...changed).join(""),
    line: last.start + changed.length,
    others: own.slice(0, -1).map(({ start }) => start + 1),
  };
}

/** Takes variables out, whole lines of them. @returns the text, and the numbers of the lines that went, from 1. */
export function removeVariables(
  text: string,
  names: readonly string[],
): { readonly text: string; readonly lines: readonly number[] } {
  const lines = linesOf(text);
  const gone = entriesOf(lines).filter(({ name }) => names.includes(name));
  const indexes = new Set(gone.flatMap(({ start, length }) => Array.from({ length }, (_, at) => start + at)));
  return {
    text: lines.filter((_line, index) => !indexes.has(index)).join(""),
    lines: gone.map(({ start }) => start + 1),
  };
}

/** The value of the last line that sets it, as it stands there, quotes and all. */
export function rawValueOf(text: string, name: string): string | undefined {
  const lines = linesOf(text);
  const entry = entriesOf(lines).findLast((one) => one.name === name);
  if (entry === undefined) return undefined;
  const whole = lines.slice(entry.start, entry.start + entry.length).join("");
  return whole.slice(whole.indexOf("=") + 1).replace(/\r?\n$|\r$/, "");
}

/** Each with its line end. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function lineEndOf(line: string): string {
  return /(\r\n|\n|\r)?$/.exec(line)?.[0] ?? "";
}

const ASSIGNMENT = /^(\uFEFF|\xEF\xBB\xBF)?(\s*(?:export\s+)?)([A-Za-z_][\w.]*)(\s*=\s*)(.*)$/;

function entriesOf(lines: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  for (let start = 0; start < lines.length;) {
    const line = (lines[start] ?? "").replace(/[\r\n]+$/, "");
    const [, mark = "", prefix = "", name, , value = ""] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined) {
      start += 1;
      continue;
    }
    const quoted = quotedLength(lines, start, value);
    entries.push({ start, length: quoted, prefix: mark + prefix, name, comment: commentOf(value) });
    start += quoted;
  }
  return entries;
}

/** How many lines a value takes: to the one that closes its quote, or one where nothing closes it. */
function quotedLength(lines: readonly string[], start: number, value: string): number {
  const quote = value[0];
  if (quote === undefined || !`"'\``.includes(quote)) return 1;
  if (closes(value.slice(1), quote)) return 1;
  const closing = lines.slice(start + 1).findIndex((line) => closes(line, quote));
  return closing < 0 ? 1 : closing + 2;
}

function closes(text: string, quote: string): boolean {
  return text.replace(/\\./g, "").includes(quote);
}

function commentOf(value: string): string | undefined {
  const behind = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|[^"'`#]\S*|)\s+(#.*)$/.exec(value);
  return behind?.[1];
}
