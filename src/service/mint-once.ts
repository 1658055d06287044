import type { Sensitive } from "../values/sensitive.ts";
import { withLiveCaller } from "./authority.ts";
import { type Caller, refuseLongerLived, refuseWider } from "./caller.ts";
import { ApiError } from "./errors.ts";
import { lookupOf, type MintAttempt, openAnswer, sealAnswer } from "./idempotency.ts";
import type { Room } from "./room.ts";
import type { Db } from "./store/database.ts";
import { statusOf } from "./store/key-record.ts";
import { findKey } from "./store/key-rows.ts";
import { findMint, type MintRecord, recordMint } from "./store/mint-records.ts";

/** A request that makes a key, and how. */
export interface Making {
  readonly caller: Caller;
  /** Where its secret is told once more to who repeats it: `mint`, `rotate:key_…`. */
  readonly route: string;
  readonly bodyHash: Uint8Array;
  readonly idempotencyKey: Sensitive | undefined;
  /** Makes the key in the transaction; the caller is as it is now. */
  make(db: Db, caller: Caller): Promise<Made>;
}

export interface Made {
  readonly keyId: string;
  readonly answer: object;
  /** When the caller's own life ends from now on: a key that rotated itself has shortened it. */
  readonly callerEndsAt: number | null;
}

/**
 * Makes at most one key for one `Idempotency-Key`, and answers a repetition with the first answer. Key and record come
 * to be in one transaction, so no repetition can meet a first request that is still running: it waits its turn.
 *
 * @throws ApiError 401 when the caller is dead by now; 403 when its key would be outlived; 422 for another body; 409 when the key is dead, or its secret is past its ten minutes.
 */
export async function makeOnce(room: Room, making: Making): Promise<object> {
  // A transaction of its own: a refused repetition rolls its own back, and old secrets would stay.
  await room.housekeeping.run();
  return withLiveCaller(room, making.caller, async (db, caller) => {
    const { idempotencyKey, route, bodyHash } = making;
    if (idempotencyKey === undefined) return (await making.make(db, caller)).answer;
    const { accountId, credentialId } = caller;
    const attempt: MintAttempt = { accountId, credentialId, route, bodyHash, idempotencyKey };
    const lookup = lookupOf(attempt);
    const mintedAt = room.clock.now();
    const earlier = await findMint(db, lookup, mintedAt);
    if (earlier !== undefined) return replay(room, { db, earlier, attempt, caller });
    const { keyId, answer, callerEndsAt } = await making.make(db, caller);
    const sealed = sealAnswer(JSON.stringify(answer), attempt, keyId, room.random);
    await recordMint(db, { lookup, keyId, bodyHash, callerEndsAt, sealed, mintedAt });
    return answer;
  });
}

async function replay(
  room: Room,
  replayed: { db: Db; earlier: MintRecord; attempt: MintAttempt; caller: Caller },
): Promise<object> {
  const { db, earlier, attempt, caller } = replayed;
  const { keyId, bodyHash, sealed } = earlier;
  if (!Buffer.from(bodyHash).equals(attempt.bodyHash)) {
    const sentence = "This Idempotency-Key came with another body before. Make one for each request.";
    throw new ApiError(422, "idempotency_key_reused", sentence);
  }
  const record = await findKey(db, attempt.accountId, keyId);
  const status = record && statusOf(record, room.clock.now());
  if (record === undefined || status === "revoked" || status === "expired") {
    const sentence = `The key that this Idempotency-Key made (${keyId}) is dead. Mint another one.`;
    throw new ApiError(409, "idempotency_key_dead", sentence, { keyId });
  }
  refuseWider(record, caller);
  // A key that rotated itself is outlived by its successor, as it was when it got the answer that was lost.
  if (caller.endsAt !== earlier.callerEndsAt) refuseLongerLived(record, caller);
  if (sealed === undefined) {
    const sentence = `The key ${keyId} was made over ten minutes ago and cannot be shown again. Revoke it and mint another one.`;
    throw new ApiError(409, "idempotency_secret_gone", sentence, { keyId });
  }
  return JSON.parse(openAnswer(sealed, attempt, keyId)) as object;
}
