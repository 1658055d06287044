import type { Instant } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { type KeyRecord, statusOf } from "./store/key-record.ts";

/** ISO 8601 in UTC with milliseconds. */
export function wireInstant(at: Instant): string;
export function wireInstant(at: Instant | null): string | null;
export function wireInstant(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** A key as the list shows it: never its value, never its hash. */
export function wireKey(key: KeyRecord, now: Instant): Record<string, unknown> {
  return {
    key_id: key.keyId,
    name: key.name,
    hint: key.hint,
    status: statusOf(key, now),
    scopes: key.scopes,
    created_at: wireInstant(key.createdAt),
    created_by: key.createdBy,
    // The name that the filter of the list has.
    minted_by: key.createdBy,
    last_used_at: wireInstant(key.lastUsedAt),
    expires_at: wireInstant(key.expiresAt),
    revoked_at: wireInstant(key.revokedAt),
    revoked_reason: key.revokedReason,
    replaced_by: key.replacedBy,
    meta: key.meta,
  };
}

/** The one answer that holds the key itself, as every Mesh client reads it. */
export function wireMinted(key: Sensitive, record: KeyRecord): Record<string, unknown> {
  return {
    api_key: key.reveal(),
    key_id: record.keyId,
    name: record.name,
    created_at: wireInstant(record.createdAt),
  };
}
