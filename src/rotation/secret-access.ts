import type { GitHubPort, Repository, SecretAccess, SecretSlot, Visibility } from "../github/port.ts";
import { mapAtMost } from "../values/map-at-most.ts";
import { UserError } from "../values/user-error.ts";

/** Who is to read an organization's secret, as the user said it; what is `undefined` stays as it is. */
export interface AccessWish {
  readonly visibility: Visibility | undefined;
  readonly repositories: readonly RepositoryName[] | undefined;
}

/** A repository as people name it. */
export type RepositoryName = { readonly id: string } | Repository;

/** GitHub allows a hundred requests at once. */
const RESOLVED_AT_ONCE = 5;

/**
 * Ids of the repositories that the secret is selected for now, where they may have to be written back. Read beside the
 * other observations, so that a secret which is for no selection is asked in vain.
 *
 * @returns `undefined` where nothing has to be kept, or there is nothing.
 */
export async function readSelection(
  slot: SecretSlot,
  wish: AccessWish | undefined,
  github: GitHubPort,
): Promise<readonly string[] | undefined> {
  const keeps = wish !== undefined && wish.repositories === undefined;
  if (!keeps || (wish.visibility !== undefined && wish.visibility !== "selected")) return undefined;
  return await github.selectedRepositoryIds(slot);
}

/**
 * Who will read the secret after this run's write. GitHub wants to be told with each write, and takes what it is not
 * told as nobody (F9): what the user left open is written again as it is. A new secret is `private`.
 *
 * @returns `undefined` for a secret that is no organization's.
 * @throws UserError where a selection is wanted that is not there, or cannot be known.
 */
export async function settleAccess(
  wish: AccessWish | undefined,
  now: { readonly visibility: Visibility | undefined; readonly selection: readonly string[] | undefined },
  github: GitHubPort,
): Promise<SecretAccess | undefined> {
  if (wish === undefined) return undefined;
  if (wish.repositories !== undefined)
    return { visibility: "selected", repositoryIds: await resolve(wish.repositories, github) };
  const visibility = wish.visibility ?? now.visibility ?? "private";
  if (visibility !== "selected") return { visibility };
  if (now.visibility !== "selected") throw nothingSelected();
  if (now.selection === undefined) throw selectionUnknown();
  return { visibility, repositoryIds: now.selection };
}

async function resolve(names: readonly RepositoryName[], github: GitHubPort): Promise<readonly string[]> {
  const idOf = async (name: RepositoryName): Promise<string> =>
    "id" in name ? name.id : await github.repositoryId(name).catch(toUnknownName);
  return [...new Set(await mapAtMost(RESOLVED_AT_ONCE, names, idOf))];
}

/** GitHub's refusal, with the input that the name came from. */
function toUnknownName(cause: unknown): never {
  if (!(cause instanceof UserError) || cause.code !== "github_token_blind") throw cause;
  throw new UserError(
    cause.code,
    {
      what: cause.faults[0].what,
      input: "selected-repositories",
      why: "There is no such repository, or the token may not see it.",
      fix: "Correct the name, give the token *Metadata: read* on the repository, or name it by its numeric id.",
    },
    { cause },
  );
}

function nothingSelected(): UserError {
  return new UserError("invalid_inputs", {
    what: "`visibility` is `selected`, and no repository is selected.",
    input: "selected-repositories",
    why: "The secret is new, or its visibility is another one now: there is no selection that could be kept.",
    fix: "Name the repositories in `selected-repositories`.",
  });
}

function selectionUnknown(): UserError {
  return new UserError("github_answer_unusable", {
    what: "GitHub does not say which repositories the secret is selected for.",
    input: "selected-repositories",
    why: "Somebody changed it at this moment, or the token may not read it; a write would take it away from all of them.",
    fix: "Run it again, or name the repositories in `selected-repositories`.",
  });
}
