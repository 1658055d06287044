import type { Organization, User } from "./accounts.ts";
import type { Repository } from "./repositories.ts";
import { Refusal, notFound } from "./refusal.ts";
import {
  judgeForOrganization,
  judgeForRepository,
  judgeForUser,
  refusalWords,
  type Need,
  type Verdict,
} from "./verdicts.ts";
import { apiBase, pathPart, type StandInContext, type World } from "./world.ts";

/**
 * The two ways in which a path names a repository; the second is where a renamed one redirects to. The parts of every
 * route are called as GitHub's OpenAPI description calls them.
 */
export const REPOSITORY_BASES = ["/repos/:owner/:repo", "/repositories/:repository_id"] as const;

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
  const verdict = judgeForRepository(c.get("token"), repository, need);
  if (verdict !== "invisible" && renamed === true) throw redirect(c, repository);
  insist(c, verdict, need);
  if (repository.archived && need.level === "write" && !isRead(c)) {
    throw new Refusal(403, "Repository was archived so is read-only.");
  }
  return repository;
}

/**
 * The organization that the path names, once the token may do to it what the endpoint needs.
 *
 * @throws {Refusal} 404 when it is missing or the token was not made for it, 401 without a token, 403 without the
 *   permission.
 */
export function accessOrganization(c: StandInContext, world: World, need: Need): Organization {
  c.set("need", need);
  const organization = world.accounts.organization(pathPart(c, "org"));
  if (organization === undefined) throw notFound();
  insist(c, judgeForOrganization(c.get("token"), organization, need), need);
  return organization;
}

/**
 * Whoever the token belongs to.
 *
 * @throws {Refusal} 401 without a token, 403 for a token of nobody or without the permission.
 */
export function accessUser(c: StandInContext, need: Need): User {
  c.set("need", need);
  insist(c, judgeForUser(c.get("token"), need), need);
  const user = c.get("token")?.user;
  if (user === undefined) throw notFound();
  return user;
}

function named(c: StandInContext, world: World): { repository?: Repository; renamed?: boolean } | undefined {
  const { owner, repo, repository_id: id } = c.req.param() as Partial<Record<string, string>>;
  if (id === undefined) return world.repositories.lookUp(`${owner}/${repo}`);
  const repository = world.repositories.byIdInPath(id);
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

function insist(c: StandInContext, verdict: Verdict, need: Need): void {
  const token = c.get("token");
  if (verdict === "granted") return;
  if (verdict === "invisible") throw notFound();
  throw token === undefined
    ? new Refusal(401, "Requires authentication")
    : new Refusal(403, refusalWords(token, need));
}

function isRead(c: StandInContext): boolean {
  return c.req.method === "GET" || c.req.method === "HEAD";
}
