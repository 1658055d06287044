import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

export type FileReading =
  { readonly kind: "read"; readonly text: string } | { readonly kind: "unreadable"; readonly why: string };

const LARGEST_BYTES = 1024 * 1024;

/** Reads a text of at most a mebibyte; `path` starts at `folder`. Never throws. */
export function readTextFile(folder: string, path: string): FileReading {
  const file = resolve(folder, path);
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return { kind: "unreadable", why: "it is no file" };
    if (stat.size > LARGEST_BYTES) return { kind: "unreadable", why: "it is larger than 1 MiB" };
    // Editors of some systems put a byte order mark first.
    return { kind: "read", text: readFileSync(file, "utf8").replace(/^\uFEFF/, "") };
  } catch (error) {
    return { kind: "unreadable", why: (error as NodeJS.ErrnoException).code ?? "unknown reason" };
  }
}
