import { Sensitive } from "../values/sensitive.ts";
import { accountDisabled } from "./authority.ts";
import type { Caller } from "./caller.ts";
import { ApiError, unauthorized } from "./errors.ts";
import { containsIssuedKey } from "./key-format.ts";
import { visibleText } from "./key-name.ts";
import type { WireRequest } from "./reply.ts";
import type { Room, Trace } from "./room.ts";
import { SCOPES } from "./scopes.ts";
import { DatabaseError } from "./store/database.ts";
import { type KeyFacts, refuseDeadKey } from "./store/key-record.ts";

/** What RFC 9110 section 4.1 recommends to take; a list with all its filters is shorter. */
const LONGEST_URL = 8_000;

/** Browsers call themselves by more names than anybody reads. */
const LONGEST_PROGRAM = 100;

/** A path that is shorter holds none, however it is encoded. */
const SHORTEST_KEY = 50;

/** Query parameters that other APIs take credentials in. */
const CREDENTIAL_PARAMETERS = /^(api[-_]?key|x-api-key|key|token|access[-_]?token|authorization)$/i;

/**
 * Finds out who is calling and counts it as a use of the key.
 *
 * @throws ApiError 401; `key_revoked`, `key_expired`, `key_disabled` only to who holds that very key. 429 to an address that guesses.
 */
export async function authenticate(
  room: Room,
  headers: WireRequest["headers"],
  trace: Trace,
): Promise<Caller> {
  const credential = readCredential(headers);
  if (credential === undefined) {
    throw unauthorized("credential_missing", "This needs a credential: send `Authorization: ApiKey mesh_…`.");
  }
  if (credential.kind === "key_as_token") throw await unknownCredential(room, trace, KEY_AS_TOKEN);
  if (credential.kind === "access_token") return byToken(room, credential.value, trace);
  const key = await room.keys.findByValue(credential.value);
  if (key === undefined) throw await unknownCredential(room, trace);
  refuseDeadKey(key, room.clock.now());
  if (key.accountDisabled) throw accountDisabled();
  trace.keyId = key.keyId;
  await noteUse(room, key, headers, trace);
  const { accountId, email, keyId: credentialId, scopes, expiresAt: endsAt } = key;
  return { accountId, email, credentialId, scopes, endsAt, key };
}

/** Who signed in may do what the account may, for as long as nothing ended it. */
async function byToken(room: Room, token: Sensitive, trace: Trace): Promise<Caller> {
  const idHash = await room.tokens.read(token);
  const grant = idHash && (await room.grants.findByAccessId(idHash));
  if (grant === undefined) throw await unknownCredential(room, trace);
  trace.keyId = grant.id;
  const { accountId, email, id: credentialId } = grant;
  return { accountId, email, credentialId, scopes: SCOPES, endsAt: null };
}

const UNKNOWN = "This service does not know the credential. Check that it was minted here, and did not end.";
/** Whatever the key is worth: it is told for the form alone, and a guess counts as one. */
const KEY_AS_TOKEN =
  "An API key is sent as `Authorization: ApiKey mesh_…`; `Bearer` is for the access token of a login.";

async function unknownCredential(room: Room, trace: Trace, sentence = UNKNOWN): Promise<ApiError> {
  await room.authFailures.note(trace.address);
  return unauthorized("invalid_key", sentence);
}

/** A good key stays good while the database is locked or full: what is missing then is the note of its use. */
async function noteUse(
  { keys }: Room,
  key: KeyFacts,
  headers: WireRequest["headers"],
  trace: Trace,
): Promise<void> {
  try {
    await keys.noteUse(key, () => ({
      address: trace.address ?? null,
      program: programOf(headers.get("user-agent")),
    }));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    trace.fault = error.name;
  }
}

/** A program that sends a key as its name does not get it into the database. */
function programOf(userAgent: string | null): string | null {
  if (userAgent === null || containsIssuedKey(userAgent)) return null;
  return visibleText(userAgent, LONGEST_PROGRAM) || null;
}

/**
 * A URL ends up in logs, histories and referrers, so a key in it is refused before anything else looks at it.
 *
 * @throws ApiError `credential_in_url`; `uri_too_long` for what is too long to be searched.
 */
export function refuseCredentialInUrl(url: URL): void {
  const text = url.pathname + url.search;
  if (text.length > LONGEST_URL) {
    throw new ApiError(414, "uri_too_long", `The URL is longer than ${LONGEST_URL} characters.`);
  }
  if (url.search === "" && text.length < SHORTEST_KEY) return;
  const named = [...url.searchParams.keys()].some((name) => CREDENTIAL_PARAMETERS.test(name));
  if (!named && !decodings(text).some(containsIssuedKey)) return;
  const sentence =
    "A credential never belongs in a URL. Send it in the Authorization header, and revoke this one: URLs are logged.";
  throw new ApiError(400, "credential_in_url", sentence);
}

/** As it is, decoded, and decoded once more: an encoded URL inside a URL is a common way in. */
function decodings(text: string): string[] {
  const once = decoded(text);
  return [text, once, decoded(once)];
}

/** Each escape for itself, where `decodeURIComponent` gives up at the first bad one. A key is ASCII. */
function decoded(text: string): string {
  return text.replaceAll(/%([0-7][0-9A-Fa-f])/g, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

interface Credential {
  readonly kind: "api_key" | "access_token" | "key_as_token";
  readonly value: Sensitive;
}

function readCredential(headers: WireRequest["headers"]): Credential | undefined {
  const text = headers.get("authorization")?.trim() ?? "";
  const authorization = readAuthorization(text);
  const header = headers.get("x-api-key")?.trim() ?? "";
  if (header === "") return authorization;
  // It may hold another key, and whose the request is must not be guessed. Other schemes are a proxy's business.
  if (authorization === undefined && /^(ApiKey|Bearer)(?![\w-])/i.test(text)) {
    const sentence =
      "The Authorization header cannot be read. Send `Authorization: ApiKey mesh_…`, or leave it out.";
    throw new ApiError(400, "malformed_credential", sentence);
  }
  const fromHeader: Credential = { kind: "api_key", value: new Sensitive(header) };
  if (authorization !== undefined && !authorization.value.equals(fromHeader.value)) {
    const sentence =
      "The Authorization and x-api-key headers hold different credentials. Send one, or the same in both.";
    throw new ApiError(400, "conflicting_credentials", sentence);
  }
  return authorization ?? fromHeader;
}

function readAuthorization(text: string): Credential | undefined {
  const match = /^(ApiKey|Bearer) +(\S+)$/i.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { kind: kindOf(match[1].toLowerCase(), match[2]), value: new Sensitive(match[2]) };
}

/** Every prefix of a key begins like that, and no access token does. */
function kindOf(scheme: string, value: string): Credential["kind"] {
  if (scheme === "apikey") return "api_key";
  return value.startsWith("mesh_") ? "key_as_token" : "access_token";
}
