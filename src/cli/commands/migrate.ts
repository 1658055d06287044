import { join, resolve } from "node:path";
import { openReplacement, standingOf, type Replacement } from "../../platform/private-files.ts";
import { generateKey, nameFor } from "../../sdk/keys.ts";
import { errorCode } from "../../values/error-code.ts";
import { printableName } from "../../values/server-text.ts";
import { UserError } from "../../values/user-error.ts";
import type { Cli } from "../cli.ts";
import { deliverKey } from "../deliver.ts";
import { formatOfFile } from "../formats.ts";
import { editFile } from "../migration/edits.ts";
import { findFiles, textOf, type FoundFile } from "../migration/find.ts";
import { ignoredByGit } from "../out-file.ts";
import { TOKEN_VARIABLES } from "../token-variables.ts";

/** From tokens that have to be refreshed to one key that does not: shows the way, and goes it with `--write`. */
export async function migrate(cli: Cli): Promise<number> {
  const { env, machine } = cli.surroundings;
  const variables = TOKEN_VARIABLES.filter((name) => env[name]);
  const files = findFiles(machine.workingFolder);
  await show(cli, variables, files);
  if (variables.length === 0 && files.length === 0) return 0;
  if (!cli.args.has("write")) {
    cli.say("Nothing was changed. With --write a key is made, and the files are edited.");
    return 0;
  }
  const destination = await checkDestination(cli);
  if (!(await cli.confirm("Make a key, and edit these files?"))) {
    cli.say("Nothing was changed.");
    return 0;
  }
  const edits = openEdits(files, cli);
  try {
    const code = await bringKey(destination, cli);
    if (code !== 0) return code;
    for (const { file, replacement } of edits) commitEdit(file, replacement, cli);
  } finally {
    for (const { replacement } of edits) replacement.discard();
  }
  tellRest(variables, files, cli);
  return 0;
}

/** What was found, and what would become of it. Values are never shown. */
async function show(cli: Cli, variables: readonly string[], files: readonly FoundFile[]): Promise<void> {
  const lines: string[] = [];
  if (variables.length > 0)
    lines.push(`This shell sets ${variables.join(", ")}: unset them where they are set.`);
  for (const { path, edit } of files.filter(({ edit }) => edit.changes.length > 0)) {
    lines.push(printableName(path));
    for (const { line, before, after } of edit.changes) {
      lines.push(`  ${line}  - ${before}`);
      if (after !== undefined) lines.push(`  ${line}  + ${after}`);
    }
  }
  for (const { path, places } of files)
    for (const { line, what } of places)
      lines.push(`${printableName(path)}:${line}: ${what} (to be changed by hand)`);
  if (lines.length === 0) lines.push("No tokens of a Mesh login were found here.");
  await cli.print(`${lines.join("\n")}\n`);
}

type Destination =
  { readonly kind: "file"; readonly path: string } | { readonly kind: "github"; readonly repository: string };

/** The key itself goes only where nobody commits it. @throws UserError `file_refused`, before a key is made */
async function checkDestination(cli: Cli): Promise<Destination> {
  const repository = cli.args.text("github");
  const out = cli.args.text("out");
  if (repository !== undefined && out !== undefined)
    throw new UserError("invalid_inputs", {
      what: "--out and --github do not go together.",
      input: "--out",
      fix: "Leave one of them out.",
    });
  if (repository !== undefined) return { kind: "github", repository };
  if (out !== undefined) return { kind: "file", path: out };
  if ((await ignoredByGit(resolve(cli.surroundings.machine.workingFolder, ".env"))) !== false)
    return { kind: "file", path: ".env" };
  throw new UserError("file_refused", {
    what: "The key is not written into .env: git does not ignore that file.",
    input: "--out",
    why: "The key would be in the next commit.",
    fix: "Add .env to .gitignore, or name another file with --out, or a repository with --github.",
  });
}

async function bringKey(destination: Destination, cli: Cli): Promise<number> {
  if (destination.kind === "github") {
    const { createAtGitHub } = await import("../create-at-github.ts");
    const usual = { environment: undefined, secretName: undefined, grace: undefined, dryRun: false };
    return createAtGitHub(cli, { repository: destination.repository, ...usual });
  }
  const { path } = destination;
  const name = nameFor({}, cli.session());
  const order = {
    look: `the key "${printableName(name)}"`,
    make: () => generateKey({ name }, cli.session()),
  };
  await deliverKey(cli, order, { kind: "file", path, format: formatOfFile(path) });
  return 0;
}

interface OpenEdit {
  readonly file: FoundFile;
  readonly replacement: Replacement;
}

/** All of them, before a key is made: a file that cannot be written stops everything. @throws UserError `file_refused` */
function openEdits(files: readonly FoundFile[], cli: Cli): readonly OpenEdit[] {
  const { random, machine } = cli.surroundings;
  const open: OpenEdit[] = [];
  for (const file of files.filter(({ edit }) => edit.changes.length > 0)) {
    const path = join(machine.workingFolder, file.path);
    try {
      // A file of variables becomes private; what everybody may read in a repository stays as it is.
      const mode = file.kind === "dotenv" ? 0o600 : standingOf(path).mode;
      open.push({ file, replacement: openReplacement(path, random, mode) });
    } catch (error) {
      for (const { replacement } of open) replacement.discard();
      throw new UserError("file_refused", {
        what: `${printableName(file.path)} cannot be edited (${errorCode(error) ?? "unknown reason"}).`,
        fix: "Make it writable, or edit it by hand and run again.",
      });
    }
  }
  return open;
}

/** Read anew: the key may have gone into this very file a moment ago. */
function commitEdit(file: FoundFile, replacement: Replacement, cli: Cli): void {
  const shown = printableName(file.path);
  const text = textOf(join(cli.surroundings.machine.workingFolder, file.path));
  try {
    if (text === undefined) throw new Error("It cannot be read any more.");
    replacement.commit(editFile(file.kind, text).text, "latin1");
  } catch (error) {
    throw new UserError("delivery_failed", {
      what: `${shown} could not be edited (${errorCode(error) ?? "it is gone"}). The key was made, and is where it belongs.`,
      fix: "Edit by hand what is not marked with ✓ above; `mesh-pre-deploy migrate` shows it again.",
    });
  }
  cli.say(`✓ ${shown}`);
}

function tellRest(variables: readonly string[], files: readonly FoundFile[], cli: Cli): void {
  const where = [
    ...(variables.length === 0 ? [] : ["the variables of this shell"]),
    ...files.filter(({ kind }) => kind === "dotenv").map(({ path }) => printableName(path)),
  ];
  cli.say(
    [
      "Left for you:",
      "  1. Change the places of the code that are named above: no refresh, no expiry, one variable.",
      "  2. Set MESH_API_KEY wherever the tokens were set, and deploy.",
      // Not by `logout`, which knows no login but this machine's.
      `  3. Then end the old tokens${where.length === 0 ? "" : ` (they were in ${where.join(", ")})`} in the web interface of ${cli.session().baseUrl.origin}: sign out the programs that use them, or change the password.`,
    ].join("\n"),
  );
}
