import { type Clock, type Instant, MINUTE_MS, SECOND_MS } from "../values/clock.ts";
import { ApiError } from "./errors.ts";
import { countUp } from "./store/counters.ts";
import type { Db } from "./store/database.ts";

/** How much one account or address may do; `Infinity` lifts a limit. */
export interface Limits {
  /** Mints and rotations of an account, per minute. */
  readonly mint: number;
  /** Keys of an account that are alive at once. */
  readonly liveKeys: number;
  /** Unknown credentials from one address, per minute, and as many wrong passwords, which are counted apart. */
  readonly authFailures: number;
  /** Device logins that one address begins, per minute: each is a row that anybody may make. */
  readonly deviceCodes: number;
}

export const DEFAULT_LIMITS: Limits = { mint: 60, liveKeys: 1_000, authFailures: 30, deviceCodes: 30 };

const NAMES: Readonly<Record<string, { field: keyof Limits; perMinute: boolean }>> = {
  mint: { field: "mint", perMinute: true },
  "live-keys": { field: "liveKeys", perMinute: false },
  "auth-failures": { field: "authFailures", perMinute: true },
  "device-codes": { field: "deviceCodes", perMinute: true },
};

export const LIMITS_HELP =
  "mint=60/min, live-keys=1000, auth-failures=30/min, device-codes=30/min, or NAME=none";

/** Reads `NAME=VALUE`, as `--limit` takes it; `undefined` when it cannot be read. */
export function parseLimit(text: string): Partial<Limits> | undefined {
  const [, name = "", value = ""] = /^([a-z-]+)=(none|\d{1,7}(?:\/min)?)$/.exec(text) ?? [];
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (known === undefined) return undefined;
  if (value === "none") return { [known.field]: Infinity };
  if (value.endsWith("/min") !== known.perMinute) return undefined;
  return { [known.field]: Number(value.replace("/min", "")) };
}

/**
 * Counts one mint of the account, in the transaction of the mint: one that fails counts for nothing.
 *
 * @throws ApiError 429 with the wait.
 */
export async function spendMint(
  db: Db,
  accountId: string,
  { limits, clock }: { limits: Limits; clock: Clock },
): Promise<void> {
  if (limits.mint === Infinity) return;
  const now = clock.now();
  const { count, endsAt } = await countUp(db, { name: "mint", subject: accountId, windowMs: MINUTE_MS }, now);
  if (count <= limits.mint) return;
  throw tooMany(`This account may make ${limits.mint} keys a minute.`, { now, endsAt });
}

/**
 * Counts one device login that an address begins. An address that is not known is nobody's.
 *
 * @throws ApiError 429 with the wait.
 */
export async function spendDeviceCode(
  db: Db,
  address: string | undefined,
  { limits, clock }: { limits: Limits; clock: Clock },
): Promise<void> {
  if (address === undefined || limits.deviceCodes === Infinity) return;
  const now = clock.now();
  const counter = { name: "device-codes", subject: address, windowMs: MINUTE_MS };
  const { count, endsAt } = await countUp(db, counter, now);
  if (count > limits.deviceCodes) {
    throw tooMany(`One address may begin ${limits.deviceCodes} device logins a minute.`, { now, endsAt });
  }
}

/** 429; the sentence says what was too much. */
export function tooMany(what: string, { now, endsAt }: { now: Instant; endsAt: Instant }): ApiError {
  const seconds = Math.max(1, Math.ceil((endsAt - now) / SECOND_MS));
  const headers = { "retry-after": String(seconds) };
  return new ApiError(429, "rate_limited", `${what} Try again in ${waitText(seconds)}.`, { headers });
}

/** For people, who see no `Retry-After`: the console shows the same sentence. */
function waitText(seconds: number): string {
  if (seconds === 1) return "a second";
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil((seconds * SECOND_MS) / MINUTE_MS)} minutes`;
}
