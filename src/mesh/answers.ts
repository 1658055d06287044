import type { HttpAnswer } from "../platform/http.ts";
import { parseInstant } from "../values/clock.ts";
import { Sensitive } from "../values/sensitive.ts";
import { unusable } from "./failures.ts";
import type { Introspection, MeshFeature, MeshKey, MintedKey } from "./port.ts";
import { MESH_KEY_PATTERN } from "../values/mesh-key.ts";

type Fields = Readonly<Record<string, unknown>>;

const FEATURES: ReadonlySet<string> = new Set<MeshFeature>([
  "list",
  "get",
  "meta",
  "revoke",
  "expire",
  "expires_in",
  "last_used_at",
  "scopes",
  "whoami",
  "verify",
  "rotate",
  "idempotency",
]);

/** The JSON object of an answer; `undefined` for anything else. */
export function readEnvelope(answer: HttpAnswer): Fields | undefined {
  try {
    return asFields(JSON.parse(answer.body));
  } catch {
    return undefined;
  }
}

/** Only what we know of what the service advertises; nothing at all is the basic service. */
export function readFeatures(answer: HttpAnswer): ReadonlySet<MeshFeature> {
  const features = answer.status === 200 ? readEnvelope(answer)?.["features"] : undefined;
  const known = (feature: unknown): feature is MeshFeature =>
    typeof feature === "string" && FEATURES.has(feature);
  return new Set(Array.isArray(features) ? features.filter(known) : []);
}

/** @throws UserError `mesh_answer_unusable` when a record lacks its id or its birth. */
export function readKey(record: unknown, answer: HttpAnswer): MeshKey {
  const fields = asFields(record);
  const keyId = readKeyId(fields?.["key_id"]);
  const createdAt = parseInstant(text(fields?.["created_at"]));
  if (fields === undefined || keyId === undefined || createdAt === undefined)
    throw unusable(answer, "describe a key");
  return {
    keyId,
    createdAt,
    name: text(fields["name"]) ?? "",
    status: readStatus(fields["status"]),
    lastUsedAt: parseInstant(text(fields["last_used_at"])) ?? null,
    expiresAt: parseInstant(text(fields["expires_at"])) ?? null,
    meta: readMeta(fields["meta"]),
  };
}

/** An unknown status is no live key: what we do not understand is never touched. */
function readStatus(value: unknown): MeshKey["status"] {
  return value === undefined || value === "active"
    ? "active"
    : value === "revoked" || value === "expired"
      ? value
      : "disabled";
}

function readMeta(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(asFields(value) ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The one answer that holds a key; `undefined` when it does not hold a usable one. */
export function readMintedKey(envelope: Fields, answer: HttpAnswer): MintedKey | undefined {
  const fields = asFields(envelope["api_key"]);
  const value = text(fields?.["api_key"]);
  const keyId = readKeyId(fields?.["key_id"]);
  if (fields === undefined || value === undefined || keyId === undefined) return undefined;
  if (!MESH_KEY_PATTERN.test(value)) return undefined;
  return {
    key: new Sensitive(value),
    keyId,
    name: text(fields["name"]) ?? "",
    createdAt: parseInstant(text(fields["created_at"])) ?? answer.serverAt,
    expiresAt: parseInstant(text(fields["expires_at"])) ?? null,
  };
}

/** Reads both `whoami` and the profile; ids are numbers on some services. */
export function readIntrospection(fields: Fields): Introspection {
  const keyId = readKeyId(fields["key_id"]);
  const createdAt = parseInstant(text(fields["created_at"]));
  return {
    kind: "alive",
    account: readAccount(fields),
    key:
      keyId === undefined || createdAt === undefined
        ? undefined
        : {
            keyId,
            createdAt,
            name: text(fields["name"]) ?? "",
            expiresAt: parseInstant(text(fields["expires_at"])) ?? null,
          },
  };
}

function readAccount(fields: Fields): string | undefined {
  const { account, id, user } = fields;
  return (
    identifier(account) ??
    identifier(asFields(account)?.["id"]) ??
    identifier(id) ??
    identifier(asFields(fields["profile"])?.["id"]) ??
    identifier(asFields(user)?.["id"])
  );
}

/** Key ids are printed everywhere: one that could be more than an id is none. */
function readKeyId(value: unknown): string | undefined {
  const id = identifier(value);
  return id !== undefined && /^[A-Za-z0-9_.-]{1,128}$/.test(id) ? id : undefined;
}

function identifier(value: unknown): string | undefined {
  return typeof value === "number" ? String(value) : text(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
