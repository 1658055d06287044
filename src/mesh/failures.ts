import type { HttpAnswer } from "../platform/http.ts";
import { parseUrl } from "../values/parse-url.ts";
import { printableServerText } from "../values/server-text.ts";
import { UserError } from "../values/user-error.ts";

/** No answer at all: where we tried, and what is worth checking. */
export function meshUnreachable(reason: string, baseUrl: URL): UserError {
  return new UserError("mesh_unreachable", {
    what: `The Mesh service at ${baseUrl.origin} could not be reached (${reason}).`,
    input: "api-url",
    why: "The address is wrong, the service is down, or a proxy or firewall is in the way.",
    fix: "Open the address from the same network, check `api-url` and the proxy variables, then run again.",
  });
}

/** An answer that nobody can use: not JSON, or without the fields that the API promises. */
export function unusable({ status }: HttpAnswer, doing: string): UserError {
  return new UserError("mesh_answer_unusable", {
    what: `Asked to ${doing}, Mesh answered with something that is no Mesh answer (HTTP ${status}).`,
    input: "api-url",
    why: "`api-url` points to a web page, a proxy answered in its place, or the service is broken.",
    fix: "Check that `api-url` is the address of a Mesh API.",
  });
}

/** A full service whose answer has no `Date`: nothing says how old its keys are. */
export function dateless({ status }: HttpAnswer): UserError {
  return new UserError("mesh_answer_unusable", {
    what: `Mesh's answer has no \`Date\` header (HTTP ${status}), and the ages of keys are told by the service's clock.`,
    input: "api-url",
    why: "A proxy between here and the service removes the header, or the service leaves it out.",
    fix: "Let the proxy pass `Date` on, or reach the service without it.",
  });
}

/** A refusal, in the service's own words, with the remedy that its status suggests. */
export function meshRefusal(answer: HttpAnswer, doing: string): UserError {
  const { status } = answer;
  const said = wordsOf(answer);
  const what = `Mesh refused to ${doing} (HTTP ${status})${said === "" ? "." : `: ${said}`}`;
  if (status >= 300 && status < 400)
    return new UserError("mesh_answer_unusable", {
      what,
      input: "api-url",
      why: "The service has moved, or wants https. No redirect is followed: a key would be sent to another address.",
      fix: `Put the address that the service redirects to${redirectOrigin(answer)} into \`api-url\`, if you trust it.`,
    });
  // The hosted service answers 404 for a bad key on some routes (spec: mesh-api.md, Basic).
  if (status === 401 || status === 404)
    return new UserError("admin_credential_rejected", {
      what,
      input: "admin-key",
      why: "The credential was revoked, has expired, or belongs to another Mesh service.",
      fix: "Make a new one in the Mesh web interface (API Keys) and store it as the secret that `admin-key` reads.",
    });
  if (status === 403)
    return new UserError("mesh_refused", {
      what,
      input: "admin-key",
      why: "The credential is accepted but may not do this: its scopes are too narrow.",
      fix: "Use a credential that may mint and revoke keys.",
    });
  if (status === 429)
    return new UserError("rate_limited", {
      what,
      why: "Too many requests or keys in a short time.",
      fix: "Wait a few minutes and run again; nothing was lost.",
    });
  if (status >= 500)
    return new UserError("mesh_unreachable", {
      what,
      why: "The service is in trouble.",
      fix: "Run again later; the secret is as it was.",
    });
  return new UserError("mesh_refused", {
    what,
    why: "The service does not accept this request.",
    fix: "Read its words above; check `name`, `expires-in` and `scopes`.",
  });
}

/** The rest of the address could hold anything; one within the same service has no origin of its own. */
function redirectOrigin({ headers }: HttpAnswer): string {
  const url = parseUrl(headers["location"] ?? "");
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  return isWeb ? ` (${printableServerText(url.origin)})` : "";
}

function wordsOf({ body }: HttpAnswer): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const words =
      typeof parsed === "object" && parsed !== null && "error" in parsed ? parsed.error : undefined;
    return typeof words === "string" ? printableServerText(words) : "";
  } catch {
    return "";
  }
}
