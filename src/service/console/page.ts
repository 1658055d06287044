import { html } from "hono/html";
import type { Reply } from "../reply.ts";

/** What a page needs besides its body. */
interface Look {
  readonly status?: number;
  /** Complete `Set-Cookie` values. */
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Text that is escaped already: the template does it, wherever a value comes from. */
export type Markup = ReturnType<typeof html>;

/** Everything is forbidden that these pages do not use, so that injected markup can do nothing. */
const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const STYLE_PATH = "/console.css";

/** One page, readable without a script. */
export async function page(title: string, body: Markup, look: Look = {}): Promise<Reply> {
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Mesh keys</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return dressed({ status: look.status ?? 200, body: String(text) }, look);
}

/** Leads to another page of ours. */
export function redirectTo(path: string, look: Look = {}): Reply {
  return dressed({ status: 303, body: "" }, { ...look, headers: { location: path } });
}

export function stylesheet(): Reply {
  return dressed({ status: 200, body: STYLE }, { headers: { "content-type": "text/css; charset=utf-8" } });
}

function dressed(answer: Pick<Reply, "status" | "body">, { cookies = [], headers = {} }: Look): Reply {
  const own = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
  };
  return { ...answer, headers: { ...own, ...headers }, cookies };
}

const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1.5rem; }
main { max-width: 32rem; margin: 0 auto; }
label { display: block; margin: 1rem 0; }
input { display: block; width: 100%; box-sizing: border-box; padding: 0.5rem; font: inherit; }
button { padding: 0.5rem 1rem; margin: 0.25rem 0.5rem 0.25rem 0; font: inherit; cursor: pointer; }
code { overflow-wrap: anywhere; }
[role="alert"] { border-left: 0.25rem solid; padding-left: 0.75rem; }
:focus-visible { outline: 0.2rem solid; outline-offset: 0.1rem; }
`;
