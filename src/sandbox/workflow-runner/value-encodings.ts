/**
 * The forms of a secret that the runner masks besides the value itself
 * (source: actions/runner, `ValueEncoders` and their registration in `HostContext`).
 *
 * Deliberately absent, because the runner does not know them: base64url, hex, reversed and split forms.
 */
export function encodedForms(value: string): readonly string[] {
  return [
    base64From(value, 0),
    base64From(value, 1),
    base64From(value, 2),
    commandLineEscape(value),
    expressionEscape(value),
    jsonEscape(value),
    uriEscape(value),
    xmlEscape(value),
    withoutDoubleQuotes(value),
    beforeAmpersand(value),
    afterAmpersand(value),
  ].filter((form) => form !== "");
}

/** Shorter sections of a value are everyday words, and masking those would shred the log. */
const SHORTEST_SECTION = 6;

/** Base64 works on groups of three bytes: a value inside a longer text shows in one of three alignments. */
function base64From(value: string, skip: number): string {
  const bytes = Buffer.from(value, "utf8");
  return bytes.subarray(bytes.length > skip ? skip : 0).toString("base64");
}

function commandLineEscape(value: string): string {
  return value.replaceAll('"', '\\"');
}

function expressionEscape(value: string): string {
  return value.replaceAll("'", "''");
}

function jsonEscape(value: string): string {
  // The runner's JSON library escapes three more line breaks than JavaScript's.
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function uriEscape(value: string): string {
  // encodeURIComponent throws on half a surrogate pair; a way through UTF-8 makes it U+FFFD, as .NET does.
  return encodeURIComponent(Buffer.from(value, "utf8").toString("utf8")).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const XML_ENTITIES = new Map([
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
  ["&", "&amp;"],
]);

function xmlEscape(value: string): string {
  return value.replace(/[<>"'&]/g, (char) => XML_ENTITIES.get(char) ?? char);
}

/** A shell strips surrounding quotes: what is left is printed in their place. */
function withoutDoubleQuotes(value: string): string {
  return value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : "";
}

/** PowerShell's error texts cut a command at an ampersand: this is the part up to and with it. */
function beforeAmpersand(value: string): string {
  const special = value.indexOf("&+");
  const section =
    special >= 0 ? value.slice(0, special + "&+".length) : value.slice(0, value.lastIndexOf("&") + 1);
  return section.length >= SHORTEST_SECTION ? section : "";
}

/** The part after it; behind `&+` one letter is coloured and so printed apart. */
function afterAmpersand(value: string): string {
  if (!value.includes("&")) return "";
  const special = value.indexOf("&+");
  const section =
    special >= 0 ? value.slice(special + "&+".length + 1) : value.slice(value.lastIndexOf("&") + 1);
  return section.length >= SHORTEST_SECTION ? section : "";
}
