import type { Instant } from "../../src/values/clock.ts";

interface Happening {
  readonly at: Instant;
  readonly order: number;
  readonly act: () => void;
}

/** True time, and everything that will happen in it, in order. Nothing here waits for real. */
export class Timeline {
  now: Instant;
  readonly #queue: Happening[] = [];
  #order = 0;

  constructor(startAt: Instant) {
    this.now = startAt;
  }

  at(at: Instant, act: () => void): void {
    this.#order += 1;
    const happening = { at: Math.max(at, this.now), order: this.#order, act };
    let index = this.#queue.length;
    while (index > 0 && isLater(this.#queue[index - 1], happening)) index -= 1;
    this.#queue.splice(index, 0, happening);
  }

  /** Lets everything up to `end` happen; between two happenings, promises settle. */
  async playUntil(end: Instant): Promise<void> {
    for (let next = this.#queue[0]; next !== undefined && next.at <= end; next = this.#queue[0]) {
      this.#queue.shift();
      this.now = next.at;
      next.act();
      // A turn of the event loop runs every promise reaction that is ready: the code under test has no timers.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.now = Math.max(this.now, end);
  }
}

function isLater(one: Happening | undefined, other: Happening): boolean {
  return one !== undefined && (one.at > other.at || (one.at === other.at && one.order > other.order));
}
