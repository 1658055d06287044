import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import { Sensitive } from "../values/sensitive.ts";

/** The person at the keyboard; talk goes to stderr, so that stdout holds nothing but data. */
export interface Terminal {
  /** @throws AbortError when the person presses Ctrl-C or Ctrl-D, or the signal aborts. */
  ask(question: string): Promise<string>;
  /** The same without showing what is typed. */
  askHidden(question: string): Promise<Sensitive>;
}

/** Somebody can be asked only where both the keyboard and the screen are there. */
export function openTerminal(stopping?: {
  readonly signal: AbortSignal;
  stop(): void;
}): Terminal | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return {
    ask: (question) =>
      read(createInterface({ input: process.stdin, output: process.stderr }), question, stopping),
    askHidden: async (question) => {
      const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
      // Takes the echo away first: somebody may paste the moment the question appears.
      const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
      process.stderr.write(question);
      try {
        return new Sensitive(await read(lines, "", stopping));
      } finally {
        process.stderr.write("\n");
      }
    },
  };
}

/** Closing the interface gives the terminal back as it was. */
function read(
  lines: Interface,
  question: string,
  stopping: { readonly signal: AbortSignal; stop(): void } | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const abandon = (): void => {
      lines.close();
      reject(new DOMException("The question was not answered.", "AbortError"));
    };
    lines.once("SIGINT", () => {
      if (stopping === undefined) process.kill(process.pid, "SIGINT");
      else stopping.stop();
      abandon();
    });
    lines.once("close", abandon);
    stopping?.signal.addEventListener("abort", abandon, { once: true });
    lines.question(question, (answer) => {
      resolve(answer);
      stopping?.signal.removeEventListener("abort", abandon);
      lines.close();
    });
  });
}

/** Reads what is piped in; `undefined` at a terminal, where nothing is. */
export function pipedInput(): (() => Promise<string>) | undefined {
  return process.stdin.isTTY ? undefined : readStandardInput;
}

/** Everything, at most 64 KiB of it. */
async function readStandardInput(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    text += String(chunk);
    if (text.length > 65_536) break;
  }
  return text;
}
