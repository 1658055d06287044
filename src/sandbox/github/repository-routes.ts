import { formatInstant } from "../../values/clock.ts";
import { accessRepository, REPOSITORY_BASES } from "./access.ts";
import { notFound } from "./refusal.ts";
import { fullName, type Repository } from "./repositories.ts";
import type { Need } from "./verdicts.ts";
import { apiBase, type StandInApp, type StandInContext, type World } from "./world.ts";

const METADATA: Need = { permission: "metadata", level: "read", publicToo: true };
const ACTIONS: Need = { permission: "actions", level: "read", publicToo: true };

/** What is read beside the secrets: the repository, its environments, its runs, and the root. */
export function addRepositoryRoutes(app: StandInApp, world: World): void {
  for (const base of REPOSITORY_BASES) {
    app.get(base, (c) => readRepository(c, world));
    app.get(`${base}/environments/:environment`, (c) => readEnvironment(c, world));
    app.get(`${base}/actions/runs/:runId`, (c) => readRun(c, world));
  }
  app.get("/rate_limit", (c) => {
    const core = world.rateLimits.read(c.get("token"), world.clock.now());
    return c.json({ resources: { core }, rate: core });
  });
  app.get("/", (c) => {
    const base = apiBase(c.req.url);
    return c.json({ rate_limit_url: `${base}/rate_limit`, repository_url: `${base}/repos/{owner}/{repo}` });
  });
}

function readRepository(c: StandInContext, world: World): Response {
  c.set("documentationPath", "/repos/repos#get-a-repository");
  const repository = accessRepository(c, world, METADATA);
  return c.json({
    ...briefRepository(repository),
    url: repositoryUrl(c, repository),
    archived: repository.archived,
    visibility: repository.private ? "private" : "public",
    default_branch: "main",
  });
}

function readEnvironment(c: StandInContext, world: World): Response {
  c.set("documentationPath", "/deployments/environments#get-an-environment");
  const repository = accessRepository(c, world, ACTIONS);
  const environment = repository.environments.get((c.req.param("environment") ?? "").toLowerCase());
  if (environment === undefined) throw notFound();
  const { id, name } = environment;
  const url = `${repositoryUrl(c, repository)}/environments/${encodeURIComponent(name)}`;
  return c.json({ id, name, url, protection_rules: [], deployment_branch_policy: null });
}

function readRun(c: StandInContext, world: World): Response {
  c.set("documentationPath", "/actions/workflow-runs#get-a-workflow-run");
  const repository = accessRepository(c, world, ACTIONS);
  const record = world.runs.find(Number(c.req.param("runId")));
  if (record === undefined || record.repositoryId !== repository.id) throw notFound();
  const { run, event, actor } = record;
  return c.json({
    id: run.id,
    run_attempt: run.attempt,
    event,
    created_at: formatInstant(run.createdAt),
    run_started_at: formatInstant(run.startedAt),
    url: `${repositoryUrl(c, repository)}/actions/runs/${run.id}`,
    actor: { login: actor },
    repository: briefRepository(repository),
  });
}

export function briefRepository(repository: Repository): object {
  const { id, name, owner } = repository;
  return { id, name, full_name: fullName(repository), owner: { login: owner }, private: repository.private };
}

function repositoryUrl(c: StandInContext, repository: Repository): string {
  return `${apiBase(c.req.url)}/repos/${fullName(repository)}`;
}
