import type { Sensitive } from "./sensitive.ts";

/**
 * The shortest text worth masking: a mask of a few characters shreds the whole log
 * (spec: github-secrets.md, Masking on the runner).
 */
export const SHORTEST_MASK = 16;

/**
 * Every readable form in which a secret is likely to turn up in a log: as it is, base64 at its three byte shifts,
 * base64url, hex, URL- and JSON-escaped. The runner derives some of these itself, but neither base64url nor hex,
 * and other runners derive none (spec: github-secrets.md, Masking on the runner).
 *
 * @returns each form once, the value itself first, none shorter than {@link SHORTEST_MASK}.
 */
export function derivedForms(secret: Sensitive): readonly string[] {
  const value = secret.reveal();
  const bytes = Buffer.from(value, "utf8");
  const hex = bytes.toString("hex");
  const forms = [
    value,
    ...base64Forms(bytes),
    hex,
    hex.toUpperCase(),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ];
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_MASK);
}

/**
 * Base64 of a text that has the secret in its middle depends on how many bytes stand before it, modulo 3. Each shift
 * is cut to the characters that the secret alone decides.
 */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((bytesBefore) => {
    const firstWhole = (3 - bytesBefore) % 3;
    const whole = bytes.subarray(firstWhole, bytes.length - ((bytes.length - firstWhole) % 3));
    const stable = [whole.toString("base64"), whole.toString("base64url")];
    const padded = [bytes.toString("base64"), bytes.toString("base64url")];
    return bytesBefore === 0 ? [...padded, ...stable] : stable;
  });
}
