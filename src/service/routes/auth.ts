import type { Caller } from "../credentials.ts";
import type { Room } from "../room.ts";
import { keyedRoute, type Route } from "../route.ts";
import type { Account } from "../store/accounts.ts";
import { wireInstant } from "../wire.ts";

/** What every key may do: it has the permissions of its account. */
const ALL_SCOPES = ["keys:read", "keys:mint", "keys:revoke", "profile:read"];

/** The reads that prove a credential. */
export function authRoutes(room: Room): Route[] {
  return [profileRoute(room), validateRoute(room), whoamiRoute(room)];
}

function profileRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/auth/profile",
    layer: "basic",
    handle: async ({ caller }) => {
      const { id, email } = await accountOf(room, caller);
      return { success: true, id, email, profile: { id, email } };
    },
  });
}

function validateRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/auth/validate",
    layer: "basic",
    handle: async () => ({ success: true, valid: true }),
  });
}

function whoamiRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/api/v1/whoami",
    layer: "full",
    handle: async ({ caller }) => {
      const { id, email } = await accountOf(room, caller);
      return {
        success: true,
        key_id: caller.key.keyId,
        name: caller.key.name,
        created_at: wireInstant(caller.key.createdAt),
        expires_at: wireInstant(caller.key.expiresAt),
        scopes: ALL_SCOPES,
        account: id,
        email,
      };
    },
  });
}

async function accountOf(room: Room, caller: Caller): Promise<Account> {
  const account = await room.accounts.find(caller.accountId);
  if (account === undefined)
    throw new Error("A key without its account: the database's foreign key forbids it.");
  return account;
}
