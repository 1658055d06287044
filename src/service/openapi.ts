import { z } from "zod";
import { refusal } from "./answers.ts";
import type { Route } from "./route.ts";

type Json = Readonly<Record<string, unknown>>;

const TITLE = "Mesh key service";

/** What each refusal means, in one line (spec: mesh-api.md, "Errors"). */
const REFUSALS: Readonly<Record<number, string>> = {
  400: "The request cannot be read, or holds credentials that contradict each other or stand in the URL",
  401: "No live credential; WWW-Authenticate says which kind is wanted",
  403: "The credential is too narrow for this",
  404: "Not there, or not yours",
  409: "The state of the key or the account does not allow it",
  413: "The body is larger than 16 KiB",
  414: "The URL is longer than 8,000 characters",
  415: "The body has another content type than the one documented",
  421: "The Host header names another service",
  422: "A value is not allowed; the sentence names it",
  429: "Too many; Retry-After says how long to wait",
  503: "The database cannot be reached just now; Retry-After says when to try again",
};

/** OpenAPI 3.1 of the routes, out of the very schemas that validate their requests. */
export function describeApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: TITLE, version: "1" },
    paths,
    components: {
      schemas: { Refusal: jsonSchema(refusal, "output") },
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "x-api-key" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operation(route: Route): Json {
  const needs = route.requires === undefined ? "" : ` Needs the scope \`${route.requires}\`.`;
  return {
    operationId: route.operation,
    summary: route.summary,
    ...(route.access === "everybody"
      ? {}
      : { description: `Any live credential.${needs}`, security: SECURITY }),
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: requestContent(route) } }),
    responses: { 200: success(route), ...Object.fromEntries(refusalsOf(route).map(refused)) },
  };
}

const SECURITY = [{ key: [] }, { token: [] }];

function pathParameters({ path }: Route): Json[] {
  if (!path.includes(":key_id")) return [];
  return [{ name: "key_id", in: "path", required: true, schema: { type: "string" } }];
}

/** `meta.<field>` stands for any number of names, which OpenAPI cannot say. */
function queryParameters({ query }: Route): Json[] {
  if (query === undefined) return [];
  const { properties = {} } = jsonSchema(query, "input") as { properties?: Record<string, Json> };
  return Object.entries(properties)
    .filter(([name]) => name !== "meta")
    .map(([name, schema]) => ({ name, in: "query", required: false, schema }));
}

function headerParameters({ idempotent }: Route): Json[] {
  if (idempotent !== true) return [];
  const schema = { type: "string", pattern: "^[ -~]{32,255}$" };
  return [{ name: "Idempotency-Key", in: "header", required: false, schema }];
}

function requestContent({ body, forms }: Route): Json {
  const schema = body === undefined ? {} : jsonSchema(body, "input");
  const json = { "application/json": { schema } };
  return forms === true ? { ...json, "application/x-www-form-urlencoded": { schema } } : json;
}

function success({ answer, media = "application/json", summary }: Route): Json {
  const schema = media === "application/json" ? jsonSchema(answer, "output") : { type: "string" };
  return { description: summary, content: { [media]: { schema } } };
}

/** The statuses follow from what the route reads and who may call it. */
function refusalsOf(route: Route): number[] {
  const statuses = new Set([400, 414, 421, 503, ...(route.statuses ?? [])]);
  if (route.access === "credential") for (const status of [401, 429]) statuses.add(status);
  if (route.requires !== undefined) statuses.add(403);
  if (route.body !== undefined) for (const status of [413, 415]) statuses.add(status);
  // The forms are OAuth's, which says 400 to every kind of wrong (RFC 6749 section 5.2).
  if (route.body !== undefined && route.forms !== true) statuses.add(422);
  if (route.query !== undefined || route.idempotent === true) statuses.add(422);
  if (route.path.includes(":key_id")) statuses.add(404);
  return [...statuses].sort((a, b) => a - b);
}

function refused(status: number): [number, Json] {
  const schema = { $ref: "#/components/schemas/Refusal" };
  return [status, { description: REFUSALS[status] ?? "", content: { "application/json": { schema } } }];
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
