import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { DAY_MS, HOUR_MS } from "../../values/clock.ts";
import { tooMany } from "../limits.ts";
import { derivedSecret } from "../login/secrets.ts";
import type { Room } from "../room.ts";
import { type Counter, countOf, countUp } from "../store/counters.ts";
import { page } from "./page.ts";
import { formField, type SignedInVisit } from "./visit.ts";

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
  await refuseOver(room, visit);
  const pending = await room.deviceCodes.findPending(userCode);
  if (pending === undefined) return wrongCode(room, visit);
  const body = html`<p>
      <strong>${pending.client}</strong> on a device that shows <code>${userCode}</code> wants to act for
      <strong>${visit.session.email}</strong>: it could make, use and end every key of the account.
    </p>
    <p>Approve this only if you see this code on a device of your own.</p>
    <form method="post" action="/device/decision">
      ${formField(visit)}
      <input type="hidden" name="user_code" value="${userCode}" />
      <button name="decision" value="approve">Approve</button>
      <button name="decision" value="deny">Deny</button>
    </form>`;
  return page("Approve a device", body);
}

export async function decideDevice(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { user_code: userCode = "", decision } = visit.form;
  await refuseOver(room, visit);
  const wanted = decision === "approve" ? "approved" : "denied";
  if (!(await room.deviceCodes.decide(userCode, visit.session, wanted))) return wrongCode(room, visit);
  const body = html`<p>
    ${wanted === "approved" ? "The device goes on by itself." : "The device was refused."} You can close this
    page.
  </p>`;
  return page(wanted === "approved" ? "Approved" : "Denied", body);
}

async function codePage(visit: SignedInVisit, problem: string): Promise<Reply> {
  const body = html`${problem === "" ? "" : html`<p role="alert">${problem}</p>`}
    <form method="post" action="/device">
      ${formField(visit)}
      <label
        >The code that the device shows
        <input name="user_code" autocomplete="off" autocapitalize="characters" spellcheck="false" required
      /></label>
      <button>Continue</button>
    </form>`;
  return page("Approve a device", body, { status: problem === "" ? 200 : 422 });
}

async function wrongCode(room: Room, visit: SignedInVisit): Promise<Reply> {
  const now = room.clock.now();
  await room.database.tx(async (db) => {
    for (const { counter } of countersOf(visit)) await countUp(db, counter, now);
  });
  return codePage(visit, "No device waits for this code. It may be over ten minutes old.");
}

async function refuseOver(room: Room, visit: SignedInVisit): Promise<void> {
  const now = room.clock.now();
  for (const { counter, most } of countersOf(visit)) {
    if ((await countOf(room.database, counter, now)) < most) continue;
    const endsAt = now - (now % counter.windowMs) + counter.windowMs;
    throw tooMany("Too many wrong codes were typed.", { now, endsAt });
  }
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
