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
