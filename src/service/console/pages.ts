import { html } from "hono/html";
import type { Reply, WireRequest } from "../reply.ts";
import { ApiError } from "../errors.ts";
import type { Room, Trace } from "../room.ts";
import { endLogin, endOtherSessions, showAccount } from "./account.ts";
import { showActivity } from "./activity.ts";
import { assetReply, FAVICON, SCRIPT, STYLE } from "./assets.ts";
import { consentAddress, decideConsent, showConsent } from "./consent.ts";
import { decideDevice, DEVICE_FIELDS, findDevice, showDevice } from "./device.ts";
import { chooseKept, type Kept, keptCookies } from "./kept.ts";
import { showKeys } from "./key-list.ts";
import { showKey } from "./key-page.ts";
import { makeKey, NEW_KEY_FIELDS, showNewKey } from "./new-key.ts";
import { page } from "./page.ts";
import { changePassword, showPassword } from "./password.ts";
import { REVOCATION_FIELDS, revokeKey, showRevocation } from "./revoke-key.ts";
import { rotateKey, ROTATION_FIELDS, showRotation } from "./rotate-key.ts";
import { ownPath, showSignIn, signIn, signInAgain, signOut, toSignIn } from "./sign-in.ts";
import { readVisit, type SignedInVisit, type Visit } from "./visit.ts";
import { showWelcome, useWelcome } from "./welcome.ts";

/** A page or a form of the console, as the app mounts it. */
export interface Page {
  readonly method: "GET" | "POST";
  readonly path: string;
  run(request: WireRequest, trace: Trace, parameter: string): Promise<Reply>;
}

type Show<V extends Visit> = (room: Room, visit: V) => Promise<Reply>;

/** A form for who is signed in. */
interface SignedInForm {
  readonly send: Show<SignedInVisit>;
  /** Which of its fields come back after a sign-in. */
  readonly keeps?: readonly string[];
  /** Where the form is shown, when that is not where it is sent to. */
  readonly shownAt?: (visit: Visit) => string;
}

/** What a browser sees. */
export function consolePages(room: Room): Page[] {
  return [
    ...[STYLE, SCRIPT, FAVICON].map((asset) => get(asset.path, async () => assetReply(asset))),
    ...signInPages(room),
    ...[get("/", seen(room, showKeys)), get("/activity", seen(room, showActivity))],
    get("/keys/new", seen(room, showNewKey)),
    post("/keys/new", sent(room, { send: makeKey, keeps: NEW_KEY_FIELDS })),
    get("/keys/:parameter", seen(room, showKey)),
    get("/keys/:parameter/rotate", seen(room, showRotation)),
    post("/keys/:parameter/rotate", sent(room, { send: rotateKey, keeps: ROTATION_FIELDS })),
    get("/keys/:parameter/revoke", seen(room, showRevocation)),
    post("/keys/:parameter/revoke", sent(room, { send: revokeKey, keeps: REVOCATION_FIELDS })),
    ...accountPages(room),
    ...approvalPages(room),
  ];
}

function signInPages(room: Room): Page[] {
  return [
    get(
      "/sign-in",
      open(room, async (_room, visit) => showSignIn(visit)),
    ),
    // It sees for itself whether the form is its own: another tab may have signed in meanwhile.
    post("/sign-in", async (...arrival) =>
      dressedFor(await readVisit(room, ...arrival), async (visit) => signIn(room, visit)),
    ),
    // Another tab may have signed out already, and then nothing is left to protect.
    post("/sign-out", async (...arrival) =>
      dressedFor(await readVisit(room, ...arrival), async (visit) => {
        if (visit.session !== undefined && !visit.formIsOwn) throw outOfDate();
        return signOut(room, visit);
      }),
    ),
    get(
      "/welcome/:parameter",
      open(room, async (_room, visit) => showWelcome(visit)),
    ),
    post("/welcome/:parameter", open(room, useWelcome)),
  ];
}

function accountPages(room: Room): Page[] {
  const shownAt = () => "/account";
  return [
    get("/account", seen(room, showAccount)),
    post("/account/sessions", sent(room, { send: endOtherSessions, shownAt })),
    post("/account/programs", sent(room, { send: endLogin, shownAt })),
    get(
      "/account/password",
      seen(room, async (_room, visit) => showPassword(visit)),
    ),
    post("/account/password", sent(room, { send: changePassword })),
  ];
}

function approvalPages(room: Room): Page[] {
  const shownAt = () => "/device";
  return [
    get("/oauth/authorize", seen(room, showConsent)),
    post("/oauth/authorize", sent(room, { send: decideConsent, shownAt: consentAddress })),
    get(
      "/device",
      seen(room, async (_room, visit) => showDevice(visit)),
    ),
    post("/device", sent(room, { send: findDevice, keeps: DEVICE_FIELDS })),
    post("/device/decision", sent(room, { send: decideDevice, keeps: DEVICE_FIELDS, shownAt })),
  ];
}

function get(path: string, run: Page["run"]): Page {
  return { method: "GET", path, run };
}

function post(path: string, run: Page["run"]): Page {
  return { method: "POST", path, run };
}

/** For everybody. */
function open(room: Room, show: Show<Visit>): Page["run"] {
  return async (...arrival) => {
    const [request] = arrival;
    const visit = await readVisit(room, ...arrival);
    if (request.method === "POST" && !visit.formIsOwn) throw outOfDate();
    return dressedFor(visit, async () => show(room, visit));
  };
}

/** A page for who is signed in. */
function seen(room: Room, show: Show<SignedInVisit>): Page["run"] {
  return async (...arrival) =>
    dressedFor(await readVisit(room, ...arrival), async (visit) => {
      const { session } = visit;
      return session === undefined ? toSignIn(visit) : show(room, { ...visit, session });
    });
}

/** A form for who is signed in; who is not any more comes back to it, with what was typed. */
function sent(room: Room, { send, keeps = [], shownAt }: SignedInForm): Page["run"] {
  return async (...arrival) =>
    dressedFor(await readVisit(room, ...arrival), async (visit) => {
      const { session } = visit;
      const path = ownPath(shownAt?.(visit) ?? visit.url.pathname);
      const kept = { path, fields: chooseKept(visit.form, keeps) };
      if (session === undefined) return signInAgain(visit, kept);
      if (!visit.formIsOwn) return outOfDatePage({ ...visit, session }, kept);
      try {
        return await send(room, { ...visit, session });
      } catch (error) {
        // The session ended between its being found and the change.
        if (error instanceof ApiError && error.status === 401) return signInAgain(visit, kept);
        throw error;
      }
    });
}

/** Puts the cookies of a visit on whatever it leads to; one that the page sets itself comes later and counts. */
async function dressedFor(visit: Visit, show: (visit: Visit) => Promise<Reply>): Promise<Reply> {
  const reply = await show(visit);
  const headers = { ...reply.headers, ...(sendsNoSite(visit) ? { "referrer-policy": "same-origin" } : {}) };
  return { ...reply, headers, cookies: [...visit.cookies, ...(reply.cookies ?? [])] };
}

/**
 * On plain http, but for this machine's own names, a browser sends no `Sec-Fetch-Site`; a page without any referrer makes
 * it send `Origin: null` as well, and nothing would be left that says that a form is ours. Other sites see no referrer
 * either way.
 */
function sendsNoSite({ origin }: Visit): boolean {
  return !/^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:|$))/.test(origin);
}

/** The form is of an earlier session of this browser, or of nobody: it is not carried out, and nothing typed is lost. */
async function outOfDatePage(visit: SignedInVisit, kept: Kept): Promise<Reply> {
  const body = html`<p class="note bad" role="alert">${outOfDate().message}</p>
    <p class="row"><a class="button" href="${kept.path}">Back to the form, with what you typed</a></p>`;
  const cookies = keptCookies(kept, visit.session.secret, visit.origin);
  return page({ title: "This form is out of date", body, visit, status: 403, cookies, refused: true });
}

function outOfDate(): ApiError {
  const sentence = "This form is out of date. Go back, load the page again, and send it once more.";
  return new ApiError(403, "foreign_origin", sentence);
}

/** A refusal as a person reads it; the same sentence that a program would get. */
export async function refusalPage(error: ApiError, requestId: string): Promise<Reply> {
  // What is not there has no request id on it: two such pages are the same, byte for byte.
  const request = error.status === 404 ? "" : html`Request <code>${requestId}</code> · `;
  const body = html`<p class="note bad" role="alert">${error.message}</p>
    <p>${request}<a href="/">Back to the start</a></p>`;
  const title = error.status === 404 ? "Not found" : `Refused (${error.status})`;
  return page({ title, body, status: error.status, headers: error.extras.headers ?? {} });
}
