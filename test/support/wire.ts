/** The calls of both ports. */
export type CallName =
  | "mesh.discover"
  | "mesh.listKeys"
  | "mesh.findKey"
  | "mesh.whoami"
  | "mesh.profile"
  | "mesh.mint"
  | "mesh.revoke"
  | "mesh.expire"
  | "github.repositoryId"
  | "github.organizationId"
  | "github.selectedRepositoryIds"
  | "github.sealingKey"
  | "github.secret"
  | "github.putSecret"
  | "github.deleteSecret"
  | "run.queuedAt";

export interface Call {
  readonly name: CallName;
  /** What it was about: a key id, a secret; never a value. */
  readonly subject: string;
  /** A call that starts after another one's answer is one deeper than that one. */
  readonly depth: number;
}

/** What all port calls of one world go through: remembers them, counts round trips, fails those that a test chose. */
export class Wire {
  readonly calls: Call[] = [];
  readonly #interventions = new Map<CallName, (() => void)[]>();
  readonly #failures = new Map<CallName, Error[]>();
  #deepestAnswered = 0;

  /** Does something in the moment in which the next such call is sent, before it takes effect. */
  before(name: CallName, intervene: () => void): void {
    this.#queue(this.#interventions, name, intervene);
  }

  /** The next such call throws, without effect. */
  fails(name: CallName, error: Error): void {
    this.#queue(this.#failures, name, error);
  }

  async call<T>(name: CallName, subject: string, effect: () => T): Promise<T> {
    const depth = this.#deepestAnswered + 1;
    this.calls.push({ name, subject, depth });
    this.#interventions.get(name)?.shift()?.();
    // Whatever is sent side by side is on its way before the first answer arrives.
    await new Promise((resolve) => setImmediate(resolve));
    this.#deepestAnswered = Math.max(this.#deepestAnswered, depth);
    const failure = this.#failures.get(name)?.shift();
    if (failure !== undefined) throw failure;
    return effect();
  }

  /** How many round trips stood one after another. */
  get roundTrips(): number {
    return Math.max(0, ...this.calls.map(({ depth }) => depth));
  }

  count(name: CallName): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  subjects(name: CallName): readonly string[] {
    return this.calls.filter((call) => call.name === name).map(({ subject }) => subject);
  }

  forget(): void {
    this.calls.length = 0;
    this.#deepestAnswered = 0;
  }

  #queue<T>(queues: Map<CallName, T[]>, name: CallName, item: T): void {
    queues.set(name, [...(queues.get(name) ?? []), item]);
  }
}
