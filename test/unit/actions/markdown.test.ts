import { describe, expect, test } from "@jest/globals";
import { bold, code, fenced, table } from "../../../src/actions/markdown.ts";

describe("a cell of a table", () => {
  test.each([
    ["a pipe", "a|b", "a\\|b"],
    ["a backslash, which would undo the escape after it", "a\\|b", "a\\\\\\|b"],
    ["a line end", "a\nb", "a b"],
  ])("holds %s as text", (_, text, cell) => {
    expect(table(["Name"], [[text]]).split("\n")[2]).toBe(`| ${cell} |`);
  });

  test("stands below its head, which is escaped too", () => {
    expect(table(["a|b", "c"], [["1", "2"]])).toBe("| a\\|b | c |\n| --- | --- |\n| 1 | 2 |");
  });
});

describe("text shown as it is", () => {
  test.each([
    ["key_1", "`key_1`"],
    ["a`b", "``a`b``"],
    ["`a`", "`` `a` ``"],
  ])("%s", (text, shown) => {
    expect(code(text)).toBe(shown);
  });

  test("a block cannot be closed from within", () => {
    expect(fenced("a\n```\nb")).toBe("````text\na\n```\nb\n````");
  });

  test("bold text cannot end early", () => {
    expect(bold("a**b")).toBe("**a\\*\\*b**");
  });
});
