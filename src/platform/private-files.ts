import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Clock } from "../values/clock.ts";
import { errorCode } from "../values/error-code.ts";
import type { Random } from "../values/random.ts";

/** What is there, before anything is done with it. */
export type PrivateReading =
  | { readonly kind: "read"; readonly text: string }
  | { readonly kind: "absent" }
  /** Somebody else may have written it, or may read it: nothing in it is believed. */
  | { readonly kind: "unsafe"; readonly why: string }
  | { readonly kind: "unreadable"; readonly why: string };

const LARGEST_BYTES = 1024 * 1024;
const OTHERS = 0o077;

/** Reads a file that only this user can have written and can read. Follows no link at its end. Never throws. */
export function readPrivateFile(path: string): PrivateReading {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | noFollow | noWait);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "absent" };
    if (code === "ELOOP") return { kind: "unsafe", why: "it is a symbolic link" };
    return { kind: "unreadable", why: code };
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return { kind: "unsafe", why: "it is no regular file" };
    if (process.getuid !== undefined && stat.uid !== process.getuid())
      return { kind: "unsafe", why: "it belongs to another user" };
    if (process.platform !== "win32" && (stat.mode & OTHERS) !== 0)
      return { kind: "unsafe", why: "others may read or write it; `chmod 600` makes it private" };
    if (stat.size > LARGEST_BYTES) return { kind: "unreadable", why: "it is larger than 1 MiB" };
    return { kind: "read", text: readFileSync(file, "utf8") };
  } catch (error) {
    return { kind: "unreadable", why: codeOf(error) };
  } finally {
    closeSync(file);
  }
}

/** What a path names now, without following a link. */
export type Standing = "absent" | "file" | "symlink" | "other";

/** @throws the system's error, where the folder cannot be looked into. */
export function standingOf(path: string): { readonly standing: Standing; readonly mode: number } {
  try {
    const stat = lstatSync(path);
    const standing = stat.isSymbolicLink() ? "symlink" : stat.isFile() ? "file" : "other";
    return { standing, mode: stat.mode & 0o777 };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return { standing: "absent", mode: 0 };
    throw error;
  }
}

/** A file that will take another's place: opened before the work that fills it, so that a full disk or a folder that may not be written to is known in time. */
export interface Replacement {
  /** Writes everything, makes sure that the disk has it, and puts it where it belongs. @throws the system's error */
  commit(text: string, encoding?: "utf8" | "latin1"): void;
  /** As if nothing had been opened. */
  discard(): void;
}

/**
 * Opens a temporary file beside `path`. What an earlier process left there is removed first.
 *
 * @param mode of the file in the end; until then, and by default, it is for this user alone
 * @throws the system's error
 */
export function openReplacement(path: string, random: Random, mode = 0o600): Replacement {
  removeLeftovers(path);
  const chance = Buffer.from(random.bytes(6)).toString("hex");
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${chance}${LEFTOVER}`);
  let file: number | undefined = openSync(temporary, "wx", 0o600);
  unfinished.add(temporary);
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const discard = (): void => {
    close();
    rmSync(temporary, { force: true });
    unfinished.delete(temporary);
  };
  return {
    commit: (text, encoding = "utf8") => {
      if (file === undefined) throw new Error("The file was committed or discarded already.");
      try {
        // A loose umask takes bits away and never adds any; a strict one must not take the owner's.
        if (process.platform !== "win32") fchmodSync(file, mode);
        writeFully(file, Buffer.from(text, encoding));
        fsyncSync(file);
        close();
        renameSync(temporary, path);
        unfinished.delete(temporary);
      } catch (error) {
        discard();
        throw error;
      }
    },
    discard,
  };
}

/** @throws the system's error */
export function writePrivateFile(path: string, text: string, random: Random): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  openReplacement(path, random).commit(text);
}

/** A file that is gone already is success. @returns whether there was one. @throws the system's error */
export function removeFile(path: string): boolean {
  const { standing } = standingOf(path);
  rmSync(path, { force: true });
  return standing !== "absent";
}

/** A nearly full disk takes a part and says how much. */
function writeFully(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

const LEFTOVER = ".mesh-tmp";
const OWN_END = /^(\d+)\.[0-9a-f]{12}\.mesh-tmp$/;
const unfinished = new Set<string>();
process.once("exit", () => {
  for (const path of unfinished) rmSync(path, { force: true });
});

/** Of a process that was killed before it could tidy up. */
function removeLeftovers(path: string): void {
  const prefix = `.${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    // What stands behind the name must be ours in full: `.env.example` begins with `.env.` as well.
    const [, pid] = (name.startsWith(prefix) && OWN_END.exec(name.slice(prefix.length))) || [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(dirname(path), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

const LOCK_PAUSE_MS = 50;
/** A refresh takes a second or two; a lock that is older belongs to a process that sleeps or died. */
const LOCK_PATIENCE_MS = 20_000;

/**
 * Does something while no other process does it. Where no lock can be made (a read-only home), or its holder does not
 * let go, it is done all the same: the lock spares work and is no guarantee.
 */
export async function withFileLock<Result>(
  path: string,
  clock: Clock,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = `${path}.lock`;
  const startedMs = clock.monotonicMs();
  for (;;) {
    const taken = takeLock(lock);
    if (taken === "impossible") return work();
    if (taken === "taken") break;
    if (clock.monotonicMs() - startedMs > LOCK_PATIENCE_MS) return work();
    await clock.sleep(LOCK_PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
    unfinished.delete(lock);
  }
}

function takeLock(lock: string): "taken" | "held" | "impossible" {
  try {
    const file = openSync(lock, "wx", 0o600);
    unfinished.add(lock);
    writeSync(file, String(process.pid));
    closeSync(file);
    return "taken";
  } catch (error) {
    if (codeOf(error) !== "EEXIST") return "impossible";
    // The holder writes its number right after it made the file: an empty one is no dead one.
    const holder = textOf(lock);
    if (holder !== "" && !isRunning(Number(holder))) rmSync(lock, { force: true });
    return "held";
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Windows has no such flags. A named pipe, whose open waits for a writer, would hang the process for good. */
const { O_NOFOLLOW: noFollow = 0, O_NONBLOCK: noWait = 0 } = constants as {
  readonly O_NOFOLLOW?: number;
  readonly O_NONBLOCK?: number;
};

function codeOf(error: unknown): string {
  return errorCode(error) ?? "unknown reason";
}
