import { Refusal } from "./refusal.ts";
import type { StandInContext } from "./world.ts";

/** The body of a PUT once it has the right shape; whether the box opens is the scope's question. */
export interface SealedSecret {
  readonly encryptedValue: string;
  readonly sealingKeyId: string;
}

/** GitHub's own pattern, quoted in its refusal: padded standard base64. */
const BASE64 = /^(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2}==|[A-Za-z0-9+\/]{3}=|[A-Za-z0-9+\/]{4})$/;

/**
 * Reads `{encrypted_value, key_id}`, in any content type: clients in the wild send several.
 *
 * @throws {Refusal} 400 for no JSON object, 422 for a field that is missing, no string or no base64.
 *   The last one echoes the value, as GitHub does: clients must scrub it.
 */
export async function readSealedSecret(c: StandInContext): Promise<SealedSecret> {
  const body = parseObject(await c.req.text());
  const missing = ["encrypted_value", "key_id"].filter((name) => body[name] === undefined);
  if (missing.length > 0) throw invalid(`${missing.map(quote).join(", ")} ${supplied(missing.length)}.`);
  const encryptedValue = text(body, "encrypted_value");
  const sealingKeyId = text(body, "key_id");
  if (!BASE64.test(encryptedValue)) throw invalid(`${encryptedValue} does not match ${String(BASE64)}.`);
  return { encryptedValue, sealingKeyId };
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new Refusal(400, "Body should be a JSON object");
  }
  return parsed as Readonly<Record<string, unknown>>;
}

function text(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  if (typeof value !== "string") {
    throw invalid(`For 'properties/${name}', ${JSON.stringify(value)} is not a string.`);
  }
  return value;
}

function invalid(complaint: string): Refusal {
  return new Refusal(422, `Invalid request.\n\n${complaint}`);
}

function quote(name: string): string {
  return `"${name}"`;
}

function supplied(count: number): string {
  return count === 1 ? "wasn't supplied" : "weren't supplied";
}
