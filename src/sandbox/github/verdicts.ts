import type { Organization } from "./accounts.ts";
import type { Repository } from "./repositories.ts";
import type { AccessLevel, Permission, Token } from "./tokens.ts";

/** What an endpoint asks for. `publicToo`: anybody may read it of what is public. */
export interface Need {
  readonly permission: Permission;
  readonly level: AccessLevel;
  readonly publicToo: boolean;
}

export type Verdict = "granted" | "invisible" | "unauthenticated" | "forbidden";

/** No `permissions:` block of a workflow can name the rest, so GITHUB_TOKEN can never write secrets. */
const BUILT_IN_TOKEN_MAY_HOLD: ReadonlySet<Permission> = new Set(["actions", "contents", "metadata"]);

/** May this token do that to this repository, and if not, how does GitHub say so? */
export function judgeForRepository(token: Token | undefined, repository: Repository, need: Need): Verdict {
  const covered = token !== undefined && covers(token, repository);
  if (repository.private && !covered) return "invisible";
  if (!repository.private && need.publicToo && need.level === "read") return "granted";
  if (token === undefined) return "unauthenticated";
  return covered && holds(token, need) ? "granted" : "forbidden";
}

/** May this token do that to this organization? Its profile is public, its secrets are not there for outsiders. */
export function judgeForOrganization(
  token: Token | undefined,
  organization: Organization,
  need: Need,
): Verdict {
  if (need.publicToo && need.level === "read") return "granted";
  if (token === undefined) return "unauthenticated";
  if (!token.organizationIds.has(organization.id)) return "invisible";
  return holds(token, need) ? "granted" : "forbidden";
}

/** May this token do that in the name of whoever it belongs to? */
export function judgeForUser(token: Token | undefined, need: Need): Verdict {
  if (token === undefined) return "unauthenticated";
  return token.user !== undefined && holds(token, need) ? "granted" : "forbidden";
}

/** Whether the token was made for this repository, whatever it may do there. */
export function covers({ grant, scopes, repositoryIds }: Token, repository: Repository): boolean {
  if (grant.kind === "classic" && !scopes.includes("repo")) return false;
  return repositoryIds.has(repository.id);
}

function holds({ grant, scopes }: Token, need: Need): boolean {
  if (grant.kind === "classic") {
    return acceptedScopes(need.permission).some((accepted) => scopes.includes(accepted));
  }
  if (grant.kind === "github_token" && !BUILT_IN_TOKEN_MAY_HOLD.has(need.permission)) return false;
  // Every grant includes reading metadata.
  const level = grant.permissions[need.permission] ?? (need.permission === "metadata" ? "read" : undefined);
  return level === "write" || level === need.level;
}

/** The OAuth scopes that stand in for a permission, any of them (docs.github.com: the endpoints' own pages). */
export function acceptedScopes(permission: Permission): readonly string[] {
  if (permission.startsWith("organization_")) return ["admin:org"];
  return permission === "codespaces_user_secrets" ? ["codespace", "codespace:secrets"] : ["repo"];
}

/** GitHub's words for a permission that is missing. */
export function refusalWords({ grant }: Token, { permission }: Need): string {
  switch (grant.kind) {
    case "app":
    case "github_token":
      return "Resource not accessible by integration";
    case "fine_grained_pat":
      return "Resource not accessible by personal access token";
    case "classic":
      // As users of `gh` report them (github.com/cli/cli, issue 8810), for the actions store alone.
      return permission === "organization_secrets"
        ? "You must be an org admin or have the actions secrets fine-grained permission."
        : "Must have admin rights to Repository.";
  }
}
