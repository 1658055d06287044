import { html } from "hono/html";
import type { Markup } from "../../service/console/markup.ts";
import { DAY_MS, formatInstant, type Instant } from "../../values/clock.ts";
import { foldedLog } from "../folded-log.ts";
import { foldRuns, type Folded } from "./folding.ts";
import { drawLaneChart, STATE_WORDS } from "./lanes-svg.ts";
import { lanesOf, type Lane, type LaneState } from "./lanes.ts";
import type { PlayedRun } from "./played-run.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { REPORT_STYLE } from "./report-style.ts";
import { exitCodeOf, summarize } from "./summary.ts";
import {
  count,
  dateOf,
  describeDays,
  describeKeyEvent,
  describeNotRun,
  describeSeen,
  describeStretch,
  minuteOf,
  outcomesOf,
} from "./wording.ts";

/** The play as a page that needs nothing else: no script, no font, no picture from anywhere. */
export async function renderReport(rehearsal: Rehearsal): Promise<string> {
  const { title, path, repository, days, startAt, runs } = rehearsal;
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Rehearsal: ${title}</title>
        <style>
          ${REPORT_STYLE}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>
            <code>${path}</code> of <code>${repository}</code>, played over ${count(days, "day")} from
            ${dateOf(startAt)}: ${count(runs.length, "run")}, against a key service and a GitHub stand-in on
            one machine. Every key and token in it was made for this play.
          </p>
          ${verdict(rehearsal)}
        </header>
        <main>${keysSection(rehearsal)} ${daysSection(rehearsal)} ${lacksSection(rehearsal)}</main>
      </body>
    </html> `;
  return String(page);
}

function verdict(rehearsal: Rehearsal): Markup {
  const { kept, broken } = summarize(rehearsal);
  const code = exitCodeOf(rehearsal);
  const words =
    code === 0
      ? "Every promise held"
      : code === 1
        ? "A promise was broken"
        : "This shows less than was asked for";
  return html`<div class="verdict ${code === 0 ? "good" : "bad"}">
    <p><strong>${code === 0 ? "✓" : "✗"} ${words}</strong></p>
    <ul>
      ${kept.map((line) => html`<li>${line}</li>`)}${broken.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}

function keysSection({ keys, startAt, days, runs }: Rehearsal): Markup {
  const lanes = lanesOf(keys, startAt + days * DAY_MS);
  if (lanes.length === 0)
    return html`<section>
      <h2>Keys</h2>
      <p>No key was minted.</p>
    </section>`;
  const marks = runs.flatMap(({ at, met }) => met.map((text) => ({ at, text: text.replace(/ @day.*/, "") })));
  return html`<section aria-labelledby="keys">
    <h2 id="keys">Keys</h2>
    <ul class="legend">
      ${Object.entries(STATE_WORDS).map(([state, words]) => html`<li><span class="swatch ${state}"></span>${words}</li>`)}
      <li><span class="swatch end">×</span>ended</li>
    </ul>
    <div class="scroll" role="region" aria-label="Chart of the keys" tabindex="0">
      ${drawLaneChart({ lanes, startAt, days, marks })}
    </div>
    <div class="scroll" role="region" aria-label="Table of the keys" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Minted</th>
            <th scope="col">Secret</th>
            <th scope="col">In the secret</th>
            <th scope="col">Replaced, still worked</th>
            <th scope="col">End</th>
          </tr>
        </thead>
        <tbody>
          ${lanes.map(keyRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function keyRow({ key, segments, endedAt }: Lane): Markup {
  const stretch = (state: LaneState): Markup => {
    const found = segments.find((segment) => segment.state === state);
    if (found === undefined) return html`–`;
    // What still lasts when the play is over did not end there.
    if (endedAt === undefined && found === segments.at(-1)) return html`since ${time(found.fromAt)}`;
    return html`${time(found.fromAt)} to ${time(found.untilAt)}`;
  };
  const secrets = [...new Set(key.holdings.map(({ place }) => place))].join(", ");
  const end =
    endedAt !== undefined
      ? html`${key.ended ?? "ended"} ${time(endedAt)}`
      : key.endsAt === undefined
        ? html`alive`
        : html`alive until ${time(key.endsAt)}`;
  return html`<tr>
    <th scope="row"><code>${key.keyId}</code></th>
    <td>${time(key.mintedAt)}</td>
    <td>${secrets || "none"}</td>
    <td>${stretch("held")}</td>
    <td>${stretch("grace")}</td>
    <td>${end}</td>
  </tr>`;
}

function time(at: Instant): Markup {
  return html`<time datetime="${formatInstant(at)}">${dateOf(at)}</time>`;
}

function daysSection({ runs, prepared, afterwards }: Rehearsal): Markup {
  const events = (title: string, list: Rehearsal["prepared"]): Markup =>
    list.length === 0
      ? html``
      : html`<li class="stretch">
          <span class="when">${title}</span> ${list.map(describeKeyEvent).join("; ")}
        </li>`;
  return html`<section aria-labelledby="days">
    <h2 id="days">Day by day</h2>
    <ol class="days">
      ${events("Before the first run", prepared)} ${foldRuns(runs).map(piece)}
      ${events("By the end", afterwards)}
    </ol>
  </section>`;
}

function piece(folded: Folded): Markup {
  if (folded.kind === "between")
    return html`${folded.events.map(
      (event) =>
        html`<li class="stretch">
          <span class="when">${dateOf(event.at)}</span> ${describeKeyEvent(event)}
        </li>`,
    )}`;
  if (folded.kind === "stretch")
    return html`<li class="stretch">
      <span class="when">${capital(describeDays(folded))}</span> ${describeStretch(folded)}
    </li>`;
  const { run } = folded;
  const isOpen = run.broken.length > 0 || run.met.length > 0;
  const outcome = outcomesOf(run).join(", ");
  return html`<li class="run ${run.broken.length > 0 ? "bad" : ""}">
<details${isOpen ? html` open` : ""}>
<summary><span class="when">Day ${run.day}</span> <span class="outcome">${outcome}</span> <span class="at">${minuteOf(run.at)}, run ${run.number}, ${run.event}</span></summary>
${list(
  "saw",
  run.jobs.flatMap(({ name, saw }) => saw.map((seen) => `${name} saw ${describeSeen(seen)}`)),
)}
${list("events", run.keyEvents.map(describeKeyEvent))}
${list(
  "met",
  run.met.map((met) => `Met: ${met}`),
)}
${list(
  "broken",
  run.broken.map((broken) => `Broken: ${broken}`),
)}
${list(
  "not-run",
  run.jobs.flatMap((job) => describeNotRun(job).map((line) => `Not run: ${line}`)),
)}
${logOf(run)}
</details>
</li>`;
}

function list(kind: string, lines: readonly string[]): Markup {
  return lines.length === 0
    ? html``
    : html`<ul class="${kind}">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;
}

function logOf(run: PlayedRun): Markup {
  const text = printed(run);
  // In a `pre` every space counts: nothing may be laid out in here.
  return text === ""
    ? html``
    : html`<pre role="region" tabindex="0" aria-label="Log of run ${run.number}">${text}</pre>`;
}

/** The log as the terminal shows it: groups folded, secrets masked. */
function printed(run: PlayedRun): string {
  const lines: string[] = [];
  const take = foldedLog({ log: (text) => lines.push(text) });
  for (const line of run.log) take(line);
  return lines.join("\n");
}

function lacksSection(rehearsal: Rehearsal): Markup {
  const { lacks } = summarize(rehearsal);
  if (lacks.length === 0) return html``;
  return html`<section aria-labelledby="lacks">
    <h2 id="lacks">What was left out</h2>
    ${lacks.map(
      ({ title, lines }) =>
        html`<h3>${title.replace(/:$/, "")}</h3>
          <ul>
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`,
    )}
  </section>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
