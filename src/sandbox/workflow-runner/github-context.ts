import { createHash } from "node:crypto";
import type { RunRequest } from "./run-types.ts";

/** The `github` context of a run, before a job and a step add theirs (GitHub docs: "Contexts reference"). */
export function githubContext(request: RunRequest): ReadonlyMap<string, unknown> {
  const { repository, run, event, actor, apiUrl } = request;
  const slug = `${repository.owner}/${repository.name}`;
  const { sha, ref } = request.commit ?? {
    sha: createHash("sha1").update(request.workflow.path).digest("hex"),
    ref: "refs/heads/main",
  };
  return new Map<string, unknown>([
    ["token", request.githubToken.reveal()],
    ["event", event.payload],
    ["event_name", event.name],
    ["repository", slug],
    ["repository_id", String(repository.id)],
    ["repository_owner", repository.owner],
    ["repositoryUrl", `git://github.com/${slug}.git`],
    ["run_id", String(run.id)],
    ["run_number", String(run.number)],
    ["run_attempt", String(run.attempt)],
    ["actor", actor],
    ["triggering_actor", actor],
    ["workflow", request.workflow.name],
    ["workflow_ref", `${slug}/${request.workflow.path}@${ref}`],
    ["workflow_sha", sha],
    ["sha", sha],
    ["ref", ref],
    ["ref_name", ref.replace(/^refs\/(heads|tags|pull)\//, "")],
    ["ref_type", ref.startsWith("refs/tags/") ? "tag" : "branch"],
    ["ref_protected", "false"],
    ["head_ref", ""],
    ["base_ref", ""],
    ["api_url", apiUrl],
    ["graphql_url", `${apiUrl}/graphql`],
    ["server_url", serverUrl(apiUrl)],
    ["retention_days", "90"],
  ]);
}

function serverUrl(apiUrl: string): string {
  const { origin } = new URL(apiUrl);
  return origin === "https://api.github.com" ? "https://github.com" : origin;
}
