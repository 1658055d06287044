import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { errorCode } from "../../values/error-code.ts";
import { UserError } from "../../values/user-error.ts";
import type { ActionSource, WorkflowSource } from "../workflow-runner/run-types.ts";
import { localPath, ownPath, type WorkflowSources } from "../workflow-sources.ts";

/** A workflow file, and the checkout that it was found in. */
export interface FoundWorkflow {
  /** As in the repository. */
  readonly path: string;
  readonly text: string;
  /** `undefined` for a file that lies in none, and for one of ours. */
  readonly checkout: string | undefined;
  /** `owner/name` of the checkout's origin, where it says so. */
  readonly repository: string | undefined;
}

/** @throws UserError when there is no such file. */
export async function findWorkflow(file: string): Promise<FoundWorkflow> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw notFound(file, error);
  });
  const checkout = checkoutOf(file);
  if (checkout === undefined)
    return { path: basename(file), text, checkout: undefined, repository: undefined };
  const path = relative(checkout, realpathSync(file)).split(sep).join("/");
  return { path, text, checkout, repository: await originOf(checkout) };
}

/**
 * One of the workflows to copy that are shipped.
 *
 * @param root the checkout of this repository
 * @throws UserError when there is none of that name.
 */
export async function findExample(
  root: string,
  name: string,
  known: readonly string[],
): Promise<FoundWorkflow> {
  const wanted = name.replace(/\.ya?ml$/, "");
  if (!known.includes(wanted))
    throw new UserError("invalid_inputs", {
      what: "There is no example of that name.",
      input: "--example",
      fix: `Give one of ${known.join(", ")}.`,
    });
  const path = `examples/${wanted}.yml`;
  const text = await readFile(join(root, path), "utf8");
  return { path, text, checkout: undefined, repository: undefined };
}

function notFound(file: string, cause: unknown): UserError {
  return new UserError(
    "invalid_inputs",
    {
      what: `The workflow file cannot be read (${errorCode(cause) ?? "unknown reason"}).`,
      input: file,
      fix: "Give the path of a workflow file, or --example NAME for one of those that are shipped.",
    },
    { cause },
  );
}

/** The nearest folder above that is a git checkout, or that has the file in its `.github/workflows`. */
function checkoutOf(file: string): string | undefined {
  const real = realpathSync(file);
  const workflows = dirname(real);
  for (let folder = workflows; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, ".git"))) return folder;
  return workflows.endsWith(join(".github", "workflows")) ? resolve(workflows, "../..") : undefined;
}

async function originOf(checkout: string): Promise<string | undefined> {
  // Of a worktree `.git` is a file; then the repository goes by the default name.
  const config = await readFile(join(checkout, ".git", "config"), "utf8").catch(() => "");
  const url = /\[remote "origin"\][^[]*?\burl\s*=\s*(\S+)/.exec(config)?.[1] ?? "";
  // A server's name comes first, as in `https://HOST/…` or `git@HOST:…`: a path on this machine names no owner.
  const [, owner, name] = /^(?:\w+:\/\/[^/]+\/|[^/]+:)([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url) ?? [];
  return owner !== undefined && name !== undefined ? `${owner}/${name}` : undefined;
}

export interface RehearsalSourcesOptions {
  /** The checkout of this repository, whose actions and `dist/` are executed. */
  readonly root: string;
  readonly workflow: FoundWorkflow;
  /** Whether actions of the checkout may be executed too. */
  readonly executeLocal: boolean;
}

const OWN_ACTIONS = ["", "verify", "revoke"];
const WORKFLOW_FILE = /^\.github\/workflows\/[\w.-]+\.ya?ml$/;

/** What a rehearsed workflow may name: this action, its reusable workflows, and the workflows of its own checkout. */
export function rehearsalSources(options: RehearsalSourcesOptions): WorkflowSources {
  const { root, workflow } = options;
  const isOurs = workflow.checkout !== undefined && workflow.checkout === realpathSync(root);
  const read = async (folder: string | undefined, path: string): Promise<WorkflowSource> => {
    if (folder === undefined || !WORKFLOW_FILE.test(path)) return "not available";
    const text = await readFile(join(folder, path), "utf8").catch(() => undefined);
    return text === undefined ? "not available" : { path, text };
  };
  return {
    readWorkflow: async () => workflow.text,
    resolveAction: (uses) => {
      const local = localPath(uses);
      const own = ownPath(uses) ?? (isOurs ? local : undefined);
      if (own !== undefined && OWN_ACTIONS.includes(own)) return { folder: join(root, own) };
      return local === undefined ? "not available" : localAction(local, options);
    },
    resolveWorkflow: async (uses) => {
      const own = ownPath(uses);
      if (own !== undefined) return read(root, own);
      const local = localPath(uses);
      return local === undefined ? "not available" : read(workflow.checkout, local);
    },
  };
}

function localAction(path: string, { workflow, executeLocal }: RehearsalSourcesOptions): ActionSource {
  if (!executeLocal || workflow.checkout === undefined) return "not available";
  const folder = resolve(workflow.checkout, path);
  return folder.startsWith(workflow.checkout + sep) ? { folder } : "not available";
}
