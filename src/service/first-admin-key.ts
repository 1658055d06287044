import { type Clock, MINUTE_MS } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { lockAccount } from "./store/account-lock.ts";
import { AccountStore } from "./store/accounts.ts";
import { type Database, type Db, FOR_UPDATE } from "./store/database.ts";
import { listKeys } from "./store/key-rows.ts";
import { KeyStore } from "./store/keys.ts";

/** How long another instance on the same PostgreSQL may take to show the key that it made. */
const SHOWING_MS = MINUTE_MS;

/**
 * Makes the owner and the first key where there is none. A first key that was never used may never have been seen (the
 * disk was full, the pipe was closed), and nobody could ever mint again: another takes its place. A database whose keys
 * were all revoked gets none: that was somebody's decision.
 *
 * Instances that start together on one database make one owner and one key between them.
 *
 * @returns `undefined` when there is nothing to show.
 */
export async function firstAdminKey(
  database: Database,
  email: string,
  deps: { clock: Clock; random: Random; keyPrefix?: string | undefined },
): Promise<Sensitive | undefined> {
  const accounts = new AccountStore(database, deps);
  const keys = new KeyStore(database, deps);
  return database.tx(async (db) => {
    // The one row that is there before any account is: who comes second waits here, and sees what the first has made.
    await db.get(`select version from schema_version${FOR_UPDATE}`);
    const accountId = (await oldestAccount(db)) ?? (await accounts.createIn(db, { email })).id;
    await lockAccount(db, accountId);
    const now = deps.clock.now();
    const found = (await listKeys(db, { accountId, filter: { limit: 100 }, now }))?.keys ?? [];
    const live = found.filter((key) => key.revokedAt === null);
    // A use is noted at best effort; what a key has minted proves its use as well, and it is what a long list begins with.
    const used = found.some((key) => key.lastUsedAt !== null || key.createdBy !== null);
    const justMade = database.engine === "postgres" && live.some((key) => now - key.createdAt < SHOWING_MS);
    if (found.length > 0 && (used || live.length === 0 || justMade)) return undefined;
    for (const { keyId } of live) {
      const reason = "never used, replaced at a start";
      await keys.revokeIn(db, { accountId, keyId, reason, actor: "service" });
    }
    return (await keys.mintIn(db, { accountId, name: "first admin key" })).key;
  });
}

async function oldestAccount(db: Db): Promise<string | undefined> {
  const oldest = await db.get<{ id: string }>("select id from accounts order by created_at, id limit 1");
  return oldest?.id;
}
