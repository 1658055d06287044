import type { Instant } from "../../values/clock.ts";
import { unauthorized } from "../errors.ts";
import { parseScopes, type Scope } from "../scopes.ts";

export type KeyStatus = "active" | "disabled" | "expired" | "revoked";

/** What decides on a request: no more is read for each. The value is not kept, and the hash never leaves the database. */
export interface KeyFacts {
  readonly keyId: string;
  readonly accountId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  /** To the minute. */
  readonly lastUsedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly disabledAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** Who used a key: all that a request says of itself, and the program's name is only its word. */
export interface KeyUser {
  /** An IPv6 client is known by its /64; `null`: the request came over no socket. */
  readonly address: string | null;
  /** From `User-Agent`; `null`: it had none that may be kept. */
  readonly program: string | null;
}

export interface KeyRecord extends KeyFacts {
  /** The first to use it in the minute of {@link KeyFacts.lastUsedAt}. */
  readonly lastUser: KeyUser;
  readonly hint: string;
  /** The id of the credential that minted it; `null`: the service itself. */
  readonly createdBy: string | null;
  readonly revokedReason: string | null;
  /** The key id of the successor, once it was rotated. */
  readonly replacedBy: string | null;
  /** The end that a successor gets: the key's own, as it was before a rotation gave it a grace. */
  readonly inheritedEnd: Instant | null;
  readonly meta: Readonly<Record<string, string>>;
}

export interface FactsRow {
  key_id: string;
  account_id: string;
  name: string;
  scopes: string;
  created_at: number;
  last_used_at: number | null;
  expires_at: number | null;
  disabled_at: number | null;
  revoked_at: number | null;
}

export interface KeyRow extends FactsRow {
  hint: string;
  created_by: string | null;
  last_used_at_address: string | null;
  last_used_with: string | null;
  revoked_reason: string | null;
  replaced_by: string | null;
  ends_at_before_rotation: number | null;
  rotation_kept_end: number;
}

const FACTS = [
  "key_id",
  "account_id",
  "name",
  "scopes",
  "created_at",
  "last_used_at",
  "expires_at",
  "disabled_at",
  "revoked_at",
];
export const FACTS_COLUMNS = listed(FACTS);
export const KEY_COLUMNS = listed([
  ...FACTS,
  "hint",
  "created_by",
  "last_used_at_address",
  "last_used_with",
  "revoked_reason",
  "replaced_by",
  "ends_at_before_rotation",
  "rotation_kept_end",
]);

function listed(columns: readonly string[]): string {
  return columns.map((column) => `api_keys.${column}`).join(", ");
}

export function toKeyFacts(row: FactsRow): KeyFacts {
  return {
    keyId: row.key_id,
    accountId: row.account_id,
    name: row.name,
    scopes: parseScopes(row.scopes),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    disabledAt: row.disabled_at,
    revokedAt: row.revoked_at,
  };
}

export function toKeyRecord(row: KeyRow, meta: KeyRecord["meta"]): KeyRecord {
  return {
    ...toKeyFacts(row),
    lastUser: { address: row.last_used_at_address, program: row.last_used_with },
    hint: row.hint,
    createdBy: row.created_by,
    revokedReason: row.revoked_reason,
    replacedBy: row.replaced_by,
    inheritedEnd: row.rotation_kept_end === 0 ? row.expires_at : row.ends_at_before_rotation,
    meta,
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
