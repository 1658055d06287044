import { execFile, spawn } from "node:child_process";

export interface ProgramRun {
  /** `undefined`: it could not be started, or took too long. */
  readonly code: number | undefined;
  readonly stdout: string;
}

const PATIENCE_MS = 10_000;

/** Runs another program to its end and reads what it prints. No argument of it may ever be a secret. Never throws. */
export function runProgram(program: string, args: readonly string[], folder?: string): Promise<ProgramRun> {
  return new Promise((resolve) => {
    const options = {
      timeout: PATIENCE_MS,
      windowsHide: true,
      ...(folder === undefined ? {} : { cwd: folder }),
    };
    execFile(program, [...args], options, (error, stdout) => {
      const code = error === null ? 0 : error.code;
      resolve({ code: typeof code === "number" ? code : undefined, stdout });
    });
  });
}

/** Shows an address in the user's browser. @returns whether a program for that could be started. Never throws. */
export function openInBrowser(url: URL, platform: string): Promise<boolean> {
  const [program = "", ...args] = opener(platform);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url.href], { stdio: "ignore", detached: true, windowsHide: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
    child.unref();
  });
}

/** None of them is a shell: an `&` in an address would be a command to it. */
function opener(platform: string): readonly string[] {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return ["xdg-open"];
}
