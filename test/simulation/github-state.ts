import { SECOND_MS, type Instant } from "../../src/values/clock.ts";

/** One write, or deletion, of a secret. Instants are true time, which is GitHub's. */
export interface Write {
  readonly at: Instant;
  /** From then on, metadata reads show it (A2). */
  readonly visibleAt: Instant;
  /** `undefined`: the secret was deleted. */
  readonly value: string | undefined;
}

/** One secret of the simulated GitHub: the value at once, the metadata when it pleases. */
export class SecretState {
  readonly writes: Write[] = [];

  write(value: string | undefined, at: Instant, visibleAt: Instant): void {
    this.writes.push({ at, visibleAt, value });
  }

  get value(): string | undefined {
    return this.writes.at(-1)?.value;
  }

  /** What a run's snapshot of that moment holds. */
  valueAt(at: Instant): string | undefined {
    return this.writes.findLast((write) => write.at <= at)?.value;
  }

  /** `updated_at`, to the second; `undefined`: no such secret. */
  shownUpdatedAt(now: Instant): Instant | undefined {
    const shown = this.writes.findLast((write) => write.visibleAt <= now);
    return shown?.value === undefined ? undefined : Math.floor(shown.at / SECOND_MS) * SECOND_MS;
  }

  /** When the store stopped holding this value; `undefined`: it never held it, or still does. */
  leftAt(value: string): Instant | undefined {
    const index = this.writes.findLastIndex((write) => write.value === value);
    return index === -1 ? undefined : this.writes[index + 1]?.at;
  }
}
