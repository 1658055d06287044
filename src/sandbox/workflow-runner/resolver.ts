import {
  toExpressionValue,
  WatchedOutputs,
  type ExpressionValue,
  type UnknownNames,
} from "./expression-values.ts";
import { evaluate, interpolate, isTrue, type Scope } from "./expressions.ts";
import { formatPath, type FilePath, type Scalar, type Template, type Workflow } from "./model.ts";
import { entriesOf, isList, isMapping } from "./yaml-values.ts";

/** An expression that needed an output of a step that was not run. It was given null. */
export interface UnknownUse {
  readonly workflow: string;
  /** Where the expression stands: `jobs.deploy.steps[2].with.ref`. */
  readonly path: string;
  /** As written in the file. */
  readonly expression: string;
  /** `steps.checkout.outputs.ref` */
  readonly output: string;
}

/** A template that could not be evaluated, in GitHub's words, with its place in the file. */
class TemplateError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TemplateError";
  }
}

export interface Resolved {
  readonly value: ExpressionValue;
  /** The value hangs on an output that nobody knows. */
  readonly unknown: boolean;
}

/** Evaluates what stands in one workflow file, names the place of a fault, and keeps the list of unknown uses. */
export class Resolver {
  readonly #workflow: Pick<Workflow, "path" | "locate">;
  readonly #unknownUses: UnknownUse[];
  #touched: string[] = [];

  constructor(workflow: Pick<Workflow, "path" | "locate">, unknownUses: UnknownUse[]) {
    this.#workflow = workflow;
    this.#unknownUses = unknownUses;
  }

  /** Outputs for a context, watched: `owner` is `steps.checkout` or `needs.build`. */
  outputs(owner: string, known: ReadonlyMap<string, string>, unknown: UnknownNames): ExpressionValue {
    return new WatchedOutputs(known, unknown, (name) => this.#touched.push(`${owner}.outputs.${name}`));
  }

  /** @throws TemplateError */
  value(template: Template, at: FilePath, scope: Scope): Resolved {
    if (isList(template)) {
      const parts = template.map((entry, index) => this.value(entry, [...at, index], scope));
      return { value: toExpressionValue(parts.map((part) => part.value)), unknown: parts.some(isUnknown) };
    }
    if (isMapping(template)) {
      const parts = entriesOf(template).map(
        ([key, entry]) => [key, this.value(entry, [...at, key], scope)] as const,
      );
      const values = new Map(parts.map(([key, part]) => [key, part.value]));
      return { value: toExpressionValue(values), unknown: parts.some(([, part]) => part.unknown) };
    }
    if (typeof template !== "string") return { value: toExpressionValue(template), unknown: false };
    return this.#watch(template, at, () => interpolate(template, scope));
  }

  /** @throws TemplateError */
  text(template: Scalar, at: FilePath, scope: Scope): string {
    return this.value(template, at, scope).value.coerceString();
  }

  /** @throws TemplateError */
  texts(templates: ReadonlyMap<string, Scalar>, at: FilePath, scope: Scope): Map<string, string> {
    return new Map([...templates].map(([name, value]) => [name, this.text(value, [...at, name], scope)]));
  }

  /** @throws TemplateError */
  flag(template: Scalar, at: FilePath, scope: Scope): boolean {
    return isTrue(this.value(template, at, scope).value);
  }

  /** A bare expression, as `if:` holds it. @throws TemplateError */
  condition(expression: string, at: FilePath, scope: Scope): boolean {
    return isTrue(this.#watch(expression, at, () => evaluate(expression, scope)).value);
  }

  #watch(expression: string, at: FilePath, resolve: () => ExpressionValue): Resolved {
    this.#touched = [];
    try {
      const value = resolve();
      const outputs = [...new Set(this.#touched)];
      for (const output of outputs) {
        this.#unknownUses.push({ workflow: this.#workflow.path, path: formatPath(at), expression, output });
      }
      return { value, unknown: outputs.length > 0 };
    } catch (error) {
      throw new TemplateError(`The template is not valid. ${this.#place(at)}: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }

  #place(at: FilePath): string {
    const position = this.#workflow.locate(at);
    const lines = position === undefined ? "" : ` (Line: ${position.line}, Col: ${position.column})`;
    return `${this.#workflow.path}${lines}, ${formatPath(at)}`;
  }
}

function isUnknown(resolved: Resolved): boolean {
  return resolved.unknown;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
