import { html } from "hono/html";
import type { Markup } from "../../service/console/markup.ts";
import { DAY_MS, type Instant } from "../../values/clock.ts";
import type { Lane, LaneState } from "./lanes.ts";
import { dateOf, minuteOf } from "./wording.ts";

/** Something that stands at one moment, above the lanes. */
export interface Mark {
  readonly at: Instant;
  readonly text: string;
}

export interface LaneChart {
  readonly lanes: readonly Lane[];
  readonly startAt: Instant;
  readonly days: number;
  /** Faults and kills that were met. */
  readonly marks: readonly Mark[];
}

/** In user units; the page scales the whole. */
const WIDTH = 960;
const MARGIN = 12;
const MARK_ROW = 16;
const LANE = 46;
const BAR = 16;
const BOTTOM = 28;
const NARROWEST = 3;
/** As wide as a character of a mark is at most. */
const CHARACTER = 7;

export const STATE_WORDS: Readonly<Record<LaneState, string>> = {
  held: "in the secret",
  grace: "replaced, still works",
  orphan: "works, and no secret holds it",
};

/** A lane for each key, to scale, with texts for those who do not see it. */
export function drawLaneChart(chart: LaneChart): Markup {
  const { lanes, startAt, days, marks } = chart;
  const x = (at: Instant): number => MARGIN + ((at - startAt) / (days * DAY_MS)) * (WIDTH - 2 * MARGIN);
  const placed = placeMarks(marks, x);
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  const frame = { x, top: 18 + rows * MARK_ROW, bottom: 18 + rows * MARK_ROW + lanes.length * LANE };
  return html`<svg
    viewBox="0 0 ${WIDTH} ${frame.bottom + BOTTOM}"
    role="img"
    aria-labelledby="lanes-title lanes-text"
  >
    <title id="lanes-title">The life of each key over ${days} days</title>
    <desc id="lanes-text">
      ${lanes.map((lane) => `${describeLane(lane)} `)}The table below says the same.
    </desc>
    <defs>
      <pattern id="hatched" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="grace-ground" width="7" height="7" />
        <rect class="grace-line" width="3" height="7" />
      </pattern>
    </defs>
    ${gridLines(chart, frame)} ${placed.map((mark) => drawMark(mark, frame))}
    ${lanes.map((lane, index) => drawLane(lane, frame.top + index * LANE, x))}
  </svg>`;
}

interface Frame {
  readonly x: (at: Instant) => number;
  /** Where the lanes begin and end. */
  readonly top: number;
  readonly bottom: number;
}

interface PlacedMark {
  readonly at: number;
  readonly text: string;
  readonly row: number;
  readonly anchor: "start" | "end";
}

/** Each in the first row in which its words meet no others. */
function placeMarks(marks: readonly Mark[], x: (at: Instant) => number): readonly PlacedMark[] {
  const ends: { readonly from: number; readonly to: number }[][] = [];
  return marks.map(({ at, text }) => {
    const where = x(at);
    const width = text.length * CHARACTER + 12;
    // Where there is no room to the right, the words stand to the left of their line.
    const anchor = where + width > WIDTH - MARGIN ? "end" : "start";
    const span = anchor === "end" ? { from: where - width, to: where } : { from: where, to: where + width };
    const free = ends.findIndex((row) => row.every(({ from, to }) => span.to < from || span.from > to));
    const row = free < 0 ? ends.length : free;
    ends[row] = [...(ends[row] ?? []), span];
    return { at: where, text, row, anchor };
  });
}

function gridLines({ days, startAt }: LaneChart, { x, top, bottom }: Frame): readonly Markup[] {
  const step = [1, 5, 10, 30, 90, 365].find((each) => days / each <= 10) ?? days;
  const ticks = Array.from({ length: Math.ceil(days / step) }, (_tick, index) => index * step);
  return ticks.map((tick) => {
    const at = x(startAt + tick * DAY_MS).toFixed(1);
    return html`<line class="grid" x1="${at}" x2="${at}" y1="${top - 8}" y2="${bottom + 6}" />
      <text class="axis" x="${at}" y="${bottom + 20}">day ${tick + 1}</text>`;
  });
}

function drawMark({ at, text, row, anchor }: PlacedMark, { bottom }: Frame): Markup {
  const where = at.toFixed(1);
  const base = 14 + row * MARK_ROW;
  return html`<line class="mark" x1="${where}" x2="${where}" y1="${base - 10}" y2="${bottom}" />
    <text
      class="mark-text"
      x="${where}"
      dx="${anchor === "end" ? -6 : 6}"
      y="${base}"
      text-anchor="${anchor}"
    >
      ${text}
    </text>`;
}

function drawLane({ key, segments, endedAt }: Lane, top: number, x: (at: Instant) => number): Markup {
  const labelAt = x(key.mintedAt);
  const anchor = labelAt > WIDTH * 0.7 ? "end" : "start";
  const bars = segments.map(({ state, fromAt, untilAt }) => {
    const width = Math.max(NARROWEST, x(untilAt) - x(fromAt)).toFixed(1);
    return html`<rect
      class="${state}"
      x="${x(fromAt).toFixed(1)}"
      y="${top + 16}"
      width="${width}"
      height="${BAR}"
      ><title>${STATE_WORDS[state]}, ${minuteOf(fromAt)} to ${minuteOf(untilAt)}</title></rect
    >`;
  });
  return html`<text
      class="key"
      x="${(anchor === "end" ? WIDTH - MARGIN : labelAt).toFixed(1)}"
      y="${top + 10}"
      text-anchor="${anchor}"
      >${key.keyId}</text
    >
    ${bars} ${endedAt === undefined ? "" : drawEnd(x(endedAt), top + 16 + BAR / 2)}`;
}

function drawEnd(at: number, middle: number): Markup {
  const [x, y] = [at.toFixed(1), middle.toFixed(1)];
  return html`<path class="end" d="M${x} ${y}m-5 -5l10 10m-10 0l10 -10" />`;
}

function describeLane({ key, segments, endedAt }: Lane): string {
  const stretches = segments.map((segment) => {
    const { state, fromAt, untilAt } = segment;
    const lasts = endedAt === undefined && segment === segments.at(-1);
    return `${STATE_WORDS[state]} ${lasts ? `since ${dateOf(fromAt)}` : `from ${dateOf(fromAt)} to ${dateOf(untilAt)}`}`;
  });
  const end = endedAt === undefined ? "still alive" : `ended on ${dateOf(endedAt)}`;
  return `${key.keyId}: minted on ${dateOf(key.mintedAt)}, ${[...stretches, end].join(", ")}.`;
}
