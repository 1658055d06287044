/** A log whose lines go out together once the present burst of work is done: a write each would cost more than the work. */
export class LineLog {
  readonly #out: { write(text: string): unknown };
  #lines: string[] = [];

  constructor(out: { write(text: string): unknown }) {
    this.#out = out;
  }

  write(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length === 1) setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join("");
    this.#lines = [];
    this.#out.write(text);
  }
}
