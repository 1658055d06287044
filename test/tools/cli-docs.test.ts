import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import * as sdk from "../../src/sdk/index.ts";
import { COMMANDS } from "../../src/cli/declarations.ts";
import { EXIT } from "../../src/cli/exit-codes.ts";
import { ROOT } from "../unit/house/source-tree.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** The first cells of the rows of the tables below a heading. */
function firstCells(page: string, heading: string): string[] {
  const [, after = ""] = read(page).split(`\n## ${heading}\n`);
  const [section = ""] = after.split("\n## ");
  return [...section.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell = ""]) => cell).slice(2);
}

test("docs/cli.md lists the commands and flags that are parsed", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "tools/cli-docs.ts"), "--check"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(COMMANDS.length).toBeGreaterThan(10);
});

test("docs/cli.md lists every exit code", () => {
  const listed = firstCells("docs/cli.md", "Exit codes").flatMap((cell) => cell.split(", "));
  expect(listed.map(Number)).toEqual([...Object.values(EXIT), 129, 130, 143]);
});

describe("docs/sdk.md", () => {
  test("lists every class of errors", () => {
    const classes = Object.keys(sdk).filter((name) => name.endsWith("Error") && name !== "MeshError");
    const listed = firstCells("docs/sdk.md", "Errors").map((cell) => cell.replaceAll("`", ""));
    expect(listed.toSorted()).toEqual(classes.toSorted());
  });

  test("lists every method", () => {
    const methods = Object.getOwnPropertyNames(sdk.MeshClient.prototype).filter(
      (name) => name !== "constructor",
    );
    const listed = firstCells("docs/sdk.md", "Methods").map((cell) => /^`(\w+)\(/.exec(cell)?.[1] ?? cell);
    expect(listed.toSorted()).toEqual(methods.toSorted());
  });

  test("lists every option", () => {
    const [, body = ""] = /interface MeshClientOptions \{([^}]*)\}/.exec(read("src/sdk/client.ts")) ?? [];
    const options = [...body.matchAll(/readonly (\w+)\?/g)].map(([, name = ""]) => name);
    const listed = firstCells("docs/sdk.md", "Options").map((cell) => cell.replaceAll("`", ""));
    expect(listed).toEqual(options);
    expect(options.length).toBeGreaterThan(3);
  });
});
