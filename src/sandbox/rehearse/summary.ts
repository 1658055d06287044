import type { Rehearsal } from "./rehearsal.ts";
import type { WouldReceive } from "./played-run.ts";
import { describeReceiver, distinct } from "./wording.ts";

/** What a reader takes home from a play. */
export interface Summary {
  /** What the play left out or had to guess, by kind. */
  readonly lacks: readonly Lack[];
  readonly kept: readonly string[];
  /** What was broken, or not shown, as sentences without their full stop. */
  readonly broken: readonly string[];
}

export interface Lack {
  readonly kind: "not_executed" | "unknown_outputs" | "assumed_outputs" | "unsupported";
  readonly title: string;
  readonly lines: readonly string[];
}

/** As documented in the help: 0, 1, 3. Wrong usage (2) and an interruption (130) never come this far. */
export function exitCodeOf(rehearsal: Pick<Rehearsal, "runs" | "neverMet">): number {
  if (rehearsal.runs.some(({ broken }) => broken.length > 0)) return 1;
  return notShown(rehearsal).length > 0 ? 3 : 0;
}

/** What the play was for, and did not come to. */
function notShown({ runs, neverMet }: Pick<Rehearsal, "runs" | "neverMet">): readonly string[] {
  if (runs.length === 0) return ["no run falls on these days, so this shows nothing of its keys"];
  const steps = runs.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  const isExecuted = steps.some(({ kind, conclusion }) => kind === "action" && conclusion !== "skipped");
  const isHintUseful = runs.some(({ unknownOutputs }) => unknownOutputs.length > 0);
  const hint = isHintUseful ? "; --execute-steps executes the `run:` steps whose outputs are missing" : "";
  return [
    ...(isExecuted
      ? []
      : [`no step that uses mesh/setup-api-key was reached, so this shows nothing of its keys${hint}`]),
    ...neverMet.map((fault) => `no request met ${fault}`),
  ];
}

export function summarize(rehearsal: Rehearsal): Summary {
  const { runs } = rehearsal;
  const broken = runs.flatMap((run) => run.broken.map((what) => `day ${run.day}: ${what}`));
  return {
    lacks: lacksOf(rehearsal).filter(({ lines }) => lines.length > 0),
    kept: broken.length > 0 || runs.length === 0 ? [] : keptPromises(rehearsal),
    broken: [...firstOf(broken), ...notShown(rehearsal)],
  };
}

function lacksOf(rehearsal: Rehearsal): readonly Lack[] {
  return [
    { kind: "not_executed", title: "Not executed here:", lines: notExecuted(rehearsal) },
    {
      kind: "unknown_outputs",
      title: "Outputs of steps that were not executed; whoever needs one was given nothing:",
      lines: unknownOutputs(rehearsal),
    },
    {
      kind: "assumed_outputs",
      title: "Outputs that were stood in for, by a token of the stand-in:",
      lines: assumedOutputs(rehearsal),
    },
    { kind: "unsupported", title: "Not carried out as at GitHub:", lines: unsupported(rehearsal) },
  ];
}

const MOST_BROKEN = 10;

function firstOf(broken: readonly string[]): readonly string[] {
  const more = broken.length - MOST_BROKEN;
  return more <= 0 ? broken : [...broken.slice(0, MOST_BROKEN), `and ${more} more`];
}

function keptPromises({ runs, keys }: Rehearsal): readonly string[] {
  const minted = keys.length;
  const ended = keys.filter((key) => key.ended !== undefined).length;
  const killed = runs.filter(({ conclusion }) => conclusion === "cancelled").length;
  const good = runs.length - killed;
  return [
    `${good} of ${runs.length} runs ended well${killed === 0 ? "" : `, ${killed} killed as ordered`}`,
    `${minted} ${minted === 1 ? "key was" : "keys were"} minted, ${ended} ended, and no run was handed a dead one`,
    "nothing that was printed holds a secret",
  ];
}

/** Each step once, with all that it would have received over the days. */
function notExecuted({ runs }: Rehearsal): readonly string[] {
  const received = new Map<string, WouldReceive[]>();
  for (const job of runs.flatMap(({ jobs }) => jobs))
    for (const { name, notRun } of job.steps) {
      if (notRun === undefined) continue;
      const step = `${job.name}: ${name}`;
      received.set(step, [...(received.get(step) ?? []), ...notRun.wouldReceive]);
    }
  return [...received].map(([step, what]) => describeReceiver(step, what));
}

function unknownOutputs({ runs }: Rehearsal): readonly string[] {
  return distinct(
    runs.flatMap((run) =>
      run.unknownOutputs.map((use) => `${use.output}, in ${use.path} of ${use.workflow}: ${use.expression}`),
    ),
  );
}

function assumedOutputs({ runs }: Rehearsal): readonly string[] {
  return distinct(
    runs.flatMap(({ jobs }) =>
      jobs.flatMap((job) =>
        job.steps.flatMap(({ name, notRun }) =>
          (notRun?.assumedOutputs ?? []).map((output) => `${job.name}: output \`${output}\` of "${name}"`),
        ),
      ),
    ),
  );
}

function unsupported({ runs }: Rehearsal): readonly string[] {
  return distinct(runs.flatMap((run) => run.unsupported.map(({ path, what }) => `${path}: ${what}`)));
}
