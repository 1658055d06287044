import { type Clock, DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { generateId } from "../key-format.ts";
import { hashSecret, matchesChallenge, newSecret } from "../login/secrets.ts";
import { ACCESS_TOKEN_MS, type TokenId, type Tokens } from "../login/tokens.ts";
import { lockAccount } from "./account-lock.ts";
import { appendAudit } from "./audit.ts";
import { type Database, type Db, FOR_UPDATE } from "./database.ts";
import { lockSignedIn, type Session } from "./sessions.ts";

const CODE_MS = MINUTE_MS;
const REFRESH_MS = 30 * DAY_MS;
const EXTENDED_MS = 90 * DAY_MS;
/** Two processes of one user may refresh at the same moment. */
const OVERLAP_MS = 60 * SECOND_MS;

/** What one approval gave to one program: it ends as a whole. */
export interface Grant {
  /** `grt_` and 22 base62 characters; may be logged. */
  readonly id: string;
  readonly accountId: string;
}

/** A grant as its owner sees it. */
export interface Login {
  readonly id: string;
  /** What the program called itself. */
  readonly client: string;
  readonly since: Instant;
}

/** Tokens on their way to the client; the access token is not signed yet. */
export interface Issued {
  readonly grant: Grant;
  readonly accessId: TokenId;
  readonly refreshToken: Sensitive;
}

/** What a code that was approved may be exchanged for, and with what. */
export interface CodeOrder {
  readonly session: Session;
  readonly client: string;
  readonly redirectUri: string;
  readonly challenge: string | undefined;
}

export interface Exchange {
  readonly code: Sensitive;
  readonly redirectUri: string;
  readonly verifier: string | undefined;
  readonly extended: boolean;
}

/** The approvals that programs hold: codes, refresh tokens, access tokens (RFC 6749, RFC 9700). */
export class GrantStore {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #tokens: Tokens;

  constructor(db: Database, deps: { clock: Clock; random: Random; tokens: Tokens }) {
    this.#db = db;
    this.#clock = deps.clock;
    this.#random = deps.random;
    this.#tokens = deps.tokens;
  }

  /** A code for one exchange within a minute, at that redirect only. `undefined`: the session has ended. */
  async newCode({ session, client, redirectUri, challenge }: CodeOrder): Promise<Sensitive | undefined> {
    const { accountId } = session;
    const code = newSecret(this.#random);
    const now = this.#clock.now();
    return this.#db.tx(async (db) => {
      if ((await lockSignedIn(db, session)) === undefined) return undefined;
      const sql = `insert into oauth_codes (hash, account_id, client, redirect_uri, challenge, expires_at)
         values (?, ?, ?, ?, ?, ?)`;
      await db.run(sql, hashSecret(code), accountId, client, redirectUri, challenge ?? null, now + CODE_MS);
      const event = { accountId, actor: accountId, action: "application.approved", subject: null } as const;
      await appendAudit(db, now, { ...event, details: { client } });
      return code;
    });
  }

  /** `undefined` for every kind of wrong; a code that is used twice takes back what it gave (RFC 6749 section 4.1.2). */
  async exchange({ code, redirectUri, verifier, extended }: Exchange): Promise<Issued | undefined> {
    await this.ready();
    return this.#db.tx(async (db) => {
      const owner = "select account_id from oauth_codes where hash = ?";
      if (!(await lockOwner(db, owner, hashSecret(code)))) return undefined;
      const sql = `select account_id, client, redirect_uri, challenge, expires_at, grant_id from oauth_codes
         where hash = ? for update`;
      const row = await db.get<CodeRow>(sql, hashSecret(code));
      if (row === undefined) return undefined;
      if (row.grant_id !== null) {
        await this.#end(
          db,
          { id: row.grant_id, accountId: row.account_id },
          { why: "a code was used twice" },
        );
        return undefined;
      }
      if (row.expires_at <= this.#clock.now() || row.redirect_uri !== redirectUri) return undefined;
      if (!isProven(row.challenge, verifier)) return undefined;
      const issued = await this.grantIn(db, { accountId: row.account_id, client: row.client, extended });
      await db.run("update oauth_codes set grant_id = ? where hash = ?", issued.grant.id, hashSecret(code));
      return issued;
    });
  }

  /** Before a transaction that issues tokens: they are signed only after it. */
  async ready(): Promise<void> {
    await this.#tokens.ready();
  }

  async grantIn(db: Db, order: { accountId: string; client: string; extended: boolean }): Promise<Issued> {
    const { accountId, client, extended } = order;
    const grant = { id: generateId(this.#random, "grt"), accountId };
    const sql = "insert into grants (id, account_id, client, created_at, lifetime_ms) values (?, ?, ?, ?, ?)";
    const lifetimeMs = extended ? EXTENDED_MS : REFRESH_MS;
    await db.run(sql, grant.id, accountId, client, this.#clock.now(), lifetimeMs);
    return this.#issue(db, grant, lifetimeMs);
  }

  /**
   * Takes a refresh token for new tokens. The one before is still good for a minute; used later than that, somebody has a
   * copy, and nobody knows who: the whole grant ends.
   */
  async refresh(token: Sensitive): Promise<Issued | undefined> {
    await this.ready();
    return this.#db.tx(async (db) => {
      if (!(await lockOwner(db, OWNER_OF_REFRESH, hashSecret(token)))) return undefined;
      const sql = `select grants.id, grants.account_id, grants.lifetime_ms, grants.ended_at,
           refresh_tokens.expires_at, refresh_tokens.replaced_at
         from refresh_tokens join grants on grants.id = refresh_tokens.grant_id where hash = ? for update`;
      const row = await db.get<RefreshRow>(sql, hashSecret(token));
      const now = this.#clock.now();
      if (row === undefined || row.ended_at !== null || row.expires_at <= now) return undefined;
      const grant = { id: row.id, accountId: row.account_id };
      if (row.replaced_at !== null && now - row.replaced_at > OVERLAP_MS) {
        await this.#end(db, grant, { why: "a refresh token was used again" });
        return undefined;
      }
      const replaced = "update refresh_tokens set replaced_at = coalesce(replaced_at, ?) where hash = ?";
      await db.run(replaced, now, hashSecret(token));
      return this.#issue(db, grant, row.lifetime_ms);
    });
  }

  /** Whose access token this is, as long as nothing has ended it. */
  async findByAccessId(idHash: Uint8Array): Promise<(Grant & { email: string }) | undefined> {
    const sql = `select grants.id, grants.account_id, accounts.email from access_tokens
       join grants on grants.id = access_tokens.grant_id join accounts on accounts.id = grants.account_id
       where id_hash = ? and expires_at > ? and grants.ended_at is null and accounts.disabled_at is null`;
    type Row = { id: string; account_id: string; email: string };
    const row = await this.#db.get<Row>(sql, idHash, this.#clock.now());
    return row && { id: row.id, accountId: row.account_id, email: row.email };
  }

  /** Signs a program out by either of its tokens; what is no token of ours is signed out already. */
  async revoke(token: Sensitive): Promise<void> {
    const hashes = [hashSecret(token), (await this.#tokens.read(token)) ?? new Uint8Array()];
    await this.#db.tx(async (db) => {
      const sql = `select id, account_id from grants where ended_at is null and
         (id in (select grant_id from refresh_tokens where hash = ?) or
          id in (select grant_id from access_tokens where id_hash = ?))`;
      // A disabled account has no grant that is left to end.
      if (!(await lockOwner(db, sql, ...hashes))) return;
      const row = await db.get<{ id: string; account_id: string }>(sql + FOR_UPDATE, ...hashes);
      if (row !== undefined)
        await this.#end(db, { id: row.id, accountId: row.account_id }, { why: "signed out" });
    });
  }

  /** The programs that are signed in, newest first. */
  async list(accountId: string): Promise<Login[]> {
    const sql = `select id, client, created_at, lifetime_ms from grants
       where account_id = ? and ended_at is null and exists (select 1 from refresh_tokens
         where grant_id = grants.id and expires_at > ?) order by created_at desc, id`;
    type Row = { id: string; client: string; created_at: number };
    const rows = await this.#db.all<Row>(sql, accountId, this.#clock.now());
    return rows.map(({ id, client, created_at: since }) => ({ id, client, since }));
  }

  /** Signs a program out, for its owner. Nothing happens for an id that is not the account's, or has ended. */
  async end(session: Session, id: string): Promise<void> {
    const { accountId } = session;
    await this.#db.tx(async (db) => {
      if ((await lockSignedIn(db, session)) === undefined) return;
      const sql = "select 1 from grants where id = ? and account_id = ? and ended_at is null for update";
      if ((await db.get(sql, id, accountId)) === undefined) return;
      await this.#end(db, { id, accountId }, { actor: accountId, why: "signed out in the console" });
    });
  }

  async #issue(db: Db, grant: Grant, lifetimeMs: number): Promise<Issued> {
    const now = this.#clock.now();
    const refreshToken = newSecret(this.#random);
    const sql = "insert into refresh_tokens (hash, grant_id, expires_at) values (?, ?, ?)";
    await db.run(sql, hashSecret(refreshToken), grant.id, now + lifetimeMs);
    const accessId = this.#tokens.newId();
    const access = "insert into access_tokens (id_hash, grant_id, expires_at) values (?, ?, ?)";
    await db.run(access, accessId.hash, grant.id, now + ACCESS_TOKEN_MS);
    return { grant, accessId, refreshToken };
  }

  async #end(db: Db, { id, accountId }: Grant, how: { actor?: string; why: string }): Promise<void> {
    const now = this.#clock.now();
    const { actor = id, why } = how;
    await db.run("update grants set ended_at = coalesce(ended_at, ?) where id = ?", now, id);
    const event = { accountId, actor, action: "tokens.revoked", subject: id, details: { why } } as const;
    await appendAudit(db, now, event);
  }
}

interface CodeRow {
  account_id: string;
  client: string;
  redirect_uri: string;
  challenge: string | null;
  expires_at: number;
  grant_id: string | null;
}

interface RefreshRow {
  id: string;
  account_id: string;
  lifetime_ms: number;
  ended_at: number | null;
  expires_at: number;
  replaced_at: number | null;
}

/** Ends every grant of an account, and what could still become one: a code that was approved is as good as a token. */
export async function endAllGrants(db: Db, accountId: string, now: Instant): Promise<void> {
  await db.run("update grants set ended_at = ? where account_id = ? and ended_at is null", now, accountId);
  await db.run("delete from oauth_codes where account_id = ?", accountId);
  await db.run("delete from device_codes where account_id = ?", accountId);
}

/** @throws nothing: `false` once the grant was ended. */
export async function isGrantAlive(db: Db, grantId: string): Promise<boolean> {
  const row = await db.get<{ ended_at: number | null }>("select ended_at from grants where id = ?", grantId);
  return row?.ended_at === null;
}

/** A replaced refresh token is kept as long as it could be used: its reuse is what shows a theft. */
export async function forgetOldTokens(db: Db, now: Instant): Promise<void> {
  await db.run("delete from access_tokens where expires_at <= ?", now);
  await db.run("delete from refresh_tokens where expires_at <= ?", now);
  await db.run("delete from oauth_codes where expires_at <= ?", now - DAY_MS);
}

/** A verifier without a challenge is refused: somebody took the challenge out of the link (RFC 9700 section 2.1.1). */
function isProven(challenge: string | null, verifier: string | undefined): boolean {
  return challenge === null ? verifier === undefined : matchesChallenge(verifier ?? "", challenge);
}

const OWNER_OF_REFRESH = `select grants.account_id from refresh_tokens
   join grants on grants.id = refresh_tokens.grant_id where hash = ?`;

/** Locks the account that a secret leads to; what the secret itself is worth must be read after that. */
async function lockOwner(db: Db, sql: string, ...hashes: Uint8Array[]): Promise<boolean> {
  const row = await db.get<{ account_id: string }>(sql, ...hashes);
  return row !== undefined && (await lockAccount(db, row.account_id)) !== undefined;
}
