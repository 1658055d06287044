import type { Stopping } from "../platform/signals.ts";
import type { MeshSession, SessionOptions } from "../sdk/session.ts";
import type { Surroundings } from "../sdk/surroundings.ts";
import { UserError } from "../values/user-error.ts";
import type { Arguments } from "./arguments.ts";

/** Where data goes: never a word of talk. */
export interface DataOutput {
  readonly isTerminal: boolean;
  /** `false`: whoever would read it has gone away already. */
  readonly isOpen: boolean;
  /** Resolves when the text has left the process. @throws the system's error, such as EPIPE */
  write(text: string): Promise<void>;
}

/** One command at work. */
export class Cli {
  readonly args: Arguments;
  readonly surroundings: Surroundings;
  readonly stdout: DataOutput;
  readonly readInput: (() => Promise<string>) | undefined;
  readonly #stopping: Stopping;
  readonly #newSession: (options: SessionOptions) => MeshSession;
  #session: MeshSession | undefined;
  #critical = 0;

  constructor(parts: {
    readonly args: Arguments;
    readonly surroundings: Surroundings;
    readonly stdout: DataOutput;
    /** What is piped in; `undefined` at a terminal. */
    readonly readInput: (() => Promise<string>) | undefined;
    readonly stopping: Stopping;
    readonly newSession: (options: SessionOptions) => MeshSession;
  }) {
    this.args = parts.args;
    this.surroundings = parts.surroundings;
    this.stdout = parts.stdout;
    this.readInput = parts.readInput;
    this.#stopping = parts.stopping;
    this.#newSession = parts.newSession;
  }

  /** Talk, on stderr. */
  say(text: string): void {
    this.surroundings.say(text);
  }

  /** Mesh, with the flags that every command has. @throws MeshUsageError */
  session(): MeshSession {
    this.#session ??= this.#newSession({
      apiUrl: this.args.text("api-url"),
      insecure: this.args.has("insecure"),
      onNotice: (text) => this.say(`Note: ${text}`),
    });
    return this.#session;
  }

  async json(value: object): Promise<void> {
    await this.stdout.write(`${JSON.stringify({ schema: 1, ...value })}\n`);
  }

  /** @throws UserError `invalid_inputs` where nobody can be asked; `cancelled` on Ctrl-C */
  async confirm(question: string): Promise<boolean> {
    if (this.args.has("yes")) return true;
    const { terminal } = this.surroundings;
    if (terminal === undefined)
      throw new UserError("invalid_inputs", {
        what: "Nobody is there to be asked.",
        input: "--yes",
        fix: "Say --yes, where that is what you want.",
      });
    return /^y(es)?$/i.test((await terminal.ask(`${question} [y/N] `)).trim());
  }

  /**
   * Something that must come to an end of its own once it has begun: a key that was made is delivered or revoked. A signal
   * is heard by the work itself, through {@link Cli.isStopped}.
   */
  async critically<Result>(work: () => Promise<Result>): Promise<Result> {
    this.throwIfStopped();
    this.#critical += 1;
    try {
      return await work();
    } finally {
      this.#critical -= 1;
    }
  }

  get isCritical(): boolean {
    return this.#critical > 0;
  }

  get isStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  throwIfStopped(): void {
    if (this.isStopped) throw stopped();
  }
}

export function stopped(): UserError {
  return new UserError("cancelled", { what: "Stopped.", fix: "Run it again." });
}
