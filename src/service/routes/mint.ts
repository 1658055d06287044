import type { z } from "zod";
import { SECOND_MS } from "../../values/clock.ts";
import { basicMinted, minted as mintedShape, rotated as rotatedShape } from "../answers.ts";
import { type Caller, requireScope } from "../caller.ts";
import { hashBody, readIdempotencyKey } from "../idempotency.ts";
import { mintIn, rotateIn } from "../key-acts.ts";
import { type Made, makeOnce } from "../mint-once.ts";
import type { Room } from "../room.ts";
import { keyedRoute, type Route } from "../route.ts";
import { basicCreateBody, createBody, rotateBody } from "../schemas.ts";
import type { Db } from "../store/database.ts";
import { statusOf } from "../store/key-record.ts";
import type { Minted, MintOrder, Rotated } from "../store/keys.ts";
import { wireInstant, wireMinted } from "../wire.ts";

/** The legacy path is the one that the published clients still call. */
export const CREATE_PATHS = ["/api/v1/api-keys", "/v1/mesh/api-keys"] as const;

/** What makes keys: each answer holds a secret. */
export function mintRoutes(room: Room): Route[] {
  return [...CREATE_PATHS.map((path) => createRoute(room, path)), rotateRoute(room)];
}

/** Creation as the hosted service shows it: a name in, four fields out. */
export function basicCreateRoutes(room: Room): Route[] {
  return CREATE_PATHS.map((path) =>
    keyedRoute(room, {
      method: "POST",
      path,
      layer: "basic",
      operation: path === CREATE_PATHS[0] ? "mintKey" : "mintKeyLegacy",
      summary: "Mint a key",
      requires: "keys:mint",
      body: basicCreateBody,
      answer: basicMinted,
      statuses: [409],
      handle: async ({ caller, body }) => {
        const making = { caller, route: "mint", bodyHash: hashBody(body), idempotencyKey: undefined };
        const make = async (db: Db, now: Caller): Promise<Made> => {
          const { key, record } = await mintIn(room, db, now, { name: body.name });
          const answer = { success: true, api_key: wireMinted(key, record) };
          return { keyId: record.keyId, answer, callerEndsAt: now.endsAt };
        };
        return makeOnce(room, { ...making, make });
      },
    }),
  );
}

function createRoute(room: Room, path: string): Route {
  return keyedRoute(room, {
    method: "POST",
    path,
    layer: "basic",
    operation: path === CREATE_PATHS[0] ? "mintKey" : "mintKeyLegacy",
    summary: "Mint a key; its value is shown this once",
    requires: "keys:mint",
    body: createBody,
    answer: mintedShape,
    idempotent: true,
    statuses: [409],
    handle: async ({ caller, body, headers }) => {
      const idempotencyKey = readIdempotencyKey(headers);
      const make = async (db: Db, now: Caller): Promise<Made> => {
        const minted = await mintIn(room, db, now, wanted(body));
        return { keyId: minted.record.keyId, answer: mintedAnswer(minted), callerEndsAt: now.endsAt };
      };
      // Both paths are one route: a client may repeat on the one what it lost on the other.
      return makeOnce(room, { caller, route: "mint", bodyHash: hashBody(body), idempotencyKey, make });
    },
  });
}

function rotateRoute(room: Room): Route {
  return keyedRoute(room, {
    method: "POST",
    path: "/api/v1/api-keys/:key_id/rotate",
    layer: "full",
    operation: "rotateKey",
    summary: "Mint a successor and give the key an end",
    requires: "keys:mint",
    body: rotateBody,
    answer: rotatedShape,
    idempotent: true,
    statuses: [409],
    handle: async ({ caller, body, headers, keyId }) => {
      // To rotate another key is to end it: with no grace at once.
      if (caller.key?.keyId !== keyId) requireScope(caller, "keys:revoke");
      const idempotencyKey = readIdempotencyKey(headers);
      const make = async (db: Db, now: Caller): Promise<Made> => {
        const graceMs = body.grace_seconds * SECOND_MS;
        const rotated = await rotateIn(room, db, now, { keyId, graceMs });
        const callerEndsAt = now.key?.keyId === keyId ? rotated.predecessorEndsAt : now.endsAt;
        return { keyId: rotated.record.keyId, answer: rotatedAnswer(rotated, keyId), callerEndsAt };
      };
      const making = { caller, route: `rotate:${keyId}`, bodyHash: hashBody(body), idempotencyKey, make };
      return makeOnce(room, making);
    },
  });
}

function wanted(body: z.output<typeof createBody>): Omit<MintOrder, "accountId" | "createdBy"> {
  return {
    name: body.name,
    ...(body.expires_in === undefined ? {} : { expiresInMs: body.expires_in * SECOND_MS }),
    ...(body.scopes === undefined ? {} : { scopes: body.scopes }),
    meta: body.meta ?? {},
    ifExists: body.if_exists ?? "create",
  };
}

function mintedAnswer({ key, record }: Minted): object {
  const { hint, scopes, meta, expiresAt } = record;
  const status = statusOf(record, record.createdAt);
  const more = { expires_at: wireInstant(expiresAt), hint, status, scopes, meta };
  return { success: true, api_key: { ...wireMinted(key, record), ...more } };
}

function rotatedAnswer(rotated: Rotated, predecessorId: string): object {
  const predecessor = { key_id: predecessorId, expires_at: wireInstant(rotated.predecessorEndsAt) };
  return { ...mintedAnswer(rotated), predecessor };
}
