import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { DAY_MS, HOUR_MS } from "../../values/clock.ts";
import { tooMany } from "../limits.ts";
import { derivedSecret } from "../login/secrets.ts";
import type { Room } from "../room.ts";
import { type Counter, countBack, countUp } from "../store/counters.ts";
import { problemBox, textField } from "./forms.ts";
import { page } from "./page.ts";
import { formField, type SignedInVisit } from "./visit.ts";

/** The fields that are worth keeping while somebody signs in again: whoever typed the code sees it on a device. */
export const DEVICE_FIELDS = ["user_code"] as const;

/** How many wrong codes may be typed (RFC 8628 section 5.1). */
const MOST_PER_SESSION = 5;
const MOST_PER_HOUR = 30;

/**
 * The code is typed even where the link carries it: somebody who sends a link cannot have it approved with one click
 * (RFC 8628 section 5.4).
 */
export async function showDevice(visit: SignedInVisit): Promise<Reply> {
  return codePage(visit, "");
}

export async function findDevice(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { user_code: userCode = "" } = visit.form;
  const pending = await tryCode(room, visit, () => room.deviceCodes.findPending(userCode));
  if (pending === undefined) return wrongCode(visit);
  const body = html`<form class="panel" method="post" action="/device/decision">
    ${formField(visit)}
    <p>
      <strong>${pending.client}</strong> on a device that shows <code>${userCode}</code> wants to act for
      <strong>${visit.session.email}</strong>: it could make, use and end every key of the account.
    </p>
    <p>Approve this only if you see this code on a device of your own.</p>
    <input type="hidden" name="user_code" value="${userCode}" />
    <p class="row">
      <button name="decision" value="approve">Approve</button>
      <button class="quiet" name="decision" value="deny">Deny</button>
    </p>
  </form>`;
  return page({ title: "Approve a device", body, visit });
}

export async function decideDevice(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { user_code: userCode = "", decision } = visit.form;
  const wanted = decision === "approve" ? "approved" : "denied";
  const decide = (): Promise<boolean> => room.deviceCodes.decide(userCode, visit.session, wanted);
  if (!(await tryCode(room, visit, decide))) return wrongCode(visit);
  const body = html`<p class="panel">
    ${wanted === "approved" ? "The device goes on by itself." : "The device was refused."} You can close this
    page.
  </p>`;
  return page({ title: wanted === "approved" ? "Approved" : "Denied", body, visit });
}

async function codePage(visit: SignedInVisit, problem: string): Promise<Reply> {
  const body = html`${problemBox(problem)}
    <form class="panel" method="post" action="/device">
      ${formField(visit)}
      ${textField({
        ...{ name: "user_code", label: "The code that the device shows", required: true, isCode: true },
        ...{ value: visit.form["user_code"] ?? visit.kept["user_code"] ?? "", maxLength: 40 },
        hint: html`Eight letters, such as <code>BCDF-GHJK</code>. Type it from a device that you hold
          yourself.`,
        isWrong: problem !== "",
      })}
      <button>Continue</button>
    </form>`;
  const refused = problem !== "";
  return page({ title: "Approve a device", body, visit, status: refused ? 422 : 200, refused });
}

function wrongCode(visit: SignedInVisit): Promise<Reply> {
  return codePage(visit, "No device waits for this code. It may be over ten minutes old.");
}

/**
 * A try is counted before the code is looked at, and taken back when the code was right: of many at once no more are
 * looked at than one after another.
 *
 * @throws ApiError 429
 */
async function tryCode<Found>(room: Room, visit: SignedInVisit, look: () => Promise<Found>): Promise<Found> {
  const now = room.clock.now();
  const tries = countersOf(visit);
  await room.database.tx(async (db) => {
    for (const { counter, most } of tries) {
      const { count, endsAt } = await countUp(db, counter, now);
      if (count > most) throw tooMany("Too many wrong codes were typed.", { now, endsAt });
    }
  });
  const found = await look();
  if (found)
    await room.database.tx(async (db) => {
      for (const { counter } of tries) await countBack(db, counter, now);
    });
  return found;
}

function countersOf({ session }: SignedInVisit): { counter: Counter; most: number }[] {
  const perSession = {
    name: "device-session",
    subject: derivedSecret(session.secret, "counter"),
    windowMs: DAY_MS,
  };
  const perHour = { name: "device-account", subject: session.accountId, windowMs: HOUR_MS };
  return [
    { counter: perSession, most: MOST_PER_SESSION },
    { counter: perHour, most: MOST_PER_HOUR },
  ];
}
