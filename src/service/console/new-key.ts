import { html } from "hono/html";
import { DAY_MS } from "../../values/clock.ts";
import { ApiError } from "../errors.ts";
import { mintIn } from "../key-acts.ts";
import { parseKeyName } from "../key-name.ts";
import type { Reply } from "../reply.ts";
import type { Room } from "../room.ts";
import { type Scope, SCOPES } from "../scopes.ts";
import { checkbox, type Choice, problemBox, selectField, textField } from "./forms.ts";
import type { Fields } from "./kept.ts";
import type { Markup } from "./markup.ts";
import { formIdField, makeOncePerForm } from "./once.ts";
import { page } from "./page.ts";
import { keyShownAlready, keyShownOnce } from "./show-once.ts";
import { callerOf, formField, type SignedInVisit } from "./visit.ts";

const LIVES: readonly Choice[] = [
  { value: "", label: "No end" },
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
];

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  "keys:read": "list and show keys",
  "keys:mint": "make keys, and rotate itself",
  "keys:revoke": "change and revoke keys",
  "audit:read": "read the activity",
  "profile:read": "read who the account is",
};

/** The fields that are worth keeping while somebody signs in again. */
export const NEW_KEY_FIELDS = ["name", "days", "again", "narrowed", ...SCOPES] as const;

interface Problem {
  readonly sentence: string;
  readonly status: number;
  /** About the name: it is marked, and a second key of that name can be asked for. */
  readonly field?: "name" | "scopes" | "taken";
}

export async function showNewKey(room: Room, visit: SignedInVisit): Promise<Reply> {
  return newKeyPage(room, visit, visit.kept);
}

export async function makeKey(room: Room, visit: SignedInVisit): Promise<Reply> {
  const { form } = visit;
  const name = parseKeyName(form["name"] ?? "");
  if (name.kind === "refused") {
    return newKeyPage(room, visit, form, {
      sentence: `The name ${name.problem}.`,
      status: 422,
      field: "name",
    });
  }
  const scopes = SCOPES.filter((scope) => form[scope] !== undefined);
  if (scopes.length === 0) {
    return newKeyPage(room, visit, form, {
      sentence: "A key must be allowed something.",
      status: 422,
      field: "scopes",
    });
  }
  const order = {
    ...{ name: name.name, scopes, ...life(form["days"]) },
    ifExists: form["again"] === undefined ? ("error" as const) : ("create" as const),
  };
  try {
    const once = await makeOncePerForm(room, {
      ...{ caller: callerOf(visit), form, route: "mint" },
      make: (db, caller) => mintIn(room, db, caller, order),
    });
    if (once.kind === "made") return await keyShownOnce(room, visit, once.made);
    return await keyShownAlready(room, visit, once.keyId);
  } catch (error) {
    return newKeyPage(room, visit, form, problemOf(error));
  }
}

function life(days: string | undefined): { expiresInMs?: number } {
  const chosen = LIVES.find(({ value }) => value === days)?.value ?? "";
  return chosen === "" ? {} : { expiresInMs: Number(chosen) * DAY_MS };
}

/** What the form can be sent again for; anything else is not the form's. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof ApiError) || ![409, 429].includes(error.status)) throw error;
  if (error.code !== "name_exists") return { sentence: error.message, status: error.status };
  const sentence =
    "A live key of this name exists already. Choose another name, or say below that you want two.";
  return { sentence, status: 409, field: "taken" };
}

async function newKeyPage(
  room: Room,
  visit: SignedInVisit,
  typed: Fields,
  problem?: Problem,
): Promise<Reply> {
  const isTaken = problem?.field === "taken" || typed["again"] !== undefined;
  const again = {
    name: "again",
    label: "Make another key of the same name",
    checked: typed["again"] !== undefined,
  };
  const body = html`${problemBox(problem?.sentence)}
    <form class="panel" method="post" action="/keys/new">
      ${formField(visit)} ${formIdField(room)}
      ${textField({
        ...{ name: "name", label: "Name", value: typed["name"] ?? "", required: true, maxLength: 200 },
        hint: "What it is for, such as the program and the place where it runs. 1 to 100 characters.",
        isWrong: problem?.field === "name" || problem?.field === "taken",
      })}
      ${isTaken ? checkbox(again) : ""}
      ${selectField({
        ...{ name: "days", label: "Ends after", choices: LIVES, chosen: typed["days"] ?? "" },
        hint: "A key that a pipeline rotates needs no end. Give one to a key for a person or a trial.",
      })}
      ${scopeChoice(typed)}
      <p class="row">
        <button data-once-only>Create key</button> <a class="button quiet" href="/">Cancel</a>
      </p>
    </form>`;
  return page({
    ...{ title: "New key", body, visit, status: problem?.status ?? 200, refused: problem !== undefined },
  });
}

/** Everything at first; a box that is taken out narrows the key. */
function scopeChoice(typed: Fields): Markup {
  const isFresh = typed["narrowed"] === undefined;
  return html`<fieldset class="field">
    <legend>May</legend>
    <input type="hidden" name="narrowed" value="1" />
    ${SCOPES.map((scope) =>
      checkbox({
        ...{ name: scope, checked: isFresh || typed[scope] !== undefined },
        label: html`${SCOPE_WORDS[scope]} <code>${scope}</code>`,
      }),
    )}
  </fieldset>`;
}
