import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../values/clock.ts";
import { mapAtMost } from "../values/map-at-most.ts";
import { asUserError, UserError, type ErrorCode } from "../values/user-error.ts";
import type { RotationDeps } from "./deps.ts";
import { readHolderId } from "./observe.ts";
import { cancelled } from "./obstacles.ts";
import type { RotationOutcome } from "./outcome.ts";
import type { Policy } from "./policy.ts";
import { rotate } from "./rotate.ts";
import { surveyTarget } from "./survey.ts";
import { describeHolder, describeSlot, type Target } from "./target.ts";

/** How the run ended for one target. */
export interface TargetResult {
  readonly target: Target;
  readonly outcome: RotationOutcome;
}

/** What one run is to do. */
export interface Work {
  readonly targets: readonly Target[];
  readonly policy: Policy;
  /** Secrets of many repositories: it is found out first which of them are due, and progress is told. */
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
/** Each costs minutes of patience, and perhaps a key that nobody holds: after a few in a row the others would do the same. */
const UNANSWERED: ReadonlySet<ErrorCode> = new Set([
  ...(["mesh_unreachable", "github_unreachable", "mint_unknown", "secret_write_unknown"] as const),
]);
const MOST_UNANSWERED = 3;
/** GitHub Docs, "Best practices for using the REST API": a minute, and exponentially longer; its windows last an hour. */
const LONGEST_LIMIT_PAUSE_MS = HOUR_MS;
const MOST_LIMITED = 7;

/** The memory of one run over several targets. */
class ManyTargets {
  readonly #work: Work;
  readonly #deps: RotationDeps;
  readonly #ended = new Map<Target, RotationOutcome>();
  readonly #holderIds = new Map<string, Promise<string | undefined>>();
  #stopped: UserError | undefined;
  #unansweredInARow = 0;
  #limitedInARow = 0;
  #turn: Promise<void> | undefined;

  constructor(work: Work, deps: RotationDeps) {
    this.#work = work;
    this.#deps = deps;
  }

  results(): readonly TargetResult[] {
    return this.#work.targets.map((target) => ({
      target,
      outcome:
        this.#ended.get(target) ?? notTried(target, this.#stopped ?? cancelled("before it was through")),
    }));
  }

  async survey(): Promise<void> {
    const { github, run, tell } = this.#deps;
    if (github === undefined) return;
    const { policy, targets } = this.#work;
    const queuedAt = await run?.port?.queuedAt(run);
    const shared = { policy, github, queuedAt, firstAttempt: run === undefined || run.attempt === 1 };
    await mapAtMost(SURVEYED_AT_ONCE, targets, async (target) => {
      if (!(await this.#mayGoOn())) return;
      const ended = await surveyTarget(target, shared).catch((error: unknown) => this.#atSurvey(error));
      if (ended !== undefined) this.#ended.set(target, ended);
    });
    if (this.#stopped === undefined)
      tell({ kind: "surveyed", targets: targets.length, due: this.#due().length });
  }

  async work(): Promise<void> {
    const queue = this.#due().map((target) => ({ target, again: false }));
    for (const { target, again } of queue) {
      if (!(await this.#mayGoOn())) return;
      const later = await this.#workOn(target, again);
      if (later) queue.push({ target, again: true });
    }
  }

  /** @returns whether it met a limit, and is to have another turn after the others */
  async #workOn(target: Target, again: boolean): Promise<boolean> {
    const { central, policy, targets } = this.#work;
    const { tell } = this.#deps;
    const at = { target, number: this.#ended.size + (again ? 0 : 1), of: targets.length };
    if (central) tell({ kind: "target-started", ...at });
    const outcome = await rotate(central ? await this.#identified(target) : target, policy, this.#deps);
    // Kept for now even where it has another turn: the run may end before.
    this.#ended.set(target, outcome);
    const limited = central && "error" in outcome && outcome.error.code === "rate_limited";
    const later = limited && !again && !leftKey(outcome);
    if (central) tell({ kind: "target-ended", ...at, outcome, later });
    this.#notice(outcome);
    if (limited) await this.#outlastLimit(outcome);
    return later;
  }

  /** What goes wrong for one goes wrong again in its full look, and is told there; a token that is no good is for all. */
  #atSurvey(cause: unknown): RotationOutcome | undefined {
    const error = asUserError(cause);
    if (!FINAL.has(error.code)) return undefined;
    this.#stopped ??= error;
    return { kind: "failed", plan: undefined, error };
  }

  /**
   * One account holds the keys of all these targets: by its id a target's own are listed, without it all of them, once for
   * each target.
   */
  async #identified(target: Target): Promise<Target> {
    if (target.holderId !== undefined) return target;
    const holder = describeHolder(target.slot.scope);
    const reading = this.#holderIds.get(holder) ?? readHolderId(target, this.#deps).catch(() => undefined);
    this.#holderIds.set(holder, reading);
    return { ...target, holderId: await reading };
  }

  #due(): readonly Target[] {
    return this.#work.targets.filter((target) => !this.#ended.has(target));
  }

  #notice(outcome: RotationOutcome): void {
    const error = "error" in outcome ? outcome.error : undefined;
    this.#unansweredInARow =
      error !== undefined && UNANSWERED.has(error.code) ? this.#unansweredInARow + 1 : 0;
    if (error?.code !== "rate_limited") this.#limitedInARow = 0;
    if (error === undefined) return;
    if (FINAL.has(error.code) || this.#unansweredInARow >= MOST_UNANSWERED) this.#stopped ??= error;
  }

  /**
   * Whoever goes on asking is locked out for longer, and mints a key for each refusal: after each the pause is twice as long.
   * Where a key could not be taken back there is none; a person has to delete it.
   */
  async #outlastLimit(outcome: RotationOutcome & { readonly error: UserError }): Promise<void> {
    this.#limitedInARow += 1;
    if (leftKey(outcome) || this.#limitedInARow >= MOST_LIMITED) {
      this.#stopped ??= outcome.error;
      return;
    }
    const ms = Math.min(MINUTE_MS * 2 ** (this.#limitedInARow - 1), LONGEST_LIMIT_PAUSE_MS);
    await this.#wait(Math.max(ms, this.#deps.github?.waitMs("target") ?? 0));
  }

  /** Waits for the limits first: what a target saw would be too old after a wait. */
  async #mayGoOn(): Promise<boolean> {
    const ms = this.#deps.github?.waitMs("target") ?? 0;
    // A job for one repository is not made to last for an hour: it fails, and the next one goes on.
    if (ms > 0 && this.#work.central && !this.#mustStop()) await this.#wait(ms);
    return !this.#mustStop();
  }

  #mustStop(): boolean {
    if (this.#deps.cancellation?.aborted === true) this.#stopped ??= cancelled("before it was through");
    return this.#stopped !== undefined;
  }

  /** Those that are at work side by side wait for the same. */
  async #wait(ms: number): Promise<void> {
    const { clock, cancellation, tell } = this.#deps;
    if (this.#turn === undefined) {
      if (ms >= SECOND_MS) tell({ kind: "waiting", ms, why: "GitHub's limits" });
      this.#turn = clock.sleep(ms, cancellation).catch(() => undefined);
    }
    await this.#turn;
    this.#turn = undefined;
  }
}

/** A key was minted, not stored, and could not be revoked. */
function leftKey(outcome: RotationOutcome): boolean {
  return outcome.kind === "rolled-back" && !outcome.successorRevoked;
}

function notTried({ slot }: Target, cause: UserError): RotationOutcome {
  const [{ what, input, fix }] = cause.faults;
  const error = new UserError(
    "not_tried",
    {
      what: `${describeSlot(slot)} was not tried.`,
      ...(input === undefined ? {} : { input }),
      why: `The run could not go on: ${what}`,
      fix: `${fix} What is finished is not done twice.`,
    },
    { cause },
  );
  return { kind: "failed", plan: undefined, error };
}
