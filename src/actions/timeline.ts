import { formatInstant, HOUR_MS, type Instant } from "../values/clock.ts";

/** A stretch of a key's life. */
export interface Stretch {
  readonly keyId: string;
  readonly label: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** What has no end is drawn on for a quarter of what the others take, and for an hour at least. */
const SHARE_OF_OPEN_END = 1 / 4;

/**
 * A gantt chart in mermaid, which GitHub draws in job summaries: one section a key, in the order given.
 *
 * @returns an empty text when there is nothing to draw
 */
export function timeline(title: string, stretches: readonly Stretch[]): string {
  const drawn = stretches.filter(({ from, to }) => to > from);
  if (drawn.length === 0) return "";
  const keyIds = [...new Set(drawn.map(({ keyId }) => keyId))];
  return [
    "```mermaid",
    "gantt",
    `  title ${title}`,
    "  dateFormat YYYY-MM-DDTHH:mm:ss",
    "  axisFormat %d %b",
    ...keyIds.flatMap((keyId) => [
      `  section ${keyId}`,
      ...drawn.filter((stretch) => stretch.keyId === keyId).map(bar),
    ]),
    "```",
  ].join("\n");
}

function bar({ label, from, to }: Stretch): string {
  return `    ${label} :${mermaidTime(from)}, ${mermaidTime(to)}`;
}

/** Up to where something without an end is drawn, in a chart that begins at `first`. */
export function openEnd(now: Instant, first: Instant): Instant {
  return now + Math.max(HOUR_MS, (now - first) * SHARE_OF_OPEN_END);
}

function mermaidTime(at: Instant): string {
  return formatInstant(at).slice(0, -1);
}
