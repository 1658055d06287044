import { hideCredentials } from "./credential-shapes.ts";

/** Text of a server is shown to this length at most (spec: cli-and-sdk.md, "Text from a server is data"). */
const LONGEST = 500;
/** No more than this is looked at: a page of megabytes would keep the patterns below busy for minutes. */
const LONGEST_READ = 5_000;

/** GitHub echoes what it was sent: `Invalid request.\n\n<value> does not match /^…/.` */
const ECHOED_VALUE = /(?<!\S)\S+ does not match \/\^/g;

/** Control, format, line-separator characters: they could forge log lines or hide text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Makes a server's words safe to print: credentials hidden, control characters shown as escapes, on one line, no line
 * that the runner would take for a command, at most 500 characters.
 */
export function printableServerText(text: string): string {
  const scrubbed = withoutCommands(
    hideCredentials(beginningOf(text))
      .replace(ECHOED_VALUE, "[the value sent] does not match /^")
      .replace(/\s+/g, " ")
      .replace(UNPRINTABLE, escaped)
      .trim(),
  );
  const characters = [...scrubbed];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : scrubbed;
}

/**
 * No line of it is a workflow command: `::` begins one at the start of a line, and the older `##[` anywhere in it
 * (source: actions/runner, `ActionCommand`).
 */
export function withoutCommands(text: string): string {
  return text.replace(/^\s*::/gm, ": :").replaceAll("##[", "## [");
}

/** A name that a server gave back: shown as it is, but for what could forge or hide text in a log. */
export function printableName(name: string): string {
  return [...name.replace(UNPRINTABLE, escaped)].slice(0, LONGEST).join("");
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Whole words only: half a credential would no longer look like one. */
function beginningOf(text: string): string {
  return text.length > LONGEST_READ ? text.slice(0, LONGEST_READ).replace(/(?<!\S)\S*$/, "…") : text;
}
