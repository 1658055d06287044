import { html, raw } from "hono/html";
import type { Markup } from "./markup.ts";

/** Drawn on 16 by 16, in the colour of the text beside them. */
const DRAWINGS = {
  active: '<circle cx="8" cy="8" r="7"/><path d="m4.8 8.2 2.2 2.2 4.2-4.6"/>',
  disabled: '<circle cx="8" cy="8" r="7"/><path d="M6.2 5.4v5.2M9.8 5.4v5.2"/>',
  expired: '<circle cx="8" cy="8" r="7"/><path d="M8 4.2V8l2.6 1.6"/>',
  revoked: '<circle cx="8" cy="8" r="7"/><path d="m5.4 5.4 5.2 5.2M10.6 5.4l-5.2 5.2"/>',
  key: '<circle cx="5" cy="11" r="3.2"/><path d="m7.4 8.6 6-6m-2.6 2.6 2.2 2.2"/>',
  warning: '<path d="M8 1.8 15 14H1zM8 6.4v3.4m0 1.9v.2"/>',
} as const;
export type Icon = keyof typeof DRAWINGS;

const symbols = Object.entries(DRAWINGS).map(
  ([name, drawing]) => `<symbol id="${name}" viewBox="0 0 16 16">${drawing}</symbol>`,
);

/** Once in each page; {@link icon} points into it. */
export const ICON_SHEET: Markup = raw(`<svg class="sheet" aria-hidden="true">${symbols.join("")}</svg>`);

/** Always beside a word that says the same, so it is silent. */
export function icon(name: Icon): Markup {
  return html`<svg aria-hidden="true"><use href="#${name}" /></svg>`;
}
