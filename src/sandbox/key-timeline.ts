import type { KeyAtMoment, KeyState } from "./stored-key.ts";
import type { Style } from "./story-page.ts";

/** What was seen of all keys at one point of the story. */
export interface Moment {
  /** Such as `day 31`. */
  readonly when: string;
  /** Such as `rotated`. */
  readonly what: string;
  readonly keys: readonly KeyAtMoment[];
}

/** As many as fit into 80 characters. */
const MOST_MOMENTS = 6;
const LABEL_WIDTH = 11;
const COLUMN_WIDTH = 11;

const STATES: Readonly<Record<KeyState, { mark: string; style: Style; words: string }>> = {
  stored: { mark: "=", style: "green", words: "in the secret" },
  in_grace: { mark: "-", style: "yellow", words: "replaced, in grace" },
  orphaned: { mark: "?", style: "magenta", words: "orphan" },
  ended: { mark: "x", style: "red", words: "dead" },
};

/**
 * A column for each of the latest moments, a row for each key that was not dead before them: what it was from that
 * moment on. The columns are not to scale, for a rotation takes seconds and a key lives for weeks.
 */
export function drawTimeline(
  all: readonly Moment[],
  paint: (style: Style, text: string) => string,
): readonly string[] {
  const moments = all.slice(-MOST_MOMENTS);
  const before = all.at(-MOST_MOMENTS - 1)?.keys ?? [];
  const forgotten = new Set(before.filter(({ state }) => state === "ended").map(({ keyId }) => keyId));
  const ids = [...new Set(moments.flatMap(({ keys }) => keys.map(({ keyId }) => keyId)))].filter(
    (id) => !forgotten.has(id),
  );
  const header = (pick: (moment: Moment) => string): string =>
    " ".repeat(LABEL_WIDTH) + moments.map((moment) => pick(moment).padEnd(COLUMN_WIDTH)).join("");
  const legend = Object.values(STATES).map(({ mark, style, words }) => `${paint(style, mark)} ${words}`);
  return [
    paint(
      "dim",
      header(({ when }) => when),
    ),
    paint(
      "dim",
      header(({ what }) => what),
    ),
    ...ids.map((id) => shorten(id).padEnd(LABEL_WIDTH) + drawRow(id, moments, paint)),
    " ".repeat(LABEL_WIDTH) + legend.join("   "),
  ];
}

function drawRow(
  id: string,
  moments: readonly Moment[],
  paint: (style: Style, text: string) => string,
): string {
  let ended = false;
  return moments
    .map(({ keys }) => {
      const state = keys.find(({ keyId }) => keyId === id)?.state;
      if (state === undefined || ended) return " ".repeat(COLUMN_WIDTH);
      ended = state === "ended";
      const { mark, style } = STATES[state];
      return paint(style, ended ? mark.padEnd(COLUMN_WIDTH) : mark.repeat(COLUMN_WIDTH));
    })
    .join("");
}

/** Enough of a key id to tell the rows apart. */
function shorten(keyId: string): string {
  return `${keyId.slice(0, 8)}…`;
}
