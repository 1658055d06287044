import { DAY_MS, type Instant } from "../../values/clock.ts";
import type { Style } from "../story-page.ts";
import type { Lane, LaneState } from "./lanes.ts";

const MARKS: Readonly<Record<LaneState, { mark: string; style: Style; words: string }>> = {
  held: { mark: "=", style: "green", words: "in the secret" },
  grace: { mark: "-", style: "yellow", words: "replaced, still works" },
  orphan: { mark: "?", style: "magenta", words: "no secret holds it" },
};
const END = { mark: "x", style: "red", words: "ended" } as const;
/** What lasts a day among months is what the reader looks for: it is drawn over what lasts. */
const SHORTEST_FIRST: readonly LaneState[] = ["orphan", "grace", "held"];

const LABEL_WIDTH = 14;
const MOST_COLUMNS = 64;

export interface LaneRange {
  readonly startAt: Instant;
  readonly days: number;
}

/** A row for each key, to scale: at most a column for each day, and less where there are more days. */
export function drawLanes(
  lanes: readonly Lane[],
  { startAt, days }: LaneRange,
  paint: (style: Style, text: string) => string,
): readonly string[] {
  const columns = Math.min(days, MOST_COLUMNS);
  const columnMs = (days * DAY_MS) / columns;
  const legend = [...Object.values(MARKS), END].map(
    ({ mark, style, words }) => `${paint(style, mark)} ${words}`,
  );
  return [
    paint("dim", " ".repeat(LABEL_WIDTH) + axis(days, columns)),
    ...lanes.map((lane) => {
      const cells = Array.from({ length: columns }, (_cell, column) => {
        const fromAt = startAt + column * columnMs;
        return cellOf(lane, fromAt, fromAt + columnMs);
      });
      return shortKeyId(lane.key.keyId).padEnd(LABEL_WIDTH) + drawCells(cells, paint);
    }),
    " ".repeat(LABEL_WIDTH) + legend.join("   "),
  ];
}

/** Enough of a key id to tell a few apart. */
function shortKeyId(keyId: string): string {
  return keyId.length > 12 ? `${keyId.slice(0, 11)}…` : keyId;
}

type Cell = { readonly mark: string; readonly style: Style } | undefined;

/** Neighbours of one kind are painted together. */
function drawCells(cells: readonly Cell[], paint: (style: Style, text: string) => string): string {
  const [first] = cells;
  if (cells.length === 0) return "";
  const end = cells.findIndex((cell) => cell?.mark !== first?.mark);
  const length = end < 0 ? cells.length : end;
  const text = (first?.mark ?? " ").repeat(length);
  return (first === undefined ? text : paint(first.style, text)) + drawCells(cells.slice(length), paint);
}

function cellOf({ segments, endedAt }: Lane, fromAt: Instant, untilAt: Instant): Cell {
  if (endedAt !== undefined && endedAt >= fromAt && endedAt < untilAt) return END;
  const states = segments
    .filter((segment) => segment.fromAt < untilAt && segment.untilAt > fromAt)
    .map(({ state }) => state);
  const state = SHORTEST_FIRST.find((each) => states.includes(each));
  return state && MARKS[state];
}

/** The first day, and then a number every ten or thirty days, as they fit. */
function axis(days: number, columns: number): string {
  const step = [5, 10, 30, 90, 365].find((each) => (each * columns) / days >= 9) ?? days;
  let line = "day 1";
  for (let day = step + 1; day <= days; day += step) {
    const column = Math.floor(((day - 1) * columns) / days);
    const longer = line.padEnd(column) + String(day);
    if (column > line.length && longer.length <= columns) line = longer;
  }
  return line;
}
