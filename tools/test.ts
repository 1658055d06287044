/**
 * The only gate: `npm test` runs everything, `npm run test:quick` what is wanted while writing.
 *
 * One line per stage, the whole output of each that failed, and the count as the last line. A stage that is
 * no jest run counts as one test.
 */
import { join } from "node:path";
import { runJest } from "./gate/jest.ts";
import { type Report, runCommand } from "./gate/run-command.ts";
import { testRooms } from "./gate/test-rooms.ts";

interface Stage {
  readonly name: string;
  readonly run: () => Promise<Report>;
}

/** As many as the smallest machine that has to pass this within minutes has cores. */
const AT_A_TIME = 2;

const root = join(import.meta.dirname, "..");
const stages = process.argv.includes("--quick") ? quickStages() : allStages();

const reports = await runStages(stages);
process.exitCode = summarize(reports) ? 0 : 1;

function quickStages(): Stage[] {
  return [tests("unit"), lint("src"), typecheck()];
}

/** The long ones first, so that none of them is left to run alone at the end. */
function allStages(): Stage[] {
  return [
    lint("."),
    ...testRooms(root).map(tests),
    typecheck(),
    command("dist is what src builds", "tools/build.ts", "--check"),
    command("secrets", bin("secretlint/bin/secretlint.js"), "**/*", ".*/**/*", ".*"),
    command("format", bin("prettier/bin/prettier.cjs"), "--check", "."),
    command("workflows", "tools/validate-workflows.ts"),
    command("generated tables", "tools/readme-tables.ts", "--check"),
  ];
}

function lint(folder: string): Stage {
  return command("lint", bin("eslint/bin/eslint.js"), "--max-warnings", "0", folder);
}

function typecheck(): Stage {
  return command("typecheck", bin("@typescript/native/bin/tsc"), "-p", ".");
}

function tests(room: string): Stage {
  return { name: `test/${room}`, run: () => runJest(root, room) };
}

function command(name: string, ...argv: string[]): Stage {
  return { name, run: () => runCommand(root, argv) };
}

function bin(path: string): string {
  return join(root, "node_modules", path);
}

async function runStages(stages: readonly Stage[]): Promise<Report[]> {
  const waiting = [...stages];
  const reports: Report[] = [];
  const worker = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const startedMs = performance.now();
      const report = await stage.run();
      printStage(stage.name, report, performance.now() - startedMs);
      reports.push(report);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return reports;
}

function printStage(name: string, { passed, failed, skipped, output }: Report, durationMs: number): void {
  const mark = failed === 0 ? "✓" : "✗";
  const count = passed + failed > 1 ? `  ${passed} of ${passed + failed}` : "";
  console.log(`${mark} ${name.padEnd(24)} ${(durationMs / 1_000).toFixed(1).padStart(5)} s${count}`);
  if (failed > 0) console.log(`\n${output.trim()}\n`);
  for (const test of skipped) console.log(`  SKIPPED: ${test}`);
}

/** Prints the last line. */
function summarize(reports: readonly Report[]): boolean {
  const sum = (pick: (report: Report) => number): number =>
    reports.reduce((total, report) => total + pick(report), 0);
  const skipped = sum((report) => report.skipped.length);
  const failed = sum((report) => report.failed);
  if (skipped > 0) console.log(`\n${skipped} SKIPPED: what they would have shown is not known.`);
  console.log(`\n${sum((report) => report.passed)} passed, ${failed} failed`);
  return failed === 0;
}
