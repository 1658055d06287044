import { beforeEach, describe, expect, test } from "@jest/globals";
import { aWorld, type World } from "./support.ts";

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

let world: World;
let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
beforeEach(async () => {
  world = await aWorld();
  const { json } = await world.ask("GET", "/openapi.json", { as: undefined });
  paths = json["paths"] as typeof paths;
});

describe("/openapi.json", () => {
  test("names every operation once", () => {
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [
      "mintKey",
      "rotateKey",
      "revokeKey",
      "listKeys",
      "readAudit",
      "whoami",
      "openapi",
      "readyz",
    ]) {
      expect(ids).toContain(id);
    }
  });

  test("says what a request may hold, out of the schema that validates it", () => {
    const { requestBody } = paths["/api/v1/api-keys/{key_id}/rotate"]!["post"]!;
    expect(requestBody?.content["application/json"]).toEqual({
      schema: {
        type: "object",
        properties: { grace_seconds: { type: "integer", minimum: 0, maximum: 604_800 } },
        required: ["grace_seconds"],
        additionalProperties: false,
      },
    });
    const change = paths["/api/v1/api-keys/{key_id}"]!["patch"]!.requestBody;
    expect(JSON.stringify(change)).toContain("It only shortens");
    expect(paths["/api/v1/api-keys"]!["get"]!.parameters.map(({ name }) => name)).toEqual([
      ...["name", "status", "minted_by", "limit", "cursor"],
    ]);
  });

  test("says which refusals each operation knows", () => {
    const statuses = (path: string, method: string) =>
      Object.keys(paths[path]![method]!.responses).map(Number);
    expect(statuses("/api/v1/api-keys/{key_id}/rotate", "post")).toEqual([
      ...[200, 400, 401, 403, 404, 409, 413, 414, 415, 421, 422, 429, 503],
    ]);
    expect(statuses("/healthz", "get")).toEqual([200, 400, 414, 421, 503]);
  });
});

test("/metrics counts answers by method and status, and holds nothing of a client's", async () => {
  await world.ask("GET", "/nowhere/secret-path");
  await world.ask("SECRETS", "/healthz");
  const { text, headers } = await world.ask("GET", "/metrics", { as: undefined });
  expect(headers.get("content-type")).toMatch(/^text\/plain/);
  expect(text).toContain('mesh_requests_total{method="GET",status="404"} 1\n');
  expect(text).toContain('mesh_requests_total{method="OTHER",status="405"} 1\n');
  expect(text).toMatch(/^mesh_request_seconds_count 3$/m);
  expect(text).not.toMatch(/secret/i);
});
