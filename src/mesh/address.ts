import type { Sensitive } from "../values/sensitive.ts";
import { USER_AGENT } from "../values/version.ts";

/** Where Mesh's users have their accounts, unless they say otherwise. */
export const HOSTED_MESH_URL = "https://mesh-abh5.onrender.com";

/** What is sent there stays on this machine: plain http does no harm. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** The address of a route; a base with a path of its own keeps it. */
export function meshUrl(baseUrl: URL, path: string): URL {
  return new URL(`${baseUrl.href.replace(/\/+$/, "")}${path}`);
}

/** What every request to Mesh carries. */
export function meshHeaders(credential: Sensitive | undefined, hasBody: boolean): Record<string, string> {
  return {
    accept: "application/json",
    // A cached answer would tell an old time, and old facts.
    "cache-control": "no-cache",
    "user-agent": USER_AGENT,
    ...(credential === undefined ? {} : authorization(credential)),
    ...(hasBody ? { "content-type": "application/json" } : {}),
  };
}

/** A key goes both ways, as the published client sends it; anything else is an access token. */
function authorization(credential: Sensitive): Record<string, string> {
  const value = credential.reveal();
  if (!value.startsWith("mesh_")) return { authorization: `Bearer ${value}` };
  return { authorization: `ApiKey ${value}`, "x-api-key": value };
}
