import type { Repository } from "../github/port.ts";
import { parseUrl } from "../values/parse-url.ts";

/** GitHub's limit for the name of an App. */
const LONGEST_NAME = 34;

/**
 * The page that registers a GitHub App with exactly the permission that the workflow needs, everything filled in (GitHub
 * Docs, "Registering a GitHub App using URL parameters"). Its private key goes from GitHub to the person, and never
 * through this program.
 */
export function appLink({ owner, name }: Repository, apiUrl: string): URL {
  const url = new URL("/settings/apps/new", webOrigin(apiUrl));
  const parameters = {
    name: `mesh-key-${owner}-${name}`.slice(0, LONGEST_NAME),
    description: "Writes the Mesh API key into the secrets of one repository.",
    url: new URL(`/${owner}/${name}`, webOrigin(apiUrl)).href,
    public: "false",
    webhook_active: "false",
    secrets: "write",
  };
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
  return url;
}

/** `https://api.github.com` belongs to `https://github.com`, `https://HOST/api/v3` to `https://HOST`. */
function webOrigin(apiUrl: string): string {
  const url = parseUrl(apiUrl) ?? new URL("https://api.github.com");
  return url.hostname === "api.github.com" ? "https://github.com" : url.origin;
}
