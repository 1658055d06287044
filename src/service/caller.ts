import type { Instant } from "../values/clock.ts";
import { ApiError } from "./errors.ts";
import { isWithin, type Scope } from "./scopes.ts";
import type { KeyFacts } from "./store/key-record.ts";
import type { Session } from "./store/sessions.ts";

/** Who is calling, and what it may do. */
export interface Caller {
  readonly accountId: string;
  readonly email: string;
  /** A key's id, a token's, or for a browser the account's: it may be logged. */
  readonly credentialId: string;
  readonly scopes: readonly Scope[];
  /** Where what it makes must end as well; `null`: nowhere. */
  readonly endsAt: Instant | null;
  /** Absent for who signed in: a token or a session stands for the account itself. */
  readonly key?: KeyFacts;
  /** For who uses the console. */
  readonly session?: Session;
}

/** @throws ApiError 403 when the credential may not do this at all. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (caller.scopes.includes(scope)) return;
  const sentence = `This credential lacks the scope ${scope}. Use one that has it; a key's scopes cannot be widened.`;
  throw new ApiError(403, "scope_missing", sentence);
}

/**
 * What a key may not do, it must not do through another one (spec: mesh-api.md, "Scopes").
 *
 * @throws ApiError 403 for a key, made or changed, that may do more than the caller.
 */
export function refuseWider(key: { scopes: readonly Scope[] }, caller: Caller): void {
  if (isWithin(key.scopes, caller.scopes)) return;
  const sentence =
    "The key would have, or has, scopes that this credential lacks. Name fewer scopes, or use a credential that has them.";
  throw new ApiError(403, "scope_exceeded", sentence);
}

/**
 * A key whose life is limited must not prolong it through another.
 *
 * @throws ApiError 403
 */
export function refuseLongerLived(key: { expiresAt: Instant | null }, caller: Caller): void {
  if (caller.endsAt === null) return;
  if (key.expiresAt !== null && key.expiresAt <= caller.endsAt) return;
  const sentence =
    "This credential has an end, and a key must not outlive the one that makes or enables it. Send a smaller expires_in, or use a credential that lives longer.";
  throw new ApiError(403, "scope_exceeded", sentence);
}
