import { namesFunction } from "./expressions.ts";
import { formatPath, type FilePath, type Template, type Unsupported } from "./model.ts";
import { splitTemplate } from "./template-text.ts";
import { entriesOf, field, isList, isMapping, textOf, textsOf } from "./yaml-values.ts";

/** Keys of a job that would need what a plain process on this machine is not. */
const JOB_KEYS = new Map([
  ["container", "Containers are not started; the job's steps run on this machine."],
  ["services", "Service containers are not started."],
  ["snapshot", "No image snapshot is taken."],
  ["cancel-timeout-minutes", "Cancelling follows the runner's fixed ten seconds."],
]);

const STEP_KEYS = new Map([
  ["background", "Background steps run in the foreground, one after another."],
  ["parallel", "Parallel steps are not run."],
  ["wait", "There are no background steps to wait for; the step is not run."],
  ["wait-all", "There are no background steps to wait for; the step is not run."],
  ["cancel", "There are no background steps to cancel; the step is not run."],
]);

const SHELLS = ["bash", "sh", "python"];

/** Lists what is valid on GitHub and not carried out by this runner, in the order of the file. */
export function findUnsupported(root: Template): readonly Unsupported[] {
  const found: Unsupported[] = [...defaultShellIn(root, [])];
  for (const [id, job] of entriesOf(field(root, "jobs"))) {
    const path = ["jobs", id];
    found.push(...keysIn(job, path, JOB_KEYS), ...hostsIn(job, path));
    found.push(...defaultShellIn(job, path));
    const steps = field(job, "steps");
    for (const [index, step] of (isList(steps) ? steps : []).entries()) {
      const stepPath = [...path, "steps", index];
      found.push(
        ...keysIn(step, stepPath, STEP_KEYS),
        ...shellIn(field(step, "shell"), [...stepPath, "shell"]),
      );
    }
  }
  return [...found, ...hashFilesIn(root, [])];
}

function keysIn(owner: Template, path: FilePath, keys: ReadonlyMap<string, string>): readonly Unsupported[] {
  return entriesOf(owner).flatMap(([key]) => {
    const what = keys.get(key);
    return what === undefined ? [] : [{ path: formatPath([...path, key]), what }];
  });
}

function hostsIn(job: Template, path: FilePath): readonly Unsupported[] {
  const labels = textsOf(field(job, "runs-on"));
  const foreign = labels.find((label) => /^(windows|macos)/i.test(label));
  if (foreign === undefined) return [];
  return [
    { path: formatPath([...path, "runs-on"]), what: `The job runs on this machine, not on ${foreign}.` },
  ];
}

function defaultShellIn(owner: Template, path: FilePath): readonly Unsupported[] {
  const shell = field(field(field(owner, "defaults"), "run"), "shell");
  return shellIn(shell, [...path, "defaults", "run", "shell"]);
}

function shellIn(shell: Template | undefined, path: FilePath): readonly Unsupported[] {
  const name = textOf(shell);
  if (name === undefined || name.includes("{0}") || SHELLS.includes(name)) return [];
  return [{ path: formatPath(path), what: `The shell ${name} is not known here; steps that need it fail.` }];
}

/** Finds `hashFiles` in every text: inside `${{ }}` anywhere, and in bare conditions. */
function hashFilesIn(value: Template, path: FilePath): readonly Unsupported[] {
  if (isList(value)) return value.flatMap((entry, index) => hashFilesIn(entry, [...path, index]));
  if (isMapping(value)) return entriesOf(value).flatMap(([key, entry]) => hashFilesIn(entry, [...path, key]));
  if (typeof value !== "string") return [];
  const expressions = splitTemplate(value).filter((segment) => segment.kind === "expression");
  const texts = path.at(-1) === "if" && expressions.length === 0 ? [{ text: value }] : expressions;
  if (!texts.some((segment) => namesFunction(segment.text, "hashFiles"))) return [];
  return [
    { path: formatPath(path), what: "hashFiles() is not carried out; an expression that needs it fails." },
  ];
}
