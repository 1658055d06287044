import type { AccessLevel, Permission } from "./github/tokens.ts";
import type { Template, Workflow } from "./workflow-runner/model.ts";
import { entriesOf } from "./workflow-runner/yaml-values.ts";

/** What the built-in token of a workflow can hold here; it can never write secrets, whatever the file asks for. */
const NAMED: readonly Permission[] = ["actions", "contents"];
/** The higher one last. */
const LEVELS: readonly AccessLevel[] = ["read", "write"];

type Granted = Partial<Record<Permission, AccessLevel>>;

/**
 * The most that the workflow's `permissions` give any of its jobs: here a run has one token, at GitHub each job has
 * its own (GitHub docs: "Workflow syntax", `permissions`).
 */
export function grantedPermissions({ permissions, jobs }: Workflow): Granted {
  const ofJobs = [...jobs.values()].map((job) => read(job.permissions ?? permissions));
  return Object.fromEntries(
    NAMED.flatMap((name) => {
      const most = LEVELS.findLast((level) => ofJobs.some((granted) => granted[name] === level));
      return most === undefined ? [] : [[name, most]];
    }),
  );
}

function read(permissions: Template | undefined): Granted {
  if (permissions === undefined) return { contents: "read" };
  const everywhere = LEVELS.find((level) => permissions === `${level}-all`);
  if (everywhere !== undefined) return Object.fromEntries(NAMED.map((name) => [name, everywhere]));
  return Object.fromEntries(
    entriesOf(permissions).flatMap(([name, wanted]) => {
      const permission = NAMED.find((known) => known === name);
      const level = LEVELS.find((known) => known === wanted);
      return permission === undefined || level === undefined ? [] : [[permission, level]];
    }),
  );
}
