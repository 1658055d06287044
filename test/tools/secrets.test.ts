import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ROOT } from "../unit/house/source-tree.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "secrets-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Shaped like a key; nobody ever minted it. */
function aKey(prefix: string): string {
  return prefix + createHash("sha256").update(`planted ${prefix}`).digest("base64url");
}

function scan(file: string, text: string): { status: number | null; output: string } {
  mkdirSync(join(folder, "docs"));
  writeFileSync(join(folder, file), text);
  const secretlint = join(ROOT, "node_modules/secretlint/bin/secretlint.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [secretlint, "--secretlintrc", join(ROOT, ".secretlintrc.json"), "**/*"],
    { cwd: folder, encoding: "utf8" },
  );
  return { status, output: stdout + stderr };
}

describe("the scan for secrets", () => {
  test.each(["mesh_", "mesh_local_"])("finds a planted %s key and does not print it", (prefix) => {
    const key = aKey(prefix);
    const { status, output } = scan("docs/a.md", `before\nMESH_API_KEY=${key}\n`);
    expect(status).toBe(1);
    expect(output).toContain("[PATTERN]");
    expect(output).not.toContain(key.slice(prefix.length, prefix.length + 16));
  });

  test("lets the words be written that are not keys", () => {
    const { status, output } = scan("docs/a.md", "mesh_… and mesh_local_<43 characters> and mesh_api_key\n");
    expect(output).toBe("");
    expect(status).toBe(0);
  });
});
