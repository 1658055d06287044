import { pageOf } from "./paging.ts";
import { notFound, Refusal } from "./refusal.ts";
import { openScope, SCOPE_KINDS, type OpenScope, type ScopeKind } from "./scope-kinds.ts";
import { readSecretBody } from "./sealed-secret.ts";
import { accessAskedFor } from "./secret-access.ts";
import { LARGEST_VALUE_BYTES, objectionToName, type SecretView } from "./secret-scope.ts";
import { addSelectionRoutes } from "./selection-routes.ts";
import { apiBase, pathPart, type StandInApp, type StandInContext, type World } from "./world.ts";

/** List, public key, read, write and delete: the same five for every kind of scope. */
export function addSecretRoutes(app: StandInApp, world: World): void {
  for (const kind of SCOPE_KINDS) {
    for (const at of kind.routes) {
      app.get(at, (c) => listSecrets(c, world, kind));
      app.get(`${at}/public-key`, (c) => readSealingKey(c, world, kind));
      app.get(`${at}/:secret_name`, (c) => readSecret(c, world, kind));
      app.put(`${at}/:secret_name`, (c) => writeSecret(c, world, kind));
      app.delete(`${at}/:secret_name`, (c) => deleteSecret(c, world, kind));
      if (kind.sharing !== "none")
        addSelectionRoutes(app, world, { kind, at: `${at}/:secret_name/repositories` });
    }
  }
}

function listSecrets(c: StandInContext, world: World, kind: ScopeKind): Response {
  const { scope, path } = openScope(c, world, kind, "list");
  const all = scope.list(world.clock.now());
  const secrets = pageOf(c, all).map((view) => secretBody(c, path, view));
  return c.json({ total_count: all.length, secrets });
}

async function readSealingKey(c: StandInContext, world: World, kind: ScopeKind): Promise<Response> {
  const { scope } = openScope(c, world, kind, "read_sealing_key");
  const view = await scope.sealingKey.view();
  if (c.get("tampering").rotateSealingKey) scope.rotateSealingKey();
  return c.json(view);
}

function readSecret(c: StandInContext, world: World, kind: ScopeKind): Response {
  const { scope, path } = openScope(c, world, kind, "read");
  const view = scope.view(pathPart(c, "secret_name"), world.clock.now());
  if (view === undefined) throw notFound();
  return c.json(secretBody(c, path, view));
}

function secretBody(c: StandInContext, path: string, view: SecretView): object {
  if (view.visibility !== "selected") return view;
  return { ...view, selected_repositories_url: `${apiBase(c.req.url)}${path}/${view.name}/repositories` };
}

async function writeSecret(c: StandInContext, world: World, kind: ScopeKind): Promise<Response> {
  const open = openScope(c, world, kind, "write");
  const body = await readSecretBody(c, kind.body);
  const name = pathPart(c, "secret_name");
  const objection = objectionToName(name);
  if (objection !== undefined) throw new Refusal(422, objection);
  const access = accessAskedFor(body, kind, open, world.repositories);
  const { rotateSealingKey, visibilityDelayMs } = c.get("tampering");
  if (rotateSealingKey) open.scope.rotateSealingKey();
  return answerWrite(c, kind, open, {
    ...{ name, sealed: body.sealed, access },
    ...{ at: world.clock.now(), delayMs: visibilityDelayMs },
  });
}

async function answerWrite(
  c: StandInContext,
  { noun }: ScopeKind,
  { scope }: OpenScope,
  write: Parameters<OpenScope["scope"]["write"]>[0],
): Promise<Response> {
  const outcome = await scope.write(write);
  switch (outcome) {
    case "created":
      return c.json({}, 201);
    case "updated":
      return c.body(null, 204);
    case "not_sealed_for_scope":
      throw new Refusal(422, "Bad request - validation failed due to an improperly encrypted secret");
    case "nothing_to_store":
      throw new Refusal(422, 'Invalid request.\n\n"encrypted_value" wasn\'t supplied.');
    // GitHub documents these two limits, but not its words for them.
    case "too_large":
      throw new Refusal(422, `Secret values may not exceed ${LARGEST_VALUE_BYTES / 1024} KB.`);
    case "too_many":
      throw new Refusal(422, `The limit of ${scope.mostSecrets} secrets per ${noun} has been reached.`);
  }
}

function deleteSecret(c: StandInContext, world: World, kind: ScopeKind): Response {
  const { scope } = openScope(c, world, kind, "delete");
  if (!scope.remove(pathPart(c, "secret_name"))) throw notFound();
  return c.body(null, 204);
}
