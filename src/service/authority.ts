import type { Caller } from "./credentials.ts";
import { ApiError, unauthorized } from "./errors.ts";
import type { Room } from "./room.ts";
import type { Db } from "./store/database.ts";
import { type KeyRecord, refuseDeadKey } from "./store/keys.ts";

/**
 * Runs the work in one transaction with the proof that the caller's key is still good: a body may arrive long after
 * the headers, and the key may have been revoked in between.
 *
 * @throws ApiError 401
 */
export async function withLiveCaller<Result>(
  room: Room,
  caller: Caller,
  work: (db: Db, key: KeyRecord) => Promise<Result>,
): Promise<Result> {
  return room.database.tx(async (db) => {
    const key = await room.keys.findIn(db, caller.accountId, caller.key.keyId);
    if (key === undefined) throw unauthorized("invalid_key", "This service no longer knows the credential.");
    refuseDeadKey(key, room.clock.now());
    return work(db, key);
  });
}

/**
 * A key whose life is limited must not prolong it through another (spec: mesh-api.md, Scopes).
 *
 * @throws ApiError `scope_exceeded`
 */
export function refuseLongerLived(result: KeyRecord, caller: KeyRecord): void {
  if (caller.expiresAt === null) return;
  if (result.expiresAt !== null && result.expiresAt <= caller.expiresAt) return;
  const sentence =
    "This credential has an end, and a key must not outlive the one that makes or enables it. Send a smaller expires_in, or use a credential that lives longer.";
  throw new ApiError(403, "scope_exceeded", sentence);
}
