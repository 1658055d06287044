import { createHash, timingSafeEqual } from "node:crypto";
import type { Random } from "../../values/random.ts";
import { Sensitive } from "../../values/sensitive.ts";

/** 256 bits in 43 characters that need no escaping in a URL. */
export function newSecret(random: Random): Sensitive {
  return new Sensitive(Buffer.from(random.bytes(32)).toString("base64url"));
}

/** All that is kept of a token, a code or a session: 256 random bits need no slow hash. */
export function hashSecret(secret: Sensitive): Uint8Array {
  return createHash("sha256").update(secret.reveal()).digest();
}

/** Another secret that follows from the first and does not lead back to it. */
export function derivedSecret(secret: Sensitive, label: string): string {
  return createHash("sha256").update(`${label}\n${secret.reveal()}`).digest("base64url");
}

/** Whether the verifier belongs to the challenge of the code (RFC 7636 section 4.6, method S256). */
export function matchesChallenge(verifier: string, challenge: string): boolean {
  return createHash("sha256").update(verifier).digest("base64url") === challenge;
}

/** Whether what came in is what was given out, without telling by the time it takes how much of it is right. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
