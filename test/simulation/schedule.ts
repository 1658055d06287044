import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../src/values/clock.ts";
import { REVOCATION_MODES, type RevocationMode } from "../../src/rotation/revocation-plan.ts";
import { Dice } from "./dice.ts";

/** Everything that is going to happen in one simulated world, as data: it can be printed, replayed and shrunk. */
export interface Schedule {
  readonly seed: number;
  readonly settings: Settings;
  readonly steps: readonly Step[];
}

export const SERVICES = ["full", "no-expire", "no-idempotency", "no-last-used", "basic"] as const;

export interface Settings {
  readonly service: (typeof SERVICES)[number];
  /** Mesh's clock minus the true one. */
  readonly meshSkewMs: number;
  /** The runner's wall clock minus the true one. */
  readonly runnerSkewMs: number;
  readonly rotateAfterMs: number;
  readonly graceMs: number;
  readonly keepWhileUsedMs: number;
  readonly maxLiveKeys: number;
  /** Keys end by themselves after this time. */
  readonly expiresInMs: number | undefined;
  /** Chance that a write of the secret becomes visible only later, up to 5 minutes (A2). */
  readonly slowVisibility: number;
  /** Does the service filter its list as it was asked to? Clients filter themselves as well. */
  readonly filtersList: boolean;
}

export type Step = RunStep | PersonStep;

/** One attempt of one workflow run. */
export interface RunStep {
  readonly kind: "run";
  readonly at: number;
  /** When GitHub took the snapshot of the secrets that the run sees. */
  readonly snapshotAt: number;
  readonly attempt: 1 | 2;
  /** 0 or 1: two secrets of one repository. */
  readonly target: number;
  /** Two workflows for one target differ in how often they rotate. */
  readonly workflow: number;
  readonly force: boolean;
  /** A revocation by order of a person, instead of a rotation. */
  readonly revokes: RevocationMode | undefined;
  /** Whose secret the workflow passes in: the target's own, by mistake the other one's, or none. */
  readonly passes: "own" | "other" | "none";
  readonly readsQueue: boolean;
  readonly faults: readonly FaultAt[];
  /** How long GitHub's limits ask to wait, each time that the run wants to know; then not at all. */
  readonly limitWaitsMs?: readonly number[];
}

export const OPERATIONS = [
  "discover",
  "list",
  "find",
  "whoami",
  "profile",
  "mint",
  "revoke",
  "expire",
  "sealing_key",
  "secret",
  "put",
  "delete",
  "queued_at",
] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface FaultAt {
  readonly operation: Operation;
  /** 0: the run's first request of the kind. */
  readonly nth: number;
  readonly fault: Fault;
}

export type Fault =
  /** The process is gone at this moment; `sent` requests still take effect. */
  | { readonly kind: "killed"; readonly when: "before" | "sent" | "after"; readonly effectAfterMs: number }
  | { readonly kind: "not_sent" }
  /** No answer; the effect comes after this time, or never. */
  | { readonly kind: "lost"; readonly effectAfterMs: number | undefined }
  | { readonly kind: "duplicated"; readonly effectAfterMs: number }
  | { readonly kind: "status"; readonly status: number; readonly effect: boolean }
  | { readonly kind: "limited"; readonly waitMs: number | undefined }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "suspended"; readonly ms: number; readonly monotonicStops: boolean }
  | { readonly kind: "cancelled" };

export const PERSON_ACTS = [
  "pastes_own_key",
  "pastes_rubbish",
  "deletes_secret",
  "ends_stored_key",
  "ends_some_key",
  "deploys_server",
  "sealing_key_rotates",
] as const;

export interface PersonStep {
  readonly kind: "person";
  readonly at: number;
  readonly target: number;
  readonly act: (typeof PERSON_ACTS)[number];
}

/** A request takes effect within this time of being sent, or never (A1). */
export const LATEST_EFFECT_MS = 10 * MINUTE_MS;
/** GitHub shows a write within this time (A2). */
export const LATEST_VIEW_MS = 5 * MINUTE_MS;

/** The schedule of a seed: always the same. */
export function scheduleOf(seed: number): Schedule {
  const dice = new Dice(seed);
  const settings = rollSettings(dice);
  const steps: Step[] = [];
  let at = 0;
  const scenes = 3 + dice.below(8);
  for (let scene = 0; scene < scenes; scene += 1) {
    at += rollGap(dice, settings);
    steps.push(...rollScene(dice, at, settings, steps.at(-1)?.at ?? 0));
    at = Math.max(at, steps.at(-1)?.at ?? 0);
  }
  return { seed, settings, steps };
}

/** What happens at one time: mostly one run, sometimes what is hard for several. */
function rollScene(dice: Dice, at: number, settings: Settings, before: number): Step[] {
  const kind = dice.roll();
  if (kind < 0.25) return [rollPerson(dice, at)];
  if (kind < 0.35) return crowd(dice, at, settings);
  if (kind < 0.42) return crashLoop(dice, at, settings);
  if (kind < 0.5) return [queuedDuring(before, rollRun(dice, at, settings), dice)];
  return [rollRun(dice, at, settings)];
}

/** 2 to 5 runs for one target at the same moment, without a workflow lock. */
function crowd(dice: Dice, at: number, settings: Settings): RunStep[] {
  const target = dice.chance(0.85) ? 0 : 1;
  const force = dice.chance(0.7);
  return Array.from({ length: 2 + dice.below(4) }, () => {
    const startsAt = Math.round(at + dice.between(0, 3 * SECOND_MS));
    return { ...rollRun(dice, startsAt, settings), target, force, snapshotAt: at, attempt: 1 as const };
  }).toSorted((one, other) => one.at - other.at);
}

/** Run after run dies between mint and store. */
function crashLoop(dice: Dice, at: number, settings: Settings): RunStep[] {
  const gapMs = dice.between(5 * SECOND_MS, 8 * MINUTE_MS);
  const killed: FaultAt = {
    operation: "put",
    nth: 0,
    fault: { kind: "killed", when: "before", effectAfterMs: 0 },
  };
  return Array.from({ length: 3 + dice.below(6) }, (_, index) => {
    const startsAt = Math.round(at + index * gapMs);
    return {
      ...rollRun(dice, startsAt, settings),
      target: 0,
      force: true,
      revokes: undefined,
      faults: [killed],
    };
  });
}

/** A run that was queued while an earlier one was writing, and started only now. */
function queuedDuring(before: number, run: RunStep, dice: Dice): RunStep {
  return { ...run, attempt: 1, snapshotAt: Math.round(before + dice.between(0, 3 * SECOND_MS)) };
}

function rollSettings(dice: Dice): Settings {
  const wild = dice.chance(0.5);
  const graceMs = dice.pick([HOUR_MS, 24 * HOUR_MS, 24 * HOUR_MS, 3 * DAY_MS]);
  const rotateAfterMs = dice.pick([12 * HOUR_MS, 2 * DAY_MS, 30 * DAY_MS]);
  const service = dice.pick<Settings["service"]>(["full", "full", "full", ...SERVICES]);
  const expires = service !== "basic" && dice.chance(0.2);
  return {
    service,
    meshSkewMs: wild ? Math.round(dice.between(-2 * HOUR_MS, 2 * HOUR_MS)) : 0,
    runnerSkewMs: wild ? Math.round(dice.between(-DAY_MS, DAY_MS)) : 0,
    rotateAfterMs,
    graceMs,
    expiresInMs: expires ? 2 * rotateAfterMs + graceMs * 2 : undefined,
    keepWhileUsedMs: dice.pick([0, 7 * DAY_MS]),
    maxLiveKeys: 2 + dice.below(4),
    slowVisibility: dice.chance(0.5) ? 0.5 : 0,
    filtersList: dice.chance(0.8),
  };
}

/** Mostly the distances at which the rules change their mind: seconds, the lease, the grace period, the rotation. */
function rollGap(dice: Dice, { graceMs, rotateAfterMs }: Settings): number {
  return Math.round(
    dice.pick([
      () => dice.between(0, 90 * SECOND_MS),
      () => dice.between(0, 15 * SECOND_MS),
      () => dice.between(MINUTE_MS, 45 * MINUTE_MS),
      () => dice.between(18 * MINUTE_MS, 26 * MINUTE_MS),
      () => graceMs * dice.between(0.9, 1.2),
      () => rotateAfterMs * dice.between(0.6, 1.3),
      () => dice.between(HOUR_MS, 3 * DAY_MS),
    ])(),
  );
}

function rollRun(dice: Dice, at: number, settings: Settings): RunStep {
  const rerun = dice.chance(0.15);
  const waited = rerun
    ? dice.pick([HOUR_MS, settings.graceMs * 1.1, settings.rotateAfterMs])
    : dice.pick([0, 0, 0, 2 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, settings.graceMs * 1.1, 3 * DAY_MS]);
  return {
    kind: "run",
    at,
    snapshotAt: Math.max(0, Math.round(at - 2 * SECOND_MS - waited * dice.between(0.5, 1))),
    attempt: rerun ? 2 : 1,
    target: dice.chance(0.85) ? 0 : 1,
    workflow: dice.chance(0.8) ? 0 : 1,
    force: dice.chance(0.25),
    revokes: dice.chance(0.12) ? dice.pick(REVOCATION_MODES) : undefined,
    passes: dice.pick(["none", "other", ...OWN]),
    readsQueue: !dice.chance(0.15),
    faults: rollFaults(dice),
    ...(dice.chance(0.1) ? { limitWaitsMs: rollLimitWaits(dice) } : {}),
  };
}

/** Asked before the mint and before each write; what is longer than the deadline must leave no key behind. */
function rollLimitWaits(dice: Dice): number[] {
  const count = dice.pick([1, 2, 3]);
  return Array.from({ length: count }, () =>
    Math.round(
      dice.pick([() => 0, () => dice.between(0, 2 * SECOND_MS), () => dice.between(0, 8 * MINUTE_MS)])(),
    ),
  );
}

function rollFaults(dice: Dice): FaultAt[] {
  if (dice.chance(0.06)) return doubtfulPuts(dice);
  if (dice.chance(0.25)) return [rareKill(dice)];
  const count = dice.pick([0, 0, 1, 1, 2, 3]);
  return Array.from({ length: count }, () => {
    const operation = dice.pick<Operation>([
      "put",
      "put",
      "put",
      "mint",
      "mint",
      "secret",
      "expire",
      "revoke",
      "find",
      "find",
      "delete",
      "delete",
      ...OPERATIONS,
    ]);
    return { operation, nth: dice.pick([0, 0, 0, 1, 1, 2]), fault: rollFault(dice, operation) };
  });
}

/** A death at a request that few runs send: without it a campaign could miss the moment. */
function rareKill(dice: Dice): FaultAt {
  const fault: Fault = { kind: "killed", when: dice.pick(["before", "sent", "after"]), effectAfterMs: 0 };
  return { operation: dice.pick(["find", "delete", "revoke", "expire"]), nth: 0, fault };
}

/** One write that nobody answers, and then refusals, or more silence. */
function doubtfulPuts(dice: Dice): FaultAt[] {
  const lost = (): Fault => ({
    kind: "lost",
    effectAfterMs: dice.chance(0.6) ? Math.round(dice.between(0, LATEST_EFFECT_MS)) : undefined,
  });
  const refused: Fault = { kind: "status", status: dice.pick([401, 403, 404]), effect: false };
  const silent = dice.chance(0.5);
  return [0, 1, 2, 3, 4].map((nth) => ({
    operation: "put",
    nth,
    fault: nth === 0 || silent ? lost() : refused,
  }));
}

const OWN = Array.from({ length: 18 }, () => "own" as const);
const LONGEST_SUSPENSION_MS = 2 * DAY_MS;

function rollFault(dice: Dice, operation: Operation): Fault {
  const effectAfterMs = Math.round(
    dice.chance(0.5) ? dice.between(0, 5 * SECOND_MS) : dice.between(0, LATEST_EFFECT_MS),
  );
  const limited: Fault = {
    kind: "limited",
    waitMs: dice.chance(0.5) ? dice.between(0, 90 * SECOND_MS) : undefined,
  };
  const refusals = [400, 401, 403, 404, 410, 413, 422, 422] as const;
  return dice.pick<() => Fault>([
    () => ({ kind: "killed", when: dice.pick(["before", "sent", "after"]), effectAfterMs }),
    () => ({ kind: "killed", when: dice.pick(["before", "sent", "after"]), effectAfterMs }),
    () => ({ kind: "not_sent" }),
    () => ({ kind: "lost", effectAfterMs: undefined }),
    () => ({ kind: "lost", effectAfterMs }),
    () => ({ kind: "duplicated", effectAfterMs }),
    () => ({ kind: "status", status: dice.pick(refusals), effect: false }),
    () => ({ kind: "status", status: dice.pick([500, 502, 503]), effect: dice.chance(0.5) }),
    () => (operation === "put" ? limited : { kind: "slow", ms: dice.between(0, 10 * SECOND_MS) }),
    () => ({
      kind: "suspended",
      ms: dice.chance(0.5)
        ? dice.between(MINUTE_MS, 40 * MINUTE_MS)
        : dice.between(HOUR_MS, LONGEST_SUSPENSION_MS),
      monotonicStops: dice.chance(0.5),
    }),
    () => ({ kind: "cancelled" }),
  ])();
}

function rollPerson(dice: Dice, at: number): PersonStep {
  return {
    kind: "person",
    at,
    target: dice.chance(0.85) ? 0 : 1,
    act: dice.pick(["deploys_server", ...PERSON_ACTS]),
  };
}
