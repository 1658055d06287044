import type { OutputLine, ProcessExit, ProcessRequest, StartProcess } from "../../platform/processes.ts";
import { MINUTE_MS, type Clock } from "../../values/clock.ts";

/** How a step's process ended. */
export type ProcessEnd =
  | { readonly kind: "exited"; readonly code: number }
  /** By SIGKILL, and not by us. */
  | { readonly kind: "killed" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "timed_out"; readonly minutes: number }
  | { readonly kind: "crashed"; readonly signal: string }
  | { readonly kind: "not_started"; readonly why: string };

export interface ProcessDeps {
  readonly clock: Clock;
  readonly startProcess: StartProcess;
}

/** How long the runner waits between its three ways of asking (source: actions/runner, `ProcessInvoker`). */
const INTERRUPT_GRACE_MS = 7_500;
const TERMINATE_GRACE_MS = 2_500;

/**
 * Runs a process to its end. When `cancel` aborts or the time is up, it is interrupted, then terminated, then killed.
 *
 * @param timeoutMinutes 0: no limit.
 */
export async function runToEnd(
  request: ProcessRequest,
  limits: { readonly cancel: AbortSignal; readonly timeoutMinutes: number },
  onLine: (line: OutputLine) => void,
  deps: ProcessDeps,
): Promise<ProcessEnd> {
  if (limits.cancel.aborted) return { kind: "cancelled" };
  const process = deps.startProcess(request, onLine);
  const ended = new AbortController();
  const timeout = new AbortController();
  const stopping = [
    afterTimeout(limits.timeoutMinutes, timeout, ended.signal, deps.clock),
    stopWhenAborted(AbortSignal.any([limits.cancel, timeout.signal]), process.send, ended.signal, deps.clock),
  ];
  const exit = await process.exit;
  ended.abort();
  await Promise.all(stopping);
  return describeEnd(exit, { ...limits, timeout: timeout.signal });
}

function describeEnd(
  exit: ProcessExit,
  limits: { readonly cancel: AbortSignal; readonly timeout: AbortSignal; readonly timeoutMinutes: number },
): ProcessEnd {
  if (exit.kind === "not_started") return exit;
  if (limits.cancel.aborted) return { kind: "cancelled" };
  if (limits.timeout.aborted) return { kind: "timed_out", minutes: limits.timeoutMinutes };
  if (exit.kind === "exited") return exit;
  return exit.signal === "SIGKILL" ? { kind: "killed" } : { kind: "crashed", signal: exit.signal };
}

async function afterTimeout(
  minutes: number,
  timeout: AbortController,
  ended: AbortSignal,
  clock: Clock,
): Promise<void> {
  if (minutes > 0 && (await slept(clock, minutes * MINUTE_MS, ended))) timeout.abort();
}

async function stopWhenAborted(
  stop: AbortSignal,
  send: (signal: "SIGINT" | "SIGTERM" | "SIGKILL") => void,
  ended: AbortSignal,
  clock: Clock,
): Promise<void> {
  await aborted(AbortSignal.any([stop, ended]));
  if (ended.aborted) return;
  send("SIGINT");
  if (!(await slept(clock, INTERRUPT_GRACE_MS, ended))) return;
  send("SIGTERM");
  if (!(await slept(clock, TERMINATE_GRACE_MS, ended))) return;
  send("SIGKILL");
}

/** @returns false when the process ended first. */
export async function slept(clock: Clock, ms: number, ended: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(ms, ended);
    return !ended.aborted;
  } catch {
    return false;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
