import type { Instant } from "../../values/clock.ts";

/** One request, without anything secret: no header, no query, no body. */
export interface RequestLogEntry {
  /** From 0, in the order of arrival. */
  readonly index: number;
  readonly at: Instant;
  readonly method: string;
  /** As it was sent, percent-encoding kept, without a leading `/api/v3`. */
  readonly path: string;
  /** `undefined` while the request is under way. */
  readonly status: number | "dropped" | undefined;
  /** The label of the token; `anonymous` without one, `unrecognised` for one that GitHub does not know. */
  readonly tokenLabel: string;
}

/** Every request that arrived. An entry is replaced by its finished form, never changed. */
export class RequestLog {
  readonly #entries: RequestLogEntry[] = [];
  readonly #onRequest: (entry: RequestLogEntry) => void;

  constructor(onRequest: (entry: RequestLogEntry) => void = () => undefined) {
    this.#onRequest = onRequest;
  }

  get entries(): readonly RequestLogEntry[] {
    return [...this.#entries];
  }

  arrived(request: Omit<RequestLogEntry, "index" | "status">): RequestLogEntry {
    const entry = { index: this.#entries.length, ...request, status: undefined };
    this.#entries.push(entry);
    return entry;
  }

  finished(entry: RequestLogEntry, status: number | "dropped"): void {
    const done = { ...entry, status };
    this.#entries[entry.index] = done;
    this.#onRequest(done);
  }
}
