import type { Template } from "./model.ts";
import { entriesOf, isList, isMapping } from "./yaml-values.ts";

/** One job of a matrix: its values by name. */
export type Combination = ReadonlyMap<string, Template>;

/**
 * Expands `strategy.matrix`, its expressions already evaluated, into its combinations
 * (GitHub docs: "Running variations of jobs in a workflow"). Without a matrix there is one, empty, combination.
 *
 * @throws Error when the matrix has no combination, as GitHub does.
 */
export function expandMatrix(matrix: Template | undefined): readonly Combination[] {
  if (matrix === undefined || matrix === null) return [new Map()];
  if (!isMapping(matrix)) throw new Error("The matrix must be a mapping");
  const axes = entriesOf(matrix).filter(([name]) => name !== "include" && name !== "exclude");
  const excluded = listOf(matrix["exclude"]);
  const kept = crossProduct(axes).filter((entry) => !excluded.some((pattern) => matches(entry, pattern)));
  const combinations = addIncluded(kept, listOf(matrix["include"]), new Set(axes.map(([name]) => name)));
  if (combinations.length === 0) throw new Error("Matrix vector does not contain any values");
  return combinations;
}

/** `deploy (staging, 20)`: how GitHub tells the jobs of a matrix apart. */
export function describeCombination(jobName: string, combination: Combination): string {
  const values = [...combination.values()].flatMap(leaves).filter((text) => text !== "");
  return values.length === 0 ? jobName : `${jobName} (${values.join(", ")})`;
}

function crossProduct(axes: readonly (readonly [string, Template])[]): Map<string, Template>[] {
  if (axes.length === 0) return [];
  let combinations = [new Map<string, Template>()];
  for (const [name, values] of axes) {
    if (!isList(values)) throw new Error(`The matrix axis '${name}' must be a list`);
    combinations = combinations.flatMap((entry) => values.map((value) => new Map([...entry, [name, value]])));
  }
  return combinations;
}

/**
 * An `include` entry extends every combination whose axis values it does not overwrite; one that fits none becomes
 * a combination of its own. Values that an earlier entry added may be overwritten, those of the axes never.
 */
function addIncluded(
  kept: readonly Map<string, Template>[],
  included: readonly Template[],
  axes: ReadonlySet<string>,
): readonly Combination[] {
  const added: Combination[] = [];
  for (const entry of included) {
    const own = entriesOf(entry);
    const fixed = own.filter(([name]) => axes.has(name));
    const hosts = kept.filter((combination) =>
      fixed.every(([name, value]) => sameValue(combination.get(name) ?? null, value)),
    );
    if (hosts.length === 0) added.push(new Map(own));
    for (const host of hosts) for (const [name, value] of own) host.set(name, value);
  }
  return [...kept, ...added];
}

function matches(combination: Combination, pattern: Template): boolean {
  return entriesOf(pattern).every(([name, value]) => sameValue(combination.get(name) ?? null, value));
}

function sameValue(a: Template, b: Template): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function listOf(value: Template | undefined): readonly Template[] {
  return isList(value) ? value : [];
}

function leaves(value: Template): readonly string[] {
  if (isList(value)) return value.flatMap(leaves);
  if (isMapping(value)) return entriesOf(value).flatMap(([, entry]) => leaves(entry));
  return [value === null ? "" : String(value)];
}
