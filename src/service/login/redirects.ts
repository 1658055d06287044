/** The one path that a program on the user's machine listens at. */
const LOOPBACK_PATH = "/callback";
const LOOPBACK_HOSTS = ["127.0.0.1", "[::1]", "localhost"];
const LONGEST = 500;

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
  return LOOPBACK_HOSTS.includes(url.hostname) && uri === plain;
}
