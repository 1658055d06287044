import {
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  None,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
  ResponseBodyError,
  type DeviceAuthorizationResponse,
} from "oauth4webapi";
import { NoAnswerError } from "../../platform/http.ts";
import { SECOND_MS } from "../../values/clock.ts";
import { printableServerText } from "../../values/server-text.ts";
import { MeshAuthError } from "../errors.ts";
import { unreachable } from "../refusals.ts";
import type { MeshSession } from "../session.ts";
import { readTokenAnswer, type Tokens } from "../tokens.ts";
import { findLoginServer, SCOPE, type LoginServer } from "./server.ts";

const USUAL_INTERVAL_S = 5;
/** RFC 8628, 3.5: after `slow_down` every later poll waits that much longer. */
const SLOWER_BY_S = 5;

/** Signing in on another device: a code is shown, and Mesh is asked again and again whether it was typed (RFC 8628). */
export async function signInOnDevice(session: MeshSession): Promise<Tokens> {
  const server = await findLoginServer(session, "device");
  const started = await start(server, session);
  tell(started, session);
  return poll(started, server, session);
}

async function start(
  { server, client, audience, options }: LoginServer,
  { baseUrl }: MeshSession,
): Promise<DeviceAuthorizationResponse> {
  const parameters = { scope: SCOPE, ...(audience === "" ? {} : { audience }) };
  try {
    const response = await deviceAuthorizationRequest(server, client, None(), parameters, options);
    return await processDeviceAuthorizationResponse(server, client, response);
  } catch (error) {
    if (error instanceof NoAnswerError) throw unreachable(error.message, baseUrl, false);
    throw refused(error);
  }
}

/** What a server says is shown as data: an address that is none, or a code that could be more, stays harmless. */
function tell(started: DeviceAuthorizationResponse, { surroundings }: MeshSession): void {
  const { verification_uri: uri, verification_uri_complete: complete, user_code: code } = started;
  surroundings.say(
    [
      "Sign in to Mesh on any device with a browser:",
      `  open   ${printableServerText(uri)}`,
      `  type   ${printableServerText(code)}`,
      ...(complete === undefined ? [] : [`  or open ${printableServerText(complete)}`]),
      "Type the code only if you started this login yourself. Waiting …",
    ].join("\n"),
  );
}

async function poll(
  started: DeviceAuthorizationResponse,
  { server, client, options }: LoginServer,
  session: MeshSession,
): Promise<Tokens> {
  const { clock, stopped } = session.surroundings;
  const endsAt = clock.monotonicMs() + started.expires_in * SECOND_MS;
  let intervalS = started.interval ?? USUAL_INTERVAL_S;
  while (clock.monotonicMs() < endsAt) {
    await clock.sleep(intervalS * SECOND_MS, stopped);
    try {
      const response = await deviceCodeGrantRequest(server, client, None(), started.device_code, options);
      const answer = await processDeviceCodeResponse(server, client, response);
      const facts = { now: clock.now(), apiOrigin: session.baseUrl.origin, clientType: "device" } as const;
      const tokens = readTokenAnswer(answer, facts);
      if (tokens !== undefined) return tokens;
    } catch (error) {
      const pending = whatIsPending(error);
      if (pending === undefined) throw refused(error);
      // A network that fails for a moment is as good a reason to come later (RFC 8628, 3.5).
      if (pending !== "authorization_pending") intervalS += SLOWER_BY_S;
    }
  }
  throw expired();
}

function whatIsPending(error: unknown): "authorization_pending" | "slow_down" | "no_answer" | undefined {
  if (error instanceof NoAnswerError) return "no_answer";
  if (!(error instanceof ResponseBodyError)) return undefined;
  return error.error === "authorization_pending" || error.error === "slow_down" ? error.error : undefined;
}

function refused(error: unknown): MeshAuthError {
  if (error instanceof ResponseBodyError && error.error === "expired_token") return expired();
  if (error instanceof ResponseBodyError && error.error === "access_denied")
    return new MeshAuthError("login_failed", {
      what: "The login was denied in the browser.",
      fix: "Sign in again, and approve it if it is yours.",
    });
  const said = error instanceof ResponseBodyError ? ` It says ${printableServerText(error.error)}.` : "";
  return new MeshAuthError("login_failed", {
    what: `The login server refused the login.${said}`,
    fix: "Try `mesh-pre-deploy login --browser`, or make a key in the web interface.",
  });
}

function expired(): MeshAuthError {
  return new MeshAuthError("login_failed", {
    what: "The code was not typed in time.",
    fix: "Sign in again.",
  });
}
