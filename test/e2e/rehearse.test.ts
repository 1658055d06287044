import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../src/platform/clock.ts";
import { startProcess } from "../../src/platform/processes.ts";
import { systemRandom } from "../../src/platform/random.ts";
import { runRehearse } from "../../src/sandbox/rehearse/command.ts";
import { startTool } from "./process.ts";
import { ROOT } from "./support.ts";

let temp = "";
beforeEach(() => void (temp = mkdtempSync(join(tmpdir(), "rehearse-test-"))));
afterEach(() => rmSync(temp, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const START = ["--start", "2026-03-01"];

/** Runs the command in this process, on the committed `dist/`, without a terminal unless somebody answers. */
async function rehearse(args: readonly string[], answer?: string): Promise<Ended> {
  const written = { out: "", err: "" };
  const code = await runRehearse(
    [...args, ...START],
    {
      paper: { write: (text) => void (written.out += text), colour: false, columns: 200 },
      stderr: { write: (text) => void (written.err += text) },
      folder: temp,
      ask: answer === undefined ? undefined : () => Promise.resolve(answer),
      stopped: new Promise(() => undefined),
    },
    {
      ...{ clock: systemClock, random: systemRandom, startProcess, root: ROOT, atOnce: 2 },
      compileCache: join(ROOT, "node_modules/.cache/scenarios"),
    },
  );
  return { code, ...written };
}

function write(path: string, text: string): string {
  const file = join(temp, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A checkout whose workflow rotates every second day, and does something of its own with the key. */
function aCheckout(steps: string, top = ""): string {
  write("app/.git/config", '[remote "origin"]\n\turl = git@github.com:octo/app.git\n');
  return write(
    "app/.github/workflows/keys.yml",
    `name: Keys
on:
  schedule:
    - cron: "17 4 * * *"
  workflow_dispatch:
    inputs:
      force: { type: boolean, default: false }
permissions:
  actions: read
${top}
jobs:
  key:
    runs-on: ubuntu-latest
    env:
      MESH_API_KEY: \${{ secrets.APP_KEY }}
    steps:
${steps}
      - uses: mesh/setup-api-key@v1
        with:
          admin-key: \${{ secrets.BOSS }}
          github-token: \${{ secrets.BOT }}
          current-key: \${{ secrets.APP_KEY }}
          secret-name: APP_KEY
          rotate-after: 2d
          force: \${{ inputs.force }}
`,
  );
}

const KEY = /key_[A-Za-z0-9]{22}/g;
/** What Mesh keys and GitHub tokens of the playground start with. */
const CREDENTIAL = /mesh_[a-z]*_?[0-9A-Za-z]{20}|gh[psour]_[0-9A-Za-z]{20}|github_pat_\w{20}/;

describe("a rehearsal of somebody's own workflow", () => {
  test("shows which key was live when, and runs no command of the file", async () => {
    const planted = join(temp, "planted");
    const file = aCheckout(
      `      - name: Touch\n        run: touch "${planted}"\n      - uses: ./.github/actions/own`,
    );
    write("app/.github/actions/own/action.yml", "name: Own\nruns: { using: node24, main: index.js }\n");
    write("app/.github/actions/own/index.js", `require("fs").writeFileSync(${JSON.stringify(planted)}, "");`);
    const { code, out, err } = await rehearse([file, "--days", "5", "--report", "r.html"]);
    expect([code, err]).toEqual([0, ""]);
    expect(existsSync(planted)).toBe(false);
    const [first = "", second = "", third = ""] = new Set(out.match(KEY));
    expect(out).toContain(`.github/workflows/keys.yml ("Keys") of octo/app\n`);
    expect(out).toContain("key saw no APP_KEY\n");
    expect(out).toContain(`» day 2: 1 run, saw ${first} in APP_KEY: unchanged\n`);
    expect(out).toMatch(new RegExp(`day 3, run 3[^]*saw ${first} in APP_KEY[^]*${second} is in APP_KEY\n`));
    expect(out).toContain(`· ${first} is revoked\n`);
    expect(out).toContain(`· ${third} is in APP_KEY\n`);
    expect(out.replace(/\s+/g, " ")).toContain(
      `· key: Touch; it would receive MESH_API_KEY (${first}, then ${second})`,
    );
    expect(out).toContain("  admin-key: ***\n");
    expect(out).not.toMatch(CREDENTIAL);
    const page = readFileSync(join(temp, "r.html"), "utf8");
    expect([...new Set(page.match(KEY))].sort()).toEqual([first, second, third].sort());
    expect(page).not.toMatch(CREDENTIAL);
    expect(readdirSync(join(temp, "app")).sort()).toEqual([".git", ".github"]);
  });

  test("knows the other places that a central rotation writes to, once they are named", async () => {
    const file = aCheckout("", "").replace("keys.yml", "central.yml");
    const targets = "octo/app\n            octo/other@prod\n            org:octo";
    write(
      "app/.github/workflows/central.yml",
      `on: push
jobs:
  keys:
    runs-on: ubuntu-latest
    steps:
      - uses: mesh/setup-api-key@v1
        with:
          admin-key: \${{ secrets.BOSS }}
          github-token: \${{ secrets.BOT }}
          targets: |
            ${targets}
`,
    );
    const alone = await rehearse([file, "--days", "1"]);
    expect(alone).toMatchObject({ code: 1, out: expect.stringContaining("octo/other (environment prod)") });
    const named = ["--target", "OCTO/app", "--target", "octo/other@prod", "--target", "org:octo"];
    const { code, out } = await rehearse([file, "--days", "1", ...named]);
    expect(code).toBe(0);
    expect(new Set(out.match(/is in MESH_API_KEY.*$/gm))).toEqual(
      new Set([
        "is in MESH_API_KEY",
        "is in MESH_API_KEY (environment prod) of octo/other",
        "is in MESH_API_KEY (organization octo)",
      ]),
    );
  });

  test("calls each secret by its name where a matrix says which one a job writes", async () => {
    const file = write(
      "matrix.yml",
      `on: push
jobs:
  key:
    runs-on: ubuntu-latest
    strategy: { matrix: { secret: [EU_KEY, US_KEY] } }
    steps:
      - uses: mesh/setup-api-key@v1
        with:
          admin-key: \${{ secrets.BOSS }}
          github-token: \${{ secrets.BOT }}
          current-key: \${{ secrets[matrix.secret] }}
          secret-name: \${{ matrix.secret }}
`,
    );
    const { code, out } = await rehearse([file, "--days", "2"]);
    const [eu = "", us = ""] = new Set(out.match(KEY));
    expect(code).toBe(0);
    expect(out).toContain("key (EU_KEY) saw no EU_KEY, no US_KEY\n");
    const seen = `» day 2: 1 run, saw ${eu} in EU_KEY and ${us} in US_KEY: unchanged `;
    expect(out.replace(/\s+/g, " ")).toContain(seen);
  });

  test("says what a called workflow is handed by the name that it has there", async () => {
    write(
      "app/.github/workflows/called.yml",
      `on:
  workflow_call:
    inputs: { name: { type: string } }
    secrets: { boss: {}, bot: {}, current: {} }
jobs:
  make:
    runs-on: ubuntu-latest
    steps:
      - uses: mesh/setup-api-key@v1
        with:
          admin-key: \${{ secrets.boss }}
          github-token: \${{ secrets.bot }}
          current-key: \${{ secrets.current }}
          secret-name: \${{ inputs.name }}
`,
    );
    const file = write(
      "app/.github/workflows/caller.yml",
      `on: push
jobs:
  call:
    uses: ./.github/workflows/called.yml
    with: { name: APP_KEY }
    secrets:
      boss: \${{ secrets.BOSS }}
      bot: \${{ secrets.BOT }}
      current: \${{ secrets.APP_KEY }}
`,
    );
    const { code, out } = await rehearse([file, "--days", "2"]);
    const [key = ""] = out.match(KEY) ?? [];
    expect(code).toBe(0);
    expect(out).toContain("call / make saw no APP_KEY\n");
    expect(out).toContain(`» day 2: 1 run, saw ${key} in current: unchanged\n`);
  });

  test("asks before it executes commands, and gives them a copy, an empty home and no environment of the user's", async () => {
    const file = aCheckout(`      - run: |
          pwd > "${temp}/pwd"; ls -A ~ > "${temp}/home"; env | cut -d= -f1 | sort > "${temp}/env"
          echo changed > .github/workflows/keys.yml
        shell: bash`);
    const before = readFileSync(file, "utf8");
    const args = [file, "--days", "1", "--execute-steps"];
    const refused = await rehearse(args);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("no terminal to ask at")]);
    expect((await rehearse(args, "y")).code).toBe(2);
    expect(existsSync(join(temp, "pwd"))).toBe(false);

    process.env["NOBODY_ELSES_BUSINESS"] = "1";
    const { code, err } = await rehearse(args, "yes").finally(() => {
      delete process.env["NOBODY_ELSES_BUSINESS"];
    });
    expect(code).toBe(0);
    expect(err).toContain(`in a copy of ${join(temp, "app")}`);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(readFileSync(join(temp, "pwd"), "utf8")).not.toContain(join(temp, "app"));
    expect(readFileSync(join(temp, "home"), "utf8")).toBe("");
    const names = readFileSync(join(temp, "env"), "utf8").trim().split("\n");
    const known = /^(GITHUB_|RUNNER_|(HTTPS?|ALL|NO)_PROXY$|(https?|all|no)_proxy$)/;
    expect(names.filter((name) => !known.test(name))).toEqual([
      "CI",
      "HOME",
      "LANG",
      "MESH_API_KEY",
      "MESH_API_URL",
      "NODE_COMPILE_CACHE",
      "PATH",
      "PWD",
      "SHLVL",
      "_",
    ]);
  });

  test("ends with 1 when a step prints a key in a form that the runner does not mask", async () => {
    const file = aCheckout(
      `      - run: printf %s "$MESH_API_KEY" | od -An -v -tx1 | tr -d ' \\n'\n        shell: bash`,
    );
    const { code, out } = await rehearse([file, "--days", "2", "--execute-steps", "--yes"]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ day 2: key_\w{22} can be read in the log\.\n/);
  });

  test("ends with 1 when a secret holds a key that is dead, though the same run heals it", async () => {
    const revoke = `const url = process.env.MESH_API_URL + "/api/v1/api-keys";
      const headers = { authorization: "ApiKey " + process.env.BOSS };
      const { api_keys: keys } = await (await fetch(url, { headers })).json();
      for (const { key_id: id, name } of keys)
        if (name.startsWith("github:")) await fetch(url + "/" + id, { method: "DELETE", headers });`;
    write("app/revoke.mjs", revoke);
    const file = aCheckout(`      - run: test -z "$MESH_API_KEY" || node revoke.mjs
        env: { BOSS: "\${{ secrets.BOSS }}" }`);
    const { code, out } = await rehearse([file, "--days", "2", "--execute-steps", "--yes"]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ APP_KEY held key_\w{22}, which was dead\.\n/);
    expect(out).toMatch(/day 2, run 2[^]*└ success: rotated\n/);
  });

  test("reaches nothing but this machine, whatever addresses and proxies the file gives", async () => {
    const file = aCheckout(
      "",
      'env: { MESH_API_URL: "http://mesh.invalid", HTTPS_PROXY: "http://proxy.invalid:1" }',
    );
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(
        "rotate-after:",
        "api-url: https://mesh.invalid\n          rotate-after:",
      ),
    );
    const { code, out } = await rehearse([file, "--days", "1"]);
    expect([code, out]).toEqual([0, expect.stringContaining("1 of 1 runs ended well")]);
  });
});

describe("what goes wrong on purpose", () => {
  test("a killed run heals with the next, a lost answer at once, and a run by hand comes at noon", async () => {
    const { code, out } = await rehearse([
      ...[aCheckout(""), "--days", "4", "--dispatch", "force=true", "@day", "2"],
      ...["--kill", "github PUT 1 before @day 1", "--fault", "github PUT 1 drop-after @day 2"],
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/day 1, run 1[^]*met: github PUT 1 before @day 1\n {2}└ cancelled: killed\n/);
    expect(out).toMatch(/day 2, run 2[^]*met: github PUT 1 drop-after @day 2\n {2}└ success: created\n/);
    expect(out).toMatch(/day 2, run 3 {2}2026-03-02 12:00 UTC, workflow_dispatch\n[^]*success: rotated\n/);
    expect(out).toContain("✓ 4 of 5 runs ended well, 1 killed as ordered\n");
  });

  test("a step that a fault makes fail is a broken promise, and a fault that nothing meets is told", async () => {
    const file = aCheckout("");
    const failed = await rehearse([
      file,
      "--days",
      "1",
      "--fault",
      "mesh POST 1 status=403 @day 1",
      "--json",
    ]);
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.out)).toMatchObject({
      ...{ version: 1, exit_code: 1, keys: [], disturbances: ["mesh POST 1 status=403 @day 1"] },
      runs: [{ conclusion: "failure", met: ["mesh POST 1 status=403 @day 1"] }],
    });
    const idle = await rehearse([file, "--days", "1", "--fault", "github PUT 9 drop-after @day 1"]);
    expect([idle.code, idle.out]).toEqual([
      3,
      expect.stringContaining("✗ no request met github PUT 9 drop-after @day 1\n"),
    ]);
  });

  test("every kill of a run is healed by the next ones, one line each", async () => {
    const { code, out } = await rehearse([aCheckout(""), "--days", "1", "--every-kill"]);
    const lines = out.split("\n").filter((line) => /^ {2}[✓✗] (github|mesh) /.test(line));
    const kills = lines.map((line) => line.slice(4, 26).trim());
    expect(code).toBe(0);
    expect(new Set(kills).size).toBe(kills.length);
    for (const kill of [
      "mesh POST 1 before",
      "mesh POST 1 after",
      "github PUT 1 before",
      "github PUT 1 after",
    ])
      expect(kills).toContain(kill);
    expect(lines.find((line) => line.includes("github PUT 1 after"))).toMatch(
      /A minted, A stored +day 2 unchanged; day 3 rotated/,
    );
    expect(out).toContain(`✓ the next runs recovered from all ${lines.length} kills\n`);
  }, 120_000);
});

describe("what cannot be rehearsed is named", () => {
  test.each([
    ["a file that is not there", ["nope.yml"], "The workflow file cannot be read (ENOENT)."],
    [
      "a report in a folder that is not there",
      ["--example", "rotate", "--report", "nope/r.html"],
      "The report cannot be written (ENOENT).",
    ],
    ["an example that is not there", ["--example", "nope"], "There is no example of that name."],
    ["an input that the workflow does not have", ["--example", "rotate", "--dispatch", "x=1"], "'x'"],
    [
      "a fault after the last day",
      ["--example", "rotate", "--days", "2", "--kill", "github PUT 1 before @day 3"],
      "day 3",
    ],
  ])("%s", async (_what, args, words) => {
    const { code, out, err } = await rehearse(args);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(words)]);
  });

  test("a report in place of a folder, before anything is played", async () => {
    mkdirSync(join(temp, "taken.html"));
    const { code, out, err } = await rehearse(["--example", "rotate", "--report", "taken.html"]);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining("cannot be written (EISDIR).")]);
  });

  test("a file that is no workflow, in a line that no terminal obeys", async () => {
    const { code, out, err } = await rehearse([write("w.yml", String.raw`"\e]0;owned\a"`)]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^The workflow is not valid\. [^\p{Cc}]+\. Correct the workflow file[^\p{Cc}]+\n$/u);
  });

  test("syntax that GitHub knows and the runner does not, and what an expression would have needed", async () => {
    const file = aCheckout(`      - id: other
        uses: other/action@v1
        background: true
      - name: \${{ steps.other.outputs.answer }}
        run: echo`);
    const { out } = await rehearse([file, "--days", "1"]);
    expect(out).toContain("· jobs.key.steps[0].background: ");
    expect(out).toContain("· steps.other.outputs.answer, in jobs.key.steps[1].name of ");
  });

  test("and every example either plays or says what it lacks", async () => {
    const names = readdirSync(join(ROOT, "examples")).map((name) => name.replace(".yml", ""));
    const codes: Record<string, number> = {};
    for (const name of names) {
      const dispatch = name === "revoke" ? ["--dispatch", "confirm=MESH_API_KEY mode=compromised"] : [];
      const { code, out } = await rehearse(["--example", name, "--days", "1", ...dispatch]);
      codes[name] = code;
      if (code === 3) expect(out).toContain("Outputs of steps that were not executed");
    }
    const played = names.filter((name) => name !== "fleet").map((name) => [name, 0]);
    // Its list of repositories is made by a command.
    expect(codes).toEqual({ ...Object.fromEntries(played), fleet: 3 });
  });
});

test("Ctrl-C ends the play, its children and its folders", async () => {
  const file = aCheckout("");
  const scratch = join(temp, "scratch");
  mkdirSync(scratch);
  const tool = startTool("../src/sandbox/mesh-rehearse.ts", [file, "--days", "300"], scratch);
  await tool.printed(/day 1, run 1/);
  tool.child.kill("SIGINT");
  expect(await tool.ended).toBe(130);
  expect(readdirSync(scratch)).toEqual([]);
});
