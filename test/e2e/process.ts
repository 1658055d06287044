import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import { ROOT } from "./support.ts";

export interface Tool {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves once stdout matches; rejects with all that was printed when the process ends before. */
  readonly printed: (pattern: RegExp) => Promise<void>;
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts `tools/<name>` as npm does, without a terminal, with its temporary files in a folder of its own. */
export function startTool(name: string, args: readonly string[], temp: string): Tool {
  const preload = ["-r", join(ROOT, "tools/require-node24.cjs")];
  const child = spawn(process.execPath, [...preload, join(ROOT, "tools", name), ...args], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", TMPDIR: temp, TEMP: temp, TMP: temp },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const texts = { stdout: "", stderr: "" };
  const onText = new Set<() => void>();
  for (const pipe of ["stdout", "stderr"] as const) {
    child[pipe].setEncoding("utf8").on("data", (text: string) => {
      texts[pipe] += text;
      for (const listener of onText) listener();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? "gone");
    });
  });
  const printed = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(texts.stdout)) resolve();
      };
      onText.add(look);
      look();
      void ended.then(() =>
        reject(new Error(`It ended without ${String(pattern)}:\n${texts.stdout}${texts.stderr}`)),
      );
    });
  return { child, stdout: () => texts.stdout, stderr: () => texts.stderr, printed, ended };
}
