/**
 * Aborted when the process is asked to stop. GitHub sends SIGINT, 7.5 s later SIGTERM, and kills 2.5 s after that
 * (spec: rotation.md, Cancellation): enough to take back a key that nobody holds yet.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      controller.abort();
    });
  return controller.signal;
}

/** 128 and the number of the signal, as a shell tells it. */
const STOP_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** A person at a terminal, or one who closes it: the first signal asks, the second one insists. */
export interface Stopping {
  readonly signal: AbortSignal;
  /** The exit code of the signal that came; `undefined`: none did. */
  exitCode(): number | undefined;
  /** As if Ctrl-C had been pressed: a prompt gets the key itself, and no signal comes. */
  stop(): void;
}

/** @param insist called with the exit code when a second signal comes. */
export function listenForStop(insist: (exitCode: number) => void): Stopping {
  const controller = new AbortController();
  let code: number | undefined;
  const take = (signal: keyof typeof STOP_CODES): void => {
    if (code !== undefined) insist(code);
    code ??= STOP_CODES[signal];
    controller.abort();
  };
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) process.on(signal, () => take(signal));
  return { signal: controller.signal, exitCode: () => code, stop: () => take("SIGINT") };
}
