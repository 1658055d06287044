/**
 * `npm run build`: makes `dist/`, which GitHub loads, from `src/`.
 * With `--check` it writes nothing and names every file of `dist/` that is not what the sources build.
 */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundleLibrary } from "./bundling/bundle.ts";
import { type Folder, readFolder, replaceFolder, whatDiffers } from "./bundling/folder.ts";
import { writeNotice } from "./bundling/notice.ts";
import { trimPackages } from "./bundling/trim.ts";

/** Each is an action's `main`: a file of its own that runs one export of the library they share. */
const ENTRIES = ["setup", "verify", "revoke"] as const;

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

try {
  compile();
  trimPackages(root, "build");
  const built = await makeDist();
  if (process.argv.includes("--check")) check(built);
  else replaceFolder(dist, built);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** `src/` → `build/`. */
function compile(): void {
  if (!existsSync(join(root, "src/actions/library.ts"))) {
    throw new Error("src/actions/library.ts does not exist, and it is what dist/ is built from.");
  }
  rmSync(join(root, "build"), { recursive: true, force: true });
  const tsc = join(root, "node_modules/@typescript/native/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The sources do not compile:\n${stdout}`);
}

async function makeDist(): Promise<Folder> {
  const { files, packages } = await bundleLibrary(root, "build/actions/library.js", ENTRIES);
  const dist: Folder = new Map();
  for (const [name, bytes] of files) dist.set(`library/${name}`, bytes);
  for (const entry of ENTRIES) dist.set(`${entry}.js`, entrySource(entry));
  // Without it Node would take the nearest package.json above, which an action's caller may not even have.
  dist.set("package.json", Buffer.from('{ "type": "module" }\n'));
  dist.set("NOTICE", Buffer.from(writeNotice(packages)));
  return dist;
}

function entrySource(entry: string): Buffer {
  return Buffer.from(`import { ${entry} } from "./library/index.js";\n\nawait ${entry}();\n`);
}

function check(built: Folder): void {
  const differences = whatDiffers(built, readFolder(dist));
  if (differences.length === 0) return;
  throw new Error(
    `dist/ is not what the sources build:\n${differences.join("\n")}\nRun \`npm run build\` and commit the result.`,
  );
}
