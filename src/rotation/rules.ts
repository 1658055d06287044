import { formatInstant } from "../values/clock.ts";
import { describeDuration, formatDuration } from "../values/duration.ts";
import { ageMs, fitsWindow, knownKey } from "./evidence.ts";
import type { Facts } from "./facts.ts";
import type { Policy } from "./policy.ts";

/** Why a run does what it does; each code has one test that says why it exists. */
export type ReasonCode =
  | "no_secret"
  | "other_account"
  | "other_target"
  | "not_from_this_secret"
  | "passed_in_malformed"
  | "passed_in_dead"
  | "done_since_queued"
  | "forced"
  | "due_by_age"
  | "expiring"
  | "adoption"
  | "max_live_keys"
  | "not_supported"
  | "not_due";

export interface Verdict {
  readonly kind: "create" | "rotate" | "refused" | "unchanged";
  readonly code: ReasonCode;
  /** Whole sentences for the log, the summary and the `reason` output. */
  readonly reason: string;
}

type Rule = (facts: Facts, policy: Policy) => Verdict | undefined;

/**
 * The first rule that answers decides (spec: rotation.md, the plan table). Each is complete on its own: it never
 * trusts what an earlier one checked.
 */
export function decide(facts: Facts, policy: Policy): Verdict {
  const verdict = firstOf(RULES, facts, policy) ?? notDue(facts, policy);
  if (facts.secret.kind !== "not_read") return verdict;
  return { ...verdict, reason: `GitHub was not read (no github-token). ${verdict.reason}` };
}

function firstOf(rules: readonly Rule[], facts: Facts, policy: Policy): Verdict | undefined {
  for (const rule of rules) {
    const verdict = rule(facts, policy);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

const RULES: readonly Rule[] = [
  noSecret,
  otherAccount,
  otherTarget,
  notFromThisSecret,
  passedInMalformed,
  passedInDead,
  doneSinceQueued,
  forced,
  dueByAge,
  expiring,
  adoption,
];

function noSecret({ secret, passedIn }: Facts): Verdict | undefined {
  if (secret.kind === "absent")
    return { kind: "create", code: "no_secret", reason: "There is no such secret yet." };
  if (secret.kind === "not_read" && passedIn.kind === "not_given")
    return {
      kind: "create",
      code: "no_secret",
      reason: "No `current-key` was given: this is taken for a first installation.",
    };
  return undefined;
}

function otherAccount({ passedIn }: Facts): Verdict | undefined {
  if (passedIn.kind !== "alive" || passedIn.sameAccount) return undefined;
  return {
    kind: "refused",
    code: "other_account",
    reason:
      "`current-key` belongs to another Mesh account than `admin-key`: a new key would have other permissions.",
  };
}

function otherTarget({ passedIn }: Facts, { force }: Policy): Verdict | undefined {
  if (force || passedIn.kind !== "alive" || passedIn.managed !== "for_another_target") return undefined;
  return {
    kind: "refused",
    code: "other_target",
    reason: `\`current-key\` does not come from the secret this run writes: key ${passedIn.key?.keyId ?? ""} was minted for another one.`,
  };
}

function notFromThisSecret({ passedIn, managed, secret }: Facts, { force }: Policy): Verdict | undefined {
  if (force || passedIn.kind !== "alive" || passedIn.managed !== "no" || secret.kind !== "present")
    return undefined;
  const fitting = managed.find((key) => fitsWindow(key, secret.updatedAt));
  if (fitting === undefined) return undefined;
  return {
    kind: "refused",
    code: "not_from_this_secret",
    reason:
      `\`current-key\` does not come from the secret this run writes: its last write fits key ${fitting.keyId}, ` +
      `and key ${passedIn.key?.keyId ?? ""} was passed in.`,
  };
}

function passedInMalformed({ passedIn }: Facts): Verdict | undefined {
  if (passedIn.kind !== "malformed") return undefined;
  return {
    kind: "rotate",
    code: "passed_in_malformed",
    reason: "The secret does not hold a Mesh key (what it holds does not look like `mesh_…`).",
  };
}

function passedInDead({ passedIn }: Facts): Verdict | undefined {
  if (passedIn.kind !== "dead") return undefined;
  return { kind: "rotate", code: "passed_in_dead", reason: "Mesh no longer accepts the key in the secret." };
}

/** With nothing passed in, this is a run over many secrets, started again: what was written since it was queued is done. */
function doneSinceQueued({ passedIn, secret, queuedAt }: Facts, { force }: Policy): Verdict | undefined {
  if (!force || passedIn.kind !== "not_given" || secret.kind !== "present" || queuedAt === undefined)
    return undefined;
  if (secret.updatedAt <= queuedAt) return undefined;
  return {
    kind: "unchanged",
    code: "done_since_queued",
    reason: "`force` asks for it, and it is done: the secret was written after this run was queued.",
  };
}

function forced({ passedIn }: Facts, { force }: Policy): Verdict | undefined {
  if (!force) return undefined;
  const foreign =
    passedIn.kind === "alive" && passedIn.managed !== "for_this_target"
      ? ` The passed-in key ${passedIn.key?.keyId ?? ""} is not one of this secret's keys and is left as it is.`
      : "";
  return { kind: "rotate", code: "forced", reason: `\`force\` asks for it.${foreign}` };
}

function dueByAge(facts: Facts, { rotateAfterMs }: Policy): Verdict | undefined {
  const age = ageMs(facts);
  if (rotateAfterMs === "never" || age === undefined || age < rotateAfterMs) return undefined;
  return {
    kind: "rotate",
    code: "due_by_age",
    reason: `${describeAge(facts, age)}, and \`rotate-after\` is ${formatDuration(rotateAfterMs)}.`,
  };
}

function expiring(facts: Facts, { rotateAfterMs, graceMs }: Policy): Verdict | undefined {
  const expiresAt = knownKey(facts)?.expiresAt ?? null;
  const enoughMs = (rotateAfterMs === "never" ? 0 : rotateAfterMs) + graceMs;
  if (expiresAt === null || expiresAt - facts.now >= enoughMs) return undefined;
  return {
    kind: "rotate",
    code: "expiring",
    reason: `The key ends at ${formatInstant(expiresAt)}, before the next rotation and its grace period could.`,
  };
}

function adoption({ passedIn }: Facts): Verdict | undefined {
  if (passedIn.kind !== "alive" || passedIn.managed !== "no") return undefined;
  return {
    kind: "rotate",
    code: "adoption",
    reason: `Key ${passedIn.key?.keyId ?? ""} was not minted for this secret by this action, as far as Mesh knows. It is replaced by a managed one and left as it is: revoke it yourself when nothing uses it any more.`,
  };
}

function notDue(facts: Facts, { rotateAfterMs }: Policy): Verdict {
  const age = ageMs(facts);
  const limit =
    rotateAfterMs === "never"
      ? "`rotate-after` is never"
      : `\`rotate-after\` is ${formatDuration(rotateAfterMs)}`;
  const told = age === undefined ? "Nothing tells how old the key is" : describeAge(facts, age);
  const reason = `${told}; ${limit}.`;
  return { kind: "unchanged", code: "not_due", reason };
}

function describeAge(facts: Facts, age: number): string {
  if (knownKey(facts) !== undefined) return `The key is ${describeDuration(age)} old`;
  if (facts.secret.kind === "not_read") return `The passed-in key is ${describeDuration(age)} old`;
  return `The secret was last written ${describeDuration(age)} ago`;
}
