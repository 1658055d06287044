import type { GitHubPort, SealingKey, SecretAccess, SecretReading } from "../github/port.ts";
import { asUserError, UserError } from "../values/user-error.ts";
import type { Deadline } from "./deadline.ts";
import type { RotationDeps } from "./deps.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Policy } from "./policy.ts";
import { settleAccess } from "./secret-access.ts";
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

/** A run that changes the secret: GitHub was read, the target has an identity. */
export interface ChangingRun extends Run {
  readonly github: GitHubPort;
  readonly sealingKey: SealingKey;
  readonly secretBefore: SecretReading;
}

/** A run that writes it. */
export interface WritingRun extends ChangingRun {
  readonly access: SecretAccess | undefined;
}

/** Without an identity, keys could be minted that no later run finds again: `target_unknown`. */
export function forChanging(run: Run): ChangingRun | UserError {
  const { gitHub, targetId, facts } = run.observation;
  const { github } = run.deps;
  if (github === undefined || gitHub === undefined || (targetId === undefined && facts.features.has("meta")))
    return new UserError("target_unknown", {
      what: "The numeric id of the repository or the organization could not be learnt.",
      input: "github-token",
      fix: "Let the token read its metadata.",
    });
  return { ...run, github, sealingKey: gitHub.sealingKey, secretBefore: gitHub.secret };
}

/** A key that could not be stored, or not as it is wanted, is not minted. */
export async function forWriting(run: Run): Promise<WritingRun | UserError> {
  const changing = forChanging(run);
  if (changing instanceof UserError) return changing;
  const { secret, selection } = run.observation.gitHub ?? {};
  const now = { visibility: secret?.visibility, selection };
  try {
    return { ...changing, access: await settleAccess(run.target.access, now, changing.github) };
  } catch (error) {
    return asUserError(error);
  }
}
