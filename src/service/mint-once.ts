import { refuseLongerLived, withLiveCaller } from "./authority.ts";
import type { Caller } from "./credentials.ts";
import { ApiError } from "./errors.ts";
import { lookupOf, type MintAttempt, openAnswer, sealAnswer } from "./idempotency.ts";
import type { Room } from "./room.ts";
import type { Db } from "./store/database.ts";
import { type KeyRecord, type MintOrder, statusOf } from "./store/keys.ts";
import { findMint, forgetOldMints, type MintRecord, recordMint } from "./store/mint-records.ts";
import type { Sensitive } from "../values/sensitive.ts";

type Render = (minted: { key: Sensitive; record: KeyRecord }) => object;

/**
 * Mints at most one key for one `Idempotency-Key`, and answers a repetition with the first answer. Key and record come
 * to be in one transaction, so no repetition can meet a first request that is still running: it waits its turn.
 *
 * @throws ApiError 401 when the caller is dead by now; 403 when its key would be outlived; 422 for another body; 409 when the key is dead, or its secret is past its ten minutes.
 */
export async function mintOnce(
  room: Room,
  { caller, attempt, order }: { caller: Caller; attempt: MintAttempt; order: MintOrder },
  render: Render,
): Promise<object> {
  const lookup = lookupOf(attempt);
  // A transaction of its own: a refused repetition rolls its own back, and old secrets would stay.
  await forgetOldMints(room.database, room.clock.now());
  return withLiveCaller(room, caller, async (db, callersKey) => {
    const now = room.clock.now();
    const earlier = await findMint(db, lookup, now);
    if (earlier !== undefined) return replay(room, { db, earlier, attempt, callersKey });
    const minted = await room.keys.mintIn(db, order);
    refuseLongerLived(minted.record, callersKey);
    const { keyId } = minted.record;
    const answer = render(minted);
    const sealed = sealAnswer(JSON.stringify(answer), attempt, keyId, room.random);
    await recordMint(db, { lookup, keyId, bodyHash: attempt.bodyHash, sealed, mintedAt: now });
    return answer;
  });
}

async function replay(
  room: Room,
  replayed: { db: Db; earlier: MintRecord; attempt: MintAttempt; callersKey: KeyRecord },
): Promise<object> {
  const { db, earlier, attempt, callersKey } = replayed;
  const { keyId, bodyHash, sealed } = earlier;
  if (!Buffer.from(bodyHash).equals(attempt.bodyHash)) {
    throw new ApiError(
      422,
      "idempotency_key_reused",
      "This Idempotency-Key came with another body before. Make one per mint.",
    );
  }
  const record = await room.keys.findIn(db, attempt.accountId, keyId);
  const status = record && statusOf(record, room.clock.now());
  if (record === undefined || status === "revoked" || status === "expired") {
    throw gone(
      "idempotency_key_dead",
      `The key that this Idempotency-Key made (${keyId}) is dead. Mint another one.`,
      keyId,
    );
  }
  refuseLongerLived(record, callersKey);
  if (sealed === undefined) {
    throw gone(
      "idempotency_secret_gone",
      `The key ${keyId} was made over ten minutes ago and cannot be shown again. Revoke it and mint another one.`,
      keyId,
    );
  }
  return JSON.parse(openAnswer(sealed, attempt, keyId)) as object;
}

function gone(
  code: "idempotency_key_dead" | "idempotency_secret_gone",
  sentence: string,
  keyId: string,
): ApiError {
  return new ApiError(409, code, sentence, { keyId });
}
