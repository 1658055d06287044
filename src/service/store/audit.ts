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

/** The same for people: newest first, before a place in the chain, and where asked for about one key only. */
export async function readAuditBackwards(
  db: Database,
  order: { accountId: string; before: number | undefined; about: string | undefined; limit: number },
): Promise<{ entries: AuditEntry[]; hasMore: boolean }> {
  const { accountId, before = Number.MAX_SAFE_INTEGER, about, limit } = order;
  const [condition, values] = about === undefined ? ["", []] : ["and subject = ?", [about]];
  const sql = `select ${COLUMNS} from audit where account_id = ? and seq < ? ${condition} order by seq desc limit ?`;
  const rows = await db.all<AuditRow>(sql, accountId, before, ...values, limit + 1);
  return { entries: rows.slice(0, limit).map(toEntry), hasMore: rows.length > limit };
}

export type AuditVerdict =
  | { readonly kind: "whole"; readonly entries: number; readonly head: string }
  /** The first place where the chain does not hold. */
  | { readonly kind: "broken"; readonly seq: number; readonly why: string };

interface Head {
  seq: number;
  hash: string;
  /** The last entry, whatever the head says; `null`: there is none. */
  latest: number | null;
}

/** One statement, so that both are of one moment. */
const HEAD = "select seq, hash, (select max(seq) from audit) as latest from audit_head";

/**
 * Walks the whole chain as it is at the beginning: what a running service adds meanwhile is not looked at.
 *
 * @param knownHead a hash that was noted down elsewhere: it must still be in the chain, or its end was cut off or rewritten.
 */
export async function verifyAudit(db: Database, knownHead = NO_HASH): Promise<AuditVerdict> {
  const head = await db.get<Head>(HEAD);
  if (head === undefined) return broken(1, "the end was cut off");
  const walked = await walk(db, head.seq, knownHead);
  if ("kind" in walked) return walked;
  const { seq, hash, metKnown } = walked;
  if (head.seq !== seq || head.hash !== hash) return broken(seq + 1, "the end was cut off");
  if (head.seq < (head.latest ?? 0)) return broken(seq + 1, "an entry was put after the end");
  if (!metKnown) return broken(seq, "the head that was noted down is not in the chain");
  return { kind: "whole", entries: seq, head: hash };
}

interface Walked {
  /** Of the last entry. */
  readonly seq: number;
  readonly hash: string;
  readonly metKnown: boolean;
}

/** Follows the chain from its beginning to a place in it. */
async function walk(db: Database, to: number, knownHead: string): Promise<Walked | AuditVerdict> {
  const sql = `select ${COLUMNS} from audit where seq > ? and seq <= ? order by seq limit ?`;
  let last: Walked = { seq: 0, hash: NO_HASH, metKnown: knownHead === NO_HASH };
  for (;;) {
    const rows = await db.all<AuditRow>(sql, last.seq, to, PAGE);
    for (const row of rows) {
      if (row.seq !== last.seq + 1) return broken(last.seq + 1, "an entry is missing");
      if (hashOf(toEntry(row), last.hash) !== row.hash) return broken(row.seq, "an entry was changed");
      last = { seq: row.seq, hash: row.hash, metKnown: last.metKnown || row.hash === knownHead };
    }
    if (rows.length < PAGE) return last;
  }
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
