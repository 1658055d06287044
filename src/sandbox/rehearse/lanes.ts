import type { Instant } from "../../values/clock.ts";
import type { KeyLife } from "./key-watch.ts";

/** What a key is for a while. */
export type LaneState =
  /** A secret holds it. */
  | "held"
  /** A secret held it, and it still works. */
  | "grace"
  /** It works, and no secret ever held it. */
  | "orphan";

export interface Segment {
  readonly state: LaneState;
  readonly fromAt: Instant;
  readonly untilAt: Instant;
}

/** A key's life, cut into stretches in which it is one thing. */
export interface Lane {
  readonly key: KeyLife;
  /** In the order of time; none has no length. */
  readonly segments: readonly Segment[];
  /** `undefined`: it is alive at the end of the play. */
  readonly endedAt: Instant | undefined;
}

/** @param untilAt the end of the play */
export function lanesOf(keys: readonly KeyLife[], untilAt: Instant): readonly Lane[] {
  return keys.map((key) => {
    const endedAt = key.ended === undefined ? undefined : Math.min(key.endsAt ?? untilAt, untilAt);
    return { key, segments: segmentsOf(key, endedAt ?? untilAt), endedAt };
  });
}

function segmentsOf({ mintedAt, holdings }: KeyLife, endAt: Instant): readonly Segment[] {
  const held = holdings.map(({ fromAt, untilAt = endAt }) => ({
    fromAt,
    untilAt: Math.min(untilAt, endAt),
  }));
  // A key that several secrets hold is held until the last of them lets go.
  const firstAt = Math.min(endAt, ...held.map(({ fromAt }) => fromAt));
  const lastAt = Math.max(firstAt, ...held.map(({ untilAt }) => untilAt));
  const all: readonly Segment[] = [
    { state: "orphan", fromAt: mintedAt, untilAt: firstAt },
    { state: "held", fromAt: firstAt, untilAt: lastAt },
    { state: "grace", fromAt: lastAt, untilAt: endAt },
  ];
  return all.filter(({ fromAt, untilAt }) => untilAt > fromAt);
}
