import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { findWorkflow } from "../../../../src/sandbox/rehearse/checkout.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "checkout-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function aWorkflow(origin: string): string {
  const workflows = join(folder, ".github/workflows");
  mkdirSync(workflows, { recursive: true });
  mkdirSync(join(folder, ".git"));
  writeFileSync(
    join(folder, ".git/config"),
    `[core]\n[remote "origin"]\n\turl = ${origin}\n[branch "main"]\n`,
  );
  writeFileSync(join(workflows, "keys.yml"), "on: push\n");
  return join(workflows, "keys.yml");
}

describe("the repository of a checkout", () => {
  test.each([
    ["https://github.com/octo/app.git", "octo/app"],
    ["https://user@github.example:8443/octo/app/", "octo/app"],
    ["ssh://git@github.com/octo/my.app.git", "octo/my.app"],
    ["git@github.com:octo/app.git", "octo/app"],
    ["github.com:octo/app", "octo/app"],
  ])("is taken from its origin %s", async (origin, repository) => {
    expect(await findWorkflow(aWorkflow(origin))).toMatchObject({
      ...{ repository, path: ".github/workflows/keys.yml" },
    });
  });

  test.each(["/srv/work/main", "../work/main", "file:///srv/work/main", "https://git.example/a/b/c.git"])(
    "is not guessed from the origin %s",
    async (origin) => {
      expect(await findWorkflow(aWorkflow(origin))).toMatchObject({ repository: undefined });
    },
  );
});
