import { formatInstant } from "../../values/clock.ts";
import { nodeId, simpleUser } from "./account-bodies.ts";
import type { Account } from "./accounts.ts";
import type { Repository } from "./repositories.ts";
import { minimalRepository, repositoryUrl, webUrl } from "./repository-bodies.ts";
import type { RunRecord } from "./runs.ts";

/** The stand-in knows neither commits nor workflow files: all runs are of this one. */
const HEAD_SHA = "0".repeat(40);
const WORKFLOW = { id: 1, path: ".github/workflows/main.yml" } as const;

/** `workflow-run` of GitHub's OpenAPI description: a run that has been queued and has not come to an end. */
export function workflowRun(
  base: string,
  { run, event, number }: RunRecord,
  { repository, owner, actor }: { repository: Repository; owner: Account; actor: Account },
): object {
  return {
    id: run.id,
    node_id: nodeId("WorkflowRun", run.id),
    name: "main",
    display_title: "main",
    run_number: number,
    run_attempt: run.attempt,
    event,
    status: "in_progress",
    conclusion: null,
    created_at: formatInstant(run.createdAt),
    run_started_at: formatInstant(run.startedAt),
    updated_at: formatInstant(run.startedAt),
    actor: simpleUser(base, actor),
    triggering_actor: simpleUser(base, actor),
    workflow_id: WORKFLOW.id,
    path: WORKFLOW.path,
    head_branch: "main",
    head_sha: HEAD_SHA,
    head_commit: null,
    pull_requests: [],
    repository: minimalRepository(base, repository, owner),
    head_repository: minimalRepository(base, repository, owner),
    html_url: `${webUrl(base, repository)}/actions/runs/${run.id}`,
    ...linksOf(repositoryUrl(base, repository), run.id),
  };
}

function linksOf(repository: string, id: number): object {
  const url = `${repository}/actions/runs/${id}`;
  return {
    url,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    check_suite_url: `${repository}/check-suites/${id}`,
    workflow_url: `${repository}/actions/workflows/${WORKFLOW.id}`,
  };
}
