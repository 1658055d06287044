import type { InputDefinition, Scalar } from "./model.ts";

export type InputsRead =
  | { readonly kind: "read"; readonly inputs: ReadonlyMap<string, Scalar> }
  | { readonly kind: "refused"; readonly faults: readonly string[] };

/**
 * Checks what a run or a caller passes against what the workflow declares, fills in the defaults and gives each
 * value its declared type (GitHub docs: "Workflow syntax", `workflow_dispatch.inputs`, `workflow_call.inputs`).
 */
export function readInputs(
  definitions: ReadonlyMap<string, InputDefinition>,
  given: ReadonlyMap<string, Scalar>,
): InputsRead {
  const faults = [...given.keys()]
    .filter((name) => !definitions.has(name))
    .map((name) => `Unexpected inputs provided: '${name}'.`);
  const inputs = new Map<string, Scalar>();
  for (const [name, definition] of definitions) {
    const value = given.get(name) ?? definition.default;
    if (value === undefined || value === null) {
      if (definition.required) faults.push(`Required input '${name}' not provided.`);
      inputs.set(name, emptyOf(definition.type));
      continue;
    }
    const typed = convert(value, definition);
    if (typed === undefined) faults.push(`Input '${name}' is not a valid ${definition.type}.`);
    else inputs.set(name, typed);
  }
  return faults.length > 0 ? { kind: "refused", faults } : { kind: "read", inputs };
}

function emptyOf(type: InputDefinition["type"]): Scalar {
  if (type === "boolean") return false;
  return type === "number" ? 0 : "";
}

function convert(value: Scalar, definition: InputDefinition): Scalar | undefined {
  const text = String(value);
  switch (definition.type) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "number":
      return text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
    case "choice":
      return definition.options.includes(text) ? text : undefined;
    default:
      return text;
  }
}
