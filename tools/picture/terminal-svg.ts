/** A terminal's colours on a dark ground, by the number of their escape sequence (ECMA-48, "SGR"). */
const COLOURS: Readonly<Record<number, string>> = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  35: "#d2a8ff",
  36: "#79c0ff",
};
const INK = "#e6edf3";
const PALE = "#8b949e";
const GROUND = "#0d1117";

const FONT_SIZE = 14;
const CHARACTER_WIDTH = 8.4;
const LINE_HEIGHT = 19;
const MARGIN = 20;

const SEQUENCE = /\u001b\[(\d+)m/;

/** What the picture says to those who do not see it. */
interface Words {
  readonly title: string;
  readonly description: string;
}

/**
 * Draws lines as a terminal shows them, with the colours of their escape sequences, in one SVG file that needs no other.
 *
 * @param columns how many characters the widest line may have
 */
export function terminalSvg(
  lines: readonly string[],
  columns: number,
  { title, description }: Words,
): string {
  const width = Math.ceil(columns * CHARACTER_WIDTH + 2 * MARGIN);
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect width="100%" height="100%" rx="8" fill="${GROUND}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" fill="${INK}">`,
    ...lines.flatMap((line, index) => drawLine(line, MARGIN + (index + 0.75) * LINE_HEIGHT)),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Nothing for an empty line. The length is said, so that columns stand below each other in every font. */
function drawLine(line: string, y: number): string[] {
  const pieces = piecesOf(line);
  const length = pieces.reduce((sum, { text }) => sum + [...text].length, 0);
  if (length === 0) return [];
  const spans = pieces.map(({ text, attributes }) =>
    attributes === "" ? drawn(text) : `<tspan${attributes}>${drawn(text)}</tspan>`,
  );
  const textLength = (length * CHARACTER_WIDTH).toFixed(1);
  return [
    `<text x="${MARGIN}" y="${y}" textLength="${textLength}" lengthAdjust="spacingAndGlyphs">${spans.join("")}</text>`,
  ];
}

interface Piece {
  readonly text: string;
  readonly attributes: string;
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let look: Look = PLAIN;
  line.split(SEQUENCE).forEach((part, index) => {
    // `split` by a group gives text and number in turns.
    if (index % 2 === 1) look = after(look, Number(part));
    else if (part !== "") pieces.push({ text: part, attributes: attributesOf(look) });
  });
  return pieces;
}

interface Look {
  readonly bold: boolean;
  readonly fill: string | undefined;
}

const PLAIN: Look = { bold: false, fill: undefined };

function after(look: Look, code: number): Look {
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, fill: PALE };
  if (code === 22) return PLAIN;
  if (code === 39) return { ...look, fill: undefined };
  return { ...look, fill: COLOURS[code] };
}

function attributesOf({ bold, fill }: Look): string {
  return `${bold ? ' font-weight="bold"' : ""}${fill === undefined ? "" : ` fill="${fill}"`}`;
}

/** With spaces that no viewer folds into one. */
function drawn(text: string): string {
  return escaped(text).replaceAll(" ", "\u00a0");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
