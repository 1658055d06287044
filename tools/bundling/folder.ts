import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** A folder's files as a value: path inside the folder, with `/`, to content. */
export type Folder = Map<string, Buffer>;

/** The files of `path`, sorted by name; none when there is no such folder. */
export function readFolder(path: string): Folder {
  if (!existsSync(path)) return new Map();
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [relative(path, file).replaceAll(sep, "/"), readFileSync(file)]));
}

/** Makes `path` hold exactly `folder`. */
export function replaceFolder(path: string, folder: Folder): void {
  rmSync(path, { recursive: true, force: true });
  for (const [name, bytes] of folder) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** One line per file that is missing, left over or different; none when the folders are alike. */
export function whatDiffers(expected: Folder, actual: Folder): string[] {
  const names = [...new Set([...expected.keys(), ...actual.keys()])].sort();
  return names.flatMap((name) => {
    const [want, have] = [expected.get(name), actual.get(name)];
    if (want === undefined) return [`  ${name}: no source builds it`];
    if (have === undefined) return [`  ${name}: missing`];
    return want.equals(have) ? [] : [`  ${name}: ${describeDifference(want, have)}`];
  });
}

function describeDifference(want: Buffer, have: Buffer): string {
  const [wanted, found] = [want.toString().split("\n"), have.toString().split("\n")];
  const line = wanted.findIndex((text, index) => text !== found[index]);
  return `differs from line ${line === -1 ? wanted.length : line + 1} on`;
}
