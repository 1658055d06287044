import type { Instant } from "../values/clock.ts";
import { asUserError, UserError } from "../values/user-error.ts";
import { commit } from "./commit.ts";
import { startDeadline } from "./deadline.ts";
import type { RotationDeps } from "./deps.ts";
import { revokeSuccessor } from "./compensate.ts";
import { forChanging, forWriting, type ChangingRun, type Run, type WritingRun } from "./run.ts";
import type { ManagedKey } from "./facts.ts";
import { mint, type Successor } from "./mint.ts";
import { observe, observed, type Observation } from "./observe.ts";
import type { KeyRecord } from "./outcome.ts";
import { plan } from "./plan.ts";
import { prove } from "./prove.ts";
import { isShown } from "./reread.ts";
import {
  BY_HAND,
  planRevocation,
  type JudgedKey,
  type OrderedKey,
  type RevocationOrder,
  type RevocationPlan,
} from "./revocation-plan.ts";
import { MANAGED_BY, type Target } from "./target.ts";

/** How one revocation ended (spec: actions.md, revoke). */
export interface RevocationOutcome {
  readonly kind:
    | "revoked"
    | "nothing-to-revoke"
    | "rotated-and-revoked"
    | "torn-down"
    | "planned"
    | "incomplete"
    | "refused";
  readonly plan: RevocationPlan | undefined;
  readonly revoked: readonly JudgedKey[];
  readonly kept: readonly JudgedKey[];
  readonly secretDeleted: boolean;
  /** The key that `compromised` stored. */
  readonly successor: KeyRecord | undefined;
  /** Present on `incomplete` and `refused`. */
  readonly error: UserError | undefined;
  /** The managed keys that were alive when it began, where the look succeeded; instants on GitHub's clock. */
  readonly seen: { readonly at: Instant; readonly keys: readonly ManagedKey[] } | undefined;
}

const NOTHING = {
  revoked: [],
  kept: [],
  secretDeleted: false,
  successor: undefined,
  error: undefined,
  seen: undefined,
} as const;

/** Ends keys as ordered, on the same evidence as a rotation. Idempotent; never throws. */
export async function revoke(
  target: Target,
  order: RevocationOrder,
  deps: RotationDeps,
): Promise<RevocationOutcome> {
  const deadline = startDeadline(deps.clock);
  try {
    const observation = await observe(target, deps);
    deps.tell(observed(observation));
    const { now, managed } = observation.facts;
    const outcome = await carryOut(order, { target, observation, deadline, deps });
    return { ...outcome, seen: { at: now, keys: managed } };
  } catch (error) {
    return { ...NOTHING, kind: "incomplete", plan: undefined, error: asUserError(error) };
  }
}

async function carryOut(
  order: RevocationOrder,
  looked: Pick<Run, "target" | "observation" | "deadline" | "deps">,
): Promise<RevocationOutcome> {
  const { observation, deps } = looked;
  const decided = planRevocation(observation.facts, order, await lookUpOrdered(order, observation, deps));
  deps.tell({ kind: "ordered", plan: decided });
  if (decided.refusal !== undefined)
    return {
      ...{ ...NOTHING, kind: "refused", plan: decided },
      error: new UserError("rotation_refused", decided.refusal),
    };
  if (order.policy.dryRun) return { ...NOTHING, kind: "planned", plan: decided, kept: decided.keeps };
  const { policy } = order;
  const run = { ...looked, policy, plan: plan(observation.facts, { ...policy, force: true }) };
  if (order.mode === "superseded" || order.mode === "key") return await revokePlanned(decided, run);
  if (order.mode === "teardown") return await unlessRefused(forChanging(run), decided, tearDown);
  return await unlessRefused(await forWriting(run), decided, replaceAndRevoke);
}

async function unlessRefused<R extends Run>(
  run: R | UserError,
  plan: RevocationPlan,
  act: (run: R, plan: RevocationPlan) => Promise<RevocationOutcome>,
): Promise<RevocationOutcome> {
  if (run instanceof UserError) return { ...NOTHING, kind: "refused", plan, error: run };
  return await act(run, plan);
}

/** What is the ordered key, where it is not among the live ones? Costs a read only then. */
async function lookUpOrdered(
  { mode, keyId }: RevocationOrder,
  { facts, targetId }: Observation,
  { mesh }: RotationDeps,
): Promise<OrderedKey> {
  if (mode !== "key" || keyId === undefined || !facts.features.has("get")) return "not_looked_up";
  if (facts.managed.some((key) => key.keyId === keyId)) return "not_looked_up";
  const record = await mesh.findKey(keyId);
  if (record === undefined || record.status === "revoked" || record.status === "expired") return "gone";
  const own = record.meta["managed_by"] === MANAGED_BY && record.meta["target"] === targetId;
  return own ? "disabled" : "stranger";
}

async function revokePlanned(decided: RevocationPlan, run: Run): Promise<RevocationOutcome> {
  const outcome = await finish(run, decided, { kind: "revoked" });
  return outcome.kind === "revoked" && outcome.revoked.length === 0
    ? { ...outcome, kind: "nothing-to-revoke" }
    : outcome;
}

/** The last step of every mode: revokes what the plan names. Whatever was wanted gone and is alive makes it `incomplete`. */
async function finish(
  run: Run,
  decided: RevocationPlan,
  done: Pick<RevocationOutcome, "kind"> & Partial<RevocationOutcome>,
): Promise<RevocationOutcome> {
  const { revoked, left } = await revokeAll(decided.revokes, run);
  const kept = [...decided.keeps, ...left];
  const alive = kept.filter(({ wanted }) => wanted === true);
  const ended = { ...NOTHING, ...done, plan: decided, revoked, kept };
  return alive.length === 0 ? ended : { ...ended, kind: "incomplete", error: leftAlive(alive) };
}

/** A leaked key: the new one is stored first, then everything older ends at once. */
async function replaceAndRevoke(run: WritingRun, decided: RevocationPlan): Promise<RevocationOutcome> {
  const { deps, target, github, sealingKey, access, deadline } = run;
  const minted = await mint(run);
  if (minted.kind === "failed") return notReplaced(decided, minted.error);
  const { successor } = minted;
  const takenBack = async (error: UserError, why: string): Promise<RevocationOutcome> =>
    notReplaced(decided, error, (await revokeSuccessor(successor, why, run)) ? [] : [leftover(successor)]);
  const proof = await prove(successor, run);
  // Another run's write changes nothing here: it is replaced like the rest.
  if (proof.kind === "failed") return await takenBack(proof.error, "it did not prove itself");
  const write = { slot: target.slot, key: successor.key, sealingKey, access };
  const end = await commit(write, github, deadline, deps);
  if (end.kind === "not_committed") return await takenBack(end.error, "the secret was not written");
  if (end.kind === "ambiguous") return perhapsReplaced(decided, end.error, successor);
  deps.tell({ kind: "stored", at: end.at, created: end.created });
  return await finish(run, decided, { kind: "rotated-and-revoked", successor: successor.record });
}

/** The new key is certainly not in the secret, so that what is there must live on. */
function notReplaced(
  decided: RevocationPlan,
  cause: UserError,
  more: readonly JudgedKey[] = [],
): RevocationOutcome {
  const error = stillAlive("the new one was not stored", cause);
  return { ...unrevoked(decided, "nothing was stored in its place", more), error };
}

/** Nobody can tell which key the secret holds. */
function perhapsReplaced(
  decided: RevocationPlan,
  cause: UserError,
  { record: { keyId } }: Successor,
): RevocationOutcome {
  const error = stillAlive(`nobody can tell yet whether the secret holds the new one, ${keyId}`, cause);
  const held = "the secret may hold it: nobody can tell yet";
  return { ...unrevoked(decided, held, [{ keyId, why: `the new key; ${held}` }]), error };
}

/** Everything that the order would have ended is kept. */
function unrevoked(decided: RevocationPlan, why: string, more: readonly JudgedKey[]): RevocationOutcome {
  const kept = [...decided.keeps, ...decided.revokes.map(({ keyId }) => ({ keyId, why })), ...more];
  return { ...NOTHING, kind: "incomplete", plan: decided, kept };
}

function leftover({ record: { keyId } }: Successor): JudgedKey {
  return { keyId, why: "the new key: it was not stored, and could not be revoked", wanted: true };
}

/** The secret goes first: no store may ever hold a dead key. */
async function tearDown(run: ChangingRun, decided: RevocationPlan): Promise<RevocationOutcome> {
  const { github, target, deps } = run;
  await github.deleteSecret(target.slot);
  deps.tell({ kind: "secret-deleted" });
  if (await isShown(run, ({ updatedAt }) => updatedAt === undefined))
    return await finish(run, decided, { kind: "torn-down", secretDeleted: true });
  const error = new UserError("secret_write_unknown", {
    what: "GitHub accepted the deletion and does not say yet that the secret is gone.",
    fix: "No key was revoked. Run it again in a few minutes.",
  });
  const why = "GitHub does not say yet that the secret is gone";
  return { ...unrevoked(decided, why, []), secretDeleted: true, error };
}

/** Ends each and sees that it is dead; what could not be ended is left, with the reason. */
async function revokeAll(
  keys: readonly JudgedKey[],
  run: Run,
): Promise<{ revoked: JudgedKey[]; left: JudgedKey[] }> {
  const { features } = run.observation.facts;
  if (!features.has("revoke")) {
    return { revoked: [], left: keys.map(({ keyId }) => ({ keyId, ...BY_HAND })) };
  }
  const ends = await Promise.all(keys.map((key) => revokeOne(key, run)));
  return {
    revoked: keys.filter((_, index) => ends[index] === undefined),
    left: ends.filter((end) => end !== undefined),
  };
}

/** @returns `undefined` when it is dead, else the key with what stood in the way. */
async function revokeOne({ keyId, why }: JudgedKey, run: Run): Promise<JudgedKey | undefined> {
  const { deps } = run;
  try {
    await deps.mesh.revoke(keyId, why);
    if (await isAlive(keyId, run))
      return { keyId, why: "Mesh accepted the revocation and still accepts the key", wanted: true };
    deps.tell({ kind: "revoked", keyId, why });
    return undefined;
  } catch (error) {
    return { keyId, why: asUserError(error).message, wanted: true };
  }
}

/** The passed-in key is asked itself; of the others only their record can be read. */
async function isAlive(keyId: string, { target, observation, deps }: Run): Promise<boolean> {
  const { passedIn, features } = observation.facts;
  const passed = passedIn.kind === "alive" && passedIn.key?.keyId === keyId ? target.passedIn : undefined;
  if (passed !== undefined && features.has("whoami"))
    return (await deps.mesh.whoami(passed)).kind === "alive";
  const record = features.has("get") ? await deps.mesh.findKey(keyId) : undefined;
  return record?.status === "active";
}

function leftAlive(keys: readonly JudgedKey[]): UserError {
  const fix = keys.every(({ byHand }) => byHand === true)
    ? "Delete it in the Mesh web interface: running this again cannot end it."
    : "Run it again in half an hour; what this action did not mint, delete in the Mesh web interface.";
  return new UserError("revocation_incomplete", {
    what: `Still alive: ${keys.map(({ keyId }) => keyId).join(", ")}.`,
    why: [...new Set(keys.map(({ why }) => why))].join("; "),
    fix,
  });
}

function stillAlive(because: string, cause: UserError): UserError {
  const [fault] = cause.faults;
  const what = `The leaked key still works: ${because}, so nothing was revoked.`;
  return new UserError(
    "revocation_incomplete",
    { ...fault, what, why: [asSentence(fault.what), fault.why].join(" ").trim() },
    { cause },
  );
}

/** A server's own words may end without a stop. */
function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
