import { SECOND_MS } from "../../values/clock.ts";
import { keyPage, oneKey, revoked as revokedShape } from "../answers.ts";
import { withLiveCaller } from "../authority.ts";
import { refuseLongerLived, requireScope } from "../caller.ts";
import { ApiError, keyNotFound } from "../errors.ts";
import { findOwn, revokeIn } from "../key-acts.ts";
import type { Room } from "../room.ts";
import { keyedRoute, type Route } from "../route.ts";
import { changeBody, listQuery, revokeQuery } from "../schemas.ts";
import { wireInstant, wireKey } from "../wire.ts";

const ONE_KEY = "/api/v1/api-keys/:key_id";
const DEFAULT_LIMIT = 100;

/** List, show, change and revoke the keys of the caller's account. */
export function keyRoutes(room: Room): Route[] {
  return [listRoute(room), showRoute(room), changeRoute(room), revokeRoute(room)];
}

function listRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/api/v1/api-keys",
    layer: "full",
    operation: "listKeys",
    summary: "List the account's keys, newest first",
    requires: "keys:read",
    query: listQuery,
    answer: keyPage,
    handle: async ({ caller, query }) => {
      const { name, status, meta, minted_by: mintedBy, limit = DEFAULT_LIMIT, cursor } = query;
      const filter = { name, status, meta, mintedBy, limit, after: cursor };
      const page = await room.keys.list(caller.accountId, filter);
      if (page === undefined) {
        const sentence = "The request was refused: `cursor` must be a `next_cursor` of an answer.";
        throw new ApiError(422, "invalid_request", sentence);
      }
      const now = room.clock.now();
      // The last key's id: keys are never deleted, so the place it names stays the same while others are minted.
      const next = page.hasMore ? (page.keys.at(-1)?.keyId ?? null) : null;
      const keys = page.keys.map((key) => wireKey(key, now));
      return { success: true, api_keys: keys, has_more: page.hasMore, next_cursor: next };
    },
  });
}

function showRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: ONE_KEY,
    layer: "full",
    operation: "getKey",
    summary: "Show one key",
    requires: "keys:read",
    answer: oneKey,
    handle: async ({ caller, keyId }) => {
      const record = await room.keys.find(caller.accountId, keyId);
      if (record === undefined) throw keyNotFound();
      return { success: true, api_key: wireKey(record, room.clock.now()) };
    },
  });
}

function changeRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "PATCH",
    path: ONE_KEY,
    layer: "full",
    operation: "changeKey",
    summary: "Rename, shorten, disable or enable a key",
    requires: "keys:revoke",
    body: changeBody,
    answer: oneKey,
    statuses: [409],
    handle: async ({ caller, keyId, body }) => {
      const enables = body.status === "active";
      // To let a key live again is to make a working key, whatever it is called.
      if (enables) requireScope(caller, "keys:mint");
      const expiresInMs = body.expires_in === undefined ? undefined : body.expires_in * SECOND_MS;
      const change = { name: body.name, expiresInMs, status: body.status };
      const record = await withLiveCaller(room, caller, async (db, now) => {
        const before = await findOwn(db, now, keyId);
        const changed = await room.keys.changeIn(db, before, change, now.credentialId);
        // Every other change takes something away, as a revocation does, and a revocation asks for no long life.
        if (enables) refuseLongerLived(changed, now);
        return changed;
      });
      return { success: true, api_key: wireKey(record, room.clock.now()) };
    },
  });
}

function revokeRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "DELETE",
    path: ONE_KEY,
    layer: "full",
    operation: "revokeKey",
    summary: "Revoke a key, for good and at once",
    requires: "keys:revoke",
    query: revokeQuery,
    answer: revokedShape,
    handle: async ({ caller, keyId, query }) =>
      withLiveCaller(room, caller, async (db, now) => {
        const order = { keyId, reason: query.reason ?? null, family: query.descendants === "true" };
        const revoked = await revokeIn(room, db, now, order);
        return {
          ...{ success: true, key_id: keyId, revoked_at: wireInstant(revoked.revokedAt) },
          already_revoked: revoked.alreadyRevoked,
          ...(revoked.descendants === undefined ? {} : { descendants_revoked: revoked.descendants }),
        };
      }),
  });
}
