import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SERVICE = join(import.meta.dirname, "../src/service/mesh-service.ts");
const BARE = join(import.meta.dirname, "bare-server.ts");
const PLUGIN = join(import.meta.dirname, "better-auth-server.mjs");
const VERSION = "1.7.5";
const KEY = `mesh_bench_${"x".repeat(43)}`;

/** A server in a process of its own. */
export class Contestant {
  readonly #child: ChildProcess;
  /** The line that it printed when it was up. */
  readonly line: Readonly<Record<string, string>>;

  private constructor(child: ChildProcess, line: Readonly<Record<string, string>>) {
    this.#child = child;
    this.line = line;
  }

  static async start(...args: string[]): Promise<Contestant> {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    return new Contestant(child, JSON.parse(String(line).split("\n")[0] ?? "") as Record<string, string>);
  }

  get url(): string {
    return this.line["url"] ?? "";
  }

  /** The most that the process ever had in memory, in MiB; Linux only. */
  peakMemoryMiB(): number {
    const status = readFileSync(`/proc/${this.#child.pid ?? 0}/status`, "utf8");
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) / 1_024;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, "close");
    this.#child.kill("SIGTERM");
    await ended;
  }
}

export async function startService(folder: string): Promise<Contestant> {
  const lifted = ["mint", "live-keys", "auth-failures"].flatMap((name) => ["--limit", `${name}=none`]);
  return Contestant.start(SERVICE, "--json", "--port", "0", "--data", folder, ...lifted);
}

export async function startBare(file: string): Promise<{ contestant: Contestant; key: string }> {
  return { contestant: await Contestant.start(BARE, file, KEY), key: KEY };
}

/** Installs better-auth into a folder of its own: it is no dependency of this project. */
export function installPlugin(folder: string): string {
  const server = join(folder, "server.mjs");
  copyFileSync(PLUGIN, server);
  const packages = [`better-auth@${VERSION}`, `@better-auth/api-key@${VERSION}`];
  const options = ["--no-audit", "--no-fund", "--legacy-peer-deps", "--prefix", folder];
  execFileSync("npm", ["install", ...options, ...packages], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return server;
}
