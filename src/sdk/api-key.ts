/** A word of letters between `mesh_` and the secret part, as in `mesh_local_`. */
const PREFIX = /^mesh_(?:[a-z]{1,12}_)?/;
/** Eight characters of fewer would give too much of it away. */
const SHORTEST_HINTED = 32;

/** `util.inspect.custom`, by the name under which it is registered for those who do not load the module (Node.js docs). */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * A Mesh API key that does not leak itself: however it is turned into text, a hint comes out. {@link MeshApiKey.reveal}
 * gives the value.
 */
export class MeshApiKey {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The key itself, `mesh_…`. */
  reveal(): string {
    return this.#value;
  }

  /** `mesh_local_Ab3x…9fQz`: enough to recognise it, far too little to guess it; `mesh_…` of a short one. */
  get hint(): string {
    const [prefix = ""] = PREFIX.exec(this.#value) ?? [];
    const secret = this.#value.slice(prefix.length);
    if (prefix === "" || secret.length < SHORTEST_HINTED) return "mesh_…";
    return `${prefix}${secret.slice(0, 4)}…${secret.slice(-4)}`;
  }

  toString(): string {
    return `[Mesh key ${this.hint}: call .reveal()]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [Symbol.toPrimitive](): string {
    return this.toString();
  }

  [INSPECT](): string {
    return this.toString();
  }
}
