import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import type { Room } from "../room.ts";
import { statusOf } from "../store/key-record.ts";
import type { Minted, Rotated } from "../store/keys.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./markup.ts";
import { instant } from "./moments.ts";
import { page } from "./page.ts";
import type { SignedInVisit } from "./visit.ts";

/** What programs read the key from, and how the file is called that a browser saves. */
const VARIABLE = "MESH_API_KEY";
const FILE_NAME = "mesh-api-key.env";

/** The answer to the form is the page itself: the key is in this one body and nowhere else. */
export async function keyShownOnce(
  room: Room,
  visit: SignedInVisit,
  made: Minted & Partial<Rotated>,
): Promise<Reply> {
  const { key, record } = made;
  const { predecessorEndsAt } = made;
  const body = html`<p class="note warn" id="once">
      ${icon("warning")}
      <span>This is the only time that the key is shown. Copy it before you leave this page.</span>
    </p>
    <section class="panel" data-once>
      <p class="about"><strong>${record.name}</strong> <code>${record.keyId}</code></p>
      ${secretField("the-key", "The key", key, "")}
      ${secretField("the-line", "As a line of a .env file", key, `${VARIABLE}=`)}
      <p class="row">
        <button type="button" class="quiet" data-save="the-line" data-file="${FILE_NAME}" hidden>
          Download as a file
        </button>
        <span role="status" class="told" data-told></span>
      </p>
    </section>
    ${predecessorEndsAt === undefined ? "" : predecessorNote(predecessorEndsAt, room.clock.now())}
    <p class="row"><a class="button" href="/keys/${record.keyId}">Done, I have stored it</a></p>`;
  return page({ title: "Copy your new key", body, visit, width: "roomy" });
}

/** A text area: it wraps on a small screen, and is selected with the keyboard alone. Browsers are asked not to keep it. */
function secretField(id: string, label: string, key: Sensitive, before: string): Markup {
  return html`<div class="field secret">
    <label for="${id}">${label}</label>
    <textarea
      id="${id}"
      readonly
      rows="2"
      autocomplete="off"
      spellcheck="false"
      translate="no"
      aria-describedby="once"
      data-secret
    >
${before}${key.reveal()}</textarea>
    <button type="button" class="quiet" data-copy="${id}" hidden>Copy</button>
  </div>`;
}

function predecessorNote(endsAt: number, now: number): Markup {
  if (endsAt <= now) return html`<p>Its predecessor has stopped working just now.</p>`;
  return html`<p>
    Its predecessor works until ${instant(endsAt)}. Put the new key in its place before that.
  </p>`;
}

/** The form came a second time: whoever sent it may have missed the key, and needs a way on. */
export async function keyShownAlready(room: Room, visit: SignedInVisit, keyId: string): Promise<Reply> {
  const record = await room.keys.find(visit.session.accountId, keyId);
  const isLive = record !== undefined && statusOf(record, room.clock.now()) === "active";
  const advice = isLive
    ? html`<p>
        Did you miss it? <a href="/keys/${keyId}/rotate">Rotate the key</a> to get another value, or
        <a href="/keys/${keyId}/revoke">revoke it</a> and make a new one.
      </p>`
    : "";
  const body = html`<p class="note warn">
      ${icon("warning")}
      <span>
        This form has made a key already, and its value was shown then. It cannot be shown again, and nothing
        was made now.
      </span>
    </p>
    <p>
      The key is
      <a href="/keys/${keyId}">${record?.name ?? keyId}</a>${record && html` <code>${record.hint}</code>`}.
    </p>
    ${advice}
    <p class="row"><a class="button" href="/">Back to the keys</a></p>`;
  return page({ title: "This key was shown already", body, visit, status: 409 });
}
