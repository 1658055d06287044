/** `URL.parse`, which Node 20 does not have: `undefined` for what is no address. */
export function parseUrl(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
