import { delimiter, dirname } from "node:path";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";
import type { Sensitive } from "../../values/sensitive.ts";
import { EnvironmentValues, toExpressionValue, type ExpressionValue } from "./expression-values.ts";
import type { Scope } from "./expressions.ts";
import type { Masker } from "./masker.ts";
import type { FilePath, RunDefaults, StepsJob, Unsupported } from "./model.ts";
import type { Resolver } from "./resolver.ts";
import type { FolderPurpose, RunDeps, RunRequest } from "./run-types.ts";

export type JobStatus = "success" | "failure" | "cancelled";

/** A job on its way: what is fixed for it, and what its steps change. */
export interface JobState {
  readonly request: RunRequest;
  readonly deps: RunDeps;
  readonly job: StepsJob;
  /** As GitHub names it, its matrix values included. */
  readonly name: string;
  readonly defaults: RunDefaults;
  readonly resolver: Resolver;
  readonly masker: Masker;
  readonly folders: Readonly<Record<FolderPurpose, string>>;
  readonly secrets: ReadonlyMap<string, Sensitive>;
  /** `inputs`, `vars`, `needs`, `strategy` and `matrix`. */
  readonly fixedContexts: ReadonlyMap<string, ExpressionValue>;
  readonly github: ReadonlyMap<string, unknown>;
  /** Of the workflow and the job, and what steps add through GITHUB_ENV. */
  readonly environment: Map<string, string>;
  /** Folders added through GITHUB_PATH, the latest first. */
  readonly path: string[];
  /** Steps with an id that have ended. */
  readonly steps: Map<string, ExpressionValue>;
  readonly unsupported: Unsupported[];
  readonly debugging: boolean;
  readonly print: (step: string | undefined, text: string) => void;
  /** Aborts when the run is cancelled, or when the job has run out of time. */
  readonly cancel: AbortSignal;
  status: JobStatus;
  /** The machine is gone: nothing of this job is run any more, not even `always()`. */
  killed: boolean;
  /** Counts the processes, to tell their files apart. */
  started: number;
}

export function stepPath(state: JobState, index: number, ...rest: FilePath): FilePath {
  return ["jobs", state.job.id, "steps", index, ...rest];
}

/** What a step's texts can name. Conditions get no `secrets`, as on GitHub. */
export function stepScope(
  state: JobState,
  options: {
    readonly environment: ReadonlyMap<string, string>;
    readonly action?: ReadonlyMap<string, string>;
  },
): Scope {
  const contexts = new Map(state.fixedContexts);
  contexts.set("github", toExpressionValue(new Map([...state.github, ...(options.action ?? [])])));
  contexts.set("secrets", secretsContext(state.secrets));
  contexts.set("steps", toExpressionValue(state.steps));
  contexts.set("job", toExpressionValue({ status: state.status }));
  contexts.set("runner", toExpressionValue(runnerContext(state)));
  contexts.set("env", new EnvironmentValues(options.environment));
  return { contexts, functions: [] };
}

export function conditionScope(state: JobState, environment: ReadonlyMap<string, string>): Scope {
  const contexts = new Map(stepScope(state, { environment }).contexts);
  contexts.delete("secrets");
  return { contexts, functions: statusFunctions(state.status) };
}

/** `success()` and its kin over the state of a job. */
function statusFunctions(status: JobStatus): readonly FunctionDefinition[] {
  const answer = (name: string, value: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => toExpressionValue(value),
  });
  return [
    answer("always", true),
    answer("success", status === "success"),
    answer("failure", status === "failure"),
    answer("cancelled", status === "cancelled"),
  ];
}

export function secretsContext(secrets: ReadonlyMap<string, Sensitive>): ExpressionValue {
  return toExpressionValue(new Map([...secrets].map(([name, secret]) => [name, secret.reveal()])));
}

/** The `runner` context; RUNNER_* variables are made from it. */
function runnerContext(state: JobState): ReadonlyMap<string, string> {
  return new Map([
    ["os", RUNNER_OS.get(process.platform) ?? "Linux"],
    ["arch", process.arch.toUpperCase()],
    ["name", "workflow-runner"],
    ["environment", "github-hosted"],
    ["temp", state.folders.temp],
    ["tool_cache", state.folders.tools],
    ...(state.debugging ? ([["debug", "1"]] as const) : []),
  ]);
}

const RUNNER_OS: ReadonlyMap<string, string> = new Map([
  ["linux", "Linux"],
  ["darwin", "macOS"],
  ["win32", "Windows"],
]);

/** The properties of `github` that become GITHUB_* variables (source: actions/runner, `GitHubContext`). */
const GITHUB_VARIABLES = new Set(
  (
    "action action_path action_ref action_repository actor actor_id api_url base_ref event_name event_path " +
    "graphql_url head_ref job ref ref_name ref_protected ref_type repository repository_id repository_owner " +
    "repository_owner_id retention_days run_attempt run_id run_number server_url sha triggering_actor workflow " +
    "workflow_ref workflow_sha workspace"
  ).split(" "),
);

/**
 * The whole environment of a step's process, and nothing of this process's own.
 *
 * @param own what belongs to this step alone: its `env`, and what is set for it (`INPUT_*`, `STATE_*`, files).
 */
export function processEnvironment(
  state: JobState,
  own: {
    readonly env: ReadonlyMap<string, string>;
    readonly action: ReadonlyMap<string, string>;
    readonly variables: ReadonlyMap<string, string>;
  },
): Readonly<Record<string, string>> {
  const github = [...state.github, ...own.action]
    .filter(([name]) => GITHUB_VARIABLES.has(name))
    .map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)] as const);
  const runner = [...runnerContext(state)].map(
    ([name, value]) => [`RUNNER_${name.toUpperCase()}`, value] as const,
  );
  const env = new Map([...state.request.env, ...state.environment, ...own.env]);
  return Object.fromEntries([
    ["HOME", state.folders.home],
    ["LANG", "C.UTF-8"],
    ...env,
    // A workflow cannot overwrite what follows.
    ["PATH", [...state.path, env.get("PATH") ?? SYSTEM_PATH].join(delimiter)],
    ["CI", "true"],
    ["GITHUB_ACTIONS", "true"],
    ...github,
    ...runner,
    ...own.variables,
  ]);
}

const SYSTEM_PATH = [
  dirname(process.execPath),
  "/usr/local/sbin",
  "/usr/local/bin",
  "/usr/sbin",
  "/usr/bin",
  "/sbin",
  "/bin",
].join(delimiter);
