import { accessOrganization, accessRepository, accessUser, REPOSITORY_BASES } from "./access.ts";
import { owns } from "./accounts.ts";
import { notFound } from "./refusal.ts";
import type { Repository } from "./repositories.ts";
import { documentationOf, type SecretOperation } from "./secret-documentation.ts";
import type { SecretScope } from "./secret-scope.ts";
import { SECRET_STORES, type SecretStore } from "./secret-stores.ts";
import type { SecretBodyShape } from "./sealed-secret.ts";
import type { AccessLevel, Permission } from "./tokens.ts";
import { covers, type Need } from "./verdicts.ts";
import { pathPart, type StandInContext, type World } from "./world.ts";

/** One kind of secret scope: where its routes are, what they ask for, where the documentation is. */
export interface ScopeKind {
  /** Every path that leads to it. */
  readonly routes: readonly string[];
  readonly permission: Permission;
  /** What reading asks for: Codespaces asks a repository's reader for write. */
  readonly readLevel: AccessLevel;
  /** Below docs.github.com/rest. */
  readonly documentation: string;
  readonly noun: "repository" | "environment" | "organization" | "user";
  readonly body: SecretBodyShape;
  /** Whether its secrets lie above repositories, and who then says which of them get one. */
  readonly sharing: "none" | "by_visibility" | "with_selected";
  /** @throws {Refusal} when there is none, or the token may not do to it what the endpoint needs. */
  open(c: StandInContext, world: World, need: Need): OpenScope;
}

export interface OpenScope {
  readonly scope: SecretScope;
  /** The way to it as links in answers show it. */
  readonly path: string;
  /** Whether one of its secrets can be shared with this repository. */
  readonly mayShareWith: (repository: Repository) => boolean;
}

/** Opens the scope that the path names, for what is about to be done there. @throws {Refusal} as `open` does. */
export function openScope(
  c: StandInContext,
  world: World,
  kind: ScopeKind,
  operation: SecretOperation,
): OpenScope {
  c.set("documentationPath", documentationOf(kind, operation));
  const isWrite = c.req.method === "PUT" || c.req.method === "DELETE";
  const level = isWrite ? "write" : kind.readLevel;
  return kind.open(c, world, { permission: kind.permission, level, publicToo: false });
}

const BOX = ["encrypted_value", "key_id"];

const STORES = {
  actions: {
    repository: { permission: "secrets", readLevel: "read", documentation: "/actions/secrets" },
    organization: { permission: "organization_secrets", documentation: "/actions/secrets" },
    // docs.github.com: "REST API endpoints for GitHub Actions Secrets" allows text, the one for Codespaces does not.
    repositoryIds: "numbers_or_text",
  },
  dependabot: {
    repository: { permission: "dependabot_secrets", readLevel: "read", documentation: "/dependabot/secrets" },
    organization: { permission: "organization_dependabot_secrets", documentation: "/dependabot/secrets" },
    repositoryIds: "numbers_or_text",
  },
  codespaces: {
    // docs.github.com: "Permissions required for fine-grained personal access tokens", Codespaces secrets.
    repository: {
      permission: "codespaces_secrets",
      readLevel: "write",
      documentation: "/codespaces/repository-secrets",
    },
    organization: {
      permission: "organization_codespaces_secrets",
      documentation: "/codespaces/organization-secrets",
    },
    repositoryIds: "numbers",
  },
} as const;

export const SCOPE_KINDS: readonly ScopeKind[] = [
  ...SECRET_STORES.map(repositoryStore),
  environment(),
  ...SECRET_STORES.map(organizationStore),
  userSecrets(),
];

function repositoryStore(store: SecretStore): ScopeKind {
  return {
    ...STORES[store].repository,
    routes: REPOSITORY_BASES.map((base) => `${base}/${store}/secrets`),
    noun: "repository",
    body: { required: BOX, repositoryIds: "numbers" },
    sharing: "none",
    open: (c, world, need) => unshared(c, accessRepository(c, world, need).stores[store]),
  };
}

function environment(): ScopeKind {
  return {
    routes: REPOSITORY_BASES.map((base) => `${base}/environments/:environment_name/secrets`),
    permission: "environments",
    readLevel: "read",
    documentation: "/actions/secrets",
    noun: "environment",
    body: { required: BOX, repositoryIds: "numbers" },
    sharing: "none",
    open: (c, world, need) => {
      const { environments } = accessRepository(c, world, need);
      return unshared(c, environments.get(pathPart(c, "environment_name").toLowerCase())?.secrets);
    },
  };
}

function organizationStore(store: SecretStore): ScopeKind {
  return {
    ...STORES[store].organization,
    readLevel: "read",
    routes: [`/orgs/:org/${store}/secrets`],
    noun: "organization",
    body: { required: ["visibility"], repositoryIds: STORES[store].repositoryIds },
    sharing: "by_visibility",
    open: (c, world, need) => {
      const organization = accessOrganization(c, world, need);
      return {
        scope: organization.stores[store],
        path: `/orgs/${organization.login}/${store}/secrets`,
        mayShareWith: (repository) => owns(organization, repository),
      };
    },
  };
}

function userSecrets(): ScopeKind {
  return {
    routes: ["/user/codespaces/secrets"],
    permission: "codespaces_user_secrets",
    readLevel: "read",
    documentation: "/codespaces/secrets",
    noun: "user",
    body: { required: ["key_id"], repositoryIds: "numbers_or_text" },
    sharing: "with_selected",
    open: (c, _world, need) => {
      const token = c.get("token");
      return {
        scope: accessUser(c, need).codespacesSecrets,
        path: "/user/codespaces/secrets",
        mayShareWith: (repository) => token !== undefined && covers(token, repository),
      };
    },
  };
}

function unshared(c: StandInContext, scope: SecretScope | undefined): OpenScope {
  if (scope === undefined) throw notFound();
  return { scope, path: c.get("entry").path, mayShareWith: () => false };
}
