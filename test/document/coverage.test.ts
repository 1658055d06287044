import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ROOT } from "../unit/house/source-tree.ts";
import { COVERAGE, type Promise } from "./coverage.ts";
import { statementsOf } from "./statements.ts";

const original = readFileSync(join(import.meta.dirname, "original.md"), "utf8");

/** Statements without an entry, and entries without a statement. */
function mismatches(document: string, coverage: readonly Promise[]): string[] {
  const statements = statementsOf(document);
  const uncovered = statements.filter(
    (text) => coverage.filter(({ says }) => text.startsWith(says)).length !== 1,
  );
  const stray = coverage.filter(({ says }) => !statements.some((text) => text.startsWith(says)));
  return [...uncovered, ...stray.map(({ says }) => says)];
}

test("each statement and block of code of the original has its entry, in its order", () => {
  expect(mismatches(original, COVERAGE)).toEqual([]);
  const order = statementsOf(original).map((text) => COVERAGE.findIndex(({ says }) => text.startsWith(says)));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order.length).toBeGreaterThan(40);
});

test("a statement that is added, and an entry that is lost, are noticed", () => {
  expect(mismatches(`${original}\nAPI keys make coffee.\n`, COVERAGE)).toEqual(["API keys make coffee."]);
  expect(mismatches(`${original}\n\`\`\`sh\nnew code\n\`\`\`\n`, COVERAGE)).toEqual(["new code"]);
  expect(mismatches(original, COVERAGE.slice(1))).toHaveLength(1);
});

test("only a line that introduces others is held by nothing", () => {
  const held = (text: string): boolean =>
    COVERAGE.some(({ says, heldBy }) => text.startsWith(says) && heldBy.length > 0);
  expect(statementsOf(original).filter((text) => !held(text) && !text.endsWith(":"))).toEqual([]);
});

test.each([...new Set(COVERAGE.flatMap(({ heldBy }) => heldBy))])("there is %s", (place) => {
  const [file = "", title = ""] = place.split(" › ");
  expect(existsSync(join(ROOT, file))).toBe(true);
  expect(readFileSync(join(ROOT, file), "utf8")).toContain(`"${title}"`);
});
