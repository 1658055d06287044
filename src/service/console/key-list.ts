import { html } from "hono/html";
import type { Instant } from "../../values/clock.ts";
import type { Reply } from "../reply.ts";
import type { Room } from "../room.ts";
import { type ActorNames, findActorNames } from "../store/actors.ts";
import { type KeyRecord, type KeyStatus, statusOf } from "../store/key-record.ts";
import { type Choice, selectField, textField } from "./forms.ts";
import { actorText, end, lastUse, replacement, statusMark } from "./key-words.ts";
import type { Markup } from "./markup.ts";
import { dayText } from "./moments.ts";
import { page } from "./page.ts";
import type { SignedInVisit } from "./visit.ts";

const PAGE = 100;
const LONGEST_TEXT = 100;

const SHOWN: readonly Choice[] = [
  { value: "live", label: "Live" },
  { value: "active", label: "Active" },
  { value: "disabled", label: "Disabled" },
  { value: "expired", label: "Expired" },
  { value: "revoked", label: "Revoked" },
  { value: "all", label: "All" },
];

/** What the list is narrowed to, as its address says it. */
interface Filter {
  readonly text: string;
  readonly show: string;
  readonly madeBy: string | undefined;
  readonly after: string | undefined;
}

/** Where the console begins: the keys of the account, newest first. */
export async function showKeys(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { accountId } = visit.session;
  const filter = readFilter(visit.url.searchParams);
  const found =
    (await list(room, accountId, filter)) ?? (await list(room, accountId, { ...filter, after: undefined }));
  const { keys, hasMore } = found ?? { keys: [], hasMore: false };
  const ids = keys.flatMap(({ createdBy, replacedBy }) => [createdBy, replacedBy]);
  const names = await findActorNames(room.database, accountId, [...ids, filter.madeBy ?? null]);
  const now = room.clock.now();
  const isEmpty = keys.length === 0 && (await hasNoKey(room, accountId));
  const body = isEmpty
    ? emptyState(visit)
    : html`<div class="bar">${filterForm(filter, names)} <a class="button" href="/keys/new">New key</a></div>
        ${keys.length === 0 ? nothingFound(filter) : table(keys, { now, names, accountId })}
        ${pager(filter, hasMore ? keys.at(-1)?.keyId : undefined)}`;
  return page({ title: "API keys", body, visit, width: "wide" });
}

function readFilter(query: URLSearchParams): Filter {
  const show = query.get("show") ?? "";
  return {
    text: (query.get("text") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_TEXT),
    show: SHOWN.some(({ value }) => value === show) ? show : "live",
    madeBy: idIn(query.get("made_by")),
    after: idIn(query.get("after")),
  };
}

function idIn(text: string | null): string | undefined {
  return text !== null && /^\w{1,64}$/.test(text) ? text : undefined;
}

async function list(room: Room, accountId: string, { text, show, madeBy, after }: Filter) {
  const status = show === "live" || show === "all" ? undefined : (show as KeyStatus);
  const asked = { text: text === "" ? undefined : text, mintedBy: madeBy, after, limit: PAGE };
  return room.keys.list(accountId, { ...asked, status, live: show === "live" });
}

async function hasNoKey(room: Room, accountId: string): Promise<boolean> {
  return (await room.keys.list(accountId, { limit: 1 }))?.keys.length === 0;
}

function filterForm({ text, show, madeBy }: Filter, names: ActorNames): Markup {
  const only =
    madeBy === undefined
      ? ""
      : html`<input type="hidden" name="made_by" value="${madeBy}" />
          <p class="hint">Only those that ${names.get(madeBy) ?? madeBy} made. <a href="/">Show all</a></p>`;
  return html`<form class="filter" method="get" action="/" role="search">
    ${textField({
      ...{ name: "text", label: "Name, hint or key id", type: "search", value: text },
      maxLength: LONGEST_TEXT,
    })}
    ${selectField({ name: "show", label: "Show", choices: SHOWN, chosen: show })}
    <button class="quiet">Filter</button> ${only}
  </form>`;
}

interface Shown {
  readonly now: Instant;
  readonly names: ActorNames;
  readonly accountId: string;
}

function table(keys: readonly KeyRecord[], shown: Shown): Markup {
  return html`<table class="keys">
    <caption class="unseen">
      API keys, newest first
    </caption>
    <thead>
      <tr>
        <th scope="col">Key</th>
        <th scope="col">Status</th>
        <th scope="col">Created</th>
        <th scope="col">Last used</th>
        <th scope="col">Expires</th>
        <th scope="col"><span class="unseen">What to do</span></th>
      </tr>
    </thead>
    <tbody>
      ${keys.map((key) => row(key, shown))}
    </tbody>
  </table>`;
}

function row(key: KeyRecord, { now, names, accountId }: Shown): Markup {
  const status = statusOf(key, now);
  const replaced = replacement(key, now, names);
  return html`<tr>
    <th scope="row"><a href="/keys/${key.keyId}">${key.name}</a><code>${key.hint}</code></th>
    <td>${statusMark(status)}${replaced === "" ? "" : html`<small>${replaced}</small>`}</td>
    <td>${dayText(key.createdAt)}<small>by ${actorText(key.createdBy, accountId, names)}</small></td>
    <td>${lastUse(key, now)}</td>
    <td>${end(key, now)}</td>
    <td>${actions(key, status)}</td>
  </tr>`;
}

function actions({ keyId }: KeyRecord, status: KeyStatus): Markup | "" {
  if (status === "expired" || status === "revoked") return "";
  const rotate = status === "active" ? html`<a href="/keys/${keyId}/rotate">Rotate</a>` : "";
  return html`${rotate} <a href="/keys/${keyId}/revoke">Revoke</a>`;
}

function pager(filter: Filter, next: string | undefined): Markup | "" {
  if (next === undefined && filter.after === undefined) return "";
  const newest = filter.after === undefined ? "" : html`<a href="${address(filter, undefined)}">Newest</a>`;
  const older = next === undefined ? "" : html`<a href="${address(filter, next)}" rel="next">Older keys</a>`;
  return html`<nav class="pager" aria-label="Pages">${newest} ${older}</nav>`;
}

function address({ text, show, madeBy }: Filter, after: string | undefined): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("text", text);
  if (show !== "live") query.set("show", show);
  if (madeBy !== undefined) query.set("made_by", madeBy);
  if (after !== undefined) query.set("after", after);
  return query.size === 0 ? "/" : `/?${query.toString()}`;
}

function nothingFound({ text, show, madeBy }: Filter): Markup {
  const all = text === "" && madeBy === undefined && show === "live";
  return html`<p class="panel none">
    ${all ? "No live key." : "No key fits."} <a href="/?show=all">Show all keys</a>, those that ended as well.
  </p>`;
}

/** The command works as it stands: it signs in through this console, and needs no key to begin with. */
function emptyState({ origin }: SignedInVisit): Markup {
  return html`<section class="panel none">
    <h2>No keys yet</h2>
    <p>A program shows a key to be let in. Make the first one here, or from a terminal:</p>
    <pre tabindex="0"><code>MESH_API_URL=${origin} mesh-pre-deploy --name my-first-key</code></pre>
    <p class="row"><a class="button" href="/keys/new">New key</a></p>
  </section>`;
}
