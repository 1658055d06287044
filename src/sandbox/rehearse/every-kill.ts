import { DAY_MS } from "../../values/clock.ts";
import { mapAtMost } from "../../values/map-at-most.ts";
import type { PlannedRun } from "./calendar.ts";
import { formatPoint, type RequestPoint } from "./disturbance.ts";
import type { KeyEvent } from "./key-watch.ts";
import type { PlayedRun } from "./played-run.ts";
import { rehearse, type Audience, type Script } from "./rehearsal.ts";
import { Stage, type StageDeps } from "./stage.ts";
import { outcomesOf } from "./wording.ts";

/** A run that was killed at one of its requests, and what the next ones made of it. */
export interface KillTrial {
  /** `github PUT 1 before` */
  readonly kill: string;
  /** What had become of keys when it died: `B minted`. */
  readonly left: readonly string[];
  /** The runs after it. */
  readonly next: readonly {
    readonly day: number;
    readonly outcome: string;
    readonly did: readonly string[];
  }[];
  /** What is wrong in the end; empty: it recovered. */
  readonly problems: readonly string[];
}

export interface EveryKill {
  /** The day of the run that is killed, and how many requests it makes. */
  readonly day: number;
  readonly requests: number;
  readonly trials: readonly KillTrial[];
}

export interface KillAudience {
  readonly left: AbortSignal;
  /** While the undisturbed play is under way. */
  readonly onRun: (run: PlayedRun) => void;
  readonly onChosen: (day: number, requests: number) => void;
  readonly onTrial: (trial: KillTrial) => void;
}

/** The one that is next finds what was left; the one after it shows that it stays well. */
const RUNS_AFTER = 2;
const MOMENTS = ["before", "after"] as const;

/**
 * Plays the script once undisturbed, chooses the last run in it that mints, and kills that at each of its requests in
 * turn, each time in a fresh world. Of the days before, those runs are played that did something to a key.
 *
 * @returns `undefined` when the audience left; `no_run` when no run of the play does anything to a key.
 */
export async function killEverywhere(
  script: Script,
  deps: StageDeps & { /** Worlds that are played at the same time. */ readonly atOnce: number },
  audience: KillAudience,
): Promise<EveryKill | "no_run" | undefined> {
  const undisturbed = await rehearse(script, deps, quietly(audience));
  if (undisturbed === undefined) return undefined;
  const doers = undisturbed.runs.filter(({ keyEvents }) => keyEvents.length > 0);
  const chosen = doers.findLast(({ keyEvents }) => keyEvents.some(({ what }) => what.kind === "minted"));
  const victim = chosen ?? doers.at(-1);
  if (victim === undefined) return "no_run";
  audience.onChosen(victim.day, victim.requests.length);
  const before = doers.filter(({ number }) => number < victim.number);
  const kills = inOrder(victim.requests).flatMap((point) => MOMENTS.map((moment) => ({ point, moment })));
  const told = new InOrder(audience.onTrial);
  const trials = await mapAtMost(deps.atOnce, [...kills.entries()], async ([index, kill]) => {
    if (audience.left.aborted) return undefined;
    const trial = await tryKill({ script, before, victim, kill }, deps, audience.left);
    if (trial !== undefined) told.take(index, trial);
    return trial;
  });
  const all = trials.filter((trial) => trial !== undefined);
  return all.length < kills.length
    ? undefined
    : { day: victim.day, requests: victim.requests.length, trials: all };
}

/** Trials end in any order; they are told in that of the requests. */
class InOrder {
  readonly #tell: (trial: KillTrial) => void;
  readonly #waiting = new Map<number, KillTrial>();
  #next = 0;

  constructor(tell: (trial: KillTrial) => void) {
    this.#tell = tell;
  }

  take(index: number, trial: KillTrial): void {
    this.#waiting.set(index, trial);
    for (let next = this.#waiting.get(this.#next); next !== undefined; next = this.#waiting.get(this.#next)) {
      this.#tell(next);
      this.#next += 1;
    }
  }
}

function quietly({ left, onRun }: KillAudience): Audience {
  return { left, onRun, onPrepared: () => undefined };
}

/** Reads come back in any order; they are told in the order in which they are numbered. */
function inOrder(requests: readonly RequestPoint[]): readonly RequestPoint[] {
  const first = requests.findIndex(({ method }) => method !== "GET");
  const reads = requests.slice(0, Math.max(0, first));
  return [
    ...reads.toSorted((a, b) => a.side.localeCompare(b.side) || a.nth - b.nth),
    ...requests.slice(reads.length),
  ];
}

interface KillOrder {
  readonly script: Script;
  /** Runs that did something, and that the victim builds on. */
  readonly before: readonly PlayedRun[];
  readonly victim: PlayedRun;
  readonly kill: { readonly point: RequestPoint; readonly moment: "before" | "after" };
}

async function tryKill(order: KillOrder, deps: StageDeps, left: AbortSignal): Promise<KillTrial | undefined> {
  const { script, victim, kill } = order;
  const { day } = victim;
  const effect = { kind: "kill", moment: kill.moment } as const;
  const stage = await Stage.open({ ...script, disturbances: [{ point: kill.point, effect, day }] }, deps);
  const abandon = (): void => stage.abandon();
  left.addEventListener("abort", abandon, { once: true });
  try {
    await stage.prepared();
    // On day 0, so that the requests of the victim alone are counted.
    for (const run of order.before) await stage.play({ ...plannedAs(script, run), day: 0 });
    const killed = await stage.play(plannedAs(script, victim));
    const next: PlayedRun[] = [];
    for (const planned of runsAfter(script, victim)) next.push(await stage.play(planned));
    return left.aborted ? undefined : describeTrial(order, stage, { killed, next });
  } finally {
    left.removeEventListener("abort", abandon);
    await stage.close();
  }
}

function plannedAs({ runs }: Script, { number }: PlayedRun): PlannedRun {
  const planned = runs[number - 1];
  if (planned === undefined) throw new Error(`The script has no run ${number}.`);
  return planned;
}

/** Those of the script; behind its end, and where nothing else is planned, the same run on the days after. */
function runsAfter(script: Script, victim: PlayedRun): readonly PlannedRun[] {
  const planned = script.runs.slice(victim.number, victim.number + RUNS_AFTER);
  const last = planned.at(-1) ?? plannedAs(script, victim);
  const more = Array.from({ length: RUNS_AFTER - planned.length }, (_run, index) => ({
    ...last,
    at: last.at + (index + 1) * DAY_MS,
    day: last.day + index + 1,
  }));
  return [...planned, ...more];
}

function describeTrial(
  { kill, victim }: KillOrder,
  stage: Stage,
  { killed, next }: { readonly killed: PlayedRun; readonly next: readonly PlayedRun[] },
): KillTrial {
  const letters = lettersFor(stage);
  const words = (events: readonly KeyEvent[]): readonly string[] =>
    events.map(({ keyId, what }) => `${letters.get(keyId) ?? keyId} ${what.kind}`);
  const shouldHold = victim.keyEvents.some(({ what }) => what.kind === "stored");
  return {
    kill: `${formatPoint(kill.point)} ${kill.moment}`,
    left: words(killed.keyEvents),
    next: next.map((run) => ({
      day: run.day,
      outcome: outcomesOf(run).join(", "),
      did: words([...run.before, ...run.keyEvents]),
    })),
    problems: [
      ...stage.neverMet.map(() => "the run never made that request"),
      ...next.flatMap(({ day, broken }) => broken.map((what) => `day ${day}: ${what}`)),
      ...killed.broken,
      ...(shouldHold ? unheld(stage) : []),
      ...endless(stage, letters),
    ],
  };
}

/** `A` for the first key of the world: its ids differ from one to the next. */
function lettersFor(stage: Stage): ReadonlyMap<string, string> {
  return new Map(stage.watch.lives.map(({ keyId }, index) => [keyId, String.fromCodePoint(65 + index)]));
}

function unheld(stage: Stage): readonly string[] {
  const held = stage.watch.lives.filter(
    ({ ended, holdings }) => ended === undefined && holdings.some(({ untilAt }) => untilAt === undefined),
  );
  return held.length > 0 ? [] : ["no secret holds a live key"];
}

function endless(stage: Stage, letters: ReadonlyMap<string, string>): readonly string[] {
  return stage.watch.lives
    .filter(({ ended, endsAt }) => ended === undefined && endsAt === undefined)
    .filter(({ holdings }) => !holdings.some(({ untilAt }) => untilAt === undefined))
    .map(({ keyId }) => `nothing ends ${letters.get(keyId) ?? keyId}, which no secret holds`);
}
