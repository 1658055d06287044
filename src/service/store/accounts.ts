import type { Clock, Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { generateId } from "../key-format.ts";
import { holdsInvisible } from "../key-name.ts";
import { appendAudit } from "./audit.ts";
import type { Database, Db } from "./database.ts";
import { endAllGrants } from "./grants.ts";
import { endAllSessions, lockSignedIn, type Session, startSessionIn } from "./sessions.ts";

/** Who owns keys. */
export interface Account {
  /** `acc_` and 22 base62 characters. */
  readonly id: string;
  readonly email: string;
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
}

interface AccountRow {
  id: string;
  email: string;
  created_at: number;
  disabled_at: number | null;
}

const COLUMNS = "id, email, created_at, disabled_at";

/** Longest address that mail can carry (RFC 5321 section 4.5.3.1, RFC 3696 erratum 1690). */
const LONGEST_EMAIL = 254;

/** The accounts of one service. */
export class AccountStore {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(db: Database, deps: { clock: Clock; random: Random }) {
    this.#db = db;
    this.#clock = deps.clock;
    this.#random = deps.random;
  }

  /**
   * @throws RangeError when the address is none.
   * @throws UniqueViolation when another account has it.
   */
  async create(request: { email: string }): Promise<Account> {
    return this.#db.tx((db) => this.createIn(db, request));
  }

  /** The same inside a transaction that holds more than the account. */
  async createIn(db: Db, request: { email: string }): Promise<Account> {
    const email = request.email.trim();
    if (!isEmail(email)) throw new RangeError("An account needs an e-mail address.");
    const id = generateId(this.#random, "acc");
    const createdAt = this.#clock.now();
    await db.run("insert into accounts (id, email, created_at) values (?, ?, ?)", id, email, createdAt);
    const event = { accountId: id, actor: "operator", action: "account.created", subject: id } as const;
    await appendAudit(db, createdAt, event);
    return { id, email, createdAt, disabledAt: null };
  }

  async find(id: string): Promise<Account | undefined> {
    const row = await this.#db.get<AccountRow>(`select ${COLUMNS} from accounts where id = ?`, id);
    return row && toAccount(row);
  }

  async findByEmail(email: string): Promise<Account | undefined> {
    const sql = `select ${COLUMNS} from accounts where lower(email) = lower(?)`;
    const row = await this.#db.get<AccountRow>(sql, email.trim());
    return row && toAccount(row);
  }

  /** `undefined` for an account without one, a disabled one, and none: who signs in is not told which. */
  async findPassword(email: string): Promise<{ accountId: string; hash: string } | undefined> {
    const sql =
      "select id, password_hash from accounts where lower(email) = lower(?) and disabled_at is null";
    const row = await this.#db.get<{ id: string; password_hash: string | null }>(sql, email.trim());
    if (row === undefined || row.password_hash === null) return undefined;
    return { accountId: row.id, hash: row.password_hash };
  }

  /**
   * Ends every session and every token of the account: whoever had the old password has nothing left. Who changes it
   * goes on in a new session.
   *
   * @param change with the hash that the present password was compared with, `null` where there was none.
   * @returns the new session's secret; `undefined` when that was not so any more, or the session had ended: both took a while.
   */
  async setPassword(
    session: Session,
    change: { verified: string | null; hash: string },
  ): Promise<Sensitive | undefined> {
    const { accountId } = session;
    const { verified, hash } = change;
    const now = this.#clock.now();
    return this.#db.tx(async (db) => {
      const account = await lockSignedIn(db, session);
      if (account?.passwordHash !== verified) return undefined;
      await db.run("update accounts set password_hash = ? where id = ?", hash, accountId);
      await endAllSessions(db, accountId);
      await endAllGrants(db, accountId, now);
      const event = {
        accountId,
        actor: accountId,
        action: "account.password_changed",
        subject: accountId,
      } as const;
      await appendAudit(db, now, event);
      return startSessionIn(db, accountId, { clock: this.#clock, random: this.#random });
    });
  }

  /** Takes the password, the sessions and the tokens away; a sign-in link is then the only way in. */
  async reset(accountId: string): Promise<void> {
    const now = this.#clock.now();
    await this.#db.tx(async (db) => {
      await db.run("update accounts set password_hash = null where id = ?", accountId);
      await endAllSessions(db, accountId);
      await endAllGrants(db, accountId, now);
      const event = {
        accountId,
        actor: "operator",
        action: "account.password_changed",
        subject: accountId,
      } as const;
      await appendAudit(db, now, event);
    });
  }

  /** A disabled account's sessions and tokens end for good; its keys work again once it is enabled. */
  async setDisabled(accountId: string, disabled: boolean): Promise<void> {
    const now = this.#clock.now();
    await this.#db.tx(async (db) => {
      await db.run("update accounts set disabled_at = ? where id = ?", disabled ? now : null, accountId);
      if (disabled) await endAllSessions(db, accountId);
      if (disabled) await endAllGrants(db, accountId, now);
      const action = disabled ? "account.disabled" : "account.enabled";
      await appendAudit(db, now, { accountId, actor: "operator", action, subject: accountId });
    });
  }

  /** Oldest first: the first one is the owner's. */
  async list(): Promise<Account[]> {
    const rows = await this.#db.all<AccountRow>(`select ${COLUMNS} from accounts order by created_at, id`);
    return rows.map(toAccount);
  }
}

/** Deliberately lax (`owner@localhost` is one): only mail itself can tell. */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(text) && !holdsInvisible(text);
}

function toAccount(row: AccountRow): Account {
  return { id: row.id, email: row.email, createdAt: row.created_at, disabledAt: row.disabled_at };
}
