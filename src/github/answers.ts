import type { HttpAnswer } from "../platform/http.ts";
import { parseInstant } from "../values/clock.ts";
import { unusable } from "./failures.ts";
import { VISIBILITIES, type SealingKey, type SecretReading } from "./port.ts";

/** The fields of a JSON object; `undefined` for anything else. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf({ body }: HttpAnswer): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** @throws UserError `github_answer_unusable` */
export function readId(fields: Fields, answer: HttpAnswer): string {
  const { id } = fields;
  if (typeof id !== "number" && typeof id !== "string") throw unusable(answer);
  return String(id);
}

/** @throws UserError `github_answer_unusable` */
export function readSealingKey(fields: Fields, answer: HttpAnswer): SealingKey {
  const { key_id: sealingKeyId, key: publicKey } = fields;
  if (typeof sealingKeyId !== "string" || typeof publicKey !== "string") throw unusable(answer);
  return { sealingKeyId, publicKey };
}

/** @throws UserError `github_answer_unusable` */
export function readSecret(fields: Fields, answer: HttpAnswer): SecretReading {
  const { serverAt, receivedMs } = answer;
  const updatedAt = parseInstant(textOf(fields["updated_at"]));
  if (updatedAt === undefined) throw unusable(answer);
  const visibility = VISIBILITIES.find((one) => one === fields["visibility"]);
  return { serverAt, receivedMs, updatedAt, ...(visibility === undefined ? {} : { visibility }) };
}

/** One page of `{ total_count, repositories }`. @throws UserError `github_answer_unusable` */
export function readSelectionPage(
  fields: Fields,
  answer: HttpAnswer,
): { readonly total: number; readonly pageIds: readonly string[] } {
  const { total_count: total, repositories } = fields;
  if (typeof total !== "number" || !Array.isArray(repositories)) throw unusable(answer);
  const pageIds = repositories.map((one: unknown) => {
    if (typeof one !== "object" || one === null) throw unusable(answer);
    return readId({ ...one }, answer);
  });
  return { total, pageIds };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
