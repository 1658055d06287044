import { SECOND_MS } from "../values/clock.ts";
import { UserError, type ErrorCode } from "../values/user-error.ts";
import type { RotationDeps } from "./deps.ts";
import { readHolderId } from "./observe.ts";
import type { RotationOutcome } from "./outcome.ts";
import type { Policy } from "./policy.ts";
import { rotate } from "./rotate.ts";
import { surveyTarget } from "./survey.ts";
import { describeSlot, type Target } from "./target.ts";

/** How the run ended for one target. */
export interface TargetResult {
  readonly target: Target;
  readonly outcome: RotationOutcome;
}

/** What one run is to do. */
export interface Work {
  readonly targets: readonly Target[];
  readonly policy: Policy;
  /** Secrets of many repositories: it is found out first which of them are due, with one read each, and progress is told. */
  readonly central: boolean;
}

/**
 * Targets one after another, each observed just before it is minted for; a failing one does not stop the others. Keeps
 * inside GitHub's limits, and can be started again: what is finished is not done twice (spec: actions.md, Many targets).
 * Never throws.
 */
export async function rotateAll(work: Work, deps: RotationDeps): Promise<readonly TargetResult[]> {
  const run = new ManyTargets(work, deps);
  if (work.central) await run.survey();
  await run.work();
  return run.results();
}

/** GitHub allows a hundred requests at once; a few are enough to look at hundreds of targets in seconds. */
const SURVEYED_AT_ONCE = 10;

/** After these nothing can succeed that comes later in the same run. */
const FINAL: ReadonlySet<ErrorCode> = new Set(["github_token_rejected", "admin_credential_rejected"]);
/** Each costs a minute of patience: after a few in a row, the others would only wait as well. */
const UNREACHABLE: ReadonlySet<ErrorCode> = new Set(["mesh_unreachable", "github_unreachable"]);
const MOST_UNREACHABLE = 3;

/** The memory of one run over several targets. */
class ManyTargets {
  readonly #work: Work;
  readonly #deps: RotationDeps;
  readonly #ended = new Map<Target, RotationOutcome>();
  #stopped: UserError | undefined;
  #unreachableInARow = 0;

  constructor(work: Work, deps: RotationDeps) {
    this.#work = work;
    this.#deps = deps;
  }

  results(): readonly TargetResult[] {
    return this.#work.targets.map((target) => ({
      target,
      outcome: this.#ended.get(target) ?? notTried(target, this.#stopped ?? cancelled()),
    }));
  }

  async survey(): Promise<void> {
    const { github, run } = this.#deps;
    if (github === undefined) return;
    const shared = {
      policy: this.#work.policy,
      github,
      queuedAt: await run?.port?.queuedAt(run),
      firstAttempt: run === undefined || run.attempt === 1,
    };
    const waiting = [...this.#work.targets];
    const surveyor = async (): Promise<void> => {
      for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
        if (this.#mustStop()) return;
        await this.#untilTurn();
        // What went wrong here goes wrong again in the full look, and is told there.
        const ended = await surveyTarget(target, shared).catch((error: unknown) => this.#notice(error));
        if (ended !== undefined) this.#ended.set(target, ended);
      }
    };
    await Promise.all(Array.from({ length: SURVEYED_AT_ONCE }, surveyor));
    this.#deps.tell({ kind: "surveyed", targets: this.#work.targets.length, due: this.#due().length });
  }

  async work(): Promise<void> {
    const queue = this.#due().map((target) => ({ target, again: false }));
    const { policy, central, targets } = this.#work;
    const of = targets.length;
    for (const { target, again } of queue) {
      if (this.#mustStop()) return;
      await this.#untilTurn();
      const number = this.#ended.size + 1;
      if (central) this.#deps.tell({ kind: "target-started", target, number, of });
      const outcome = await rotate(central ? await this.#identified(target) : target, policy, this.#deps);
      // Whoever waited for a limit longer than one target may take is asked once more, after the others.
      const later = central && !again && "error" in outcome && outcome.error.code === "rate_limited";
      if (later) queue.push({ target, again: true });
      else this.#ended.set(target, outcome);
      if (central) this.#deps.tell({ kind: "target-ended", target, outcome, number, of, later });
      this.#notice("error" in outcome ? outcome.error : undefined);
    }
  }

  /**
   * One account holds the keys of all these targets: by its id a target's own are listed, without it all of them, once for
   * each target.
   */
  async #identified(target: Target): Promise<Target> {
    if (target.holderId !== undefined) return target;
    const holderId = await readHolderId(target, this.#deps).catch(() => undefined);
    return { ...target, holderId };
  }

  #due(): readonly Target[] {
    return this.#work.targets.filter((target) => !this.#ended.has(target));
  }

  #notice(error: unknown): undefined {
    const code = error instanceof UserError ? error.code : undefined;
    this.#unreachableInARow = code !== undefined && UNREACHABLE.has(code) ? this.#unreachableInARow + 1 : 0;
    const isFinal = code !== undefined && FINAL.has(code);
    if (error instanceof UserError && (isFinal || this.#unreachableInARow >= MOST_UNREACHABLE))
      this.#stopped ??= error;
  }

  #mustStop(): boolean {
    if (this.#deps.cancellation?.aborted === true) this.#stopped ??= cancelled();
    return this.#stopped !== undefined;
  }

  /** Before the target is looked at: what it saw would be too old after a wait. */
  async #untilTurn(): Promise<void> {
    const { github, clock, cancellation, tell } = this.#deps;
    const ms = github?.waitMs("target") ?? 0;
    // A job for one repository is not made to last for an hour: it fails, and the next one goes on.
    if (ms <= 0 || !this.#work.central) return;
    if (ms >= SECOND_MS) tell({ kind: "waiting", ms, why: "GitHub's limits" });
    await clock.sleep(ms, cancellation).catch(() => undefined);
  }
}

function notTried({ slot }: Target, cause: UserError): RotationOutcome {
  const [{ what, fix }] = cause.faults;
  const error = new UserError(
    "not_tried",
    {
      what: `${describeSlot(slot)} was not tried.`,
      why: `The run could not go on: ${what}`,
      fix: `${fix} What is finished is not done twice.`,
    },
    { cause },
  );
  return { kind: "failed", plan: undefined, error };
}

function cancelled(): UserError {
  return new UserError("cancelled", {
    what: "The run was cancelled.",
    fix: "Start it again when you are ready.",
  });
}
