import type { Caller } from "./caller.ts";
import { type ApiError, unauthorized } from "./errors.ts";
import type { Room } from "./room.ts";
import { lockAccount } from "./store/account-lock.ts";
import type { Db } from "./store/database.ts";
import { isGrantAlive } from "./store/grants.ts";
import { refuseDeadKey } from "./store/key-record.ts";
import { findKey } from "./store/key-rows.ts";
import { isSessionAlive } from "./store/sessions.ts";

/**
 * Runs the work in one transaction with the proof that the caller's credential is still good: a body may arrive long
 * after the headers, and the credential may have been ended in between. Changes to one account wait for each other.
 *
 * @throws ApiError 401
 */
export async function withLiveCaller<Result>(
  room: Room,
  caller: Caller,
  work: (db: Db, caller: Caller) => Promise<Result>,
): Promise<Result> {
  return room.database.tx(async (db) => {
    if ((await lockAccount(db, caller.accountId)) === undefined) throw accountDisabled();
    return work(db, await recheck(room, db, caller));
  });
}

async function recheck(room: Room, db: Db, caller: Caller): Promise<Caller> {
  if (caller.session !== undefined) {
    if (await isSessionAlive(db, caller.session)) return caller;
    throw unauthorized("invalid_key", "The session has ended. Sign in again.");
  }
  if (caller.key === undefined) {
    if (await isGrantAlive(db, caller.credentialId)) return caller;
    throw unauthorized("invalid_key", "The login that this token belongs to has ended. Sign in again.");
  }
  const key = await findKey(db, caller.accountId, caller.key.keyId);
  if (key === undefined) throw unauthorized("invalid_key", "This service no longer knows the credential.");
  refuseDeadKey(key, room.clock.now());
  return { ...caller, key, endsAt: key.expiresAt };
}

export function accountDisabled(): ApiError {
  return unauthorized(
    "key_disabled",
    "The account of this credential is disabled. Ask who runs the service.",
  );
}
