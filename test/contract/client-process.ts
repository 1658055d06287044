import { spawn, spawnSync } from "node:child_process";

/** How a client that is somebody else's program ended. */
export interface ClientRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ClientCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where secrets go in: an argument would be seen by every user of the machine. */
  readonly stdin: string;
}

/** Runs a client to its end, while this process goes on answering it. */
export function runClient({ program, args, env, stdin }: ClientCommand): Promise<ClientRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ["pipe", "pipe", "pipe"] });
    const texts = { stdout: "", stderr: "" };
    for (const pipe of ["stdout", "stderr"] as const)
      child[pipe].setEncoding("utf8").on("data", (text: string) => (texts[pipe] += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
    child.stdin.on("error", () => undefined); // one that needs no input may have closed it
    child.stdin.end(stdin);
  });
}

/** Whether the program is there and does what it is asked. */
export function isUsable(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
