import { type Clock, DAY_MS, type Instant, MINUTE_MS } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { ApiError, keyNotFound } from "../errors.ts";
import { generateId, generateKey, hashKey, keyHint } from "../key-format.ts";
import { SCOPES, type Scope } from "../scopes.ts";
import { lockAccount } from "./account-lock.ts";
import { appendAudit } from "./audit.ts";
import type { Database, Db } from "./database.ts";
import {
  FACTS_COLUMNS,
  type FactsRow,
  type KeyFacts,
  type KeyRecord,
  type KeyUser,
  type KeyStatus,
  statusOf,
  toKeyFacts,
} from "./key-record.ts";
import { findKey, findLiveNamed, insertKey, type KeyFilter, listDescendants, listKeys } from "./key-rows.ts";

/** A key as it was minted, the only time that its value is at hand. */
export interface Minted {
  readonly key: Sensitive;
  readonly record: KeyRecord;
}

export interface MintOrder {
  readonly accountId: string;
  /** As `parseKeyName` gave it back. */
  readonly name: string;
  /** The id of the credential; left out: the service itself. */
  readonly createdBy?: string;
  readonly expiresInMs?: number;
  readonly scopes?: readonly Scope[];
  readonly meta?: Readonly<Record<string, string>>;
  /** `error`: refuse when the account has a live key of this name. */
  readonly ifExists?: "create" | "error";
}

export interface Rotated extends Minted {
  readonly predecessorEndsAt: Instant;
}

export interface RotationOrder {
  readonly accountId: string;
  readonly keyId: string;
  readonly graceMs: number;
  readonly createdBy: string;
}

export interface KeyChange {
  readonly name?: string | undefined;
  /** Only ever brings the end nearer; see {@link KeyStore.changeIn}. */
  readonly expiresInMs?: number | undefined;
  readonly status?: "active" | "disabled" | undefined;
}

export interface RevocationOrder {
  readonly accountId: string;
  readonly keyId: string;
  readonly reason: string | null;
  /** Who wants it, for the audit. */
  readonly actor: string;
}

export interface Revocation {
  readonly keyId: string;
  readonly revokedAt: Instant;
  readonly alreadyRevoked: boolean;
}

export interface FamilyRevocation extends Revocation {
  /** How many that it made were alive until now; absent where the family was not asked about. */
  readonly descendants?: number;
}

interface OwnedRow extends FactsRow {
  account_disabled_at: number | null;
  email: string;
}

/** A note of a use is not worth a request's time: the next request makes it up. */
const NOTE_LOCK_MS = 50;

/** One look-up answers who, whether, and what for: it is what most requests are. */
const BY_VALUE = `select ${FACTS_COLUMNS}, accounts.disabled_at as account_disabled_at, accounts.email
   from api_keys join accounts on accounts.id = api_keys.account_id where api_keys.hash = ?`;

/** The keys of all accounts. Every question names the account, but for the ones that a key's possession answers. */
export class KeyStore {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #prefix: string | undefined;
  /** The keys whose use is being noted. */
  readonly #noting = new Set<string>();

  constructor(db: Database, deps: { clock: Clock; random: Random; keyPrefix?: string | undefined }) {
    this.#db = db;
    this.#clock = deps.clock;
    this.#random = deps.random;
    this.#prefix = deps.keyPrefix;
  }

  /** @throws ApiError `name_exists`, only where {@link MintOrder.ifExists} asks for it. */
  async mint(order: MintOrder): Promise<Minted> {
    return this.#db.tx((db) => this.mintIn(db, order));
  }

  /** The same inside a transaction that holds more than the key. */
  async mintIn(db: Db, order: MintOrder): Promise<Minted> {
    const now = this.#clock.now();
    if (order.ifExists === "error") await refuseTakenName(db, order, now);
    const minted = this.#make({
      ...{ accountId: order.accountId, name: order.name, createdBy: order.createdBy ?? null },
      ...{ scopes: order.scopes ?? SCOPES, meta: order.meta ?? {} },
      expiresAt: order.expiresInMs === undefined ? null : now + order.expiresInMs,
    });
    await insertKey(db, minted.record, hashKey(minted.key));
    const { keyId, name } = minted.record;
    const actor = order.createdBy ?? "service";
    await appendAudit(db, now, {
      ...{ accountId: order.accountId, actor, action: "key.created", subject: keyId },
      details: { name },
    });
    return minted;
  }

  /**
   * Makes a successor with the same name, scopes, meta and end, and gives the predecessor until the grace is over.
   *
   * @throws ApiError `key_not_found`; `key_not_live`; `rotation_in_progress` while a successor lives beside it.
   */
  async rotateIn(db: Db, order: RotationOrder): Promise<Rotated> {
    const now = this.#clock.now();
    const { accountId, keyId, createdBy } = order;
    const before = await findKey(db, accountId, keyId);
    if (before === undefined) throw keyNotFound();
    const status = statusOf(before, now);
    if (status !== "active") throw notLive(status);
    await refuseSecondRotation(db, before, now);
    const { name, scopes, meta, inheritedEnd } = before;
    const minted = this.#make({ accountId, name, createdBy, scopes, meta, expiresAt: inheritedEnd });
    const successor = minted.record.keyId;
    await insertKey(db, minted.record, hashKey(minted.key));
    const predecessorEndsAt = Math.min(now + order.graceMs, before.expiresAt ?? Infinity);
    const sql = `update api_keys set expires_at = ?, replaced_by = ?, ends_at_before_rotation = ?,
       rotation_kept_end = 1 where key_id = ?`;
    await db.run(sql, predecessorEndsAt, successor, inheritedEnd, keyId);
    await appendAudit(db, now, {
      ...{ accountId, actor: createdBy, action: "key.rotated", subject: keyId },
      details: { successor, predecessor_ends_at: predecessorEndsAt },
    });
    return { ...minted, predecessorEndsAt };
  }

  async find(accountId: string, keyId: string): Promise<KeyRecord | undefined> {
    return findKey(this.#db, accountId, keyId);
  }

  /** Whose key this is, in whatever state; only who holds a key can ask. */
  async findByValue(
    key: Sensitive,
  ): Promise<(KeyFacts & { accountDisabled: boolean; email: string }) | undefined> {
    const row = await this.#db.get<OwnedRow>(BY_VALUE, hashKey(key));
    return row && { ...toKeyFacts(row), accountDisabled: row.account_disabled_at !== null, email: row.email };
  }

  /** Newest first. `undefined`: the account has no key that `after` could name. */
  async list(
    accountId: string,
    filter: KeyFilter,
  ): Promise<{ keys: KeyRecord[]; hasMore: boolean } | undefined> {
    return listKeys(this.#db, { accountId, filter, now: this.#clock.now() });
  }

  /**
   * Changes a key that is not dead. An end that would come later than the present one is not taken over: the earlier
   * of the two holds, so that repeating a request whose answer was lost changes nothing and fails nothing.
   *
   * @throws ApiError `key_not_live` for a revoked or expired key.
   */
  async changeIn(db: Db, before: KeyRecord, change: KeyChange, actor: string): Promise<KeyRecord> {
    const now = this.#clock.now();
    const status = statusOf(before, now);
    if (status === "revoked" || status === "expired") throw notLive(status);
    const wantedEnd = change.expiresInMs === undefined ? null : now + change.expiresInMs;
    const after: KeyRecord = {
      ...before,
      name: change.name ?? before.name,
      expiresAt: earlier(before.expiresAt, wantedEnd),
      // Whoever wants the key to end wants it of a successor as well, that a failed rotation is done again for.
      inheritedEnd: earlier(before.inheritedEnd, wantedEnd),
      disabledAt: disabledSince(before, change.status, now),
    };
    const sql = `update api_keys set name = ?, expires_at = ?, disabled_at = ?, ends_at_before_rotation = ?
       where key_id = ?`;
    // Without a rotation the last one is not looked at.
    const { name, expiresAt, disabledAt, inheritedEnd } = after;
    await db.run(sql, name, expiresAt, disabledAt, inheritedEnd, before.keyId);
    const details = differences(before, after, now);
    if (Object.keys(details).length > 0) {
      const { accountId, keyId: subject } = before;
      await appendAudit(db, now, { accountId, actor, action: "key.changed", subject, details });
    }
    return after;
  }

  /** Ends a key at once, for good. The first revocation's instant and reason stay. */
  async revoke(order: RevocationOrder): Promise<Revocation | undefined> {
    return this.#db.tx(async (db) => {
      await lockAccount(db, order.accountId);
      return this.revokeIn(db, order);
    });
  }

  /** The same inside a transaction that holds more than the revocation, and the account's lock. */
  async revokeIn(db: Db, order: RevocationOrder): Promise<Revocation | undefined> {
    const revocation = await this.#endIn(db, order);
    if (revocation !== undefined) await tellRevoked(db, order, [revocation]);
    return revocation;
  }

  /** Ends the key, everything that it made, and what those made. `descendants` were alive until now. */
  async revokeFamilyIn(
    db: Db,
    order: RevocationOrder,
  ): Promise<(Revocation & { descendants: number }) | undefined> {
    const revocation = await this.#endIn(db, order);
    if (revocation === undefined) return undefined;
    const ended: Revocation[] = [];
    for (const keyId of await listDescendants(db, order.accountId, order.keyId)) {
      const descendant = await this.#endIn(db, { ...order, keyId });
      if (descendant?.alreadyRevoked === false) ended.push(descendant);
    }
    // After the last key: whoever holds the head of the audit must not wait for a key.
    await tellRevoked(db, order, [revocation, ...ended]);
    return { ...revocation, descendants: ended.length };
  }

  /** Without a word to the audit. */
  async #endIn(db: Db, { accountId, keyId, reason }: RevocationOrder): Promise<Revocation | undefined> {
    // Read with a lock: of two that revoke at the same moment one is told that it was done already.
    const found = `select revoked_at from api_keys where account_id = ? and key_id = ? for update`;
    const row = await db.get<{ revoked_at: number | null }>(found, accountId, keyId);
    if (row === undefined) return undefined;
    if (row.revoked_at !== null) return { keyId, revokedAt: row.revoked_at, alreadyRevoked: true };
    const revokedAt = this.#clock.now();
    const sql = "update api_keys set revoked_at = ?, revoked_reason = ? where key_id = ?";
    await db.run(sql, revokedAt, reason, keyId);
    return { keyId, revokedAt, alreadyRevoked: false };
  }

  /** Notes a use, once a minute at most, so that proving a key is a read nearly always; the audit has one a day. */
  async noteUse(key: KeyFacts, user: () => KeyUser): Promise<void> {
    const now = this.#clock.now();
    const minute = now - (now % MINUTE_MS);
    if (key.lastUsedAt !== null && minute <= key.lastUsedAt) return;
    // Of many requests with one key at once, one waits for the note.
    if (this.#noting.has(key.keyId)) return;
    this.#noting.add(key.keyId);
    try {
      // A key minted and used within one minute was not used before it was minted.
      await this.#writeUse(key, { ...user(), usedAt: Math.max(minute, key.createdAt) }, now);
    } finally {
      this.#noting.delete(key.keyId);
    }
  }

  async #writeUse(
    { accountId, keyId, lastUsedAt }: KeyFacts,
    { usedAt, address, program }: KeyUser & { readonly usedAt: Instant },
    now: Instant,
  ): Promise<void> {
    const isFirstOfDay = lastUsedAt === null || dayOf(lastUsedAt) !== dayOf(usedAt);
    const sql = `update api_keys set last_used_at = ?, last_used_at_address = ?, last_used_with = ?
       where key_id = ? and coalesce(last_used_at, 0) < ?`;
    await this.#db.tx(
      async (db) => {
        if (isFirstOfDay) await lockAccount(db, accountId);
        const changed = await db.run(sql, usedAt, address, program, keyId, usedAt);
        if (!isFirstOfDay || changed === 0) return;
        await appendAudit(db, now, { accountId, actor: keyId, action: "key.used", subject: keyId });
      },
      { lockMs: NOTE_LOCK_MS },
    );
  }

  #make(
    wanted: Pick<KeyRecord, "accountId" | "name" | "createdBy" | "scopes" | "meta" | "expiresAt">,
  ): Minted {
    const key = generateKey(this.#random, this.#prefix);
    const record: KeyRecord = {
      ...wanted,
      keyId: generateId(this.#random, "key"),
      hint: keyHint(key),
      createdAt: this.#clock.now(),
      lastUsedAt: null,
      lastUser: { address: null, program: null },
      disabledAt: null,
      revokedAt: null,
      revokedReason: null,
      replacedBy: null,
      inheritedEnd: wanted.expiresAt,
    };
    return { key, record };
  }
}

async function tellRevoked(
  db: Db,
  { accountId, actor }: RevocationOrder,
  revocations: readonly Revocation[],
): Promise<void> {
  for (const { keyId: subject, revokedAt, alreadyRevoked } of revocations) {
    if (alreadyRevoked) continue;
    await appendAudit(db, revokedAt, { accountId, actor, action: "key.revoked", subject });
  }
}

async function refuseTakenName(db: Db, { accountId, name }: MintOrder, now: Instant): Promise<void> {
  const taken = await findLiveNamed(db, { accountId, name, now });
  if (taken === undefined) return;
  const sentence = `A live key of this name exists already (${taken}). Choose another name, or leave out if_exists.`;
  throw new ApiError(409, "name_exists", sentence, { keyId: taken });
}

/** A successor that was ended meanwhile does not count: a rotation that went wrong can be done again. */
async function refuseSecondRotation(db: Db, key: KeyRecord, now: Instant): Promise<void> {
  if (key.replacedBy === null) return;
  const successor = await findKey(db, key.accountId, key.replacedBy);
  const status = successor && statusOf(successor, now);
  if (status !== "active" && status !== "disabled") return;
  const sentence = `This key was rotated already: ${key.replacedBy} is its successor. Rotate that one, or revoke it first.`;
  throw new ApiError(409, "rotation_in_progress", sentence, { keyId: key.replacedBy });
}

function notLive(status: KeyStatus): ApiError {
  const advice = status === "disabled" ? "Enable it first." : "That is final: mint another one.";
  return new ApiError(409, "key_not_live", `This key is ${status}. ${advice}`);
}

function differences(
  before: KeyRecord,
  after: KeyRecord,
  now: Instant,
): Record<string, string | number | null> {
  return {
    ...(before.name === after.name ? {} : { name: after.name }),
    ...(before.expiresAt === after.expiresAt ? {} : { expires_at: after.expiresAt }),
    ...(before.inheritedEnd === after.inheritedEnd || after.inheritedEnd === after.expiresAt
      ? {}
      : { successor_expires_at: after.inheritedEnd }),
    ...(before.disabledAt === after.disabledAt ? {} : { status: statusOf(after, now) }),
  };
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function disabledSince(key: KeyRecord, wanted: KeyChange["status"], now: Instant): Instant | null {
  if (wanted === "active") return null;
  return wanted === "disabled" ? (key.disabledAt ?? now) : key.disabledAt;
}

function dayOf(at: Instant): number {
  return Math.floor(at / DAY_MS);
}
