import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import type { Room } from "../room.ts";
import { type ActorNames, findActorNames } from "../store/actors.ts";
import { type AuditEntry, readAuditBackwards } from "../store/audit.ts";
import { actionWords, detailWords, idsIn, keyLink } from "./activity-words.ts";
import { actorText } from "./key-words.ts";
import type { Markup } from "./markup.ts";
import { instant } from "./moments.ts";
import { page } from "./page.ts";
import type { SignedInVisit } from "./visit.ts";

const PAGE = 50;

/** Who did what when, newest first: the audit of the account. */
export async function showActivity(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { accountId } = visit.session;
  const { before, about } = readQuery(visit.url.searchParams);
  // A key that ended by itself is told of before its owner looks.
  await room.housekeeping.run();
  const order = { accountId, before, about, limit: PAGE };
  const { entries, hasMore } = await readAuditBackwards(room.database, order);
  const ids = entries.flatMap((entry) => [entry.actor, entry.subject, ...idsIn(entry)]);
  const names = await findActorNames(room.database, accountId, [...ids, about ?? null]);
  const shown =
    entries.length === 0
      ? html`<p class="panel none">Nothing happened${before === undefined ? " yet" : " before that"}.</p>`
      : table(entries, accountId, names);
  const next = hasMore ? entries.at(-1)?.seq : undefined;
  const body = html`${aboutLine(about, names)} ${shown} ${pager({ before, about }, next)}
    <p class="hint">
      Entries are kept for as long as the database, and are never changed. Programs read them at
      <code>/api/v1/audit</code>.
    </p>`;
  return page({ title: "Activity", body, visit, width: "wide" });
}

interface Query {
  readonly before: number | undefined;
  /** A key's id. */
  readonly about: string | undefined;
}

function readQuery(query: URLSearchParams): Query {
  const [before, about] = [query.get("before") ?? "", query.get("about") ?? ""];
  return {
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
    about: /^\w{1,64}$/.test(about) ? about : undefined,
  };
}

function aboutLine(about: string | undefined, names: ActorNames): Markup | "" {
  if (about === undefined) return "";
  return html`<p>Only what was done to ${keyLink(about, names)}. <a href="/activity">Show all</a></p>`;
}

function table(entries: readonly AuditEntry[], accountId: string, names: ActorNames): Markup {
  return html`<table class="activity">
    <caption class="unseen">
      Activity, newest first
    </caption>
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col">What</th>
        <th scope="col">By</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map((entry) => row(entry, accountId, names))}
    </tbody>
  </table>`;
}

function row(entry: AuditEntry, accountId: string, names: ActorNames): Markup {
  const { at, actor, action, subject } = entry;
  const about = subject?.startsWith("key_") === true ? html` <span>${keyLink(subject, names)}</span>` : "";
  const details = detailWords(entry, names).map((text) => html`<li>${text}</li>`);
  return html`<tr>
    <td>${instant(at)}</td>
    <th scope="row">
      ${actionWords(action)}${about}${
        details.length === 0
          ? ""
          : html`<ul class="details">
              ${details}
            </ul>`
      }
    </th>
    <td>${action === "key.used" ? "itself" : actorText(actor, accountId, names)}</td>
  </tr>`;
}

function pager({ before, about }: Query, next: number | undefined): Markup | "" {
  if (next === undefined && before === undefined) return "";
  const newest = before === undefined ? "" : html`<a href="${address(about, undefined)}">Newest</a>`;
  const older =
    next === undefined ? "" : html`<a href="${address(about, next)}" rel="next">Older entries</a>`;
  return html`<nav class="pager" aria-label="Pages">${newest} ${older}</nav>`;
}

function address(about: string | undefined, before: number | undefined): string {
  const query = new URLSearchParams();
  if (about !== undefined) query.set("about", about);
  if (before !== undefined) query.set("before", String(before));
  return query.size === 0 ? "/activity" : `/activity?${query.toString()}`;
}
