import type { GitHubPort } from "../github/port.ts";
import { describeDuration } from "../values/duration.ts";
import { UserError } from "../values/user-error.ts";
import type { Deadline } from "./deadline.ts";

/** What a run must not go on after: a cancellation, the deadline, a limit that lasts longer than the deadline. */
export interface Going {
  readonly deadline: Deadline;
  readonly cancellation: AbortSignal | undefined;
}

/** Why the secret must not be written now; `undefined`: it may. */
export function obstacleToWrite({ deadline, cancellation }: Going): UserError | undefined {
  if (cancellation?.aborted === true) return cancelled("before the secret was written");
  return deadline.leftMs() > 0 ? undefined : deadlinePassed();
}

/** Why no key should be minted: one that could not be stored would have to be taken back. */
export function obstacleToMint(going: Going, github: GitHubPort): UserError | undefined {
  if (going.cancellation?.aborted === true) return cancelled("before a key was minted");
  const leftMs = going.deadline.leftMs();
  if (leftMs <= 0) return deadlinePassed();
  const waitMs = github.waitMs("write");
  return waitMs < leftMs ? undefined : noTurnInTime(waitMs);
}

/** @param when completes "The run was cancelled …" */
export function cancelled(when: string): UserError {
  return new UserError("cancelled", {
    what: `The run was cancelled ${when}.`,
    fix: "Start it again when you are ready: it finds everything as it was.",
  });
}

export function noTurnInTime(waitMs: number): UserError {
  return new UserError("rate_limited", {
    what: `GitHub's limits allow the next write only in ${describeDuration(waitMs)}.`,
    why: "This token has used up one of GitHub's limits.",
    fix: "Run it again later; the next run finds everything as it was.",
  });
}

function deadlinePassed(): UserError {
  return new UserError("deadline_passed", {
    what: "The run took too long: what it saw is too old to act on.",
    why: "The machine was suspended, or one of the services answered very slowly.",
    fix: "Run it again.",
  });
}
