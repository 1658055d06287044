import { stripVTControlCharacters } from "node:util";

/** What is shown of the demo: from the line that matches the first pattern up to the one that matches the second. */
const PARTS: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^── Act 2 of 4: rotate/, /✓ it is another key than before/],
  [/^── Act 3 of 4: killed/, /the machine is lost/],
  [/^ +day 0 .*day 62 \+1h/, /= in the secret/],
  [/^── What held all along/, /scanned .* secrets: 0 found/],
];

/**
 * A rotation, a machine that is lost, the life of every key, and what held all along: the demo in a picture's length.
 *
 * @throws Error when the demo no longer prints one of them
 */
export function excerpt(lines: readonly string[]): readonly string[] {
  const plain = lines.map((line) => stripVTControlCharacters(line));
  const shown: string[] = [];
  let from = 0;
  for (const [first, last] of PARTS) {
    const start = plain.findIndex((line, index) => index >= from && first.test(line));
    const end = plain.findIndex((line, index) => index >= start && last.test(line));
    if (start < 0 || end < 0)
      throw new Error(`The demo prints nothing from ${String(first)} to ${String(last)}.`);
    shown.push(...(shown.length === 0 ? [""] : ["", "  …", ""]), ...lines.slice(start, end + 1));
    from = end + 1;
  }
  return shown;
}
