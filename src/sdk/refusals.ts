import type { HttpAnswer } from "../platform/http.ts";
import { retryAfterMs } from "../platform/patience.ts";
import { readEnvelope } from "../mesh/answers.ts";
import { SECOND_MS } from "../values/clock.ts";
import { printableServerText } from "../values/server-text.ts";
import type { Fault } from "../values/user-error.ts";
import {
  MeshAuthError,
  MeshConflictError,
  MeshError,
  MeshNetworkError,
  MeshNotFoundError,
  MeshPermissionError,
  MeshRateLimitError,
  MeshServerError,
} from "./errors.ts";

/** A refusal as the error that a program can tell apart, in the service's own words and with a remedy. */
export function refusalOf(
  answer: HttpAnswer,
  asked: { readonly doing: string; readonly mayBeMissing: boolean; readonly credential: string },
): MeshError {
  const { status } = answer;
  const { doing, credential } = asked;
  const envelope = readEnvelope(answer);
  const said = typeof envelope?.["error"] === "string" ? printableServerText(envelope["error"]) : "";
  const what = `Mesh refused to ${doing} (HTTP ${status})${said === "" ? "." : `: ${said}`}`;
  const context = { status, requestId: requestIdOf(envelope) };
  if (status === 401 || (status === 404 && !asked.mayBeMissing))
    return new MeshAuthError("credential_rejected", { what, ...rejected(credential) }, context);
  if (status === 404) return new MeshNotFoundError("key_unknown", { what, ...notFound(credential) }, context);
  if (status === 403) {
    const remedy = envelope === undefined ? IN_THE_WAY : TOO_NARROW;
    return new MeshPermissionError("mesh_refused", { what, ...remedy }, context);
  }
  if (status === 409) return new MeshConflictError("conflict", { what, ...CONFLICT }, context);
  if (status === 429) return rateLimited(answer, what, context);
  return otherRefusal(what, context);
}

function otherRefusal(
  what: string,
  context: { readonly status: number; readonly requestId: string | undefined },
): MeshError {
  const { status } = context;
  if (status >= 500) return new MeshServerError("mesh_unreachable", { what, ...IN_TROUBLE }, context);
  if (status >= 300 && status < 400)
    return new MeshServerError("mesh_answer_unusable", { what, ...MOVED }, context);
  return new MeshError(
    "mesh_refused",
    { what, fix: "Change what the service names, and try again." },
    context,
  );
}

/** An answer that nobody can use: not JSON, or without the fields that the API promises. */
export function unusableAnswer({ status }: HttpAnswer, doing: string): MeshServerError {
  return new MeshServerError(
    "mesh_answer_unusable",
    {
      what: `Asked to ${doing}, Mesh answered with something that is no Mesh answer (HTTP ${status}).`,
      why: "The address belongs to a web page, a proxy answered in its place, or the service is broken.",
      fix: "Check `apiUrl` or MESH_API_URL.",
    },
    { status },
  );
}

/** No answer at all. */
export function unreachable(reason: string, baseUrl: URL, mayHaveHappened: boolean): MeshNetworkError {
  return new MeshNetworkError(
    "mesh_unreachable",
    {
      what: `The Mesh service at ${baseUrl.origin} could not be reached (${reason}).`,
      why: "The address is wrong, the service is down, or a proxy or firewall is in the way.",
      fix: mayHaveHappened
        ? "Look whether it happened all the same, then try again."
        : "Check MESH_API_URL, HTTPS_PROXY and the network, then try again.",
    },
    mayHaveHappened,
  );
}

const MOVED: Omit<Fault, "what"> = {
  why: "The service has moved, or wants https. No redirect is followed: a key would be sent to another address.",
  fix: "Set `apiUrl` or MESH_API_URL to the address that the service redirects to.",
};

const TOO_NARROW: Omit<Fault, "what"> = {
  why: "The credential is accepted but may not do this: its scopes are too narrow.",
  fix: "Use another key, or sign in.",
};

const IN_THE_WAY: Omit<Fault, "what"> = {
  why: "The answer is no JSON, as Mesh's would be: a firewall or a proxy refused the request.",
  fix: "Check what is between this machine and Mesh, and `apiUrl` or MESH_API_URL.",
};

const CONFLICT: Omit<Fault, "what"> = {
  why: "A key of that name exists, or the key is being rotated already.",
  fix: "Look at the list of keys, then choose another name or wait.",
};

const IN_TROUBLE: Omit<Fault, "what"> = { why: "The service is in trouble.", fix: "Try again later." };

function rejected(credential: string): Omit<Fault, "what"> {
  return {
    why: `What was sent is ${credential}: it was revoked, has expired, or belongs to another Mesh service.`,
    fix: "Make a new key with `mesh-pre-deploy`, or sign in again with `mesh-pre-deploy login`.",
  };
}

/** The hosted service answers 404 for a bad key on some routes (spec: mesh-api.md, Basic). */
function notFound(credential: string): Omit<Fault, "what"> {
  return {
    why: `There is no such thing in this account, or Mesh does not accept what was sent, ${credential}: some routes answer so.`,
    fix: "Check the id, and the credential with `mesh-pre-deploy whoami`.",
  };
}

function rateLimited(
  answer: HttpAnswer,
  what: string,
  context: { readonly status: number; readonly requestId: string | undefined },
): MeshRateLimitError {
  const waitMs = retryAfterMs(answer);
  const retryAfter = waitMs === undefined ? undefined : Math.ceil(waitMs / SECOND_MS);
  const fix =
    retryAfter === undefined ? "Wait a few minutes and try again." : `Try again in ${retryAfter} s.`;
  return new MeshRateLimitError(
    { what, why: "Too many requests in a short time.", fix },
    { ...context, retryAfter },
  );
}

function requestIdOf(envelope: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const id = envelope?.["request_id"];
  return typeof id === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : undefined;
}
