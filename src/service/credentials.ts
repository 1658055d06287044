import type { Clock } from "../values/clock.ts";
import { Sensitive } from "../values/sensitive.ts";
import { ApiError, unauthorized } from "./errors.ts";
import { containsIssuedKey } from "./key-format.ts";
import { type KeyRecord, type KeyStore, refuseDeadKey } from "./store/keys.ts";

/** Who is calling. */
export interface Caller {
  readonly accountId: string;
  readonly key: KeyRecord;
}

/** Query parameters that other APIs take credentials in. */
const CREDENTIAL_PARAMETERS = /^(api[-_]?key|x-api-key|key|token|access[-_]?token|authorization)$/i;

/**
 * Finds out who is calling and counts it as a use of the key.
 *
 * @throws ApiError 401; `key_revoked`, `key_expired`, `key_disabled` only to who holds that very key.
 */
export async function authenticate(
  headers: Headers,
  deps: { keys: KeyStore; clock: Clock },
): Promise<Caller> {
  const credential = readCredential(headers);
  if (credential === undefined) {
    throw unauthorized("credential_missing", "This needs a credential: send `Authorization: ApiKey mesh_…`.");
  }
  const key = credential.kind === "api_key" ? await deps.keys.findByValue(credential.value) : undefined;
  if (key === undefined) {
    throw unauthorized(
      "invalid_key",
      "This service does not know the credential. Check that it was minted here.",
    );
  }
  refuseDeadKey(key, deps.clock.now());
  await deps.keys.noteUse(key);
  return { accountId: key.accountId, key };
}

/**
 * A URL ends up in logs, histories and referrers, so a key in it is refused before anything else looks at it.
 *
 * @throws ApiError `credential_in_url`
 */
export function refuseCredentialInUrl(url: URL): void {
  const named = [...url.searchParams.keys()].some((name) => CREDENTIAL_PARAMETERS.test(name));
  if (!named && !containsIssuedKey(decoded(url.pathname + url.search))) return;
  const sentence =
    "A credential never belongs in a URL. Send it in the Authorization header, and revoke this one: URLs are logged.";
  throw new ApiError(400, "credential_in_url", sentence);
}

interface Credential {
  readonly kind: "api_key" | "access_token";
  readonly value: Sensitive;
}

function readCredential(headers: Headers): Credential | undefined {
  const authorization = readAuthorization(headers.get("authorization"));
  const header = headers.get("x-api-key")?.trim() ?? "";
  if (header === "") return authorization;
  const fromHeader: Credential = { kind: "api_key", value: new Sensitive(header) };
  if (authorization !== undefined && !authorization.value.equals(fromHeader.value)) {
    const sentence =
      "The Authorization and x-api-key headers hold different credentials. Send one, or the same in both.";
    throw new ApiError(400, "conflicting_credentials", sentence);
  }
  return authorization ?? fromHeader;
}

function readAuthorization(text: string | null): Credential | undefined {
  const match = /^(ApiKey|Bearer) +(\S+)$/i.exec(text?.trim() ?? "");
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const kind = match[1].toLowerCase() === "apikey" ? "api_key" : "access_token";
  return { kind, value: new Sensitive(match[2]) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
