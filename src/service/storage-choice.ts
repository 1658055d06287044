import { existsSync } from "node:fs";
import { join } from "node:path";
import { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import type { Database } from "./store/database.ts";
import { openSqlite, SQLITE_FILE } from "./store/sqlite.ts";

/** Where the service keeps everything. */
export type Storage =
  | { readonly kind: "sqlite"; readonly folder: string }
  /** Without a URL libpq's variables say where (docs: postgresql.org "Environment Variables"). */
  | { readonly kind: "postgres"; readonly url: Sensitive | undefined };

const DEFAULT_FOLDER = "./mesh-data";

/**
 * A folder that is named on the command line beats libpq's variables, which may be meant for other programs;
 * `MESH_DATABASE_URL` is meant for this one, so both together are a contradiction. `MESH_DATA_FOLDER` only moves the
 * default: an image sets it, and must not decide against whoever names a database.
 *
 * @throws UserError
 */
export function chooseStorage(
  folder: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Storage {
  const url = env["MESH_DATABASE_URL"] ?? "";
  if (url !== "") {
    if (folder !== undefined) throw contradiction();
    if (!/^postgres(ql)?:\/\//.test(url)) throw unusableUrl();
    return { kind: "postgres", url: new Sensitive(url) };
  }
  const libpq = Boolean(env["PGHOST"]) || Boolean(env["PGDATABASE"]);
  if (folder === undefined && libpq) return { kind: "postgres", url: undefined };
  return { kind: "sqlite", folder: folder ?? (env["MESH_DATA_FOLDER"] || DEFAULT_FOLDER) };
}

/** @throws UserError when it cannot be opened or was written by a newer program. */
export async function openStorage(storage: Storage): Promise<Database> {
  if (storage.kind === "sqlite") return openSqlite(storage.folder);
  // Loaded where it is needed: the driver would cost everybody else a tenth of the start.
  const { openPostgres } = await import("./store/postgres.ts");
  return openPostgres({ url: storage.url });
}

/** @throws UserError where there is no SQLite database yet: to open one is to make it. */
export function refuseMissing(storage: Storage): void {
  if (storage.kind !== "sqlite" || existsSync(join(storage.folder, SQLITE_FILE))) return;
  throw new UserError("invalid_inputs", {
    what: `There is no database in ${storage.folder}.`,
    input: "--data",
    fix: "Name the folder that the service uses.",
  });
}

function contradiction(): UserError {
  return new UserError("invalid_inputs", {
    what: "Both --data and MESH_DATABASE_URL say where the database is.",
    input: "--data",
    fix: "Leave out --data to use PostgreSQL, or unset MESH_DATABASE_URL to use the folder.",
  });
}

function unusableUrl(): UserError {
  return new UserError("invalid_inputs", {
    what: "MESH_DATABASE_URL is no PostgreSQL URL.",
    input: "MESH_DATABASE_URL",
    fix: "Give postgresql://USER@HOST/DATABASE, with the password in it or in a PGPASSFILE; or unset it to use SQLite.",
  });
}
