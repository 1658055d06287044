import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import {
  isSameText,
  LONGEST_PASSWORD,
  passwordLength,
  SHORTEST_PASSWORD,
  typedPassword,
} from "../login/passwords.ts";
import type { Room } from "../room.ts";
import { problemBox, textField } from "./forms.ts";
import { page, redirectTo } from "./page.ts";
import { tryPassword } from "./try-password.ts";
import { formField, sessionCookies, type SignedInVisit } from "./visit.ts";

export async function showPassword(visit: SignedInVisit): Promise<Reply> {
  return passwordPage(visit, "");
}

/** Who has a password must know it: an unattended browser is not enough to take an account over. */
export async function changePassword(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { current = "", password = "" } = visit.form;
  const wanted = typedPassword(password);
  if (wanted === undefined) return passwordPage(visit, `Take at most ${LONGEST_PASSWORD} characters.`);
  const problem = problemOf(wanted, visit.session.email);
  if (problem !== undefined) return passwordPage(visit, problem);
  const secret = await replacePassword(room, visit, { current, wanted });
  if (secret === undefined) return passwordPage(visit, "The present password is wrong.");
  return redirectTo("/", { cookies: sessionCookies(secret, visit.origin) });
}

/** @returns the new session's secret; `undefined` when the present password was wrong, or is another by now. */
async function replacePassword(
  room: Room,
  { session, address }: SignedInVisit,
  { current, wanted }: { current: string; wanted: Sensitive },
): Promise<Sensitive | undefined> {
  const set = async (verified: string | null): Promise<Sensitive | undefined> =>
    room.accounts.setPassword(session, { verified, hash: await room.passwords.hash(wanted) });
  if (!session.hasPassword) return set(null);
  const typed = { email: session.email, password: typedPassword(current), address };
  return tryPassword(room, typed, ({ hash }) => set(hash));
}

function problemOf(password: Sensitive, email: string): string | undefined {
  if (passwordLength(password) < SHORTEST_PASSWORD) return `Take at least ${SHORTEST_PASSWORD} characters.`;
  return isSameText(password, email) ? "Take something else than the e-mail address." : undefined;
}

async function passwordPage(visit: SignedInVisit, problem: string): Promise<Reply> {
  const { email, hasPassword } = visit.session;
  const present = textField({
    ...{ name: "current", label: "Present password", type: "password" },
    ...{ autocomplete: "current-password", required: true },
  });
  const body = html`${problemBox(problem)}
    <form class="panel" method="post" action="/account/password">
      ${formField(visit)}
      <input type="hidden" autocomplete="username" value="${email}" />
      ${hasPassword ? present : ""}
      ${textField({
        ...{ name: "password", label: "New password", type: "password", autocomplete: "new-password" },
        ...{ required: true, minLength: SHORTEST_PASSWORD },
        hint: `At least ${SHORTEST_PASSWORD} characters. A few words that do not belong together are good.`,
      })}
      <p class="hint">Every other session and every program that signed in ends. Keys live on.</p>
      <p class="row">
        <button>Save</button>
        <a class="button quiet" href="${hasPassword ? "/account" : "/"}"
          >${hasPassword ? "Cancel" : "Later"}</a
        >
      </p>
    </form>`;
  const refused = problem !== "";
  const title = hasPassword ? "Change the password" : "Set a password";
  return page({ title, body, visit, status: refused ? 422 : 200, refused });
}
