import { None, revocationRequest } from "oauth4webapi";
import { readPrivateFile, removeFile } from "../../platform/private-files.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { keepTokens, strayTokenPath, tokenPath } from "../credentials.ts";
import { isHeadless } from "../headless.ts";
import type { MeshSession } from "../session.ts";
import { belongTo, decodeTokens, isAlive, type Tokens } from "../tokens.ts";
import { signInWithBrowser } from "./browser.ts";
import { signInOnDevice } from "./device.ts";
import { findLoginServer } from "./server.ts";

export type LoginFlow = "device" | "browser";

/** Signs a person in and keeps the login. @throws MeshAuthError, MeshNetworkError */
export async function signIn(session: MeshSession, flow: LoginFlow | undefined): Promise<Tokens> {
  const { env, machine, say } = session.surroundings;
  const chosen = flow ?? (isHeadless(env, machine.platform) ? "device" : "browser");
  const tokens = await (chosen === "device" ? signInOnDevice(session) : signInWithBrowser(session));
  const failure = keepTokens(tokens, session.surroundings);
  say(failure === undefined ? "Signed in." : `Signed in for now; the login is not kept: ${failure}.`);
  return tokens;
}

/**
 * A login that the published Python client left in the working folder. Such a folder may be somebody else's project: it
 * is used only after a question.
 */
export async function strayLogin(session: MeshSession): Promise<Tokens | undefined> {
  const { terminal, clock } = session.surroundings;
  const path = strayTokenPath(session.surroundings);
  const reading = readPrivateFile(path);
  const tokens = reading.kind === "read" ? decodeTokens(reading.text) : undefined;
  if (terminal === undefined || tokens === undefined || !belongTo(tokens, session.baseUrl)) return undefined;
  if (!isAlive(tokens, clock.now()) && tokens.refreshToken === undefined) return undefined;
  const answer = await terminal.ask(`Use the login that the Python client left in ${path}? [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) return undefined;
  keepTokens(tokens, session.surroundings);
  return tokens;
}

export type SignOut = { readonly kind: "signed_out"; readonly ended: boolean } | { readonly kind: "nobody" };

/** Forgets the login, and ends it at the login server where that is possible. @throws the system's error */
export async function signOut(session: MeshSession): Promise<SignOut> {
  const path = tokenPath(session.surroundings);
  if (path === undefined) return { kind: "nobody" };
  const reading = readPrivateFile(path);
  const tokens = reading.kind === "read" ? decodeTokens(reading.text) : undefined;
  // First: whatever the server says, this machine has forgotten it.
  const existed = removeFile(path);
  if (!existed) return { kind: "nobody" };
  const token = tokens?.refreshToken ?? tokens?.accessToken;
  const sendable = tokens !== undefined && belongTo(tokens, session.baseUrl) ? token : undefined;
  return { kind: "signed_out", ended: sendable !== undefined && (await endAtServer(sendable, session)) };
}

/** RFC 7009. */
async function endAtServer(token: Sensitive, session: MeshSession): Promise<boolean> {
  try {
    const { server, client, options } = await findLoginServer(session, "device");
    const response = await revocationRequest(server, client, None(), token.reveal(), options);
    return response.status === 200;
  } catch {
    return false;
  }
}
