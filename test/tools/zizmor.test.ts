import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { pythonWith } from "../support/python.ts";
import { ROOT } from "../unit/house/source-tree.ts";

const VERSION = "1.32.0";
const python = pythonWith("zizmor", VERSION);
const missing =
  python === undefined ? ` (zizmor ${VERSION} cannot be installed: no python3, or no network)` : "";

const SHIPPED = [
  ...globSync([".github/workflows/*.yml", ".github/actions/*/action.yml", "examples/**/*.yml"], {
    cwd: ROOT,
  }),
  ...["action.yml", "verify/action.yml", "revoke/action.yml", ".github/dependabot.yml"],
];

/** Its strictest persona but for false positives; offline, as the gate asks no network about actions of others. */
function zizmor(paths: readonly string[]): { status: number | null; found: string[] } {
  const config = join(ROOT, ".github/zizmor.yml");
  const flags = [
    "--persona",
    "pedantic",
    "--offline",
    "--strict-collection",
    "--no-progress",
    "--format",
    "json-v1",
  ];
  const { status, stdout, stderr } = spawnSync(
    join(python?.programs ?? "", "zizmor"),
    [...flags, "--config", config, ...paths],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (stdout === "") throw new Error(stderr);
  const findings = JSON.parse(stdout) as {
    ident: string;
    desc: string;
    ignored: boolean;
    locations: unknown[];
  }[];
  return {
    status,
    found: findings
      .filter(({ ignored }) => !ignored)
      .map(({ ident, desc, locations }) => `${ident}: ${desc}: ${JSON.stringify(locations[0])}`),
  };
}

(python === undefined ? describe.skip : describe)(`zizmor at its most pedantic${missing}`, () => {
  test("finds nothing in what this repository runs and what it gives to copy", () => {
    expect(zizmor(SHIPPED)).toEqual({ status: 0, found: [] });
  });

  test("would find an action of somebody else's that is not pinned, and an expression in a script", () => {
    const folder = mkdtempSync(join(tmpdir(), "zizmor-"));
    try {
      const planted = join(folder, "a.yml");
      const steps = ["uses: actions/checkout@v6", "run: echo ${{ github.event.issue.title }}"];
      writeFileSync(
        planted,
        `name: a\non: issues\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - ${step}\n`).join("")}`,
      );
      const names = zizmor([planted]).found.map((finding) => finding.split(":")[0]);
      expect(names).toEqual(expect.arrayContaining(["unpinned-uses", "template-injection"]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
