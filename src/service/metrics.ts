import type { Clock } from "../values/clock.ts";

/** Upper ends of the histogram's classes, in seconds. */
const BUCKETS = [0.005, 0.025, 0.1, 0.5, 2.5] as const;

/** What this instance has done since it started, for Prometheus (docs: "Exposition formats"). No label is a client's. */
export class Metrics {
  readonly #startedMs: number;
  readonly #clock: Clock;
  readonly #requests = new Map<string, number>();
  readonly #durations: number[] = BUCKETS.map(() => 0);
  #sumMs = 0;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedMs = clock.monotonicMs();
  }

  note(method: string, status: number, durationMs: number): void {
    const labels = `method="${method}",status="${status}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    for (
      let index = BUCKETS.length - 1;
      index >= 0 && durationMs <= (BUCKETS[index] ?? 0) * 1_000;
      index -= 1
    ) {
      this.#durations[index] = (this.#durations[index] ?? 0) + 1;
    }
    this.#sumMs += durationMs;
    this.#count += 1;
  }

  render(): string {
    const upMs = this.#clock.monotonicMs() - this.#startedMs;
    const lines = [
      "# HELP mesh_requests_total Requests answered; status 0 is a connection that ended without an answer.",
      "# TYPE mesh_requests_total counter",
      ...[...this.#requests].map(([labels, count]) => `mesh_requests_total{${labels}} ${count}`),
      "# HELP mesh_request_seconds How long answers took.",
      "# TYPE mesh_request_seconds histogram",
      ...BUCKETS.map(
        (end, index) => `mesh_request_seconds_bucket{le="${end}"} ${this.#durations[index] ?? 0}`,
      ),
      `mesh_request_seconds_bucket{le="+Inf"} ${this.#count}`,
      `mesh_request_seconds_sum ${this.#sumMs / 1_000}`,
      `mesh_request_seconds_count ${this.#count}`,
      "# HELP mesh_up_seconds Since this instance started.",
      "# TYPE mesh_up_seconds gauge",
      `mesh_up_seconds ${Math.round(upMs / 1_000)}`,
    ];
    return `${lines.join("\n")}\n`;
  }
}
