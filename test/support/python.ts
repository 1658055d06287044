import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Kept between runs, and out of the repository. */
const CACHE = join(import.meta.dirname, "../../node_modules/.cache/mesh-python");

export interface Python {
  readonly python: string;
  /** The programs that the package brought. */
  readonly programs: string;
}

/**
 * A Python with one published package in it, installed by the machine's own pip; `undefined` where that is not possible,
 * which a test says by name.
 */
export function pythonWith(name: string, version: string): Python | undefined {
  const folder = join(CACHE, `${name}-${version}`);
  const programs = join(folder, "bin");
  const python = join(programs, "python");
  const whole = join(folder, "whole");
  if (existsSync(whole)) return { python, programs };
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    execFileSync("python3", ["-m", "venv", folder], { stdio: "ignore", timeout: 60_000 });
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `${name}==${version}`];
    execFileSync(python, install, { stdio: "ignore", timeout: 180_000 });
    writeFileSync(whole, "");
    return { python, programs };
  } catch {
    return undefined;
  }
}
