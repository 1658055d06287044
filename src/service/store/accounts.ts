import type { Clock, Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { generateId } from "../key-format.ts";
import { holdsInvisible } from "../key-name.ts";
import { appendAudit } from "./audit.ts";
import type { Database } from "./database.ts";

/** Who owns keys. */
export interface Account {
  /** `acc_` and 22 base62 characters. */
  readonly id: string;
  readonly email: string;
  readonly createdAt: Instant;
}

interface AccountRow {
  id: string;
  email: string;
  created_at: number;
}

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
    const email = request.email.trim();
    if (!isEmail(email)) throw new RangeError("An account needs an e-mail address.");
    const account = { id: generateId(this.#random, "acc"), email, createdAt: this.#clock.now() };
    const { id, createdAt } = account;
    await this.#db.tx(async (db) => {
      await db.run("insert into accounts (id, email, created_at) values (?, ?, ?)", id, email, createdAt);
      const event = { accountId: id, actor: "operator", action: "account.created", subject: id } as const;
      await appendAudit(db, createdAt, event);
    });
    return account;
  }

  async find(id: string): Promise<Account | undefined> {
    const row = await this.#db.get<AccountRow>("select id, email, created_at from accounts where id = ?", id);
    return row && toAccount(row);
  }

  /** Oldest first: the first one is the owner's. */
  async list(): Promise<Account[]> {
    const rows = await this.#db.all<AccountRow>(
      "select id, email, created_at from accounts order by created_at, id",
    );
    return rows.map(toAccount);
  }
}

/** Deliberately lax (`owner@localhost` is one): only mail itself can tell. */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(text) && !holdsInvisible(text);
}

function toAccount(row: AccountRow): Account {
  return { id: row.id, email: row.email, createdAt: row.created_at };
}
