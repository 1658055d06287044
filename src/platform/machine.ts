import { homedir, hostname } from "node:os";

/** What kind of machine this is, for names and for where files live. */
export interface Machine {
  /** As `process.platform` says it: `linux`, `darwin`, `win32` … */
  readonly platform: string;
  readonly hostName: string;
  /** `undefined` where the user has none, as in some containers. */
  readonly homeFolder: string | undefined;
  readonly workingFolder: string;
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    hostName: hostname(),
    homeFolder: orUndefined(homedir),
    workingFolder: process.cwd(),
  };
}

/** A user without an entry in the password file makes `homedir` throw (Node.js docs, `os.homedir`). */
function orUndefined(read: () => string): string | undefined {
  try {
    return read() || undefined;
  } catch {
    return undefined;
  }
}
