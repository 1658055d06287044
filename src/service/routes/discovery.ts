import { discovery } from "../answers.ts";
import { openRoute, type Route } from "../route.ts";

/** Only what works is named: a client uses what it finds here and nothing else. */
const FEATURES = [
  "list",
  "get",
  "meta",
  "revoke",
  "expire",
  "expires_in",
  "last_used_at",
  "scopes",
  "whoami",
  "verify",
  "rotate",
  "idempotency",
  "audit",
];

export function discoveryRoutes(): Route[] {
  return [
    openRoute({
      method: "GET",
      path: "/.well-known/mesh-configuration",
      layer: "full",
      operation: "discover",
      summary: "What this service can do",
      answer: discovery,
      handle: async () => ({ api_version: "1", features: FEATURES }),
    }),
  ];
}
