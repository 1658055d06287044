import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { systemClock } from "../platform/clock.ts";
import { processEnvironment } from "../platform/environment.ts";
import { systemRandom } from "../platform/random.ts";
import { type Clock, SECOND_MS } from "../values/clock.ts";
import { errorCode } from "../values/error-code.ts";
import type { Random } from "../values/random.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import { type CommandFlags, HELP, isCommand, parseFlags } from "./command-flags.ts";
import { firstAdminKey } from "./first-admin-key.ts";
import { createMeshService, type MeshService } from "./create-mesh-service.ts";
import { logDate } from "./wire-dates.ts";
import { LineLog } from "./line-log.ts";
import { signInUrl } from "./login/sign-in-url.ts";
import type { RequestEntry } from "./room.ts";
import { type ServingMeshService, serveMeshService } from "./serve.ts";
import { chooseStorage, openStorage, type Storage } from "./storage-choice.ts";

/** How long requests under way may take to finish once the service is told to stop. */
const DRAIN_MS = 10 * SECOND_MS;
const LOOPBACK = /^(127\.|localhost$|::1$)/;
/** Where the first admin key goes when nobody is there to read it. */
const KEY_FILE = "first-admin-key";

/** The parts of a stream that the command uses. */
interface Output {
  write(text: string): unknown;
  on?(event: "error", listener: () => void): unknown;
}

/** The parts of `process` that the command uses. */
export interface CommandProcess {
  readonly stdout: Output & { isTTY?: boolean };
  readonly stderr: Output;
  once(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
}

interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs `mesh-service` until SIGTERM or SIGINT.
 *
 * @returns the exit code: 0 after a signal, 1 when it could not start.
 */
export async function runMeshService(
  args: readonly string[],
  process: CommandProcess,
  surroundings: Surroundings = {
    clock: systemClock,
    random: systemRandom,
    env: processEnvironment,
  },
): Promise<number> {
  try {
    if (isCommand(args)) {
      const { runCommand } = await import("./commands/run-command.ts");
      process.stdout.write(await runCommand(args, surroundings));
      return 0;
    }
    const flags = parseFlags(args);
    if (flags.help) process.stdout.write(HELP);
    else await run(flags, process, surroundings);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(describe(error));
    return 1;
  }
}

async function run(flags: CommandFlags, process: CommandProcess, surroundings: Surroundings): Promise<void> {
  // Listened to from the start: a signal during the start must not kill a half-made first account.
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
  // Whoever read the log may go away (a pipe to a program that ended); unheard, the event would end the service.
  for (const output of [process.stdout, process.stderr]) output.on?.("error", () => undefined);
  const { quirks, keyPrefix, limits, proxies, publicUrl, redirects } = flags;
  const storage = chooseStorage(flags.dataFolder, surroundings.env);
  const log = new LineLog(process.stderr);
  const onRequest = (entry: RequestEntry): void => log.write(logLine(entry, flags));
  const database = await openStorage(storage);
  const service = createMeshService({
    ...{ database, quirks, keyPrefix, limits, proxies, publicUrl, redirects, onRequest },
    ...surroundings,
  });
  try {
    const serving = await serveMeshService(service, flags);
    try {
      const adminKey = await firstAdminKey(database, flags.owner, { ...surroundings, keyPrefix });
      // Together: who may see the first key may sign in as its owner.
      const signIn = adminKey && (await ownersLink(service, flags.publicUrl ?? serving.url));
      await announce({ flags, storage }, process, { url: serving.url, adminKey, signIn });
      await stopped;
    } finally {
      // After a failed start as well: an open socket would keep the process alive and useless.
      await drain(serving, surroundings.clock);
    }
  } finally {
    await service.close();
    log.flush();
  }
}

async function ownersLink(service: MeshService, origin: string): Promise<string | undefined> {
  const [owner] = await service.accounts.list();
  return owner && signInUrl(origin, await service.sessions.newLink(owner.id));
}

async function announce(
  { flags, storage }: { flags: CommandFlags; storage: Storage },
  process: CommandProcess,
  started: { url: string; adminKey: Sensitive | undefined; signIn: string | undefined },
): Promise<void> {
  const { url, adminKey, signIn } = started;
  if (!LOOPBACK.test(flags.host) && flags.tls === undefined) {
    process.stderr.write(
      "Warning: keys travel unencrypted to this address. Put TLS in front before others use it.\n",
    );
  }
  if (flags.json) {
    process.stdout.write(
      `${JSON.stringify({ url, admin_key: adminKey?.reveal() ?? null, sign_in_url: signIn ?? null })}\n`,
    );
    return;
  }
  // Before anything is announced: who reads that the service is up may look for the file at once.
  const firstKey = adminKey && tellFirstKey({ storage, process }, adminKey, signIn);
  process.stdout.write(`Mesh key service is up: ${url}   (Ctrl+C stops it)\n`);
  if (flags.quirks.length > 0) process.stdout.write(`It misbehaves on purpose: ${flags.quirks.join(", ")}\n`);
  if (firstKey !== undefined) process.stdout.write(firstKey);
}

/** @returns what to print: the key to a terminal, or the name of a file that holds it. */
function tellFirstKey(
  { storage, process }: { storage: Storage; process: CommandProcess },
  adminKey: Sensitive,
  signIn: string | undefined,
): string {
  if (process.stdout.isTTY === true) return banner(adminKey, signIn);
  const file = writeKeyFile(storage.kind === "sqlite" ? storage.folder : ".", adminKey, signIn);
  return `The first admin key is in ${file}, and below it a link to sign in with once: move the key to a safe place.\n`;
}

function banner(adminKey: Sensitive, signIn = ""): string {
  const line = "─".repeat(72);
  return `${line}\n  The first admin key, shown this once:\n\n  ${adminKey.reveal()}\n\n  It may mint and revoke every key of the owner's account. Keep it safe.\n\n  Sign in once, within 15 minutes: ${signIn}\n${line}\n`;
}

/**
 * A pipe often ends in a log that many can read; a private file does not.
 *
 * @throws UserError when it cannot be written; the next start tries again with another key.
 */
function writeKeyFile(dataFolder: string, adminKey: Sensitive, signIn = ""): string {
  const file = join(dataFolder, KEY_FILE);
  try {
    // Left by a database that is gone; writing into it would keep whatever mode it has.
    rmSync(file, { force: true });
    writeFileSync(file, `${adminKey.reveal()}\n${signIn}\n`, { mode: 0o600, flag: "wx", flush: true });
    syncFolder(dataFolder);
    return file;
  } catch (error) {
    throw unwritableKeyFile(file, error);
  }
}

/** The file's name is on the disk only when its folder is. Windows opens no folders and needs no such thing. */
function syncFolder(folder: string): void {
  if (platform() === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function unwritableKeyFile(file: string, error: unknown): UserError {
  return new UserError(
    "invalid_inputs",
    {
      what: `The first admin key cannot be written to ${file} (${errorCode(error) ?? "unknown reason"}).`,
      input: "--data",
      why: "Without a terminal to show it on, the key goes into that file.",
      fix: "Make the path writable and start again: a key that was never used is replaced by another (on PostgreSQL, once it is a minute old).",
    },
    { cause: error },
  );
}

function logLine(entry: RequestEntry, flags: CommandFlags): string {
  const { method, path, status, at, requestId, keyId, fault } = entry;
  if (!flags.json) return `${logDate(at)} ${method} ${path} ${status}\n`;
  const line = { at: logDate(at), method, path, status, request_id: requestId, key_id: keyId, fault };
  return `${JSON.stringify(line)}\n`;
}

/** A client that never finishes its request must not keep the service up; what was acknowledged is on the disk. */
async function drain(serving: ServingMeshService, clock: Clock): Promise<void> {
  const done = new AbortController();
  const patience = clock.sleep(DRAIN_MS, done.signal).then(
    () => serving.closeNow(),
    () => undefined,
  );
  await serving.close();
  done.abort();
  await patience;
}

function describe(error: UserError): string {
  const lines = error.faults.flatMap(({ what, input, why, fix }) => [
    `mesh-service: ${what}${input === undefined || what.includes(input) ? "" : ` (${input})`}`,
    ...(why === undefined ? [] : [`  ${why}`]),
    `  ${fix}`,
  ]);
  return `${lines.join("\n")}\n`;
}
