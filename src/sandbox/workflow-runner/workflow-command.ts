/** A line by which a step talks to the runner, such as `::error title=Refused::The token is blind.` */
export interface WorkflowCommand {
  /** Lower case. */
  readonly name: string;
  /** Names in lower case, values unescaped. */
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/** Commands that the runner knows; anything else that looks like one is printed as it is. */
const KNOWN_COMMANDS = new Set([
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
]);

/**
 * Reads `::name key=value,key=value::data` or the older `##[name key=value;key=value]data`
 * (source: actions/runner, `ActionCommand`).
 *
 * @param resumeToken the word behind `::stop-commands::`, while commands are stopped.
 * @returns `undefined` for a line that is only output.
 */
export function parseWorkflowCommand(line: string, resumeToken?: string): WorkflowCommand | undefined {
  const known = (name: string): boolean =>
    KNOWN_COMMANDS.has(name.toLowerCase()) || (resumeToken !== undefined && sameWord(name, resumeToken));
  return parseColons(line, known) ?? parseBrackets(line, known);
}

export function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function parseColons(line: string, known: (name: string) => boolean): WorkflowCommand | undefined {
  const text = line.trimStart();
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  if (end < 0) return undefined;
  const head = splitHead(text.slice(2, end));
  if (!known(head.name)) return undefined;
  return {
    name: head.name.toLowerCase(),
    properties: readProperties(head.rest.trim(), ",", unescapeProperty),
    data: unescapeData(text.slice(end + 2)),
  };
}

/** The older form may stand anywhere in the line. */
function parseBrackets(line: string, known: (name: string) => boolean): WorkflowCommand | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  const head = splitHead(line.slice(start + 3, end));
  if (!known(head.name)) return undefined;
  return {
    name: head.name.toLowerCase(),
    properties: readProperties(head.rest, ";", unescapeOlder),
    data: unescapeOlder(line.slice(end + 1)),
  };
}

function splitHead(head: string): { name: string; rest: string } {
  const space = head.indexOf(" ");
  return space < 0 ? { name: head, rest: "" } : { name: head.slice(0, space), rest: head.slice(space + 1) };
}

function readProperties(
  text: string,
  separator: string,
  unescape: (value: string) => string,
): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const pair of text.split(separator)) {
    const equals = pair.indexOf("=");
    const value = equals < 1 ? "" : pair.slice(equals + 1);
    if (value !== "") properties.set(pair.slice(0, equals).toLowerCase(), unescape(value));
  }
  return properties;
}

/** `%25` last: otherwise `%250A` would turn into a line break that nobody wrote. */
function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}

function unescapeOlder(text: string): string {
  return unescapeData(text.replaceAll("%3B", ";").replaceAll("%5D", "]"));
}
