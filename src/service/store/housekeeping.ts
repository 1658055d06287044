import { type Clock, type Instant, SECOND_MS } from "../../values/clock.ts";
import { lockAccount } from "./account-lock.ts";
import { appendAudit } from "./audit.ts";
import { forgetCounters } from "./counters.ts";
import type { Database, Db } from "./database.ts";
import { forgetOldDeviceCodes } from "./device-codes.ts";
import { forgetOldTokens } from "./grants.ts";
import { forgetOldMints } from "./mint-records.ts";
import { forgetOldSessions } from "./sessions.ts";

/** More often than this nothing would be found. */
const PAUSE_MS = SECOND_MS;
/** As many as one transaction may take without holding up the others. */
const MOST_AT_ONCE = 200;

/** Does what time asks for: erases what is past its time, and tells the audit which keys have ended. */
export class Housekeeping {
  readonly #database: Database;
  readonly #clock: Clock;
  #lastAt: Instant | undefined;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Called before what may take a while anyway: at the start, before a mint, before the audit is read. */
  async run(): Promise<void> {
    const now = this.#clock.now();
    if (this.#lastAt !== undefined && now >= this.#lastAt && now < this.#lastAt + PAUSE_MS) return;
    await this.#database.tx(async (db) => {
      await forgetOldMints(db, now);
      await forgetCounters(db, now);
      await forgetOldSessions(db, now);
      await forgetOldTokens(db, now);
      await forgetOldDeviceCodes(db, now);
      await noteEnds(db, now);
    });
    this.#lastAt = now;
  }
}

/** In the words of the index `api_keys_end_to_note`. */
export const ENDS_TO_NOTE = `select key_id, account_id, expires_at from api_keys
   where expires_at <= ? and revoked_at is null and expiry_noted = 0 order by expires_at, seq limit ?`;

/** What another instance noted, or a revocation overtook, before the account was locked is left alone. */
const NOTE_END = `update api_keys set expiry_noted = 1
   where key_id = ? and revoked_at is null and expiry_noted = 0`;

/** An end comes without a request, so it is told when somebody looks; the entry says when it was. */
async function noteEnds(db: Db, now: Instant): Promise<void> {
  type Row = { key_id: string; account_id: string; expires_at: number };
  const ended = await db.all<Row>(ENDS_TO_NOTE, now, MOST_AT_ONCE);
  // All accounts before anything that comes after an account, and always in the same order.
  for (const accountId of [...new Set(ended.map((row) => row.account_id))].sort())
    await lockAccount(db, accountId);
  for (const row of ended) {
    if ((await db.run(NOTE_END, row.key_id)) === 0) continue;
    await appendAudit(db, now, {
      ...{ accountId: row.account_id, actor: "service", action: "key.expired", subject: row.key_id },
      details: { expired_at: row.expires_at },
    });
  }
}
