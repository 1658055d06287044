import { z } from "zod";
import { SCOPES } from "./scopes.ts";

// What the service answers. `/openapi.json` shows it, and the tests that are generated from that hold every answer to it.

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ description: "ISO 8601, UTC, milliseconds", format: "date-time" });
const keyId = z.string().regex(/^key_[0-9A-Za-z]{22}$/);
const scopes = z.array(z.enum(SCOPES));
const status = z.enum(["active", "disabled", "expired", "revoked"]);
const meta = z.record(z.string(), z.string());
const success = z.literal(true);

/** What every Mesh service answers to a mint. */
export const basicMinted = z.strictObject({
  success,
  api_key: z.strictObject({
    api_key: z.string().meta({ description: "The key itself, shown this once" }),
    key_id: keyId,
    name: z.string(),
    created_at: instant,
  }),
});

export const minted = z.strictObject({
  success,
  api_key: basicMinted.shape.api_key.extend({
    expires_at: instant.nullable(),
    hint: z.string(),
    status,
    scopes,
    meta,
  }),
});

export const rotated = minted.extend({
  predecessor: z.strictObject({ key_id: keyId, expires_at: instant }),
});

const key = z.strictObject({
  key_id: keyId,
  name: z.string(),
  hint: z.string(),
  status,
  scopes,
  created_at: instant,
  created_by: z.string().nullable(),
  minted_by: z.string().nullable(),
  last_used_at: instant.nullable(),
  expires_at: instant.nullable(),
  revoked_at: instant.nullable(),
  revoked_reason: z.string().nullable(),
  replaced_by: keyId.nullable(),
  meta,
});

export const oneKey = z.strictObject({ success, api_key: key });

export const keyPage = z.strictObject({
  success,
  api_keys: z.array(key),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});

export const revoked = z.strictObject({
  success,
  key_id: keyId,
  revoked_at: instant,
  already_revoked: z.boolean(),
  descendants_revoked: z.int().optional(),
});

/** Nothing more for a key that nobody knows. */
export const surrendered = z.strictObject({
  success,
  key_id: keyId.optional(),
  revoked_at: instant.optional(),
  already_revoked: z.boolean().optional(),
});

export const verdict = z.strictObject({
  success,
  valid: z.boolean(),
  code: z.enum(["VALID", "NOT_FOUND", "DISABLED", "EXPIRED", "REVOKED"]),
  key_id: keyId.optional(),
});

export const whoami = z.strictObject({
  success,
  key_id: keyId.optional(),
  name: z.string().optional(),
  created_at: instant.optional(),
  expires_at: instant.nullable().optional(),
  scopes,
  account: z.string(),
  email: z.string(),
});

export const profile = z.strictObject({
  success,
  id: z.string(),
  email: z.string(),
  profile: z.strictObject({ id: z.string(), email: z.string() }),
});

export const validated = z.strictObject({ success, valid: z.literal(true) });

export const auditPage = z.strictObject({
  success,
  events: z.array(
    z.strictObject({
      seq: z.int(),
      at: instant,
      actor: z.string(),
      action: z.string(),
      subject: z.string().nullable(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      hash: z.string(),
    }),
  ),
  has_more: z.boolean(),
  next_after: z.int(),
});

export const discovery = z.strictObject({ api_version: z.literal("1"), features: z.array(z.string()) });
export const health = z.strictObject({ status: z.enum(["ok", "ready"]) });

export const authConfig = z.strictObject({ domain: z.string(), client_id: z.string(), audience: z.string() });
export const authUrl = z.strictObject({ auth_url: z.string() });

export const tokens = z.strictObject({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.int(),
  refresh_token: z.string(),
  scope: z.string(),
});

export const deviceStarted = z.strictObject({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  verification_uri_complete: z.string(),
  expires_in: z.int(),
  interval: z.int(),
});

export const refusal = z.strictObject({
  error: z.string().meta({ description: "A sentence that a person can act on" }),
  code: z.string().meta({ description: "snake_case, for programs" }),
  error_description: z
    .string()
    .optional()
    .meta({ description: "At /oauth the sentence, where `error` is the code" }),
  key_id: z.string().optional(),
  request_id: z.string(),
});
