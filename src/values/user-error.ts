/** What a person needs to get on: what failed, which input, why that is likely, what to do. */
export interface Fault {
  /** What failed, as a whole sentence. */
  readonly what: string;
  /** The input or permission that it hangs on, as the user wrote it (`github-token`). */
  readonly input?: string;
  /** Why this is likely the cause, as a whole sentence. */
  readonly why?: string;
  /** What to do now, as a whole sentence. */
  readonly fix: string;
}

/** Snake-case name of a failure; each one has a heading in docs/troubleshooting.md and a test. */
export type ErrorCode =
  | "invalid_inputs"
  | "admin_credential_rejected"
  | "mesh_unreachable"
  | "mesh_answer_unusable"
  | "mesh_refused"
  | "mint_unknown"
  | "prove_failed"
  | "github_token_rejected"
  | "github_token_blind"
  | "github_unreachable"
  | "github_answer_unusable"
  | "secret_write_forbidden"
  | "secret_write_rejected"
  | "secret_write_unknown"
  | "secret_deleted"
  | "rate_limited"
  | "deadline_passed"
  | "cancelled"
  | "target_unknown"
  | "not_tried"
  | "rotation_refused"
  | "revocation_incomplete"
  | "key_invalid"
  | "policy_failed"
  | "not_authenticated"
  | "credential_rejected"
  | "login_failed"
  | "key_unknown"
  | "conflict"
  | "not_supported"
  | "print_refused"
  | "file_refused"
  | "delivery_failed"
  | "internal_error";

/** A failure that is told to a person. It carries text only: never a secret, never a raw answer. */
export class UserError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly [Fault, ...Fault[]];

  constructor(code: ErrorCode, faults: Fault | readonly [Fault, ...Fault[]], options?: ErrorOptions) {
    const all = isList(faults) ? faults : ([faults] as const);
    super(all.map((fault) => fault.what).join("\n"), options);
    this.name = "UserError";
    this.code = code;
    this.faults = all;
  }
}

function isList(faults: Fault | readonly [Fault, ...Fault[]]): faults is readonly [Fault, ...Fault[]] {
  return Array.isArray(faults);
}

/** A failure that nobody foresaw is a bug of this project: it is told as one, without a word of its own text. */
export function asUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  const kind = error instanceof Error ? error.name : typeof error;
  return new UserError(
    "internal_error",
    {
      what: `Something went wrong that should not be possible (${kind}).`,
      why: "This is a fault of mesh/setup-api-key, not of your workflow.",
      fix: "Run it again; please report it with the log if it stays.",
    },
    { cause: error },
  );
}
