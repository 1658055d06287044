import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { typedPassword } from "../login/passwords.ts";
import type { Room } from "../room.ts";
import { problemBox, textField } from "./forms.ts";
import { type Kept, keptCookies, packFields, unpackFields } from "./kept.ts";
import { page, redirectTo } from "./page.ts";
import { tryPassword } from "./try-password.ts";
import { formField, sessionCookies, signedOutCookies, type Visit } from "./visit.ts";

export async function showSignIn(visit: Visit): Promise<Reply> {
  return signInPage(visit, { kept: { path: visit.url.searchParams.get("next") ?? "/", fields: {} } });
}

/** Throttled before the password is looked at: a flood of guesses must not cost a flood of argon2. */
export async function signIn(room: Room, visit: Visit): Promise<Reply> {
  const { email = "", password = "" } = visit.form;
  const kept = keptIn(visit);
  if (!visit.formIsOwn) return staleSignIn(visit, kept);
  const typed = { email, password: typedPassword(password), address: visit.address };
  const secret = await tryPassword(room, typed, ({ accountId, hash }) =>
    room.sessions.start(accountId, hash),
  );
  if (secret === undefined) {
    const problem = "E-mail or password is wrong. Whoever runs the service can send you a sign-in link.";
    return signInPage(visit, { kept, email, problem });
  }
  await endReplaced(room, visit);
  return goOn(visit, kept, secret, sessionCookies(secret, visit.origin));
}

export async function signOut(room: Room, visit: Visit): Promise<Reply> {
  if (visit.session !== undefined) await room.sessions.end(visit.session);
  return redirectTo("/sign-in", { cookies: signedOutCookies(visit.origin) });
}

/** This browser is about to lose the cookie of its session: nobody could sign out of that one any more. */
export async function endReplaced(room: Room, { session }: Visit): Promise<void> {
  if (session !== undefined) await room.sessions.end(session);
}

/** Somebody must sign in first, and comes back afterwards. */
export function toSignIn({ url }: Visit): Reply {
  const next = url.pathname + url.search;
  return redirectTo(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}

/** The session ended while a form was filled in: the sign-in takes what was typed with it. */
export async function signInAgain(visit: Visit, kept: Kept): Promise<Reply> {
  const problem =
    "You were signed out meanwhile. Sign in and look at the form again: what you typed is kept, and nothing was sent.";
  return signInPage(visit, { kept, problem });
}

/** Leads nowhere but to this service: `//elsewhere` and `/\elsewhere` are other hosts to a browser. */
export function ownPath(text: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}$/.test(text) ? text : "/";
}

/** Another tab signed in, or out and in again, since this page was shown: no password is looked at. */
async function staleSignIn(visit: Visit, kept: Kept): Promise<Reply> {
  if (visit.session !== undefined) return goOn(visit, kept, visit.session.secret, []);
  const problem = "This page was out of date. Sign in once more.";
  return signInPage(visit, { kept, email: visit.form["email"] ?? "", problem });
}

function goOn(visit: Visit, kept: Kept, secret: Sensitive, cookies: readonly string[]): Reply {
  return redirectTo(kept.path, { cookies: [...cookies, ...keptCookies(kept, secret, visit.origin)] });
}

function keptIn({ form }: Visit): Kept {
  return { path: ownPath(form["next"] ?? "/"), fields: unpackFields(form["kept"] ?? "") };
}

async function signInPage(
  visit: Visit,
  { kept, email = "", problem }: { kept: Kept; email?: string; problem?: string },
): Promise<Reply> {
  const fields = packFields(kept.fields);
  const body = html`${problemBox(problem)}
    <form class="panel" method="post" action="/sign-in">
      ${formField(visit)}
      <input type="hidden" name="next" value="${ownPath(kept.path)}" />
      ${fields === "" ? "" : html`<input type="hidden" name="kept" value="${fields}" />`}
      ${textField({
        ...{ name: "email", label: "E-mail", type: "email", value: email },
        ...{ autocomplete: "username", required: true },
      })}
      ${textField({
        ...{ name: "password", label: "Password", type: "password" },
        ...{ autocomplete: "current-password", required: true },
      })}
      <button>Sign in</button>
    </form>
    <p class="hint">
      No password yet, or forgotten? Whoever runs the service makes a link for you with
      <code>mesh-service account reset</code>.
    </p>`;
  const refused = problem !== undefined;
  return page({ title: "Sign in", body, status: refused ? 403 : 200, refused, width: "slim" });
}
