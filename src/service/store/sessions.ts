import { type Clock, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { hashSecret, newSecret } from "../login/secrets.ts";
import { lockAccount } from "./account-lock.ts";
import { appendAudit } from "./audit.ts";
import type { Database, Db } from "./database.ts";

/** A browser that is left alone, and one that is not (OWASP ASVS 3.3.2). */
const IDLE_MS = 2 * HOUR_MS;
const LONGEST_MS = DAY_MS;
/** How long a one-time sign-in link works. */
const LINK_MS = 15 * MINUTE_MS;

/** A signed-in browser. */
export interface Session {
  /** What the cookie holds; its hash is all that is kept. */
  readonly secret: Sensitive;
  readonly accountId: string;
  readonly email: string;
  readonly hasPassword: boolean;
}

/** A session as its owner sees it. */
export interface ListedSession {
  readonly startedAt: Instant;
  /** To the minute. */
  readonly seenAt: Instant;
  /** If nobody uses it again. */
  readonly endsAt: Instant;
  readonly isOwn: boolean;
}

interface SessionRow {
  account_id: string;
  email: string;
  password_hash: string | null;
  seen_at: number;
}

/** Who is signed in, and the links that let somebody in once. */
export class SessionStore {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(db: Database, deps: { clock: Clock; random: Random }) {
    this.#db = db;
    this.#clock = deps.clock;
    this.#random = deps.random;
  }

  /** A link that signs in once, within a quarter of an hour. Earlier links of the account work no more. */
  async newLink(accountId: string): Promise<Sensitive> {
    const secret = newSecret(this.#random);
    await this.#db.tx(async (db) => {
      // For the order of the locks alone: a disabled account may have a link, which works once it is enabled.
      await lockAccount(db, accountId);
      await db.run("delete from sign_in_links where account_id = ?", accountId);
      const sql = "insert into sign_in_links (hash, account_id, expires_at) values (?, ?, ?)";
      await db.run(sql, hashSecret(secret), accountId, this.#clock.now() + LINK_MS);
    });
    return secret;
  }

  /** Signs in by a link and uses it up. `undefined`: it is none, it was used, or its time is over. */
  async useLink(link: Sensitive): Promise<Sensitive | undefined> {
    return this.#db.tx(async (db) => {
      const sql = "select account_id from sign_in_links where hash = ? and expires_at > ?";
      const row = await db.get<{ account_id: string }>(sql, hashSecret(link), this.#clock.now());
      if (row === undefined || (await lockAccount(db, row.account_id)) === undefined) return undefined;
      // Nothing is left to delete for who came second while the account was locked.
      const used = await db.run("delete from sign_in_links where hash = ?", hashSecret(link));
      if (used === 0) return undefined;
      return startSessionIn(db, row.account_id, { clock: this.#clock, random: this.#random });
    });
  }

  /**
   * Signs in by a password that was found right.
   *
   * @param verified the hash that it was compared with. That took a while: `undefined` when the account has another by now.
   */
  async start(accountId: string, verified: string): Promise<Sensitive | undefined> {
    return this.#db.tx(async (db) => {
      const account = await lockAccount(db, accountId);
      if (account?.passwordHash !== verified) return undefined;
      return startSessionIn(db, accountId, { clock: this.#clock, random: this.#random });
    });
  }

  async find(secret: Sensitive): Promise<Session | undefined> {
    const now = this.#clock.now();
    const sql = `select sessions.account_id, accounts.email, accounts.password_hash, sessions.seen_at from sessions
       join accounts on accounts.id = sessions.account_id
       where hash = ? and sessions.created_at > ? and seen_at > ? and accounts.disabled_at is null`;
    const row = await this.#db.get<SessionRow>(sql, hashSecret(secret), now - LONGEST_MS, now - IDLE_MS);
    if (row === undefined) return undefined;
    if (now - row.seen_at >= MINUTE_MS) {
      await this.#db.run("update sessions set seen_at = ? where hash = ?", now, hashSecret(secret));
    }
    const { account_id: accountId, email } = row;
    return { secret, accountId, email, hasPassword: row.password_hash !== null };
  }

  /** The account's live sessions, the one that was seen last first. */
  async list({ accountId, secret }: Session): Promise<ListedSession[]> {
    const now = this.#clock.now();
    const sql = `select hash, created_at, seen_at from sessions
       where account_id = ? and created_at > ? and seen_at > ? order by seen_at desc, created_at desc`;
    type Row = { hash: Uint8Array; created_at: number; seen_at: number };
    const rows = await this.#db.all<Row>(sql, accountId, now - LONGEST_MS, now - IDLE_MS);
    const own = Buffer.from(hashSecret(secret));
    return rows.map(({ hash, created_at: startedAt, seen_at: seenAt }) => {
      const endsAt = Math.min(startedAt + LONGEST_MS, seenAt + IDLE_MS);
      return { startedAt, seenAt, endsAt, isOwn: own.equals(hash) };
    });
  }

  /** Ends all sessions of the account but this one, and its sign-in links. @returns how many. */
  async endOthers(session: Session): Promise<number> {
    const { accountId, secret } = session;
    return this.#db.tx(async (db) => {
      if ((await lockSignedIn(db, session)) === undefined) return 0;
      await db.run("delete from sign_in_links where account_id = ?", accountId);
      const sql = "delete from sessions where account_id = ? and hash <> ?";
      const ended = await db.run(sql, accountId, hashSecret(secret));
      if (ended === 0) return 0;
      const event = { accountId, actor: accountId, action: "signed_out", subject: null } as const;
      await appendAudit(db, this.#clock.now(), { ...event, details: { others: ended } });
      return ended;
    });
  }

  async end(session: Session): Promise<void> {
    const { accountId, secret } = session;
    await this.#db.tx(async (db) => {
      await db.run("delete from sessions where hash = ?", hashSecret(secret));
      const event = { accountId, actor: accountId, action: "signed_out", subject: null } as const;
      await appendAudit(db, this.#clock.now(), event);
    });
  }
}

/** A new session has a new secret, whatever the browser held before. The account is locked by whoever calls this. */
export async function startSessionIn(
  db: Db,
  accountId: string,
  { clock, random }: { clock: Clock; random: Random },
): Promise<Sensitive> {
  const secret = newSecret(random);
  const now = clock.now();
  const sql = "insert into sessions (hash, account_id, created_at, seen_at) values (?, ?, ?, ?)";
  await db.run(sql, hashSecret(secret), accountId, now, now);
  await appendAudit(db, now, { accountId, actor: accountId, action: "signed_in", subject: null });
  return secret;
}

/** Locks the account of a session that is still there: its page may have been loaded long before. */
export async function lockSignedIn(
  db: Db,
  { accountId, secret }: Session,
): Promise<{ passwordHash: string | null } | undefined> {
  const account = await lockAccount(db, accountId);
  return (await isSessionAlive(db, { secret })) ? account : undefined;
}

/** Whether nothing has ended the session since it was found. */
export async function isSessionAlive(db: Db, { secret }: Pick<Session, "secret">): Promise<boolean> {
  return (await db.get("select 1 from sessions where hash = ?", hashSecret(secret))) !== undefined;
}

/** Everywhere: after a change of the password, and when an account is disabled. */
export async function endAllSessions(db: Db, accountId: string): Promise<void> {
  await db.run("delete from sessions where account_id = ?", accountId);
  await db.run("delete from sign_in_links where account_id = ?", accountId);
}

export async function forgetOldSessions(db: Db, now: Instant): Promise<void> {
  await db.run("delete from sessions where created_at <= ? or seen_at <= ?", now - LONGEST_MS, now - IDLE_MS);
  await db.run("delete from sign_in_links where expires_at <= ?", now);
}
