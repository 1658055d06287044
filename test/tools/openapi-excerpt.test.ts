import { describe, expect, test } from "@jest/globals";
import { excerptOf, toJsonSchema, type Description, type JsonObject } from "../../tools/openapi-excerpt.ts";

const json = (schema: JsonObject): JsonObject => ({
  content: { "application/json": { schema, example: {} } },
});

const DESCRIPTION: Description = {
  info: {},
  paths: {
    "/things": {
      get: { responses: { 200: json({ $ref: "#/components/schemas/thing" }), 204: { description: "None" } } },
      put: { responses: { 404: { $ref: "#/components/responses/missing" } } },
    },
  },
  components: {
    responses: { missing: json({ $ref: "#/components/schemas/basic-error" }) },
    schemas: {
      "basic-error": { type: "object" },
      thing: { type: "object", properties: { next: { $ref: "#/components/schemas/thing" } } },
      unused: { type: "string" },
    },
  },
};

describe("the excerpt of an OpenAPI description", () => {
  test("keeps the answers of the wanted operations and the schemas that they need, and no others", () => {
    expect(excerptOf(DESCRIPTION, ["GET /things", "PUT /things"], "x")).toEqual({
      source: "x",
      operations: {
        "GET /things": { 200: { schema: { $ref: "#/schemas/thing" } }, 204: { schema: null } },
        "PUT /things": { 404: { schema: { $ref: "#/schemas/basic-error" } } },
      },
      schemas: {
        "basic-error": { type: "object" },
        thing: { type: "object", properties: { next: { $ref: "#/schemas/thing" } } },
      },
    });
  });

  test("is refused for an operation that the description lacks", () => {
    expect(() => excerptOf(DESCRIPTION, ["POST /things"], "x")).toThrow("has no POST /things");
  });

  test("says null as JSON Schema does, also of what has no type or an enum", () => {
    const reference = { $ref: "#/schemas/thing" };
    const nothing = { type: "null" };
    expect(toJsonSchema({ type: "string", nullable: true, enum: ["a"] })).toEqual({
      anyOf: [{ type: "string", enum: ["a"] }, nothing],
    });
    expect(toJsonSchema({ nullable: true, allOf: [reference] })).toEqual({
      anyOf: [{ allOf: [reference] }, nothing],
    });
    expect(toJsonSchema({ type: "string", nullable: false })).toEqual({ type: "string" });
  });

  test("holds no prose, but fields that are called like prose", () => {
    const prose = { title: "T", description: "D", example: 1, "x-github": {} };
    expect(
      toJsonSchema({ ...prose, type: "object", properties: { title: { ...prose, type: "string" } } }),
    ).toEqual({ type: "object", properties: { title: { type: "string" } } });
  });
});
