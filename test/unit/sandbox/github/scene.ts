import { createHash } from "node:crypto";
import sodium from "libsodium-wrappers";
import { createGitHubStandIn, type GitHubStandIn } from "../../../../src/sandbox/github/stand-in.ts";
import type { Limits } from "../../../../src/sandbox/github/world.ts";
import type { Clock, Instant } from "../../../../src/values/clock.ts";
import type { Sensitive } from "../../../../src/values/sensitive.ts";
import { aSeededRandom } from "../../../support/seeded-random.ts";

export const MORNING = Date.UTC(2026, 2, 1, 8, 0, 0, 250);
export const REPOSITORY = "octo/shop";
export const SECRETS = "/repos/octo/shop/actions/secrets";

/** A clock that only moves when the test says so. */
export interface HandClock extends Clock {
  advance(ms: number): void;
}

export function handClock(start: Instant = MORNING): HandClock {
  let now = start;
  return {
    now: () => now,
    monotonicMs: () => now - start,
    sleep: () => Promise.reject(new Error("nobody sleeps here")),
    advance: (ms) => {
      now += ms;
    },
  };
}

/** A value like a Mesh key, derived from a label so that no literal sits in the source. */
export function aKey(label: string): string {
  return `mesh_${createHash("sha256").update(label).digest("hex")}`;
}

interface SealingKey {
  readonly key_id: string;
  readonly key: string;
}

/** Seals as a client does. */
export async function seal(
  value: string,
  sealingKey: SealingKey,
): Promise<{ encrypted_value: string; key_id: string }> {
  await sodium.ready;
  const publicKey = sodium.from_base64(sealingKey.key, sodium.base64_variants.ORIGINAL);
  const box = sodium.crypto_box_seal(value, publicKey);
  const encrypted_value = sodium.to_base64(box, sodium.base64_variants.ORIGINAL);
  return { encrypted_value, key_id: sealingKey.key_id };
}

export interface Question {
  readonly token?: Sensitive;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Ask = (method: string, path: string, question?: Question) => Promise<Response>;

export interface Scene {
  readonly standIn: GitHubStandIn;
  readonly clock: HandClock;
  /** An App token with every permission on the repository `octo/shop`, and on the organization if there is one. */
  readonly token: Sensitive;
  /** Of `octo/shop`. */
  readonly repositoryId: number;
  readonly ask: Ask;
  /** GET public-key, seal, PUT; `at` is a path such as {@link SECRETS}, `more` goes into the body. */
  readonly store: (at: string, name: string, value: string, more?: object) => Promise<Response>;
}

export interface SceneOptions {
  readonly archived?: boolean;
  readonly private?: boolean;
  /** Whether `octo` is an organization, and not a user. */
  readonly organization?: boolean;
  readonly limits?: Limits;
}

export function aScene({ organization = false, limits, ...options }: SceneOptions = {}): Scene {
  const clock = handClock();
  const random = aSeededRandom("stand-in");
  const standIn = createGitHubStandIn({ clock, random, ...(limits && { limits }) });
  const { id: repositoryId } = standIn.addRepository({ owner: "octo", name: "shop", ...options });
  standIn.addEnvironment(REPOSITORY, "production");
  if (organization) standIn.addOrganization({ login: "octo" });
  const token = standIn.addToken({
    kind: "app",
    repositories: [REPOSITORY],
    organizations: organization ? ["octo"] : [],
    permissions: {
      actions: "read",
      secrets: "write",
      environments: "write",
      dependabot_secrets: "write",
      codespaces_secrets: "write",
      organization_secrets: "write",
      organization_dependabot_secrets: "write",
      organization_codespaces_secrets: "write",
    },
  });
  const ask: Ask = (method, path, { token: other = token, body, headers = {} } = {}) =>
    standIn.fetch(new Request(`https://api.github.test${path}`, requestInit(method, other, body, headers)));
  const store: Scene["store"] = async (at, name, value, more = {}) => {
    const sealingKey = (await json(await ask("GET", `${at}/public-key`))) as SealingKey;
    return ask("PUT", `${at}/${name}`, { body: { ...(await seal(value, sealingKey)), ...more } });
  };
  return { standIn, clock, token, repositoryId, ask, store };
}

export function requestInit(
  method: string,
  token: Sensitive,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): RequestInit {
  const all = { "user-agent": "scene", authorization: `Bearer ${token.reveal()}`, ...headers };
  if (body === undefined) return { method, headers: all };
  return { method, headers: all, body: typeof body === "string" ? body : JSON.stringify(body) };
}

export async function json(response: Response): Promise<unknown> {
  return await response.json();
}

export async function message(response: Response): Promise<string> {
  return ((await json(response)) as { message: string }).message;
}

export async function sealingKeyOf(scene: Scene, at: string): Promise<SealingKey> {
  return (await json(await scene.ask("GET", `${at}/public-key`))) as SealingKey;
}
