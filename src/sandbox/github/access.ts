import type { Repository } from "./repositories.ts";
import { Refusal, notFound } from "./refusal.ts";
import { judge, refusalWords, type Need } from "./tokens.ts";
import { apiBase, type StandInContext, type World } from "./world.ts";

/** The two ways in which a path names a repository. */
export const REPOSITORY_BASES = ["/repos/:owner/:repo", "/repositories/:repositoryId"] as const;

/**
 * The repository that the path names, once the token may do to it what the endpoint needs.
 *
 * @throws {Refusal} 404 when it is missing or not to be seen, 301 or 307 when it was renamed,
 *   401 without a token, 403 without the permission or, for a write, when it is archived.
 */
export function accessRepository(c: StandInContext, world: World, need: Need): Repository {
  c.set("need", need);
  const { repository, renamed } = named(c, world) ?? {};
  if (repository === undefined) throw notFound();
  const token = c.get("token");
  const verdict = judge(token, repository, need);
  if (verdict === "invisible") throw notFound();
  if (renamed === true) throw redirect(c, repository);
  if (token === undefined && verdict !== "granted") throw new Refusal(401, "Requires authentication");
  if (token !== undefined && verdict !== "granted") throw new Refusal(403, refusalWords(token));
  if (repository.archived && need.level === "write" && !isRead(c)) {
    throw new Refusal(403, "Repository was archived so is read-only.");
  }
  return repository;
}

function named(c: StandInContext, world: World): { repository?: Repository; renamed?: boolean } | undefined {
  const { owner, repo, repositoryId } = c.req.param() as Partial<Record<string, string>>;
  if (repositoryId === undefined) return world.repositories.lookUp(`${owner}/${repo}`);
  const repository = /^\d+$/.test(repositoryId) ? world.repositories.byId(Number(repositoryId)) : undefined;
  return repository && { repository, renamed: false };
}

function redirect(c: StandInContext, repository: Repository): Refusal {
  const { search } = new URL(c.req.url);
  const rest = c.get("entry").path.split("/").slice(4);
  const path = ["/repositories", repository.id, ...rest].join("/");
  return new Refusal(isRead(c) ? 301 : 307, "Moved Permanently", {
    location: apiBase(c.req.url) + path + search,
  });
}

function isRead(c: StandInContext): boolean {
  return c.req.method === "GET" || c.req.method === "HEAD";
}
