import { Hono } from "hono";
import { getPath } from "hono/utils/url";
import type { Sensitive } from "../../values/sensitive.ts";
import type { NewOrganization } from "./accounts.ts";
import type { Faults } from "./faults.ts";
import { addGraphQl } from "./graphql.ts";
import { answerRefusal, useMiddleware } from "./middleware.ts";
import { errorBody } from "./refusal.ts";
import type { NewRepository, ScopeAddress } from "./repositories.ts";
import { addRepositoryRoutes } from "./repository-routes.ts";
import type { RequestLogEntry } from "./request-log.ts";
import type { NewRun, Run } from "./runs.ts";
import { addOrganizationRoutes } from "./organization-routes.ts";
import type { SecretAccess, Visibility } from "./secret-access.ts";
import { addSecretRoutes } from "./secret-routes.ts";
import type { SecretScope, SecretView } from "./secret-scope.ts";
import type { SecretStore } from "./secret-stores.ts";
import type { TokenGrant, TokenReach } from "./tokens.ts";
import type { Usage } from "./traffic.ts";
import {
  createWorld,
  withoutEnterprisePrefix,
  type AppEnv,
  type StandInApp,
  type StandInDeps,
  type World,
} from "./world.ts";

/** GitHub as far as secrets go: an app from Request to Response, and the hands that set its scene. */
export interface GitHubStandIn {
  /** As the global one; rejects like it when a fault drops the connection. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  addRepository(fresh: NewRepository): { readonly id: number };
  /** Everything goes on under the new name; the old one redirects until it is taken again. */
  renameRepository(repository: string, name: string): void;
  addEnvironment(repository: string, name: string): { readonly id: number };
  /** Every repository whose owner has this login is the organization's, whenever it was added. */
  addOrganization(fresh: NewOrganization): { readonly id: number };
  /** @throws {Error} when one of its repositories or organizations was not added before. */
  addToken(grant: TokenGrant): Sensitive;
  /** From now on the token answers 401. */
  revokeToken(token: Sensitive): void;
  /** The plaintext of what was sealed, for tests to compare; `undefined` when there is no such secret. */
  openSecret(scope: ScopeAddress, name: string): string | undefined;
  /** The metadata as the API shows it now. */
  listSecrets(scope: ScopeAddress): readonly SecretView[];
  /** Which repositories get an organization's secret; `undefined` when there is no such secret. */
  organizationSecretAccess(
    organization: string,
    name: string,
    store?: SecretStore,
  ): OrganizationSecretAccess | undefined;
  rotateSealingKey(scope: ScopeAddress): void;
  /** Queues a run: it takes its snapshot of the repository's secrets now. */
  startRun(fresh: NewRun): Run;
  /** A further attempt of a run: it replays the old snapshot. */
  rerun(runId: number): Run;
  /** What this token has asked for so far; without one, what came without a token that GitHub knows. */
  usage(token?: Sensitive): Usage;
  /** Every endpoint that is served, its path as in GitHub's OpenAPI description: `/repos/{owner}/{repo}`. */
  readonly endpoints: readonly Endpoint[];
  /** What arrived so far, in the order of arrival. */
  readonly requests: readonly RequestLogEntry[];
  readonly faults: Faults;
}

export interface Endpoint {
  readonly method: string;
  readonly path: string;
}

export interface OrganizationSecretAccess {
  readonly visibility: Visibility;
  /** Empty unless the visibility is `selected`. */
  readonly selectedRepositoryIds: readonly number[];
}

export function createGitHubStandIn(deps: StandInDeps): GitHubStandIn {
  const world = createWorld(deps);
  const { accounts, repositories, tokens, runs, faults, log, traffic } = world;
  const app = createApp(world);
  return {
    // A Request is handed on as it is: the one that a server makes does not survive being copied.
    fetch: async (input, init) =>
      app.fetch(input instanceof Request && init === undefined ? input : new Request(input, init)),
    addRepository: (fresh) => {
      accounts.named(fresh.owner);
      return identity(repositories.add(fresh));
    },
    renameRepository: (repository, name) => repositories.rename(repositories.expect(repository), name),
    addEnvironment: (repository, name) =>
      identity(repositories.addEnvironment(repositories.expect(repository), name)),
    addOrganization: (fresh) => identity(accounts.addOrganization(fresh)),
    addToken: (grant) => tokens.add(grant, reachOf(grant, world)),
    revokeToken: (token) => tokens.revoke(token),
    openSecret: (scope, name) => expectScope(scope, world).value(name)?.reveal(),
    listSecrets: (scope) => expectScope(scope, world).list(world.clock.now()),
    organizationSecretAccess: (organization, name, store = "actions") =>
      describeAccess(accounts.expectOrganization(organization).stores[store].access(name)),
    rotateSealingKey: (scope) => expectScope(scope, world).rotateSealingKey(),
    startRun: (fresh) => runs.start(fresh),
    rerun: (runId) => runs.rerun(runId),
    usage: (token) => traffic.usage(token && tokens.issued(token)),
    endpoints: endpointsOf(app),
    get requests() {
      return log.entries;
    },
    faults,
  };
}

function createApp(world: World): StandInApp {
  const app: StandInApp = new Hono<AppEnv>({
    getPath: (request) => withoutEnterprisePrefix(getPath(request)),
  });
  useMiddleware(app, world);
  addSecretRoutes(app, world);
  addRepositoryRoutes(app, world);
  addOrganizationRoutes(app, world);
  addGraphQl(app, world);
  app.notFound((c) => c.json(errorBody(404, "Not Found"), 404));
  app.onError(answerRefusal);
  return app;
}

function endpointsOf(app: StandInApp): readonly Endpoint[] {
  // What is around every endpoint is registered for all methods.
  const served = app.routes.filter(({ method }) => method !== "ALL");
  return served.map(({ method, path }) => ({ method, path: path.replaceAll(/:(\w+)/g, "{$1}") }));
}

function identity({ id }: { readonly id: number }): { readonly id: number } {
  return { id };
}

function reachOf(grant: TokenGrant, { accounts, repositories }: World): TokenReach {
  const isPersonal = grant.kind === "classic" || grant.kind === "fine_grained_pat";
  const account = isPersonal ? accounts.named(grant.login ?? "octocat") : undefined;
  return {
    repositories: grant.repositories.map((name) => repositories.expect(name)),
    organizations: (grant.organizations ?? []).map((login) => accounts.expectOrganization(login)),
    user: account?.kind === "user" ? account : undefined,
  };
}

function expectScope(address: ScopeAddress, { accounts, repositories }: World): SecretScope {
  if ("repository" in address) return repositories.expectScope(address);
  if ("user" in address) return accounts.expectUser(address.user).codespacesSecrets;
  return accounts.expectOrganization(address.organization).stores[address.store ?? "actions"];
}

function describeAccess(access: SecretAccess | undefined): OrganizationSecretAccess | undefined {
  if (access === undefined) return undefined;
  const { visibility } = access;
  return { visibility, selectedRepositoryIds: visibility === "selected" ? [...access.repositoryIds] : [] };
}
