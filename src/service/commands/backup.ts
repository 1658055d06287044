import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { constants } from "node:fs";
import { dirname, join } from "node:path";
import type { Clock, Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { errorCode } from "../../values/error-code.ts";
import { UserError } from "../../values/user-error.ts";
import { refuseMissing, type Storage } from "../storage-choice.ts";
import { appendAudit } from "../store/audit.ts";
import type { Database, Db } from "../store/database.ts";
import { endAllGrants } from "../store/grants.ts";
import { KeyStore } from "../store/keys.ts";
import { endAllSessions } from "../store/sessions.ts";
import { openSqlite, SQLITE_FILE } from "../store/sqlite.ts";
import { type Ending, readRevokedSince } from "./revoked-since.ts";

interface Tools {
  readonly clock: Clock;
  readonly random: Random;
}

/** What SQLite writes beside a database (docs: sqlite.org "Temporary Files Used By SQLite"). */
const JOURNALS = ["-wal", "-shm", "-journal"];

/**
 * Writes one consistent copy of the database, also while a service uses it.
 *
 * @throws UserError when the file exists, cannot be written, or the database is PostgreSQL.
 */
export async function backup(storage: Storage, file: string, clock: Clock): Promise<string> {
  const folder = sqliteFolder(storage, "pg_dump");
  refuseMissing(storage);
  if (existsSync(file)) throw inTheWay(file);
  const partial = `${file}.partial`;
  const database = openSqlite(folder);
  try {
    rmSync(partial, { force: true });
    // SQLite takes an empty file, and leaves it the mode that it was given.
    closeSync(openSync(partial, "wx", 0o600));
    await database.run("vacuum into ?", partial);
    sync(partial);
    renameSync(partial, file);
    sync(dirname(file));
    const event = { accountId: null, actor: "operator", action: "backup.made", subject: null } as const;
    await database.tx((db) => appendAudit(db, clock.now(), event));
  } catch (error) {
    rmSync(partial, { force: true });
    throw unwritable(file, error);
  } finally {
    await database.close();
  }
  return `The backup is in ${file}. It holds the hashes of the keys and no key, and who may sign in: keep it private.\n`;
}

/**
 * Makes a data folder out of a backup. Sessions, programs' tokens and sign-in links of the time are ended.
 *
 * @param revokedSince a file that tells which keys ended after the backup, as `readRevokedSince` takes it.
 * @throws UserError when the folder has a database, or the file is no backup.
 */
export async function restore(
  storage: Storage,
  { file, revokedSince }: { file: string; revokedSince: string | undefined },
  tools: Tools,
): Promise<string> {
  const folder = sqliteFolder(storage, "pg_restore");
  const target = join(folder, SQLITE_FILE);
  // A journal that was left behind belongs to another database: SQLite would write it over this one.
  if (["", ...JOURNALS].some((suffix) => existsSync(target + suffix))) throw folderInUse(folder);
  const endings = revokedSince === undefined ? undefined : readRevokedSince(revokedSince);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyFileSync(file, target, constants.COPYFILE_EXCL);
    chmodSync(target, 0o600);
    const database = openSqlite(folder);
    try {
      return told(await takeOver(database, endings ?? [], tools), endings !== undefined);
    } finally {
      await database.close();
    }
  } catch (error) {
    for (const suffix of ["", ...JOURNALS]) rmSync(target + suffix, { force: true });
    throw error instanceof UserError ? error : noBackup(file, error);
  }
}

/** @returns how many of the keys were alive. */
async function takeOver(
  database: Database,
  endings: readonly Ending[],
  { clock, random }: Tools,
): Promise<number> {
  const check = await database.get<{ integrity_check: string }>("pragma integrity_check");
  if (check?.integrity_check !== "ok") throw new Error("The copy is damaged.");
  const now = clock.now();
  const keys = new KeyStore(database, { clock, random });
  return database.tx(async (db) => {
    let ended = 0;
    for (const ending of endings) ended += (await endKey(keys, db, ending, now)) ? 1 : 0;
    for (const { id } of await db.all<{ id: string }>("select id from accounts")) {
      await endAllSessions(db, id);
      await endAllGrants(db, id, now);
    }
    const event = { accountId: null, actor: "operator", action: "backup.restored", subject: null } as const;
    await appendAudit(db, now, { ...event, details: { revoked: ended } });
    return ended;
  });
}

async function endKey(keys: KeyStore, db: Db, { keyId, endsAt }: Ending, now: Instant): Promise<boolean> {
  const alive = "revoked_at is null and (expires_at is null or expires_at > ?)";
  const found = `select account_id from api_keys where key_id = ? and ${alive}`;
  const key = await db.get<{ account_id: string }>(found, keyId, endsAt ?? now);
  if (key === undefined) return false;
  const event = { accountId: key.account_id, actor: "operator" } as const;
  if (endsAt === null) {
    await keys.revokeIn(db, { ...event, keyId, reason: "revoked after the backup" });
  } else {
    // As the rotation left it: its own end is still what a successor is to inherit.
    const sql = `update api_keys set expires_at = ?, rotation_kept_end = 1, ends_at_before_rotation =
       case when rotation_kept_end = 0 then expires_at else ends_at_before_rotation end where key_id = ?`;
    await db.run(sql, endsAt, keyId);
    const details = { expires_at: endsAt };
    await appendAudit(db, now, { ...event, action: "key.changed", subject: keyId, details });
  }
  return true;
}

function told(ended: number, withList: boolean): string {
  const keys = withList
    ? `Restored; ${ended} keys that were revoked or rotated after the backup end again.\n`
    : "Restored. Warning: keys that were revoked after the backup live again. Revoke them now, or restore once more with --revoked-since FILE.\n";
  return `${keys}Everybody signs in again. Passwords and disabled accounts are as they were at the backup: reset and disable again what was changed since (mesh-service account).\n`;
}

function sqliteFolder(storage: Storage, tool: string): string {
  if (storage.kind === "sqlite") return storage.folder;
  throw new UserError("invalid_inputs", {
    what: "The database is PostgreSQL, which has a tool of its own for this.",
    input: "MESH_DATABASE_URL",
    fix: `Use ${tool} (docs: postgresql.org "Backup and Restore"); or name a folder with --data.`,
  });
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function inTheWay(file: string): UserError {
  return new UserError("invalid_inputs", {
    what: `${file} exists already.`,
    why: "A backup that overwrites another one can lose both.",
    fix: "Choose another name, or move it away.",
  });
}

function folderInUse(folder: string): UserError {
  return new UserError("invalid_inputs", {
    what: `There is a database in ${folder} already, or what one has left.`,
    input: "--data",
    why: "A service may be using it, and what it acknowledged would be lost.",
    fix: "Stop the service and move the folder away, or restore into another one.",
  });
}

function unwritable(file: string, cause: unknown): UserError {
  const fault = {
    what: `The backup cannot be written to ${file} (${errorCode(cause) ?? "no reason given"}).`,
    fix: "Choose a place with enough room that this user can write to.",
  };
  return new UserError("invalid_inputs", fault, { cause });
}

function noBackup(file: string, cause: unknown): UserError {
  const fault = {
    what: `${file} cannot be restored (${errorCode(cause) ?? "it is no such file"}).`,
    fix: "Give a file that `mesh-service backup` wrote, whole and readable.",
  };
  return new UserError("invalid_inputs", fault, { cause });
}
