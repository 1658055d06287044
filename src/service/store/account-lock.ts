import type { Db } from "./database.ts";

/**
 * Makes all others who change this account wait. Taken before any row that belongs to the account, in one order for all:
 * the account, then its rows, then the head of the audit. Whoever takes them the other way round waits for ever for who
 * takes them this way (PostgreSQL breaks that up with an error).
 *
 * @returns `undefined` for an account that is disabled or not there; it is locked even so.
 */
export async function lockAccount(
  db: Db,
  accountId: string,
): Promise<{ passwordHash: string | null } | undefined> {
  const sql = "select password_hash, disabled_at from accounts where id = ? for update";
  type Row = { password_hash: string | null; disabled_at: number | null };
  const row = await db.get<Row>(sql, accountId);
  return row?.disabled_at === null ? { passwordHash: row.password_hash } : undefined;
}
