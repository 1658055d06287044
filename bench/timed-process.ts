import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What one process took. */
export interface Taken {
  /** From the moment that it was asked for to the moment that it was gone. */
  readonly wallMs: number;
  /** Of all its threads, in user and system code. */
  readonly cpuMs: number;
}

const REPORT = join(import.meta.dirname, "report-cpu.cjs");
const REPORT_PIPE = 3;

/**
 * Runs a script with this Node, with nothing but `env` in its environment, and without a cache of compiled code: so does
 * the runner.
 *
 * @throws Error when it fails: a quick failure is no result
 */
export async function timeScript(
  script: string,
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Taken> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ["-r", REPORT, script], {
    ...{ cwd, env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const texts = { output: "", report: "" };
  child.stdout?.on("data", (chunk) => (texts.output += String(chunk)));
  child.stderr?.on("data", (chunk) => (texts.output += String(chunk)));
  child.stdio[REPORT_PIPE]?.on("data", (chunk) => (texts.report += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  const wallMs = performance.now() - startedMs;
  if (code !== 0) throw new Error(`${script} ended with ${code ?? "a signal"}:\n${texts.output}`);
  const { user, system } = JSON.parse(texts.report) as { user: number; system: number };
  return { wallMs, cpuMs: (user + system) / 1_000 };
}
