import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readTextFile } from "../../../src/platform/files.ts";

describe("a text file", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "files-"));
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "sub", "list.txt"), "\uFEFFocto/app\n");
    writeFileSync(join(folder, "large.txt"), "x".repeat(1024 * 1024 + 1));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is found from the folder, and loses the byte order mark that some editors write", () => {
    expect(readTextFile(folder, "sub/list.txt")).toEqual({ kind: "read", text: "octo/app\n" });
  });

  test("may be named by its whole path", () => {
    expect(readTextFile("/", join(folder, "sub/list.txt"))).toMatchObject({ kind: "read" });
  });

  test.each([
    ["missing.txt", "ENOENT"],
    ["sub", "it is no file"],
    ["large.txt", "it is larger than 1 MiB"],
    ["bad\0name", "ERR_INVALID_ARG_VALUE"],
  ])("that cannot be read says why: %j", (path, why) => {
    expect(readTextFile(folder, path)).toEqual({ kind: "unreadable", why });
  });
});
