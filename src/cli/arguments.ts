import { parseArgs } from "node:util";
import { UserError, type Fault } from "../values/user-error.ts";
import {
  COMMAND_NAMES,
  COMMANDS,
  COMMON_FLAGS,
  type Command,
  type CommandName,
  type Flag,
} from "./declarations.ts";

/** One call of the program, understood. */
export class Arguments {
  readonly command: Command;
  readonly operand: string | undefined;
  readonly #values: ReadonlyMap<string, string | true>;

  constructor(command: Command, operand: string | undefined, values: ReadonlyMap<string, string | true>) {
    this.command = command;
    this.operand = operand;
    this.#values = values;
  }

  has(flag: string): boolean {
    return this.#values.has(flag);
  }

  text(flag: string): string | undefined {
    const value = this.#values.get(flag);
    return typeof value === "string" ? value : undefined;
  }

  /** Where a value stands that is what is asked about: `--name`, or the operand as help writes it. */
  placesOf(isWanted: (value: string) => boolean): readonly string[] {
    const { operand, command } = this;
    const given = [...this.#values].map(([flag, value]) => [`--${flag}`, value] as const);
    return [...given, [command.operand?.text ?? "", operand] as const].flatMap(([place, value]) =>
      typeof value === "string" && isWanted(value) ? [place] : [],
    );
  }

  /** The flags of a list that were given. */
  given(flags: readonly string[]): readonly string[] {
    return flags.filter((flag) => this.has(flag));
  }
}

/**
 * Reads the command line. No value is ever repeated in an error: people paste keys into the wrong place, and the messages
 * of `parseArgs` would print them.
 *
 * @throws UserError `invalid_inputs` with all faults at once
 */
export function readArguments(args: readonly string[]): Arguments {
  const [first = ""] = args;
  const named = COMMAND_NAMES.find((name) => name === first);
  const command = commandNamed(named ?? "create");
  const { tokens } = parseArgs({
    args: [...args.slice(named === undefined ? 0 : 1)],
    options: Object.fromEntries(flagsOf(command).map(asOption)),
    ...({ strict: false, allowPositionals: true, tokens: true } as const),
  });
  const faults: Fault[] = [];
  const values = new Map<string, string | true>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const read = readOption(command, token);
    if ("fault" in read) faults.push(read.fault);
    else values.set(token.name, read.value);
  }
  // Help is for those who do not know how to call it; behind an unknown flag a value looks like an operand.
  if (!values.has("help") && !values.has("version") && faults.length === 0)
    faults.push(...operandFaults(command, operands, named));
  const [fault, ...others] = faults;
  if (fault !== undefined) throw new UserError("invalid_inputs", [fault, ...others]);
  return new Arguments(command, operands[0], values);
}

function commandNamed(name: CommandName): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) throw new Error(`${name} is not declared.`);
  return command;
}

function flagsOf(command: Command): readonly Flag[] {
  return [...command.flags, ...COMMON_FLAGS];
}

function asOption({ name, short, value }: Flag): [string, { type: "string" | "boolean"; short?: string }] {
  const type = value === undefined ? "boolean" : "string";
  return [name, short === undefined ? { type } : { type, short }];
}

interface OptionToken {
  readonly name: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function readOption(
  command: Command,
  token: OptionToken,
): { readonly value: string | true } | { readonly fault: Fault } {
  const flag = flagsOf(command).find(({ name }) => name === token.name);
  if (flag === undefined) return { fault: unknownFlag(command, token.name) };
  const shown = `--${flag.name}`;
  if (flag.value === undefined) {
    if (token.value === undefined) return { value: true };
    return { fault: { what: `${shown} takes no value.`, input: shown, fix: `Write ${shown} alone.` } };
  }
  const { value = "", inlineValue } = token;
  if (value !== "" && (inlineValue === true || !value.startsWith("-"))) return { value };
  return { fault: { what: `${shown} needs a value.`, input: shown, fix: `Write ${shown} ${flag.value}.` } };
}

/** Only what could be the name of a flag is repeated. */
function unknownFlag(command: Command, name: string): Fault {
  const shown = /^[a-z][a-z-]{0,20}$/.test(name) ? `: --${name}` : "";
  return {
    what: `\`${command.name}\` does not know a flag that was given${shown}.`,
    fix: `See \`mesh-pre-deploy ${command.name} --help\`.`,
  };
}

function* operandFaults(
  command: Command,
  operands: readonly string[],
  named: CommandName | undefined,
): Generator<Fault> {
  const { operand } = command;
  if (operand === undefined && operands.length > 0)
    yield named === undefined
      ? {
          what: "There is no such command.",
          fix: "See `mesh-pre-deploy --help`; a name is given with --name.",
        }
      : { what: `\`${command.name}\` takes nothing but flags.`, fix: NO_KEY_HERE };
  if (operand !== undefined && operands.length > 1)
    yield { what: `\`${command.name}\` takes one ${operand.text}.`, fix: NO_KEY_HERE };
  if (operand?.required === true && operands.length === 0)
    yield { what: `\`${command.name}\` needs ${operand.text}.`, fix: "Take it from `mesh-pre-deploy list`." };
}

const NO_KEY_HERE =
  "Leave the rest out. A key is never an argument: every user of the machine could read it.";
