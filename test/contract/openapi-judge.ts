import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import type { Excerpt } from "../../tools/openapi-excerpt.ts";

/** One answer to a request; `operation` is what GitHub's description calls it: `GET /repos/{owner}/{repo}`. */
export interface Answer {
  readonly operation: string;
  readonly status: number;
  /** Empty when there was none. */
  readonly body: string;
  readonly contentType: string | null;
}

/** Judges answers by GitHub's published OpenAPI description (tools/github-openapi.ts made the excerpt). */
export class OpenApiJudge {
  readonly #excerpt: Excerpt;
  readonly #ajv = new Ajv({ allErrors: true, strict: false, logger: false });

  constructor() {
    const path = join(import.meta.dirname, "github-openapi.json");
    this.#excerpt = JSON.parse(readFileSync(path, "utf8")) as Excerpt;
    formats.default(this.#ajv);
    this.#ajv.addSchema(this.#excerpt, "github");
  }

  get operations(): readonly string[] {
    return Object.keys(this.#excerpt.operations).sort();
  }

  /** What the description does not allow about this answer, one sentence each. */
  complaints(answer: Answer): string[] {
    const faults = answer.status < 300 ? this.#ofSuccess(answer) : this.#ofError(answer);
    return faults.map((fault) => `${answer.operation} (HTTP ${answer.status}): ${fault}`);
  }

  #ofSuccess(answer: Answer): string[] {
    const { operation, status, body } = answer;
    const described = this.#excerpt.operations[operation];
    if (described === undefined) return ["the operation is not described"];
    const success = described[String(status)];
    if (success === undefined) return ["no such success is described"];
    if (success.schema === null) return body === "" ? [] : ["there must be no body"];
    return this.#faults(answer, this.#compile("operations", operation, String(status), "schema"));
  }

  /** GitHub describes few of its errors, and of some of these only when they come. */
  #ofError(answer: Answer): string[] {
    const { operation, status, body } = answer;
    const described = this.#excerpt.operations[operation]?.[String(status)]?.schema ?? null;
    const schema =
      described !== null ? ["operations", operation, String(status), "schema"] : ["schemas", "basic-error"];
    return [...this.#faults(answer, this.#compile(...schema)), ...missingFromError(body)];
  }

  #compile(...path: readonly string[]): ValidateFunction {
    const pointer = path.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
    return this.#ajv.compile({ $ref: `github#/${pointer.join("/")}` });
  }

  #faults({ body, contentType }: Answer, validate: ValidateFunction): string[] {
    if (contentType?.startsWith("application/json") !== true) return ["the body is no JSON"];
    if (validate(JSON.parse(body))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message = "" }) => `${instancePath || "/"} ${message}`,
    );
  }
}

/** The description requires no field of an error; clients count on these. */
function missingFromError(body: string): string[] {
  const error = JSON.parse(body) as Record<string, unknown>;
  const fields = ["message", "documentation_url", "status"];
  return fields.filter((name) => typeof error[name] !== "string").map((name) => `/ must have ${name}`);
}
