import { data } from "@actions/expressions";

export type ExpressionValue = data.ExpressionData;

/** Plain values as an expression sees them. Maps keep their order; values that are already wrapped pass through. */
export function toExpressionValue(value: unknown): ExpressionValue {
  if (value === null || value === undefined) return new data.Null();
  if (isWrapped(value)) return value;
  if (typeof value === "string") return new data.StringData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toExpressionValue));
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  const pairs = entries.map(([key, entry]) => ({ key: String(key), value: toExpressionValue(entry) }));
  return new data.Dictionary(...pairs);
}

/** The way back: an expression's value as JSON-like data. */
export function fromExpressionValue(value: ExpressionValue): unknown {
  return JSON.parse(JSON.stringify(value, data.replacer));
}

function isWrapped(value: unknown): value is ExpressionValue {
  return (
    value instanceof data.StringData ||
    value instanceof data.NumberData ||
    value instanceof data.BooleanData ||
    value instanceof data.Null ||
    value instanceof data.Array ||
    value instanceof data.Dictionary
  );
}

/** Environment variables on Linux: `Path` is not `PATH`, though every other context ignores case. */
export class EnvironmentValues extends data.Dictionary {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    super();
    this.#values = new Map(values);
  }

  override get(key: string): ExpressionValue | undefined {
    const value = this.#values.get(key);
    return value === undefined ? undefined : new data.StringData(value);
  }

  override values(): ExpressionValue[] {
    return [...this.#values.values()].map((value) => new data.StringData(value));
  }

  override pairs(): { key: string; value: ExpressionValue }[] {
    return [...this.#values].map(([key, value]) => ({ key, value: new data.StringData(value) }));
  }
}

/** Which outputs nobody can know, because the step that would set them was not run. */
export type UnknownNames = "all" | ReadonlySet<string>;

/** The outputs of a step or job: an expression that asks for one that nobody knows gets null and is noted. */
export class WatchedOutputs extends data.Dictionary {
  readonly #unknown: UnknownNames;
  readonly #note: (name: string) => void;

  constructor(known: ReadonlyMap<string, string>, unknown: UnknownNames, note: (name: string) => void) {
    super(...[...known].map(([key, value]) => ({ key, value: new data.StringData(value) })));
    this.#unknown = unknown;
    this.#note = note;
  }

  override get(key: string): ExpressionValue | undefined {
    const known = super.get(key);
    if (known !== undefined) return known;
    if (this.#unknown === "all" || this.#unknown.has(key.toLowerCase())) this.#note(key);
    return undefined;
  }

  override values(): ExpressionValue[] {
    this.#noteAll();
    return super.values();
  }

  override pairs(): { key: string; value: ExpressionValue }[] {
    this.#noteAll();
    return super.pairs();
  }

  #noteAll(): void {
    if (this.#unknown === "all") this.#note("*");
    else for (const name of this.#unknown) this.#note(name);
  }
}
