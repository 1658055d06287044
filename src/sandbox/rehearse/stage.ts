import { cp, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Place } from "../../actions/places.ts";
import type { StartProcess } from "../../platform/processes.ts";
import { DAY_MS, type Clock, type Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Wanted } from "../leak-scan.ts";
import { startPlayground, type Playground } from "../playground.ts";
import { WorkflowPlayer } from "../workflow-player.ts";
import type { RunResult } from "../workflow-runner/run-types.ts";
import type { WorkflowSources } from "../workflow-sources.ts";
import { assumeAppToken } from "./app-token.ts";
import { ArmedDisturbances } from "./armed-disturbances.ts";
import type { PlannedRun } from "./calendar.ts";
import { confine } from "./confined-process.ts";
import type { Disturbance, RequestPoint } from "./disturbance.ts";
import { Judge } from "./judgement.ts";
import { KeyWatch, type KeyEvent } from "./key-watch.ts";
import { nameBy, playedJob, type PlayedRun } from "./played-run.ts";
import { withPreparation } from "./preparation.ts";
import { fillSecrets } from "./scene-secrets.ts";
import { managedSecrets, type SecretRoles } from "./secret-roles.ts";
import { addTargets, type Reach } from "./targets.ts";

/** What is played, and in which world. */
export interface StageOrder {
  /** As in the repository. */
  readonly path: string;
  readonly sources: WorkflowSources;
  readonly secrets: SecretRoles;
  /** `owner/name` */
  readonly repository: string;
  /** What is there beside it. */
  readonly targets: readonly Place[];
  /** Midnight UTC of the first day. */
  readonly startAt: Instant;
  readonly disturbances: readonly Disturbance[];
  readonly vars: Readonly<Record<string, string>>;
  /** The folder that `run:` steps get a copy of; `undefined`: they are not executed. */
  readonly executeIn: string | undefined;
}

export interface StageDeps {
  /** Real time, for the children; the play has a date of its own. */
  readonly clock: Clock;
  readonly random: Random;
  readonly startProcess: StartProcess;
  /** Folder in which the children's compiled code is kept from one to the next. */
  readonly compileCache: string;
}

/** A world of its own in which a workflow is played: both servers, the repository's secrets, and who watches the keys. */
export class Stage {
  readonly playground: Playground;
  readonly watch: KeyWatch;
  readonly #order: StageOrder;
  readonly #player: WorkflowPlayer;
  readonly #disturbances: ArmedDisturbances;
  readonly #judge: Judge;
  readonly #madeUp: Wanted[] = [];
  #requests: RequestPoint[] = [];
  #runs = 0;
  #seenEvents = 0;

  private constructor(playground: Playground, reach: Reach, order: StageOrder, deps: StageDeps) {
    this.playground = playground;
    this.#order = order;
    this.watch = new KeyWatch(playground);
    this.#judge = new Judge(this.watch);
    this.#player = playerFor({ playground, reach }, order, deps);
    this.#disturbances = new ArmedDisturbances(order.disturbances, playground, () =>
      this.#player.loseMachine(),
    );
    playground.onAnswer(({ server, method }) => {
      const side = server === "GitHub" ? "github" : "mesh";
      const before = this.#requests.filter((other) => other.side === side && other.method === method);
      this.#requests.push({ side, method, nth: before.length + 1 });
    });
  }

  /** Both servers are up, each secret that the workflow names has a value, and keys that it only uses are made. */
  static async open(order: StageOrder, deps: StageDeps): Promise<Stage> {
    // The date stands still while a run is under way: a play is the same on a slow machine.
    const clock: Clock = { ...deps.clock, now: () => order.startAt };
    const { repository } = order;
    // In memory: nothing of a play is kept, and a commit that waits for the disk is the slowest part of a run.
    const options = { repository, inMemory: true };
    const playground = await startPlayground(options, { clock, random: deps.random });
    try {
      const reach = addTargets(order.targets, playground);
      const stage = new Stage(playground, reach, order, deps);
      const world = { playground, reach, player: stage.#player, random: deps.random };
      stage.#madeUp.push(...(await fillSecrets(order.secrets, world)));
      return stage;
    } catch (error) {
      await playground.close();
      throw error;
    }
  }

  /** What was there before the first run, as events. To be asked before it is played. */
  async prepared(): Promise<readonly KeyEvent[]> {
    await this.watch.settle();
    return this.#takeEvents();
  }

  /** Plays a run to its end, and looks at what it left. */
  async play(planned: PlannedRun): Promise<PlayedRun> {
    const { clock } = this.playground;
    clock.advance(Math.max(0, planned.at - clock.now()));
    await this.watch.settle();
    const before = this.#takeEvents();
    this.#disturbances.beginDay(planned.day);
    this.#requests = [];
    let result: RunResult | undefined;
    const met = await this.#disturbances.metDuring(async () => {
      result = await this.#run(planned);
      await this.watch.settle();
    });
    await this.#tidy();
    if (result === undefined) throw new Error("The run has no result.");
    return { ...this.#describe(planned, result, met), before };
  }

  /** The faults and kills that no request met. */
  get neverMet(): readonly string[] {
    return this.#disturbances.neverMet;
  }

  /** Time goes on to the end of the day, and what ends by itself does. */
  async passDay(day: number): Promise<readonly KeyEvent[]> {
    const { clock } = this.playground;
    clock.advance(Math.max(0, this.#order.startAt + day * DAY_MS - clock.now()));
    await this.watch.settle();
    return this.#takeEvents();
  }

  /** Kills what is running: nobody waits for it any more. */
  abandon(): void {
    this.#player.abandon();
  }

  /** Everything that must not turn up in what is printed. */
  get secrets(): readonly Wanted[] {
    return [...this.playground.secrets(), ...this.#madeUp];
  }

  async close(): Promise<void> {
    await this.playground.close();
  }

  async #run({ event, cron, inputs }: PlannedRun): Promise<RunResult> {
    return this.#player.play({
      ...{ path: this.#order.path, event, inputs, vars: this.#order.vars },
      ...(cron === undefined ? {} : { cron }),
    });
  }

  #describe(planned: PlannedRun, result: RunResult, met: readonly string[]): Omit<PlayedRun, "before"> {
    this.#runs += 1;
    const name = nameBy(this.playground.mintedKeys, this.secrets);
    const watched = {
      secrets: new Set([...managedSecrets(this.#order.secrets), ...this.watch.namesHolding]),
      keyIds: new Set(this.playground.mintedKeys.map(({ keyId }) => keyId)),
    };
    const jobs = result.jobs.map((job) => playedJob(job, watched, name));
    const keyEvents = this.#takeEvents();
    return {
      number: this.#runs,
      ...{ day: planned.day, at: planned.at, event: planned.event, conclusion: result.conclusion },
      ...{ jobs, keyEvents, met, log: result.log, requests: this.#requests },
      broken: this.#judge.judge({ result, jobs, keyEvents, secrets: this.secrets }),
      ...{ unsupported: result.unsupported, unknownOutputs: result.unknownOutputs },
    };
  }

  #takeEvents(): readonly KeyEvent[] {
    const fresh = this.watch.events.slice(this.#seenEvents);
    this.#seenEvents = this.watch.events.length;
    return fresh;
  }

  /** A year of runs would fill the disk with what each leaves behind. */
  async #tidy(): Promise<void> {
    const folder = join(this.playground.folder, "runs");
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function playerFor(
  { playground, reach }: { readonly playground: Playground; readonly reach: Reach },
  order: StageOrder,
  deps: StageDeps,
): WorkflowPlayer {
  const { meshUrl, gitHubUrl } = playground;
  const { compileCache } = deps;
  const { executeIn } = order;
  const confinement = { meshUrl, gitHubUrl, compileCache, passAll: executeIn !== undefined };
  return new WorkflowPlayer(playground, {
    clock: deps.clock,
    startProcess: confine(deps.startProcess, confinement),
    sources: withPreparation(order.sources, order.secrets),
    executeRunSteps: executeIn !== undefined,
    assumeOutputs: (uses, inputs) => assumeAppToken(uses, inputs, { playground, reach }),
    fillWorkspace: async (workspace) => {
      if (executeIn !== undefined) await copyCheckout(executeIn, workspace);
    },
  });
}

/** What nobody wants copied for each job: history, and what an install step would make anew. */
const LEFT_OUT = new Set([".git", "node_modules"]);

async function copyCheckout(checkout: string, workspace: string): Promise<void> {
  const filter = (source: string): boolean => source === checkout || !LEFT_OUT.has(basename(source));
  await cp(checkout, workspace, { recursive: true, verbatimSymlinks: true, filter });
}
