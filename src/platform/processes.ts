import { spawn, type ChildProcess } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import type { Readable } from "node:stream";

/** What to start: a program with its arguments, in a folder, with exactly this environment. */
export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface OutputLine {
  readonly pipe: "stdout" | "stderr";
  /** Without its line end. */
  readonly text: string;
}

export type ProcessSignal = "SIGINT" | "SIGTERM" | "SIGKILL";

export type ProcessExit =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "signalled"; readonly signal: string }
  | { readonly kind: "not_started"; readonly why: string };

export interface RunningProcess {
  /** Resolves when the process has ended and its output was read. Never rejects. */
  readonly exit: Promise<ProcessExit>;
  /** Sends a signal to the process and to whatever it started; without effect once all have ended. */
  readonly send: (signal: ProcessSignal) => void;
}

export type StartProcess = (request: ProcessRequest, onLine: (line: OutputLine) => void) => RunningProcess;

/** A grandchild may hold the pipes open after its parent ended: the runner waits as long, then reads no more. */
const PIPE_GRACE_MS = 5_000;

/**
 * Starts a child process and hands on the lines of both pipes in the order in which they arrive.
 *
 * The child leads a process group of its own (POSIX), so that a signal reaches what it started as well.
 * A terminal's Ctrl-C does not reach it for the same reason: the caller passes that on with `send`.
 */
export const startProcess: StartProcess = (request, onLine) => {
  const child = spawn(request.command, [...request.args], {
    cwd: request.folder,
    env: { ...request.environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  forward(child.stdout, "stdout", onLine);
  forward(child.stderr, "stderr", onLine);
  living.add(child);
  const exit = waitForExit(child);
  return { exit, send: (signal) => signalGroup(child, signal) };
};

/** Nothing may outlive this process: what is still running when it exits is killed. */
const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) signalGroup(child, "SIGKILL");
});

function forward(pipe: Readable, name: OutputLine["pipe"], onLine: (line: OutputLine) => void): void {
  const decoder = new StringDecoder("utf8");
  let pending = "";
  const take = (text: string): void => {
    const lines = (pending + text).split("\n");
    pending = lines.pop() ?? "";
    for (const line of lines) onLine({ pipe: name, text: line.replace(/\r$/, "") });
  };
  pipe.on("data", (bytes: Buffer) => take(decoder.write(bytes)));
  pipe.on("error", () => undefined);
  pipe.once("close", () => {
    take(decoder.end());
    if (pending !== "") onLine({ pipe: name, text: pending.replace(/\r$/, "") });
    pending = "";
  });
}

function waitForExit(child: ChildProcess): Promise<ProcessExit> {
  return new Promise((resolve) => {
    const finish = (exit: ProcessExit): void => {
      living.delete(child);
      resolve(exit);
    };
    child.once("error", (error) => {
      if (child.pid === undefined) finish({ kind: "not_started", why: error.message });
    });
    child.once("exit", () => {
      const timer = setTimeout(() => closePipes(child), PIPE_GRACE_MS);
      child.once("close", () => clearTimeout(timer));
    });
    child.once("close", (code, signal) => {
      if (child.pid === undefined) return;
      finish(signal === null ? { kind: "exited", code: code ?? 1 } : { kind: "signalled", signal });
    });
  });
}

function closePipes(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function signalGroup(child: ChildProcess, signal: ProcessSignal): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the whole group has already ended, which is what a signal is for.
  }
}
