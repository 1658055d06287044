/** The one path that a program on the user's machine listens at. */
const LOOPBACK_PATH = "/callback";
const LOOPBACK_HOSTS = ["127.0.0.1", "[::1]", "localhost"];
const LONGEST = 500;
/** A URL leaves out the port that its scheme has anyway. */
const HTTP_PORT = /^(http:\/\/[^/]+):80\//;

/**
 * Where a code may be sent: to a program on the user's own machine, on any port (RFC 8252 section 7.3), or to a URL that
 * whoever runs the service has registered, to the letter. Anything else could carry the code to somebody else.
 */
export function isAllowedRedirect(uri: string, registered: readonly string[]): boolean {
  if (registered.includes(uri)) return true;
  if (uri.length > LONGEST || !URL.canParse(uri)) return false;
  const url = new URL(uri);
  const plain = `http://${url.host}${LOOPBACK_PATH}`;
  // Compared as a whole: no user, query, fragment, dot segment or other spelling is left to think about.
  return LOOPBACK_HOSTS.includes(url.hostname) && uri.replace(HTTP_PORT, "$1/") === plain;
}

/**
 * Whether somebody may register it: a page, or a program's own scheme, which has a dot in it (RFC 8252 section 7.1).
 * `javascript:` and `data:` would run in the page that sends the code.
 */
export function isRegistrable(uri: string): boolean {
  const scheme = URL.parse(uri)?.protocol.slice(0, -1) ?? "";
  return ["https", "http"].includes(scheme) || scheme.includes(".");
}
