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
