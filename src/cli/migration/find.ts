import { readdirSync, readFileSync, statSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { editFile, placesIn, type FileEdit, type FileKind, type Place } from "./edits.ts";

/** A file that has to do with tokens. */
export interface FoundFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  readonly edit: FileEdit;
  readonly places: readonly Place[];
}

/** Other people's code, and what machines made. */
const PASSED_OVER = new Set([
  ...["node_modules", ".git", "dist", "build", "coverage", "venv", ".venv", "__pycache__", "site-packages"],
  ...["vendor", "target", ".tox", ".next", ".cache"],
]);
const LARGEST_BYTES = 1024 * 1024;
const MOST_FILES = 20_000;

/** Everything below the folder that names tokens. Follows no link. */
export function findFiles(folder: string): readonly FoundFile[] {
  return [...filesBelow(folder, "", { left: MOST_FILES })].flatMap((path): FoundFile[] => {
    const kind = kindOf(path);
    const text = kind === undefined ? undefined : textOf(join(folder, path));
    if (kind === undefined || text === undefined) return [];
    const edit = editFile(kind, text);
    const places = placesIn(kind, text);
    return edit.changes.length === 0 && places.length === 0 ? [] : [{ path, kind, edit, places }];
  });
}

function* filesBelow(folder: string, below: string, budget: { left: number }): Generator<string> {
  for (const entry of entriesOf(join(folder, below))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) yield* filesBelow(folder, path, budget);
    if (!entry.isFile() || budget.left <= 0) continue;
    budget.left -= 1;
    yield path;
  }
}

/** A folder that may not be read holds nothing of ours. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function kindOf(path: string): FileKind | undefined {
  const name = path.split("/").at(-1) ?? "";
  if (/^\.env\..*(example|sample|template|dist)$/.test(name)) return "template";
  if (/^\.env(\..+)?$/.test(name)) return "dotenv";
  if (/^(docker-)?compose(\..+)?\.ya?ml$/.test(name)) return "compose";
  if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return "workflow";
  return /\.(py|ts|js|mjs|cjs|tsx|jsx)$/.test(name) ? "code" : undefined;
}

/** Byte for byte, so that what is not UTF-8 survives an edit. */
export function textOf(file: string): string | undefined {
  try {
    return statSync(file).size > LARGEST_BYTES ? undefined : readFileSync(file, "latin1");
  } catch {
    return undefined;
  }
}
