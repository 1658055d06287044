import type { Instant } from "../../values/clock.ts";
import { unauthorized } from "../errors.ts";
import { parseScopes, type Scope } from "../scopes.ts";

export type KeyStatus = "active" | "disabled" | "expired" | "revoked";

/** What decides on a request. The key's value is not kept: only its hash, which never leaves the database. */
export interface KeyFacts {
  readonly keyId: string;
  readonly accountId: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  /** The id of the credential that minted it; `null`: the service itself. */
  readonly createdBy: string | null;
  /** To the minute. */
  readonly lastUsedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly disabledAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly revokedReason: string | null;
  /** The key id of the successor, once it was rotated. */
  readonly replacedBy: string | null;
}

export interface KeyRecord extends KeyFacts {
  readonly meta: Readonly<Record<string, string>>;
}

export interface KeyRow {
  key_id: string;
  account_id: string;
  name: string;
  hint: string;
  scopes: string;
  created_at: number;
  created_by: string | null;
  last_used_at: number | null;
  expires_at: number | null;
  disabled_at: number | null;
  revoked_at: number | null;
  revoked_reason: string | null;
  replaced_by: string | null;
}

export const KEY_COLUMNS = [
  ...["key_id", "account_id", "name", "hint", "scopes", "created_at", "created_by", "last_used_at"],
  ...["expires_at", "disabled_at", "revoked_at", "revoked_reason", "replaced_by"],
]
  .map((column) => `api_keys.${column}`)
  .join(", ");

export function toKeyFacts(row: KeyRow): KeyFacts {
  return {
    keyId: row.key_id,
    accountId: row.account_id,
    name: row.name,
    hint: row.hint,
    scopes: parseScopes(row.scopes),
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    disabledAt: row.disabled_at,
    revokedAt: row.revoked_at,
    revokedReason: row.revoked_reason,
    replacedBy: row.replaced_by,
  };
}

/** What a key is at an instant. Revoked outranks expired outranks disabled: the stronger end is the one to tell. */
export function statusOf(key: KeyFacts, at: Instant): KeyStatus {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt !== null && key.expiresAt <= at) return "expired";
  return key.disabledAt === null ? "active" : "disabled";
}

/** @throws ApiError 401 when the key authenticates nobody at that instant. */
export function refuseDeadKey(key: KeyFacts, at: Instant): void {
  const status = statusOf(key, at);
  if (status === "active") return;
  const advice = status === "disabled" ? "Enable it again, or use another one." : "Mint another one.";
  throw unauthorized(`key_${status}`, `This key is ${status}. ${advice}`);
}
