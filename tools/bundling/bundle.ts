import { createRequire } from "node:module";
import { join } from "node:path";
import type { Folder } from "./folder.ts";
import type { BundledPackage } from "./notice.ts";

export interface Bundle {
  /** `index.js` and the chunks that it loads on demand. */
  readonly files: Folder;
  readonly packages: readonly BundledPackage[];
}

/** Some runs need neither of them, and reading them takes time: libsodium 15 ms, which pass while a mint is on the wire. */
const LOADED_ON_DEMAND = ["@actions/github", "libsodium-wrappers"];

/**
 * Bundles one compiled library, unminified: it can be read in review, and it starts faster.
 *
 * @param root absolute path of the repository: names inside the bundle are relative to it
 * @param library path below `root` of the compiled module
 * @param exports what the library must export
 * @throws Error when an export is missing, when a package is in the bundle in two copies, or when one that is to be
 *   loaded on demand is in the file that is always loaded
 */
export async function bundleLibrary(
  root: string,
  library: string,
  exports: readonly string[],
): Promise<Bundle> {
  process.noDeprecation = true; // ncc itself calls existsSync(undefined)
  process.chdir(root); // ncc writes module paths relative to the working directory into the bundle
  const { code, assets, stats } = await ncc(join(root, library), {
    cache: false,
    quiet: true,
    target: "es2023",
  });
  const files: Folder = new Map([["index.js", Buffer.from(inAscii(code))]]);
  for (const [name, { source }] of Object.entries(assets)) {
    if (name !== "package.json") files.set(name, Buffer.from(inAscii(String(source))));
  }
  requireExports(code, exports);
  const { chunks, chunkGraph } = stats.compilation;
  const modulesOf = (chunk: Chunk): Module[] => [...chunkGraph.getChunkModulesIterable(chunk)];
  const packages = packagesOf([...chunks].flatMap(modulesOf).flatMap(filesOf));
  refuseCopies(packages);
  const initial = [...chunks].filter((chunk) => chunk.canBeInitial());
  refuseEagerLoading(packagesOf(initial.flatMap(modulesOf).flatMap(filesOf)));
  return { files, packages };
}

/**
 * The same program with `\uXXXX` for what is not ASCII: one such character makes the engine keep the whole text in twice
 * the memory, and a step that finds nothing due takes three milliseconds longer.
 */
export function inAscii(code: string): string {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return code.replace(/[^\0-\x7f]/g, escaped);
}

interface Module {
  /** Absolute path of the file; none for a module of Node's own. */
  readonly resource?: string;
  /** What was joined into this one module. */
  readonly modules?: Iterable<Module>;
}

interface Chunk {
  /** Whether it is loaded with the library, rather than by an `import()` in it. */
  canBeInitial(): boolean;
}

/** webpack's own graph: what its `stats.toJson()` lists leaves out modules, by groups and by number. */
interface Compilation {
  readonly chunks: Iterable<Chunk>;
  readonly chunkGraph: { getChunkModulesIterable(chunk: Chunk): Iterable<Module> };
}

type Ncc = (
  input: string,
  options: { cache: false; quiet: true; target: string },
) => Promise<{
  code: string;
  assets: Record<string, { source: string | Buffer }>;
  stats: { compilation: Compilation };
}>;

const ncc = createRequire(import.meta.url)("@vercel/ncc") as Ncc;

function requireExports(code: string, exports: readonly string[]): void {
  const exported = /^export \{(.*)\};?$/m.exec(code)?.[1] ?? "";
  const names = exported.split(",").map((part) => part.trim().split(" as ").at(-1));
  const missing = exports.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`The library does not export ${missing.join(", ")}.`);
}

function filesOf({ resource, modules = [] }: Module): string[] {
  return [...(resource === undefined ? [] : [resource]), ...[...modules].flatMap(filesOf)];
}

/** The packages that own the given files; files outside node_modules belong to none. */
export function packagesOf(paths: readonly string[]): BundledPackage[] {
  const packages = new Map<string, BundledPackage>();
  for (const path of paths) {
    const match = /^(.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path);
    const name = match?.[2]?.replace("\\", "/");
    if (match !== null && name !== undefined) packages.set(match[0], { name, folder: match[0] });
  }
  return [...packages.values()];
}

/** @throws Error that names every package with more than one folder. */
export function refuseCopies(packages: readonly BundledPackage[]): void {
  const folders = (name: string): string[] =>
    packages.filter((other) => other.name === name).map(({ folder }) => folder);
  const copies = [...new Set(packages.map(({ name }) => name))]
    .filter((name) => folders(name).length > 1)
    .map((name) => `  ${name}: ${folders(name).join(", ")}`);
  if (copies.length > 0)
    throw new Error(`The bundle holds more than one copy of a package:\n${copies.join("\n")}`);
}

/** @throws Error when the packages of the file that is always loaded hold one that should not be there. */
export function refuseEagerLoading(initial: readonly BundledPackage[]): void {
  const eager = LOADED_ON_DEMAND.filter((name) => initial.some((found) => found.name === name));
  if (eager.length > 0)
    throw new Error(`Load with \`await import()\` where it is needed: ${eager.join(", ")}.`);
}
