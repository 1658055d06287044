import { appendFileSync } from "node:fs";
import type { GeneratedKey } from "../sdk/keys.ts";
import { revokeKey } from "../sdk/keys.ts";
import { SECOND_MS } from "../values/clock.ts";
import { derivedForms } from "../values/derived-forms.ts";
import { errorCode } from "../values/error-code.ts";
import { Sensitive } from "../values/sensitive.ts";
import { printableName } from "../values/server-text.ts";
import { UserError } from "../values/user-error.ts";
import type { Cli } from "./cli.ts";
import type { Format } from "./declarations.ts";
import { planDelivery, type Delivery } from "./delivery.ts";
import { setVariable } from "./dotenv-edit.ts";
import { HOW_TO_USE, isLineFormat, lineStart, renderKey, VARIABLE } from "./formats.ts";
import { checkJobFile, openOutFile, type OpenFile } from "./out-file.ts";

/** A key to be made, and what a person can find it by if nobody hears the answer. */
export interface Order<Made> {
  readonly look: string;
  readonly make: () => Promise<Made>;
}

/** A destination that stands ready. */
interface Ready {
  deliver(generated: GeneratedKey): Promise<void>;
  discard(): void;
}

/**
 * Makes a key and brings it where it was wanted. Everything that could refuse it is asked before the key is made; what
 * fails after that takes the key back.
 *
 * @param order made when the destination stands ready
 */
export async function deliverKey<Made extends GeneratedKey>(
  cli: Cli,
  { look, make }: Order<Made>,
  plan: Delivery = planDelivery(cli.args, { env: cli.surroundings.env, isTerminal: cli.stdout.isTerminal }),
): Promise<Made> {
  const ready = await prepare(plan, cli);
  try {
    // A login may take minutes, and is no part of what must come to an end.
    await cli.session().credential();
    return await cli.critically(look, async () => {
      const generated = await patiently(make, cli);
      await delivered(generated, ready, cli);
      return generated;
    });
  } finally {
    ready.discard();
  }
}

/** The hosted service takes a minute now and then: a person should know that something is under way. */
const SLOW_MS = 5 * SECOND_MS;

async function patiently<Made>(make: () => Promise<Made>, cli: Cli): Promise<Made> {
  const answered = new AbortController();
  cli.surroundings.clock.sleep(SLOW_MS, answered.signal).then(
    () => cli.say("Still waiting for Mesh; this can take a minute …"),
    () => undefined,
  );
  try {
    return await make();
  } finally {
    answered.abort();
  }
}

async function delivered(generated: GeneratedKey, ready: Ready, cli: Cli): Promise<void> {
  try {
    cli.throwIfStopped();
    await ready.deliver(generated);
  } catch (error) {
    throw await takenBack(generated, error, cli);
  }
}

/** A key that reached nobody is ended; where the service cannot do that, a person has to. */
async function takenBack(generated: GeneratedKey, error: unknown, cli: Cli): Promise<UserError> {
  const { keyId, name } = generated;
  const cause = error instanceof UserError ? error : undefined;
  const what = cause?.faults[0].what ?? `The key could not be handed over (${reasonOf(error)}).`;
  const fix = cause?.faults[0].fix ?? "Check where the output goes, and run again.";
  const session = cli.session();
  const revoked = await revokeKey(keyId, { reason: "it could not be delivered" }, session).then(
    () => true,
    () => false,
  );
  const end = revoked
    ? `Key ${keyId} was revoked again: nobody holds it.`
    : `Delete key ${keyId} ("${printableName(name)}") in the web interface of ${session.baseUrl.origin}: nobody holds it.`;
  if (cause?.code === "cancelled") {
    cli.say(end);
    return cause;
  }
  return new UserError("delivery_failed", { what: `${what} ${end}`, fix });
}

async function prepare(plan: Delivery, cli: Cli): Promise<Ready> {
  switch (plan.kind) {
    case "print":
      return printing(plan.format, cli);
    case "job":
      checkJobFile(plan.path);
      return {
        deliver: async (generated) => exportToJob(generated, plan.path, cli),
        discard: () => undefined,
      };
    case "file":
      return await writing(plan, cli);
  }
}

function printing(format: Format, cli: Cli): Ready {
  if (!cli.stdout.isOpen)
    throw new UserError("print_refused", {
      what: "Nobody reads the output: the key would be lost.",
      fix: "Check where the output goes: a closed stdout, /dev/null and a program that has ended keep nothing.",
    });
  return {
    deliver: async (generated) => {
      await cli.print(renderKey(generated, format));
      const hint = HOW_TO_USE[format];
      if (hint !== undefined) cli.say(hint);
    },
    discard: () => undefined,
  };
}

/** Masked first: whatever the job prints from now on, the log does not show it. */
function exportToJob({ key, keyId }: GeneratedKey, path: string, cli: Cli): void {
  for (const form of derivedForms(new Sensitive(key.reveal()))) cli.say(`::add-mask::${form}`);
  appendFileSync(path, `${VARIABLE}=${key.reveal()}\n`);
  cli.say(`${VARIABLE} is set for the later steps of this job (key ${keyId}).`);
}

async function writing({ path, format }: Delivery & { kind: "file" }, cli: Cli): Promise<Ready> {
  const { machine, random } = cli.surroundings;
  const deps = { random, folder: machine.workingFolder, say: (text: string) => cli.say(text) };
  const file = await openOutFile(path, { allowTracked: cli.args.has("allow-tracked") }, deps);
  const keepsOthers = isLineFormat(format);
  if (!keepsOthers && file.read() !== "" && !cli.args.has("overwrite")) {
    file.discard();
    throw new UserError("file_refused", {
      what: `${file.path} exists and holds something.`,
      input: "--out",
      why: `With the format ${format} the whole file would be replaced.`,
      fix: "Name another file, or say --overwrite.",
    });
  }
  return {
    deliver: async (generated) => {
      if (keepsOthers) writeLine(generated, { file, format }, cli);
      else file.replace(renderKey(generated, format));
      cli.say(`Key ${generated.keyId} is in ${file.path}. Mesh cannot show it again.`);
    },
    discard: () => file.discard(),
  };
}

/** Read anew: somebody may have edited the file while a person was signing in. */
function writeLine(
  { key }: GeneratedKey,
  { file, format }: { readonly file: OpenFile; readonly format: Format },
  cli: Cli,
): void {
  const { text, others } = setVariable(file.read(), VARIABLE, key.reveal(), lineStart(format));
  file.replace(text);
  if (others.length > 0)
    cli.say(
      `Note: ${VARIABLE} also stands in line ${others.join(", ")}; programs read the last one, which was changed.`,
    );
}

function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return code === "EPIPE" ? "whoever reads the output has gone away" : (code ?? "unknown reason");
}
