import { isIP } from "node:net";
import type { WireRequest } from "../reply.ts";
import { ApiError } from "../errors.ts";

/** By what names the service is known, and to what it answers. */
export class Origins {
  readonly #public: URL | undefined;

  /** @param publicUrl where users reach the service, when that differs from where it listens. */
  constructor(publicUrl: string | undefined) {
    this.#public = publicUrl === undefined ? undefined : new URL(publicUrl);
  }

  /**
   * A page of somebody else's can make a name of its own point at this machine and read what it likes (DNS rebinding). An
   * address cannot be made to point elsewhere, so addresses and `localhost` are let through, and one name.
   *
   * @throws ApiError 421
   */
  refuseForeignHost({ host, hostname }: URL): void {
    if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || hostname === "localhost") return;
    if (host === this.#public?.host) return;
    const sentence =
      "The Host header names a host that this service does not serve. Whoever runs it sets the name with --public-url.";
    throw new ApiError(421, "invalid_host", sentence);
  }

  /** What the user's browser calls this service; used for links and compared with `Origin`. */
  of(url: URL): string {
    return this.#public !== undefined && url.host === this.#public.host ? this.#public.origin : url.origin;
  }

  /**
   * Programs send neither header and are let through; a browser always says from where a form or a script comes.
   *
   * @throws ApiError 403 for a request that another site made.
   */
  refuseForeign(request: WireRequest, url: URL): void {
    if (isSafe(request.method) || !this.#isForeign(request, url)) return;
    throw foreign();
  }

  /** @throws ApiError 403 also for a request that does not say where it comes from: pages are for browsers. */
  refuseUnlessOurs(request: WireRequest, url: URL): void {
    const named = request.headers.get("origin") !== null || request.headers.get("sec-fetch-site") !== null;
    if (isSafe(request.method) || (named && !this.#isForeign(request, url))) return;
    throw foreign();
  }

  #isForeign(request: WireRequest, url: URL): boolean {
    const origin = request.headers.get("origin");
    const site = request.headers.get("sec-fetch-site");
    // `none` is a user who typed the address, and cannot come with a form.
    if (site !== null && site !== "same-origin") return true;
    // Our pages send no referrer, and then a browser sends no origin either: it says `null`, and same-origin beside it.
    if (origin === "null") return site === null;
    return origin !== null && origin !== this.of(url);
  }
}

function isSafe(method: string): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}

function foreign(): ApiError {
  return new ApiError(
    403,
    "foreign_origin",
    "The request comes from another site. Use the service's own pages.",
  );
}
