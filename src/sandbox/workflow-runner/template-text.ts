/** A piece of a text with expressions: what stands in `${{ }}`, or what stands around it. */
export interface Segment {
  readonly kind: "literal" | "expression";
  /** An expression's text is trimmed. */
  readonly text: string;
}

/**
 * Splits a text at its `${{ }}`. Braces inside an expression's quoted texts do not end it; what is never closed is
 * literal text (GitHub's validator refuses it before).
 */
export function splitTemplate(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  for (;;) {
    const start = text.indexOf("${{", position);
    const end = start < 0 ? -1 : findEnd(text, start + 3);
    if (end < 0) break;
    if (start > position) segments.push({ kind: "literal", text: text.slice(position, start) });
    segments.push({ kind: "expression", text: text.slice(start + 3, end).trim() });
    position = end + 2;
  }
  if (position < text.length) segments.push({ kind: "literal", text: text.slice(position) });
  return segments;
}

/** The expression behind an `if:`, which may come bare, wrapped whole, or as a text with expressions in it. */
export function conditionExpression(text: string): string {
  const segments = splitTemplate(text);
  const [only] = segments;
  if (segments.every((segment) => segment.kind === "literal")) return text;
  if (segments.length === 1 && only !== undefined) return only.text;
  // As GitHub does: a text around the braces makes the whole a text, and any text but "" is true.
  const args = segments.filter((segment) => segment.kind === "expression").map((segment) => segment.text);
  let count = 0;
  const pattern = segments
    .map((segment) => (segment.kind === "expression" ? `{${count++}}` : quoteFormat(segment.text)))
    .join("");
  return `format('${pattern}', ${args.join(", ")})`;
}

function quoteFormat(text: string): string {
  return text.replaceAll("'", "''").replaceAll("{", "{{").replaceAll("}", "}}");
}

function findEnd(text: string, from: number): number {
  let quoted = false;
  for (let index = from; index < text.length - 1; index += 1) {
    if (text[index] === "'") quoted = !quoted;
    else if (!quoted && text[index] === "}" && text[index + 1] === "}") return index;
  }
  return -1;
}
