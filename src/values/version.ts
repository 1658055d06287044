/** This release; a test holds it against package.json. */
export const VERSION = "1.0.0-alpha.1";

/** `User-Agent` of every request (spec: actions.md, What every action does). */
export const USER_AGENT = `mesh-setup-api-key/${VERSION}`;
