/**
 * `npm run package`: makes the npm package in `build/package/`, and its tarball beside it; or in another folder, where one
 * is named.
 * Compiled JavaScript and the SDK's types: Node loads no TypeScript below `node_modules`.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readFolder, replaceFolder } from "./bundling/folder.ts";
import { packageManifest, withoutUnreachable, type RootManifest } from "./packaging/manifest.ts";

const root = join(import.meta.dirname, "..");
const folder = resolve(process.argv[2] ?? join(root, "build/package"));
const COPIES = [
  ["docs/package.md", "README.md"],
  ["LICENSE", "LICENSE"],
  // `mesh-pre-deploy init` writes them into repositories.
  ["examples/setup.yml", "examples/setup.yml"],
  ["examples/setup-with-app.yml", "examples/setup-with-app.yml"],
] as const;

try {
  rmSync(folder, { recursive: true, force: true });
  run(
    process.execPath,
    [
      join(root, "node_modules/@typescript/native/bin/tsc"),
      "-p",
      "tsconfig.package.json",
      "--outDir",
      join(folder, "lib"),
    ],
    root,
  );
  const lib = withoutUnreachable(readFolder(join(folder, "lib")));
  replaceFolder(join(folder, "lib"), lib);
  // The compiler passes over what is no code: the pages' style and pictures.
  for (const path of readFolder(join(root, "src")).keys())
    if (!path.endsWith(".ts")) cpSync(join(root, "src", path), join(folder, "lib", path));
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as RootManifest;
  writeFileSync(
    join(folder, "package.json"),
    `${JSON.stringify(packageManifest(manifest, lib), undefined, 2)}\n`,
  );
  mkdirSync(join(folder, "examples"));
  for (const [from, to] of COPIES) copyFileSync(join(root, from), join(folder, to));
  console.log(
    run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", ".."], folder).trim(),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function run(program: string, args: readonly string[], cwd: string): string {
  // npm is a script on Windows, and scripts need a shell there.
  const shell = process.platform === "win32" && program === "npm";
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", shell });
  if (status !== 0) throw new Error(`${program} failed:\n${stdout}${stderr}`);
  return stdout;
}
