import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../src/platform/clock.ts";
import { startProcess } from "../../src/platform/processes.ts";
import { systemRandom } from "../../src/platform/random.ts";
import { runDemo } from "../../src/sandbox/demo.ts";
import type { SandboxLine } from "../../src/sandbox/sandbox-line.ts";
import { StoryPage } from "../../src/sandbox/story-page.ts";
import { startTool } from "./process.ts";
import { ROOT } from "./support.ts";

let temp = "";
beforeEach(() => void (temp = mkdtempSync(join(tmpdir(), "demo-test-"))));
afterEach(() => rmSync(temp, { recursive: true, force: true }));

/** What Mesh keys and GitHub tokens of the sandbox start with. */
const CREDENTIAL = /mesh_[a-z]*_?[0-9A-Za-z]{20}|gh[psour]_[0-9A-Za-z]{20}|github_pat_\w{20}/;

function expectNextSteps(text: string): void {
  const steps = text.split("Next:\n")[1] ?? "";
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };
  const scripts = [...steps.matchAll(/npm (?:run )?(\w+)/g)].map(([, script]) => script);
  expect(steps.trim().split("\n")).toHaveLength(3);
  expect(scripts).toHaveLength(2);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
  expect(statSync(join(ROOT, /cp (\S+)/.exec(steps)?.[1] ?? "nothing")).isFile()).toBe(true);
}

describe("npm run demo", () => {
  test("tells the four acts, finds no secret in what it did, names three commands that exist, and leaves nothing", async () => {
    const demo = startTool("demo.ts", [], temp);
    expect(await demo.ended).toBe(0);
    const lines = demo.stdout().split("\n");
    expect(lines.find((line) => line !== "")).toMatch(/^mesh\/setup-api-key: /);
    expect(
      lines.filter((line) => line.startsWith("── ")).map((line) => /^── ([^─]*) ─/.exec(line)?.[1]),
    ).toEqual([
      "Act 1 of 4: install",
      "Act 2 of 4: rotate",
      "Act 3 of 4: killed between mint and store, healed by the next run",
      "Act 4 of 4: a leaked key is stopped",
      "What held all along",
    ]);
    expect(demo.stdout()).toMatch(/✓ scanned [\d,]{6,} bytes for \d\d secrets: 0 found\n/);
    expect(demo.stdout()).toContain("✓ Mesh refused the stranger's very next request\n");
    expect(demo.stdout()).toContain("admin-key: ***");
    expect(demo.stdout()).not.toMatch(CREDENTIAL);
    expect(demo.stdout()).not.toContain("\u001b");
    expect(demo.stderr()).toBe("");
    expectNextSteps(demo.stdout());
    expect(readdirSync(temp)).toEqual([]);
  });

  test("leaves the servers up with --keep, hands over the credentials in a private file, and ends by Ctrl-C", async () => {
    const demo = startTool("demo.ts", ["--keep"], temp);
    await demo.printed(/Mesh http:\S+ {3}GitHub/);
    const file = /readable by you alone: (\S+)/.exec(demo.stdout().replace(/\n +/g, " "))?.[1] ?? "";
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const line = JSON.parse(readFileSync(file, "utf8")) as SandboxLine;
    expect((await fetch(`${line.mesh_url}/healthz`)).status).toBe(200);
    expect(demo.stdout()).not.toMatch(CREDENTIAL);
    demo.child.kill("SIGINT");
    expect(await demo.ended).toBe(0);
    expect(readdirSync(temp)).toEqual([]);
  });

  test("leaves nothing behind when it is interrupted in the middle", async () => {
    const demo = startTool("demo.ts", [], temp);
    await demo.printed(/Act 2 of 4/);
    demo.child.kill("SIGINT");
    expect(await demo.ended).toBe(130);
    expect(demo.stdout()).not.toContain("✗");
    expect(readdirSync(temp)).toEqual([]);
  });

  test("refuses a flag that it does not know", async () => {
    const demo = startTool("demo.ts", ["--kepe"], temp);
    expect(await demo.ended).toBe(1);
    expect(demo.stderr()).toContain("--keep");
  });
});

describe("a step of the demo that does not do what it says", () => {
  /** A checkout whose action is this script. */
  function aCheckout(script: string): string {
    const root = join(temp, "checkout");
    cpSync(join(ROOT, "examples"), join(root, "examples"), { recursive: true });
    cpSync(join(ROOT, "action.yml"), join(root, "action.yml"));
    mkdirSync(join(root, "dist"));
    writeFileSync(join(root, "dist/package.json"), '{ "type": "module" }\n');
    writeFileSync(join(root, "dist/setup.js"), script);
    return root;
  }

  async function tell(root: string): Promise<{ exitCode: number; text: string }> {
    const page = new StoryPage({ write: () => undefined, colour: false, columns: 100 }, systemClock, 0);
    const deps = { clock: systemClock, random: systemRandom, startProcess, page };
    const exitCode = await runDemo({ root, keep: false, stopped: new Promise(() => undefined) }, deps);
    return { exitCode, text: page.text };
  }

  test("ends the story there, with what was expected, and exit code 1", async () => {
    const { exitCode, text } = await tell(aCheckout("process.exitCode = 1;\n"));
    expect(exitCode).toBe(1);
    expect(text).toMatch(/✗ expected: run 1 ends as success\n +seen: +failure\n$/);
  });

  test("is also one that only says that it did", async () => {
    const lies = `import { appendFileSync } from "node:fs";
      appendFileSync(process.env.GITHUB_OUTPUT, "outcome=created\\n");`;
    const { exitCode, text } = await tell(aCheckout(lies));
    expect(exitCode).toBe(1);
    expect(text).toMatch(
      /✗ expected: MESH_API_KEY opens to a key that Mesh accepts\n +seen: +there is no such secret\n$/,
    );
  });
});
