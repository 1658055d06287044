import { createHash } from "node:crypto";
import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { MINUTE_MS } from "../../values/clock.ts";
import { tooMany } from "../limits.ts";
import { typedPassword } from "../login/passwords.ts";
import type { Room } from "../room.ts";
import { appendAudit } from "../store/audit.ts";
import { countOf, countUp } from "../store/counters.ts";
import { page, redirectTo } from "./page.ts";
import { formField, sessionCookies, signedOutCookies, type Visit } from "./visit.ts";

/** Wrong passwords for one account, whoever sends them, per quarter of an hour. */
const MOST_FAILURES = 10;
const WINDOW_MS = 15 * MINUTE_MS;

export async function showSignIn(visit: Visit): Promise<Reply> {
  return signInPage(visit, { next: visit.url.searchParams.get("next") ?? "/", failed: false });
}

/** Throttled before the password is looked at: a flood of guesses must not cost a flood of argon2. */
export async function signIn(room: Room, visit: Visit): Promise<Reply> {
  const { email = "", password = "", next = "/" } = visit.form;
  await room.authFailures.refuseOver(visit.address);
  await refuseOver(room, email);
  const known = await room.accounts.findPassword(email.replaceAll("\0", ""));
  const typed = typedPassword(password);
  const isRight = typed && (await room.passwords.isRight(typed, known?.hash));
  const secret = known && isRight ? await room.sessions.start(known.accountId, known.hash) : undefined;
  if (secret === undefined) {
    await noteFailure(room, email, known?.accountId);
    await room.authFailures.note(visit.address);
    return signInPage(visit, { next, failed: true });
  }
  return redirectTo(ownPath(next), { cookies: sessionCookies(secret, visit.origin) });
}

export async function signOut(room: Room, visit: Visit): Promise<Reply> {
  if (visit.session !== undefined) await room.sessions.end(visit.session);
  return redirectTo("/sign-in", { cookies: signedOutCookies(visit.origin) });
}

/** Somebody must sign in first, and comes back afterwards. */
export function toSignIn({ url }: Visit): Reply {
  const next = url.pathname + url.search;
  return redirectTo(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}

/** Leads nowhere but to this service: `//elsewhere` and `/\elsewhere` are other hosts to a browser. */
export function ownPath(text: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}$/.test(text) ? text : "/";
}

async function signInPage(visit: Visit, { next, failed }: { next: string; failed: boolean }): Promise<Reply> {
  const alert = failed
    ? html`<p role="alert">
        E-mail or password is wrong. Whoever runs the service can send you a sign-in link.
      </p>`
    : "";
  const body = html`${alert}
    <form method="post" action="/sign-in">
      ${formField(visit)}
      <input type="hidden" name="next" value="${ownPath(next)}" />
      <label>E-mail <input name="email" type="email" autocomplete="username" required /></label>
      <label
        >Password <input name="password" type="password" autocomplete="current-password" required
      /></label>
      <button>Sign in</button>
    </form>`;
  return page("Sign in", body, { status: failed ? 403 : 200, cookies: visit.cookies });
}

async function refuseOver(room: Room, email: string): Promise<void> {
  const now = room.clock.now();
  if ((await countOf(room.database, counterOf(email), now)) < MOST_FAILURES) return;
  const endsAt = now - (now % WINDOW_MS) + WINDOW_MS;
  throw tooMany("There were too many wrong passwords for this account.", { now, endsAt });
}

/** The audit has the first of a row and the one that closes the door; an unknown address is nobody's. */
async function noteFailure(room: Room, email: string, accountId: string | undefined): Promise<void> {
  const now = room.clock.now();
  await room.database.tx(async (db) => {
    const { count } = await countUp(db, counterOf(email), now);
    if (accountId === undefined || (count !== 1 && count !== MOST_FAILURES)) return;
    const event = { accountId, actor: "service", action: "sign_in_failed", subject: accountId } as const;
    await appendAudit(db, now, { ...event, details: { failures: count } });
  });
}

/** Hashed: the database need not know who tried to be whom. */
function counterOf(email: string) {
  const subject = createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
  return { name: "sign-in", subject, windowMs: WINDOW_MS };
}
