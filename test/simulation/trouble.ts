import { UserError, type ErrorCode } from "../../src/values/user-error.ts";

/** A failure of the simulated outside. */
export function trouble(code: ErrorCode): UserError {
  return new UserError(code, { what: "Simulated trouble.", fix: "None: this is a simulation." });
}
