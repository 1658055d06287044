import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Scalar } from "./model.ts";
import { entriesOf, field, readYaml, textOf } from "./yaml-values.ts";

/** What `action.yml` says of an action, as far as the runner needs it. */
export interface ActionMetadata {
  readonly name: string;
  /** By name as written. */
  readonly inputs: ReadonlyMap<string, ActionInput>;
  readonly runs: ActionRuns;
}

export interface ActionInput {
  /** May hold expressions; `""` where the file gives none, as the runner has it. */
  readonly default: Scalar;
  readonly deprecation: string | undefined;
}

export type ActionRuns =
  | {
      readonly kind: "javascript";
      readonly main: string;
      readonly pre: string | undefined;
      readonly preIf: string;
      readonly post: string | undefined;
      readonly postIf: string;
    }
  | { readonly kind: "other"; readonly using: string };

const NODE_RUNTIMES = ["node20", "node24"];

/**
 * Reads `action.yml` or `action.yaml` of an action's folder.
 *
 * @throws Error when there is none, or when it says not how to run.
 */
export async function readActionMetadata(folder: string): Promise<ActionMetadata> {
  const root = readYaml(await readEither(folder)).value;
  const inputs = entriesOf(field(root, "inputs")).map(([name, input]) => {
    const fallback = field(input, "default");
    return [
      name,
      {
        default: typeof fallback === "object" || fallback === undefined ? "" : fallback,
        deprecation: textOf(field(input, "deprecationMessage")),
      },
    ] as const;
  });
  return { name: textOf(field(root, "name")) ?? folder, inputs: new Map(inputs), runs: readRuns(root) };
}

async function readEither(folder: string): Promise<string> {
  for (const name of ["action.yml", "action.yaml"]) {
    try {
      return await readFile(join(folder, name), "utf8");
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOENT") throw error;
    }
  }
  throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${folder}'.`);
}

function readRuns(root: ReturnType<typeof readYaml>["value"]): ActionRuns {
  const runs = field(root, "runs");
  const using = textOf(field(runs, "using")) ?? "";
  if (!NODE_RUNTIMES.includes(using.toLowerCase())) return { kind: "other", using };
  const main = textOf(field(runs, "main"));
  if (main === undefined) throw new Error("The action's runs.main is missing.");
  return {
    kind: "javascript",
    main,
    pre: textOf(field(runs, "pre")),
    preIf: textOf(field(runs, "pre-if")) ?? "always()",
    post: textOf(field(runs, "post")),
    postIf: textOf(field(runs, "post-if")) ?? "always()",
  };
}
