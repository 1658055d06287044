import { HOUR_MS, type Instant, MINUTE_MS } from "../../values/clock.ts";
import type { Sealed } from "../idempotency.ts";
import type { Db } from "./database.ts";

/** How long a repetition gets the same answer, secret included. */
const SECRET_MS = 10 * MINUTE_MS;
/** How long it is still told which key the first request made. */
const RECORD_MS = 24 * HOUR_MS;

/** What is kept of a mint or a rotation that came with an `Idempotency-Key`, or from a form that works once. */
export interface MintRecord {
  readonly keyId: string;
  readonly bodyHash: Uint8Array;
  /** When the caller's own life was to end, as the first answer left it. */
  readonly callerEndsAt: Instant | null;
  /** `undefined` once the ten minutes are over, and for a form: what a page has shown is nowhere else. */
  readonly sealed: Sealed | undefined;
}

interface MintRow {
  key_id: string;
  body_hash: Uint8Array;
  caller_ends_at: number | null;
  salt: Uint8Array | null;
  box: Uint8Array | null;
  minted_at: number;
}

/**
 * Erases what is past its time: sealed answers after ten minutes, records after a day. It happens at the start, before
 * every mint, idempotent or not, and before the audit is read: between two of them an old answer stays, sealed as it is.
 */
export async function forgetOldMints(db: Db, now: Instant): Promise<void> {
  await db.run("delete from mint_records where minted_at <= ?", now - RECORD_MS);
  const sql = "update mint_records set salt = null, box = null where minted_at <= ? and box is not null";
  await db.run(sql, now - SECRET_MS);
}

export async function findMint(db: Db, lookup: Uint8Array, now: Instant): Promise<MintRecord | undefined> {
  const sql =
    "select key_id, body_hash, caller_ends_at, salt, box, minted_at from mint_records where lookup = ?";
  const row = await db.get<MintRow>(sql, lookup);
  // One past its day is gone, whether or not somebody has swept it away yet.
  if (row === undefined || row.minted_at <= now - RECORD_MS) return undefined;
  const { key_id: keyId, body_hash: bodyHash, caller_ends_at: callerEndsAt, salt, box } = row;
  const shut = salt === null || box === null || row.minted_at <= now - SECRET_MS;
  return { keyId, bodyHash, callerEndsAt, sealed: shut ? undefined : { salt, box } };
}

export async function recordMint(
  db: Db,
  mint: MintRecord & { lookup: Uint8Array; mintedAt: Instant },
): Promise<void> {
  const { lookup, keyId, bodyHash, callerEndsAt, sealed, mintedAt } = mint;
  await db.run("delete from mint_records where lookup = ?", lookup);
  const sql = `insert into mint_records (lookup, key_id, body_hash, caller_ends_at, salt, box, minted_at)
     values (?, ?, ?, ?, ?, ?, ?)`;
  const [salt, box] = [sealed?.salt ?? null, sealed?.box ?? null];
  await db.run(sql, lookup, keyId, bodyHash, callerEndsAt, salt, box, mintedAt);
}
