import { registerHooks } from "node:module";
import { FeatureFlags } from "@actions/expressions";
import type { DefinitionInfo } from "@actions/workflow-parser/templates/schema/definition-info";
import type { TemplateSchema } from "@actions/workflow-parser/templates/schema/template-schema";

/** A fault that GitHub's own validator finds in a workflow file. */
export interface WorkflowFault {
  readonly message: string;
  /** Both count from 1. */
  readonly position: { readonly line: number; readonly column: number } | undefined;
}

/** GitHub's own library, as far as it is of use here: it validates, and it knows what `if:` leaves unsaid. */
export interface GithubParser {
  findFaults(text: string, path: string): Promise<readonly WorkflowFault[]>;
  /** `success() && (…)` around a condition that asks for no status itself. */
  withStatus(condition: string, place: "job-if" | "step-if"): string;
}

let loading: Promise<GithubParser> | undefined;

/** Loads the library on first use: its schema costs more to load than the rest of this room. */
export function loadGithubParser(): Promise<GithubParser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<GithubParser> {
  allowBareJsonImports();
  const parser = await import("@actions/workflow-parser");
  const templates = await import("@actions/workflow-parser/templates/template-context");
  const { ensureStatusFunction } = await import("@actions/workflow-parser/model/converter/if-condition");
  const { getWorkflowSchema } = await import("@actions/workflow-parser/workflows/workflow-schema");
  const definitions = await import("@actions/workflow-parser/templates/schema/definition-info");
  const schema = getWorkflowSchema();
  const place = (name: string): DefinitionInfo => new definitions.DefinitionInfo(schema, name);
  return {
    findFaults: (text, path) => findFaults({ ...parser, ...templates }, schema, text, path),
    // Without the schema's list of contexts the function would return every condition unchanged.
    withStatus: (condition, name) => ensureStatusFunction(condition, place(name)),
  };
}

/**
 * The library imports its schema as JSON without the attribute that Node demands (ERR_IMPORT_ATTRIBUTE_MISSING).
 * The hook adds it for that one package. Jest's loader refuses hooks and needs none: it reads bare JSON imports;
 * any other loader that refuses will fail at the import itself and name the attribute.
 */
function allowBareJsonImports(): void {
  try {
    registerHooks({
      load: (url, context, nextLoad) =>
        url.endsWith(".json") && url.includes("/@actions/workflow-parser/")
          ? nextLoad(url, { ...context, importAttributes: { type: "json" } })
          : nextLoad(url, context),
    });
  } catch {
    return;
  }
}

type Library = typeof import("@actions/workflow-parser") &
  typeof import("@actions/workflow-parser/templates/template-context");

async function findFaults(
  library: Library,
  schema: TemplateSchema,
  text: string,
  path: string,
): Promise<readonly WorkflowFault[]> {
  // Background steps are valid for those who take part in GitHub's preview: named as not carried out, not refused.
  const featureFlags = new FeatureFlags({ allowBackgroundSteps: true });
  const errors = new library.TemplateValidationErrors();
  const context = new library.TemplateContext(errors, schema, new library.NoOperationTraceWriter());
  context.state["featureFlags"] = featureFlags;
  const parsed = library.parseWorkflow({ name: path, content: text }, context);
  // Reading finds unknown keys and broken expressions; converting finds cycles, twice-used ids and bad crons.
  if (parsed.value !== undefined) {
    await library.convertWorkflowTemplate(context, parsed.value, undefined, { featureFlags });
  }
  return errors.getErrors().map((error) => ({ message: error.rawMessage, position: error.range?.start }));
}
