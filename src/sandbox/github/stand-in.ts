import { Hono } from "hono";
import { getPath } from "hono/utils/url";
import type { Sensitive } from "../../values/sensitive.ts";
import type { Faults } from "./faults.ts";
import { answerRefusal, useMiddleware } from "./middleware.ts";
import { errorBody } from "./refusal.ts";
import type { Environment, NewRepository, ScopeAddress } from "./repositories.ts";
import { addRepositoryRoutes } from "./repository-routes.ts";
import type { RequestLogEntry } from "./request-log.ts";
import type { NewRun, Run } from "./runs.ts";
import { addSecretRoutes } from "./secret-routes.ts";
import type { SecretView } from "./secret-scope.ts";
import type { TokenGrant } from "./tokens.ts";
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
  /** @throws {Error} when one of its repositories was not added before. */
  addToken(grant: TokenGrant): Sensitive;
  /** From now on the token answers 401. */
  revokeToken(token: Sensitive): void;
  /** The plaintext of what was sealed, for tests to compare; `undefined` when there is no such secret. */
  openSecret(scope: ScopeAddress, name: string): string | undefined;
  /** The metadata as the API shows it now. */
  listSecrets(scope: ScopeAddress): readonly SecretView[];
  rotateSealingKey(scope: ScopeAddress): void;
  /** Queues a run: it takes its snapshot of the repository's secrets now. */
  startRun(fresh: NewRun): Run;
  /** A further attempt of a run: it replays the old snapshot. */
  rerun(runId: number): Run;
  /** What arrived so far, in the order of arrival. */
  readonly requests: readonly RequestLogEntry[];
  readonly faults: Faults;
}

export function createGitHubStandIn(deps: StandInDeps): GitHubStandIn {
  const world = createWorld(deps);
  const { repositories, tokens, runs, faults, log } = world;
  const app = createApp(world);
  return {
    // A Request is handed on as it is: the one that a server makes does not survive being copied.
    fetch: async (input, init) =>
      app.fetch(input instanceof Request && init === undefined ? input : new Request(input, init)),
    addRepository: (fresh) => ({ id: repositories.add(fresh).id }),
    renameRepository: (repository, name) => repositories.rename(repositories.expect(repository), name),
    addEnvironment: (repository, name) =>
      identity(repositories.addEnvironment(repositories.expect(repository), name)),
    addToken: (grant) =>
      tokens.add(
        grant,
        grant.repositories.map((name) => repositories.expect(name)),
      ),
    revokeToken: (token) => tokens.revoke(token),
    openSecret: (scope, name) => repositories.expectScope(scope).value(name)?.reveal(),
    listSecrets: (scope) => repositories.expectScope(scope).list(world.clock.now()),
    rotateSealingKey: (scope) => repositories.expectScope(scope).rotateSealingKey(),
    startRun: (fresh) => runs.start(fresh),
    rerun: (runId) => runs.rerun(runId),
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
  app.notFound((c) => c.json(errorBody(404, "Not Found"), 404));
  app.onError(answerRefusal);
  return app;
}

function identity({ id }: Environment): { readonly id: number } {
  return { id };
}
