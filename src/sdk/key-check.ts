import { readEnvelope } from "../mesh/answers.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { identityOf, type Identity } from "./keys.ts";
import type { MeshSession } from "./session.ts";

/** Why Mesh does not accept a key, as far as it says so. */
export type DeadReason = "revoked" | "expired" | "disabled" | "rejected";

export type KeyCheck =
  | { readonly kind: "works"; readonly identity: Identity }
  | { readonly kind: "dead"; readonly reason: DeadReason; readonly status: number };

const REASONS: Readonly<Record<string, DeadReason>> = {
  key_revoked: "revoked",
  key_expired: "expired",
  key_disabled: "disabled",
};

/**
 * Uses a key once, whatever credential the session has.
 *
 * @throws MeshError where no verdict is possible: also for a 403, which a living key of narrow scopes gets, and one that a
 *   firewall stopped
 */
export async function checkKey(key: Sensitive, session: MeshSession): Promise<KeyCheck> {
  const features = await session.features();
  const path = features.has("whoami") ? "/api/v1/whoami" : "/auth/profile";
  const doing = "check a key";
  const answer = await session.sendAs(key, { method: "GET", path, doing });
  const { status } = answer;
  // The hosted service answers 404 for a bad key on some routes (spec: mesh-api.md, Basic).
  if (status === 401 || status === 404) {
    const code = readEnvelope(answer)?.["code"];
    return { kind: "dead", reason: (typeof code === "string" && REASONS[code]) || "rejected", status };
  }
  return { kind: "works", identity: identityOf(session.expect(answer, { doing })) };
}
