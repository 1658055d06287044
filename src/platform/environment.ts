/** The process's environment variables, as they were when it started. */
export const processEnvironment: Readonly<Record<string, string | undefined>> = { ...process.env };

/** Did the user turn on step debug logging? (GitHub Docs, "Enabling debug logging") */
export const isDebugging = (): boolean => processEnvironment["RUNNER_DEBUG"] === "1";

/** As they are now: a program may set `MESH_API_KEY` right before its first call. */
export const currentEnvironment = (): Readonly<Record<string, string | undefined>> => ({ ...process.env });
