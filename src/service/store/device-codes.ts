import { createHash } from "node:crypto";
import { type Clock, type Instant, MINUTE_MS, SECOND_MS } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { randomText } from "../key-format.ts";
import { hashSecret, newSecret } from "../login/secrets.ts";
import { lockAccount } from "./account-lock.ts";
import { appendAudit } from "./audit.ts";
import type { Database, Db } from "./database.ts";
import type { GrantStore, Issued } from "./grants.ts";
import { lockSignedIn, type Session } from "./sessions.ts";

export const DEVICE_CODE_MS = 10 * MINUTE_MS;
export const POLL_MS = 5 * SECOND_MS;
/** RFC 8628 section 3.5: every `slow_down` adds this for good. */
const SLOWER_MS = 5 * SECOND_MS;
/** Consonants alone make no words, and none of them is mistaken for another (RFC 8628 section 6.1). */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const CODE_LENGTH = 8;

export interface DeviceCode {
  readonly deviceCode: Sensitive;
  /** `BCDF-GHJK`: typed by a person, so it is shown. */
  readonly userCode: string;
}

export type Poll =
  | { readonly kind: "issued"; readonly issued: Issued }
  | {
      readonly kind:
        "authorization_pending" | "slow_down" | "expired_token" | "access_denied" | "invalid_grant";
    };

interface DeviceRow {
  client: string;
  expires_at: number;
  interval_ms: number;
  polled_at: number | null;
  state: "pending" | "approved" | "denied" | "used";
  account_id: string | null;
}

/** Programs without a browser of their own, waiting for a person (RFC 8628). */
export class DeviceCodes {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #grants: GrantStore;

  constructor(db: Database, deps: { clock: Clock; random: Random; grants: GrantStore }) {
    this.#db = db;
    this.#clock = deps.clock;
    this.#random = deps.random;
    this.#grants = deps.grants;
  }

  async start(client: string): Promise<DeviceCode> {
    const deviceCode = newSecret(this.#random);
    const letters = randomText(this.#random, LETTERS, CODE_LENGTH);
    const sql = `insert into device_codes (hash, user_code_hash, client, expires_at, interval_ms, state)
       values (?, ?, ?, ?, ?, 'pending')`;
    const expiresAt = this.#clock.now() + DEVICE_CODE_MS;
    await this.#db.run(sql, hashSecret(deviceCode), hashUserCode(letters), client, expiresAt, POLL_MS);
    return { deviceCode, userCode: `${letters.slice(0, 4)}-${letters.slice(4)}` };
  }

  /** Which program waits for this code; `undefined` when none does. */
  async findPending(userCode: string): Promise<{ client: string } | undefined> {
    const sql =
      "select client from device_codes where user_code_hash = ? and state = 'pending' and expires_at > ?";
    return this.#db.get(sql, hashUserCode(plainUserCode(userCode)), this.#clock.now());
  }

  /** @returns whether there was something to decide on, and still somebody to decide. */
  async decide(userCode: string, session: Session, decision: "approved" | "denied"): Promise<boolean> {
    const { accountId } = session;
    const now = this.#clock.now();
    return this.#db.tx(async (db) => {
      if ((await lockSignedIn(db, session)) === undefined) return false;
      const sql = `update device_codes set state = ?, account_id = ?
         where user_code_hash = ? and state = 'pending' and expires_at > ? returning client`;
      const hash = hashUserCode(plainUserCode(userCode));
      const decided = await db.get<{ client: string }>(sql, decision, accountId, hash, now);
      if (decided === undefined) return false;
      const action = decision === "approved" ? "application.approved" : "application.denied";
      const event = { accountId, actor: accountId, action, subject: null } as const;
      await appendAudit(db, now, { ...event, details: { client: decided.client } });
      return true;
    });
  }

  async poll(deviceCode: Sensitive): Promise<Poll> {
    await this.#grants.ready();
    return this.#db.tx(async (db): Promise<Poll> => {
      const hash = hashSecret(deviceCode);
      const decided = await lockDecider(db, hash);
      if (decided === "disabled") return { kind: "invalid_grant" };
      const sql = `select client, expires_at, interval_ms, polled_at, state, account_id from device_codes
         where hash = ? for update`;
      const row = await db.get<DeviceRow>(sql, hash);
      const now = this.#clock.now();
      if (row === undefined || row.state === "used") return { kind: "invalid_grant" };
      if (row.expires_at <= now) return { kind: "expired_token" };
      if (row.state === "denied") return { kind: "access_denied" };
      const tooSoon = row.polled_at !== null && now - row.polled_at < row.interval_ms;
      const intervalMs = row.interval_ms + (tooSoon ? SLOWER_MS : 0);
      const polled = "update device_codes set polled_at = ?, interval_ms = ? where hash = ?";
      await db.run(polled, now, intervalMs, hash);
      if (tooSoon) return { kind: "slow_down" };
      // Decided only just now: that account is not locked, and the next poll will find it.
      if (row.account_id === null || row.account_id !== decided) return { kind: "authorization_pending" };
      await db.run("update device_codes set state = 'used' where hash = ?", hash);
      const order = { accountId: row.account_id, client: row.client, extended: true };
      return { kind: "issued", issued: await this.#grants.grantIn(db, order) };
    });
  }
}

/** @returns whose the code is by now, locked; `undefined` where nobody has decided. */
async function lockDecider(db: Db, hash: Uint8Array): Promise<string | undefined> {
  const sql = "select account_id from device_codes where hash = ? and account_id is not null";
  const row = await db.get<{ account_id: string }>(sql, hash);
  if (row === undefined) return undefined;
  return (await lockAccount(db, row.account_id)) === undefined ? "disabled" : row.account_id;
}

export async function forgetOldDeviceCodes(db: Db, now: Instant): Promise<void> {
  await db.run("delete from device_codes where expires_at <= ?", now - DEVICE_CODE_MS);
}

/** People type small letters, spaces and dashes. */
function plainUserCode(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z]/g, "");
}

function hashUserCode(letters: string): Uint8Array {
  return createHash("sha256").update(`user code ${letters}`).digest();
}
