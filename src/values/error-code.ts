/** `ENOENT`, `ECONNREFUSED`, `23505`: what the system or a driver calls its error; `undefined` when it has no name for it. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}
