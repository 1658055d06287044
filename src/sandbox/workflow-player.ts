import { readFile, mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { RunningProcess, StartProcess } from "../platform/processes.ts";
import type { Clock } from "../values/clock.ts";
import type { Run } from "./github/runs.ts";
import type { Captured } from "./leak-scan.ts";
import { slugOf, type Playground } from "./playground.ts";
import { describeEvent, type PlayedEvent } from "./played-event.ts";
import { grantedPermissions } from "./granted-permissions.ts";
import type { Scalar, Workflow } from "./workflow-runner/model.ts";
import { parseWorkflow } from "./workflow-runner/parse-workflow.ts";
import type { FolderPurpose, LogLine, RunDeps, RunResult } from "./workflow-runner/run-types.ts";
import { runWorkflow } from "./workflow-runner/run-workflow.ts";
import type { WorkflowSources } from "./workflow-sources.ts";

/** A workflow file, and what starts it. */
export interface PlayRequest {
  /** Path in the repository, such as `examples/setup.yml`. */
  readonly path: string;
  /** Default: `workflow_dispatch`. */
  readonly event?: PlayedEvent;
  /** The cron expression that is due, of those in the file. Default: the first. */
  readonly cron?: string;
  readonly inputs?: Readonly<Record<string, Scalar>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly actor?: string;
  /** A pull request of somebody else's repository: the run gets no secrets. */
  readonly fromFork?: boolean;
  /** The repository says of itself that it is a fork. */
  readonly inFork?: boolean;
  /** As `github.api_url` gives it. Default: the stand-in's address. */
  readonly apiUrl?: string;
}

/** A run that has its snapshot of the secrets, and has not begun. */
export interface QueuedRun {
  readonly request: PlayRequest;
  readonly workflow: Workflow;
  /** GitHub's record of it. */
  readonly run: Run;
  readonly number: number;
}

export interface PlayerDeps {
  readonly sources: WorkflowSources;
  /** Real time, for the children. */
  readonly clock: Clock;
  readonly startProcess: StartProcess;
  /** Default: true. */
  readonly executeRunSteps?: boolean;
  /** Default: nothing is known of what an action that is not run would have put out. */
  readonly assumeOutputs?: RunDeps["assumeOutputs"];
  /** Puts files into a job's workspace; default: it is empty, as at GitHub before a checkout. */
  readonly fillWorkspace?: (folder: string) => Promise<void>;
}

/** Plays workflow files as runs of the playground's repository. */
export class WorkflowPlayer {
  readonly #playground: Playground;
  readonly #deps: PlayerDeps;
  /** What was printed, after masking: logs, outputs, summaries and annotations of every run so far. */
  readonly #captured: Captured[] = [];
  readonly #workflows = new Map<string, Workflow>();
  #running: RunningProcess | undefined;
  #abandoned = false;
  #runs = 0;

  constructor(playground: Playground, deps: PlayerDeps) {
    this.#playground = playground;
    this.#deps = deps;
  }

  /** Queues a run: it takes its snapshot of the repository's secrets now. */
  async queue(request: PlayRequest): Promise<QueuedRun> {
    const workflow = await this.#read(request.path);
    const { event = "workflow_dispatch", actor = "octocat", fromFork = false } = request;
    const run = this.#playground.gitHub.startRun({
      ...{ repository: slugOf(this.#playground), event, actor, fromFork },
    });
    this.#runs += 1;
    return { request, workflow, run, number: this.#runs };
  }

  /** Queues a further attempt: it replays the old snapshot. */
  rerun(queued: QueuedRun): QueuedRun {
    return { ...queued, run: this.#playground.gitHub.rerun(queued.run.id) };
  }

  /** Runs what was queued, to its end. */
  async start(queued: QueuedRun, onLine: (line: LogLine) => void = () => undefined): Promise<RunResult> {
    const { request, workflow, run, number } = queued;
    const { gitHubUrl, meshUrl, repository } = this.#playground;
    const { event = "workflow_dispatch", inputs = {}, vars = {}, actor = "octocat" } = request;
    const result = await runWorkflow(
      {
        workflow,
        event: {
          name: event,
          payload: describeEvent(event, request, { workflow, slug: slugOf(this.#playground) }),
        },
        repository,
        run: { id: run.id, attempt: run.attempt, number },
        actor,
        secrets: async ({ environment }) => run.startJob(environment === undefined ? {} : { environment }),
        githubToken: this.#makeRunToken(queued),
        vars: new Map(Object.entries(vars)),
        env: new Map([["MESH_API_URL", meshUrl]]),
        apiUrl: request.apiUrl ?? gitHubUrl,
        inputs: new Map(Object.entries(inputs)),
        executeRunSteps: this.#deps.executeRunSteps ?? true,
      },
      {
        clock: this.#deps.clock,
        startProcess: (wanted, onOutput) => this.#startProcess(wanted, onOutput),
        resolveAction: (uses) => this.#deps.sources.resolveAction(uses),
        resolveWorkflow: (uses) => this.#deps.sources.resolveWorkflow(uses),
        ...(this.#deps.assumeOutputs === undefined ? {} : { assumeOutputs: this.#deps.assumeOutputs }),
        makeFolder: (purpose) => this.#makeFolder(purpose),
        onLine,
      },
    );
    this.#capture(`run ${number} (${request.path})`, result);
    return result;
  }

  /** Plays a workflow at once: queued and run to its end. */
  async play(request: PlayRequest, onLine?: (line: LogLine) => void): Promise<RunResult> {
    return this.start(await this.queue(request), onLine);
  }

  /** Takes the machine away from under the step that is running. Resolves when its process is gone. */
  async loseMachine(): Promise<void> {
    this.#running?.send("SIGKILL");
    await this.#running?.exit;
  }

  /** Nobody waits for what is running any more: it is killed, and so is whatever would be started. */
  abandon(): void {
    this.#abandoned = true;
    this.#running?.send("SIGKILL");
  }

  /** Everything that was printed, and every file that runs and the service have written. */
  async captureAll(): Promise<readonly Captured[]> {
    const entries = await readdir(this.#playground.folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const contents = await Promise.all(
      files.map(async (path) => ({ place: path, content: await readFile(path) })),
    );
    return [...this.#captured, ...this.#playground.requests, ...contents];
  }

  /** A file is read and checked once, however often it is played. */
  async #read(path: string): Promise<Workflow> {
    const known = this.#workflows.get(path);
    if (known !== undefined) return known;
    const workflow = await parseWorkflow(await this.#deps.sources.readWorkflow(path), path);
    this.#workflows.set(path, workflow);
    return workflow;
  }

  async #makeFolder(purpose: FolderPurpose): Promise<string> {
    const folder = await mkdtemp(join(this.#playground.folder, "runs", `${purpose}-`));
    if (purpose === "workspace") await this.#deps.fillWorkspace?.(folder);
    return folder;
  }

  #startProcess(...[request, onLine]: Parameters<StartProcess>): RunningProcess {
    this.#running = this.#deps.startProcess(request, onLine);
    if (this.#abandoned) this.#running.send("SIGKILL");
    return this.#running;
  }

  /** The built-in token of a run: it may do what the workflow's `permissions` ask for, and never write secrets. */
  #makeRunToken({ workflow, number }: QueuedRun) {
    return this.#playground.addToken({
      kind: "github_token",
      repositories: [slugOf(this.#playground)],
      permissions: grantedPermissions(workflow),
      label: `GITHUB_TOKEN of run ${number}`,
    });
  }

  #capture(run: string, result: RunResult): void {
    const note = (what: string, content: string): void =>
      void this.#captured.push({ place: `${what} of ${run}`, content });
    note("the log", result.log.map(({ text }) => text).join("\n"));
    for (const job of result.jobs) {
      note("a job's outputs", JSON.stringify([...job.outputs]));
      for (const step of job.steps) {
        note("a step's outputs", JSON.stringify([...step.outputs]));
        note("a step's annotations", JSON.stringify(step.annotations));
        note("a step's summary", step.summary);
      }
    }
  }
}
