/**
 * What a handler answers: plain data. `Request` and `Response` with their streams cost more than a whole verification,
 * so they exist at the edge only, for programs that embed the service.
 */
export interface Reply {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Record<string, string>;
  /** Complete `Set-Cookie` values: the one header that may stand several times. */
  readonly cookies?: readonly string[];
  readonly body: string;
}

/** The part of a `Request` that the service reads; a real one fits. */
export interface WireRequest {
  readonly method: string;
  /** Whole, with scheme and host. */
  readonly url: string;
  /** The same, where somebody has taken it apart already. */
  readonly parsedUrl?: URL;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | Request["body"];
}

/** The host of a request whose target and `Host` header make no URL, or not the one that they seem to make (RFC 6761). */
export const NO_HOST = "no-url.invalid";

export function jsonReply(
  body: object,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Reply {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

export function toResponse({ status, headers, cookies = [], body }: Reply): Response {
  const response = new Response(body === "" ? null : body, { status, headers });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
