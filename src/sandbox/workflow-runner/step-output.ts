import type { OutputLine } from "../../platform/processes.ts";
import type { Masker } from "./masker.ts";
import type { Annotation } from "./run-types.ts";
import { parseWorkflowCommand, sameWord, type WorkflowCommand } from "./workflow-command.ts";

export interface OutputDeps {
  readonly masker: Masker;
  /** Takes a line that is masked already. */
  readonly print: (text: string) => void;
  /** Whether `::debug::` lines are shown (ACTIONS_STEP_DEBUG). */
  readonly debugging: boolean;
}

/** Commands that GitHub has replaced by files; a step that still prints one is told so, and fails. */
const REPLACED = new Map([
  ["set-output", "GITHUB_OUTPUT"],
  ["save-state", "GITHUB_STATE"],
  ["set-env", "GITHUB_ENV"],
  ["add-path", "GITHUB_PATH"],
]);

/**
 * What one step prints: commands are carried out, everything else is masked and printed. Masks hold from the line
 * behind their command on; problem matchers are accepted and not applied.
 */
export class StepOutput {
  readonly #deps: OutputDeps;
  readonly #annotations: Annotation[] = [];
  #failed = false;
  #resumeToken: string | undefined;

  constructor(deps: OutputDeps) {
    this.#deps = deps;
  }

  get annotations(): readonly Annotation[] {
    return this.#annotations;
  }

  /** Whether a command could not be carried out, which fails the step whatever its exit code. */
  get failed(): boolean {
    return this.#failed;
  }

  take(line: OutputLine): void {
    const command = parseWorkflowCommand(line.text, this.#resumeToken);
    if (command === undefined || !this.#carryOut(command, line.text)) this.print(line.text);
  }

  print(text: string): void {
    for (const line of text.split(/\r?\n/)) this.#deps.print(this.#deps.masker.mask(line));
  }

  /** An error of the runner's own: printed, annotated, and the step's failure. */
  fail(message: string): void {
    this.#failed = true;
    this.annotate("error", message, new Map());
  }

  warn(message: string): void {
    this.annotate("warning", message, new Map());
  }

  annotate(level: Annotation["level"], message: string, properties: ReadonlyMap<string, string>): void {
    const mask = (text: string | undefined): string | undefined =>
      text === undefined ? undefined : this.#deps.masker.mask(text);
    this.#annotations.push({
      level,
      title: mask(properties.get("title")),
      message: this.#deps.masker.mask(message),
      file: mask(properties.get("file")),
      line: mask(properties.get("line")),
    });
    this.print(`##[${level}]${message}`);
  }

  /** @returns whether the line was a command, and so is not printed. */
  #carryOut(command: WorkflowCommand, line: string): boolean {
    if (this.#resumeToken !== undefined) return this.#resume(command, line);
    if (command.name === "stop-commands") {
      this.#resumeToken = command.data;
      this.print(line);
      return true;
    }
    const replacement = REPLACED.get(command.name);
    if (replacement !== undefined) this.#refuse(command.name, replacement);
    else this.#obey(command);
    return true;
  }

  /** While commands are stopped, only the agreed word is one. */
  #resume(command: WorkflowCommand, line: string): boolean {
    if (this.#resumeToken === undefined || !sameWord(command.name, this.#resumeToken)) return false;
    this.#resumeToken = undefined;
    this.print(line);
    return true;
  }

  #obey(command: WorkflowCommand): void {
    switch (command.name) {
      case "error":
      case "warning":
      case "notice":
        this.annotate(command.name, command.data, command.properties);
        break;
      case "add-mask":
        this.#addMask(command.data);
        break;
      case "group":
      case "endgroup":
        this.print(`##[${command.name}]${command.data}`);
        break;
      case "debug":
        if (this.#deps.debugging) this.print(`##[debug]${command.data}`);
        break;
      default:
        break;
    }
  }

  #addMask(value: string): void {
    if (value.trim() === "") this.warn("Can't add secret mask for empty string in ##[add-mask] command.");
    else this.#deps.masker.addMask(value);
  }

  #refuse(name: string, replacement: string): void {
    this.fail(`The \`${name}\` command is disabled. Write to the file that ${replacement} names instead.`);
  }
}
