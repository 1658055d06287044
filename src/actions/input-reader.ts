import { isCredential, looksSecret } from "../values/credential-shapes.ts";
import { parseDuration } from "../values/duration.ts";
import { parseUrl } from "../values/parse-url.ts";
import { Sensitive } from "../values/sensitive.ts";
import { UserError, type Fault } from "../values/user-error.ts";
import type { Host } from "./host.ts";

/** GitHub gives such runs no secrets, and an expression that reads one is the empty string (F33). */
const NO_SECRETS =
  "An expression like `${{ secrets.X }}` is empty when the secret does not exist. If this run comes from a fork or from Dependabot, it gets no secrets.";

/**
 * Reads inputs one kind at a time, one strict parser for each, and remembers every fault: the user learns all of them
 * at once, before any request. Secret values are masked as they are read and never quoted.
 */
export class InputReader {
  readonly #host: Host;
  readonly #faults: Fault[] = [];

  constructor(host: Host) {
    this.#host = host;
  }

  text(name: string, otherwise: string): string {
    return this.#host.input(name) || otherwise;
  }

  optionalText(name: string): string | undefined {
    return this.#host.input(name) || undefined;
  }

  secret(name: string): Sensitive | undefined {
    const value = this.#host.input(name);
    if (value === "") return undefined;
    const secret = new Sensitive(value);
    this.#host.mask(secret);
    return secret;
  }

  requiredSecret(name: string, fix: string): Sensitive {
    const secret = this.secret(name);
    if (secret === undefined)
      this.fault({ what: `\`${name}\` is empty.`, input: name, why: NO_SECRETS, fix });
    return secret ?? new Sensitive("");
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.#host.input(name);
    // The YAML 1.2 core schema's booleans, as @actions/core reads them.
    if (["true", "True", "TRUE"].includes(value)) return true;
    if (["false", "False", "FALSE"].includes(value)) return false;
    if (value !== "") this.#unacceptable(name, value, "`true` or `false`");
    return otherwise;
  }

  integer(name: string, { min, max, otherwise }: { min: number; max: number; otherwise: number }): number {
    const value = this.#host.input(name);
    if (value === "") return otherwise;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    this.#unacceptable(name, value, `a whole number from ${min} to ${max}`);
    return otherwise;
  }

  /** @returns milliseconds */
  duration(name: string, otherwiseMs: number): number {
    return this.optionalDuration(name) ?? otherwiseMs;
  }

  optionalDuration(name: string): number | undefined {
    const value = this.#host.input(name);
    const durationMs = value === "" ? undefined : parseDuration(value);
    if (value !== "" && durationMs === undefined)
      this.#unacceptable(name, value, "a duration such as `90m`, `12h`, `30d` or `8w`");
    return durationMs;
  }

  durationOrNever(name: string, otherwiseMs: number): number | "never" {
    return this.#host.input(name) === "never" ? "never" : this.duration(name, otherwiseMs);
  }

  oneOf<const Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const value = this.#host.input(name);
    const chosen = choices.find((choice) => choice === value);
    if (value !== "" && chosen === undefined) this.#unacceptable(name, value, alternatives(choices));
    return chosen ?? otherwise;
  }

  /** A comma or newline list, each element once. */
  listOf<const Choice extends string>(
    name: string,
    choices: readonly Choice[],
    otherwise: Choice,
  ): readonly Choice[] {
    const values = this.#list(name);
    const known = values.filter((value): value is Choice => choices.some((choice) => choice === value));
    const unknown = values.filter((value) => !choices.some((choice) => choice === value));
    if (unknown.length > 0) this.#unacceptable(name, unknown.join(", "), alternatives(choices));
    return known.length > 0 ? [...new Set(known)] : [otherwise];
  }

  /** A comma or newline list; `undefined` where nothing is listed. */
  optionalList(name: string): readonly string[] | undefined {
    const listed = this.#list(name);
    return listed.length > 0 ? listed : undefined;
  }

  url(name: string, otherwise: string): URL {
    const value = this.#host.input(name) || otherwise;
    const url = parseUrl(value);
    const usable = url !== undefined && ["http:", "https:"].includes(url.protocol);
    if (usable && url.username === "" && url.password === "" && url.search === "" && url.hash === "")
      return url;
    this.#unacceptable(name, value, "an address that starts with `https://`, without credentials or query");
    return new URL("https://invalid.example");
  }

  /** A key's id, as Mesh shows it: never its value, which people paste here by mistake. */
  keyId(name: string): string | undefined {
    const value = this.#host.input(name);
    if (value === "") return undefined;
    if (/^[A-Za-z0-9_.-]{1,128}$/.test(value) && !isCredential(value)) return value;
    this.#host.mask(new Sensitive(value));
    this.fault({
      what: `\`${name}\` is no id of a key.`,
      input: name,
      why: "It holds other characters, or is the value of a key or a token.",
      fix: "Pass the key's id, such as `key_…`: the logs and the Mesh web interface show it.",
    });
    return undefined;
  }

  fault(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** Was a fault found in this input? Then nothing can be concluded from its value. */
  isFaulty(name: string): boolean {
    return this.#faults.some(({ input }) => input === name);
  }

  /** @throws UserError `invalid_inputs` with every fault found so far. */
  finish(): void {
    const [first, ...others] = this.#faults;
    if (first !== undefined) throw new UserError("invalid_inputs", [first, ...others]);
  }

  #list(name: string): readonly string[] {
    return this.#host
      .input(name)
      .split(/[,\n]/)
      .map((element) => element.trim())
      .filter((element) => element !== "");
  }

  #unacceptable(name: string, value: string, allowed: string): void {
    this.fault({
      what: `\`${name}\` is ${quoted(value)}, which it cannot be.`,
      input: name,
      fix: `Use ${allowed}.`,
    });
  }
}

function alternatives(choices: readonly string[]): string {
  return choices.map((choice) => `\`${choice}\``).join(", ");
}

const LONGEST_QUOTE = 80;

/** For an error message: what looks like a credential is not repeated. */
export function quoted(value: string): string {
  if (looksSecret(value)) return "something that looks like a credential";
  return `"${value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value}"`;
}
