import { html } from "hono/html";
import { Sensitive } from "../../values/sensitive.ts";
import { withLiveCaller } from "../authority.ts";
import type { Caller } from "../caller.ts";
import { ApiError } from "../errors.ts";
import { lookupOf } from "../idempotency.ts";
import type { Room } from "../room.ts";
import type { Db } from "../store/database.ts";
import type { Minted } from "../store/keys.ts";
import { findMint, recordMint } from "../store/mint-records.ts";
import type { Markup } from "./markup.ts";

/** Of a form that makes a key: who sends it a second time gets no second key. */
const FIELD = "form_id";

export interface FormOrder<Made extends Minted> {
  readonly caller: Caller;
  readonly form: Readonly<Record<string, string>>;
  /** What the form is for: `mint`, `rotate:key_…`. */
  readonly route: string;
  /** Makes the key in the transaction. */
  readonly make: (db: Db, caller: Caller) => Promise<Made>;
}

export type MadeOnce<Made> =
  { readonly kind: "made"; readonly made: Made } | { readonly kind: "made_before"; readonly keyId: string };

/** A new one for each time that the form is shown. */
export function formIdField(room: Room): Markup {
  const id = Buffer.from(room.random.bytes(24)).toString("base64url");
  return html`<input type="hidden" name="${FIELD}" value="${id}" />`;
}

/**
 * Makes a key for a form, at most once: a reload of the page that shows the key, a second click, or the same form from
 * the history makes nothing. Key and note come to be in one transaction. The value itself is kept nowhere.
 *
 * @throws ApiError 401 when the session ended meanwhile; 422 for a form without its id; what `make` throws.
 */
export async function makeOncePerForm<Made extends Minted>(
  room: Room,
  { caller, form, route, make }: FormOrder<Made>,
): Promise<MadeOnce<Made>> {
  const formId = form[FIELD] ?? "";
  if (!/^[\w-]{32}$/.test(formId)) throw incomplete();
  await room.housekeeping.run();
  return withLiveCaller(room, caller, async (db, now) => {
    const lookup = lookupOf({
      ...{ accountId: now.accountId, credentialId: now.credentialId, route: `form ${route}` },
      ...{ bodyHash: new Uint8Array(), idempotencyKey: new Sensitive(formId) },
    });
    const mintedAt = room.clock.now();
    const earlier = await findMint(db, lookup, mintedAt);
    if (earlier !== undefined) return { kind: "made_before", keyId: earlier.keyId };
    const made = await make(db, now);
    const { keyId } = made.record;
    const nothing = { bodyHash: new Uint8Array(), callerEndsAt: null, sealed: undefined };
    await recordMint(db, { lookup, keyId, ...nothing, mintedAt });
    return { kind: "made", made };
  });
}

function incomplete(): ApiError {
  const sentence = "The form is incomplete. Load the page again, and send it once more.";
  return new ApiError(422, "invalid_request", sentence);
}
