import { parseArgs, type ParseArgsConfig } from "node:util";
import { type Fault, UserError } from "../values/user-error.ts";

/** What the service and its commands take alike. */
export const PLACE_OPTIONS = {
  data: { type: "string" },
  "public-url": { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** Whether a flag's value is good, and what it may be. */
export type Check = readonly [good: boolean, input: string, allowed: string];

export type Arguments<Options extends NonNullable<ParseArgsConfig["options"]>> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; strict: true; allowPositionals: boolean }>
>;

/**
 * Takes a command line apart.
 *
 * @throws UserError that quotes no argument, since one could be a pasted key.
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  { options, allowPositionals }: { options: Options; allowPositionals: boolean },
): Arguments<Options> {
  if (args.some((argument) => /^(--[a-z-]+=)?postgres(ql)?:/i.test(argument))) throw databaseInFlag();
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals });
  } catch {
    // The error of parseArgs quotes the argument, so it is dropped.
    throw unreadable(args, options);
  }
}

/** The checks of {@link PLACE_OPTIONS}. */
export function placeChecks(values: {
  data?: string | undefined;
  "public-url"?: string | undefined;
}): Check[] {
  const { data, "public-url": publicUrl } = values;
  return [
    // SQLite's name for no file at all: the first admin key would have no place to go, and every key would be lost.
    [data === undefined || !["", ":memory:"].includes(data.trim()), "--data", "a folder"],
    [publicUrl === undefined || isWebUrl(publicUrl), "--public-url", "an http or https URL without a path"],
  ];
}

/** @throws UserError with all that is wrong. */
export function refuseFaults(faults: readonly Fault[]): void {
  const [first, ...others] = faults;
  if (first !== undefined) throw new UserError("invalid_inputs", [first, ...others]);
}

export function faultsOf(checks: readonly Check[]): Fault[] {
  return checks.flatMap(([good, input, allowed]) =>
    good ? [] : [{ what: `${input} has an unusable value.`, input, fix: `Give ${allowed}.` }],
  );
}

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text);
}

function databaseInFlag(): UserError {
  return new UserError("invalid_inputs", {
    what: "A database URL stands on the command line.",
    input: "MESH_DATABASE_URL",
    why: "Every user of the machine can read it there, and a password with it.",
    fix: "Put it into the environment variable MESH_DATABASE_URL, and change the password if there was one.",
  });
}

function unreadable(args: readonly string[], options: object): UserError {
  const flags = args.flatMap((argument) => /^--([a-z-]{1,30})(?==|$)/.exec(argument)?.[1] ?? []);
  const unknown = flags.find((flag) => !Object.hasOwn(options, flag));
  return new UserError("invalid_inputs", {
    what: unknown === undefined ? "The arguments cannot be read." : `There is no flag --${unknown}.`,
    fix: "See mesh-service --help for the flags and what each takes.",
  });
}
