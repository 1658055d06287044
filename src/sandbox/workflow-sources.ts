import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ActionSource, WorkflowSource } from "./workflow-runner/run-types.ts";

/** Where a run finds the workflow that it plays, and what that names. */
export interface WorkflowSources {
  /** The text of a workflow file, by its path in the repository. */
  readWorkflow(path: string): Promise<string>;
  resolveAction(uses: string): Promise<ActionSource> | ActionSource;
  resolveWorkflow(uses: string): Promise<WorkflowSource> | WorkflowSource;
}

/** Path below a checkout of this repository that `mesh/setup-api-key[/path]@ref` stands for; `undefined` for others. */
export function ownPath(uses: string): string | undefined {
  const match = /^mesh\/setup-api-key(?:\/([^@]*))?@/.exec(uses);
  return match === null ? undefined : (match[1] ?? "");
}

/** Path below the checkout that `./path` stands for. */
export function localPath(uses: string): string | undefined {
  return /^\.(?:\/(.*))?$/.exec(uses) === null ? undefined : uses.slice(2);
}

/**
 * This repository's own workflows, which name its actions as `mesh/setup-api-key` or as `./`.
 *
 * @param root the checkout whose actions, workflows and `dist/` are played
 * @param actions somebody else's actions that can be played too: `owner/name` to the folder that holds its action.yml
 */
export function ownSources(root: string, actions: ReadonlyMap<string, string> = new Map()): WorkflowSources {
  const readWorkflow = (path: string): Promise<string> => readFile(join(root, path), "utf8");
  return {
    readWorkflow,
    resolveAction: (uses) => {
      const own = ownPath(uses) ?? localPath(uses);
      if (own !== undefined) return { folder: join(root, own) };
      const folder = actions.get(uses.replace(/@.*$/, ""));
      return folder === undefined ? "not available" : { folder };
    },
    resolveWorkflow: async (uses) => {
      const path = ownPath(uses) ?? localPath(uses);
      if (path?.startsWith(".github/workflows/") !== true) return "not available";
      return { path, text: await readWorkflow(path) };
    },
  };
}
