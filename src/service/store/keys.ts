import { type Clock, type Instant, MINUTE_MS } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { ApiError, unauthorized } from "../errors.ts";
import { generateId, generateKey, hashKey, keyHint } from "../key-format.ts";
import type { Database, Db, SqlValue } from "./database.ts";

export type KeyStatus = "active" | "disabled" | "expired" | "revoked";

/** What is kept of a key. Its value is not: only its hash, which never leaves the database. */
export interface KeyRecord {
  readonly keyId: string;
  readonly accountId: string;
  readonly name: string;
  readonly hint: string;
  readonly createdAt: Instant;
  /** The key id of the credential that minted it; `null`: the service itself, at its first start. */
  readonly createdBy: string | null;
  /** To the minute. */
  readonly lastUsedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly disabledAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly revokedReason: string | null;
  readonly meta: Readonly<Record<string, string>>;
}

export interface MintOrder {
  readonly accountId: string;
  /** As `parseKeyName` gave it back. */
  readonly name: string;
  readonly createdBy?: string;
  readonly expiresInMs?: number;
  readonly meta?: Readonly<Record<string, string>>;
  /** `error`: refuse when the account has a live key of this name. */
  readonly ifExists?: "create" | "error";
}

export interface KeyFilter {
  readonly name?: string | undefined;
  readonly status?: KeyStatus | undefined;
  readonly meta?: Readonly<Record<string, string>> | undefined;
  readonly limit: number;
  /** The key id that the page before ended with. */
  readonly after?: string | undefined;
}

export interface KeyChange {
  readonly name?: string | undefined;
  /** Only ever brings the end nearer; see {@link KeyStore.changeIn}. */
  readonly expiresInMs?: number | undefined;
  readonly status?: "active" | "disabled" | undefined;
}

export interface Revocation {
  readonly keyId: string;
  readonly revokedAt: Instant;
  readonly alreadyRevoked: boolean;
}

interface KeyRow {
  key_id: string;
  account_id: string;
  name: string;
  hint: string;
  created_at: number;
  created_by: string | null;
  last_used_at: number | null;
  expires_at: number | null;
  disabled_at: number | null;
  revoked_at: number | null;
  revoked_reason: string | null;
}

const COLUMNS = `key_id, account_id, name, hint, created_at, created_by, last_used_at, expires_at,
  disabled_at, revoked_at, revoked_reason`;

/** SQL for {@link statusOf}, in the same order of precedence; a `?` is the present. */
const LIVE = "revoked_at is null and (expires_at is null or expires_at > ?)";
const STATUS_SQL: Readonly<Record<KeyStatus, string>> = {
  active: `disabled_at is null and ${LIVE}`,
  disabled: `disabled_at is not null and ${LIVE}`,
  expired: "revoked_at is null and expires_at <= ?",
  revoked: "revoked_at is not null",
};

/** What a key is at an instant. Revoked outranks expired outranks disabled: the stronger end is the one to tell. */
export function statusOf(key: KeyRecord, at: Instant): KeyStatus {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt !== null && key.expiresAt <= at) return "expired";
  return key.disabledAt === null ? "active" : "disabled";
}

/** @throws ApiError 401 when the key authenticates nobody at that instant. */
export function refuseDeadKey(key: KeyRecord, at: Instant): void {
  const status = statusOf(key, at);
  if (status === "active") return;
  const advice = status === "disabled" ? "Enable it again, or use another one." : "Mint another one.";
  throw unauthorized(`key_${status}`, `This key is ${status}. ${advice}`);
}

/** The keys of all accounts. Every question names the account, but for the ones that a key's possession answers. */
export class KeyStore {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #prefix: string | undefined;

  constructor(db: Database, deps: { clock: Clock; random: Random; keyPrefix?: string | undefined }) {
    this.#db = db;
    this.#clock = deps.clock;
    this.#random = deps.random;
    this.#prefix = deps.keyPrefix;
  }

  /** @throws ApiError `name_exists`, only where {@link MintOrder.ifExists} asks for it. */
  async mint(order: MintOrder): Promise<{ key: Sensitive; record: KeyRecord }> {
    return this.#db.tx((db) => this.mintIn(db, order));
  }

  /** The same inside a transaction that holds more than the key. */
  async mintIn(db: Db, order: MintOrder): Promise<{ key: Sensitive; record: KeyRecord }> {
    const key = generateKey(this.#random, this.#prefix);
    const createdAt = this.#clock.now();
    const record: KeyRecord = {
      keyId: generateId(this.#random, "key"),
      accountId: order.accountId,
      name: order.name,
      hint: keyHint(key),
      createdAt,
      createdBy: order.createdBy ?? null,
      lastUsedAt: null,
      expiresAt: order.expiresInMs === undefined ? null : createdAt + order.expiresInMs,
      disabledAt: null,
      revokedAt: null,
      revokedReason: null,
      meta: order.meta ?? {},
    };
    if (order.ifExists === "error") await refuseTakenName(db, record);
    await insert(db, record, hashKey(key));
    return { key, record };
  }

  async find(accountId: string, keyId: string): Promise<KeyRecord | undefined> {
    return findIn(this.#db, accountId, keyId);
  }

  async findIn(db: Db, accountId: string, keyId: string): Promise<KeyRecord | undefined> {
    return findIn(db, accountId, keyId);
  }

  /** Whose key this is, in whatever state; only who holds a key can ask. */
  async findByValue(key: Sensitive): Promise<KeyRecord | undefined> {
    const sql = `select ${COLUMNS} from api_keys where hash = ?`;
    const row = await this.#db.get<KeyRow>(sql, hashKey(key));
    return row && (await withMeta(this.#db, [row]))[0];
  }

  /** Newest first. `undefined`: the account has no key that `after` could name. */
  async list(
    accountId: string,
    filter: KeyFilter,
  ): Promise<{ keys: KeyRecord[]; hasMore: boolean } | undefined> {
    const conditions: [sql: string, ...values: SqlValue[]][] = [["account_id = ?", accountId]];
    if (filter.name !== undefined) conditions.push(["name = ?", filter.name]);
    if (filter.status !== undefined) conditions.push(hasStatus(filter.status, this.#clock.now()));
    for (const [field, value] of Object.entries(filter.meta ?? {})) {
      const sql = `exists (select 1 from api_key_meta m where m.key_id = api_keys.key_id and m.field = ? and m.value = ?)`;
      conditions.push([sql, field, value]);
    }
    if (filter.after !== undefined) {
      const last = await this.#position(accountId, filter.after);
      if (last === undefined) return undefined;
      conditions.push(["(created_at, seq) < (?, ?)", last.created_at, last.seq]);
    }
    const where = conditions.map(([sql]) => sql).join(" and ");
    const values = conditions.flatMap(([, ...given]) => given);
    const sql = `select ${COLUMNS} from api_keys where ${where} order by created_at desc, seq desc limit ?`;
    const rows = await this.#db.all<KeyRow>(sql, ...values, filter.limit + 1);
    const keys = await withMeta(this.#db, rows.slice(0, filter.limit));
    return { keys, hasMore: rows.length > filter.limit };
  }

  /**
   * Changes a key that is not dead. An end that would come later than the present one is not taken over: the earlier
   * of the two holds, so that repeating a request whose answer was lost changes nothing and fails nothing.
   *
   * @returns `undefined` when the account has no such key.
   * @throws ApiError `key_not_live` for a revoked or expired key.
   */
  async changeIn(
    db: Db,
    accountId: string,
    keyId: string,
    change: KeyChange,
  ): Promise<KeyRecord | undefined> {
    const before = await findIn(db, accountId, keyId);
    if (before === undefined) return undefined;
    const now = this.#clock.now();
    refuseDead(statusOf(before, now));
    const after: KeyRecord = {
      ...before,
      name: change.name ?? before.name,
      expiresAt: earlier(
        before.expiresAt,
        change.expiresInMs === undefined ? null : now + change.expiresInMs,
      ),
      disabledAt: disabledSince(before, change.status, now),
    };
    const sql = "update api_keys set name = ?, expires_at = ?, disabled_at = ? where key_id = ?";
    await db.run(sql, after.name, after.expiresAt, after.disabledAt, keyId);
    return after;
  }

  /** Ends a key at once, for good. The first revocation's instant and reason stay. */
  async revoke(accountId: string, keyId: string, reason: string | null): Promise<Revocation | undefined> {
    return this.#db.tx((db) => this.revokeIn(db, accountId, keyId, reason));
  }

  /** The same inside a transaction that holds more than the revocation. */
  async revokeIn(
    db: Db,
    accountId: string,
    keyId: string,
    reason: string | null,
  ): Promise<Revocation | undefined> {
    const record = await findIn(db, accountId, keyId);
    if (record === undefined) return undefined;
    if (record.revokedAt !== null) return { keyId, revokedAt: record.revokedAt, alreadyRevoked: true };
    const revokedAt = this.#clock.now();
    const sql = "update api_keys set revoked_at = ?, revoked_reason = ? where key_id = ?";
    await db.run(sql, revokedAt, reason, keyId);
    return { keyId, revokedAt, alreadyRevoked: false };
  }

  /** Notes a use, once a minute at most, so that proving a key is a read nearly always. */
  async noteUse(key: KeyRecord): Promise<void> {
    const now = this.#clock.now();
    const minute = now - (now % MINUTE_MS);
    if (key.lastUsedAt !== null && minute <= key.lastUsedAt) return;
    // A key minted and used within one minute was not used before it was minted.
    const usedAt = Math.max(minute, key.createdAt);
    const sql = "update api_keys set last_used_at = ? where key_id = ? and coalesce(last_used_at, 0) < ?";
    await this.#db.run(sql, usedAt, key.keyId, usedAt);
  }

  async #position(
    accountId: string,
    keyId: string,
  ): Promise<{ created_at: number; seq: number } | undefined> {
    const sql = "select created_at, seq from api_keys where account_id = ? and key_id = ?";
    return this.#db.get(sql, accountId, keyId);
  }
}

function hasStatus(status: KeyStatus, at: Instant): [sql: string, ...values: SqlValue[]] {
  const sql = STATUS_SQL[status];
  return sql.includes("?") ? [sql, at] : [sql];
}

async function refuseTakenName(db: Db, record: KeyRecord): Promise<void> {
  const sql = `select key_id from api_keys where account_id = ? and name = ? and ${LIVE}`;
  const taken = await db.get<{ key_id: string }>(sql, record.accountId, record.name, record.createdAt);
  if (taken === undefined) return;
  const sentence = `A live key of this name exists already (${taken.key_id}). Choose another name, or leave out if_exists.`;
  throw new ApiError(409, "name_exists", sentence);
}

async function insert(db: Db, record: KeyRecord, hash: Uint8Array): Promise<void> {
  const sql = `insert into api_keys (key_id, account_id, name, hint, hash, created_at, created_by, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`;
  const { keyId, accountId, name, hint, createdAt, createdBy, expiresAt } = record;
  await db.run(sql, keyId, accountId, name, hint, hash, createdAt, createdBy, expiresAt);
  for (const [field, value] of Object.entries(record.meta)) {
    await db.run("insert into api_key_meta (key_id, field, value) values (?, ?, ?)", keyId, field, value);
  }
}

async function findIn(db: Db, accountId: string, keyId: string): Promise<KeyRecord | undefined> {
  const sql = `select ${COLUMNS} from api_keys where account_id = ? and key_id = ?`;
  const row = await db.get<KeyRow>(sql, accountId, keyId);
  return row && (await withMeta(db, [row]))[0];
}

async function withMeta(db: Db, rows: readonly KeyRow[]): Promise<KeyRecord[]> {
  if (rows.length === 0) return [];
  const holders = rows.map(() => "?").join(", ");
  const sql = `select key_id, field, value from api_key_meta where key_id in (${holders}) order by field`;
  const ids = rows.map((row) => row.key_id);
  const entries = await db.all<{ key_id: string; field: string; value: string }>(sql, ...ids);
  return rows.map((row) => {
    const own = entries.filter((entry) => entry.key_id === row.key_id);
    return toRecord(row, Object.fromEntries(own.map((entry) => [entry.field, entry.value])));
  });
}

function toRecord(row: KeyRow, meta: Record<string, string>): KeyRecord {
  return {
    keyId: row.key_id,
    accountId: row.account_id,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    disabledAt: row.disabled_at,
    revokedAt: row.revoked_at,
    revokedReason: row.revoked_reason,
    meta,
  };
}

function refuseDead(status: KeyStatus): void {
  if (status !== "revoked" && status !== "expired") return;
  throw new ApiError(409, "key_not_live", `This key is ${status}, and that is final. Mint another one.`);
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function disabledSince(key: KeyRecord, wanted: KeyChange["status"], now: Instant): Instant | null {
  if (wanted === "active") return null;
  return wanted === "disabled" ? (key.disabledAt ?? now) : key.disabledAt;
}
