import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import type { Random } from "../values/random.ts";
import { Sensitive } from "../values/sensitive.ts";
import type { WireRequest } from "./reply.ts";
import { ApiError } from "./errors.ts";

const LOOKUP_LABEL = "mesh idempotency look-up v1";
const SEAL_LABEL = "mesh idempotency seal v1";
const SALT_BYTES = 32;
/** AES-GCM (NIST SP 800-38D): 96-bit nonce, 128-bit tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What one repetition must share with the first request. */
export interface MintAttempt {
  readonly accountId: string;
  /** Key id of the credential. */
  readonly credentialId: string;
  /** One name for both paths of a route. */
  readonly route: string;
  readonly bodyHash: Uint8Array;
  readonly idempotencyKey: Sensitive;
}

/** An answer that only who sends the same `Idempotency-Key` again can open: nothing in the database can. */
export interface Sealed {
  readonly salt: Uint8Array;
  /** Nonce, ciphertext, tag. */
  readonly box: Uint8Array;
}

/**
 * Reads the header (spec: mesh-api.md, "Idempotency"): 32 to 255 printable ASCII characters, for 32 hex digits are 128
 * random bits and the seal is only as strong as they are.
 *
 * @throws ApiError 422
 */
export function readIdempotencyKey(headers: WireRequest["headers"]): Sensitive | undefined {
  const text = headers.get("idempotency-key");
  if (text === null) return undefined;
  if (/^[\x20-\x7e]{32,255}$/.test(text)) return new Sensitive(text);
  const sentence =
    "The Idempotency-Key must have 32 to 255 printable ASCII characters with at least 128 random bits.";
  throw new ApiError(422, "invalid_request", sentence);
}

/** SHA-256 over the parsed body, so that white space and the order of fields make no other request of it. */
export function hashBody(body: Readonly<Record<string, unknown>>): Uint8Array {
  return createHash("sha256")
    .update(JSON.stringify(sorted(body)))
    .digest();
}

/** Finds the attempt again without keeping the client's key, from which the seal's key is derived as well. */
export function lookupOf(attempt: MintAttempt): Uint8Array {
  const scope = JSON.stringify([attempt.accountId, attempt.credentialId, attempt.route]);
  return createHmac("sha256", derive(attempt, new Uint8Array(), LOOKUP_LABEL))
    .update(scope)
    .digest();
}

export function sealAnswer(answer: string, attempt: MintAttempt, keyId: string, random: Random): Sealed {
  const salt = random.bytes(SALT_BYTES);
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", derive(attempt, salt, SEAL_LABEL), nonce);
  cipher.setAAD(context(attempt, keyId));
  const ciphertext = Buffer.concat([cipher.update(answer, "utf8"), cipher.final()]);
  return { salt, box: Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]) };
}

/** @throws Error when anything of the attempt, the key id or the box is not what was sealed. */
export function openAnswer({ salt, box }: Sealed, attempt: MintAttempt, keyId: string): string {
  const bytes = Buffer.from(box);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", derive(attempt, salt, SEAL_LABEL), nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(context(attempt, keyId));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const ciphertext = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
}

function derive(attempt: MintAttempt, salt: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", attempt.idempotencyKey.reveal(), salt, label, 32));
}

function context(attempt: MintAttempt, keyId: string): Buffer {
  const { accountId, credentialId, route, bodyHash } = attempt;
  return Buffer.from(
    JSON.stringify([accountId, credentialId, route, Buffer.from(bodyHash).toString("hex"), keyId]),
  );
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}
