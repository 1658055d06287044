import type { Stopping } from "../platform/signals.ts";
import type { MeshSession, SessionOptions } from "../sdk/session.ts";
import type { Surroundings } from "../sdk/surroundings.ts";
import { withoutCommands } from "../values/server-text.ts";
import { UserError } from "../values/user-error.ts";
import type { Arguments } from "./arguments.ts";
import { jsonLine } from "./json-line.ts";

/** Where data goes: never a word of talk. */
export interface DataOutput {
  readonly isTerminal: boolean;
  /** `false`: nobody reads it. Whoever would has gone away already, or it goes to the null device. */
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
  #underWay: string | undefined;

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

  /** Data for people, in which a server may have had its word: no line of it is a command to a runner. */
  async print(text: string): Promise<void> {
    await this.stdout.write(withoutCommands(text));
  }

  async json(value: object): Promise<void> {
    await this.stdout.write(jsonLine({ schema: 1, ...value }));
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
   *
   * @param look what to look for where it is cut off all the same
   */
  async critically<Result>(look: string, work: () => Promise<Result>): Promise<Result> {
    this.throwIfStopped();
    this.#underWay = look;
    try {
      return await work();
    } finally {
      this.#underWay = undefined;
    }
  }

  /** What to look for if it is cut off now; `undefined`: it may be. */
  get underWay(): string | undefined {
    return this.#underWay;
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
