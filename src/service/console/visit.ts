import { html } from "hono/html";
import { Sensitive } from "../../values/sensitive.ts";
import type { Caller } from "../caller.ts";
import { ApiError } from "../errors.ts";
import { derivedSecret, isSameSecret, newSecret } from "../login/secrets.ts";
import type { WireRequest } from "../reply.ts";
import type { Room, Trace } from "../room.ts";
import { FORM, readForm } from "../route.ts";
import { SCOPES } from "../scopes.ts";
import type { Session } from "../store/sessions.ts";
import { cookie, cookieName, expired, readCookies } from "./cookies.ts";
import { type Fields, readKept } from "./kept.ts";
import type { Markup } from "./markup.ts";

/** One request of a browser, with what it may be trusted with. */
export interface Visit {
  readonly url: URL;
  readonly origin: string;
  readonly address: string | undefined;
  readonly session: Session | undefined;
  /** What a form of this visit must carry, and what the browser must be given for that. */
  readonly formToken: string;
  readonly cookies: readonly string[];
  /** The fields of a form that one of our pages sent; empty for a page that is only looked at. */
  readonly form: Fields;
  /** Whether the form is of a page that was made for this very session. */
  readonly formIsOwn: boolean;
  /** What was typed into this page's form before somebody had to sign in again. */
  readonly kept: Fields;
  /** The last part of the path, where a path has a parameter. */
  readonly parameter: string;
}

/** A visit by somebody who is signed in. */
export type SignedInVisit = Visit & { readonly session: Session };

const SESSION_COOKIE = "mesh-session";
/** Stands in for the session before there is one: a sign-in form is ours as well (login CSRF). */
const FORM_COOKIE = "mesh-form";

/**
 * Reads cookies and form.
 *
 * @throws ApiError 403 for a form that another site sent; 415 for what is no form.
 */
export async function readVisit(
  room: Room,
  request: WireRequest,
  trace: Trace,
  parameter: string,
): Promise<Visit> {
  const { url, origin, address } = trace;
  room.origins.refuseUnlessOurs(request, url);
  const cookies = readCookies(request);
  const sessionSecret = cookies.get(cookieName(SESSION_COOKIE, origin));
  const session =
    sessionSecret === undefined ? undefined : await room.sessions.find(new Sensitive(sessionSecret));
  const known = session?.secret ?? held(cookies.get(cookieName(FORM_COOKIE, origin)));
  const secret = known ?? newSecret(room.random);
  const formToken = derivedSecret(secret, "form");
  const isForm = request.method === "POST";
  const form = isForm ? await readPlainForm(request) : {};
  const formIsOwn = known !== undefined && isSameSecret(form["form_token"] ?? "", formToken);
  const fresh = known === undefined ? [cookie(FORM_COOKIE, secret.reveal(), origin)] : [];
  const kept =
    isForm || session === undefined
      ? { fields: {}, cookies: [] }
      : readKept(cookies, { secret: session.secret, path: url.pathname, origin });
  return {
    ...{ url, origin, address, session, formToken, form, formIsOwn, parameter },
    ...{ cookies: [...fresh, ...kept.cookies], kept: kept.fields },
  };
}

/** The hidden field that each form carries. */
export function formField(visit: Visit): Markup {
  return html`<input type="hidden" name="form_token" value="${visit.formToken}" />`;
}

/** The cookie of a new session, and the end of the stand-in. */
export function sessionCookies(secret: Sensitive, origin: string): string[] {
  return [cookie(SESSION_COOKIE, secret.reveal(), origin), expired(FORM_COOKIE, origin)];
}

export function signedOutCookies(origin: string): string[] {
  return [expired(SESSION_COOKIE, origin)];
}

/** Who signed in acts for the account itself; what is made bears the account's id. */
export function callerOf({ session }: SignedInVisit): Caller {
  const { accountId, email } = session;
  return { accountId, email, credentialId: accountId, scopes: SCOPES, endsAt: null, session };
}

async function readPlainForm(request: WireRequest): Promise<Fields> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === FORM) return readForm(request);
  throw new ApiError(415, "unsupported_media_type", "This page takes the form that it shows.");
}

function held(value: string | undefined): Sensitive | undefined {
  return value !== undefined && /^[\w-]{43}$/.test(value) ? new Sensitive(value) : undefined;
}
