import { expect, test } from "@jest/globals";
import { readDispatch } from "../../../../src/sandbox/rehearse/dispatch.ts";

test.each([
  ["", { day: 1, inputs: {} }],
  ["force=true dry-run=false", { day: 1, inputs: { force: "true", "dry-run": "false" } }],
  ['reason="two words" @day 12', { day: 12, inputs: { reason: "two words" } }],
  ["@day 3", { day: 3, inputs: {} }],
  ["empty= query=a=b", { day: 1, inputs: { empty: "", query: "a=b" } }],
])("a run by hand is read from %j", (text, dispatch) => {
  expect(readDispatch(text)).toEqual({ kind: "read", dispatch });
});

test("what cannot be read is not quoted: it could be something that nobody should see", () => {
  const read = readDispatch("token hunter2");
  expect(read.kind).toBe("refused");
  expect(JSON.stringify(read)).not.toContain("hunter2");
});

test.each([
  ["force=true force=false", "The input force is given twice."],
  ["@day 1 @day 2", "It has two days; a run has one."],
])("%j says two things at once", (text, problem) => {
  expect(readDispatch(text)).toEqual({ kind: "refused", problem });
});
