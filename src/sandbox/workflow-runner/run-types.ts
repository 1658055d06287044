import type { StartProcess } from "../../platform/processes.ts";
import type { Clock } from "../../values/clock.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import type { Scalar, Template, Unsupported, Workflow } from "./model.ts";
import type { UnknownUse } from "./resolver.ts";

/** One run of one workflow. */
export interface RunRequest {
  readonly workflow: Workflow;
  readonly event: { readonly name: string; readonly payload: { readonly [key: string]: Template } };
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string };
  readonly run: { readonly id: number; readonly attempt: number; readonly number: number };
  readonly actor: string;
  /** The secrets that a job is given, asked for once per job, as it starts: GitHub's snapshot. */
  readonly secrets: (job: JobContext) => Promise<ReadonlyMap<string, Sensitive>>;
  /** `github.token` and `secrets.GITHUB_TOKEN`. */
  readonly githubToken: Sensitive;
  readonly vars: ReadonlyMap<string, string>;
  /** What the machine itself adds to the environment of every step; not part of the `env` context. */
  readonly env: ReadonlyMap<string, string>;
  /** Base URL of GitHub's API, as `github.api_url` gives it. */
  readonly apiUrl: string;
  /** Of `workflow_dispatch`; those that are absent take their defaults. */
  readonly inputs: ReadonlyMap<string, Scalar>;
  readonly executeRunSteps: boolean;
  /** Default: the branch `main`, and a commit name made from the workflow file's path. */
  readonly commit?: { readonly sha: string; readonly ref: string };
  /** Aborting it cancels the run, as the button on GitHub does. */
  readonly cancel?: AbortSignal;
}

export interface JobContext {
  readonly jobId: string;
  readonly environment?: string;
}

export type FolderPurpose = "workspace" | "temp" | "home" | "tools";

export interface RunDeps {
  /** Times the children (cancelling, `timeout-minutes`): it must pass while they run. */
  readonly clock: Clock;
  readonly startProcess: StartProcess;
  readonly resolveAction: (uses: string) => Promise<ActionSource> | ActionSource;
  /** Finds a reusable workflow; where it is absent, jobs that call one are not run. */
  readonly resolveWorkflow?: (uses: string) => Promise<WorkflowSource> | WorkflowSource;
  /**
   * What an action that is not run would have put out, as far as somebody can say; the rest of its outputs stay unknown.
   * Sensitive, as the real one masks a token before it sets it.
   */
  readonly assumeOutputs?: (
    uses: string,
    inputs: ReadonlyMap<string, Scalar>,
  ) => ReadonlyMap<string, Sensitive>;
  /** A folder of its own for each job and purpose; whoever makes them removes them. */
  readonly makeFolder: (purpose: FolderPurpose, jobId: string) => Promise<string>;
  readonly onLine: (line: LogLine) => void;
}

export type ActionSource = { readonly folder: string } | "not available";
export type WorkflowSource = { readonly text: string; readonly path: string } | "not available";

/** One line of the log, masked. */
export interface LogLine {
  /** As GitHub names the job: `deploy (staging)`. */
  readonly job: string;
  /** The step's name; `undefined` for what the runner says of the job. */
  readonly step: string | undefined;
  readonly text: string;
}

/** `killed`: the process was ended by SIGKILL from outside, as if the machine had gone. */
export type StepConclusion = "success" | "failure" | "skipped" | "cancelled" | "killed";
export type JobConclusion = "success" | "failure" | "skipped" | "cancelled";

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string | undefined;
  readonly message: string;
  readonly file: string | undefined;
  readonly line: string | undefined;
}

export interface StepResult {
  readonly name: string;
  readonly id: string | undefined;
  readonly kind: "action" | "run" | "not_run";
  readonly uses: string | undefined;
  readonly conclusion: StepConclusion;
  /** Before `continue-on-error` was applied. */
  readonly outcome: StepConclusion;
  /** Masked; inside the job they flow as they are. */
  readonly outputs: ReadonlyMap<string, string>;
  /** `undefined` where no process was started, or where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly annotations: readonly Annotation[];
  /** Masked Markdown of GITHUB_STEP_SUMMARY. */
  readonly summary: string;
  /** For a step that was not run. */
  readonly notRun: NotRun | undefined;
}

export interface NotRun {
  /** A sentence. */
  readonly why: string;
  readonly wouldReceive: readonly Received[];
  /** Names of its outputs that were given a stand-in's value. */
  readonly assumedOutputs: readonly string[];
}

/** A secret that a step that was not run would have been handed: by its name, or in an environment variable. */
export interface Received {
  readonly from: "secrets" | "env";
  readonly name: string;
  readonly value: Sensitive;
}

export interface JobResult {
  readonly id: string;
  readonly name: string;
  /** Path of the file that holds the job: a called workflow's jobs are listed behind their caller's. */
  readonly workflow: string;
  readonly matrix: ReadonlyMap<string, Template>;
  readonly environment: string | undefined;
  /** What it was given as it started, by name; empty for a job that never did. */
  readonly secrets: ReadonlyMap<string, Sensitive>;
  readonly conclusion: JobConclusion;
  readonly steps: readonly StepResult[];
  readonly outputs: ReadonlyMap<string, string>;
  /** Names of outputs that were dropped because they may contain a secret. */
  readonly droppedOutputs: readonly string[];
  /** Of the job itself: faults outside its steps. */
  readonly annotations: readonly Annotation[];
}

export interface RunResult {
  readonly name: string;
  readonly conclusion: "success" | "failure" | "cancelled";
  readonly jobs: readonly JobResult[];
  readonly log: readonly LogLine[];
  /** How many values the runner was given to mask, over all jobs. */
  readonly masks: number;
  readonly unknownOutputs: readonly UnknownUse[];
  /** The files' own, and what only turned up during the run. */
  readonly unsupported: readonly Unsupported[];
}
