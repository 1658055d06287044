import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { Sensitive } from "../../values/sensitive.ts";
import {
  isSameText,
  LONGEST_PASSWORD,
  passwordLength,
  SHORTEST_PASSWORD,
  typedPassword,
} from "../login/passwords.ts";
import type { Room } from "../room.ts";
import type { Session } from "../store/sessions.ts";
import { page, redirectTo } from "./page.ts";
import { formField, sessionCookies, signedOutCookies, type SignedInVisit, type Visit } from "./visit.ts";

/** Where the console begins. */
export async function showHome(visit: SignedInVisit): Promise<Reply> {
  const body = html`<p>You are signed in as <strong>${visit.session.email}</strong>.</p>
    <ul>
      <li><a href="/device">Approve a device</a></li>
      <li><a href="/account/password">${visit.session.hasPassword ? "Change" : "Set"} the password</a></li>
    </ul>
    <form method="post" action="/sign-out">${formField(visit)}<button>Sign out</button></form>`;
  return page("Mesh keys", body);
}

/** A program that fetches links from a chat or a mailbox must not use this one up: only the button does. */
export async function showWelcome(visit: Visit): Promise<Reply> {
  const body = html`<p>This link signs you in once.</p>
    <form method="post">${formField(visit)}<button>Sign in</button></form>`;
  return page("Welcome", body, { cookies: visit.cookies });
}

export async function useWelcome(room: Room, visit: Visit): Promise<Reply> {
  const secret = await room.sessions.useLink(new Sensitive(visit.parameter));
  if (secret === undefined) {
    await room.authFailures.note(visit.address);
    const body = html`<p>
      The link was used, or is over a quarter of an hour old. Whoever runs the service makes another one with
      <code>mesh-service account reset</code>.
    </p>`;
    return page("This link does not work any more", body, { status: 403 });
  }
  return redirectTo("/account/password", { cookies: sessionCookies(secret, visit.origin) });
}

export async function showPassword(visit: SignedInVisit): Promise<Reply> {
  return passwordPage(visit, "");
}

/** Who has a password must know it: an unattended browser is not enough to take an account over. */
export async function changePassword(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { current = "", password = "" } = visit.form;
  const typed = typedPassword(password);
  if (typed === undefined) return passwordPage(visit, `Take at most ${LONGEST_PASSWORD} characters.`);
  const problem = problemOf(typed, visit.session.email);
  if (problem !== undefined) return passwordPage(visit, problem);
  if (visit.session.hasPassword) await room.authFailures.refuseOver(visit.address);
  const verified = await verifiedHash(room, visit.session, typedPassword(current));
  if (verified === undefined) return wrongPassword(room, visit);
  const hash = await room.passwords.hash(typed);
  if (!(await room.accounts.setPassword(visit.session, { verified, hash })))
    return wrongPassword(room, visit);
  const secret = await room.sessions.start(visit.session.accountId, hash);
  // Changed once more already, by somebody else: this browser is signed out like every other.
  if (secret === undefined) return redirectTo("/sign-in", { cookies: signedOutCookies(visit.origin) });
  return redirectTo("/", { cookies: sessionCookies(secret, visit.origin) });
}

/** The hash of the present password, `null` where there is none to know; `undefined` when it was not this one. */
async function verifiedHash(
  room: Room,
  { email, hasPassword }: Session,
  current: Sensitive | undefined,
): Promise<string | null | undefined> {
  if (!hasPassword) return null;
  if (current === undefined) return undefined;
  const known = await room.accounts.findPassword(email);
  return (await room.passwords.isRight(current, known?.hash)) ? known?.hash : undefined;
}

async function wrongPassword(room: Room, visit: SignedInVisit): Promise<Reply> {
  await room.authFailures.note(visit.address);
  return passwordPage(visit, "The present password is wrong.");
}

function problemOf(password: Sensitive, email: string): string | undefined {
  if (passwordLength(password) < SHORTEST_PASSWORD) return `Take at least ${SHORTEST_PASSWORD} characters.`;
  return isSameText(password, email) ? "Take something else than the e-mail address." : undefined;
}

async function passwordPage(visit: SignedInVisit, problem: string): Promise<Reply> {
  const current = visit.session.hasPassword
    ? html`<label
        >Present password <input name="current" type="password" autocomplete="current-password" required
      /></label>`
    : "";
  const body = html`${problem === "" ? "" : html`<p role="alert">${problem}</p>`}
    <form method="post" action="/account/password">
      ${formField(visit)}
      <input type="hidden" autocomplete="username" value="${visit.session.email}" />
      ${current}
      <label
        >New password, at least ${SHORTEST_PASSWORD} characters
        <input
          name="password"
          type="password"
          autocomplete="new-password"
          required
          minlength="${SHORTEST_PASSWORD}"
        />
      </label>
      <button>Save</button>
    </form>
    <p>Every other session and every program that signed in ends. Keys live on.</p>`;
  return page("Password", body, { status: problem === "" ? 200 : 422 });
}
