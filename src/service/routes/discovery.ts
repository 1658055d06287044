import { z } from "zod";
import { discovery } from "../answers.ts";
import { describeApi } from "../openapi.ts";
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

/** Describes the others and itself. */
export function openApiRoute(others: readonly Route[]): Route {
  let description: object | undefined;
  const own: Route = openRoute({
    method: "GET",
    path: "/openapi.json",
    layer: "full",
    operation: "openapi",
    summary: "This description",
    answer: z.looseObject({ openapi: z.string() }),
    // Made when somebody asks: the start should not wait for it.
    handle: async () => (description ??= describeApi([...others, own])),
  });
  return own;
}
