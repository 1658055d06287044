import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Report, run } from "./run-command.ts";

/** The part of jest's `--json` that the gate reads (jest docs: "testResultsProcessor"). */
export interface JestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not be loaded, or that hold no test. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs the tests below `test/<room>`. */
export async function runJest(root: string, room: string): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "gate-"));
  try {
    const outputFile = join(folder, "result.json");
    const { ok, output } = await run(root, jestCommand(root, room, outputFile));
    return countTests(readResult(outputFile), ok, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jestCommand(root: string, room: string, outputFile: string): string[] {
  return [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    join(root, "node_modules/jest/bin/jest.js"),
    "--ci", // a snapshot that is not there fails, and is not written
    "--maxWorkers=50%", // another stage runs at the same time
    "--json",
    `--outputFile=${outputFile}`,
    "--roots",
    join(root, "test", room),
  ];
}

function readResult(outputFile: string): JestResult | undefined {
  try {
    return JSON.parse(readFileSync(outputFile, "utf8")) as JestResult;
  } catch {
    return undefined; // jest did not get as far as a result; its own output says why
  }
}

/**
 * Jest's word and the counts must agree: no result, no test at all, a file that did not load and an exit code
 * that no test explains are a failure each.
 */
export function countTests(result: JestResult | undefined, ok: boolean, output: string): Report {
  if (result === undefined) return { passed: 0, failed: 1, skipped: [], output };
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites } = result;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const skipped = result.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status !== "passed" && status !== "failed")
    .map(({ fullName }) => fullName);
  const unexplained = failed === 0 && (!ok || passed === 0);
  const why = passed === 0 ? "Not one test ran." : "All tests passed, and yet jest ended with an error.";
  return unexplained
    ? { passed, failed: 1, skipped, output: `${output}\n${why}` }
    : { passed, failed, skipped, output };
}
