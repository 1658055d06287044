import { html } from "hono/html";
import type { Instant } from "../../values/clock.ts";
import type { Reply } from "../reply.ts";
import type { Room } from "../room.ts";
import type { Login } from "../store/grants.ts";
import type { ListedSession } from "../store/sessions.ts";
import type { Markup } from "./markup.ts";
import { distance, instant, instantText } from "./moments.ts";
import { page, redirectTo } from "./page.ts";
import { formField, type SignedInVisit } from "./visit.ts";

/** Who is signed in to the account, and how to end that. */
export async function showAccount(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { session } = visit;
  const now = room.clock.now();
  const sessions = await room.sessions.list(session);
  const logins = await room.grants.list(session.accountId);
  const password = session.hasPassword
    ? html`<p>It ends every other session and login when it changes.</p>
        <p class="row"><a class="button quiet" href="/account/password">Change the password</a></p>`
    : html`<p>There is none yet: without it you need a link from whoever runs the service each time.</p>
        <p class="row"><a class="button" href="/account/password">Set a password</a></p>`;
  const body = html`<p class="about"><strong>${session.email}</strong> <code>${session.accountId}</code></p>
    <section class="panel">
      <h2>Password</h2>
      ${password}
    </section>
    ${sessionsPanel(visit, sessions, now)} ${loginsPanel(visit, logins)}`;
  return page({ title: "Account", body, visit });
}

export async function endOtherSessions(room: Room, visit: SignedInVisit): Promise<Reply> {
  await room.sessions.endOthers(visit.session);
  return redirectTo("/account");
}

export async function endLogin(room: Room, visit: SignedInVisit): Promise<Reply> {
  await room.grants.end(visit.session, visit.form["login"] ?? "");
  return redirectTo("/account");
}

function sessionsPanel(visit: SignedInVisit, sessions: readonly ListedSession[], now: Instant): Markup {
  const others = sessions.filter(({ isOwn }) => !isOwn).length;
  return html`<section class="panel">
    <h2>Browsers that are signed in</h2>
    <ul class="lines">
      ${sessions.map((session) => sessionLine(session, now))}
    </ul>
    <p class="hint">
      A browser is signed out after two hours without a request, and after a day in any case.
    </p>
    ${
      others === 0
        ? ""
        : html`<form method="post" action="/account/sessions">
            ${formField(visit)}<button class="quiet">
              Sign out ${others === 1 ? "the other browser" : `the ${others} other browsers`}
            </button>
          </form>`
    }
  </section>`;
}

function sessionLine({ startedAt, seenAt, endsAt, isOwn }: ListedSession, now: Instant): Markup {
  const seen = isOwn ? html`<strong>This browser</strong>` : html`Seen ${distance(seenAt, now)}`;
  return html`<li>
    ${seen} <small>signed in ${instant(startedAt)}, out by itself ${distance(endsAt, now)}</small>
  </li>`;
}

function loginsPanel(visit: SignedInVisit, logins: readonly Login[]): Markup {
  const lines = logins.map(
    ({ id, client, since }) =>
      html`<li>
        <form method="post" action="/account/programs">
          ${formField(visit)}<input type="hidden" name="login" value="${id}" />
          <span>${client} <small>signed in ${instant(since)}</small></span>
          <button class="quiet" aria-label="Sign out ${client}, signed in ${instantText(since)}">
            Sign out
          </button>
        </form>
      </li>`,
  );
  return html`<section class="panel">
    <h2>Programs that are signed in</h2>
    ${
      logins.length === 0
        ? html`<p class="hint">None. A program that signs in asks you first.</p>`
        : html`<ul class="lines">
            ${lines}
          </ul>`
    }
  </section>`;
}
