import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { FilePath, Position, Scalar, Template } from "./model.ts";

/** A YAML file as plain values, with the way back to its lines. */
export interface YamlFile {
  readonly value: Template;
  readonly locate: (path: FilePath) => Position | undefined;
}

/**
 * YAML 1.2, as GitHub reads workflow and action files: `on` stays a text.
 *
 * @throws YAMLParseError
 */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: "1.2", lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined) throw fault;
  const value = document.toJS({ maxAliasCount: 100 }) as Template;
  return {
    value,
    locate: (path) => {
      const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
      if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
      if (node.range === undefined || node.range === null) return undefined;
      const at = lines.linePos(node.range[0]);
      return { line: at.line, column: at.col };
    },
  };
}

/** The mapping's entries; none for anything that is not a mapping. */
export function entriesOf(value: Template | undefined): readonly (readonly [string, Template])[] {
  return isMapping(value) ? Object.entries(value) : [];
}

export function field(value: Template | undefined, name: string): Template | undefined {
  return isMapping(value) ? value[name] : undefined;
}

export function isMapping(value: Template | undefined): value is { readonly [key: string]: Template } {
  return typeof value === "object" && value !== null && !isList(value);
}

export function isList(value: Template | undefined): value is readonly Template[] {
  return Array.isArray(value);
}

/** A scalar as text; `undefined` for null, lists, mappings and what is absent. */
export function textOf(value: Template | undefined): string | undefined {
  if (value === null || value === undefined || typeof value === "object") return undefined;
  return String(value);
}

/** A mapping of scalars; other values are left out (GitHub's validator has refused them by then). */
export function scalarsOf(value: Template | undefined): ReadonlyMap<string, Scalar> {
  const scalars = new Map<string, Scalar>();
  for (const [name, entry] of entriesOf(value)) {
    if (entry === null || typeof entry !== "object") scalars.set(name, entry);
  }
  return scalars;
}

/** `a`, or `[a, b]`: a list either way. */
export function textsOf(value: Template | undefined): readonly string[] {
  const list = isList(value) ? value : [value];
  return list.map(textOf).filter((text) => text !== undefined);
}
