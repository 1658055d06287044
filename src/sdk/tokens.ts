import { SECOND_MS, type Instant } from "../values/clock.ts";
import { parseUrl } from "../values/parse-url.ts";
import { Sensitive } from "../values/sensitive.ts";
import { HOSTED_MESH_URL } from "../mesh/address.ts";

/** A login: what a person got for signing in. */
export interface Tokens {
  readonly accessToken: Sensitive;
  readonly refreshToken: Sensitive | undefined;
  /** When the access token ends, by this machine's clock; `undefined`: nobody said. */
  readonly expiresAt: Instant | undefined;
  /** The origin that it was made for; files of the published Python client do not say it. */
  readonly apiOrigin: string | undefined;
  /** Which kind of client signed in: a refresh has to say so. */
  readonly clientType: "web" | "device";
}

/** A token that ends within this time is refreshed before it is used, as the published client does it. */
const EXPIRY_BUFFER_MS = 300 * SECOND_MS;

export function isFresh({ expiresAt }: Tokens, now: Instant): boolean {
  return expiresAt === undefined || now < expiresAt - EXPIRY_BUFFER_MS;
}

/** Still good for a request, if not for long. */
export function isAlive({ expiresAt }: Tokens, now: Instant): boolean {
  return expiresAt === undefined || now < expiresAt;
}

/**
 * May these tokens be sent to this service? One that is recorded for another origin never is. One without a record is
 * for the hosted service, or for the one that the token itself names as its issuer or audience.
 */
export function belongTo({ accessToken, apiOrigin }: Tokens, baseUrl: URL): boolean {
  if (apiOrigin !== undefined) return apiOrigin === baseUrl.origin;
  if (baseUrl.origin === new URL(HOSTED_MESH_URL).origin) return true;
  return originsNamedIn(accessToken).includes(baseUrl.origin);
}

/** The claims of a JWT are not verified here: they only ever keep a token from being sent. */
function originsNamedIn(token: Sensitive): readonly string[] {
  const [, claims = ""] = token.reveal().split(".");
  const { iss, aud } = asObject(parsed(Buffer.from(claims, "base64url").toString("utf8")));
  const named: readonly unknown[] = [iss, ...(Array.isArray(aud) ? (aud as unknown[]) : [aud])];
  return named.flatMap((name) => (typeof name === "string" ? (parseUrl(name)?.origin ?? []) : []));
}

/** What a login server answers (RFC 6749, 5.1); `undefined` without an access token. */
export function readTokenAnswer(
  answer: unknown,
  facts: { readonly now: Instant; readonly apiOrigin: string; readonly clientType: Tokens["clientType"] },
): Tokens | undefined {
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = asObject(answer);
  if (typeof access !== "string" || access === "") return undefined;
  return {
    accessToken: new Sensitive(access),
    refreshToken: typeof refresh === "string" && refresh !== "" ? new Sensitive(refresh) : undefined,
    expiresAt: typeof seconds === "number" ? facts.now + seconds * SECOND_MS : undefined,
    apiOrigin: facts.apiOrigin,
    clientType: facts.clientType,
  };
}

/** The token file: the fields of the published client, and two of ours that it passes over. One home for both ways. */
export function encodeTokens({
  accessToken,
  refreshToken,
  expiresAt,
  apiOrigin,
  clientType,
}: Tokens): string {
  const file = {
    access_token: accessToken.reveal(),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken.reveal() }),
    ...(expiresAt === undefined ? {} : { expires_at: Math.floor(expiresAt / SECOND_MS) }),
    ...(apiOrigin === undefined ? {} : { api_url: apiOrigin }),
    client_type: clientType,
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

export function decodeTokens(text: string): Tokens | undefined {
  const file = asObject(parsed(text));
  const { access_token: access, refresh_token: refresh, expires_at: expires, api_url: url } = file;
  if (typeof access !== "string" || access === "") return undefined;
  const seconds = Number(expires);
  return {
    accessToken: new Sensitive(access),
    refreshToken: typeof refresh === "string" && refresh !== "" ? new Sensitive(refresh) : undefined,
    expiresAt: expires !== undefined && Number.isFinite(seconds) ? seconds * SECOND_MS : undefined,
    // What cannot be read as an address belongs to no service at all.
    apiOrigin: typeof url === "string" ? (parseUrl(url)?.origin ?? "") : undefined,
    clientType: file["client_type"] === "web" ? "web" : "device",
  };
}

/** MESH_ACCESS_TOKEN, MESH_REFRESH_TOKEN and MESH_TOKEN_EXPIRES_AT, where MESH_TOKEN_FROM_ENV wants them. */
export function tokensOfEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  baseUrl: URL,
): Tokens | undefined {
  if (!["true", "1", "yes"].includes((env["MESH_TOKEN_FROM_ENV"] ?? "").toLowerCase())) return undefined;
  const { MESH_ACCESS_TOKEN: access, MESH_REFRESH_TOKEN: refresh, MESH_TOKEN_EXPIRES_AT: expires } = env;
  if (!access) return undefined;
  const seconds = Number(expires);
  return {
    accessToken: new Sensitive(access),
    refreshToken: refresh ? new Sensitive(refresh) : undefined,
    expiresAt: expires && Number.isFinite(seconds) ? seconds * SECOND_MS : undefined,
    // Who sets the tokens sets the address beside them.
    apiOrigin: baseUrl.origin,
    clientType: "device",
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
