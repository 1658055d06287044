import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seal } from "../sealing/sealed-box.ts";
import { createMeshService, type MeshService } from "../service/create-mesh-service.ts";
import type { Quirk } from "../service/quirks.ts";
import { serveMeshService } from "../service/serve.ts";
import type { Clock } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { strikeMesh } from "./faulty-mesh.ts";
import { Faults } from "./github/faults.ts";
import { serveGitHubStandIn } from "./github/serve.ts";
import { createGitHubStandIn, type GitHubStandIn } from "./github/stand-in.ts";
import type { AccessLevel, Permission, TokenGrant } from "./github/tokens.ts";
import type { Captured, Wanted } from "./leak-scan.ts";
import { rememberMints, type MintedKey } from "./minted-keys.ts";
import { movableClock, type MovableClock } from "./movable-clock.ts";
import { storeSealed, type SecretPlace } from "./store-sealed.ts";

export interface PlaygroundOptions {
  /** 0 (default): any free port. */
  readonly meshPort?: number;
  readonly gitHubPort?: number;
  /** `owner/name` of the one repository; default: {@link REPOSITORY}. */
  readonly repository?: string;
  /** The service's database is on disk, where it can be searched, unless this is true. Default: false. */
  readonly inMemory?: boolean;
  /** How the Mesh service misbehaves; default: not at all. */
  readonly quirks?: readonly Quirk[];
}

export interface PlaygroundDeps {
  /** The servers' date, which the playground can put forward. */
  readonly clock: Clock;
  readonly random: Random;
}

/** `owner/name` of the playground's repository. */
export function slugOf({ repository }: Pick<Playground, "repository">): string {
  return `${repository.owner}/${repository.name}`;
}

/** A Mesh service and a GitHub on this machine: one date, one account, one organization with one repository. */
export interface Playground extends Scene {
  readonly clock: MovableClock;
  readonly mesh: MeshService;
  readonly gitHub: GitHubStandIn;
  /** What goes wrong at Mesh; the stand-in has its own script. It strikes requests that come through the socket. */
  readonly meshFaults: Faults;
  /** Without a slash at the end. */
  readonly meshUrl: string;
  readonly gitHubUrl: string;
  /** Every key that a client ever minted, stored or not, oldest first. */
  readonly mintedKeys: readonly MintedKey[];
  /** What the servers wrote down of each request. */
  readonly requests: readonly Captured[];
  /** Everything on disk lies below it: the service's database in `mesh/`, what runs leave behind in `runs/`. */
  readonly folder: string;
  /** Every credential and every minted key so far. */
  secrets(): readonly Wanted[];
  /** Calls back after each request that either server answered. */
  onAnswer(listener: AnswerListener): void;
  addToken(grant: TokenGrant): Sensitive;
  /** Stores a secret as a person would: through the API, in a sealed box. Default place: `actions`. */
  storeSecret(name: string, value: Sensitive, place?: SecretPlace): Promise<void>;
  /** Ends both servers and removes the folder. */
  close(): Promise<void>;
}

/** Told of a request that was answered; the path is without whatever could be a secret. */
export type AnswerListener = (request: AnsweredRequest) => void;

export interface AnsweredRequest {
  readonly server: "Mesh" | "GitHub";
  readonly method: string;
  readonly path: string;
}

/** What a first run finds. */
interface Scene {
  readonly accountId: string;
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string };
  /** May mint and revoke; stored as the secret MESH_ADMIN_KEY. */
  readonly adminKey: Sensitive;
  /** The login of the organization that the repository belongs to. */
  readonly organization: string;
  /** May write the secrets of the repository, its environments and its organization; stored as ROTATOR_TOKEN. */
  readonly rotatorToken: Sensitive;
  readonly readOnlyToken: Sensitive;
}

/** `owner/name` of the one repository, where nobody wants another. */
export const REPOSITORY = "acme/shop";

/** Starts both servers, and sets the scene: an account, a repository, tokens, and two secrets. */
export async function startPlayground(options: PlaygroundOptions, deps: PlaygroundDeps): Promise<Playground> {
  const clock = movableClock(deps.clock);
  const folder = await mkdtemp(join(tmpdir(), "setup-api-key-"));
  await mkdir(join(folder, "runs"));
  const requests = new RequestNotes();
  const mintedKeys: MintedKey[] = [];
  const own = { clock, random: deps.random };
  const dataFolder = options.inMemory === true ? ":memory:" : join(folder, "mesh");
  const { repository = REPOSITORY, quirks = [] } = options;
  const service = createMeshService({ ...own, dataFolder, quirks, onRequest: requests.noteFor("Mesh") });
  const mesh = rememberMints(service, mintedKeys);
  const meshFaults = new Faults();
  const gitHub = createGitHubStandIn({ ...own, onRequest: requests.noteFor("GitHub") });
  const servers = await serveBoth(strikeMesh(mesh, meshFaults), gitHub, options).catch(
    async (error: unknown) => {
      await endAll(service, folder);
      throw error;
    },
  );
  const tokens = new Tokens(gitHub);
  const scene = await setScene(repository, { mesh, gitHub, tokens });
  const adminKey = { label: "the admin key", value: scene.adminKey };
  const playground: Playground = {
    ...scene,
    ...{ clock, mesh, meshFaults, gitHub, folder, mintedKeys },
    ...{ meshUrl: servers.meshUrl, gitHubUrl: servers.gitHubUrl },
    requests: requests.notes,
    secrets: () => [
      adminKey,
      ...tokens.all,
      ...mintedKeys.map(({ keyId, value }) => ({ label: keyId, value })),
    ],
    onAnswer: (listener) => requests.listeners.push(listener),
    addToken: (grant) => tokens.add(grant),
    storeSecret: (name, value, place = { kind: "actions" }) =>
      storeSealed({ name, value, place }, { gitHub, seal, repository, token: scene.ownersToken }),
    close: async () => {
      await servers.close();
      await endAll(service, folder);
    },
  };
  await playground.storeSecret("MESH_ADMIN_KEY", scene.adminKey);
  await playground.storeSecret("ROTATOR_TOKEN", scene.rotatorToken);
  return playground;
}

/** What the servers' own logs say, and who wants to know when they say something. */
class RequestNotes {
  readonly notes: Captured[] = [];
  readonly listeners: AnswerListener[] = [];

  noteFor(server: AnsweredRequest["server"]): (entry: Omit<AnsweredRequest, "server">) => void {
    return (entry) => {
      this.notes.push({ place: `the request log of ${server}`, content: JSON.stringify(entry) });
      for (const listener of this.listeners) listener({ server, method: entry.method, path: entry.path });
    };
  }
}

/** The stand-in's tokens, each remembered with what to call it. */
class Tokens {
  readonly all: Wanted[] = [];
  readonly #gitHub: GitHubStandIn;

  constructor(gitHub: GitHubStandIn) {
    this.#gitHub = gitHub;
  }

  add(grant: TokenGrant): Sensitive {
    const value = this.#gitHub.addToken(grant);
    this.all.push({ label: grant.label ?? `a token (${grant.kind})`, value });
    return value;
  }
}

async function serveBoth(
  mesh: MeshService,
  gitHub: GitHubStandIn,
  { meshPort = 0, gitHubPort = 0 }: PlaygroundOptions,
): Promise<{ meshUrl: string; gitHubUrl: string; close: () => Promise<void> }> {
  const host = "127.0.0.1";
  const meshServer = await serveMeshService(mesh, { port: meshPort, host });
  const endMesh = async (): Promise<void> => {
    meshServer.closeNow();
    await meshServer.close();
  };
  try {
    const gitHubServer = await serveGitHubStandIn(gitHub, { port: gitHubPort, host });
    const close = async (): Promise<void> => {
      await Promise.all([endMesh(), gitHubServer.close()]);
    };
    return { meshUrl: meshServer.url, gitHubUrl: gitHubServer.url, close };
  } catch (error) {
    await endMesh();
    throw error;
  }
}

async function endAll(service: MeshService, folder: string): Promise<void> {
  await service.close();
  await rm(folder, { recursive: true, force: true });
}

async function setScene(
  repository: string,
  { mesh, gitHub, tokens }: { mesh: MeshService; gitHub: GitHubStandIn; tokens: Tokens },
): Promise<Scene & { readonly ownersToken: Sensitive }> {
  const account = await mesh.accounts.create({ email: "owner@example.com" });
  const [owner = "", name = ""] = repository.split("/");
  const { id } = gitHub.addRepository({ owner, name });
  gitHub.addOrganization({ login: owner });
  const token = (label: string, permissions: Partial<Record<Permission, AccessLevel>>) =>
    tokens.add({
      ...{ kind: "fine_grained_pat", repositories: [repository], organizations: [owner] },
      ...{ label, permissions },
    });
  return {
    accountId: account.id,
    repository: { id, owner, name },
    organization: owner,
    adminKey: await mesh.keys.mint({ accountId: account.id, name: "admin key" }),
    rotatorToken: token("the rotator token", {
      secrets: "write",
      environments: "write",
      organization_secrets: "write",
      organization_dependabot_secrets: "write",
      organization_codespaces_secrets: "write",
    }),
    readOnlyToken: token("the read-only token", {
      secrets: "read",
      environments: "read",
      organization_secrets: "read",
    }),
    ownersToken: token("the owner's token", {
      secrets: "write",
      environments: "write",
      dependabot_secrets: "write",
      codespaces_secrets: "write",
    }),
  };
}
