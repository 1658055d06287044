import type { Endpoint } from "../../src/sandbox/github/stand-in.ts";

/** Served beside the REST API, and so not in its description. */
const UNDESCRIBED = /^(\/api)?\/graphql$/;
/** Where a renamed repository redirects to: the same endpoints under another address, which has no description. */
const BY_ID = /^\/repositories\/\{repository_id\}/;

/** The operations of GitHub's description (`GET /rate_limit`) that these endpoints have to keep to. */
export function describedOperations(endpoints: readonly Endpoint[]): readonly string[] {
  const described = endpoints.filter(({ path }) => !UNDESCRIBED.test(path));
  return [...new Set(described.map(({ method, path }) => `${method} ${describedPath(path)}`))].sort();
}

function describedPath(path: string): string {
  return path.replace(BY_ID, "/repos/{owner}/{repo}");
}

/** Tells by method and path which operation of the description a request asks for. */
export function operationOf(endpoints: readonly Endpoint[]): (method: string, path: string) => string {
  const patterns = endpoints.map(({ method, path }) => ({
    operation: `${method} ${describedPath(path)}`,
    pattern: new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, "[^/?]+")}(\\?.*)?$`),
  }));
  return (method, path) => {
    // As the app does: the first one that fits.
    const found = patterns.find(({ pattern }) => pattern.test(`${method} ${path}`));
    return found?.operation ?? `${method} ${path}`;
  };
}
