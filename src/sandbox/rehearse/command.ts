import { constants, readdirSync } from "node:fs";
import { access, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DAY_MS } from "../../values/clock.ts";
import { errorCode } from "../../values/error-code.ts";
import { UserError } from "../../values/user-error.ts";
import { REPOSITORY } from "../playground.ts";
import { printable, StoryPage, type Paper } from "../story-page.ts";
import type { Workflow } from "../workflow-runner/model.ts";
import { parseWorkflow } from "../workflow-runner/parse-workflow.ts";
import { readInputs } from "../workflow-runner/workflow-inputs.ts";
import { beyond, planRuns, type Calendar } from "./calendar.ts";
import { findExample, findWorkflow, rehearsalSources, type FoundWorkflow } from "./checkout.ts";
import { HELP, parseFlags, type RehearseFlags } from "./flags.ts";
import { killEverywhere } from "./every-kill.ts";
import { KillTeller } from "./kill-telling.ts";
import { Progress } from "./progress.ts";
import { rehearse, type Rehearsal, type Script } from "./rehearsal.ts";
import { renderReport } from "./report-html.ts";
import { describeRehearsal } from "./report-json.ts";
import { findSecretRoles } from "./secret-roles.ts";
import type { StageDeps } from "./stage.ts";
import { exitCodeOf } from "./summary.ts";
import { Teller } from "./telling.ts";

/** The parts of the process that the command uses. */
export interface RehearseProcess {
  readonly paper: Paper;
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Where relative paths start. */
  readonly folder: string;
  /** Asks at the terminal; `undefined`: nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Resolves when the user wants to stop. */
  readonly stopped: Promise<void>;
}

export interface RehearseDeps extends StageDeps {
  /** Worlds that may be played at the same time, where several are. */
  readonly atOnce: number;
  /** The checkout of this repository. */
  readonly root: string;
}

const WRONG_USAGE = 2;
/** What a shell reports of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Runs `mesh-rehearse`.
 *
 * @returns the exit code, as {@link HELP} lists them.
 */
export async function runRehearse(
  args: readonly string[],
  process: RehearseProcess,
  deps: RehearseDeps,
): Promise<number> {
  try {
    const flags = parseFlags(args);
    if (flags === "help") {
      process.paper.write(HELP);
      return 0;
    }
    return await run(flags, process, deps);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(describe(error));
    return WRONG_USAGE;
  }
}

async function run(flags: RehearseFlags, process: RehearseProcess, deps: RehearseDeps): Promise<number> {
  const script = await prepareScript(flags, process, deps);
  if (script.executeIn !== undefined && !flags.yes && !(await isAllowed(script.executeIn, process)))
    return WRONG_USAGE;
  const left = new AbortController();
  void process.stopped.then(() => left.abort());
  const show = flags.everyKill ? showEveryKill : showPlay;
  return (await show({ flags, script, process, left: left.signal }, deps)) ?? INTERRUPTED;
}

/**
 * Asks before anything of the workflow file itself is executed.
 *
 * @throws UserError when nobody is there to be asked.
 */
async function isAllowed(checkout: string, { ask, stderr }: RehearseProcess): Promise<boolean> {
  if (ask === undefined)
    throw new UserError("invalid_inputs", {
      what: "--execute-steps has to be confirmed, and there is no terminal to ask at.",
      input: "--execute-steps",
      why: "Commands of the workflow file run as you, on this machine.",
      fix: "Run it at a terminal, or add --yes if you know what the file does.",
    });
  stderr.write(
    [
      "Commands and local actions of the workflow will be executed on this machine, as you:",
      `  in a copy of ${checkout} for each job, without .git and node_modules`,
      "  with an empty home folder, and nothing of your environment but what the runner sets",
      "  with made-up secrets, and a proxy that leads nowhere; a program that ignores proxies reaches the network\n",
    ].join("\n"),
  );
  const answer = await ask('Type "yes" to go on: ');
  if (answer.trim() === "yes") return true;
  stderr.write("Nothing was executed.\n");
  return false;
}

interface Show {
  readonly flags: RehearseFlags;
  readonly script: Script;
  readonly process: RehearseProcess;
  readonly left: AbortSignal;
}

/** @returns the exit code; `undefined` when the user left. */
async function showPlay(
  { flags, script, process, left }: Show,
  deps: RehearseDeps,
): Promise<number | undefined> {
  const report = flags.report === undefined ? undefined : resolve(process.folder, flags.report);
  // Now, and not after ninety days.
  if (report !== undefined) await checkReport(report).catch(refuseReport);
  const teller = new Teller(pageFor(flags, process, deps));
  const progress = new Progress(process.stderr);
  teller.begin(script);
  const rehearsal = await rehearse(script, deps, {
    left,
    onPrepared: (events) => teller.prepared(events),
    onRun: (played) => {
      progress.clear();
      teller.run(played);
      progress.show(`day ${played.day} of ${script.days}`);
    },
  });
  progress.clear();
  if (rehearsal === undefined) return undefined;
  teller.end(rehearsal);
  if (report !== undefined) await writeReport(report, rehearsal);
  if (flags.json) process.paper.write(`${JSON.stringify(describeRehearsal(rehearsal), null, 2)}\n`);
  return exitCodeOf(rehearsal);
}

/** @returns the exit code; `undefined` when the user left. */
async function showEveryKill(
  { flags, script, process, left }: Show,
  deps: RehearseDeps,
): Promise<number | undefined> {
  const teller = new KillTeller(pageFor(flags, process, deps));
  const progress = new Progress(process.stderr);
  teller.begin(script);
  const all = await killEverywhere(script, deps, {
    left,
    onRun: ({ day }) => progress.show(`undisturbed, day ${day} of ${script.days}`),
    onChosen: (day, requests) => {
      progress.clear();
      teller.chosen(day, requests);
    },
    onTrial: (trial) => teller.trial(trial),
  });
  progress.clear();
  if (all === undefined) return undefined;
  if (all === "no_run") throw refused(NO_RUN_TO_KILL);
  teller.end(all);
  if (flags.json) process.paper.write(`${JSON.stringify({ version: 1, ...all }, null, 2)}\n`);
  return all.trials.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

/** @throws NodeJS.ErrnoException when there is no such folder, or no file can be written there. */
async function checkReport(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK);
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory() === true) throw Object.assign(new Error("A folder."), { code: "EISDIR" });
  if (there !== undefined) await access(file, constants.W_OK);
}

async function writeReport(file: string, rehearsal: Rehearsal): Promise<void> {
  const page = await renderReport(rehearsal);
  await writeFile(file, page).catch(refuseReport);
}

function refuseReport(error: unknown): never {
  throw new UserError(
    "invalid_inputs",
    {
      what: `The report cannot be written (${errorCode(error) ?? "unknown reason"}).`,
      input: "--report",
      fix: "Give a file in a folder that exists and that you may write to.",
    },
    { cause: error },
  );
}

const NO_RUN_TO_KILL: Extract<Calendar, { kind: "refused" }> = {
  kind: "refused",
  what: "No run of this play does anything to a key, so there is none to kill.",
  fix: "Play more days with --days, or start a run that does with --dispatch.",
};

/** Nothing is told beside JSON. */
function pageFor({ json }: RehearseFlags, { paper }: RehearseProcess, { clock }: RehearseDeps): StoryPage {
  const page = new StoryPage(paper, clock, clock.monotonicMs());
  if (json) page.mute();
  return page;
}

async function prepareScript(
  flags: RehearseFlags,
  process: RehearseProcess,
  deps: RehearseDeps,
): Promise<Script> {
  const found = await find(flags, process, deps);
  const workflow = await parseWorkflow(found.text, found.path);
  const startAt = flags.startAt ?? Math.floor(deps.clock.now() / DAY_MS) * DAY_MS;
  const calendar = planRuns({ on: workflow.on, startAt, days: flags.days, dispatches: flags.dispatches });
  if (calendar.kind === "refused") throw refused(calendar);
  checkDispatches(workflow, flags);
  const late = flags.disturbances.find(({ day }) => day > calendar.days);
  if (late !== undefined) throw refused(beyond(`A fault or kill on day ${late.day}`, calendar.days));
  const sources = rehearsalSources({
    root: deps.root,
    workflow: found,
    executeLocal: flags.executeSteps,
  });
  return {
    ...{ path: found.path, title: workflow.name, sources, startAt },
    ...{ days: calendar.days, runs: calendar.runs, disturbances: flags.disturbances, vars: flags.vars },
    secrets: await findSecretRoles(workflow, sources),
    repository: flags.repository ?? found.repository ?? REPOSITORY,
    targets: flags.targets,
    executeIn: flags.executeSteps ? (found.checkout ?? noCheckout()) : undefined,
  };
}

/** @throws UserError with every input that the workflow would refuse. */
function checkDispatches({ on }: Workflow, { dispatches }: RehearseFlags): void {
  const faults = dispatches.flatMap(({ inputs }) => {
    const read = readInputs(on.dispatchInputs, new Map(Object.entries(inputs)));
    return read.kind === "refused" ? read.faults : [];
  });
  const [first, ...others] = faults.map((what) => ({
    ...{ what, input: "--dispatch" },
    fix: "Pass what the workflow declares under workflow_dispatch.",
  }));
  if (first !== undefined) throw new UserError("invalid_inputs", [first, ...others]);
}

async function find(
  { source }: RehearseFlags,
  { folder }: RehearseProcess,
  { root }: RehearseDeps,
): Promise<FoundWorkflow> {
  if (source.kind === "file") return findWorkflow(resolve(folder, source.path));
  const known = readdirSync(join(root, "examples")).flatMap((name) => /^(.+)\.yml$/.exec(name)?.[1] ?? []);
  return findExample(root, source.name, known);
}

function noCheckout(): never {
  throw new UserError("invalid_inputs", {
    what: "--execute-steps needs a checkout, and the workflow file lies in none.",
    input: "--execute-steps",
    fix: "Give a file below the .github/workflows of a checkout.",
  });
}

function refused({ what, fix }: Extract<Calendar, { kind: "refused" }>): UserError {
  return new UserError("invalid_inputs", { what, fix });
}

function describe({ faults }: UserError): string {
  return faults
    .map(({ what, why, fix }) => [what, why, fix].filter((part) => part !== undefined).join(" "))
    .map((line) => `${printable(line)}\n`)
    .join("");
}
