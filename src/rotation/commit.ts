import type {
  GitHubPort,
  PutAnswer,
  SealedBox,
  SealingKey,
  SecretAccess,
  SecretSlot,
} from "../github/port.ts";
import { MINUTE_MS, SECOND_MS, type Instant } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { asUserError, UserError } from "../values/user-error.ts";
import type { Deadline } from "./deadline.ts";
import type { RotationDeps } from "./deps.ts";
import { noTurnInTime, obstacleToWrite } from "./obstacles.ts";

/** What one answer to the PUT says about the store (spec: rotation.md, step 6). */
export type CommitClass = "committed" | "not_committed" | "wrong_sealing_key" | "wait" | "unknown";

/** The PUT is the commit point: afterwards the store holds the successor, certainly does not, or nobody knows. */
export type Commit =
  | {
      readonly kind: "committed";
      readonly at: Instant;
      readonly created: boolean;
      /** The PUT was sent more than once: GitHub's metadata may still show an earlier one. */
      readonly repeated: boolean;
    }
  | { readonly kind: "not_committed"; readonly error: UserError }
  | { readonly kind: "ambiguous"; readonly error: UserError };

export function classify(answer: PutAnswer): CommitClass {
  if (answer.kind === "no_answer") return answer.bytesSent ? "unknown" : "not_committed";
  const { status, rateLimit } = answer;
  if (status === 201 || status === 204) return "committed";
  if (rateLimit !== undefined) return "wait";
  if (status === 422) return "wrong_sealing_key";
  // 408 is a server that stopped waiting for us: it may have read everything.
  return status >= 300 && status < 500 && status !== 408 ? "not_committed" : "unknown";
}

const MOST_REPEATS = 5;
const FIRST_PAUSE_MS = SECOND_MS;
/** GitHub Docs, "Best practices for using the REST API": at least a minute when the answer names no time. */
const FIRST_LIMIT_PAUSE_MS = MINUTE_MS;

export interface CommitRequest {
  readonly slot: SecretSlot;
  readonly key: Sensitive;
  readonly sealingKey: SealingKey;
  readonly access: SecretAccess | undefined;
}

/**
 * Seals and PUTs until the store's answer is certain, or the deadline is near. Once one try was ambiguous, no later
 * answer but a success proves anything: the doubt stays. Never throws for what GitHub or the network did.
 */
export async function commit(
  request: CommitRequest,
  github: GitHubPort,
  deadline: Deadline,
  deps: RotationDeps,
): Promise<Commit> {
  const attempt = new CommitAttempt(request, github, deadline, deps);
  return attempt.run();
}

/** The memory of one commit: what was tried, and whether a doubt arose. */
class CommitAttempt {
  readonly #request: CommitRequest;
  readonly #github: GitHubPort;
  readonly #deadline: Deadline;
  readonly #deps: RotationDeps;
  #sealingKey: SealingKey;
  #doubt: UserError | undefined;
  #sealedAgain = false;
  #tries = 0;
  #limitPauses = 0;

  constructor(request: CommitRequest, github: GitHubPort, deadline: Deadline, deps: RotationDeps) {
    this.#request = request;
    this.#github = github;
    this.#deadline = deadline;
    this.#deps = deps;
    this.#sealingKey = request.sealingKey;
  }

  async run(): Promise<Commit> {
    for (;;) {
      const { slot, access } = this.#request;
      const box = await this.#sealed();
      if (box instanceof UserError) return this.#giveUp(box);
      const tooLong = await this.#waitForTurn();
      if (tooLong !== undefined) return tooLong;
      // After the sealing and the wait, right before the PUT: a machine may have been asleep in between.
      const { cancellation } = this.#deps;
      const obstacle = obstacleToWrite({ deadline: this.#deadline, cancellation });
      if (obstacle !== undefined) return this.#giveUp(obstacle);
      this.#tries += 1;
      const answer = await this.#github.putSecret(slot, box, access);
      const end = await this.#after(answer);
      if (end !== undefined) return end;
    }
  }

  async #sealed(): Promise<SealedBox | UserError> {
    try {
      return await this.#deps.seal(this.#request.key, this.#sealingKey);
    } catch (error) {
      return asUserError(error);
    }
  }

  /** Writes stay a moment apart, and inside what GitHub allows an hour. */
  async #waitForTurn(): Promise<Commit | undefined> {
    const ms = this.#github.waitMs("write");
    if (ms <= 0) return undefined;
    return await this.#pause(ms, "GitHub's limits", noTurnInTime(ms));
  }

  /** @returns the end, or `undefined` to try again. */
  async #after(answer: PutAnswer): Promise<Commit | undefined> {
    const error = problem(answer);
    switch (classify(answer)) {
      case "committed":
        return this.#committed(answer);
      case "wait":
        return await this.#waitForLimit(answer, error);
      case "wrong_sealing_key":
        return await this.#sealForNewKey(error);
      case "not_committed":
        // No byte left this machine: trying again is safe. An answer of GitHub's is final.
        return answer.kind === "no_answer" ? await this.#repeat(error) : this.#giveUp(error);
      case "unknown":
        this.#doubt ??= error;
        return await this.#repeat(error);
    }
  }

  #committed(answer: PutAnswer): Commit {
    const at = answer.kind === "answered" ? answer.serverAt : this.#deps.clock.now();
    const created = answer.kind === "answered" && answer.status === 201;
    return { kind: "committed", at, created, repeated: this.#tries > 1 };
  }

  async #waitForLimit(answer: PutAnswer, error: UserError): Promise<Commit | undefined> {
    const told = answer.kind === "answered" ? answer.rateLimit?.waitMs : undefined;
    const unsaidMs = FIRST_LIMIT_PAUSE_MS * 2 ** this.#limitPauses;
    // GitHub may say "at once" and go on refusing: each pause is longer than the one before, whatever it says.
    const ms = told === undefined ? unsaidMs : Math.max(told, FIRST_PAUSE_MS * 2 ** this.#limitPauses);
    this.#limitPauses += 1;
    return await this.#pause(ms, "GitHub's rate limit", error);
  }

  async #sealForNewKey(error: UserError): Promise<Commit | undefined> {
    if (this.#sealedAgain) return this.#giveUp(error);
    this.#sealedAgain = true;
    try {
      this.#sealingKey = await this.#github.sealingKey(this.#request.slot.scope);
      return undefined;
    } catch (cause) {
      return this.#giveUp(cause instanceof UserError ? cause : error);
    }
  }

  async #repeat(error: UserError): Promise<Commit | undefined> {
    if (this.#tries >= MOST_REPEATS) return this.#giveUp(error);
    const ms = FIRST_PAUSE_MS * 2 ** (this.#tries - 1);
    return await this.#pause(ms, "before the same write is sent again", error);
  }

  async #pause(ms: number, why: string, error: UserError): Promise<Commit | undefined> {
    if (ms >= this.#deadline.leftMs()) return this.#giveUp(error);
    if (ms >= SECOND_MS) this.#deps.tell({ kind: "waiting", ms, why });
    // A cancelled wait ends at once; the look before the next PUT says why.
    await this.#deps.clock.sleep(ms, this.#deps.cancellation).catch(() => undefined);
    return undefined;
  }

  #giveUp(error: UserError): Commit {
    return this.#doubt === undefined
      ? { kind: "not_committed", error }
      : { kind: "ambiguous", error: this.#doubt };
  }
}

function problem(answer: PutAnswer): UserError {
  const error = answer.kind === "no_answer" ? answer.error : answer.refusal;
  return (
    error ??
    new UserError("secret_write_rejected", {
      what: "GitHub's answer to the write of the secret makes no sense.",
      fix: "Run it again; if it happens twice, check that `github-api-url` is the address of a GitHub API.",
    })
  );
}
