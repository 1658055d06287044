import { parseArgs } from "node:util";
import { parsePlace, type Place } from "../../actions/places.ts";
import { DAY_MS, parseInstant, type Instant } from "../../values/clock.ts";
import { UserError, type Fault } from "../../values/user-error.ts";
import { readDispatch, type Dispatch } from "./dispatch.ts";
import { readFault, readKill, type Disturbance, type DisturbanceRead } from "./disturbance.ts";

export interface RehearseFlags {
  readonly source:
    { readonly kind: "file"; readonly path: string } | { readonly kind: "example"; readonly name: string };
  readonly days: number | undefined;
  /** Midnight UTC of the first day; `undefined`: today. */
  readonly startAt: Instant | undefined;
  readonly dispatches: readonly Dispatch[];
  readonly disturbances: readonly Disturbance[];
  readonly everyKill: boolean;
  /** Where the report goes, as it was given. */
  readonly report: string | undefined;
  readonly json: boolean;
  readonly executeSteps: boolean;
  /** Nobody needs to be asked. */
  readonly yes: boolean;
  readonly vars: Readonly<Record<string, string>>;
  /** `owner/name`; `undefined`: as the checkout says. */
  readonly repository: string | undefined;
  /** What is there beside that repository and its owner's organization. */
  readonly targets: readonly Place[];
}

export const HELP = `Usage: mesh-rehearse WORKFLOW.yml [flags]
       mesh-rehearse --example NAME [flags]

Plays a workflow file offline, day by day, against a Mesh key service and a GitHub stand-in on this machine, and shows
what would become of its keys. Only steps that use mesh/setup-api-key are executed; all others are listed as not run.

  --days N                   how many days (default 35, or 1 without a schedule)
  --start YYYY-MM-DD         the first day, UTC (default today)
  --dispatch 'KEY=VALUE …'   may be repeated: a run by hand with these inputs, at noon of day 1, or of '… @day N'
  --fault 'POINT EFFECT @day N'   may be repeated: POINT is a side, a method and which one of that day, such as
                             'github PUT 1' or 'mesh POST 1'; EFFECT is drop-before, drop-after, status=503 or delay=5s
  --kill 'POINT before|after @day N'   may be repeated: the run is killed before or after that request takes effect
  --every-kill               kills the last run that mints at each of its requests in turn, one line each
  --report FILE.html         writes the play as a page that needs nothing else
  --json                     prints the play as JSON instead of text
  --example NAME             plays one of the examples that are shipped, such as rotate
  --var NAME=VALUE           may be repeated: a variable of the repository (\`vars\`)
  --repository OWNER/NAME    what the repository is called (default: as the checkout's origin, else acme/shop)
  --target PLACE             may be repeated: OWNER/REPO, OWNER/REPO@ENVIRONMENT or org:NAME, which is there as well, for
                             a workflow that rotates the keys of several places
  --execute-steps            also executes \`run:\` steps and local actions, in a copy of the checkout; asks before
  --yes                      does not ask before --execute-steps
  --help                     this text

Exit codes: 0 every promise held; 1 one was broken: a step failed, a secret was printed, a dead key was handed out;
2 wrong usage; 3 the play shows less than was asked for: a fault or kill was never met, or no step was executed;
130 interrupted.
`;

const OPTIONS = {
  days: { type: "string" },
  start: { type: "string" },
  dispatch: { type: "string", multiple: true },
  fault: { type: "string", multiple: true },
  kill: { type: "string", multiple: true },
  "every-kill": { type: "boolean" },
  report: { type: "string" },
  json: { type: "boolean" },
  example: { type: "string" },
  var: { type: "string", multiple: true },
  repository: { type: "string" },
  target: { type: "string", multiple: true },
  "execute-steps": { type: "boolean" },
  yes: { type: "boolean" },
  help: { type: "boolean" },
} as const;

const MOST_DAYS = 3_650;

/**
 * Reads the command line.
 *
 * @throws UserError `invalid_inputs` with every fault at once.
 */
export function parseFlags(args: readonly string[]): RehearseFlags | "help" {
  const given = readArguments(args);
  if (given.switches.has("help")) return "help";
  const faults = new Faults(given.faults);
  const [example] = given.texts("example");
  const [days, start, report, repository] = (["days", "start", "report", "repository"] as const).map(
    (name) => given.texts(name)[0],
  );
  const flags: RehearseFlags = {
    source: readSource(given.files, example, faults),
    days: days === undefined ? undefined : readDays(days, faults),
    startAt: start === undefined ? undefined : readStart(start, faults),
    dispatches: given.texts("dispatch").flatMap((text) => readOneDispatch(text, faults)),
    disturbances: [
      ...given.texts("fault").flatMap((text) => disturbance("--fault", readFault(text), faults)),
      ...given.texts("kill").flatMap((text) => disturbance("--kill", readKill(text), faults)),
    ],
    everyKill: given.switches.has("every-kill"),
    report,
    json: given.switches.has("json"),
    executeSteps: given.switches.has("execute-steps"),
    yes: given.switches.has("yes"),
    vars: readVars(given.texts("var"), faults),
    repository,
    targets: given.texts("target").flatMap((text) => readTarget(text, faults)),
  };
  if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))
    faults.add("--repository", "--repository is no OWNER/NAME.", "Give it as in acme/shop.");
  checkTogether(flags, faults);
  faults.throwAny();
  return flags;
}

/** Collects what is wrong, to be told at once. */
class Faults {
  readonly #all: Fault[];

  constructor(first: readonly Fault[]) {
    this.#all = [...first];
  }

  add(input: string, what: string, fix: string): void {
    this.#all.push({ what, input, fix });
  }

  throwAny(): void {
    const [first, ...others] = this.#all;
    if (first !== undefined) throw new UserError("invalid_inputs", [first, ...others]);
  }
}

interface Arguments {
  readonly files: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly texts: (name: keyof typeof OPTIONS) => readonly string[];
  readonly faults: readonly Fault[];
}

function readArguments(args: readonly string[]): Arguments {
  // Not strict: the library stops at the first thing that it does not know, and here everything is told at once.
  const { tokens } = parseArgs({ args: joinDispatches(args), options: OPTIONS, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const switches = new Set<string>();
  const files: string[] = [];
  const faults: Fault[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") files.push(token.value);
    if (token.kind !== "option") continue;
    const fault = faultOf(token);
    if (fault !== undefined) faults.push(fault);
    else if (token.value === undefined) switches.add(token.name);
    else values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  return {
    ...{ files, switches },
    texts: (name) => values.get(name) ?? [],
    faults: [...faults, ...givenTwice(values)],
  };
}

/** `--dispatch a=1 b=2`: a shell hands `b=2` over as a word of its own, which belongs to the one before. */
function joinDispatches(args: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const [index, word] of args.entries()) {
    const isFlag = word.startsWith("-");
    const isFirst = args[index - 1] === "--dispatch";
    if (open && !isFlag && !isFirst && !/\.ya?ml$/.test(word)) joined.push(`${joined.pop() ?? ""} ${word}`);
    else joined.push(word);
    open = word === "--dispatch" || word.startsWith("--dispatch=") || (open && !isFlag);
  }
  return joined;
}

function givenTwice(values: ReadonlyMap<string, readonly string[]>): readonly Fault[] {
  return [...values]
    .filter(([name, all]) => all.length > 1 && !("multiple" in optionOf(name)))
    .map(([name, all]) => ({
      what: `--${name} is given ${all.length} times.`,
      input: `--${name}`,
      fix: "Give it once.",
    }));
}

function optionOf(name: string): (typeof OPTIONS)[keyof typeof OPTIONS] {
  return OPTIONS[name as keyof typeof OPTIONS];
}

function faultOf(token: { name: string; rawName: string; value?: string | undefined }): Fault | undefined {
  const { name, rawName, value } = token;
  const help = "See mesh-rehearse --help for the flags and what each takes.";
  if (!Object.hasOwn(OPTIONS, name))
    return { what: `There is no flag ${rawName}.`, input: rawName, fix: help };
  const takesText = optionOf(name).type === "string";
  if (takesText && (value === undefined || value.startsWith("--")))
    return { what: `${rawName} has no value.`, input: rawName, fix: help };
  if (!takesText && value !== undefined)
    return {
      what: `${rawName} takes no value.`,
      input: rawName,
      fix: `Give ${rawName} alone, or leave it out.`,
    };
  return undefined;
}

function readSource(
  files: readonly string[],
  example: string | undefined,
  faults: Faults,
): RehearseFlags["source"] {
  const [path, ...others] = files;
  if (example !== undefined) {
    if (files.length > 0)
      faults.add("--example", "--example and a workflow file are given.", "Give one of the two.");
    return { kind: "example", name: example };
  }
  if (path === undefined)
    faults.add("WORKFLOW.yml", "There is no workflow file to play.", "Give its path, or --example NAME.");
  if (others.length > 0)
    faults.add(
      "WORKFLOW.yml",
      `${files.length} files are given.`,
      "Give one; quote a flag's value that has spaces.",
    );
  return { kind: "file", path: path ?? "" };
}

function readDays(text: string, faults: Faults): number {
  const days = Number(text);
  if (!/^\d{1,4}$/.test(text) || days < 1 || days > MOST_DAYS)
    faults.add("--days", "--days is no number of days.", `Give a whole number from 1 to ${MOST_DAYS}.`);
  return days;
}

function readStart(text: string, faults: Faults): Instant {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseInstant(text) : undefined;
  // `2026-02-30` is read as a day of March by some; then it does not come back as it was written.
  if (at === undefined || at % DAY_MS !== 0 || new Date(at).toISOString().slice(0, 10) !== text)
    faults.add("--start", "--start is no date.", "Give it as YYYY-MM-DD, such as 2026-03-01.");
  return at ?? 0;
}

function readOneDispatch(text: string, faults: Faults): readonly Dispatch[] {
  const read = readDispatch(text);
  if (read.kind === "read") return [read.dispatch];
  faults.add(
    "--dispatch",
    `--dispatch cannot be read. ${read.problem}`,
    "Such as --dispatch 'force=true @day 12'.",
  );
  return [];
}

function disturbance(
  flag: "--fault" | "--kill",
  read: DisturbanceRead,
  faults: Faults,
): readonly Disturbance[] {
  if (read.kind === "read") return [read.disturbance];
  const such = flag === "--fault" ? "github PUT 1 drop-after @day 31" : "github PUT 1 before @day 31";
  for (const problem of read.problems)
    faults.add(flag, `${flag} cannot be read. ${problem}`, `Such as ${flag} '${such}'.`);
  return [];
}

function readTarget(text: string, faults: Faults): readonly Place[] {
  const place = parsePlace(text);
  if (place !== undefined) return [place];
  const such = "Give OWNER/REPO, OWNER/REPO@ENVIRONMENT or org:NAME.";
  faults.add("--target", "--target is no place of a secret.", such);
  return [];
}

function readVars(texts: readonly string[], faults: Faults): Readonly<Record<string, string>> {
  const vars: Record<string, string> = {};
  for (const text of texts) {
    const [, name, value = ""] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) faults.add("--var", "--var is no NAME=VALUE.", "Such as --var DEPLOY=true.");
    else vars[name.toUpperCase()] = value;
  }
  return vars;
}

function checkTogether({ everyKill, ...flags }: RehearseFlags, faults: Faults): void {
  if (everyKill && flags.disturbances.length > 0)
    faults.add(
      "--every-kill",
      "--every-kill does not go with --fault or --kill.",
      "Play them one after the other.",
    );
  if (everyKill && flags.report !== undefined)
    faults.add(
      "--every-kill",
      "--every-kill does not go with --report.",
      "Leave one out; --json goes with both.",
    );
  if (everyKill && flags.executeSteps)
    faults.add("--every-kill", "--every-kill does not go with --execute-steps.", "Leave one out.");
  if (flags.report !== undefined && !/\.html?$/i.test(flags.report))
    faults.add("--report", "--report is no name of an HTML file.", "Let it end in .html.");
}
