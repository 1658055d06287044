import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ROOT } from "../unit/house/source-tree.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ci-run-"));
  mkdirSync(join(folder, ".ci"));
  mkdirSync(join(folder, "bin"));
  copyFileSync(join(ROOT, ".ci/run"), join(folder, ".ci/run"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const README = "Run `npm test` often.\n\n```console\n$ npm ci && npm test\n```\n";

/** The clients that are there, unless a test takes one away. */
const CLIENTS = { gh: "exit 0", python3: "exit 0" };

/** Runs `.ci/run` beside the given README, with an `npm` that does what `npm` says in place of the tests. */
function ciRun(
  readme: string,
  npm: string,
  programs: Readonly<Record<string, string>> = CLIENTS,
  path = process.env["PATH"],
): { status: number | null; lines: string[] } {
  writeFileSync(join(folder, "README.md"), readme);
  const all = { ...programs, npm: `[[ $1 == ci ]] && exit 0\n${npm}` };
  for (const [name, text] of Object.entries(all))
    writeFileSync(join(folder, "bin", name), `#!/usr/bin/env bash\n${text}\n`, { mode: 0o755 });
  const { status, stdout } = spawnSync("bash", [join(folder, ".ci/run")], {
    env: { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${path}` },
    encoding: "utf8",
  });
  return { status, lines: stdout.trimEnd().split("\n") };
}

// Windows has no bash that would find the stand-in's npm first.
(process.platform === "win32" ? describe.skip : describe)(".ci/run", () => {
  test("prints what the README's command prints, and its count last", () => {
    const { status, lines } = ciRun(README, "echo unit; echo '12 passed, 0 failed'");
    expect(status).toBe(0);
    expect(lines[0]).toBe("unit");
    expect(lines.at(-1)).toBe("12 passed, 0 failed");
  });

  test("prints the count last when npm goes on talking after a failure", () => {
    const { status, lines } = ciRun(README, "echo '3 passed, 2 failed'; echo npm error >&2; exit 7");
    expect(status).toBe(7);
    expect(lines.at(-1)).toBe("3 passed, 2 failed");
  });

  test("counts one failure when the tests end without a count", () => {
    expect(ciRun(README, "exit 0")).toMatchObject({ status: 1 });
    expect(ciRun(README, "exit 1").lines.at(-1)).toBe("0 passed, 1 failed");
  });

  test("fails when the count holds failures and the command says it succeeded", () => {
    expect(ciRun(README, "echo '3 passed, 2 failed'").status).toBe(1);
  });

  test("fetches PyGithub for the tests where Python lacks it", () => {
    const python3 = '[[ $1 == -c ]] && exit 1\necho "$@" > "${@: -2:1}/asked"';
    const npm = 'cat "$PYTHONPATH/asked"; echo "1 passed, 0 failed"';
    const { status, lines } = ciRun(README, npm, { ...CLIENTS, python3 });
    expect([status, lines[0]]).toEqual([0, expect.stringMatching(/^-m pip install .* PyGithub==[\d.]+$/)]);
  });

  test("runs the tests although no client can be fetched", () => {
    const programs = { gh: "exit 0", python3: "exit 1" };
    expect(ciRun(README, "echo '1 passed, 0 failed'", programs)).toMatchObject({ status: 0 });
  });

  describe("on a machine without gh, for root", () => {
    /** As if `gh` and nothing else that the script calls were gone. */
    function bareTools(): string {
      const bare = join(folder, "bare");
      mkdirSync(bare);
      for (const name of [
        "bash",
        "env",
        "dirname",
        "awk",
        "mktemp",
        "rm",
        "tee",
        "grep",
        "tail",
        "cat",
        "sed",
      ])
        symlinkSync(
          spawnSync("bash", ["-c", `type -P ${name}`], { encoding: "utf8" }).stdout.trim(),
          join(bare, name),
        );
      return bare;
    }

    /** Notes in `asked` what is called, and for how many seconds at most. */
    const asRoot = (aptGet: string): Record<string, string> => ({
      id: "echo 0",
      python3: "exit 1",
      timeout: 'echo "timeout $2" >> asked; shift 2; exec "$@"',
      "apt-get": `echo "apt-get $*" >> asked; ${aptGet}`,
      "apt-cache": "[[ $2 != chromium ]]",
    });
    const NPM = "cat asked; echo '1 passed, 0 failed'";

    test("asks once for all packages that are missing and known, and leaves the tests most of ten minutes", () => {
      const { status, lines } = ciRun(README, NPM, asRoot("exit 0"), bareTools());
      expect([status, lines.at(-1)]).toEqual([0, "1 passed, 0 failed"]);
      const installs = lines.filter((line) => line.startsWith("apt-get install"));
      expect(installs).toEqual([
        expect.stringMatching(/^apt-get install --yes --no-install-recommends .*\bgh$/),
      ]);
      expect(installs[0]).not.toContain("chromium");
      const seconds = lines.flatMap((line) => /^timeout (\d+)$/.exec(line)?.[1] ?? []).map(Number);
      expect(seconds).toHaveLength(2);
      expect(seconds.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(200);
    });

    test("runs the tests although no package can be fetched", () => {
      expect(ciRun(README, NPM, asRoot("exit 100"), bareTools())).toMatchObject({ status: 0 });
    });
  });

  test("fails when the README names no test command in a code block", () => {
    const { status, lines } = ciRun("Run `npm test`.\n", "echo '1 passed, 0 failed'");
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe("0 passed, 1 failed");
  });
});
