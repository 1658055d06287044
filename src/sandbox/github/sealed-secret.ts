import { Refusal } from "./refusal.ts";
import { VISIBILITIES, type Visibility } from "./secret-access.ts";
import type { StandInContext } from "./world.ts";

/** A value that has the right shape; whether the box opens is the scope's question. */
export interface SealedValue {
  readonly encryptedValue: string;
  readonly sealingKeyId: string;
}

/** How the documentation of an endpoint describes the body of its PUT. */
export interface SecretBodyShape {
  /** Fields that have to be there. */
  readonly required: readonly string[];
  /** `numbers_or_text`: a repository's id may be sent as a string. */
  readonly repositoryIds: "numbers" | "numbers_or_text";
}

/** The body of a PUT once it has the right shape. */
export interface SecretBody {
  /** `undefined`: none was sent. */
  readonly sealed: SealedValue | undefined;
  readonly visibility: Visibility | undefined;
  readonly repositoryIds: readonly number[] | undefined;
}

/** GitHub's own pattern, quoted in its refusal: padded standard base64. */
const BASE64 = /^(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2}==|[A-Za-z0-9+\/]{3}=|[A-Za-z0-9+\/]{4})$/;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads `{encrypted_value, key_id, visibility, selected_repository_ids}`, in any content type: clients in the
 * wild send several.
 *
 * @throws {Refusal} 400 for no JSON object, 422 for a field that is missing or of the wrong kind. What is no
 *   base64 is echoed, as GitHub does: clients must scrub it.
 */
export async function readSecretBody(c: StandInContext, shape: SecretBodyShape): Promise<SecretBody> {
  const body = await readFields(c, shape.required);
  return {
    sealed: readSealed(body),
    visibility: readVisibility(body),
    repositoryIds: readRepositoryIds(body, shape.repositoryIds),
  };
}

/** Reads `{selected_repository_ids}`. @throws {Refusal} as {@link readSecretBody} does. */
export async function readSelection(c: StandInContext): Promise<readonly number[]> {
  return readRepositoryIds(await readFields(c, ["selected_repository_ids"]), "numbers") ?? [];
}

async function readFields(c: StandInContext, required: readonly string[]): Promise<Fields> {
  const body = parseObject(await c.req.text());
  const missing = required.filter((name) => body[name] === undefined);
  if (missing.length > 0) throw invalid(`${missing.map(quote).join(", ")} ${supplied(missing.length)}.`);
  return body;
}

function parseObject(body: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new Refusal(400, "Body should be a JSON object");
  }
  return parsed as Fields;
}

function readSealed(body: Fields): SealedValue | undefined {
  if (body["encrypted_value"] === undefined) return undefined;
  if (body["key_id"] === undefined) throw invalid(`"key_id" ${supplied(1)}.`);
  const encryptedValue = text(body, "encrypted_value");
  const sealingKeyId = text(body, "key_id");
  if (!BASE64.test(encryptedValue)) throw invalid(`${encryptedValue} does not match ${String(BASE64)}.`);
  return { encryptedValue, sealingKeyId };
}

function text(body: Fields, name: string): string {
  const value = body[name];
  if (typeof value === "string") return value;
  throw wrong(name, value, "a string");
}

function readVisibility(body: Fields): Visibility | undefined {
  const value = body["visibility"];
  if (value === undefined) return undefined;
  const visibility = VISIBILITIES.find((known) => known === value);
  if (visibility === undefined)
    throw wrong("visibility", value, `a member of ${JSON.stringify(VISIBILITIES)}`);
  return visibility;
}

function readRepositoryIds(body: Fields, kind: SecretBodyShape["repositoryIds"]): number[] | undefined {
  const value = body["selected_repository_ids"];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrong("selected_repository_ids", value, "an array");
  return value.map((id: unknown) => {
    const number = kind === "numbers_or_text" && isDigits(id) ? Number(id) : id;
    if (Number.isSafeInteger(number)) return number as number;
    throw wrong("selected_repository_ids", id, "an integer");
  });
}

function isDigits(value: unknown): boolean {
  return typeof value === "string" && /^\d+$/.test(value);
}

function wrong(name: string, value: unknown, what: string): Refusal {
  return invalid(`For 'properties/${name}', ${JSON.stringify(value)} is not ${what}.`);
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
