import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { isAllowedRedirect } from "../login/redirects.ts";
import type { Room } from "../room.ts";
import { clientName } from "../schemas.ts";
import { page } from "./page.ts";
import { formField, type SignedInVisit, type Visit } from "./visit.ts";

/** What a program asks for in `/oauth/authorize` (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
interface Request {
  readonly client: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge: string | undefined;
}

type Fields = Readonly<Record<string, string>>;

/** Always asked: a page that hands out codes by itself would hand them to whoever opens it in the user's browser. */
export async function showConsent(room: Room, visit: SignedInVisit): Promise<Reply> {
  const fields = Object.fromEntries(visit.url.searchParams);
  const request = readRequest(room, fields, [...visit.url.searchParams].length);
  if (typeof request === "string") return unusable(request);
  const carried = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const body = html`<form class="panel" method="post" action="/oauth/authorize">
    ${formField(visit)} ${carried}
    <p>
      <strong>${request.client}</strong> at <code>${placeOf(request)}</code> wants to act for
      <strong>${visit.session.email}</strong>: it could make, use and end every key of the account.
    </p>
    <p>Allow this only if you started it yourself just now.</p>
    <p class="row">
      <button name="decision" value="allow">Allow</button>
      <button class="quiet" name="decision" value="deny">Deny</button>
    </p>
  </form>`;
  return page({ title: "Sign in to a program", body, visit });
}

/** A program's own scheme has no host: then the whole address says where the code goes. */
function placeOf({ redirectUri }: Request): string {
  return new URL(redirectUri).host || redirectUri;
}

/** Ends in a page with a link: a redirect after a form would be stopped by the policy for forms. */
export async function decideConsent(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { form_token: _token, decision, ...fields } = visit.form;
  const request = readRequest(room, fields, Object.keys(fields).length);
  if (typeof request === "string") return unusable(request);
  const { redirectUri, client, challenge } = request;
  if (decision !== "allow") return backPage("Denied", request, { error: "access_denied" });
  const code = await room.grants.newCode({ session: visit.session, client, redirectUri, challenge });
  if (code === undefined) return unusable("You were signed out in the meantime.");
  return backPage("Allowed", request, { code: code.reveal() });
}

/** Where the page of this form is shown again: what the program asks for is in its address. */
export function consentAddress({ form }: Visit): string {
  const { form_token: _token, decision: _decision, ...fields } = form;
  return `/oauth/authorize?${new URLSearchParams(fields).toString()}`;
}

/** @returns a sentence when the request cannot be served; nothing is ever sent to a redirect that is not allowed. */
function readRequest(room: Room, fields: Fields, count: number): Request | string {
  const { response_type: type, redirect_uri: redirectUri = "", client_id: clientId, state } = fields;
  const { code_challenge: challenge, code_challenge_method: method } = fields;
  if (Object.keys(fields).length < count) return "A parameter is given twice.";
  if (!isAllowedRedirect(redirectUri, room.redirects))
    return "The program's redirect_uri is not allowed here.";
  if (type !== "code") return "The program asks for something else than a code.";
  // RFC 6749 appendix A.5.
  if (!/^[\x20-\x7e]{0,500}$/.test(state ?? "")) return "The program's state is too long, or no plain text.";
  if ((challenge === undefined) !== (method === undefined)) return "Half of the PKCE parameters is missing.";
  if (challenge !== undefined && (method !== "S256" || !/^[\w-]{43}$/.test(challenge))) {
    return "The PKCE challenge must be of the method S256.";
  }
  return { client: clientName(clientId), redirectUri, state, challenge };
}

async function unusable(sentence: string): Promise<Reply> {
  const body = html`<p class="panel">
    ${sentence} Close this page and start the login again from the program.
  </p>`;
  return page({ title: "This login cannot go on", body, status: 400 });
}

async function backPage(title: string, { redirectUri, state }: Request, told: Fields): Promise<Reply> {
  const back = new URL(redirectUri);
  for (const [name, value] of Object.entries(told)) back.searchParams.set(name, value);
  if (state !== undefined) back.searchParams.set("state", state);
  const body = html`<div class="panel">
    <p><a class="button" href="${back.href}" rel="noreferrer">Back to the program</a></p>
    ${told["code"] === undefined ? "" : html`<p class="hint">The link works for a minute.</p>`}
  </div>`;
  return page({ title, body });
}
