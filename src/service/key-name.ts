import { containsIssuedKey } from "./key-format.ts";

const LONGEST = 100;

/** The end of a sentence about a text that is kept and shown: what was pasted into it is in the open from then on. */
export const HOLDS_KEY = "must not hold an API key, for it is kept and shown (revoke the key that was in it)";

/** A name, or what is wrong with it as the end of a sentence ("must …"). */
export type KeyName = { kind: "valid"; name: string } | { kind: "refused"; problem: string };

/**
 * Trims and normalises (NFC) a key's name: 1 to 100 characters, counted as code points
 * (spec: mesh-api.md, "Names").
 */
export function parseKeyName(text: string): KeyName {
  if (containsIssuedKey(text)) return refused(HOLDS_KEY);
  const name = text.trim().normalize("NFC");
  const length = [...name].length;
  if (length < 1 || length > LONGEST) return refused(`must have 1 to ${LONGEST} characters`);
  if (holdsInvisible(name)) return refused("must not hold control, format or line-breaking characters");
  // A runner reads `::` at the start of a line as a workflow command, and names are printed in workflows.
  if (name.includes("::")) return refused('must not hold "::"');
  return { kind: "valid", name };
}

/**
 * Whether the text holds what could rewrite a log, a terminal, a `.env` file or the reading order:
 * control, format, line- and paragraph-separating characters, and broken surrogates.
 * The zero-width joiner is let through: emoji need it.
 */
export function holdsInvisible(text: string): boolean {
  return /(?!\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}

function refused(problem: string): KeyName {
  return { kind: "refused", problem };
}

/** Spaces in place of what {@link holdsInvisible} looks for, and cut to `longest` characters. */
export function visibleText(text: string, longest: number): string {
  const visible = [...text].map((character) => (holdsInvisible(character) ? " " : character));
  return visible.slice(0, longest).join("").trim();
}
