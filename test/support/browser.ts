import type { IncomingMessage } from "node:http";
import type { MeshService } from "../../src/service/create-mesh-service.ts";

export interface PageSeen {
  readonly status: number;
  readonly path: string;
  readonly text: string;
  readonly headers: Headers;
}

/** As much of a browser as the pages need: cookies, redirects, the fields of the form that is shown. */
export class Browser {
  readonly #service: Pick<MeshService, "fetch">;
  readonly #origin: string;
  readonly cookies = new Map<string, string>();
  #page: PageSeen | undefined;
  /** Sent with every form, as a browser would. */
  formHeaders: Record<string, string>;
  address = "192.0.2.10";

  constructor(service: Pick<MeshService, "fetch">, origin = "http://mesh.test") {
    this.#service = service;
    this.#origin = origin;
    this.formHeaders = { origin: "null", "sec-fetch-site": "same-origin" };
  }

  get page(): PageSeen {
    if (this.#page === undefined) throw new Error("No page was opened.");
    return this.#page;
  }

  /** Goes back to a page that was shown before, as it was: what a history or another tab holds. */
  show(page: PageSeen): void {
    this.#page = page;
  }

  async open(path: string): Promise<PageSeen> {
    return this.#follow(path, { method: "GET" });
  }

  /** Sends the form that the page shows: its hidden fields, and those that are typed. */
  async submit(typed: Record<string, string> = {}, action = this.#action()): Promise<PageSeen> {
    return this.post(action, { ...this.#hidden(), ...typed });
  }

  async post(path: string, fields: Record<string, string>): Promise<PageSeen> {
    const headers = { "content-type": "application/x-www-form-urlencoded", ...this.formHeaders };
    return this.#follow(path, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
  }

  /** Where the page's only link to somewhere else leads. */
  link(): URL {
    return new URL(decode(/<a [^>]*href="(http[^"]*)"/.exec(this.page.text)?.[1] ?? ""));
  }

  async #follow(path: string, init: RequestInit): Promise<PageSeen> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const incoming = { socket: { remoteAddress: this.address } } as unknown as IncomingMessage;
    const response = await this.#service.fetch(new Request(this.#origin + path, { ...init, headers }), {
      incoming,
    });
    this.#keepCookies(response);
    const location = response.headers.get("location");
    if (response.status === 303 && location !== null) return this.#follow(location, { method: "GET" });
    this.#page = { status: response.status, path, text: await response.text(), headers: response.headers };
    return this.#page;
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (cookie.includes("Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  #hidden(): Record<string, string> {
    const inputs = [...this.#form().matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)];
    return Object.fromEntries(inputs.map(([, name = "", value = ""]) => [name, decode(value)]));
  }

  #action(): string {
    return decode(/^<form[^>]* action="([^"]*)"/.exec(this.#form())?.[1] ?? this.page.path);
  }

  /** The page's own form, or where it has none the one to sign out with, which stands on every page. */
  #form(): string {
    const forms = [...this.page.text.matchAll(/<form[^>]* method="post"[^]*?<\/form>/g)];
    const main = this.page.text.indexOf("<main");
    return (forms.find(({ index }) => index > main) ?? forms[0])?.[0] ?? "";
  }
}

function decode(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
