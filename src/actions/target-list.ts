import type { Fault } from "../values/user-error.ts";
import type { Host } from "./host.ts";
import { quoted, type InputReader } from "./input-reader.ts";
import { distinctPlaces, parsePlace, type Place } from "./places.ts";

/** After so many wrong lines the list is not what it should be, and the others are only counted. */
const MOST_FAULTS = 20;

export interface TargetList {
  readonly places: readonly Place[];
  /** How many targets were meant: lines that are none count too. */
  readonly count: number;
}

/** A line, and where a person finds it: `targets, line 3` or `fleet.txt, line 3`. */
interface Line {
  readonly text: string;
  readonly at: string;
  /** Of a file, whose content is not repeated: it may be another one than was meant. */
  readonly ofFile: boolean;
}

/**
 * The input `targets`: a target a line, or `@path` for a file of such lines. Empty lines and those that begin with `#`
 * are passed over; a place that is named twice is one target.
 *
 * @returns `undefined` where the input was not given.
 */
export function readTargetList(input: InputReader, host: Host): TargetList | undefined {
  if (input.optionalText("targets") === undefined) return undefined;
  const lines = linesOf(input.text("targets", ""), "`targets`", false).flatMap((line) =>
    line.text.startsWith("@") ? linesOfFile(line.text.slice(1), input, host) : [line],
  );
  const read = lines.map((line) => ({ line, place: parsePlace(line.text) }));
  const wrong = read.filter(({ place }) => place === undefined).map(({ line }) => line);
  for (const fault of lineFaults(wrong)) input.fault(fault);
  if (lines.length === 0 && !input.isFaulty("targets")) input.fault(NO_TARGET);
  const places = read.map(({ place }) => place).filter((place) => place !== undefined);
  const distinct = distinctPlaces(places);
  return { places: distinct, count: distinct.length + wrong.length };
}

function linesOf(text: string, where: string, ofFile: boolean): Line[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ text: line.trim(), at: `${where}, line ${index + 1}`, ofFile }))
    .filter((line) => line.text !== "" && !line.text.startsWith("#"));
}

function linesOfFile(path: string, input: InputReader, host: Host): Line[] {
  const file = host.readFile(path);
  if (file.kind === "read") return linesOf(file.text, path, true);
  input.fault({
    what: `The file ${quoted(path)} of \`targets\` cannot be read (${file.why}).`,
    input: "targets",
    why: "Paths start at the workspace, which holds nothing before `actions/checkout`.",
    fix: "Check out the repository first, and give the path from its root: `@path/to/targets.txt`.",
  });
  return [];
}

function* lineFaults(wrong: readonly Line[]): Generator<Fault> {
  for (const { text, at, ofFile } of wrong.slice(0, MOST_FAULTS))
    yield {
      what: ofFile ? `${at}: this is no target.` : `${at}: ${quoted(text)} is no target.`,
      input: "targets",
      fix: `Use \`owner/repo\`, \`owner/repo@environment\` or \`org:name\`${ofFile ? "" : ", or `@path` of a file of such lines"}.`,
    };
  if (wrong.length > MOST_FAULTS)
    yield {
      what: `\`targets\` holds ${wrong.length - MOST_FAULTS} more lines that are no targets.`,
      input: "targets",
      fix: "Check that the input, or the file, is a list of targets.",
    };
}

const NO_TARGET: Fault = {
  what: "`targets` names no target.",
  input: "targets",
  why: "Every line is empty or begins with `#`.",
  fix: "Name a target a line, such as `octo-org/app`.",
};
