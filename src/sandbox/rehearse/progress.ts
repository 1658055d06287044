/** One line on a terminal that is written over and over; nothing anywhere else. */
export class Progress {
  readonly #stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  #shown = false;

  constructor(stderr: { write(text: string): unknown; readonly isTTY?: boolean }) {
    this.#stderr = stderr;
  }

  show(text: string): void {
    if (this.#stderr.isTTY !== true) return;
    this.#stderr.write(`${ERASE}${text} …`);
    this.#shown = true;
  }

  /** To be called before anything else is written to the same terminal. */
  clear(): void {
    if (this.#shown) this.#stderr.write(ERASE);
    this.#shown = false;
  }
}

/** To the start of the line, and nothing behind it (ECMA-48, EL). */
const ERASE = "\r\u001b[K";
