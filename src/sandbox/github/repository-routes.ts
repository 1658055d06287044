import { accessRepository, REPOSITORY_BASES } from "./access.ts";
import { notFound } from "./refusal.ts";
import { environmentBody, fullRepository } from "./repository-bodies.ts";
import { rootBody } from "./root-body.ts";
import { workflowRun } from "./run-body.ts";
import type { Need } from "./verdicts.ts";
import { apiBase, pathPart, type StandInApp, type StandInContext, type World } from "./world.ts";

const METADATA: Need = { permission: "metadata", level: "read", publicToo: true };
const ACTIONS: Need = { permission: "actions", level: "read", publicToo: true };

/** What is read beside the secrets: the repository, its environments, its runs, and the root. */
export function addRepositoryRoutes(app: StandInApp, world: World): void {
  for (const base of REPOSITORY_BASES) {
    app.get(base, (c) => readRepository(c, world));
    app.get(`${base}/environments/:environment_name`, (c) => readEnvironment(c, world));
    app.get(`${base}/actions/runs/:run_id`, (c) => readRun(c, world));
  }
  app.get("/rate_limit", (c) => {
    const core = world.rateLimits.read(c.get("token"), world.clock.now());
    // There is no search here, so nothing of its allowance is ever used.
    const search = { limit: 30, used: 0, remaining: 30, reset: core.reset };
    return c.json({ resources: { core, search }, rate: core });
  });
  app.get("/", (c) => c.json(rootBody(apiBase(c.req.url))));
}

function readRepository(c: StandInContext, world: World): Response {
  c.set("documentationPath", "/repos/repos#get-a-repository");
  const repository = accessRepository(c, world, METADATA);
  return c.json(fullRepository(apiBase(c.req.url), repository, world.accounts.named(repository.owner)));
}

function readEnvironment(c: StandInContext, world: World): Response {
  c.set("documentationPath", "/deployments/environments#get-an-environment");
  const repository = accessRepository(c, world, ACTIONS);
  const environment = repository.environments.get(pathPart(c, "environment_name").toLowerCase());
  if (environment === undefined) throw notFound();
  return c.json(environmentBody(apiBase(c.req.url), repository, environment));
}

function readRun(c: StandInContext, world: World): Response {
  c.set("documentationPath", "/actions/workflow-runs#get-a-workflow-run");
  const repository = accessRepository(c, world, ACTIONS);
  const record = world.runs.find(Number(pathPart(c, "run_id")));
  if (record === undefined || record.repositoryId !== repository.id) throw notFound();
  const owner = world.accounts.named(repository.owner);
  const actor = world.accounts.named(record.actor);
  return c.json(workflowRun(apiBase(c.req.url), record, { repository, owner, actor }));
}
