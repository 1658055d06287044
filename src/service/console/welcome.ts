import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { Sensitive } from "../../values/sensitive.ts";
import type { Room } from "../room.ts";
import { page, redirectTo } from "./page.ts";
import { endReplaced } from "./sign-in.ts";
import { formField, sessionCookies, type Visit } from "./visit.ts";

/** A program that fetches links from a chat or a mailbox must not use this one up: only the button does. */
export async function showWelcome(visit: Visit): Promise<Reply> {
  const body = html`<form class="panel" method="post">
    <p>This link signs you in once.</p>
    ${formField(visit)}<button>Sign in</button>
  </form>`;
  return page({ title: "Welcome", body, width: "slim" });
}

export async function useWelcome(room: Room, visit: Visit): Promise<Reply> {
  const secret = await room.sessions.useLink(new Sensitive(visit.parameter));
  if (secret === undefined) {
    await room.authFailures.note(visit.address);
    const body = html`<p class="panel">
      The link was used, or is over a quarter of an hour old. Whoever runs the service makes another one with
      <code>mesh-service account reset</code>.
    </p>`;
    return page({ title: "This link does not work any more", body, status: 403 });
  }
  await endReplaced(room, visit);
  return redirectTo("/account/password", { cookies: sessionCookies(secret, visit.origin) });
}
