import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { HOW_TO_USE } from "../../../src/cli/formats.ts";

const CLI_PAGE = readFileSync(join(import.meta.dirname, "../../../docs/cli.md"), "utf8");

/** The YAML that a person is told to write. */
function yamlIn(text: string): readonly unknown[] {
  return [...text.matchAll(/`(env(?:ironment|From): [^`]+)`/g)].map(
    ([, yaml = ""]) => parse(yaml) as unknown,
  );
}

describe("what a person is told to write for a platform", () => {
  const environment = { MESH_API_KEY: "${MESH_API_KEY}" };

  test("is YAML that says what is meant", () => {
    expect(yamlIn(HOW_TO_USE.compose ?? "")).toEqual([{ environment }]);
    expect(yamlIn(HOW_TO_USE.k8s ?? "")).toEqual([{ envFrom: [{ secretRef: { name: "mesh-api-key" } }] }]);
  });

  test("is the same in the document", () => {
    expect(yamlIn(CLI_PAGE)).toEqual([{ environment }]);
  });
});
