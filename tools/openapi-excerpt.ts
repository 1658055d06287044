/** Turns GitHub's OpenAPI 3.0 description into what a test needs to judge answers by: JSON Schema, no prose. */

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export interface Description {
  readonly info: JsonObject;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: JsonObject;
}

export interface Operation {
  readonly responses?: Readonly<Record<string, JsonObject>>;
}

/** `schema: null`: such an answer has no body. */
export interface Excerpt {
  readonly source: string;
  readonly operations: Readonly<Record<string, Readonly<Record<string, { readonly schema: Json }>>>>;
  readonly schemas: JsonObject;
}

/** What GitHub answers with where the description names no answer. */
const ALWAYS_NEEDED = "basic-error";

/**
 * Keeps the answers of these operations (`GET /rate_limit`), and the schemas that they refer to.
 *
 * @throws {Error} when the description lacks one of them, or an answer needs a header (none did so far).
 */
export function excerptOf(description: Description, wanted: readonly string[], source: string): Excerpt {
  const schemas = new Map<string, Json>();
  const operations = wanted.map((operation) => {
    const answers = Object.entries(operationOf(description, operation).responses ?? {});
    return [operation, Object.fromEntries(answers.map(([status, answer]) => [status, schemaOf(answer)]))];
  });
  collect({ $ref: `#/components/schemas/${ALWAYS_NEEDED}` });
  return {
    source,
    operations: Object.fromEntries(operations) as Excerpt["operations"],
    schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))),
  };

  function schemaOf(answer: JsonObject): { readonly schema: Json } {
    const { content, headers } = follow(description, answer) as {
      content?: JsonObject;
      headers?: JsonObject;
    };
    if (JSON.stringify(headers ?? {}).includes('"required":true')) throw new Error("A header is required.");
    const json = content?.["application/json"] as JsonObject | undefined;
    return { schema: json?.["schema"] === undefined ? null : collect(json["schema"]) };
  }

  function collect(schema: Json): Json {
    const bare = toJsonSchema(schema);
    for (const name of referencesIn(bare)) {
      if (schemas.has(name)) continue;
      schemas.set(name, null); // a schema may refer to itself
      schemas.set(name, collect(at(description, ["components", "schemas", name])));
    }
    return bare;
  }
}

function operationOf({ paths }: Description, operation: string): Operation {
  const [method = "", path = ""] = operation.split(" ");
  const found = paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`GitHub's description has no ${operation}.`);
  return found;
}

function follow(description: Description, answer: JsonObject): JsonObject {
  const { $ref } = answer;
  return typeof $ref === "string" ? (at(description, $ref.split("/").slice(1)) as JsonObject) : answer;
}

function at(description: Description, path: readonly string[]): Json {
  return path.reduce<Json>(
    (found, name) => (found as JsonObject)[name] ?? null,
    description as unknown as JsonObject,
  );
}

function referencesIn(schema: Json): string[] {
  const found = JSON.stringify(schema).matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g);
  return [...found].map(([, name = ""]) => name);
}

const PROSE = /^(description|summary|title|examples?|externalDocs|default|deprecated|x-.*)$/;
/** Keywords whose members have names of their own, which are no keywords. */
const MAPS = new Set(["properties", "patternProperties"]);

/** Without prose, with references to `#/schemas/…`, and with `null` as JSON Schema says it (OpenAPI 3.0: `nullable`). */
export function toJsonSchema(schema: Json): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(toJsonSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema as JsonObject).filter(([name]) => !PROSE.test(name));
  const { nullable, ...rest } = Object.fromEntries(
    kept.map(([name, value]) => [name, translate(name, value ?? null)]),
  ) as JsonObject;
  return nullable === true ? orNull(rest) : rest;
}

function translate(name: string, value: Json): Json {
  if (typeof value === "string") return value.replace("#/components/schemas/", "#/schemas/");
  if (name === "enum" || name === "required") return value;
  if (!MAPS.has(name)) return toJsonSchema(value);
  const members = Object.entries(value as JsonObject);
  return Object.fromEntries(members.map(([member, schema]) => [member, toJsonSchema(schema ?? null)]));
}

function orNull(schema: JsonObject): Json {
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: "null" }] };
}
