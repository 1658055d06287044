import type { Clock } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { UserError } from "../../values/user-error.ts";
import { faultsOf, PLACE_OPTIONS, placeChecks, readArguments, refuseFaults } from "../arguments.ts";
import { HELP } from "../command-flags.ts";
import { chooseStorage, openStorage, refuseMissing, type Storage } from "../storage-choice.ts";
import type { Database } from "../store/database.ts";
import { ACCOUNT_VERBS, runAccountCommand } from "./account.ts";
import { verifyChain } from "./audit.ts";
import { backup, restore } from "./backup.ts";

interface Tools {
  readonly clock: Clock;
  readonly random: Random;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const AUDIT_USAGE = "audit verify [--head HASH]";
const ACCOUNT_USAGE = "account add|reset|disable|enable EMAIL, or account list";

const OPTIONS = {
  ...PLACE_OPTIONS,
  head: { type: "string" },
  "revoked-since": { type: "string" },
} as const;

/**
 * Runs one command to its end.
 *
 * @returns what to print.
 * @throws UserError
 */
export async function runCommand(args: readonly string[], tools: Tools): Promise<string> {
  const { values, positionals } = readArguments(args, { options: OPTIONS, allowPositionals: true });
  if (values.help) return HELP;
  refuseFaults(faultsOf(placeChecks(values)));
  const storage = chooseStorage(values.data, tools.env);
  const [command = "", ...rest] = positionals;
  switch (command) {
    case "backup":
      return backup(storage, only(rest, "backup FILE"), tools.clock);
    case "restore": {
      const file = only(rest, "restore FILE [--revoked-since FILE]");
      return restore(storage, { file, revokedSince: values["revoked-since"] }, tools);
    }
    case "audit":
      if (only(rest, AUDIT_USAGE) !== "verify") throw misused(AUDIT_USAGE);
      return withDatabase(storage, (database) => verifyChain(database, values.head));
    case "account":
      return account(storage, rest, { publicUrl: values["public-url"], tools });
    default:
      throw unknownCommand();
  }
}

async function account(
  storage: Storage,
  words: readonly string[],
  { publicUrl, tools }: { publicUrl: string | undefined; tools: Tools },
): Promise<string> {
  const [word, email] = words;
  const verb = ACCOUNT_VERBS.find((known) => known === word);
  if (verb === undefined || words.length > 2) throw misused(ACCOUNT_USAGE);
  const run = (database: Database) => runAccountCommand(database, { verb, email, publicUrl }, tools);
  // The first account may be made before the service has started once.
  return withDatabase(storage, run, { mayMake: verb === "add" });
}

async function withDatabase<Result>(
  storage: Storage,
  work: (database: Database) => Promise<Result>,
  { mayMake = false } = {},
): Promise<Result> {
  if (!mayMake) refuseMissing(storage);
  const database = await openStorage(storage);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function only(words: readonly string[], usage: string): string {
  const [word] = words;
  if (word === undefined || words.length > 1) throw misused(usage);
  return word;
}

function misused(usage: string): UserError {
  return new UserError("invalid_inputs", {
    what: "A word of the command is missing, unknown, or one too many.",
    fix: `Write mesh-service ${usage}.`,
  });
}

function unknownCommand(): UserError {
  return new UserError("invalid_inputs", {
    what: "There is no such command.",
    fix: "Use account, audit, backup or restore; mesh-service --help says what each takes.",
  });
}
