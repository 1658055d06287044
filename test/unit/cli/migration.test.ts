import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { editFile, placesIn } from "../../../src/cli/migration/edits.ts";

describe("the edit of a compose file", () => {
  const edited = (text: string): string => editFile("compose", text).text;

  test("puts one reference where the tokens were, in a mapping and in a list", () => {
    const text = [
      "services:",
      "  a:",
      "    environment:",
      "      PORT: 1",
      "      MESH_ACCESS_TOKEN: abc # note",
      '      "MESH_REFRESH_TOKEN": "def"',
      "  b:",
      "    environment:",
      "      - MESH_TOKEN_EXPIRES_AT=1",
      '      - "MESH_ACCESS_TOKEN=x"',
      "",
    ].join("\n");
    expect(edited(text).split("\n")).toEqual([
      ...["services:", "  a:", "    environment:", "      PORT: 1", "      MESH_API_KEY: ${MESH_API_KEY}"],
      ...["  b:", "    environment:", "      - MESH_API_KEY=${MESH_API_KEY}", ""],
    ]);
  });

  test("adds no second one where the key is named already", () => {
    const text = "environment:\r\n  MESH_API_KEY: ${MESH_API_KEY}\r\n  MESH_ACCESS_TOKEN: a\r\n";
    expect(edited(text)).toBe("environment:\r\n  MESH_API_KEY: ${MESH_API_KEY}\r\n");
  });

  test("leaves a value on lines of its own to a person", () => {
    const text = "environment:\n  MESH_ACCESS_TOKEN: >-\n    abc\n";
    expect(editFile("compose", text)).toEqual({ text, changes: [] });
    expect(placesIn("compose", text)).toEqual([{ line: 2, what: "MESH_ACCESS_TOKEN" }]);
  });

  test.each([
    ["a mapping below it", "MESH_ACCESS_TOKEN:\n\n    # why\n    file: ./token"],
    ["a mapping in braces", "MESH_ACCESS_TOKEN: { file: ./token }"],
    ["a text that goes on below", 'MESH_ACCESS_TOKEN: "abc\n    def"'],
  ])("leaves %s to a person", (_what, entry) => {
    const text = `secrets:\n  ${entry}\n`;
    expect(editFile("compose", text)).toEqual({ text, changes: [] });
    expect(placesIn("compose", text)).toEqual([{ line: 2, what: "MESH_ACCESS_TOKEN" }]);
  });

  test("gives a variable that is taken from the shell the key's name", () => {
    expect(edited("environment:\n  MESH_ACCESS_TOKEN:\n  # why\n  PORT: 1\n")).toBe(
      "environment:\n  MESH_API_KEY: ${MESH_API_KEY}\n  # why\n  PORT: 1\n",
    );
  });

  test("never shows a value", () => {
    expect(JSON.stringify(editFile("compose", "a:\n  MESH_ACCESS_TOKEN: abcdef\n").changes)).not.toContain(
      "abcdef",
    );
  });
});

test("a template names the key, without a value", () => {
  const { text, changes } = editFile("template", "A=1\nMESH_ACCESS_TOKEN=\nMESH_REFRESH_TOKEN=\n");
  expect(text).toBe("A=1\nMESH_API_KEY=\n");
  expect(changes.map(({ after }) => after)).toEqual(["MESH_API_KEY=", undefined]);
});

test("a workflow gets the secret, and a token that is read elsewhere is left to a person", () => {
  const text = "env:\n  MESH_ACCESS_TOKEN: ${{ secrets.X }}\nwith:\n  t: ${{ secrets.MESH_REFRESH_TOKEN }}\n";
  expect(editFile("workflow", text).text).toContain("  MESH_API_KEY: ${{ secrets.MESH_API_KEY }}\n");
  expect(placesIn("workflow", text)).toEqual([{ line: 4, what: "MESH_REFRESH_TOKEN" }]);
});

test("the secrets that a reusable workflow declares are left to a person, those that it passes on are not", () => {
  const text = [
    ...["on:", "  workflow_call:", "    secrets:"],
    ...["      MESH_ACCESS_TOKEN:", "        required: true"],
    ...["      MESH_REFRESH_TOKEN: # optional", "      MESH_TOKEN_EXPIRES_AT:", "jobs:", "  a:", "    env:"],
    ...["      MESH_ACCESS_TOKEN: ${{ secrets.MESH_ACCESS_TOKEN }}", ""],
  ].join("\n");
  const edited = editFile("workflow", text).text;
  expect(parse(edited)).toEqual({
    ...(parse(text) as object),
    jobs: { a: { env: { MESH_API_KEY: "${{ secrets.MESH_API_KEY }}" } } },
  });
  expect(placesIn("workflow", text).map(({ line }) => line)).toEqual([4, 6, 7]);
});

test("code is only pointed at, comments are not", () => {
  const text = "# MESH_ACCESS_TOKEN\nx = refresh_auth_token(t)\n";
  expect(editFile("code", text).text).toBe(text);
  expect(placesIn("code", text)).toEqual([{ line: 2, what: "refresh_auth_token" }]);
});
