import { html } from "hono/html";
import type { ActorNames } from "../store/actors.ts";
import type { AuditAction, AuditEntry } from "../store/audit.ts";
import type { Markup } from "./markup.ts";
import { instant } from "./moments.ts";

/** What happened, as the beginning of a line; whom it was done to is told beside it. */
const WORDS = {
  "key.created": "Key made",
  "key.used": "Key used, the first time that day",
  "key.changed": "Key changed",
  "key.expired": "Key expired",
  "key.rotated": "Key rotated",
  "key.revoked": "Key revoked",
  "account.created": "Account made",
  "account.disabled": "Account disabled",
  "account.enabled": "Account enabled",
  "account.password_changed": "Password changed",
  signed_in: "Signed in",
  signed_out: "Signed out",
  sign_in_failed: "Sign-in failed",
  "application.approved": "Program approved",
  "application.denied": "Program refused",
  "tokens.revoked": "Program signed out",
  "backup.made": "Backup made",
  "backup.restored": "Backup restored",
} as const satisfies Record<AuditAction, string>;

/** These end something, or may be somebody who should not be there. */
const GRAVE: readonly AuditAction[] = ["key.revoked", "account.disabled", "sign_in_failed", "tokens.revoked"];

export function actionWords(action: AuditAction): Markup {
  return GRAVE.includes(action) ? html`<strong>${WORDS[action]}</strong>` : html`${WORDS[action]}`;
}

type Detail = (value: string | number, names: ActorNames) => Markup | string;

/** What the fields of an entry's details say, in the order in which they are told. */
const DETAILS: Readonly<Record<string, Detail>> = {
  successor: (keyId, names) => html`successor ${keyLink(String(keyId), names)}`,
  predecessor_ends_at: (at) => html`stops ${instant(Number(at))}`,
  status: (status) => `now ${status}`,
  expires_at: (at) => html`ends ${instant(Number(at))}`,
  successor_expires_at: (at) => html`a successor ends ${instant(Number(at))}`,
  expired_at: (at) => html`on ${instant(Number(at))}`,
  failures: (count) => `${count} wrong ${count === 1 ? "password" : "passwords"}`,
  others: (count) => `${count} other ${count === 1 ? "browser" : "browsers"}`,
  client: (client) => String(client),
  why: (why) => String(why),
};

/** The rest of the story: what the entry tells besides who and whom. */
export function detailWords({ action, details }: AuditEntry, names: ActorNames): (Markup | string)[] {
  const renamed = action === "key.changed" ? details["name"] : undefined;
  const told = Object.entries(DETAILS).flatMap(([field, words]) => {
    const value = details[field];
    return value === undefined || value === null ? [] : [words(value, names)];
  });
  return typeof renamed === "string" ? [`now called ${renamed}`, ...told] : told;
}

/** Ids that the details name, so that they can be called by their names. */
export function idsIn({ details }: AuditEntry): string[] {
  return typeof details["successor"] === "string" ? [details["successor"]] : [];
}

export function keyLink(keyId: string, names: ActorNames): Markup {
  return html`<a href="/keys/${keyId}">${names.get(keyId) ?? keyId}</a>`;
}
