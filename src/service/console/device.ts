import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { DAY_MS, HOUR_MS } from "../../values/clock.ts";
import { ApiError } from "../errors.ts";
import { tooMany } from "../limits.ts";
import { derivedSecret } from "../login/secrets.ts";
import type { Room } from "../room.ts";
import { problemBox, textField } from "./forms.ts";
import { page } from "./page.ts";
import { countedTry, type TryLimit } from "./tries.ts";
import { formField, type SignedInVisit } from "./visit.ts";

/** The fields that are worth keeping while somebody signs in again: whoever typed the code sees it on a device. */
export const DEVICE_FIELDS = ["user_code"] as const;

/** How many wrong codes may be typed (RFC 8628 section 5.1). */
const MOST_PER_SESSION = 5;
const MOST_PER_HOUR = 30;
const TOO_MANY_IN_SESSION =
  "Too many wrong codes were typed since you signed in. Sign out and in again to type another.";

/**
 * The code is typed even where the link carries it: somebody who sends a link cannot have it approved with one click
 * (RFC 8628 section 5.4).
 */
export async function showDevice(visit: SignedInVisit): Promise<Reply> {
  return codePage(visit, "");
}

export async function findDevice(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { user_code: userCode = "" } = visit.form;
  const tried = await countedTry(room, limitsOf(visit), () => room.deviceCodes.findPending(userCode));
  if (tried.kind === "wrong") return wrongCode(visit);
  const body = html`<form class="panel" method="post" action="/device/decision">
    ${formField(visit)}
    <p>
      <strong>${tried.found.client}</strong> on a device that shows <code>${userCode}</code> wants to act for
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
  const tried = await countedTry(room, limitsOf(visit), decide);
  if (tried.kind === "wrong") return wrongCode(visit);
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

/** A new session may try again at once, and needs no wait named: what holds in the long run is the account's limit. */
function limitsOf({ session }: SignedInVisit): TryLimit[] {
  const perSession: TryLimit = {
    counter: { name: "device-session", subject: derivedSecret(session.secret, "counter"), windowMs: DAY_MS },
    most: MOST_PER_SESSION,
    refusal: () => new ApiError(429, "rate_limited", TOO_MANY_IN_SESSION),
  };
  const perHour: TryLimit = {
    counter: { name: "device-account", subject: session.accountId, windowMs: HOUR_MS },
    most: MOST_PER_HOUR,
    refusal: (wait) => tooMany("Too many wrong codes were typed.", wait),
  };
  return [perSession, perHour];
}
