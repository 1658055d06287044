import { Sensitive } from "../../values/sensitive.ts";
import { surrendered, verdict } from "../answers.ts";
import type { Room } from "../room.ts";
import { keyedRoute, openRoute, type Route } from "../route.ts";
import { possessionBody } from "../schemas.ts";
import { type KeyStatus, statusOf } from "../store/key-record.ts";
import { wireInstant } from "../wire.ts";

const VERDICTS = {
  active: "VALID",
  disabled: "DISABLED",
  expired: "EXPIRED",
  revoked: "REVOKED",
} as const satisfies Record<KeyStatus, string>;

/** What the body's key, not the header's, decides. */
export function possessionRoutes(room: Room): Route[] {
  return [verifyRoute(room), revokeRoute(room)];
}

/** Asks about a key of the caller's own account, without using it. Another account's key is not found. */
function verifyRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "POST",
    path: "/api/v1/api-keys/verify",
    layer: "full",
    operation: "verifyKey",
    summary: "Ask about a key of the account without using it",
    body: possessionBody,
    answer: verdict,
    handle: async ({ caller, body }) => {
      const key = await room.keys.findByValue(new Sensitive(body.api_key));
      if (key === undefined || key.accountId !== caller.accountId) {
        return { success: true, valid: false, code: "NOT_FOUND" };
      }
      const code = VERDICTS[statusOf(key, room.clock.now())];
      return { success: true, valid: code === "VALID", code, key_id: key.keyId };
    },
  });
}

/** Whoever holds a key may end it: the finder of a leak needs no account. */
function revokeRoute(room: Room): Route {
  return openRoute({
    method: "POST",
    path: "/api/v1/api-keys/revoke",
    layer: "full",
    operation: "surrenderKey",
    summary: "Revoke a key by showing it",
    body: possessionBody,
    answer: surrendered,
    handle: async ({ body }) => {
      const key = await room.keys.findByValue(new Sensitive(body.api_key));
      const ended = { reason: "revoked by its holder", actor: "holder" };
      const revocation =
        key && (await room.keys.revoke({ ...ended, accountId: key.accountId, keyId: key.keyId }));
      if (revocation === undefined) return { success: true };
      const { keyId, revokedAt, alreadyRevoked } = revocation;
      return {
        success: true,
        key_id: keyId,
        revoked_at: wireInstant(revokedAt),
        already_revoked: alreadyRevoked,
      };
    },
  });
}
