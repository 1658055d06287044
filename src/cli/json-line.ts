/**
 * One line of JSON that means the same to every reader, and nothing to a terminal or a runner: what could turn text round
 * or hide it, and the `##[` that begins an older workflow command anywhere in a line, are written as escapes.
 */
export function jsonLine(value: object): string {
  const text = JSON.stringify(value);
  return `${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped).replaceAll("##[", String.raw`##\u005b`)}\n`;
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => String.raw`\u` + character.charCodeAt(at).toString(16).padStart(4, "0"),
  ).join("");
}
