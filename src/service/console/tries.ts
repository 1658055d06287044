import type { Instant } from "../../values/clock.ts";
import type { ApiError } from "../errors.ts";
import type { Room } from "../room.ts";
import { type Counter, countBack, countUp } from "../store/counters.ts";
import { DatabaseError } from "../store/database.ts";

/** How often somebody may be wrong. */
export interface TryLimit {
  readonly counter: Counter;
  readonly most: number;
  /** What who tries once too often is told. */
  readonly refusal: (wait: { now: Instant; endsAt: Instant }) => ApiError;
}

/** `counts`: how many wrong ones that makes, by each of the limits. */
export type Tried<Found> = { kind: "right"; found: Found } | { kind: "wrong"; counts: readonly number[] };

/**
 * A try is counted before what was typed is looked at, and taken back unless it was wrong: of many at once no more are
 * looked at than one after another. One that is refused is not counted.
 *
 * @param limits those that many share last: their rows are locked in this order.
 * @param look falsy: it was wrong. When it throws, nobody has learnt anything.
 * @throws ApiError 429
 */
export async function countedTry<Found>(
  room: Pick<Room, "clock" | "database">,
  limits: readonly TryLimit[],
  look: () => Promise<Found | false | undefined>,
): Promise<Tried<Found>> {
  const now = room.clock.now();
  const counts = await room.database.tx(async (db) => {
    const counted: number[] = [];
    for (const { counter, most, refusal } of limits) {
      const { count, endsAt } = await countUp(db, counter, now);
      if (count > most) throw refusal({ now, endsAt });
      counted.push(count);
    }
    return counted;
  });
  let isWrong = false;
  try {
    const found = await look();
    if (found !== undefined && found !== false) return { kind: "right", found };
    isWrong = true;
    return { kind: "wrong", counts };
  } finally {
    if (!isWrong) await takeBack(room, limits, now);
  }
}

/** Whoever was right is let in though it cannot be taken back: it counts until the window is over, and no longer. */
async function takeBack(
  { database }: Pick<Room, "database">,
  limits: readonly TryLimit[],
  now: Instant,
): Promise<void> {
  try {
    await database.tx(async (db) => {
      for (const { counter } of limits) await countBack(db, counter, now);
    });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
  }
}
