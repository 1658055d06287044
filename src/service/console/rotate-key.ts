import { html } from "hono/html";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../values/clock.ts";
import { ApiError } from "../errors.ts";
import { rotateIn } from "../key-acts.ts";
import type { Reply } from "../reply.ts";
import type { Room } from "../room.ts";
import { type KeyRecord, statusOf } from "../store/key-record.ts";
import { type Choice, problemBox, selectField } from "./forms.ts";
import { findShown } from "./key-page.ts";
import { lastUse } from "./key-words.ts";
import type { Markup } from "./markup.ts";
import { instant } from "./moments.ts";
import { formIdField, makeOncePerForm } from "./once.ts";
import { page } from "./page.ts";
import { keyShownAlready, keyShownOnce } from "./show-once.ts";
import { callerOf, formField, type SignedInVisit } from "./visit.ts";

const GRACES: readonly (Choice & { readonly ms: number })[] = [
  { value: "none", label: "None: it stops at once", ms: 0 },
  { value: "15m", label: "15 minutes", ms: 15 * MINUTE_MS },
  { value: "1h", label: "1 hour", ms: HOUR_MS },
  { value: "1d", label: "1 day", ms: DAY_MS },
  { value: "3d", label: "3 days", ms: 3 * DAY_MS },
  { value: "7d", label: "7 days", ms: 7 * DAY_MS },
];
const DEFAULT_GRACE = "1d";

/** The fields that are worth keeping while somebody signs in again. */
export const ROTATION_FIELDS = ["grace"] as const;

export async function showRotation(room: Room, visit: SignedInVisit): Promise<Reply> {
  return rotationPage(room, visit, await findShown(room, visit));
}

export async function rotateKey(room: Room, visit: SignedInVisit): Promise<Reply> {
  const key = await findShown(room, visit);
  const { keyId } = key;
  const grace = GRACES.find(({ value }) => value === visit.form["grace"]);
  if (grace === undefined) {
    return rotationPage(room, visit, key, { sentence: "Choose a grace period.", status: 422 });
  }
  try {
    const once = await makeOncePerForm(room, {
      ...{ caller: callerOf(visit), form: visit.form, route: `rotate:${keyId}` },
      make: (db, caller) => rotateIn(room, db, caller, { keyId, graceMs: grace.ms }),
    });
    if (once.kind === "made") return await keyShownOnce(room, visit, once.made);
    return await keyShownAlready(room, visit, once.keyId);
  } catch (error) {
    if (!(error instanceof ApiError) || ![409, 429].includes(error.status)) throw error;
    return rotationPage(room, visit, key, { sentence: error.message, status: error.status });
  }
}

async function rotationPage(
  room: Room,
  visit: SignedInVisit,
  key: KeyRecord,
  problem?: { readonly sentence: string; readonly status: number },
): Promise<Reply> {
  const now = room.clock.now();
  const chosen = visit.form["grace"] ?? visit.kept["grace"] ?? DEFAULT_GRACE;
  const about = html`<p class="about">
    <strong>${key.name}</strong> <code>${key.hint}</code>, last used: ${lastUse(key, now)}
  </p>`;
  const body = html`${problemBox(problem?.sentence)} ${about}
  ${statusOf(key, now) === "active" ? rotationForm(room, visit, key, chosen) : cannot(key)}`;
  const status = problem?.status ?? 200;
  return page({ title: "Rotate a key", body, visit, status, refused: problem !== undefined });
}

function rotationForm(room: Room, visit: SignedInVisit, key: KeyRecord, chosen: string): Markup {
  const { keyId, expiresAt } = key;
  const early =
    expiresAt === null
      ? ""
      : html`<p class="hint">It ends by itself on ${instant(expiresAt)}, whatever you choose.</p>`;
  return html`<form class="panel" method="post" action="/keys/${keyId}/rotate">
    ${formField(visit)} ${formIdField(room)}
    <p>
      A new key takes its place, with the same name, scopes, labels and end. It is shown once. The present key
      keeps working for a grace period, so that you can put the new one in its place.
    </p>
    ${selectField({ name: "grace", label: "Grace period", choices: GRACES, chosen })} ${early}
    <p class="row">
      <button data-once-only>Rotate</button> <a class="button quiet" href="/keys/${keyId}">Cancel</a>
    </p>
  </form>`;
}

function cannot({ keyId }: KeyRecord): Markup {
  return html`<p class="panel none">
    Only an active key can be rotated. <a href="/keys/${keyId}">Look at this one</a>, or
    <a href="/keys/new">make a new one</a>.
  </p>`;
}
