import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseRepository } from "../../actions/places.ts";
import { createGitHubHttp } from "../../github/http.ts";
import type { GitHubPort, Repository } from "../../github/port.ts";
import { runProgram } from "../../platform/programs.ts";
import { isHeadless } from "../../sdk/headless.ts";
import { errorCode } from "../../values/error-code.ts";
import { UserError } from "../../values/user-error.ts";
import { appLink } from "../app-link.ts";
import type { Cli } from "../cli.ts";
import { findGitHubToken, gitHubApiUrl } from "../github-token.ts";

const WORKFLOW = ".github/workflows/mesh-api-key.yml";
/** In the repository and in the package alike, two folders above. */
const EXAMPLES = fileURLToPath(new URL("../../../examples", import.meta.url));

/** From nothing to a workflow that keeps the key fresh; changes nothing at GitHub. */
export async function init(cli: Cli): Promise<number> {
  const repository = await readRepository(cli);
  const withApp = !cli.args.has("personal-token");
  const root = await rootFolder(cli);
  writeWorkflow(join(root, WORKFLOW), withApp ? "setup-with-app.yml" : "setup.yml", cli);
  if (withApp) await offerApp(repository, cli);
  await tellMissing(repository, withApp, cli);
  return 0;
}

async function readRepository(cli: Cli): Promise<Repository> {
  const { operand } = cli.args;
  const text = operand ?? (await repositoryOfRemote(cli.surroundings.machine.workingFolder)) ?? "";
  const repository = parseRepository(text);
  if (repository !== undefined) return repository;
  throw new UserError("invalid_inputs", {
    ...(operand === undefined
      ? { what: "Which repository is it?", why: "This folder has no remote `origin` at GitHub." }
      : { what: "What was given is no repository." }),
    fix: "Write `mesh-pre-deploy init OWNER/REPO`.",
  });
}

async function repositoryOfRemote(folder: string): Promise<string | undefined> {
  const { stdout } = await runProgram("git", ["remote", "get-url", "origin"], folder);
  return /[/:]([^/:\s]+\/[^/\s]+?)(?:\.git)?\/?\s*$/.exec(stdout)?.[1];
}

async function rootFolder({ surroundings }: Cli): Promise<string> {
  const folder = surroundings.machine.workingFolder;
  const { code, stdout } = await runProgram("git", ["rev-parse", "--show-toplevel"], folder);
  return code === 0 ? stdout.trim() : folder;
}

/** A workflow that somebody changed is theirs. */
function writeWorkflow(path: string, example: string, cli: Cli): void {
  const text = readFileSync(join(EXAMPLES, example), "utf8");
  const there = textOf(path);
  if (there === text) return cli.say(`✓ ${WORKFLOW} is there already.`);
  if (there !== undefined && !cli.args.has("overwrite"))
    return cli.say(`• ${WORKFLOW} is there and differs; it is left as it is (--overwrite replaces it).`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UserError("file_refused", {
      what: `${WORKFLOW} cannot be written (${errorCode(error) ?? "unknown reason"}).`,
      fix: "Check the folder.",
    });
  }
  cli.say(`✓ wrote ${WORKFLOW}: commit it to your default branch.`);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

async function offerApp(repository: Repository, cli: Cli): Promise<void> {
  const url = appLink(repository, gitHubApiUrl(cli));
  cli.say(`A GitHub App that may write this one kind of secret, and nothing else:\n  ${url.href}`);
  const { terminal, env, machine, openBrowser } = cli.surroundings;
  if (terminal !== undefined && !isHeadless(env, machine.platform)) {
    if (/^y(es)?$/i.test((await terminal.ask("Open that page now? [y/N] ")).trim())) await openBrowser(url);
  }
  cli.say(
    `Then: install it on ${repository.owner}/${repository.name} only, generate a private key, store it as the secret ROTATOR_APP_PRIVATE_KEY, and the App's id as the variable ROTATOR_APP_ID.`,
  );
}

/** Reading variables takes a permission that a token for secrets lacks. */
const APP_ID = "the variable ROTATOR_APP_ID";
const SET_APP_ID = "the App's id; `gh variable set ROTATOR_APP_ID`";

/** Read-only, with a token that is there anyway: which secrets the workflow will miss. */
async function tellMissing(repository: Repository, withApp: boolean, cli: Cli): Promise<void> {
  const needed = [
    [
      "MESH_ADMIN_KEY",
      "a Mesh key that may make keys: `mesh-pre-deploy --name rotator`, then `gh secret set MESH_ADMIN_KEY`",
    ],
    withApp
      ? ["ROTATOR_APP_PRIVATE_KEY", "the App's private key"]
      : ["ROTATOR_TOKEN", "a fine-grained token for this repository with Secrets: read and write"],
  ] as const;
  const token = await findGitHubToken(cli);
  if (token === undefined) {
    cli.say(
      "What is missing at GitHub was not checked: set GH_TOKEN or run `gh auth login` for that. The workflow needs:",
    );
    for (const [name, what] of needed) cli.say(`  ${name}: ${what}`);
    if (withApp) cli.say(`  ${APP_ID}: ${SET_APP_ID}`);
    return;
  }
  const { http, clock, random } = cli.surroundings;
  const apiUrl = new URL(gitHubApiUrl(cli));
  const github = createGitHubHttp({ http, clock, random, apiUrl, token, tokenInput: "GH_TOKEN" });
  for (const [name, what] of needed) {
    const there = await isThere(name, repository, github);
    cli.say(there ? `✓ the secret ${name} is there` : `✗ the secret ${name} is missing: ${what}`);
  }
  if (withApp) cli.say(`• ${APP_ID} was not looked for; the workflow needs it: ${SET_APP_ID}`);
  const key = await isThere("MESH_API_KEY", repository, github);
  cli.say(
    key ? "✓ the secret MESH_API_KEY is there" : "• the secret MESH_API_KEY makes itself on the first run",
  );
}

async function isThere(secretName: string, repository: Repository, github: GitHubPort): Promise<boolean> {
  const scope = { kind: "repository", repository, store: "actions" } as const;
  return (await github.secret({ secretName, scope })).updatedAt !== undefined;
}
