import { inspect } from "node:util";
import { derivedForms } from "../../src/values/derived-forms.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";

/**
 * Where a secret can be read in something that a run gave away, in any of its derived forms: as JSON, as an inspector
 * shows it (error messages, stacks and causes included), and as plain text.
 *
 * @returns one entry per place, such as `outcome, as JSON`; never the value.
 */
export function leaksIn(places: Readonly<Record<string, unknown>>, secrets: readonly Sensitive[]): string[] {
  return Object.entries(places).flatMap(([place, value]) => {
    const views = [
      ["as JSON", JSON.stringify({ value })],
      ["inspected", inspect(value, { depth: Infinity, showHidden: true, maxStringLength: null })],
      ["as text", String(value)],
    ] as const;
    return views
      .filter(([, text]) =>
        secrets.some((secret) => derivedForms(secret).some((form) => text.includes(form))),
      )
      .map(([view]) => `${place}, ${view}`);
  });
}
