import * as core from "@actions/core";
import { derivedForms } from "../values/derived-forms.ts";
import { withoutCommands } from "../values/server-text.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { isDebugging, processEnvironment } from "../platform/environment.ts";
import { readTextFile, type FileReading } from "../platform/files.ts";

/** A message that GitHub shows on the run's page, not only in the log. */
export interface Annotation {
  readonly title: string;
  readonly text: string;
}

/** The runner, as far as the actions need it: inputs in; log, outputs, summary and masks out. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The input's text, trimmed; empty where it was not given. */
  readonly input: (name: string) => string;
  /** A text file; relative paths start at the workspace. */
  readonly readFile: (path: string) => FileReading;
  /** Registers every readable form of a secret with the runner, before anything else can happen to it. */
  readonly mask: (secret: Sensitive) => void;
  readonly info: (line: string) => void;
  readonly debug: (line: string) => void;
  /** What follows is folded away under the title, until {@link Host.endGroup}. */
  readonly startGroup: (title: string) => void;
  readonly endGroup: () => void;
  readonly notice: (annotation: Annotation) => void;
  readonly warning: (annotation: Annotation) => void;
  readonly error: (annotation: Annotation) => void;
  readonly output: (name: string, value: string) => void;
  /** Sets a variable for the later steps of the job. */
  readonly exportSecret: (name: string, secret: Sensitive) => void;
  readonly summary: (markdown: string) => Promise<void>;
  readonly fail: () => void;
}

/** The real runner, through `@actions/core`. */
export function createHost(): Host {
  return {
    env: processEnvironment,
    input: (name) => core.getInput(name),
    readFile: (path) => readTextFile(processEnvironment["GITHUB_WORKSPACE"] || ".", path),
    mask: (secret) => {
      for (const form of derivedForms(secret)) core.setSecret(form);
    },
    info: (line) => {
      // Names and servers' words are part of lines, and a line may be taken for a command.
      core.info(withoutCommands(line));
    },
    debug: (line) => {
      if (isDebugging()) core.debug(line);
    },
    startGroup: (title) => {
      core.startGroup(title);
    },
    endGroup: () => {
      core.endGroup();
    },
    notice: ({ title, text }) => {
      core.notice(text, { title });
    },
    warning: ({ title, text }) => {
      core.warning(text, { title });
    },
    error: ({ title, text }) => {
      core.error(text, { title });
    },
    output: (name, value) => {
      core.setOutput(name, value);
    },
    exportSecret: (name, secret) => {
      core.exportVariable(name, secret.reveal());
    },
    summary: async (markdown) => {
      // Runners that are not GitHub's may have no place for it.
      if (!processEnvironment["GITHUB_STEP_SUMMARY"]) return;
      // What was done is done: a summary that cannot be written must not make it look like a failure.
      await core.summary
        .addRaw(markdown, true)
        .write()
        .catch(() => {
          core.warning("The job summary could not be written.");
        });
    },
    fail: () => {
      process.exitCode = 1;
    },
  };
}
