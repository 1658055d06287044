import { timingSafeEqual } from "node:crypto";
import { html } from "hono/html";
import { SECOND_MS, DAY_MS } from "../../values/clock.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { ApiError } from "../errors.ts";
import { derivedSecret, newSecret } from "../login/secrets.ts";
import type { WireRequest } from "../reply.ts";
import type { Room, Trace } from "../room.ts";
import { FORM, readForm } from "../route.ts";
import type { Session } from "../store/sessions.ts";
import type { Markup } from "./page.ts";

/** One request of a browser, with what it may be trusted with. */
export interface Visit {
  readonly url: URL;
  readonly origin: string;
  readonly address: string | undefined;
  readonly session: Session | undefined;
  /** What a form of this visit must carry, and what the browser must be given for that. */
  readonly formToken: string;
  readonly cookies: readonly string[];
  /** The fields of a form that is known to be ours; empty for a page that is only looked at. */
  readonly form: Readonly<Record<string, string>>;
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
 * @throws ApiError 403 for a form that did not come from a page of this session; 415 for what is no form.
 */
export async function readVisit(
  room: Room,
  request: WireRequest,
  trace: Trace,
  parameter: string,
): Promise<Visit> {
  const { url, origin } = trace;
  room.origins.refuseUnlessOurs(request, url);
  const cookies = readCookies(request);
  const sessionSecret = cookies.get(cookieName(SESSION_COOKIE, origin));
  const session =
    sessionSecret === undefined ? undefined : await room.sessions.find(new Sensitive(sessionSecret));
  const known = session?.secret ?? held(cookies.get(cookieName(FORM_COOKIE, origin)));
  const secret = known ?? newSecret(room.random);
  const formToken = derivedSecret(secret, "form");
  const form = request.method === "POST" ? await readOwnForm(request, known && formToken) : {};
  const fresh = known === undefined ? [cookie(FORM_COOKIE, secret.reveal(), origin)] : [];
  const { address } = trace;
  return {
    url,
    origin,
    address,
    session,
    formToken,
    cookies: fresh,
    form,
    parameter,
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

async function readOwnForm(request: WireRequest, token: string | undefined): Promise<Record<string, string>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== FORM)
    throw new ApiError(415, "unsupported_media_type", "This page takes the form that it shows.");
  const form = await readForm(request);
  if (token === undefined || !equal(form["form_token"] ?? "", token)) {
    throw new ApiError(
      403,
      "foreign_origin",
      "This form is out of date. Go back, load the page again, and send it once more.",
    );
  }
  return form;
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function held(value: string | undefined): Sensitive | undefined {
  return value !== undefined && /^[\w-]{43}$/.test(value) ? new Sensitive(value) : undefined;
}

function readCookies(request: WireRequest): Map<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.map(([name = "", value = ""]) => [name, value]));
}

/** `__Host-` binds a cookie to this very host, and exists on https only. */
function cookieName(name: string, origin: string): string {
  return origin.startsWith("https:") ? `__Host-${name}` : name;
}

function cookie(name: string, value: string, origin: string): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  const seconds = DAY_MS / SECOND_MS;
  return `${cookieName(name, origin)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

function expired(name: string, origin: string): string {
  return cookie(name, "", origin).replace(/Max-Age=\d+/, "Max-Age=0");
}
