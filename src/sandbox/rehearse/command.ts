import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { StartProcess } from "../../platform/processes.ts";
import { DAY_MS, type Clock } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { UserError } from "../../values/user-error.ts";
import { REPOSITORY } from "../playground.ts";
import { StoryPage, type Paper } from "../story-page.ts";
import { parseWorkflow } from "../workflow-runner/parse-workflow.ts";
import { beyond, planRuns, type Calendar } from "./calendar.ts";
import { findExample, findWorkflow, rehearsalSources, type FoundWorkflow } from "./checkout.ts";
import { HELP, parseFlags, type RehearseFlags } from "./flags.ts";
import { rehearse, type Script } from "./rehearsal.ts";
import { findSecretRoles } from "./secret-roles.ts";
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

export interface RehearseDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly startProcess: StartProcess;
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
  const left = new AbortController();
  void process.stopped.then(() => left.abort());
  const page = new StoryPage(process.paper, deps.clock, deps.clock.monotonicMs());
  const teller = new Teller(page);
  teller.begin(script);
  const rehearsal = await rehearse(script, deps, {
    left: left.signal,
    onPrepared: (events) => teller.prepared(events),
    onRun: (played) => teller.run(played),
  });
  if (rehearsal === undefined) return INTERRUPTED;
  teller.end(rehearsal);
  return exitCodeOf(rehearsal);
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
    executeIn: flags.executeSteps ? found.checkout : undefined,
  };
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

function refused({ what, fix }: Extract<Calendar, { kind: "refused" }>): UserError {
  return new UserError("invalid_inputs", { what, fix });
}

function describe({ faults }: UserError): string {
  return faults
    .map(({ what, why, fix }) => `${[what, why, fix].filter((part) => part !== undefined).join(" ")}\n`)
    .join("");
}
