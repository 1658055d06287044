import { html } from "hono/html";
import { hideIssuedKeys } from "../key-format.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./markup.ts";

/** Says at the top what is wrong with what was sent; nothing where nothing is. */
export function problemBox(problem: string | undefined): Markup | "" {
  if (problem === undefined || problem === "") return "";
  return html`<p class="note bad" id="problem" role="alert">${icon("warning")} <span>${problem}</span></p>`;
}

export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | Markup;
  readonly type?: "text" | "email" | "password" | "search";
  readonly value?: string;
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The problem at the top is about this one. */
  readonly isWrong?: boolean;
  /** For what is read letter by letter, such as a code. */
  readonly isCode?: boolean;
}

/** Label, hint and field, tied together for who hears them. A key that was pasted into it is not shown again. */
export function textField(field: TextField): Markup {
  const { name, label, hint, type = "text", value = "", autocomplete = "off" } = field;
  const described = [hint === undefined ? "" : `${name}-hint`, field.isWrong === true ? "problem" : ""];
  const code = field.isCode === true ? html`autocapitalize="characters" spellcheck="false"` : "";
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? "" : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${hideIssuedKeys(value)}"
      autocomplete="${autocomplete}"
      ${code}
      ${attribute("aria-describedby", described.join(" ").trim())}
      ${attribute("minlength", field.minLength)}
      ${attribute("maxlength", field.maxLength)}
      ${field.required === true ? "required" : ""}
      ${field.isWrong === true ? html`aria-invalid="true"` : ""}
    />
  </div>`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function selectField(field: {
  name: string;
  label: string;
  hint?: string;
  choices: readonly Choice[];
  chosen: string;
}): Markup {
  const { name, label, hint, choices, chosen } = field;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? "" : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    <select id="${name}" name="${name}" ${attribute("aria-describedby", hint && `${name}-hint`)}>
      ${choices.map(
        (choice) =>
          html`<option value="${choice.value}" ${choice.value === chosen ? "selected" : ""}>
            ${choice.label}
          </option>`,
      )}
    </select>
  </div>`;
}

export function checkbox(box: { name: string; label: string | Markup; checked: boolean }): Markup {
  const { name, label, checked } = box;
  return html`<label class="check"
    ><input type="checkbox" name="${name}" value="on" ${checked ? "checked" : ""} />
    <span>${label}</span></label
  >`;
}

function attribute(name: string, value: string | number | undefined): Markup | "" {
  return value === undefined || value === "" ? "" : html`${name}="${value}"`;
}
