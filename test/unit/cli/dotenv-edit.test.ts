import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { rawValueOf, removeVariables, setVariable } from "../../../src/cli/dotenv-edit.ts";

const set = (text: string): string => setVariable(text, "MESH_API_KEY", "new").text;

describe("setting a variable in a .env", () => {
  test.each([
    ["adds it to an empty file", "", "MESH_API_KEY=new\n"],
    ["adds it behind the last line", "A=1\n", "A=1\nMESH_API_KEY=new\n"],
    ["ends a last line that has no end", "A=1", "A=1\nMESH_API_KEY=new\n"],
    ["keeps Windows' line ends", "A=1\r\nB=2\r\n", "A=1\r\nB=2\r\nMESH_API_KEY=new\r\n"],
    ["replaces its value", "MESH_API_KEY=old\nA=1\n", "MESH_API_KEY=new\nA=1\n"],
    ["replaces a last line without an end", "A=1\nMESH_API_KEY=old", "A=1\nMESH_API_KEY=new"],
    ["replaces a quoted value", 'MESH_API_KEY="old"\n', "MESH_API_KEY=new\n"],
    ["replaces an empty value", "MESH_API_KEY=\n", "MESH_API_KEY=new\n"],
    ["keeps `export`", "export MESH_API_KEY=old\n", "export MESH_API_KEY=new\n"],
    ["changes the last of several", "MESH_API_KEY=a\nMESH_API_KEY=b\n", "MESH_API_KEY=a\nMESH_API_KEY=new\n"],
    ["leaves a comment that names it", "# MESH_API_KEY=old\n", "# MESH_API_KEY=old\nMESH_API_KEY=new\n"],
    [
      "leaves a longer name",
      "MY_MESH_API_KEY=1\nMESH_API_KEY_FILE=f\n",
      "MY_MESH_API_KEY=1\nMESH_API_KEY_FILE=f\nMESH_API_KEY=new\n",
    ],
    [
      "puts a comment behind it above it",
      "MESH_API_KEY=old # rotated in May\n",
      "# rotated in May\nMESH_API_KEY=new\n",
    ],
    ["takes a # in a quoted value for no comment", 'MESH_API_KEY="a # b"\n', "MESH_API_KEY=new\n"],
    [
      "leaves a value of several lines that holds its name",
      'A="x\nMESH_API_KEY=inner\n"\n',
      'A="x\nMESH_API_KEY=inner\n"\nMESH_API_KEY=new\n',
    ],
    ["replaces a value of several lines whole", "MESH_API_KEY='a\nb'\nC=1\n", "MESH_API_KEY=new\nC=1\n"],
    ["reads a quote that nobody closes as one line", 'A="x\nMESH_API_KEY=old\n', 'A="x\nMESH_API_KEY=new\n'],
    ["keeps spaces around other names", "A = 1\n  MESH_API_KEY = old\n", "A = 1\n  MESH_API_KEY=new\n"],
    ["keeps a byte order mark", "\uFEFFMESH_API_KEY=old\n", "\uFEFFMESH_API_KEY=new\n"],
  ])("%s", (_what, before, after) => {
    expect(set(before)).toBe(after);
  });

  test("tells the line, and the other lines that set it", () => {
    expect(setVariable("MESH_API_KEY=a\n#\nMESH_API_KEY=b\n", "MESH_API_KEY", "new")).toMatchObject({
      line: 3,
      others: [1],
    });
  });

  test("does the same twice as once, and keeps every other line as it is", () => {
    const line = fc.constantFrom(
      "A=1",
      "# c",
      "",
      'B="q # r"',
      "export C='x'",
      "  D = 2",
      "MESH_API_KEY=o",
      "=",
      "x",
      "E=\\",
    );
    const eol = fc.constantFrom("\n", "\r\n");
    fc.assert(
      fc.property(fc.array(line), eol, fc.boolean(), (lines, end, ends) => {
        const before = lines.join(end) + (ends && lines.length > 0 ? end : "");
        const once = set(before);
        expect(set(once)).toBe(once);
        expect(rawValueOf(once, "MESH_API_KEY")).toBe("new");
        const others = (text: string): string[] =>
          text.split(/\r\n|\n/).filter((one) => !one.startsWith("MESH_API_KEY") && one !== "");
        expect(others(once)).toEqual(others(before));
      }),
    );
  });
});

test("removes variables with all their lines, and nothing else", () => {
  const text = "A=1\nT='x\ny'\n# T=2\nU=3\n";
  expect(removeVariables(text, ["T", "U"])).toEqual({ text: "A=1\n# T=2\n", lines: [2, 5] });
});
