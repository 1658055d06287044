import { readActionMetadata, type ActionMetadata, type ActionRuns } from "./action-metadata.ts";
import type { JobState } from "./job-state.ts";
import { formatPath, type ActionStep } from "./model.ts";
import { messageOf } from "./resolver.ts";

/** What is known of a step's action before the first step runs. */
export type PreparedAction =
  | JavaScriptAction
  | { readonly kind: "not_run"; readonly why: string }
  | { readonly kind: "broken"; readonly message: string };

export interface JavaScriptAction {
  readonly kind: "javascript";
  readonly folder: string;
  readonly metadata: ActionMetadata;
  readonly runs: Extract<ActionRuns, { kind: "javascript" }>;
}

/** Finds a step's action and reads its metadata. What cannot be run here is named, and is no failure. */
export async function prepareAction(state: JobState, step: ActionStep): Promise<PreparedAction> {
  const source = await state.deps.resolveAction(step.uses);
  if (source === "not available") {
    return { kind: "not_run", why: `The action ${step.uses} is not available here.` };
  }
  try {
    const metadata = await readActionMetadata(source.folder);
    const { runs } = metadata;
    if (runs.kind === "javascript") return { kind: "javascript", folder: source.folder, metadata, runs };
    const why = `The action ${step.uses} runs as '${runs.using}', which is not carried out here.`;
    state.unsupported.push({
      path: formatPath(["jobs", state.job.id, "steps", step.index, "uses"]),
      what: why,
    });
    return { kind: "not_run", why };
  } catch (error) {
    return { kind: "broken", message: messageOf(error) };
  }
}

/** `owner/repo/path@ref` taken apart, for `github.action_repository` and `github.action_ref`. */
export function splitUses(uses: string): { readonly repository: string; readonly ref: string } {
  const match = /^([^/@]+\/[^/@]+)(?:\/[^@]*)?@(.+)$/.exec(uses);
  return { repository: match?.[1] ?? "", ref: match?.[2] ?? "" };
}
