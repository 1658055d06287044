import type { GitHubPort, SealingKey, SecretReading } from "../github/port.ts";
import { UserError } from "../values/user-error.ts";
import type { Deadline } from "./deadline.ts";
import type { RotationDeps } from "./deps.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Policy } from "./policy.ts";
import type { Target } from "./target.ts";

/** One run for one target, after it has decided. */
export interface Run {
  readonly target: Target;
  readonly policy: Policy;
  readonly observation: Observation;
  readonly plan: Plan;
  readonly deadline: Deadline;
  readonly deps: RotationDeps;
}

/** A run that writes: GitHub was read, the target has an identity. */
export interface WritingRun extends Run {
  readonly github: GitHubPort;
  readonly sealingKey: SealingKey;
  readonly secretBefore: SecretReading;
}

/** Without an identity, keys could be minted that no later run finds again: `target_unknown`. */
export function forWriting(run: Run): WritingRun | UserError {
  const { gitHub, targetId, facts } = run.observation;
  const { github } = run.deps;
  if (github === undefined || gitHub === undefined || (targetId === undefined && facts.features.has("meta")))
    return new UserError("target_unknown", {
      what: "The repository's numeric id could not be learnt.",
      input: "github-token",
      fix: "Let the token read the repository's metadata.",
    });
  return { ...run, github, sealingKey: gitHub.sealingKey, secretBefore: gitHub.secret };
}
