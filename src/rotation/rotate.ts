import { asUserError } from "../values/user-error.ts";
import { startDeadline } from "./deadline.ts";
import type { RotationDeps } from "./deps.ts";
import { execute } from "./execute.ts";
import { observe, observed } from "./observe.ts";
import type { RotationOutcome } from "./outcome.ts";
import { plan } from "./plan.ts";
import type { Policy } from "./policy.ts";
import type { Target } from "./target.ts";

/**
 * Makes sure that one secret holds a working key that is not too old: observe → plan → sweep → mint → prove → store →
 * retire → confirm (spec: rotation.md, One run, one target). Never throws: whatever happens is an outcome.
 */
export async function rotate(target: Target, policy: Policy, deps: RotationDeps): Promise<RotationOutcome> {
  const deadline = startDeadline(deps.clock);
  try {
    const observation = await observe(target, deps);
    const { facts } = observation;
    deps.tell(observed(observation));
    const decided = plan(facts, policy);
    deps.tell({ kind: "planned", plan: decided });
    if (policy.dryRun) return { kind: "planned", plan: decided };
    return await execute({ target, policy, observation, plan: decided, deadline, deps });
  } catch (error) {
    return { kind: "failed", plan: undefined, error: asUserError(error) };
  }
}
