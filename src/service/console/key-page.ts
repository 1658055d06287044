import { html } from "hono/html";
import { MINUTE_MS } from "../../values/clock.ts";
import { keyNotFound } from "../errors.ts";
import type { Reply } from "../reply.ts";
import type { Room } from "../room.ts";
import { SCOPES } from "../scopes.ts";
import { type ActorNames, findActorNames } from "../store/actors.ts";
import { type KeyRecord, statusOf } from "../store/key-record.ts";
import { actorText, end, lastUseInFull, replacement, statusMark } from "./key-words.ts";
import type { Markup } from "./markup.ts";
import { distance, instant } from "./moments.ts";
import { page } from "./page.ts";
import type { SignedInVisit } from "./visit.ts";

/** All that is known of one key. */
export async function showKey(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { accountId } = visit.session;
  const key = await findShown(room, visit);
  const names = await findActorNames(room.database, accountId, [key.createdBy, key.replacedBy]);
  const now = room.clock.now();
  const body = html`${justRevoked(key, now)}
    <dl class="facts panel">${lifeFacts(key, now, names)} ${originFacts(key, accountId, names)}</dl>
    ${actions(key, now)}
    <p>
      <a href="/activity?about=${key.keyId}">What happened to this key</a> ·
      <a href="/?show=all&amp;made_by=${key.keyId}">Keys that it made</a>
    </p>`;
  return page({ title: key.name, body, visit });
}

/**
 * A key of the account.
 *
 * @throws ApiError 404, the same for a key that is somebody else's and one that is nobody's.
 */
export async function findShown(room: Room, visit: SignedInVisit): Promise<KeyRecord> {
  const key = await room.keys.find(visit.session.accountId, visit.parameter);
  if (key === undefined) throw keyNotFound();
  return key;
}

function justRevoked({ revokedAt }: KeyRecord, now: number): Markup | "" {
  if (revokedAt === null || now - revokedAt > MINUTE_MS) return "";
  return html`<p class="note" role="status">
    The key is revoked. Whoever uses it is refused from the next request on.
  </p>`;
}

function lifeFacts(key: KeyRecord, now: number, names: ActorNames): Markup {
  const replaced = replacement(key, now, names);
  const reason = key.revokedReason ?? "";
  const ended = key.revokedAt ?? key.expiresAt;
  return html`${fact("Status", statusMark(statusOf(key, now)))}
  ${replaced === "" ? "" : fact("Rotated", replaced)} ${fact("Last used", lastUseInFull(key, now))}
  ${fact("Expires", html`${end(key, now)}${ended === null ? "" : html` (${instant(ended)})`}`)}
  ${reason === "" ? "" : fact("Reason", reason)}`;
}

function originFacts(key: KeyRecord, accountId: string, names: ActorNames): Markup {
  const { createdBy, meta, scopes } = key;
  const by = actorText(createdBy, accountId, names);
  const maker = createdBy?.startsWith("key_") === true ? html`<a href="/keys/${createdBy}">${by}</a>` : by;
  const labels = Object.entries(meta).map(([field, value]) => html`<li><code>${field}</code> ${value}</li>`);
  const allowed = scopes.length === SCOPES.length ? "everything that the account may do" : scopes.join(", ");
  return html`${fact("Created", html`${instant(key.createdAt)}, by ${maker}`)} ${fact("May", allowed)}
  ${fact("Hint", html`<code>${key.hint}</code>`)} ${fact("Key id", html`<code>${key.keyId}</code>`)}
  ${
    labels.length === 0
      ? ""
      : fact(
          "Labels",
          html`<ul class="plain">
            ${labels}
          </ul>`,
        )
  }`;
}

function fact(name: string, value: Markup | string): Markup {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function actions(key: KeyRecord, now: number): Markup | "" {
  const status = statusOf(key, now);
  if (status === "revoked" || status === "expired") return "";
  const rotate =
    status === "active"
      ? html`<a class="button" href="/keys/${key.keyId}/rotate">Rotate</a>`
      : html`<p class="hint">
          A disabled key cannot be rotated. It was disabled ${distance(key.disabledAt ?? now, now)}.
        </p>`;
  return html`<p class="row">
    ${rotate} <a class="button danger" href="/keys/${key.keyId}/revoke">Revoke</a>
  </p>`;
}
