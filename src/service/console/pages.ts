import { html } from "hono/html";
import type { Reply, WireRequest } from "../reply.ts";
import type { ApiError } from "../errors.ts";
import type { Room, Trace } from "../room.ts";
import { changePassword, showHome, showPassword, showWelcome, useWelcome } from "./account.ts";
import { decideConsent, showConsent } from "./consent.ts";
import { decideDevice, findDevice, showDevice } from "./device.ts";
import { page, STYLE_PATH, stylesheet } from "./page.ts";
import { showSignIn, signIn, signOut, toSignIn } from "./sign-in.ts";
import { readVisit, type SignedInVisit, type Visit } from "./visit.ts";

/** A page or a form of the console, as the app mounts it. */
export interface Page {
  readonly method: "GET" | "POST";
  readonly path: string;
  run(request: WireRequest, trace: Trace, parameter: string): Promise<Reply>;
}

/** What a browser sees: as much as the login flows need. */
export function consolePages(room: Room): Page[] {
  const open = (method: Page["method"], path: string, show: (visit: Visit) => Promise<Reply>): Page => ({
    method,
    path,
    run: async (request, trace, parameter) => show(await readVisit(room, request, trace, parameter)),
  });
  const signedIn = (
    method: Page["method"],
    path: string,
    show: (visit: SignedInVisit) => Promise<Reply>,
  ): Page =>
    open(method, path, async (visit) => {
      const { session } = visit;
      return session === undefined ? toSignIn(visit) : show({ ...visit, session });
    });
  return [
    { method: "GET", path: STYLE_PATH, run: async () => stylesheet() },
    signedIn("GET", "/", showHome),
    open("GET", "/sign-in", showSignIn),
    open("POST", "/sign-in", (visit) => signIn(room, visit)),
    open("POST", "/sign-out", (visit) => signOut(room, visit)),
    open("GET", "/welcome/:parameter", showWelcome),
    open("POST", "/welcome/:parameter", (visit) => useWelcome(room, visit)),
    signedIn("GET", "/account/password", showPassword),
    signedIn("POST", "/account/password", (visit) => changePassword(room, visit)),
    signedIn("GET", "/oauth/authorize", (visit) => showConsent(room, visit)),
    signedIn("POST", "/oauth/authorize", (visit) => decideConsent(room, visit)),
    signedIn("GET", "/device", showDevice),
    signedIn("POST", "/device", (visit) => findDevice(room, visit)),
    signedIn("POST", "/device/decision", (visit) => decideDevice(room, visit)),
  ];
}

/** A refusal as a person reads it; the same sentence that a program would get. */
export async function refusalPage(error: ApiError, requestId: string): Promise<Reply> {
  const body = html`<p role="alert">${error.message}</p>
    <p>Request <code>${requestId}</code> · <a href="/">Back to the start</a></p>`;
  return page(`Refused (${error.status})`, body, {
    status: error.status,
    headers: error.extras.headers ?? {},
  });
}
