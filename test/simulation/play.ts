import { rotate } from "../../src/rotation/rotate.ts";
import type { RotationOutcome } from "../../src/rotation/outcome.ts";
import type { RevocationOrder } from "../../src/rotation/revocation-plan.ts";
import { revoke, type RevocationOutcome } from "../../src/rotation/revoke.ts";
import type { Policy } from "../../src/rotation/policy.ts";
import { DAY_MS, HOUR_MS } from "../../src/values/clock.ts";
import { Checkers, type Violation } from "./checkers.ts";
import { LATEST_EFFECT_MS, type RunStep, type Schedule, type Settings } from "./schedule.ts";
import { rotationDeps } from "./ports.ts";
import { World } from "./world.ts";

export interface Played {
  readonly violations: readonly Violation[];
  readonly story: readonly string[];
  readonly coverage: ReadonlyMap<string, number>;
}

type Outcome = RotationOutcome | RevocationOutcome;

/** After the last fault, quiet runs on these days must bring everything in order. */
const QUIET_DAYS = [0, 1, 2, 4, 9, 10, 14];
const QUIET_WORKFLOW = 2;
/** Longer than any lease, so that nothing of the wild phase is still under way. */
const QUIET_BEGINS_MS = LATEST_EFFECT_MS + HOUR_MS;

/** Plays one schedule: first anything may happen and I1–I4 and I6 hold at every step; then nothing does, and I5 must come. */
export async function play(schedule: Schedule): Promise<Played> {
  const { world, checkers } = build(schedule);
  const { timeline, startedAt } = world;
  schedule.steps.forEach((step, index) => {
    timeline.at(startedAt + step.at, () => {
      if (step.kind === "person") world.act(step);
      else start(step, index, world, checkers);
    });
  });
  const lastAt = Math.max(0, ...schedule.steps.map(({ at }) => at));
  const longestSleep = Math.max(0, ...schedule.steps.flatMap(sleeps));
  await timeline.playUntil(startedAt + lastAt + longestSleep + QUIET_BEGINS_MS);
  if (checkers.violations.length === 0) await quieten(schedule, world, checkers);
  return { violations: checkers.violations, story: world.story, coverage: world.coverage };
}

function build(schedule: Schedule): { world: World; checkers: Checkers } {
  let checkers: Checkers | undefined;
  const world = new World(schedule, (built) => (checkers = new Checkers(built)));
  if (checkers === undefined) throw new Error("the world took no checkers");
  return { world, checkers };
}

function sleeps(step: Schedule["steps"][number]): number[] {
  if (step.kind === "person") return [];
  return step.faults.map(({ fault }) => (fault.kind === "suspended" ? fault.ms : 0));
}

async function quieten({ steps }: Schedule, world: World, checkers: Checkers): Promise<void> {
  const { timeline, startedAt, settings } = world;
  const begin = timeline.now - startedAt;
  const lastDay = (QUIET_DAYS.at(-1) ?? 0) + settings.graceMs / DAY_MS;
  const targets = [0, 1].filter((target) => world.secret(target).writes.length > 0 || target === 0);
  const stuck = new Set<number>();
  for (const day of [...QUIET_DAYS, lastDay + 1])
    for (const target of targets) {
      const at = begin + day * DAY_MS + target * HOUR_MS;
      const step: RunStep = {
        ...{
          kind: "run",
          at,
          snapshotAt: at - 2_000,
          attempt: 1,
          target,
          workflow: QUIET_WORKFLOW,
          force: false,
        },
        ...{ force: false, revokes: undefined, passes: "own", readsQueue: true, faults: [] },
      };
      timeline.at(startedAt + at, () => {
        start(step, steps.length + day * 2 + target, world, checkers, (outcome) => {
          if (needsPerson(outcome)) stuck.add(target);
          else stuck.delete(target);
        });
      });
    }
  await timeline.playUntil(startedAt + begin + (lastDay + 1) * DAY_MS + 3 * HOUR_MS);
  for (const target of targets) if (!stuck.has(target)) checkers.settled(target);
}

/** A key that a person pasted right after a rotation: only a person can say whether it is meant. */
function needsPerson(outcome: Outcome): boolean {
  const { plan } = outcome;
  return (
    outcome.kind === "refused" && plan !== undefined && "code" in plan && plan.code === "not_from_this_secret"
  );
}

function start(
  step: RunStep,
  index: number,
  world: World,
  checkers: Checkers,
  ended: (outcome: Outcome) => void = () => undefined,
): void {
  const process = world.process(step, index);
  const said: unknown[] = [];
  world.tell(`run ${index} starts${step.attempt === 2 ? " (a re-run)" : ""} for secret ${step.target}`);
  const deps = {
    ...rotationDeps({ world, step, index, process }),
    tell: (event: Parameters<Parameters<typeof rotate>[2]["tell"]>[0]) => {
      said.push(event);
      if (event.kind === "planned") {
        world.count(`plan ${event.plan.kind}: ${event.plan.code}`);
        if (event.plan.keptInUse.length > 0) world.count("evidence kept while used");
        world.tell(`run ${index} plans: ${event.plan.kind} (${event.plan.code})`);
      }
      if (event.kind === "swept") world.count(`evidence ${event.evidence}`);
      if (event.kind === "retired") world.count("evidence own commit");
    },
  };
  const target = world.target(step);
  const policy = policyOf(step, world.settings);
  const running =
    step.revokes === undefined
      ? rotate(target, policy, deps)
      : revoke(target, orderOf(step, policy, world, target.keyName), deps);
  running.then(
    (outcome) => {
      finish(outcome, step, index, world, checkers);
      checkers.said(index, JSON.stringify([said, outcome]));
      ended(outcome);
    },
    (error: unknown) => {
      checkers.report("no crash", `run ${index}: ${String(error)}`);
    },
  );
}

function orderOf(step: RunStep, policy: Policy, world: World, keyName: string): RevocationOrder {
  const keyId = step.revokes === "key" ? world.someKeyId(step.target) : undefined;
  return { mode: step.revokes ?? "superseded", keyId, keyName, canBePassedIn: true, policy };
}

function finish(outcome: Outcome, step: RunStep, index: number, world: World, checkers: Checkers): void {
  const mode = step.revokes === undefined ? "" : `${step.revokes} `;
  world.count(`outcome ${mode}${outcome.kind}`);
  if (outcome.kind === "ambiguous") world.count("evidence doubt");
  if (outcome.kind === "unchanged" && outcome.current !== undefined) world.count("evidence known");
  const error = "error" in outcome ? outcome.error : undefined;
  world.tell(`run ${index} ends: ${mode}${outcome.kind}${error === undefined ? "" : ` (${error.code})`}`);
  if (error?.code === "internal_error") checkers.report("no crash", `run ${index}: ${String(error.cause)}`);
}

/**
 * The second workflow of a target rotates three times as often, that of the quiet period only what must be replaced;
 * all promise the same grace.
 */
function policyOf({ workflow, force }: RunStep, settings: Settings): Policy {
  const { rotateAfterMs, graceMs, keepWhileUsedMs, maxLiveKeys, expiresInMs } = settings;
  return {
    ...{ graceMs, keepWhileUsedMs, maxLiveKeys, force, expiresInMs },
    rotateAfterMs: workflow === QUIET_WORKFLOW ? "never" : rotateAfterMs / (workflow === 0 ? 1 : 3),
    dryRun: false,
    scopes: undefined,
  };
}
