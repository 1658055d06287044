import { createMeshService, type MeshService } from "../../src/service/create-mesh-service.ts";
import type { Quirk } from "../../src/service/quirks.ts";
import { serveMeshService } from "../../src/service/serve.ts";
import { isDropped, strikeMesh } from "../../src/sandbox/faulty-mesh.ts";
import { Faults } from "../../src/sandbox/github/faults.ts";
import { serveGitHubStandIn } from "../../src/sandbox/github/serve.ts";
import { createGitHubStandIn, type GitHubStandIn } from "../../src/sandbox/github/stand-in.ts";
import type { Instant } from "../../src/values/clock.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { HandClock } from "./hand-clock.ts";
import { aSeededRandom } from "./seeded-random.ts";

/** One request and its answer; `started` and `ended` count on one scale over both servers. */
export interface Exchange {
  readonly server: "mesh" | "github";
  readonly method: string;
  /** Percent-encoding kept, no query. */
  readonly path: string;
  readonly started: number;
  readonly ended: number | undefined;
  readonly status: number | "dropped" | undefined;
}

/** Both servers on real sockets, by one clock, with one journal of what they were asked. */
export interface Servers {
  readonly clock: HandClock;
  readonly mesh: MeshServer;
  readonly github: { readonly url: string; readonly standIn: GitHubStandIn };
  /** In the order of arrival. */
  readonly journal: readonly Exchange[];
  /** Called with every request before it is looked at, and awaited with every answer before it goes out. */
  holdAnswers(hold: (() => Promise<void>) | undefined): void;
  close(): Promise<void>;
}

export interface MeshServer {
  readonly url: string;
  readonly service: MeshService;
  readonly accountId: string;
  readonly adminKey: Sensitive;
  /** The script of what goes wrong: `hook`, `status`, `drop_before` and `drop_after`, as at GitHub. */
  readonly faults: Faults;
  /** Every key value that left the service in an answer, and the id of its key. */
  readonly minted: ReadonlyMap<string, string>;
  /** Every idempotency key that arrived: who knows one gets the minted key again. */
  readonly idempotencyKeys: ReadonlySet<string>;
}

/** 2026-03-01, a quarter of a second past: whole-second rounding shows. */
const START: Instant = Date.UTC(2026, 2, 1, 12, 0, 0, 250);
const CREATE_PATHS = ["/api/v1/api-keys", "/v1/mesh/api-keys"];

export async function startServers({ quirks = [] }: { quirks?: readonly Quirk[] } = {}): Promise<Servers> {
  const clock = new HandClock(START);
  const journal = new Journal();
  const hold: Hold = { answers: undefined };
  const mesh = await startMesh(clock, quirks, { journal, hold });
  const standIn = createGitHubStandIn({ clock, random: aSeededRandom("github") });
  const served = await serveGitHubStandIn({
    fetch: (input, init) => {
      const request = input as Request;
      return journal.around("github", request, async () => {
        const answer = await standIn.fetch(request, init);
        await hold.answers?.();
        return answer;
      });
    },
  });
  return {
    clock,
    mesh: mesh.server,
    github: { url: served.url, standIn },
    get journal() {
      return journal.entries;
    },
    holdAnswers: (answers) => {
      hold.answers = answers;
    },
    close: async () => {
      await Promise.all([mesh.close(), served.close()]);
    },
  };
}

interface Hold {
  answers: (() => Promise<void>) | undefined;
}

async function startMesh(
  clock: HandClock,
  quirks: readonly Quirk[],
  { journal, hold }: { journal: Journal; hold: Hold },
): Promise<{ server: MeshServer; close: () => Promise<void> }> {
  const service = createMeshService({
    ...{ dataFolder: ":memory:", clock, random: aSeededRandom("mesh"), quirks },
    // Lifted: its clock is moved by hand, and would never come to the next minute while a client waits.
    limits: { mint: Infinity, liveKeys: Infinity },
    // The name that only a proxy can resolve; to any other it would answer 421.
    publicUrl: "http://mesh.invalid",
  });
  const { id: accountId } = await service.accounts.create({ email: "owner@example.com" });
  const adminKey = await service.keys.mint({ accountId, name: "admin" });
  const faults = new Faults();
  const seen = { minted: new Map<string, string>(), idempotencyKeys: new Set<string>() };
  const faulty = strikeMesh(service, faults);
  const fetch: MeshService["fetch"] = (request, env) =>
    journal.around("mesh", request, async () => {
      const idempotencyKey = request.headers.get("idempotency-key");
      if (idempotencyKey !== null) seen.idempotencyKeys.add(idempotencyKey);
      const answer = await faulty.fetch(request, env);
      await rememberMinted(request, answer, seen.minted);
      await hold.answers?.();
      return answer;
    });
  const served = await serveMeshService({ ...service, fetch }, { port: 0, host: "127.0.0.1" });
  return {
    server: { url: served.url, service, accountId, adminKey, faults, ...seen },
    close: async () => {
      served.closeNow();
      await served.close();
      await service.close();
    },
  };
}

/** Numbers what arrives and what goes out. */
class Journal {
  readonly #entries: Exchange[] = [];
  #moments = 0;

  get entries(): readonly Exchange[] {
    return [...this.#entries];
  }

  async around(
    server: Exchange["server"],
    request: Request,
    answer: () => Promise<Response>,
  ): Promise<Response> {
    const index = this.#entries.length;
    const { method } = request;
    const path = new URL(request.url).pathname;
    const entry = {
      server,
      method,
      path,
      started: (this.#moments += 1),
      ended: undefined,
      status: undefined,
    };
    this.#entries.push(entry);
    let status: Exchange["status"] = "dropped";
    try {
      const response = await answer();
      if (!isDropped(response)) status = response.status;
      return response;
    } finally {
      this.#entries[index] = { ...entry, ended: (this.#moments += 1), status };
    }
  }
}

async function rememberMinted(
  request: Request,
  answer: Response,
  minted: Map<string, string>,
): Promise<void> {
  const isMint = request.method === "POST" && CREATE_PATHS.includes(new URL(request.url).pathname);
  if (!isMint || answer.status !== 200) return;
  const envelope: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const key = (envelope as { api_key?: { api_key?: string; key_id?: string } } | undefined)?.api_key;
  if (key?.api_key !== undefined && key.key_id !== undefined) minted.set(key.api_key, key.key_id);
}
