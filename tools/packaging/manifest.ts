import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import type { Folder } from "../bundling/folder.ts";

/** What the published manifest takes over from the repository's. */
export interface RootManifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The commands of the package; each is a file of `lib/`, and an entry of tsconfig.package.json. */
export const BINS: Readonly<Record<string, string>> = {
  "mesh-pre-deploy": "lib/cli/mesh-pre-deploy.js",
  "mesh-service": "lib/service/mesh-service.js",
};

const SDK = "lib/sdk/index";

/**
 * The manifest of the package: exactly the dependencies that its files import, at the versions that the repository tests
 * with.
 *
 * @throws Error for an import that the repository does not declare
 */
export function packageManifest(root: RootManifest, lib: Folder): object {
  const names = packagesImported(lib);
  const undeclared = names.filter((name) => root.dependencies[name] === undefined);
  if (undeclared.length > 0) throw new Error(`Not among the dependencies: ${undeclared.join(", ")}.`);
  return {
    name: "mesh-setup-api-key",
    version: root.version,
    description:
      "Mesh API keys from a terminal and from programs: mesh-pre-deploy, and the client MeshClient",
    license: root.license,
    type: "module",
    engines: { node: ">=20" },
    exports: {
      ".": { types: `./${SDK}.d.ts`, default: `./${SDK}.js` },
      "./package.json": "./package.json",
    },
    types: `./${SDK}.d.ts`,
    bin: BINS,
    dependencies: Object.fromEntries(names.map((name) => [name, root.dependencies[name]])),
  };
}

/**
 * What the entries lead to and no more: the compiler also writes files of which only types are used, and types of files
 * that nobody imports.
 */
export function withoutUnreachable(lib: Folder): Folder {
  const entries = [`${SDK}.js`, `${SDK}.d.ts`, ...Object.values(BINS)];
  const used = new Set(entries.flatMap((entry) => [...reachable(entry.replace(/^lib\//, ""), lib)]));
  return new Map([...lib].filter(([path]) => used.has(path)));
}

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g;

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, specifier = ""]) => specifier);
}

function packagesImported(lib: Folder): string[] {
  const specifiers = [...lib]
    .filter(([path]) => path.endsWith(".js"))
    .flatMap(([, bytes]) => importsOf(bytes.toString()));
  const names = specifiers
    .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"))
    .filter((specifier) => !builtinModules.includes(specifier))
    .map((specifier) =>
      specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/"),
    );
  return [...new Set(names)].sort();
}

/** A file of types leads to files of types, code to code. */
function reachable(entry: string, lib: Folder): ReadonlySet<string> {
  const end = entry.endsWith(".d.ts") ? ".d.ts" : ".js";
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const text = lib.get(path)?.toString();
    if (text === undefined || seen.has(path)) return;
    seen.add(path);
    for (const specifier of importsOf(text).filter((name) => name.startsWith(".")))
      visit(
        join(dirname(path), specifier)
          .replaceAll("\\", "/")
          .replace(/\.[jt]s$/, end),
      );
  };
  visit(entry);
  return seen;
}
