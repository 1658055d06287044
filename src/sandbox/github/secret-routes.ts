import { accessRepository, REPOSITORY_BASES } from "./access.ts";
import { notFound, Refusal } from "./refusal.ts";
import { SECRET_STORES, type Repository, type SecretStore } from "./repositories.ts";
import { LARGEST_VALUE_BYTES, MOST_SECRETS, objectionToName, type SecretScope } from "./secret-scope.ts";
import { readSealedSecret } from "./sealed-secret.ts";
import type { AccessLevel, Need, Permission } from "./tokens.ts";
import { apiBase, type StandInApp, type StandInContext, type World } from "./world.ts";

/** One kind of secret scope: where its routes are, what they ask for, where the documentation is. */
interface ScopeKind {
  readonly route: string;
  readonly permission: Permission;
  /** What reading asks for: Codespaces asks for write even then. */
  readonly readLevel: AccessLevel;
  readonly documentation: string;
  readonly noun: "repository" | "environment";
  find(repository: Repository, c: StandInContext): SecretScope | undefined;
}

const STORE_PERMISSIONS = {
  actions: { permission: "secrets", readLevel: "read", documentation: "/actions/secrets" },
  dependabot: { permission: "dependabot_secrets", readLevel: "read", documentation: "/dependabot/secrets" },
  // docs.github.com: "Permissions required for fine-grained personal access tokens", Codespaces secrets.
  codespaces: {
    permission: "codespaces_secrets",
    readLevel: "write",
    documentation: "/codespaces/repository-secrets",
  },
} as const;

const SCOPE_KINDS: readonly ScopeKind[] = [
  ...SECRET_STORES.map(storeKind),
  {
    route: "/environments/:environment/secrets",
    permission: "environments",
    readLevel: "read",
    documentation: "/actions/secrets",
    noun: "environment",
    find: (repository, c) =>
      repository.environments.get((c.req.param("environment") ?? "").toLowerCase())?.secrets,
  },
];

function storeKind(store: SecretStore): ScopeKind {
  return {
    ...STORE_PERMISSIONS[store],
    route: `/${store}/secrets`,
    noun: "repository",
    find: (repository) => repository.stores[store],
  };
}

/** List, public key, read, write and delete: the same five for every kind of scope. */
export function addSecretRoutes(app: StandInApp, world: World): void {
  for (const base of REPOSITORY_BASES) {
    for (const kind of SCOPE_KINDS) {
      const at = base + kind.route;
      app.get(at, (c) => listSecrets(c, world, kind));
      app.get(`${at}/public-key`, (c) => readSealingKey(c, world, kind));
      app.get(`${at}/:name`, (c) => readSecret(c, world, kind));
      app.put(`${at}/:name`, (c) => writeSecret(c, world, kind));
      app.delete(`${at}/:name`, (c) => deleteSecret(c, world, kind));
    }
  }
}

function listSecrets(c: StandInContext, world: World, kind: ScopeKind): Response {
  const scope = openScope(c, world, kind, `list-${kind.noun}-secrets`);
  const all = scope.list(world.clock.now());
  const perPage = Math.min(100, positive(c.req.query("per_page")) ?? 30);
  const page = positive(c.req.query("page")) ?? 1;
  const lastPage = Math.max(1, Math.ceil(all.length / perPage));
  const link = pageLinks(c, { perPage, page, lastPage });
  if (link !== "") c.header("link", link);
  return c.json({ total_count: all.length, secrets: all.slice((page - 1) * perPage, page * perPage) });
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

function pageLinks(c: StandInContext, at: { perPage: number; page: number; lastPage: number }): string {
  const link = (page: number, rel: string): string => {
    const path = apiBase(c.req.url) + c.get("entry").path;
    return `<${path}?per_page=${at.perPage}&page=${page}>; rel="${rel}"`;
  };
  const back = at.page > 1 ? [link(at.page - 1, "prev"), link(1, "first")] : [];
  const on = at.page < at.lastPage ? [link(at.page + 1, "next"), link(at.lastPage, "last")] : [];
  return [...back, ...on].join(", ");
}

async function readSealingKey(c: StandInContext, world: World, kind: ScopeKind): Promise<Response> {
  const scope = openScope(c, world, kind, `get-${article(kind)}-public-key`);
  const view = await scope.sealingKey.view();
  if (c.get("tampering").rotateSealingKey) scope.rotateSealingKey();
  return c.json(view);
}

function readSecret(c: StandInContext, world: World, kind: ScopeKind): Response {
  const scope = openScope(c, world, kind, `get-${article(kind)}-secret`);
  const view = scope.view(c.req.param("name") ?? "", world.clock.now());
  if (view === undefined) throw notFound();
  return c.json(view);
}

async function writeSecret(c: StandInContext, world: World, kind: ScopeKind): Promise<Response> {
  const scope = openScope(c, world, kind, `create-or-update-${article(kind)}-secret`);
  const { encryptedValue, sealingKeyId } = await readSealedSecret(c);
  const name = c.req.param("name") ?? "";
  const objection = objectionToName(name);
  if (objection !== undefined) throw new Refusal(422, objection);
  const { rotateSealingKey, visibilityDelayMs } = c.get("tampering");
  if (rotateSealingKey) scope.rotateSealingKey();
  const at = world.clock.now();
  const outcome = await scope.write({ name, encryptedValue, sealingKeyId, at, delayMs: visibilityDelayMs });
  switch (outcome) {
    case "created":
      return c.json({}, 201);
    case "updated":
      return c.body(null, 204);
    case "not_sealed_for_scope":
      throw new Refusal(422, "Bad request - validation failed due to an improperly encrypted secret");
    // GitHub documents these two limits, but not its words for them.
    case "too_large":
      throw new Refusal(422, `Secret values may not exceed ${LARGEST_VALUE_BYTES / 1024} KB.`);
    case "too_many":
      throw new Refusal(422, `The limit of ${MOST_SECRETS} secrets per ${kind.noun} has been reached.`);
  }
}

function deleteSecret(c: StandInContext, world: World, kind: ScopeKind): Response {
  const scope = openScope(c, world, kind, `delete-${article(kind)}-secret`);
  if (!scope.remove(c.req.param("name") ?? "")) throw notFound();
  return c.body(null, 204);
}

function openScope(c: StandInContext, world: World, kind: ScopeKind, anchor: string): SecretScope {
  c.set("documentationPath", `${kind.documentation}#${anchor}`);
  const isWrite = c.req.method === "PUT" || c.req.method === "DELETE";
  const need: Need = {
    permission: kind.permission,
    level: isWrite ? "write" : kind.readLevel,
    publicToo: false,
  };
  const scope = kind.find(accessRepository(c, world, need), c);
  if (scope === undefined) throw notFound();
  return scope;
}

function article(kind: ScopeKind): string {
  return kind.noun === "repository" ? "a-repository" : "an-environment";
}
