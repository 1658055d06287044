import type { Instant } from "../values/clock.ts";
import { UserError } from "../values/user-error.ts";
import { commit, type Commit } from "./commit.ts";
import { revokeSuccessor } from "./compensate.ts";
import { knownKey } from "./evidence.ts";
import { mint, type Successor } from "./mint.ts";
import type { RotationOutcome } from "./outcome.ts";
import type { Plan, Sweep } from "./plan.ts";
import { nextRotationAt } from "./policy.ts";
import { prove } from "./prove.ts";
import { isShown } from "./reread.ts";
import { retire, sweep } from "./retire.ts";
import { forWriting, type Run, type WritingRun } from "./run.ts";

/** Walks the plan. Each step leaves the world in a state from which the next run can go on (I5). */
export async function execute(run: Run): Promise<RotationOutcome> {
  const { plan } = run;
  const left = await sweep(run);
  if (plan.kind === "refused") return refused(plan, plan.reason);
  if (plan.kind === "unchanged") return unchanged(run);
  const youngLeft = left.filter(({ young }) => young).length;
  if (youngLeft > 0 && plan.countedKeys + youngLeft >= plan.maxLiveKeys)
    return refused(plan, "Keys that should have been swept could not be, and `max-live-keys` is reached.");
  const writing = await forWriting(withLeftovers(run, left));
  if (writing instanceof UserError) return { kind: "refused", plan, error: writing };
  return await replaceKey(writing);
}

/** What could not be swept is older than the key that this run stores, and is given an end with the others. */
function withLeftovers(run: Run, left: readonly Sweep[]): Run {
  if (!run.observation.facts.features.has("expire")) return run;
  return { ...run, plan: { ...run.plan, retires: [...run.plan.retires, ...left.map(({ key }) => key)] } };
}

/** mint → prove → store → retire → confirm. */
async function replaceKey(run: WritingRun): Promise<RotationOutcome> {
  const { plan, deps } = run;
  const minted = await mint(run);
  if (minted.kind === "failed") return { kind: "failed", plan, error: minted.error };
  const { successor } = minted;
  const proof = await prove(successor, run);
  if (proof.kind === "overtaken") {
    const successorRevoked = await revokeSuccessor(successor, "another run stored its key first", run);
    return { kind: "superseded-by-another-run", plan, successor: successor.record, successorRevoked };
  }
  if (proof.kind === "failed") return await rollBack(successor, proof.error, run);
  const { github, sealingKey, access, target } = run;
  const write = { slot: target.slot, key: successor.key, sealingKey, access };
  const end = await commit(write, github, run.deadline, deps);
  if (end.kind === "not_committed") return await rollBack(successor, end.error, run);
  if (end.kind === "ambiguous") return ambiguous(successor, end.error, run);
  return await afterCommit(successor, end, run);
}

async function afterCommit(
  successor: Successor,
  end: Commit & { kind: "committed" },
  run: WritingRun,
): Promise<RotationOutcome> {
  const { plan, policy, deps } = run;
  deps.tell({ kind: "stored", at: end.at, created: end.created });
  await retire(end.at, run);
  if (end.repeated) await confirm(end.at, run);
  const { record } = successor;
  return {
    kind: plan.kind === "create" ? "created" : "rotated",
    plan,
    successor: record,
    key: successor.key,
    secretUpdatedAt: end.at,
    nextRotationAt: nextRotationAt(record.createdAt, policy),
    graceEndsAt: plan.kind === "create" ? undefined : end.at + policy.graceMs,
  };
}

/** A PUT that was repeated may still be invisible: the next run's evidence rests on `updated_at`, so look once more. */
async function confirm(committedAt: Instant, run: WritingRun): Promise<void> {
  if (await isShown(run, ({ updatedAt }) => updatedAt !== undefined && updatedAt >= committedAt)) return;
  run.deps.tell({
    kind: "warning",
    text: "GitHub accepted the write but does not show it yet. The next run will look again.",
  });
}

async function rollBack(successor: Successor, error: UserError, run: WritingRun): Promise<RotationOutcome> {
  const successorRevoked = await revokeSuccessor(successor, "the secret was not written", run);
  return { kind: "rolled-back", plan: run.plan, successor: successor.record, successorRevoked, error };
}

/** Names both keys that the store may hold: a person who must know at once can compare. */
function ambiguous({ record }: Successor, cause: UserError, { plan }: Run): RotationOutcome {
  const before = plan.predecessorKeyId ?? "what it held before";
  const error = new UserError(
    "secret_write_unknown",
    {
      what: `Nobody can tell yet whether the secret was written: it holds ${record.keyId} or ${before}. Nothing was revoked.`,
      why: cause.faults[0].what,
      fix: "Run it again in half an hour: that run finds out and cleans up.",
    },
    { cause },
  );
  return { kind: "ambiguous", plan, successor: record, error };
}

function refused(plan: Plan, reason: string): RotationOutcome {
  const error = new UserError("rotation_refused", {
    what: reason,
    fix: REFUSAL_FIXES[plan.code] ?? "Wait for a later run to clean up, or raise `max-live-keys`.",
  });
  return { kind: "refused", plan, error };
}

const REFUSAL_FIXES: Partial<Record<Plan["code"], string>> = {
  other_account: "Pass the admin credential of the account that the key belongs to.",
  other_target:
    "Pass the value of the very secret that this step writes as `current-key`, or set `force: true` once.",
  not_from_this_secret:
    "Pass the value of the very secret that this step writes as `current-key`, or set `force: true` once.",
  not_supported: "Remove the input, or use a Mesh service that has the feature.",
};

function unchanged({ plan, observation, policy }: Run): RotationOutcome {
  const { facts } = observation;
  const known = knownKey(facts);
  const secretUpdatedAt = facts.secret.kind === "present" ? facts.secret.updatedAt : undefined;
  return {
    kind: "unchanged",
    plan,
    current: facts.managed.find(({ keyId }) => keyId === known?.keyId),
    observedAt: facts.now,
    secretUpdatedAt,
    nextRotationAt: nextRotationAt(known?.createdAt ?? secretUpdatedAt, policy),
  };
}
