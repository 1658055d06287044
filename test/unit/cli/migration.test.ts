import { describe, expect, test } from "@jest/globals";
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

test("code is only pointed at, comments are not", () => {
  const text = "# MESH_ACCESS_TOKEN\nx = refresh_auth_token(t)\n";
  expect(editFile("code", text).text).toBe(text);
  expect(placesIn("code", text)).toEqual([{ line: 2, what: "refresh_auth_token" }]);
});
