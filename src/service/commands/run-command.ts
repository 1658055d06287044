import { parseArgs } from "node:util";
import type { Clock } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { UserError } from "../../values/user-error.ts";
import { isWebUrl } from "../command-flags.ts";
import { chooseStorage, openStorage, type Storage } from "../storage-choice.ts";
import type { Database } from "../store/database.ts";
import { runAccountCommand } from "./account.ts";
import { verifyChain } from "./audit.ts";
import { backup, restore } from "./backup.ts";

interface Tools {
  readonly clock: Clock;
  readonly random: Random;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OPTIONS = {
  data: { type: "string" },
  head: { type: "string" },
  "public-url": { type: "string", default: "http://127.0.0.1:8787" },
  "revoked-since": { type: "string" },
} as const;

/**
 * Runs one command to its end.
 *
 * @returns what to print.
 * @throws UserError
 */
export async function runCommand(args: readonly string[], tools: Tools): Promise<string> {
  const { values, positionals } = parse(args);
  const storage = chooseStorage(values.data, tools.env);
  const [command, ...rest] = positionals;
  if (command === "backup" && rest[0] !== undefined && rest.length === 1) {
    return backup(storage, rest[0], tools.clock);
  }
  if (command === "restore" && rest[0] !== undefined && rest.length === 1) {
    return restore(storage, { file: rest[0], revokedSince: values["revoked-since"] }, tools);
  }
  if (positionals.join(" ") === "audit verify") {
    return withDatabase(storage, (database) => verifyChain(database, values.head));
  }
  if (command === "account" && rest.length <= 2 && isWebUrl(values["public-url"])) {
    const order = { verb: rest[0] ?? "", email: rest[1], publicUrl: values["public-url"] };
    return withDatabase(storage, (database) => runAccountCommand(database, order, tools));
  }
  throw unknownCommand();
}

async function withDatabase<Result>(
  storage: Storage,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openStorage(storage);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch {
    // The error of parseArgs quotes the argument, so it is dropped.
    throw unknownCommand();
  }
}

function unknownCommand(): UserError {
  return new UserError("invalid_inputs", {
    what: "There is no such command, or one of its flags is unknown.",
    fix: "See mesh-service --help for the commands and what each takes.",
  });
}
