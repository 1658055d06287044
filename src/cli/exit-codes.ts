import { MeshNetworkError, MeshServerError } from "../sdk/errors.ts";
import type { ErrorCode, UserError } from "../values/user-error.ts";

/** What a script learns of the end (spec: cli-and-sdk.md, Exit codes). */
export const EXIT = {
  ok: 0,
  server: 1,
  usage: 2,
  refused: 3,
  notAuthenticated: 4,
  network: 5,
  conflict: 6,
  rateLimited: 7,
  notSupported: 8,
  keyInvalid: 9,
} as const;

const BY_CODE: Partial<Record<ErrorCode, number>> = {
  invalid_inputs: EXIT.usage,
  print_refused: EXIT.refused,
  file_refused: EXIT.refused,
  delivery_failed: EXIT.refused,
  not_authenticated: EXIT.notAuthenticated,
  credential_rejected: EXIT.notAuthenticated,
  login_failed: EXIT.notAuthenticated,
  admin_credential_rejected: EXIT.notAuthenticated,
  github_token_rejected: EXIT.notAuthenticated,
  mesh_unreachable: EXIT.network,
  github_unreachable: EXIT.network,
  mint_unknown: EXIT.network,
  secret_write_unknown: EXIT.network,
  conflict: EXIT.conflict,
  rate_limited: EXIT.rateLimited,
  not_supported: EXIT.notSupported,
  key_invalid: EXIT.keyInvalid,
  cancelled: 130,
};

export function exitCodeOf(error: UserError): number {
  // A service that answers, if only to say that it is in trouble, was reached.
  if (error instanceof MeshServerError) return EXIT.server;
  if (error instanceof MeshNetworkError) return EXIT.network;
  return BY_CODE[error.code] ?? EXIT.server;
}
