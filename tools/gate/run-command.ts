import { spawn } from "node:child_process";

/** What one stage of the gate came to. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  /** Full names of the tests that did not run. */
  readonly skipped: readonly string[];
  /** Everything it printed, and why it counts as failed if that is not in there. */
  readonly output: string;
}

/** The whole gate has ten minutes, on two cores that may be shared; a stage that takes seven hangs. */
const STAGE_TIMEOUT_MS = 7 * 60_000;

/** Runs a script with this Node; it passes when it exits with 0. */
export async function runCommand(cwd: string, argv: readonly string[]): Promise<Report> {
  const { ok, output } = await run(cwd, argv);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], output };
}

/** Runs `node ...argv` in `cwd` to its end, or kills it after seven minutes. Never rejects. */
export function run(cwd: string, argv: readonly string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, {
      cwd,
      env: neutralEnvironment(process.env),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: STAGE_TIMEOUT_MS,
      killSignal: "SIGKILL",
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => resolve({ ok: false, output: `${output}\n${error.message}` }));
    child.on("close", (code, signal) => {
      if (signal !== null)
        output += `\nEnded by ${signal}: longer than ${STAGE_TIMEOUT_MS / 60_000} minutes?`;
      resolve({ ok: code === 0, output });
    });
  });
}

/**
 * The gate must say the same on a desk and inside a workflow, so nothing of the runner's, of an installed Mesh
 * client's or of a proxy's settings reaches the tests; and what it prints must be the same without a terminal.
 */
export function neutralEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign =
    /^(GITHUB_|ACTIONS_|INPUT_|RUNNER_|MESH_|GH_|npm_config_|FORCE_COLOR$|(https?|all|no)_proxy$|NODE_OPTIONS$)/i;
  const kept = Object.entries(env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: "1" };
}
