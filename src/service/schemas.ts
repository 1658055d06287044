import { z } from "zod";
import { containsIssuedKey, hideIssuedKeys } from "./key-format.ts";
import { HOLDS_KEY, holdsInvisible, parseKeyName, visibleText } from "./key-name.ts";
import { orderedScopes, SCOPES } from "./scopes.ts";

/** Ten years: past that an expiry is a typing error. */
const LONGEST_LIFE_SECONDS = 520 * 7 * 24 * 3600;
const LONGEST_GRACE_SECONDS = 7 * 24 * 3600;
const MOST_META_ENTRIES = 16;
const LONGEST_META_VALUE = 256;
/** Usable in a query string (`meta.<field>`) and in an error text as it is. */
const META_FIELD = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
const LONGEST_REASON = 200;

/** Problems read as the end of a sentence that starts with the field's name; none of them quotes the value. */
const must = (problem: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? "is missing" : `must ${problem}`;

const keyName = z
  .string({ error: must("be text") })
  .transform((text, context) => {
    const parsed = parseKeyName(text);
    if (parsed.kind === "valid") return parsed.name;
    context.addIssue({ code: "custom", message: parsed.problem });
    return z.NEVER;
  })
  .meta({
    examples: ["deploy"],
    description: "1 to 100 characters after trimming and NFC, without control or format characters",
  });

const expiresIn = z
  .int({ error: must("be a whole number of seconds") })
  .min(1, { error: "must be at least 1 second" })
  .max(LONGEST_LIFE_SECONDS, { error: `must be at most ${LONGEST_LIFE_SECONDS} seconds (ten years)` });

const metaText = z
  .string({ error: must("be text") })
  .refine((text) => [...text].length <= LONGEST_META_VALUE, {
    error: `must have at most ${LONGEST_META_VALUE} characters`,
  })
  .refine((text) => !holdsInvisible(text), {
    error: "must not hold control, format or line-breaking characters",
  })
  .refine((text) => !containsIssuedKey(text), { error: HOLDS_KEY });

const metaRecord = <Value extends z.ZodType<string>>(value: Value) =>
  z
    .record(z.string(), value, { error: must("be an object of texts") })
    .refine((entries) => Object.keys(entries).length <= MOST_META_ENTRIES, {
      error: `must have at most ${MOST_META_ENTRIES} entries`,
    })
    .refine((entries) => Object.keys(entries).every((field) => META_FIELD.test(field)), {
      error: "must have field names of 1 to 64 letters, digits, `_`, `.`, `-` that start with a letter",
    })
    .refine((entries) => !Object.keys(entries).some(containsIssuedKey), { error: HOLDS_KEY });

const meta = metaRecord(metaText);

const scopes = z
  .array(z.enum(SCOPES, { error: `must be among ${SCOPES.join(", ")}` }), { error: must("be a list") })
  .min(1, { error: "must name at least one; leave it out for all that the credential has" })
  .max(SCOPES.length, { error: "must name each scope once" })
  .transform(orderedScopes);

// Unknown fields are refused throughout: a misspelled `expires_in` must not mint a key that never ends.
export const createBody = z.strictObject({
  name: keyName,
  expires_in: expiresIn.optional(),
  meta: meta.optional(),
  scopes: scopes.optional(),
  if_exists: z.enum(["create", "error"], { error: 'must be "create" or "error"' }).optional(),
});

export const rotateBody = z.strictObject({
  grace_seconds: z
    .int({ error: must("be a whole number of seconds") })
    .min(0, { error: "must not be negative" })
    .max(LONGEST_GRACE_SECONDS, { error: `must be at most ${LONGEST_GRACE_SECONDS} seconds (a week)` }),
});

/** What the basic service reads: anything else in the body is ignored there, as the hosted service does. */
export const basicCreateBody = z.object({ name: keyName });

export const changeBody = z
  .strictObject({
    name: keyName.optional(),
    expires_in: expiresIn
      .meta({ description: "Seconds from now. It only shortens: an end that comes sooner stays, with 200" })
      .optional(),
    status: z.enum(["active", "disabled"], { error: 'must be "active" or "disabled"' }).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, { error: "names nothing to change" });

export const possessionBody = z.strictObject({
  api_key: z.string({ error: must("be text") }).max(512, { error: "must have at most 512 characters" }),
});

const pageLimit = z
  .string()
  .regex(/^([1-9]\d?|100)$/, { error: "must be a whole number from 1 to 100" })
  .transform(Number);

export const listQuery = z.strictObject({
  name: keyName.optional(),
  status: z
    .enum(["active", "disabled", "expired", "revoked"], {
      error: "must be active, disabled, expired or revoked",
    })
    .optional(),
  // Any text may be asked for: one that no key can have finds none.
  meta: metaRecord(z.string()).optional(),
  minted_by: z.string().max(64, { error: "must be the id of a credential" }).optional(),
  limit: pageLimit.optional(),
  cursor: z.string().max(64, { error: "must be a `next_cursor` of an answer" }).optional(),
});

export const revokeQuery = z.strictObject({
  // Cut and cleaned instead of refused: a key must not stay alive because of what somebody says about it.
  reason: z.string().transform(cleanReason).optional(),
  descendants: z.enum(["true", "false"], { error: "must be true or false" }).optional(),
});

export const auditQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, { error: "must be the `seq` of an event, or 0" })
    .transform(Number)
    .optional(),
  limit: pageLimit.optional(),
});

const text = (most: number) =>
  z.string({ error: must("be text") }).max(most, { error: `must have at most ${most} characters` });

/** Which program's settings are wanted; ours are the same for all. */
export const configQuery = z.looseObject({ flow: text(32).optional() });

// Fields that are not known are ignored here, as OAuth wants it (RFC 6749 section 3.2) and the hosted service does.
export const authUrlBody = z.looseObject({
  redirect_uri: text(500),
  scope: text(500).optional(),
  state: text(500).optional(),
  code_challenge: text(128)
    .regex(/^[A-Za-z0-9_-]{43}$/, { error: "must be a SHA-256 in base64url (RFC 7636, S256)" })
    .optional(),
});

export const exchangeBody = z.looseObject({
  code: text(500),
  redirect_uri: text(500),
  code_verifier: text(128).optional(),
  extended_lifetime: z.boolean({ error: must("be true or false") }).optional(),
});

export const refreshBody = z.looseObject({
  refresh_token: text(500),
  client_type: z.enum(["web", "device"], { error: 'must be "web" or "device"' }).optional(),
});

export const deviceBody = z.looseObject({ client_id: text(200).optional() });

export const tokenBody = z.looseObject({
  grant_type: text(200),
  code: text(500).optional(),
  redirect_uri: text(500).optional(),
  code_verifier: text(128).optional(),
  refresh_token: text(500).optional(),
  device_code: text(500).optional(),
});

export const signOutBody = z.looseObject({ token: text(4_000) });

/** A program's name for itself, as a consent page can show it. */
export function clientName(clientId = ""): string {
  // Looked for before the cut, which could leave most of a key.
  const name = parseKeyName(containsIssuedKey(clientId) ? "" : clientId.slice(0, 64));
  return name.kind === "valid" ? name.name : "a program without a name";
}

/** All that is wrong, as one sentence. Names only fields that are known or harmless, and never a value. */
export function describeFaults(error: z.ZodError, where: string): string {
  const faults = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `${fieldName([...issue.path, key], where)} is not known here`)
      : [`${fieldName(issue.path, where)} ${issue.message}`],
  );
  return `The request was refused: ${[...new Set(faults)].join("; ")}.`;
}

function fieldName(path: readonly PropertyKey[], where: string): string {
  const name = path.join(".");
  if (name === "") return where;
  return /^[a-z_]{1,32}(\.[A-Za-z][A-Za-z0-9_.-]{0,31})?$/.test(name) ? `\`${name}\`` : `a field of ${where}`;
}

/** A reason as it is kept: visible, short, and without the key that it is about. */
export function cleanReason(text: string): string {
  return visibleText(hideIssuedKeys(text), LONGEST_REASON);
}
