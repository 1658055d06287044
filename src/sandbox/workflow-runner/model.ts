/** A value as YAML gives it; its texts may still hold `${{ }}`. */
export type Template =
  string | number | boolean | null | readonly Template[] | { readonly [key: string]: Template };

export type Scalar = string | number | boolean | null;

/** Where in the file something stands; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Steps into the file: `["jobs", "build", "steps", 0, "run"]`. */
export type FilePath = readonly (string | number)[];

/** Syntax that is valid on GitHub and that is not carried out here. */
export interface Unsupported {
  /** `jobs.build.steps[0].background` */
  readonly path: string;
  /** What it is and what becomes of it, as a sentence. */
  readonly what: string;
}

export interface Workflow {
  /** As in the repository: `.github/workflows/rotate.yml`. */
  readonly path: string;
  /** The file's `name`, else its path, as GitHub shows it. */
  readonly name: string;
  readonly runName: string | undefined;
  readonly on: Triggers;
  readonly permissions: Template | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly env: ReadonlyMap<string, Scalar>;
  readonly defaults: RunDefaults;
  /** In the order of the file. */
  readonly jobs: ReadonlyMap<string, Job>;
  readonly unsupported: readonly Unsupported[];
  /** Where something stands in the file, for error texts. */
  readonly locate: (path: FilePath) => Position | undefined;
}

export interface Triggers {
  /** Every event with its filters as written; `null` where it has none. */
  readonly events: ReadonlyMap<string, Template>;
  /** Of `schedule`, in the order of the file. */
  readonly schedules: readonly Schedule[];
  readonly dispatchInputs: ReadonlyMap<string, InputDefinition>;
  /** Present when the workflow can be called by another one. */
  readonly call: CallDefinition | undefined;
}

export interface Schedule {
  readonly cron: string;
  /** A name of the IANA database, `UTC` where the file says nothing. */
  readonly timezone: string;
}

export interface InputDefinition {
  readonly type: "string" | "boolean" | "number" | "choice" | "environment";
  readonly required: boolean;
  readonly default: Scalar | undefined;
  readonly options: readonly string[];
}

export interface CallDefinition {
  readonly inputs: ReadonlyMap<string, InputDefinition>;
  /** Secret name to whether it is required. */
  readonly secrets: ReadonlyMap<string, boolean>;
  readonly outputs: ReadonlyMap<string, string>;
}

export interface Concurrency {
  readonly group: string;
  readonly cancelInProgress: Scalar;
}

export interface RunDefaults {
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
}

interface JobCommon {
  readonly id: string;
  readonly name: string | undefined;
  readonly needs: readonly string[];
  /** The whole condition, `success()` included where the file leaves it unsaid. */
  readonly condition: string;
  readonly permissions: Template | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly strategy: Strategy;
}

export interface StepsJob extends JobCommon {
  readonly kind: "steps";
  /** A name, which may hold an expression. */
  readonly environment: string | undefined;
  readonly env: ReadonlyMap<string, Scalar>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly defaults: RunDefaults;
  readonly timeoutMinutes: Scalar | undefined;
  readonly continueOnError: Scalar;
  readonly steps: readonly Step[];
}

/** A job that calls a reusable workflow. */
export interface CallJob extends JobCommon {
  readonly kind: "call";
  readonly uses: string;
  readonly with: ReadonlyMap<string, Scalar>;
  readonly secrets: "inherit" | ReadonlyMap<string, Scalar>;
}

export type Job = StepsJob | CallJob;

export interface Strategy {
  /** Axes, `include` and `exclude`, or an expression that gives them; `undefined` for a single job. */
  readonly matrix: Template | undefined;
  readonly failFast: Scalar;
  readonly maxParallel: Scalar | undefined;
}

interface StepCommon {
  /** Counts from 0. */
  readonly index: number;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly condition: string;
  readonly env: ReadonlyMap<string, Scalar>;
  readonly continueOnError: Scalar;
  readonly timeoutMinutes: Scalar | undefined;
}

export interface ActionStep extends StepCommon {
  readonly kind: "action";
  readonly uses: string;
  readonly with: ReadonlyMap<string, Scalar>;
}

export interface RunStep extends StepCommon {
  readonly kind: "run";
  readonly run: string;
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
}

/** `wait`, `cancel` and `parallel` steps: named in `unsupported`, and never carried out. */
export interface OtherStep extends StepCommon {
  readonly kind: "other";
}

export type Step = ActionStep | RunStep | OtherStep;

/** `["jobs", "a", "steps", 0]` as people write it: `jobs.a.steps[0]`. */
export function formatPath(path: FilePath): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join("");
}
