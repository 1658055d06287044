import type { Instant } from "../../values/clock.ts";
import { formatScopes } from "../scopes.ts";
import type { Db, SqlValue } from "./database.ts";
import { KEY_COLUMNS, type KeyRecord, type KeyRow, type KeyStatus, toKeyRecord } from "./key-record.ts";

export interface KeyFilter {
  readonly name?: string | undefined;
  readonly status?: KeyStatus | undefined;
  /** Only those that could still be used, or enabled. */
  readonly live?: boolean;
  /** As a person looks for a key: a part of its name, in small or large letters, of its hint, or of its id. */
  readonly text?: string | undefined;
  readonly meta?: Readonly<Record<string, string>> | undefined;
  /** The id of the credential that made them. */
  readonly mintedBy?: string | undefined;
  readonly limit: number;
  /** The key id that the page before ended with. */
  readonly after?: string | undefined;
}

/** A part of a `where` and its values. */
type Condition = [sql: string, ...values: SqlValue[]];

/** SQL for `statusOf`, in the same order of precedence; a `?` is the present. */
const LIVE = "revoked_at is null and (expires_at is null or expires_at > ?)";
const STATUS_SQL: Readonly<Record<KeyStatus, string>> = {
  active: `disabled_at is null and ${LIVE}`,
  disabled: `disabled_at is not null and ${LIVE}`,
  expired: "revoked_at is null and expires_at <= ?",
  revoked: "revoked_at is not null",
};

/** The same as `LIVE`, in the words of the index `api_keys_alive`: an end that was noted is never taken back. */
const ALIVE_OF_ACCOUNT = `from api_keys where account_id = ? and ${LIVE} and expiry_noted = 0`;
export const LIVE_NAMED = `select key_id ${ALIVE_OF_ACCOUNT} and name = ?`;
export const COUNT_LIVE = `select count(*) as n ${ALIVE_OF_ACCOUNT}`;

/** The keys that a key made, that those made, and so on: account, key, account. */
const FAMILY = `with recursive family (key_id) as (
     select key_id from api_keys where account_id = ? and created_by = ?
     union
     select child.key_id from api_keys child join family on child.created_by = family.key_id
       where child.account_id = ?)`;

export async function insertKey(db: Db, record: KeyRecord, hash: Uint8Array): Promise<void> {
  const { keyId, accountId, name, hint, createdAt, createdBy, expiresAt } = record;
  const sql = `insert into api_keys (key_id, account_id, name, hint, hash, scopes, created_at, created_by, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const scopes = formatScopes(record.scopes);
  await db.run(sql, keyId, accountId, name, hint, hash, scopes, createdAt, createdBy, expiresAt);
  for (const [field, value] of Object.entries(record.meta)) {
    await db.run("insert into api_key_meta (key_id, field, value) values (?, ?, ?)", keyId, field, value);
  }
}

export async function findKey(db: Db, accountId: string, keyId: string): Promise<KeyRecord | undefined> {
  const sql = `select ${KEY_COLUMNS} from api_keys where account_id = ? and key_id = ?`;
  const row = await db.get<KeyRow>(sql, accountId, keyId);
  return row && (await withMeta(db, [row]))[0];
}

/** Newest first. `undefined`: the account has no key that `after` could name. */
export async function listKeys(
  db: Db,
  { accountId, filter, now }: { accountId: string; filter: KeyFilter; now: Instant },
): Promise<{ keys: KeyRecord[]; hasMore: boolean } | undefined> {
  const conditions = [["account_id = ?", accountId] as Condition, ...conditionsOf(filter, now)];
  if (filter.after !== undefined) {
    const last = await positionOf(db, accountId, filter.after);
    if (last === undefined) return undefined;
    conditions.push(["(created_at, seq) < (?, ?)", last.created_at, last.seq]);
  }
  const where = conditions.map(([sql]) => sql).join(" and ");
  const values = conditions.flatMap(([, ...given]) => given);
  const sql = `select ${KEY_COLUMNS} from api_keys where ${where} order by created_at desc, seq desc limit ?`;
  const rows = await db.all<KeyRow>(sql, ...values, filter.limit + 1);
  const keys = await withMeta(db, rows.slice(0, filter.limit));
  return { keys, hasMore: rows.length > filter.limit };
}

/** The id of a live key of that name. */
export async function findLiveNamed(
  db: Db,
  { accountId, name, now }: { accountId: string; name: string; now: Instant },
): Promise<string | undefined> {
  return (await db.get<{ key_id: string }>(LIVE_NAMED, accountId, now, name))?.key_id;
}

export async function countLive(db: Db, accountId: string, now: Instant): Promise<number> {
  return (await db.get<{ n: number }>(COUNT_LIVE, accountId, now))?.n ?? 0;
}

/** The id of the live key that was unused for longest: it looks at all of them. */
export async function findOldestUnused(db: Db, accountId: string, now: Instant): Promise<string | undefined> {
  const sql = `select key_id ${ALIVE_OF_ACCOUNT} order by coalesce(last_used_at, 0), created_at, seq limit 1`;
  return (await db.get<{ key_id: string }>(sql, accountId, now))?.key_id;
}

/** Every key that a key made, and that those made, and so on. */
export async function listDescendants(db: Db, accountId: string, keyId: string): Promise<string[]> {
  const sql = `${FAMILY} select key_id from family`;
  const rows = await db.all<{ key_id: string }>(sql, accountId, keyId, accountId);
  return rows.map((row) => row.key_id);
}

/** Those of them that are alive, oldest first. */
export async function listLiveDescendants(
  db: Db,
  { accountId, keyId, now }: { accountId: string; keyId: string; now: Instant },
): Promise<{ keyId: string; name: string }[]> {
  const sql = `${FAMILY} select api_keys.key_id, name from api_keys join family on family.key_id = api_keys.key_id
     where ${LIVE} order by created_at, seq`;
  const rows = await db.all<{ key_id: string; name: string }>(sql, accountId, keyId, accountId, now);
  return rows.map((row) => ({ keyId: row.key_id, name: row.name }));
}

function conditionsOf(filter: KeyFilter, now: Instant): Condition[] {
  const { name, status, live = false, text, mintedBy, meta = {} } = filter;
  const byMeta = Object.entries(meta).map(([field, value]): Condition => [
    `exists (select 1 from api_key_meta m where m.key_id = api_keys.key_id and m.field = ? and m.value = ?)`,
    field,
    value,
  ]);
  return [
    ...(name === undefined ? [] : [["name = ?", name] as Condition]),
    ...(status === undefined ? [] : [hasStatus(status, now)]),
    ...(live ? [[LIVE, now] as Condition] : []),
    ...(text === undefined ? [] : [holdsText(text)]),
    ...(mintedBy === undefined ? [] : [["created_by = ?", mintedBy] as Condition]),
    ...byMeta,
  ];
}

function hasStatus(status: KeyStatus, now: Instant): Condition {
  const sql = STATUS_SQL[status];
  return sql.includes("?") ? [sql, now] : [sql];
}

/**
 * Names are kept in NFC, and matched as they are as well: SQLite's `lower` knows the letters of ASCII only.
 *
 * `!` takes away what `%` and `_` mean in a pattern; a backslash would be read in another way by each engine.
 */
function holdsText(text: string): Condition {
  const pattern = `%${text.normalize("NFC").replaceAll(/[!%_]/g, "!$&")}%`;
  const fields = ["lower(name)", "name", "hint", "api_keys.key_id"];
  const sql = `(${fields.map((field) => `${field} like ? escape '!'`).join(" or ")})`;
  return [sql, pattern.toLowerCase(), pattern, pattern, pattern];
}

async function positionOf(
  db: Db,
  accountId: string,
  keyId: string,
): Promise<{ created_at: number; seq: number } | undefined> {
  return db.get("select created_at, seq from api_keys where account_id = ? and key_id = ?", accountId, keyId);
}

async function withMeta(db: Db, rows: readonly KeyRow[]): Promise<KeyRecord[]> {
  if (rows.length === 0) return [];
  const holders = rows.map(() => "?").join(", ");
  const sql = `select key_id, field, value from api_key_meta where key_id in (${holders}) order by field`;
  const ids = rows.map((row) => row.key_id);
  const entries = await db.all<{ key_id: string; field: string; value: string }>(sql, ...ids);
  return rows.map((row) => {
    const own = entries.filter((entry) => entry.key_id === row.key_id);
    return toKeyRecord(row, Object.fromEntries(own.map((entry) => [entry.field, entry.value])));
  });
}
