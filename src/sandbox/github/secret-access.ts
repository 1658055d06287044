import { Refusal } from "./refusal.ts";
import type { Repositories, Repository } from "./repositories.ts";
import type { OpenScope, ScopeKind } from "./scope-kinds.ts";
import type { SecretBody } from "./sealed-secret.ts";

export const VISIBILITIES = ["all", "private", "selected"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Which repositories get a secret that lies above them, at an organization or at a user. */
export type SecretAccess =
  | { readonly visibility: "all" | "private" }
  | { readonly visibility: "selected"; readonly repositoryIds: ReadonlySet<number> };

/** Whether a repository of the account that the secret lies at gets it. */
export function admits(access: SecretAccess | undefined, repository: Repository): boolean {
  switch (access?.visibility) {
    case undefined:
    case "all":
      return true;
    case "private":
      return repository.private;
    case "selected":
      return access.repositoryIds.has(repository.id);
  }
}

/**
 * The access that a PUT asks for. A list that was not sent counts as an empty one, whatever the secret had before:
 * a client that misspells the field takes the secret away from every repository.
 *
 * @throws {Refusal} 422 for repositories where there is nothing to select, or that are not the account's.
 */
export function accessAskedFor(
  { visibility, repositoryIds }: SecretBody,
  kind: ScopeKind,
  scope: OpenScope,
  repositories: Repositories,
): SecretAccess | undefined {
  if (kind.sharing === "none") return undefined;
  const wanted = kind.sharing === "with_selected" ? "selected" : visibility;
  if (wanted === "selected") return selectedAccess(repositoryIds ?? [], scope, repositories);
  // docs.github.com: "You can only provide a list of repository ids when the visibility is set to selected."
  if (repositoryIds !== undefined)
    throw new Refusal(422, "Repositories can only be selected for 'selected'.");
  return wanted && { visibility: wanted };
}

/** @throws {Refusal} 422 when one of them is not the account's; GitHub documents that, but not its words. */
export function selectedAccess(
  repositoryIds: readonly number[],
  { mayShareWith }: OpenScope,
  repositories: Repositories,
): SecretAccess {
  for (const id of repositoryIds) {
    const repository = repositories.byId(id);
    if (repository === undefined || !mayShareWith(repository)) {
      throw new Refusal(422, `Repository ${id} cannot be selected for this secret.`);
    }
  }
  return { visibility: "selected", repositoryIds: new Set(repositoryIds) };
}
