import { createHash } from "node:crypto";

const DIGEST_LENGTH = 8;

/**
 * Cuts a label that is too long, keeping it unique: its beginning, `~`, and 8 hex digits of the SHA-256 of the whole
 * (spec: actions.md, `name`). Length is counted in code points.
 */
export function shortenUniquely(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const digest = createHash("sha256").update(text, "utf8").digest("hex").slice(0, DIGEST_LENGTH);
  return `${characters.slice(0, longest - DIGEST_LENGTH - 1).join("")}~${digest}`;
}
