import { expect, test } from "@jest/globals";
import { Progress } from "../../../../src/sandbox/rehearse/progress.ts";

function written(isTTY: boolean): string {
  let text = "";
  const progress = new Progress({ isTTY, write: (more) => void (text += more) });
  progress.show("day 1 of 90");
  progress.show("day 2 of 90");
  progress.clear();
  progress.clear();
  return text;
}

test("a long play shows on a terminal how far it is, on one line that is gone in the end", () => {
  const erase = "\r\u001b[K";
  expect(written(true)).toBe(`${erase}day 1 of 90 …${erase}day 2 of 90 …${erase}`);
});

test("and nothing at all in a file", () => {
  expect(written(false)).toBe("");
});
