import { inspect } from "node:util";

/**
 * A secret value on its way through the program: a Mesh key, an admin credential, a GitHub token.
 *
 * Every way of turning it into text gives `[hidden]`; only {@link Sensitive.reveal} gives the value.
 * The value sits in a private field, so that no serializer, inspector or spread can reach it.
 */
export class Sensitive {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself. Called only where it leaves the process for its one destination. */
  reveal(): string {
    return this.#value;
  }

  get isEmpty(): boolean {
    return this.#value === "";
  }

  equals(other: Sensitive): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return "[hidden]";
  }

  toJSON(): string {
    return "[hidden]";
  }

  [inspect.custom](): string {
    return "[hidden]";
  }
}
