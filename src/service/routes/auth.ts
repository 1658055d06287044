import { profile, validated, whoami } from "../answers.ts";
import type { Room } from "../room.ts";
import { keyedRoute, type Route } from "../route.ts";
import type { KeyFacts } from "../store/key-record.ts";
import { wireInstant } from "../wire.ts";

/** The reads that prove a credential. */
export function authRoutes(room: Room): Route[] {
  return [profileRoute(room), validateRoute(room), whoamiRoute(room)];
}

function profileRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/auth/profile",
    layer: "basic",
    operation: "getProfile",
    summary: "Who the credential belongs to",
    requires: "profile:read",
    answer: profile,
    handle: async ({ caller }) => {
      const { accountId: id, email } = caller;
      return { success: true, id, email, profile: { id, email } };
    },
  });
}

function validateRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/auth/validate",
    layer: "basic",
    operation: "validate",
    summary: "Whether the credential is good",
    answer: validated,
    handle: async () => ({ success: true, valid: true }),
  });
}

function whoamiRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/api/v1/whoami",
    layer: "full",
    operation: "whoami",
    summary: "What the credential is",
    answer: whoami,
    // By the credential itself, whatever its scopes: what it may do is no secret to who holds it.
    handle: async ({ caller }) => {
      const { accountId: account, email, key, scopes } = caller;
      return { success: true, ...(key && wireOwnKey(key)), scopes, account, email };
    },
  });
}

/** Who signed in is no key. */
function wireOwnKey({ keyId, name, createdAt, expiresAt }: KeyFacts): object {
  return { key_id: keyId, name, created_at: wireInstant(createdAt), expires_at: wireInstant(expiresAt) };
}
