import type { Instant } from "../../values/clock.ts";
import type { Db } from "./database.ts";

/** One thing that is counted per window of time, for all instances together. */
export interface Counter {
  /** What is counted: `mint`. */
  readonly name: string;
  /** Whose: an account's id, an address. */
  readonly subject: string;
  readonly windowMs: number;
}

/** Counts one more and says how many that makes in the present window, and when the next one begins. */
export async function countUp(
  db: Db,
  counter: Counter,
  now: Instant,
): Promise<{ count: number; endsAt: Instant }> {
  const { name, subject } = counter;
  const endsAt = endOfWindow(counter, now);
  const sql = `insert into counters (name, subject, ends_at, count) values (?, ?, ?, 1)
     on conflict (name, subject, ends_at) do update set count = counters.count + 1 returning count`;
  const row = await db.get<{ count: number }>(sql, name, subject, endsAt);
  return { count: row?.count ?? 1, endsAt };
}

/** Takes one back: it was counted before it was known whether it should be. */
export async function countBack(db: Db, counter: Counter, now: Instant): Promise<void> {
  const { name, subject } = counter;
  const sql = "update counters set count = count - 1 where name = ? and subject = ? and ends_at = ?";
  await db.run(sql, name, subject, endOfWindow(counter, now));
}

function endOfWindow({ windowMs }: Counter, now: Instant): Instant {
  return now - (now % windowMs) + windowMs;
}

export async function forgetCounters(db: Db, now: Instant): Promise<void> {
  await db.run("delete from counters where ends_at <= ?", now);
}
