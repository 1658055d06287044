import type { GitHubPort } from "../github/port.ts";
import type { Instant } from "../values/clock.ts";
import type { Facts } from "./facts.ts";
import type { RotationOutcome } from "./outcome.ts";
import { plan } from "./plan.ts";
import { nextRotationAt, type Policy } from "./policy.ts";
import type { Target } from "./target.ts";

/** What is the same for every target of a run. */
export interface Survey {
  readonly policy: Policy;
  readonly github: GitHubPort;
  readonly queuedAt: Instant | undefined;
  readonly firstAttempt: boolean;
}

/**
 * Asks GitHub when the secret was last written, and no more: where nothing is passed in, that alone decides whether a
 * rotation is due (spec: actions.md, Many targets). A target that is finished costs this one read.
 *
 * @returns how it ended, or `undefined` when the target has to be looked at in full.
 * @throws UserError when GitHub gives no usable answer.
 */
export async function surveyTarget(
  { slot, passedIn }: Target,
  { policy, github, queuedAt, firstAttempt }: Survey,
): Promise<RotationOutcome | undefined> {
  const { serverAt, updatedAt } = await github.secret(slot);
  // What is not there may be out of the token's sight; only the full look tells.
  if (updatedAt === undefined || passedIn !== undefined) return undefined;
  const facts: Facts = {
    now: serverAt,
    secret: { kind: "present", updatedAt },
    queuedAt,
    firstAttempt,
    features: new Set(),
    passedIn: { kind: "not_given" },
    managed: [],
    adminKeyId: undefined,
  };
  const decided = plan(facts, policy);
  if (decided.kind !== "unchanged") return undefined;
  if (policy.dryRun) return { kind: "planned", plan: decided };
  return {
    kind: "unchanged",
    plan: decided,
    current: undefined,
    observedAt: serverAt,
    secretUpdatedAt: updatedAt,
    nextRotationAt: nextRotationAt(updatedAt, policy),
  };
}
