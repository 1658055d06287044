import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { openReplacement, standingOf, type Replacement } from "../platform/private-files.ts";
import { runProgram } from "../platform/programs.ts";
import { errorCode } from "../values/error-code.ts";
import type { Random } from "../values/random.ts";
import { UserError } from "../values/user-error.ts";

/** A destination that was checked, and is held open until there is something to put into it. */
export interface OpenFile {
  readonly path: string;
  /** What stands there now, byte for byte as Latin-1; empty for a file that is not there. */
  read(): string;
  /** @throws UserError `delivery_failed` */
  replace(text: string): void;
  discard(): void;
}

/** What a person should hear about a file, and what git thinks of it. */
export interface OutFileDeps {
  readonly random: Random;
  readonly folder: string;
  readonly say: (text: string) => void;
}

const OTHERS = 0o077;

/**
 * Checks a file that a secret is to go into, and opens its replacement: no symbolic link, nothing but a regular file, known
 * not to be tracked by git.
 *
 * @throws UserError `file_refused`
 */
export async function openOutFile(
  path: string,
  { allowTracked }: { readonly allowTracked: boolean },
  deps: OutFileDeps,
): Promise<OpenFile> {
  const file = resolve(deps.folder, path);
  const isOpenToOthers = checkStanding(file);
  const replacement = opened(file, deps.random);
  try {
    await checkGit(file, allowTracked, deps);
  } catch (error) {
    replacement.discard();
    throw error;
  }
  return {
    path: file,
    read: () => textOf(file),
    replace: (text) => {
      try {
        // Whoever put a link there meanwhile does not get it either: the name itself is replaced.
        replacement.commit(text, "latin1");
      } catch (error) {
        throw notWritten(file, error);
      }
      if (isOpenToOthers) deps.say(`Note: ${file} could be read by others; from now on only you can (0600).`);
    },
    discard: () => replacement.discard(),
  };
}

/** @returns whether there is a file that others may read or write */
function checkStanding(file: string): boolean {
  const { standing, mode } = looked(file);
  if (standing === "symlink")
    throw refused(
      file,
      "It is a symbolic link: the key would go where somebody else points.",
      "Name the file itself.",
    );
  if (standing === "other")
    throw refused(file, "It is no regular file.", "Name a file, or leave --out out and pipe the output.");
  return standing === "file" && process.platform !== "win32" && (mode & OTHERS) !== 0;
}

function looked(file: string): ReturnType<typeof standingOf> {
  try {
    return standingOf(file);
  } catch (error) {
    throw refused(file, `The system says ${reasonOf(error)}.`, "Check the path and its folder.");
  }
}

/** A file that git tracks goes to everybody with the next commit; so does one that it may track, for all that is known. */
async function checkGit(file: string, allowTracked: boolean, { say }: OutFileDeps): Promise<void> {
  const tracked = await trackedByGit(file);
  if (tracked === "yes" && !allowTracked)
    throw refused(
      file,
      "Git tracks it: the key would be in the next commit.",
      "Use a file that git ignores, or say --allow-tracked.",
    );
  if (tracked === "unknown" && !allowTracked)
    throw refused(
      file,
      "It lies in a repository, and git does not say whether it tracks the file: the key could be in the next commit.",
      "Run `git status` in that folder: it says what is wrong. Or use a file outside, or say --allow-tracked.",
    );
  if (tracked !== "yes" && (await ignoredByGit(file)) === false)
    say(`Note: git does not ignore ${file}. Add it to .gitignore before the next commit.`);
}

/** `unknown`: there is a repository, and git is not there, or does not trust its owner, or cannot read it. */
async function trackedByGit(file: string): Promise<"yes" | "no" | "unknown"> {
  const [folder, name] = [dirname(file), basename(file)];
  // A name is a name: git would take `:key` and `[ab].env` for patterns.
  const look = ["--literal-pathspecs", "ls-files", "--error-unmatch", "--", name];
  const { code } = await runProgram("git", look, folder);
  if (code === 0) return "yes";
  return code === 1 || !isInRepository(folder) ? "no" : "unknown";
}

/** Git fails alike outside of repositories and in one that it does not read; its words are in the user's language. */
function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  return dirname(folder) !== folder && isInRepository(dirname(folder));
}

/** `undefined`: it lies in no repository, or git does not say. */
export async function ignoredByGit(file: string): Promise<boolean | undefined> {
  const { code } = await runProgram(
    "git",
    ["check-ignore", "-q", "--", `./${basename(file)}`],
    dirname(file),
  );
  return code === 0 ? true : code === 1 ? false : undefined;
}

function opened(file: string, random: Random): Replacement {
  try {
    return openReplacement(file, random);
  } catch (error) {
    throw refused(
      file,
      `The system says ${reasonOf(error)}.`,
      "Check that its folder exists and that you may write there.",
    );
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw notWritten(file, error);
  }
}

/** The file of variables that the runner reads after the step. @throws UserError `file_refused` */
export function checkJobFile(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw refused(
      path,
      `GITHUB_ENV names it, and the system says ${reasonOf(error)}.`,
      "Run in a job of GitHub Actions.",
    );
  }
}

function refused(file: string, why: string, fix: string): UserError {
  return new UserError("file_refused", {
    what: `The key is not written to ${file}.`,
    input: "--out",
    why,
    fix,
  });
}

function notWritten(file: string, error: unknown): UserError {
  return new UserError("delivery_failed", {
    what: `${file} could not be written (${reasonOf(error)}).`,
    input: "--out",
    fix: "Make room, check the folder, and run again.",
  });
}

function reasonOf(error: unknown): string {
  return errorCode(error) ?? "an unknown reason";
}
