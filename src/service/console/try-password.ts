import { createHash } from "node:crypto";
import { MINUTE_MS } from "../../values/clock.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { tooMany } from "../limits.ts";
import type { Room } from "../room.ts";
import { appendAudit } from "../store/audit.ts";
import { countedTry, type TryLimit } from "./tries.ts";

/** Wrong passwords for one account, whoever sends them and wherever they are asked for, per quarter of an hour. */
const MOST_FAILURES = 10;
const WINDOW_MS = 15 * MINUTE_MS;

interface TypedPassword {
  readonly email: string;
  /** `undefined` when it was too long to be one. */
  readonly password: Sensitive | undefined;
  readonly address: string | undefined;
}

/**
 * Looks at a password, at the sign-in and where somebody must know the present one: the limits are the same, or who is
 * shut out at the one door would go on at the other.
 *
 * @param use what it is wanted for; `undefined` when the account has another password by now.
 * @returns `undefined` when it was wrong, or nobody's.
 * @throws ApiError 429 before anything costly is done; 503
 */
export async function tryPassword(
  room: Room,
  typed: TypedPassword,
  use: (known: { accountId: string; hash: string }) => Promise<Sensitive | undefined>,
): Promise<Sensitive | undefined> {
  // PostgreSQL refuses it in a text; left in, it would also make another counter for the same account.
  const email = typed.email.replaceAll("\0", "");
  const known = await room.accounts.findPassword(email);
  const tried = await countedTry(room, limitsOf(room, email, typed.address), async () => {
    const isRight = typed.password && (await room.passwords.isRight(typed.password, known?.hash));
    return known && isRight ? use(known) : undefined;
  });
  if (tried.kind === "right") return tried.found;
  if (known !== undefined) await noteFailure(room, known.accountId, tried.counts[0]);
  return undefined;
}

function limitsOf({ limits }: Room, email: string, address: string | undefined): TryLimit[] {
  const ofAccount: TryLimit = {
    // Hashed: the database need not know who tried to be whom.
    counter: { name: "sign-in", subject: hashOf(email), windowMs: WINDOW_MS },
    most: MOST_FAILURES,
    refusal: (wait) => tooMany("There were too many wrong passwords for this account.", wait),
  };
  if (address === undefined || limits.authFailures === Infinity) return [ofAccount];
  // Not the counter of the API's credentials: a pipeline with a dead key must not shut its office out.
  const ofAddress: TryLimit = {
    counter: { name: "wrong-passwords", subject: address, windowMs: MINUTE_MS },
    most: limits.authFailures,
    refusal: (wait) => tooMany("Too many wrong passwords came from this address.", wait),
  };
  return [ofAccount, ofAddress];
}

/** The audit has the first of a row and the one that closes the door. */
async function noteFailure(room: Room, accountId: string, failures: number | undefined): Promise<void> {
  if (failures !== 1 && failures !== MOST_FAILURES) return;
  const event = { accountId, actor: "service", action: "sign_in_failed", subject: accountId } as const;
  const now = room.clock.now();
  await room.database.tx(async (db) => appendAudit(db, now, { ...event, details: { failures } }));
}

function hashOf(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}
