import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

/** One run of the real command line in a process of its own. */
export interface CliRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOrder {
  readonly args: readonly string[];
  /** Nothing else is in its environment but PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
  readonly home: string;
  readonly folder: string;
  /** What is piped in; without it stdin is empty. */
  readonly stdin?: string;
  /** Default: this one. */
  readonly node?: string;
  /** Default: the source. */
  readonly program?: string;
}

export interface CliAtWork {
  readonly run: Promise<CliRun>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Closes our end of its stdout, as a reader that goes away. */
  readonly stopReading: () => void;
  /** What it has said on stderr so far. */
  readonly seen: () => string;
  /** Resolves when it has said this on stderr. */
  readonly says: (text: string) => Promise<void>;
}

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "src/cli/mesh-pre-deploy.ts");
/** Compiled code is kept from one process to the next: it halves their start and changes nothing else. */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/cli") };

export function startCli(order: CliOrder): CliAtWork {
  const { args, env = {}, home, folder, stdin = "", node = process.execPath, program = PROGRAM } = order;
  const child = spawn(node, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: home, USERPROFILE: home, ...COMPILED, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  const waiting: { text: string; resolve: () => void }[] = [];
  for (const pipe of ["stdout", "stderr"] as const)
    child[pipe].setEncoding("utf8").on("data", (chunk: string) => {
      texts[pipe] += chunk;
      for (const { text, resolve } of waiting) if (texts.stderr.includes(text)) resolve();
    });
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  return {
    run: new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal, ...texts }));
    }),
    kill: (signal) => void child.kill(signal),
    seen: () => texts.stderr,
    stopReading: () => void child.stdout.destroy(),
    says: (text) =>
      new Promise((resolve) => {
        waiting.push({ text, resolve });
        if (texts.stderr.includes(text)) resolve();
      }),
  };
}

export const runCli = (order: CliOrder): Promise<CliRun> => startCli(order).run;

export const hasPython = spawnSync("python3", ["-c", "import pty"]).status === 0;

/** What is typed when a text has appeared on the screen; `^C` and `^D` are the keys. */
export interface Typed {
  readonly after: string;
  readonly type: string;
}

/** The same in a pseudo-terminal: everything that a person would see, in one text. */
export function runCliInTerminal(order: CliOrder, typed: readonly Typed[] = []): Promise<CliRun> {
  const { args, env = {}, home, folder, program = PROGRAM } = order;
  const script = JSON.stringify({ argv: [process.execPath, program, ...args], typed });
  const child = spawn("python3", ["-c", DRIVER, script], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: home, TERM: "xterm", DISPLAY: "", ...COMPILED, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ code, signal, stdout: stdout.replaceAll("\r\n", "\n"), stderr }),
    );
  });
}

/** Ends as the program ends; after it, the terminal must echo again. */
const DRIVER = `
import json, os, pty, select, sys, termios, time
order = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    os.execv(order["argv"][0], order["argv"])
seen, typed, ends = b"", list(order["typed"]), time.time() + 60
while time.time() < ends:
    ready, _, _ = select.select([fd], [], [], 0.2)
    if ready:
        try:
            chunk = os.read(fd, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
        sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    if typed and typed[0]["after"].encode() in seen:
        step = typed.pop(0)
        seen = b""
        keys = {"^C": b"\\x03", "^D": b"\\x04"}
        os.write(fd, keys.get(step["type"]) or (step["type"] + "\\r").encode())
_, status = os.waitpid(pid, 0)
if not termios.tcgetattr(fd)[3] & termios.ECHO:
    sys.stderr.write("the terminal does not echo any more")
sys.exit(os.waitstatus_to_exitcode(status))
`;
