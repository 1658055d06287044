import { html } from "hono/html";
import type { Instant } from "../../values/clock.ts";
import type { ActorNames } from "../store/actors.ts";
import { type KeyRecord, type KeyStatus, statusOf } from "../store/key-record.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./markup.ts";
import { day, distance, instant } from "./moments.ts";

const WORDS = {
  active: "Active",
  disabled: "Disabled",
  expired: "Expired",
  revoked: "Revoked",
} as const satisfies Record<KeyStatus, string>;

/** An icon and a word: colour alone says nothing to many people (WCAG 1.4.1). */
export function statusMark(status: KeyStatus): Markup {
  return html`<span class="${status}">${icon(status)} ${WORDS[status]}</span>`;
}

/** Who made a key or did something, in two or three words. */
export function actorText(actor: string | null, accountId: string, names: ActorNames): string {
  if (actor === null || actor === "service") return "the service";
  if (actor === accountId) return "you, in a browser";
  if (actor === "operator") return "whoever runs the service";
  if (actor === "holder") return "somebody who held the key";
  const name = names.get(actor);
  if (name === undefined) return actor;
  return actor.startsWith("grt_") ? `${name}, signed in` : name;
}

export function lastUse(key: KeyRecord, now: Instant): Markup | string {
  return key.lastUsedAt === null ? "never used" : distance(key.lastUsedAt, now);
}

/** When and by whom: the program's name is the caller's word, the address what the service saw. */
export function lastUseInFull(key: KeyRecord, now: Instant): Markup | string {
  const { lastUsedAt, lastUser } = key;
  if (lastUsedAt === null) return lastUse(key, now);
  const program = lastUser.program === null ? "" : html` by <code>${lastUser.program}</code>`;
  const address = lastUser.address === null ? "" : html` from <code>${lastUser.address}</code>`;
  return html`${lastUse(key, now)}${program}${address} (${instant(lastUsedAt)})`;
}

/** When a key ends or ended; `no end` for one that has none. */
export function end(key: KeyRecord, now: Instant): Markup | string {
  if (key.revokedAt !== null) return html`revoked ${distance(key.revokedAt, now)}`;
  if (key.expiresAt === null) return "no end";
  return statusOf(key, now) === "expired"
    ? html`expired ${day(key.expiresAt)}`
    : distance(key.expiresAt, now);
}

/** What took a key's place, and until when it works beside that; nothing for one that was not rotated. */
export function replacement(key: KeyRecord, now: Instant, names: ActorNames): Markup | "" {
  const { replacedBy, expiresAt } = key;
  if (replacedBy === null) return "";
  const status = statusOf(key, now);
  const works = status === "active" || status === "disabled";
  const stops = works && expiresAt !== null ? html`, stops ${distance(expiresAt, now)}` : "";
  const name = names.get(replacedBy);
  const successor = name === undefined || name === key.name ? "its successor" : name;
  return html`replaced by <a href="/keys/${replacedBy}">${successor}</a>${stops}`;
}
