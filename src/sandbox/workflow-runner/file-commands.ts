/** What a step wrote into a file command, read as the runner reads it. */
export type FileCommandPairs =
  | { readonly kind: "read"; readonly pairs: readonly (readonly [name: string, value: string])[] }
  /** `pairs` are those in front of the fault: the runner has applied them by then. */
  | {
      readonly kind: "malformed";
      readonly pairs: readonly (readonly [name: string, value: string])[];
      readonly message: string;
    };

/**
 * Reads `NAME=value` lines and `NAME<<DELIMITER` blocks: the format of GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE
 * (source: actions/runner, `FileCommandManager`; GitHub docs "Workflow commands", "Multiline strings").
 *
 * @param system as `process.platform`. A line ends with CR LF on Windows alone; elsewhere the CR belongs to the value.
 */
export function parsePairs(text: string, system: string = process.platform): FileCommandPairs {
  const pairs: (readonly [string, string])[] = [];
  const written = text.split("\n");
  const trim = (line: string): string => (system === "win32" ? line.replace(/\r$/, "") : line);
  const lines = written.map(trim);
  if (lines.at(-1) === "") lines.pop();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const opening = splitOpening(line);
    if (typeof opening === "string") return { kind: "malformed", pairs, message: opening };
    if (opening.kind === "pair") {
      pairs.push([opening.name, opening.value]);
      continue;
    }
    const end = lines.indexOf(opening.delimiter, index + 1);
    if (end < 0) {
      const message = `Invalid value. Matching delimiter not found '${opening.delimiter}'`;
      return { kind: "malformed", pairs, message };
    }
    pairs.push([opening.name, trim(written.slice(index + 1, end).join("\n"))]);
    index = end;
  }
  return { kind: "read", pairs };
}

/** The non-empty lines of GITHUB_PATH, in the order in which they were written. */
export function parsePathLines(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== "");
}

type Opening =
  | { readonly kind: "pair"; readonly name: string; readonly value: string }
  | { readonly kind: "block"; readonly name: string; readonly delimiter: string };

/** Whichever of `=` and `<<` comes first decides. A text is the fault, in the runner's words. */
function splitOpening(line: string): Opening | string {
  const equals = line.indexOf("=");
  const heredoc = line.indexOf("<<");
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    const name = line.slice(0, equals);
    if (name === "") return `Invalid format '${line}'. Name must not be empty`;
    return { kind: "pair", name, value: line.slice(equals + 1) };
  }
  if (heredoc < 0) return `Invalid format '${line}'`;
  const name = line.slice(0, heredoc);
  const delimiter = line.slice(heredoc + 2);
  if (name === "" || delimiter === "") {
    return `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`;
  }
  return { kind: "block", name, delimiter };
}
