import { describe, expect, test } from "@jest/globals";
import { strayImports } from "./rooms.ts";
import { parseSource, readSources } from "./source-tree.ts";

test("imports in src point inwards", () => {
  expect(readSources("src").flatMap(strayImports)).toEqual([]);
});

describe("the rule about imports", () => {
  const faults = (path: string, text: string): string[] => strayImports(parseSource(path, text));

  test("names the line, and the room that the code belongs in", () => {
    const text = 'import { a } from "../values/a.ts";\nimport { b } from "../github/http.ts";\n';
    expect(faults("src/mesh/http.ts", text)).toEqual([
      "src/mesh/http.ts:2: mesh may not import from github; what needs both belongs in actions or cli or sandbox",
    ]);
  });

  test("lets the heart take types from a port, and no values", () => {
    expect(faults("src/rotation/plan.ts", 'import type { A } from "../mesh/port.ts";')).toEqual([]);
    expect(faults("src/rotation/plan.ts", 'import { type A } from "../mesh/port.ts";')).toEqual([]);
    expect(faults("src/rotation/plan.ts", 'import { type A, b } from "../mesh/port.ts";')).toEqual([
      "src/rotation/plan.ts:1: rotation may take only types from mesh/port.ts; the value comes in through deps",
    ]);
  });

  test.each([
    ['import { randomBytes } from "node:crypto";'],
    ['export { sleep } from "node:timers/promises";'],
    ['const fs = await import("node:fs");'],
    ['import type { Octokit } from "@octokit/core";'],
    ['type Http = import("node:http").Agent;'],
  ])("keeps everything that is not ours out of the heart: %s", (text) => {
    expect(faults("src/rotation/plan.ts", text)).toHaveLength(1);
  });

  test("sees re-exports and imports on demand", () => {
    expect(faults("src/values/a.ts", 'export * from "../mesh/port.ts";')).toHaveLength(1);
    expect(faults("src/values/a.ts", 'const m = await import("../mesh/http.ts");')).toHaveLength(1);
  });

  test("asks for a room for every file", () => {
    expect(faults("src/helpers/a.ts", "")).toHaveLength(1);
    expect(faults("src/a.ts", "")).toHaveLength(1);
  });

  test("keeps tests and tools out of src", () => {
    expect(faults("src/actions/a.ts", 'import { a } from "../../test/support/a.ts";')).toHaveLength(1);
  });
});
