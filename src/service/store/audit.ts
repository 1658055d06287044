import { createHash } from "node:crypto";
import type { Instant } from "../../values/clock.ts";
import type { Database, Db } from "./database.ts";

export type AuditAction =
  | "key.created"
  | "key.used"
  | "key.changed"
  | "key.expired"
  | "key.rotated"
  | "key.revoked"
  | "account.created"
  | "account.disabled"
  | "account.enabled"
  | "account.password_changed"
  | "signed_in"
  | "signed_out"
  | "sign_in_failed"
  | "application.approved"
  | "application.denied"
  | "tokens.revoked"
  | "backup.made"
  | "backup.restored";

/** Something that happened, before it has its place in the chain. */
export interface AuditEvent {
  /** `null`: nobody's, such as a failed sign-in to no account. */
  readonly accountId: string | null;
  /** Who did it: the id of a credential or an account; `service`, `operator` at the command line, `holder` of the key. */
  readonly actor: string;
  readonly action: AuditAction;
  /** Whom or what it was done to: mostly a key id. */
  readonly subject: string | null;
  /** Small and harmless: no secret, no text of a client's but a key's name. */
  readonly details?: Readonly<Record<string, string | number | null>>;
}

export interface AuditEntry extends Required<AuditEvent> {
  /** Counts from 1 without a gap, over all accounts. */
  readonly seq: number;
  readonly at: Instant;
  /** 64 hex digits: SHA-256 over the hash before and everything above. */
  readonly hash: string;
}

interface AuditRow {
  seq: number;
  at: number;
  account_id: string | null;
  actor: string;
  action: AuditAction;
  subject: string | null;
  details: string;
  hash: string;
}

/** Before the first entry. */
const NO_HASH = "0".repeat(64);
const COLUMNS = "seq, at, account_id, actor, action, subject, details, hash";
const PAGE = 500;

/** Adds an entry in the transaction of what it tells about: neither is there without the other. */
export async function appendAudit(db: Db, at: Instant, event: AuditEvent): Promise<void> {
  const head = await db.get<{ seq: number; hash: string }>("select seq, hash from audit_head for update");
  const seq = (head?.seq ?? 0) + 1;
  const { accountId, actor, action, subject, details = {} } = event;
  const entry = { seq, at, accountId, actor, action, subject, details };
  const hash = hashOf(entry, head?.hash ?? NO_HASH);
  const sql = `insert into audit (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)`;
  await db.run(sql, seq, at, accountId, actor, action, subject, JSON.stringify(details), hash);
  await db.run("update audit_head set seq = ?, hash = ?", seq, hash);
}

/** An account's own entries after a place in the chain, oldest first. */
export async function readAudit(
  db: Database,
  { accountId, after, limit }: { accountId: string; after: number; limit: number },
): Promise<{ entries: AuditEntry[]; hasMore: boolean }> {
  const sql = `select ${COLUMNS} from audit where account_id = ? and seq > ? order by seq limit ?`;
  const rows = await db.all<AuditRow>(sql, accountId, after, limit + 1);
  return { entries: rows.slice(0, limit).map(toEntry), hasMore: rows.length > limit };
}

export type AuditVerdict =
  | { readonly kind: "whole"; readonly entries: number; readonly head: string }
  /** The first place where the chain does not hold. */
  | { readonly kind: "broken"; readonly seq: number; readonly why: string };

/**
 * Walks the whole chain.
 *
 * @param knownHead a hash that was noted down elsewhere: it must still be in the chain, or its end was cut off or rewritten.
 */
export async function verifyAudit(db: Database, knownHead?: string): Promise<AuditVerdict> {
  let last = { seq: 0, hash: NO_HASH };
  let metKnown = knownHead === undefined || knownHead === NO_HASH;
  for (;;) {
    const sql = `select ${COLUMNS} from audit where seq > ? order by seq limit ?`;
    const rows = await db.all<AuditRow>(sql, last.seq, PAGE);
    for (const row of rows) {
      if (row.seq !== last.seq + 1) return broken(last.seq + 1, "an entry is missing");
      if (hashOf(toEntry(row), last.hash) !== row.hash) return broken(row.seq, "an entry was changed");
      last = { seq: row.seq, hash: row.hash };
      metKnown ||= row.hash === knownHead;
    }
    if (rows.length < PAGE) break;
  }
  const head = await db.get<{ seq: number; hash: string }>("select seq, hash from audit_head");
  if (head?.seq !== last.seq || head.hash !== last.hash) return broken(last.seq + 1, "the end was cut off");
  if (!metKnown) return broken(last.seq, "the head that was noted down is not in the chain");
  return { kind: "whole", entries: last.seq, head: last.hash };
}

function broken(seq: number, why: string): AuditVerdict {
  return { kind: "broken", seq, why };
}

function hashOf(entry: Omit<AuditEntry, "hash">, previous: string): string {
  const { seq, at, accountId, actor, action, subject, details } = entry;
  const told = JSON.stringify([seq, at, accountId, actor, action, subject, details]);
  return createHash("sha256").update(`${previous}\n${told}`).digest("hex");
}

function toEntry(row: AuditRow): AuditEntry {
  const { seq, at, actor, action, subject, hash } = row;
  const details = JSON.parse(row.details) as AuditEntry["details"];
  return { seq, at, accountId: row.account_id, actor, action, subject, details, hash };
}
