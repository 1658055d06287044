import type { PlayRequest } from "./workflow-player.ts";
import type { Template, Workflow } from "./workflow-runner/model.ts";

export type PlayedEvent = "workflow_dispatch" | "schedule" | "push" | "pull_request" | "workflow_run";

/** `github.event`, as far as workflows about keys look at it (GitHub docs: "Events that trigger workflows"). */
export function describeEvent(
  event: PlayedEvent,
  { inputs = {}, fromFork = false, inFork = false, cron }: PlayRequest,
  { workflow, slug }: { readonly workflow: Workflow; /** `owner/name` */ readonly slug: string },
): { readonly [key: string]: Template } {
  const repository = { full_name: slug, fork: inFork, private: true };
  switch (event) {
    case "workflow_dispatch":
      return { repository, ref: "refs/heads/main", inputs };
    case "schedule":
      return { repository, schedule: cron ?? workflow.on.schedules[0]?.cron ?? "" };
    case "push":
      return { repository, ref: "refs/heads/main" };
    case "pull_request":
      return { repository, number: 1, pull_request: { head: { repo: { fork: fromFork } } } };
    case "workflow_run":
      return { repository, action: "completed", workflow_run: { conclusion: "success", event: "schedule" } };
  }
}
