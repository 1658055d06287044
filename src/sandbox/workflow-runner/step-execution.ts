import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { processEnvironment, stepPath, stepScope, type JobState } from "./job-state.ts";
import type { ActionStep, RunStep } from "./model.ts";
import { splitUses, type JavaScriptAction } from "./prepared-action.ts";
import { createStepFiles, NO_WRITINGS, readStepFiles, type StepWritings } from "./step-files.ts";
import type { StepOutput } from "./step-output.ts";
import { runToEnd, type ProcessEnd } from "./step-process.ts";

/** What one process of a step needs to know of that step. */
export interface Execution {
  readonly state: JobState;
  readonly output: StepOutput;
  /** The step's own `env`, evaluated. */
  readonly env: ReadonlyMap<string, string>;
  readonly cancel: AbortSignal;
  /** 0: no limit. */
  readonly timeoutMinutes: number;
  /** GITHUB_ACTION. */
  readonly actionName: string;
}

export interface Executed {
  readonly end: ProcessEnd;
  readonly writings: StepWritings;
}

export type ActionStage = "pre" | "main" | "post";

/**
 * Runs one stage of a JavaScript action in a process of its own, on the Node that runs this program.
 *
 * @param saved what earlier stages put into GITHUB_STATE.
 * @throws TemplateError when an input cannot be evaluated.
 */
export async function executeAction(
  execution: Execution,
  step: ActionStep,
  action: JavaScriptAction,
  stage: ActionStage,
  saved: ReadonlyMap<string, string>,
): Promise<Executed> {
  const { repository, ref } = splitUses(step.uses);
  const github = new Map([
    ["action", execution.actionName],
    ["action_path", action.folder],
    ["action_repository", repository],
    ["action_ref", ref],
  ]);
  const inputs = actionInputs(execution, step, action, github);
  if (stage === "main") announceAction(execution, step, inputs);
  const variables = new Map<string, string>();
  for (const [name, value] of inputs) variables.set(inputVariable(name), value);
  for (const [name, value] of saved) variables.set(`STATE_${name}`, value);
  const script = resolve(action.folder, action.runs[stage] ?? "");
  return execute(execution, { command: process.execPath, args: [script] }, { github, variables });
}

/** `INPUT_` and the name in upper case; only spaces are replaced, hyphens stay. */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}

/** What `with` gives, then the defaults of what it leaves out; every declared input is set, if only to "". */
function actionInputs(
  execution: Execution,
  step: ActionStep,
  action: JavaScriptAction,
  github: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const { state, output } = execution;
  const environment = new Map([...state.environment, ...execution.env]);
  const scope = stepScope(state, { environment, action: github });
  const at = stepPath(state, step.index, "with");
  const inputs = new Map<string, string>();
  for (const [name, value] of step.with)
    inputs.set(name.toLowerCase(), state.resolver.text(value, [...at, name], scope));
  const declared = [...action.metadata.inputs];
  const known = new Set(declared.map(([name]) => name.toLowerCase()));
  const unexpected = [...inputs.keys()].filter((name) => !known.has(name));
  if (unexpected.length > 0)
    output.warn(
      unexpectedInputs(
        unexpected,
        declared.map(([name]) => name),
      ),
    );
  for (const [name, input] of declared) {
    const given = inputs.has(name.toLowerCase());
    if (given && input.deprecation !== undefined) {
      output.warn(`Input '${name}' has been deprecated with message: ${input.deprecation}`);
    }
    if (!given) inputs.set(name.toLowerCase(), state.resolver.text(input.default, [...at, name], scope));
  }
  return inputs;
}

function unexpectedInputs(names: readonly string[], valid: readonly string[]): string {
  const quote = (list: readonly string[]): string => list.map((name) => `'${name}'`).join(", ");
  return `Unexpected input(s) ${quote(names)}, valid inputs are [${quote(valid)}]`;
}

/** What the runner prints in front of a step: masks that are not set yet do not hide anything here either. */
function announceAction(execution: Execution, step: ActionStep, inputs: ReadonlyMap<string, string>): void {
  const lines = [...inputs].filter(([, value]) => value !== "").map(([name, value]) => `  ${name}: ${value}`);
  announce(execution, `Run ${step.uses}`, lines.length === 0 ? [] : ["with:", ...lines]);
}

/**
 * Runs a `run:` step's script.
 *
 * @throws TemplateError when script, shell or folder cannot be evaluated.
 */
export async function executeScript(execution: Execution, step: RunStep): Promise<Executed> {
  const { state } = execution;
  const scope = stepScope(state, { environment: new Map([...state.environment, ...execution.env]) });
  const text = (value: string, ...field: string[]): string =>
    state.resolver.text(value, stepPath(state, step.index, ...field), scope);
  const script = text(step.run, "run");
  const shellName = step.shell ?? state.defaults.shell;
  const shell = findShell(shellName === undefined ? undefined : text(shellName, "shell"));
  const folder = text(step.workingDirectory ?? state.defaults.workingDirectory ?? "", "working-directory");
  if (shell === undefined) {
    const why = `The shell '${String(shellName)}' is not known here`;
    return { end: { kind: "not_started", why }, writings: NO_WRITINGS };
  }
  announce(execution, `Run ${script.trim().split("\n")[0] ?? ""}`, [
    ...script.trimEnd().split("\n"),
    `shell: ${shell.template}`,
  ]);
  const file = join(state.folders.temp, `script_${state.started + 1}${shell.suffix}`);
  await writeFile(file, script.endsWith("\n") ? script : `${script}\n`);
  const [command = "", ...args] = shell.template.split(/\s+/).map((word) => word.replaceAll("{0}", file));
  const github = new Map([["action", execution.actionName]]);
  return execute(execution, { command, args, folder }, { github, variables: new Map() });
}

/** The runner's own command lines (GitHub docs: "Workflow syntax", `jobs.<job_id>.steps[*].shell`). */
function findShell(
  name: string | undefined,
): { readonly template: string; readonly suffix: string } | undefined {
  if (name === undefined) return { template: "bash -e {0}", suffix: ".sh" };
  if (name === "bash") return { template: "bash --noprofile --norc -e -o pipefail {0}", suffix: ".sh" };
  if (name === "sh") return { template: "sh -e {0}", suffix: ".sh" };
  if (name === "python") return { template: "python {0}", suffix: ".py" };
  return name.includes("{0}") ? { template: name, suffix: "" } : undefined;
}

function announce(execution: Execution, title: string, lines: readonly string[]): void {
  const env = [...execution.state.environment, ...execution.env];
  const shown = [...new Map(env)].map(([name, value]) => `  ${name}: ${value}`);
  execution.output.print(`##[group]${title}`);
  for (const line of [...lines, ...(shown.length === 0 ? [] : ["env:", ...shown])])
    execution.output.print(line);
  execution.output.print("##[endgroup]");
}

async function execute(
  execution: Execution,
  program: { readonly command: string; readonly args: readonly string[]; readonly folder?: string },
  own: { readonly github: ReadonlyMap<string, string>; readonly variables: ReadonlyMap<string, string> },
): Promise<Executed> {
  const { state, output } = execution;
  state.started += 1;
  const files = await createStepFiles(state.folders.temp, state.started);
  const variables = new Map([...own.variables, ...files.variables]);
  const end = await runToEnd(
    {
      command: program.command,
      args: program.args,
      folder: resolve(state.folders.workspace, program.folder ?? ""),
      environment: processEnvironment(state, { env: execution.env, action: own.github, variables }),
    },
    { cancel: execution.cancel, timeoutMinutes: execution.timeoutMinutes },
    (line) => output.take(line),
    state.deps,
  );
  // A machine that is gone reads no files any more.
  return { end, writings: end.kind === "killed" ? NO_WRITINGS : await readStepFiles(files, output) };
}
