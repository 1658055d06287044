import { readEnvelope, readIntrospection, readKey, readMintedKey } from "../mesh/answers.ts";
import type { MeshFeature } from "../mesh/port.ts";
import type { HttpAnswer } from "../platform/http.ts";
import { MINUTE_MS, parseInstant, SECOND_MS } from "../values/clock.ts";
import { parseDuration } from "../values/duration.ts";
import { Sensitive } from "../values/sensitive.ts";
import { MeshApiKey } from "./api-key.ts";
import { MeshNetworkError, MeshServerError, MeshUnsupportedError, MeshUsageError } from "./errors.ts";
import { automaticName } from "./key-name.ts";
import { unusableAnswer } from "./refusals.ts";
import type { Call, MeshSession } from "./session.ts";

/** A duration as text (`90m`, `12h`, `30d`, `8w`), or in milliseconds. */
export type Duration = string | number;

export interface GenerateOptions {
  /** 1 to 100 visible characters, without `::`. Default: a name that tells the machine or the job. */
  readonly name?: string | undefined;
  /** Default: lives until it is revoked. Needs a full service. */
  readonly expiresIn?: Duration | undefined;
  /** `error`: mint nothing where a live key has the name. Default `create`. Needs a full service. */
  readonly ifExists?: "create" | "error" | undefined;
  /** Narrows the key. Default: all that the credential may. Needs a full service. */
  readonly scopes?: readonly string[] | undefined;
  /** Up to 16 labels. Needs a full service. */
  readonly meta?: Readonly<Record<string, string>> | undefined;
}

export interface GeneratedKey {
  /** Shown this once by Mesh, and never again. */
  readonly key: MeshApiKey;
  /** Not secret: what lists show and `revokeApiKey` takes. */
  readonly keyId: string;
  readonly name: string;
  readonly createdAt: Date;
  /** `null`: lives until it is revoked. */
  readonly expiresAt: Date | null;
}

export interface RotatedKey extends GeneratedKey {
  readonly predecessor: {
    readonly keyId: string;
    /** When it stops working, by the service's clock. */
    readonly endsAt: Date | null;
  };
}

export interface ApiKeyRecord {
  readonly keyId: string;
  readonly name: string;
  /** `mesh_local_Ab3x…9fQz`; empty where the service gives none. */
  readonly hint: string;
  readonly status: "active" | "disabled" | "revoked" | "expired";
  readonly createdAt: Date;
  /** To the minute; `null`: never. */
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly meta: Readonly<Record<string, string>>;
}

export interface ListOptions {
  readonly name?: string | undefined;
  readonly status?: ApiKeyRecord["status"] | undefined;
}

export interface Revoked {
  readonly keyId: string;
  /** `null` where the service does not say. */
  readonly revokedAt: Date | null;
  readonly alreadyRevoked: boolean;
}

export interface Identity {
  /** The account's id; `undefined` where the service does not say. */
  readonly account: string | undefined;
  readonly email: string | undefined;
  /** Of a key on a full service. */
  readonly key:
    | {
        readonly keyId: string;
        readonly name: string;
        readonly createdAt: Date;
        readonly expiresAt: Date | null;
        readonly scopes: readonly string[] | undefined;
      }
    | undefined;
}

/** The hosted service hangs for up to a minute and answers in the end (spec: mesh-api.md, Basic). */
const MINT_TIMEOUT_MS = 75 * SECOND_MS;
const LONGEST_GRACE_MS = 7 * 24 * 60 * MINUTE_MS;
const MOST_PAGES = 100;
const MINT_DOING = "make a key";

/** The name that a key will get, said or made up. */
export function nameFor({ name }: GenerateOptions, session: MeshSession): string {
  const { env, machine, random } = session.surroundings;
  const { platform, hostName } = machine;
  return name ?? automaticName({ env, platform, hostName }, random);
}

/** @throws MeshUnsupportedError, MeshConflictError, MeshNetworkError with `mayHaveHappened`, and what every call throws */
export async function generateKey(options: GenerateOptions, session: MeshSession): Promise<GeneratedKey> {
  const name = nameFor(options, session);
  const expiresInMs =
    options.expiresIn === undefined ? undefined : durationMs("expiresIn", options.expiresIn);
  const features = await session.features();
  await checkSupport(options, session);
  const body = {
    name,
    ...(expiresInMs === undefined ? {} : { expires_in: Math.ceil(expiresInMs / SECOND_MS) }),
    ...(options.ifExists === undefined || features.size === 0 ? {} : { if_exists: options.ifExists }),
    ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
    ...(options.meta === undefined ? {} : { meta: options.meta }),
  };
  const call = { method: "POST", path: "/api/v1/api-keys", body, doing: MINT_DOING } as const;
  const { answer, envelope } = await mint(call, name, session);
  return mintedKey(answer, envelope, name);
}

/** Can the service do what the options want? Asked before a key is made. @throws MeshUnsupportedError */
export async function checkSupport(options: GenerateOptions, session: MeshSession): Promise<void> {
  const wanted = [
    ["expires_in", options.expiresIn, "give a key an end"],
    ["scopes", options.scopes, "narrow a key to scopes"],
    ["meta", options.meta, "label a key"],
    ["list", options.ifExists === "error" ? "error" : undefined, "look for a key of the same name"],
  ] as const;
  for (const [feature, value, doing] of wanted)
    if (value !== undefined) await needFeature(feature, doing, session);
}

/** @throws MeshUnsupportedError, MeshNotFoundError, MeshConflictError while an earlier rotation is in its grace period */
export async function rotateKey(
  keyId: string,
  { grace }: { readonly grace: Duration },
  session: MeshSession,
): Promise<RotatedKey> {
  const graceMs = durationMs("grace", grace);
  if (graceMs > LONGEST_GRACE_MS) throw unusableDuration("grace", "of a week at most");
  await needFeature("rotate", "rotate a key", session);
  const path = `/api/v1/api-keys/${pathPart(keyId)}/rotate`;
  const body = { grace_seconds: Math.ceil(graceMs / SECOND_MS) };
  const call = { method: "POST", path, body, doing: `rotate ${keyId}`, mayBeMissing: true } as const;
  const { answer, envelope } = await mint(call, `the successor of ${keyId}`, session);
  const predecessor = envelope["predecessor"] as Readonly<Record<string, unknown>> | undefined;
  return {
    ...mintedKey(answer, envelope, keyId),
    predecessor: { keyId, endsAt: dateOf(predecessor?.["expires_at"]) },
  };
}

/** Every page, newest first. @throws MeshUnsupportedError */
export async function listKeys(options: ListOptions, session: MeshSession): Promise<readonly ApiKeyRecord[]> {
  await needFeature("list", "list keys", session);
  const doing = "list keys";
  const records: ApiKeyRecord[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: "100" });
    for (const [field, value] of Object.entries({ ...options, cursor })) if (value) query.set(field, value);
    const answer = await session.send({ method: "GET", path: `/api/v1/api-keys?${query.toString()}`, doing });
    const { api_keys: listed, next_cursor: next } = session.expect(answer, { doing });
    if (!Array.isArray(listed)) throw unusableAnswer(answer, doing);
    records.push(...listed.map((record) => keyRecord(record, answer)));
    if (typeof next !== "string" || next === "") return records;
    cursor = next;
  }
  throw new MeshServerError("mesh_answer_unusable", {
    what: "The list of keys has no end.",
    fix: "Try again later.",
  });
}

/** A key that is gone already is success. @throws MeshUnsupportedError, MeshNotFoundError */
export async function revokeKey(
  keyId: string,
  { reason }: { readonly reason?: string | undefined },
  session: MeshSession,
): Promise<Revoked> {
  await needFeature("revoke", "revoke a key", session);
  const query = reason === undefined ? "" : `?reason=${encodeURIComponent(reason)}`;
  const path = `/api/v1/api-keys/${pathPart(keyId)}${query}`;
  const { revoked_at: at, already_revoked: already } = await session.ask({
    ...({ method: "DELETE", path, doing: `revoke ${keyId}`, mayBeMissing: true } as const),
  });
  return { keyId, revokedAt: dateOf(at), alreadyRevoked: already === true };
}

/** Who the credential belongs to, and which key it is. @throws MeshAuthError */
export async function whoAmI(session: MeshSession): Promise<Identity> {
  const features = await session.features();
  const path = features.has("whoami") ? "/api/v1/whoami" : "/auth/profile";
  const fields = await session.ask({ method: "GET", path, doing: "say who you are" });
  return identityOf(fields);
}

export function identityOf(fields: Readonly<Record<string, unknown>>): Identity {
  const known = readIntrospection(fields);
  const { key, account } = known.kind === "alive" ? known : { key: undefined, account: undefined };
  const { email, scopes } = fields;
  return {
    account,
    email: typeof email === "string" ? email : undefined,
    key: key && {
      ...{ keyId: key.keyId, name: key.name, createdAt: new Date(key.createdAt) },
      expiresAt: key.expiresAt === null ? null : new Date(key.expiresAt),
      scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : undefined,
    },
  };
}

/** @throws MeshUnsupportedError */
async function needFeature(feature: MeshFeature, doing: string, session: MeshSession): Promise<void> {
  if ((await session.features()).has(feature)) return;
  throw new MeshUnsupportedError("not_supported", {
    what: `The Mesh service at ${session.baseUrl.origin} cannot ${doing}.`,
    why: "It offers the basic API only.",
    fix: "Use the API Keys section of its web interface for that.",
  });
}

/**
 * One mint. Where the service knows idempotency keys a lost answer is asked for again, and gives the same key; elsewhere
 * it is never repeated blindly, as each repetition could make another key that nobody holds.
 */
async function mint(
  call: Call,
  name: string,
  session: MeshSession,
): Promise<{ readonly answer: HttpAnswer; readonly envelope: Readonly<Record<string, unknown>> }> {
  const idempotent = (await session.features()).has("idempotency");
  const headers = idempotent ? { "idempotency-key": idempotencyKey(session).reveal() } : {};
  try {
    const answer = await session.send({
      ...{ ...call, headers, repeatable: idempotent, timeoutMs: MINT_TIMEOUT_MS },
    });
    if (answer.status >= 500 || answer.status === 408)
      throw mintUnknown(`HTTP ${answer.status}`, name, session);
    // Success that cannot be read, as of a proxy that cuts answers short, may hide a key.
    if (answer.status < 300 && readEnvelope(answer) === undefined)
      throw mintUnknown(`HTTP ${answer.status}, and no JSON`, name, session);
    return { answer, envelope: session.expect(answer, call) };
  } catch (error) {
    const lost =
      error instanceof MeshNetworkError && error.code === "mesh_unreachable" && error.mayHaveHappened;
    if (lost) throw mintUnknown("no answer came", name, session);
    throw error;
  }
}

function idempotencyKey({ surroundings }: MeshSession): Sensitive {
  return new Sensitive(Buffer.from(surroundings.random.bytes(32)).toString("hex"));
}

function mintUnknown(why: string, name: string, { baseUrl }: MeshSession): MeshNetworkError {
  return new MeshNetworkError(
    "mint_unknown",
    {
      what: `Nobody knows whether the key was made (${why}).`,
      why: "The request was sent, and no usable answer came back.",
      fix: `Look for "${name}" among the keys of ${baseUrl.origin}, and delete it if it is there: nobody holds its value. Then try again.`,
    },
    true,
  );
}

/** Anything but a whole, usable answer may hide a key that was made. */
function mintedKey(
  answer: HttpAnswer,
  envelope: Readonly<Record<string, unknown>>,
  name: string,
): GeneratedKey {
  const minted = readMintedKey(envelope, answer);
  if (minted === undefined)
    throw new MeshNetworkError(
      "mint_unknown",
      {
        what: `Mesh answered without a usable key (HTTP ${answer.status}).`,
        why: "A key may have been made that nobody holds.",
        fix: `Look for "${name}" among your keys, and delete it if it is there.`,
      },
      true,
      { status: answer.status },
    );
  return {
    key: new MeshApiKey(minted.key.reveal()),
    keyId: minted.keyId,
    name: minted.name,
    createdAt: new Date(minted.createdAt),
    expiresAt: minted.expiresAt === null ? null : new Date(minted.expiresAt),
  };
}

function keyRecord(record: unknown, answer: HttpAnswer): ApiKeyRecord {
  const { keyId, name, status, createdAt, lastUsedAt, expiresAt, meta } = readKey(record, answer);
  const { hint } = record as { readonly hint?: unknown };
  return {
    ...{ keyId, name, status, meta, hint: typeof hint === "string" ? hint : "" },
    createdAt: new Date(createdAt),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

/** @throws MeshUsageError for what is no id; it is not repeated, as it could be a key */
function pathPart(keyId: string): string {
  if (/^[A-Za-z0-9_.-]{1,128}$/.test(keyId) && !keyId.startsWith("mesh_")) return encodeURIComponent(keyId);
  throw new MeshUsageError("invalid_inputs", {
    what: "That is no id of a key.",
    why: "Ids look like `key_…`; the value of a key is none.",
    fix: "Take the id from `mesh-pre-deploy list`.",
  });
}

function durationMs(option: string, duration: Duration): number {
  const ms = typeof duration === "number" ? duration : parseDuration(duration);
  if (ms === undefined || !Number.isFinite(ms) || ms < 0)
    throw unusableDuration(option, "such as `90m`, `12h` or `30d`");
  return ms;
}

function unusableDuration(option: string, allowed: string): MeshUsageError {
  return new MeshUsageError("invalid_inputs", {
    what: `\`${option}\` is no duration that can be used.`,
    input: option,
    fix: `Use one ${allowed}.`,
  });
}

function dateOf(value: unknown): Date | null {
  const at = typeof value === "string" ? parseInstant(value) : undefined;
  return at === undefined ? null : new Date(at);
}
