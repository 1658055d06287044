import type { SecretAccess, SecretScope, SecretSlot } from "./port.ts";

export type RouteParameters = Readonly<Record<string, unknown>>;

/** A route template and what fills it: Octokit URL-encodes each, so that an environment may be called `a/b` (F18). */
interface Route {
  readonly path: string;
  readonly parameters: RouteParameters;
}

/** The secrets of a scope (spec: github-secrets.md, Endpoints). */
export function secretsRoute(scope: SecretScope): Route {
  if (scope.kind === "organization") {
    const { organization: org, store } = scope;
    return { path: "/orgs/{org}/{store}/secrets", parameters: { org, store } };
  }
  const { owner, name: repo } = scope.repository;
  return scope.kind === "environment"
    ? {
        path: "/repos/{owner}/{repo}/environments/{environment_name}/secrets",
        parameters: { owner, repo, environment_name: scope.environment },
      }
    : { path: "/repos/{owner}/{repo}/{store}/secrets", parameters: { owner, repo, store: scope.store } };
}

export function secretRoute({ scope, secretName }: SecretSlot): Route {
  const { path, parameters } = secretsRoute(scope);
  return { path: `${path}/{secret_name}`, parameters: { ...parameters, secret_name: secretName } };
}

/** Ids are numbers but for Dependabot, which wants texts (spec: github-secrets.md, Endpoints). */
export function accessFields(access: SecretAccess, scope: SecretScope): RouteParameters {
  const { visibility } = access;
  if (visibility !== "selected") return { visibility };
  const asText = scope.kind === "organization" && scope.store === "dependabot";
  return {
    visibility,
    selected_repository_ids: access.repositoryIds.map((id) => (asText ? id : Number(id))),
  };
}
