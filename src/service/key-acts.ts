import { type Caller, refuseLongerLived, refuseWider } from "./caller.ts";
import { ApiError, keyNotFound } from "./errors.ts";
import { spendMint } from "./limits.ts";
import type { Room } from "./room.ts";
import type { Db } from "./store/database.ts";
import type { KeyRecord } from "./store/key-record.ts";
import { countLive, findKey, findOldestUnused } from "./store/key-rows.ts";
import type { FamilyRevocation, Minted, MintOrder, Rotated } from "./store/keys.ts";

/**
 * What a caller may do with keys, by the API or by the console: the rules are the same. Each is the work of a
 * transaction that holds the account's lock, as `withLiveCaller` gives it.
 */

/** @throws ApiError 403 for a key that may do more or outlives the caller; 409 for one too many; 429. */
export async function mintIn(
  room: Room,
  db: Db,
  caller: Caller,
  { scopes = caller.scopes, ...order }: Omit<MintOrder, "accountId" | "createdBy">,
): Promise<Minted> {
  refuseWider({ scopes }, caller);
  await spendMint(db, caller.accountId, room);
  await refuseTooMany(room, db, caller.accountId);
  const { accountId, credentialId: createdBy } = caller;
  const minted = await room.keys.mintIn(db, { ...order, scopes, accountId, createdBy });
  refuseLongerLived(minted.record, caller);
  return minted;
}

/** @throws ApiError 403, 404, 409, 429 */
export async function rotateIn(
  room: Room,
  db: Db,
  caller: Caller,
  { keyId, graceMs }: { keyId: string; graceMs: number },
): Promise<Rotated> {
  const { accountId, credentialId: createdBy } = caller;
  const predecessor = await findKey(db, accountId, keyId);
  if (predecessor !== undefined) refuseWider(predecessor, caller);
  await spendMint(db, accountId, room);
  const rotated = await room.keys.rotateIn(db, { accountId, keyId, graceMs, createdBy });
  refuseLongerLived(rotated.record, caller);
  return rotated;
}

/**
 * Ends a key, and with `family` everything that it made.
 *
 * @throws ApiError 403, 404
 */
export async function revokeIn(
  room: Room,
  db: Db,
  caller: Caller,
  { keyId, reason, family }: { keyId: string; reason: string | null; family: boolean },
): Promise<FamilyRevocation> {
  await findOwn(db, caller, keyId);
  const order = { accountId: caller.accountId, keyId, reason, actor: caller.credentialId };
  const revoked = await (family ? room.keys.revokeFamilyIn(db, order) : room.keys.revokeIn(db, order));
  if (revoked === undefined) throw keyNotFound();
  return revoked;
}

/**
 * A key of the account that the caller may touch.
 *
 * @throws ApiError 403, 404
 */
export async function findOwn(db: Db, caller: Caller, keyId: string): Promise<KeyRecord> {
  const record = await findKey(db, caller.accountId, keyId);
  if (record === undefined) throw keyNotFound();
  refuseWider(record, caller);
  return record;
}

/** A rotation is not held to it: the predecessor is about to go, and a full account must be able to rotate. */
async function refuseTooMany(room: Room, db: Db, accountId: string): Promise<void> {
  const { liveKeys } = room.limits;
  if (liveKeys === Infinity) return;
  const now = room.clock.now();
  const count = await countLive(db, accountId, now);
  if (count < liveKeys) return;
  const oldestUnused = await findOldestUnused(db, accountId, now);
  const sentence = `This account has ${count} live keys, and ${liveKeys} are allowed. Revoke some: ${oldestUnused ?? "one"} was unused for longest.`;
  throw new ApiError(
    409,
    "too_many_keys",
    sentence,
    oldestUnused === undefined ? {} : { keyId: oldestUnused },
  );
}
