/**
 * `npm run reproduce`: builds dist/ from a clean clone of the commit, with the packages of its lock file, and compares
 * every byte with what is committed. `npm run reproduce -- v1.2.3` does it for a tag or another commit.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const [commit = "HEAD"] = process.argv.slice(2);
const clone = mkdtempSync(join(tmpdir(), "reproduce-"));
try {
  run(root, "git", "clone", "--quiet", "--no-checkout", root, clone);
  run(clone, "git", "checkout", "--quiet", "--detach", read(root, "git", "rev-parse", `${commit}^{commit}`));
  run(clone, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  run(clone, process.execPath, "tools/build.ts", "--check");
  console.log(
    `dist/ of ${read(clone, "git", "rev-parse", "HEAD")} is what its sources build, byte for byte.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(clone, { recursive: true, force: true });
}

/** @throws Error when the program fails. */
function run(cwd: string, program: string, ...args: string[]): void {
  start(cwd, [program, ...args], ["ignore", "inherit", "inherit"]);
}

function read(cwd: string, program: string, ...args: string[]): string {
  return start(cwd, [program, ...args], ["ignore", "pipe", "inherit"]).trim();
}

function start(
  cwd: string,
  [program = "", ...args]: readonly string[],
  stdio: ["ignore", "pipe" | "inherit", "inherit"],
): string {
  // The same Node for npm as for this, whatever the machine has.
  const path = `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`;
  const { status, stdout } = spawnSync(program, args, {
    ...{ cwd, stdio, encoding: "utf8" },
    env: { ...process.env, PATH: path },
    shell: process.platform === "win32" && program === "npm",
  });
  if (status !== 0) throw new Error(`\`${[program, ...args].join(" ")}\` failed.`);
  return stdout;
}
