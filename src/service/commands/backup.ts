import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { constants } from "node:fs";
import { dirname, join } from "node:path";
import type { Clock } from "../../values/clock.ts";
import { UserError } from "../../values/user-error.ts";
import type { Storage } from "../storage-choice.ts";
import { appendAudit } from "../store/audit.ts";
import type { Database } from "../store/database.ts";
import { openSqlite, SQLITE_FILE } from "../store/sqlite.ts";

/**
 * Writes one consistent copy of the database, also while a service uses it.
 *
 * @throws UserError when the file exists, cannot be written, or the database is PostgreSQL.
 */
export async function backup(storage: Storage, file: string, clock: Clock): Promise<string> {
  const folder = sqliteFolder(storage, "pg_dump");
  if (!existsSync(join(folder, SQLITE_FILE))) throw noDatabase(folder);
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
 * Makes a data folder out of a backup. Sessions, tokens and sign-in links of the time are ended.
 *
 * @param revokedSince a file in which the ids of keys that were revoked after the backup stand, in whatever text.
 * @throws UserError when the folder has a database, or the file is no backup.
 */
export async function restore(
  storage: Storage,
  { file, revokedSince, clock }: { file: string; revokedSince: string | undefined; clock: Clock },
): Promise<string> {
  const folder = sqliteFolder(storage, "pg_restore");
  const target = join(folder, SQLITE_FILE);
  if (existsSync(target)) throw folderInUse(folder);
  const ids = revokedSince === undefined ? [] : keyIdsIn(revokedSince);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyFileSync(file, target, constants.COPYFILE_EXCL);
    chmodSync(target, 0o600);
    const database = openSqlite(folder);
    try {
      return told(await takeOver(database, ids, clock), revokedSince);
    } finally {
      await database.close();
    }
  } catch (error) {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(target + suffix, { force: true });
    throw error instanceof UserError ? error : noBackup(file, error);
  }
}

/** @returns how many of the keys were alive. */
async function takeOver(database: Database, ids: readonly string[], clock: Clock): Promise<number> {
  const check = await database.get<{ integrity_check: string }>("pragma integrity_check");
  if (check?.integrity_check !== "ok") throw new Error("The copy is damaged.");
  const now = clock.now();
  return database.tx(async (db) => {
    let ended = 0;
    for (const id of ids) {
      const sql =
        "update api_keys set revoked_at = ?, revoked_reason = ? where key_id = ? and revoked_at is null";
      ended += await db.run(sql, now, "revoked after the backup", id);
    }
    const event = { accountId: null, actor: "operator", action: "backup.restored", subject: null } as const;
    await appendAudit(db, now, { ...event, details: { revoked: ended } });
    return ended;
  });
}

function told(ended: number, revokedSince: string | undefined): string {
  return revokedSince === undefined
    ? "Restored. Warning: keys that were revoked after the backup live again. Revoke them now, or restore once more with --revoked-since FILE.\n"
    : `Restored; ${ended} keys that were revoked after the backup are revoked again.\n`;
}

function keyIdsIn(file: string): string[] {
  try {
    return [...new Set(readFileSync(file, "utf8").match(/\bkey_[0-9A-Za-z]{22}\b/g) ?? [])];
  } catch (cause) {
    throw new UserError(
      "invalid_inputs",
      {
        what: `The list of revoked keys cannot be read (${codeOf(cause)}).`,
        input: "--revoked-since",
        fix: "Give a file in which their ids stand, such as an answer of GET /api/v1/audit.",
      },
      { cause },
    );
  }
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

function noDatabase(folder: string): UserError {
  return new UserError("invalid_inputs", {
    what: `There is no database in ${folder}.`,
    input: "--data",
    fix: "Name the folder that the service uses.",
  });
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
    what: `There is a database in ${folder} already.`,
    input: "--data",
    why: "A service may be using it, and what it acknowledged would be lost.",
    fix: "Stop the service and move the folder away, or restore into another one.",
  });
}

function unwritable(file: string, cause: unknown): UserError {
  const fault = {
    what: `The backup cannot be written to ${file} (${codeOf(cause)}).`,
    fix: "Choose a place with enough room that this user can write to.",
  };
  return new UserError("invalid_inputs", fault, { cause });
}

function noBackup(file: string, cause: unknown): UserError {
  const fault = {
    what: `${file} cannot be restored (${codeOf(cause)}).`,
    fix: "Give a file that `mesh-service backup` wrote, whole and readable.",
  };
  return new UserError("invalid_inputs", fault, { cause });
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "it is no such file";
}
