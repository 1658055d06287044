import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from "./clock.ts";

const UNITS = new Map([
  ["s", SECOND_MS],
  ["m", MINUTE_MS],
  ["h", HOUR_MS],
  ["d", DAY_MS],
  ["w", WEEK_MS],
]);

/** Ten years: longer than any sensible life of a key, and far inside what a Date can hold. */
const LONGEST_MS = 520 * WEEK_MS;

/**
 * Reads `90m`, `12h`, `30d` or `8w` (spec: actions.md, `rotate-after`); plain `0` is zero.
 *
 * @returns milliseconds, or `undefined` when the text is no such duration.
 */
export function parseDuration(text: string): number | undefined {
  if (text === "0") return 0;
  const match = /^(\d{1,9})([smhdw])$/.exec(text);
  const unitMs = UNITS.get(match?.[2] ?? "");
  if (match === null || unitMs === undefined) return undefined;
  const durationMs = Number(match[1]) * unitMs;
  return durationMs <= LONGEST_MS ? durationMs : undefined;
}

/** `36h`, `30d`, `90s`: the largest unit that says the duration in full, weeks left to those who wrote them. */
export function formatDuration(durationMs: number): string {
  const wholeMs = Math.round(durationMs / SECOND_MS) * SECOND_MS;
  if (wholeMs === 0) return "0s";
  for (const unit of ["d", "h", "m"]) {
    const unitMs = UNITS.get(unit) ?? SECOND_MS;
    if (wholeMs % unitMs === 0) return `${wholeMs / unitMs}${unit}`;
  }
  return `${wholeMs / SECOND_MS}s`;
}

/** `about 3 days`, `5 hours`: a duration for a sentence, where its full precision would only distract. */
export function describeDuration(durationMs: number): string {
  for (const [unitMs, name] of [
    [DAY_MS, "day"],
    [HOUR_MS, "hour"],
    [MINUTE_MS, "minute"],
  ] as const) {
    if (durationMs >= unitMs) return plural(Math.floor(durationMs / unitMs), name);
  }
  return plural(Math.max(0, Math.floor(durationMs / SECOND_MS)), "second");
}

function plural(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
