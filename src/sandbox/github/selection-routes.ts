import { pageOf } from "./paging.ts";
import { notFound, Refusal } from "./refusal.ts";
import type { Repository } from "./repositories.ts";
import { minimalRepository } from "./repository-bodies.ts";
import { openScope, type OpenScope, type ScopeKind } from "./scope-kinds.ts";
import { readSelection } from "./sealed-secret.ts";
import { selectedAccess, type SecretAccess } from "./secret-access.ts";
import type { SecretOperation } from "./secret-documentation.ts";
import { apiBase, pathPart, type StandInApp, type StandInContext, type World } from "./world.ts";

type Place = { readonly kind: ScopeKind; readonly at: string };

/** The repositories that a secret with the visibility `selected` is shared with: list, set, add, remove. */
export function addSelectionRoutes(app: StandInApp, world: World, { kind, at }: Place): void {
  app.get(at, (c) => listSelected(c, world, kind));
  app.put(at, (c) => setSelected(c, world, kind));
  app.put(`${at}/:repository_id`, (c) => addSelected(c, world, kind));
  app.delete(`${at}/:repository_id`, (c) => removeSelected(c, world, kind));
}

function listSelected(c: StandInContext, world: World, kind: ScopeKind): Response {
  const access = readAccess(c, openScope(c, world, kind, "list_repositories"));
  const ids = access.visibility === "selected" ? [...access.repositoryIds] : [];
  const all = ids.map((id) => world.repositories.byId(id)).filter((found) => found !== undefined);
  const repositories = pageOf(c, all).map((repository) =>
    minimalRepository(apiBase(c.req.url), repository, world.accounts.named(repository.owner)),
  );
  return c.json({ total_count: all.length, repositories });
}

async function setSelected(c: StandInContext, world: World, kind: ScopeKind): Promise<Response> {
  const selection = openSelection(c, world, kind, "set_repositories");
  return change(c, world, selection, await readSelection(c));
}

function addSelected(c: StandInContext, world: World, kind: ScopeKind): Response {
  const selection = openSelection(c, world, kind, "add_repository");
  return change(c, world, selection, [...selection.ids, named(c, world, selection.open).id]);
}

function removeSelected(c: StandInContext, world: World, kind: ScopeKind): Response {
  const selection = openSelection(c, world, kind, "remove_repository");
  const { id } = named(c, world, selection.open);
  return change(
    c,
    world,
    selection,
    [...selection.ids].filter((other) => other !== id),
  );
}

interface Selection {
  readonly open: OpenScope;
  readonly ids: ReadonlySet<number>;
}

function openSelection(
  c: StandInContext,
  world: World,
  kind: ScopeKind,
  operation: SecretOperation,
): Selection {
  const open = openScope(c, world, kind, operation);
  const access = readAccess(c, open);
  if (access.visibility === "selected") return { open, ids: access.repositoryIds };
  // In the words that users of go-github report (github.com/google/go-github, pull request 2036).
  throw new Refusal(
    409,
    "You cannot update selected repositories for a secret when the visibility is not set to 'selected'",
  );
}

function readAccess(c: StandInContext, { scope }: OpenScope): SecretAccess {
  const access = scope.access(pathPart(c, "secret_name"));
  if (access === undefined) throw notFound();
  return access;
}

/** One that is not the account's is as good as missing. */
function named(c: StandInContext, world: World, { mayShareWith }: OpenScope): Repository {
  const repository = world.repositories.byIdInPath(pathPart(c, "repository_id"));
  if (repository === undefined || !mayShareWith(repository)) throw notFound();
  return repository;
}

function change(c: StandInContext, world: World, { open }: Selection, ids: readonly number[]): Response {
  const access = selectedAccess(ids, open, world.repositories);
  const { visibilityDelayMs: delayMs } = c.get("tampering");
  open.scope.changeAccess({ name: pathPart(c, "secret_name"), access, at: world.clock.now(), delayMs });
  return c.body(null, 204);
}
