import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { judgeTag } from "../../tools/release/judge-tag.ts";
import { ROOT } from "../unit/house/source-tree.ts";

function judge(tag: string, tags: readonly string[] = []): object {
  return judgeTag(tag, { version: tag.slice(1), tags: [...tags, tag] });
}

describe("a release", () => {
  test("of v1.* moves v1, and one of v2.* moves v2 and leaves v1 where it is", () => {
    expect(judge("v1.0.0")).toEqual({ kind: "release", prerelease: false, major: "v1" });
    expect(judge("v1.10.0", ["v1.9.9", "v1"])).toMatchObject({ major: "v1" });
    expect(judge("v2.0.0", ["v1.9.9"])).toMatchObject({ major: "v2" });
  });

  test("before 1.0.0 moves nothing", () => {
    expect(judge("v0.9.0")).toEqual({ kind: "release", prerelease: false });
  });

  test("that is no final version is a pre-release and moves nothing", () => {
    expect(judge("v1.0.0-alpha.1")).toEqual({ kind: "release", prerelease: true });
  });

  test("that mends an older minor version does not take v1 back", () => {
    expect(judge("v1.1.5", ["v1.2.0"])).toEqual({ kind: "release", prerelease: false });
    expect(judge("v1.1.5", ["v1.2.0-rc.1", "v2.0.0"])).toMatchObject({ major: "v1" });
  });

  test("of a tag that is not the version of package.json is refused", () => {
    expect(judgeTag("v1.2.3", { version: "1.2.4", tags: ["v1.2.3"] })).toEqual({
      kind: "refused",
      why: "The tag is v1.2.3, and the version in package.json is 1.2.4.",
    });
  });

  test("gets the outputs of its step from the tool, or an exit code", () => {
    const folder = mkdtempSync(join(tmpdir(), "release-"));
    try {
      const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
      const tags = join(folder, "tags");
      writeFileSync(tags, "v0.1.0\n");
      const tool = (tag: string) =>
        spawnSync(process.execPath, [join(ROOT, "tools/release-tag.ts"), tag, tags], { encoding: "utf8" });
      expect(tool(`v${version}`)).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^prerelease=(true|false)\nmajor=(v\d+)?\n$/),
      });
      expect(tool("v0.0.1")).toMatchObject({ status: 1, stdout: "" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
