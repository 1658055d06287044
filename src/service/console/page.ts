import { html } from "hono/html";
import type { Reply } from "../reply.ts";
import { FAVICON, SCRIPT, STYLE } from "./assets.ts";
import { icon, ICON_SHEET } from "./icons.ts";
import type { Markup } from "./markup.ts";
import { formField, type Visit } from "./visit.ts";

/** One page of the console. */
interface Look {
  readonly title: string;
  readonly body: Markup;
  /** Who looks at it; the way to the other pages is shown to who is signed in. */
  readonly visit?: Visit;
  readonly status?: number;
  /** Complete `Set-Cookie` values. */
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Set where the form was refused: the title says so first, for who hears it (WCAG 2.4.2, 3.3.1). */
  readonly refused?: boolean;
  /** A list needs more room than a form, and a sign-in less. */
  readonly width?: "slim" | "roomy" | "wide";
}

/** Everything is forbidden that these pages do not use, so that injected markup can do nothing. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** HTML does without these (section 13.1.2.4), and a list of a hundred keys has seven hundred of them. */
const OPTIONAL_ENDS = /\s*<\/(?:td|th|tr|option)>/g;

const PLACES = [
  ["/", "API keys"],
  ["/activity", "Activity"],
  ["/device", "Devices"],
  ["/account", "Account"],
] as const;

/** One page, readable without a script. */
export async function page(look: Look): Promise<Reply> {
  const { title, body, visit, status = 200, refused = false, width = "" } = look;
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${refused ? "Problem: " : ""}${title} · Mesh keys</title>
        <link rel="icon" href="${FAVICON.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLE.path}" />
        <script src="${SCRIPT.path}" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${ICON_SHEET} ${head(visit)}
        <main id="main" class="${width}">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return dressed({ status, body: squeezed(String(text)) }, look);
}

/** Leads to another page of ours. */
export function redirectTo(path: string, look: Pick<Look, "cookies"> = {}): Reply {
  return dressed({ status: 303, body: "" }, { ...look, headers: { location: path } });
}

function head(visit: Visit | undefined): Markup {
  const brand = html`${icon("key")} Mesh keys`;
  if (visit?.session === undefined) return html`<header><p class="brand">${brand}</p></header>`;
  return html`<header>
    <p class="brand"><a href="/">${brand}</a></p>
    <nav aria-label="Console">
      <ul>
        ${PLACES.map(([path, name]) => placeLink(path, name, visit.url.pathname))}
      </ul>
    </nav>
    <form class="who" method="post" action="/sign-out">
      ${formField(visit)}<span>${visit.session.email}</span> <button class="quiet">Sign out</button>
    </form>
  </header>`;
}

function placeLink(path: string, name: string, here: string): Markup {
  if (path === here) return html`<li><a href="${path}" aria-current="page">${name}</a></li>`;
  const isWithin = path === "/" ? here.startsWith("/keys/") : here.startsWith(`${path}/`);
  if (isWithin) return html`<li><a href="${path}" aria-current="true">${name}</a></li>`;
  return html`<li><a href="${path}">${name}</a></li>`;
}

function dressed(
  answer: Pick<Reply, "status" | "body">,
  { cookies = [], headers = {} }: Pick<Look, "cookies" | "headers">,
): Reply {
  const own = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "clipboard-read=(), camera=(), microphone=(), geolocation=()",
  };
  return { ...answer, headers: { ...own, ...headers }, cookies };
}

/** Takes away how the source is indented. No text that is shown has lines: names are one line, and so is every field. */
function squeezed(text: string): string {
  return text
    .replaceAll(OPTIONAL_ENDS, "")
    .replaceAll(/\s*\n\s*/g, "\n")
    .replaceAll(" />", "/>");
}
