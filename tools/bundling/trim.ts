import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { readFolder } from "./folder.ts";

/** The packages that are bundled from a copy: those with a stub, and those that import one of them. */
const COPIED = [
  "@actions/core",
  "@actions/github",
  "@actions/http-client",
  "@octokit/plugin-rest-endpoint-methods",
  "undici",
] as const;

const STUBS = join(import.meta.dirname, "stubs");

/**
 * Puts copies of some packages next to the compiled sources, where the bundler finds them first, and lays the files of
 * `stubs/` over them.
 *
 * @param root absolute path of the repository
 * @param folder path below `root` of the compiled sources
 * @throws Error when a stub replaces nothing: the package has changed, and the stub has to be looked at
 */
export function trimPackages(root: string, folder: string): void {
  for (const name of COPIED) {
    const [from, to] = [join(root, "node_modules", name), join(root, folder, "node_modules", name)];
    // What is nested in it would be a copy of its own.
    cpSync(from, to, { recursive: true, filter: (path) => path !== join(from, "node_modules") });
    layOver(to, join(STUBS, name));
  }
}

/** @throws Error that names the first stub for which the package has no file. */
export function layOver(packageFolder: string, stubs: string): void {
  for (const file of readFolder(stubs).keys()) {
    if (!existsSync(join(packageFolder, file)))
      throw new Error(`The stub ${join(stubs, file)} stands in place of no file of its package.`);
    cpSync(join(stubs, file), join(packageFolder, file));
  }
}
