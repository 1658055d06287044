import { runProgram } from "../platform/programs.ts";
import { parseUrl } from "../values/parse-url.ts";
import { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import type { Cli } from "./cli.ts";

/** `GITHUB_API_URL` of a job or an Enterprise Server, else GitHub's own. */
export function gitHubApiUrl({ surroundings }: Cli): string {
  return surroundings.env["GITHUB_API_URL"] || "https://api.github.com";
}

/** `GH_TOKEN`, `GITHUB_TOKEN`, what `gh` is signed in with; never an argument. */
export async function findGitHubToken(cli: Cli): Promise<Sensitive | undefined> {
  const { env } = cli.surroundings;
  const given = env["GH_TOKEN"] || env["GITHUB_TOKEN"];
  if (given) return new Sensitive(given);
  const host = parseUrl(gitHubApiUrl(cli))?.hostname.replace(/^api\./, "") ?? "github.com";
  const { code, stdout } = await runProgram("gh", ["auth", "token", "--hostname", host]);
  const token = stdout.trim();
  return code === 0 && token !== "" ? new Sensitive(token) : undefined;
}

/** The same, else a hidden question. @throws UserError `github_token_rejected` where nobody can be asked */
export async function requireGitHubToken(cli: Cli): Promise<Sensitive> {
  const found = await findGitHubToken(cli);
  if (found !== undefined) return found;
  const { terminal } = cli.surroundings;
  const typed = await terminal?.askHidden("GitHub token that may write the secret (not shown): ");
  if (typed !== undefined && !typed.isEmpty) return typed;
  throw new UserError("github_token_rejected", {
    what: "There is no GitHub token.",
    input: "GH_TOKEN",
    why: "Neither GH_TOKEN nor GITHUB_TOKEN is set, `gh` is not signed in, and nobody typed one.",
    fix: "Run `gh auth login`, or set GH_TOKEN to a token that may write the secret.",
  });
}
