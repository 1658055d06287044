import { html } from "hono/html";
import { type Instant, WEEK_MS } from "../../values/clock.ts";
import { withLiveCaller } from "../authority.ts";
import { revokeIn } from "../key-acts.ts";
import type { Reply } from "../reply.ts";
import type { Room } from "../room.ts";
import { cleanReason } from "../schemas.ts";
import { findActorNames } from "../store/actors.ts";
import { type KeyRecord, statusOf } from "../store/key-record.ts";
import { listLiveDescendants } from "../store/key-rows.ts";
import { checkbox, problemBox, textField } from "./forms.ts";
import type { Fields } from "./kept.ts";
import { findShown } from "./key-page.ts";
import { actorText, lastUseInFull } from "./key-words.ts";
import type { Markup } from "./markup.ts";
import { page, redirectTo } from "./page.ts";
import { callerOf, formField, type SignedInVisit } from "./visit.ts";

/** Whatever used it within this time probably uses it still. */
const IN_USE_MS = WEEK_MS;
/** More descendants than this are counted and not named. */
const MOST_NAMED = 10;

/** The fields that are worth keeping while somebody signs in again. */
export const REVOCATION_FIELDS = ["confirmation", "reason", "family"] as const;

export async function showRevocation(room: Room, visit: SignedInVisit): Promise<Reply> {
  return revocationPage(room, visit, { key: await findShown(room, visit), typed: visit.kept });
}

/** Nobody types a name for a key that nobody uses: the more often it is asked for, the less it says. */
export async function revokeKey(room: Room, visit: SignedInVisit): Promise<Reply> {
  const key = await findShown(room, visit);
  const { keyId } = key;
  const { form: typed } = visit;
  const confirmed = asShown((typed["confirmation"] ?? "").normalize("NFC")) === asShown(key.name);
  if (isInUse(key, room.clock.now()) && !confirmed) {
    const problem = "The key was used in the last 7 days. Type its name to revoke it all the same.";
    return revocationPage(room, visit, { key, typed, problem });
  }
  const reason = cleanReason(typed["reason"] ?? "") || null;
  await withLiveCaller(room, callerOf(visit), async (db, caller) =>
    revokeIn(room, db, caller, { keyId, reason, family: typed["family"] !== undefined }),
  );
  return redirectTo(`/keys/${keyId}`);
}

/** A page shows any row of spaces as one, so nobody can type more than that. */
function asShown(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ");
}

/** Whether something would stop working: a key that is dead already serves nobody. */
function isInUse(key: KeyRecord, now: Instant): boolean {
  const status = statusOf(key, now);
  if (status === "revoked" || status === "expired") return false;
  return key.lastUsedAt !== null && now - key.lastUsedAt < IN_USE_MS;
}

async function revocationPage(
  room: Room,
  visit: SignedInVisit,
  asked: { key: KeyRecord; typed: Fields; problem?: string },
): Promise<Reply> {
  const { key, typed, problem } = asked;
  const { accountId } = visit.session;
  const now = room.clock.now();
  const names = await findActorNames(room.database, accountId, [key.createdBy]);
  const family = await listLiveDescendants(room.database, { accountId, keyId: key.keyId, now });
  // A dead key may have made keys that live, and they can still be ended here.
  const body =
    key.revokedAt !== null && family.length === 0
      ? revokedAlready(key)
      : html`${problemBox(problem)} ${warnings(key, now, actorText(key.createdBy, accountId, names))}
          <form class="panel" method="post" action="/keys/${key.keyId}/revoke">
            ${formField(visit)} ${familyChoice(family, typed)} ${reasonField(typed)}
            ${isInUse(key, now) ? confirmation(key, typed, problem) : ""}
            <p class="row">
              <button class="danger">Revoke for good</button>
              <a class="button quiet" href="/keys/${key.keyId}">Cancel</a>
            </p>
          </form>`;
  const refused = problem !== undefined;
  return page({ title: "Revoke a key", body, visit, status: refused ? 422 : 200, refused });
}

function revokedAlready({ keyId, name, hint }: KeyRecord): Markup {
  return html`<p class="about"><strong>${name}</strong> <code>${hint}</code></p>
    <p class="panel none">This key is revoked already. <a href="/keys/${keyId}">Look at it</a>.</p>`;
}

function reasonField(typed: Fields): Markup {
  return textField({
    ...{ name: "reason", label: "Reason (optional)", value: typed["reason"] ?? "", maxLength: 200 },
    hint: "Kept with the key, for whoever wonders later.",
  });
}

function warnings(key: KeyRecord, now: Instant, maker: string): Markup {
  const { keyId, name, hint, meta } = key;
  const labels = Object.entries(meta).map(([field, value]) => html`<li><code>${field}</code> ${value}</li>`);
  const holders =
    labels.length === 0
      ? ""
      : html`<p>Its labels say who holds it:</p>
          <ul>
            ${labels}
          </ul>`;
  const rotation =
    statusOf(key, now) === "active"
      ? html`<p>
          Does something still need it? <a href="/keys/${keyId}/rotate">Rotate it instead</a>: a new key takes
          its place, and this one keeps working meanwhile.
        </p>`
      : "";
  return html`<p class="about"><strong>${name}</strong> <code>${hint}</code></p>
    <p>
      Last used: ${lastUseInFull(key, now)}. Made by ${maker}. Revoking ends it at once, and cannot be undone.
    </p>
    ${holders} ${rotation}`;
}

function familyChoice(family: readonly { keyId: string; name: string }[], typed: Fields): Markup | "" {
  if (family.length === 0) return "";
  const named = family.slice(0, MOST_NAMED);
  const more = family.length - named.length;
  const keys = family.length === 1 ? "1 live key" : `${family.length} live keys`;
  return html`<fieldset class="field">
    <legend>It made ${keys}</legend>
    <ul>
      ${named.map(({ keyId, name }) => html`<li><a href="/keys/${keyId}">${name}</a></li>`)}
      ${more === 0 ? "" : html`<li>and ${more} more</li>`}
    </ul>
    ${checkbox({
      ...{ name: "family", checked: typed["family"] !== undefined },
      label: family.length === 1 ? "Revoke that one as well" : "Revoke all of them as well",
    })}
  </fieldset>`;
}

function confirmation({ name }: KeyRecord, typed: Fields, problem: string | undefined): Markup {
  return textField({
    ...{ name: "confirmation", label: "Type the key's name to confirm", value: typed["confirmation"] ?? "" },
    maxLength: 200,
    ...{ hint: html`It was used in the last 7 days. Its name is <code>${name}</code>.`, required: true },
    isWrong: problem !== undefined,
  });
}
