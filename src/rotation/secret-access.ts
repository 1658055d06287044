import type { GitHubPort, Repository, SecretAccess, SecretSlot, Visibility } from "../github/port.ts";
import { UserError } from "../values/user-error.ts";

/** Who is to read an organization's secret, as the user said it; what is `undefined` stays as it is. */
export interface AccessWish {
  readonly visibility: Visibility | undefined;
  readonly repositories: readonly RepositoryName[] | undefined;
}

/** A repository as people name it. */
export type RepositoryName = { readonly id: string } | Repository;

/**
 * Ids of the repositories that an organization's secret is to be selected for: those of the wish, else those of now. Read
 * beside the other observations, so that a secret whose visibility is another one is asked in vain.
 *
 * @returns `undefined` where no selection matters, or there is none.
 * @throws UserError when one of the wish's repositories is not there, or not to be seen.
 */
export async function readSelection(
  slot: SecretSlot,
  wish: AccessWish | undefined,
  github: GitHubPort,
): Promise<readonly string[] | undefined> {
  if (wish === undefined || (wish.visibility !== undefined && wish.visibility !== "selected"))
    return undefined;
  if (wish.repositories === undefined) return await github.selectedRepositoryIds(slot);
  const ids = wish.repositories.map(async (name) => ("id" in name ? name.id : github.repositoryId(name)));
  return [...new Set(await Promise.all(ids))];
}

/**
 * Who will read the secret after this run's write. GitHub wants to be told with each write, and takes what it is not
 * told as nobody (F9): what the user left open is written again as it is. A new secret is `private`.
 *
 * @returns `undefined` for a secret that is no organization's; a `UserError` where a selection is wanted and none is there.
 */
export function settleAccess(
  wish: AccessWish | undefined,
  now: Visibility | undefined,
  selection: readonly string[] | undefined,
): SecretAccess | UserError | undefined {
  if (wish === undefined) return undefined;
  const wished = wish.repositories === undefined ? wish.visibility : "selected";
  const visibility = wished ?? now ?? "private";
  if (visibility !== "selected") return { visibility };
  if (wish.repositories === undefined && now !== "selected") return nothingSelected();
  return { visibility, repositoryIds: selection ?? [] };
}

function nothingSelected(): UserError {
  return new UserError("invalid_inputs", {
    what: "`visibility` is `selected`, and no repository is selected.",
    input: "selected-repositories",
    why: "The secret is new, or its visibility is another one now: there is no selection that could be kept.",
    fix: "Name the repositories in `selected-repositories`.",
  });
}
