import { html } from "hono/html";

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
export async function page(title: string, body: Markup, look: Look = {}): Promise<Response> {
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
  return dressed(new Response(String(text), { status: look.status ?? 200 }), look);
}

/** Leads to another page of ours. */
export function redirectTo(path: string, look: Look = {}): Response {
  return dressed(new Response(null, { status: 303, headers: { location: path } }), look);
}

export function stylesheet(): Response {
  const headers = { "content-type": "text/css; charset=utf-8" };
  return dressed(new Response(STYLE, { headers }), { headers });
}

function dressed(response: Response, { cookies = [], headers = {} }: Look): Response {
  const own = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
  };
  for (const [name, value] of Object.entries({ ...own, ...headers })) response.headers.set(name, value);
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
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
