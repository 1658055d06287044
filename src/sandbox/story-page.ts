import { stripVTControlCharacters, styleText } from "node:util";
import { SECOND_MS, type Clock } from "../values/clock.ts";

/** Where the story is written. */
export interface Paper {
  write(text: string): unknown;
  readonly colour: boolean;
  /** Characters in a line; longer ones are wrapped. */
  readonly columns: number;
}

export type Style = "bold" | "dim" | "green" | "red" | "yellow" | "magenta" | "cyan";

const INDENT = "  ";
const LOG_MARGIN = "  │ ";
/** Nobody likes to read across a whole wide screen. */
const WIDEST = 108;

/** Lays out a story for a terminal, or for a file: headings, what runs, its log, and what was checked. */
export class StoryPage {
  readonly #paper: Paper;
  readonly #clock: Clock;
  readonly #startedMs: number;
  readonly #printed: string[] = [];
  #muted = false;

  constructor(paper: Paper, clock: Clock, startedMs: number) {
    this.#paper = paper;
    this.#clock = clock;
    this.#startedMs = startedMs;
  }

  /** Everything that was printed so far, without colours. */
  get text(): string {
    return stripVTControlCharacters(this.#printed.join(""));
  }

  paint(style: Style, text: string): string {
    return this.#paper.colour ? styleText(style, text, { validateStream: false }) : text;
  }

  heading(text: string): void {
    const elapsed = `${this.seconds()} s`;
    const rule = "─".repeat(Math.max(3, this.#width - text.length - elapsed.length - 5));
    this.#line(`\n${this.paint("bold", `── ${text} `)}${this.paint("dim", `${rule} ${elapsed}`)}`);
  }

  /** A sentence of the teller. */
  say(text: string): void {
    this.#wrapped(INDENT, text);
  }

  /** Time passes, or something happens from outside. */
  event(text: string): void {
    this.#wrapped(`\n${INDENT}${this.paint("magenta", "»")} `, text);
  }

  begin(text: string): void {
    this.#line(`\n${INDENT}${this.paint("cyan", "▶")} ${this.paint("bold", text)}`);
  }

  /** One line of a run's log, as GitHub shows it. */
  log(text: string, style?: Style): void {
    this.#wrapped(this.paint("dim", LOG_MARGIN), text, style);
  }

  end(text: string, good: boolean): void {
    this.#line(`${this.paint("dim", "  └")} ${this.paint(good ? "green" : "red", text)}`);
  }

  check(text: string): void {
    this.#wrapped(`${INDENT}${this.paint("green", "✓")} `, text);
  }

  /** A line behind a mark, as long as it is: a row of a table. */
  row(mark: string, style: Style, text: string): void {
    this.#line(`${INDENT}${this.paint(style, mark)} ${text}`);
  }

  failure(expected: string, seen: string): void {
    this.#wrapped(`${INDENT}${this.paint("red", "✗")} `, `expected: ${expected}`, "red");
    this.#wrapped(`${INDENT}  `, `seen:     ${seen}`);
  }

  /** Lines that are laid out already. */
  block(lines: readonly string[]): void {
    this.#line("");
    for (const line of lines) this.#line(`${INDENT}${line}`.trimEnd());
  }

  /** Since the start, with one decimal. */
  seconds(): string {
    return ((this.#clock.monotonicMs() - this.#startedMs) / SECOND_MS).toFixed(1);
  }

  /** From now on nothing is told: the reader has left. */
  mute(): void {
    this.#muted = true;
  }

  get #width(): number {
    return Math.min(this.#paper.columns, WIDEST);
  }

  #wrapped(margin: string, text: string, style?: Style): void {
    const visible = stripVTControlCharacters(margin).replace(/\n/g, "").length;
    const [first = "", ...others] = wrap(text, this.#width - visible);
    const paint = (line: string): string => (style === undefined ? line : this.paint(style, line));
    this.#line(margin + paint(first));
    // A bar goes on beside wrapped lines; a mark stands only beside the first.
    const further = margin.includes("│") ? margin : " ".repeat(visible);
    for (const line of others) this.#line(further + paint(line));
  }

  #line(text: string): void {
    if (this.#muted) return;
    const line = `${printable(text)}\n`;
    this.#printed.push(line);
    this.#paper.write(line);
  }
}

/** Nothing but colour, and the empty line that the page itself puts before a part. */
const CONTROLS = /(?!^\n|\u001b\[[\d;]*m)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name in a workflow file may hold what a terminal obeys. It must neither write over what was told nor look like
 * lines of the teller's own.
 */
export function printable(text: string): string {
  return text.replace(CONTROLS, (character) => (/\s/.test(character) ? " " : "\ufffd"));
}

/** Breaks at spaces, and keeps the line's own indentation. */
function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const indent = /^ */.exec(text)?.[0] ?? "";
  const lines: string[] = [];
  let line = indent;
  for (const word of text.trim().split(/ +/)) {
    const longer = line.trim() === "" ? indent + word : `${line} ${word}`;
    if (longer.length > width && line.trim() !== "") {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}
