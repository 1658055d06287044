import type { z } from "zod";
import { SECOND_MS } from "../../values/clock.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { refuseLongerLived, withLiveCaller } from "../authority.ts";
import type { Caller } from "../credentials.ts";
import { ApiError, keyNotFound } from "../errors.ts";
import { hashBody, readIdempotencyKey } from "../idempotency.ts";
import { mintOnce } from "../mint-once.ts";
import type { Room } from "../room.ts";
import { keyedRoute, type Route } from "../route.ts";
import { basicCreateBody, changeBody, createBody, listQuery, revokeQuery } from "../schemas.ts";
import { type KeyRecord, type MintOrder, statusOf } from "../store/keys.ts";
import { forgetOldMints } from "../store/mint-records.ts";
import { wireInstant, wireKey, wireMinted } from "../wire.ts";

/** The legacy path is the one that the published clients still call. */
export const CREATE_PATHS = ["/api/v1/api-keys", "/v1/mesh/api-keys"] as const;
const ONE_KEY = "/api/v1/api-keys/:key_id";
const DEFAULT_LIMIT = 100;

/** Mint, list, show, change and revoke the keys of the caller's account. */
export function keyRoutes(room: Room): Route[] {
  return [
    ...CREATE_PATHS.map((path) => createRoute(room, path)),
    listRoute(room),
    showRoute(room),
    changeRoute(room),
    revokeRoute(room),
  ];
}

/** Creation as the hosted service shows it: a name in, four fields out. */
export function basicCreateRoutes(room: Room): Route[] {
  return CREATE_PATHS.map((path) =>
    keyedRoute(room, {
      method: "POST",
      path,
      layer: "basic",
      body: basicCreateBody,
      handle: async ({ caller, body }) => {
        const order = { accountId: caller.accountId, name: body.name, createdBy: caller.key.keyId };
        const { key, record } = await mintAs(room, caller, order);
        return { success: true, api_key: wireMinted(key, record) };
      },
    }),
  );
}

function createRoute(room: Room, path: string): Route {
  return keyedRoute(room, {
    method: "POST",
    path,
    layer: "basic",
    body: createBody,
    handle: async ({ caller, body, headers }) => {
      const order = mintOrder(caller, body);
      const idempotencyKey = readIdempotencyKey(headers);
      if (idempotencyKey === undefined) return mintedAnswer(await mintAs(room, caller, order));
      const { accountId, key } = caller;
      // Both paths are one route: a client may repeat on the one what it lost on the other.
      const scope = { accountId, credentialId: key.keyId, route: "mint" };
      const attempt = { ...scope, bodyHash: hashBody(body), idempotencyKey };
      return mintOnce(room, { caller, attempt, order }, mintedAnswer);
    },
  });
}

function mintOrder(caller: Caller, body: z.output<typeof createBody>): MintOrder {
  return {
    accountId: caller.accountId,
    name: body.name,
    createdBy: caller.key.keyId,
    ...(body.expires_in === undefined ? {} : { expiresInMs: body.expires_in * SECOND_MS }),
    meta: body.meta ?? {},
    ifExists: body.if_exists ?? "create",
  };
}

async function mintAs(
  room: Room,
  caller: Caller,
  order: MintOrder,
): Promise<{ key: Sensitive; record: KeyRecord }> {
  await forgetOldMints(room.database, room.clock.now());
  return withLiveCaller(room, caller, async (db, callersKey) => {
    const minted = await room.keys.mintIn(db, order);
    refuseLongerLived(minted.record, callersKey);
    return minted;
  });
}

function mintedAnswer({ key, record }: { key: Sensitive; record: KeyRecord }): object {
  const { hint, meta, expiresAt } = record;
  const status = statusOf(record, record.createdAt);
  const more = { expires_at: wireInstant(expiresAt), hint, status, meta };
  return { success: true, api_key: { ...wireMinted(key, record), ...more } };
}

function listRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "GET",
    path: "/api/v1/api-keys",
    layer: "full",
    query: listQuery,
    handle: async ({ caller, query }) => {
      const { name, status, meta, limit = DEFAULT_LIMIT, cursor } = query;
      const page = await room.keys.list(caller.accountId, { name, status, meta, limit, after: cursor });
      if (page === undefined) {
        throw new ApiError(
          422,
          "invalid_request",
          "The request was refused: `cursor` must be a `next_cursor` of an answer.",
        );
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
    body: changeBody,
    handle: async ({ caller, keyId, body }) => {
      const expiresInMs = body.expires_in === undefined ? undefined : body.expires_in * SECOND_MS;
      const change = { name: body.name, expiresInMs, status: body.status };
      const record = await withLiveCaller(room, caller, async (db, callersKey) => {
        const changed = await room.keys.changeIn(db, caller.accountId, keyId, change);
        // Every other change takes something away, as a revocation does, and a revocation asks for no long life.
        if (changed !== undefined && body.status === "active") refuseLongerLived(changed, callersKey);
        return changed;
      });
      if (record === undefined) throw keyNotFound();
      return { success: true, api_key: wireKey(record, room.clock.now()) };
    },
  });
}

function revokeRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "DELETE",
    path: ONE_KEY,
    layer: "full",
    query: revokeQuery,
    handle: async ({ caller, keyId, query }) => {
      const revocation = await withLiveCaller(room, caller, (db) =>
        room.keys.revokeIn(db, caller.accountId, keyId, query.reason ?? null),
      );
      if (revocation === undefined) throw keyNotFound();
      const { revokedAt, alreadyRevoked } = revocation;
      return {
        success: true,
        key_id: keyId,
        revoked_at: wireInstant(revokedAt),
        already_revoked: alreadyRevoked,
      };
    },
  });
}
