import type { Quirk } from "../../src/service/quirks.ts";
import { statusOf, type KeyRecord } from "../../src/service/store/key-record.ts";
import { MANAGED_BY, targetId } from "../../src/rotation/target.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { openPlace, REPOSITORY, SECRET, type Place } from "./place.ts";

const [OWNER = "", NAME = ""] = REPOSITORY.split("/");
const KEY_NAME = `github:${REPOSITORY}:${SECRET}`;
/** The input's default (spec: actions.md). */
const MAX_LIVE_KEYS = 5;

/** A place whose promises are watched, with strangers' keys in the same account. */
export class Scene {
  readonly place: Place;
  readonly #basic: boolean;
  readonly #deadKeys = new Set<string>();
  #strangers: readonly KeyRecord[] = [];

  constructor(place: Place, basic: boolean) {
    this.place = place;
    this.#basic = basic;
    place.holdAnswers(() => this.#look());
  }

  /** Has two strangers: a person's key of the very same name, and one that was minted for another target. */
  static async open(quirks: readonly Quirk[] = []): Promise<Scene> {
    const token = { kind: "app", repositories: [REPOSITORY], permissions: { secrets: "write" } } as const;
    const place = await openPlace({ quirks, token });
    const scene = new Scene(place, quirks.includes("basic"));
    await scene.mints({});
    await scene.mints({ managed_by: MANAGED_BY, target: scene.#targetId(place.repositoryId + 1) });
    scene.#strangers = await scene.#strangersNow();
    return scene;
  }

  /** A key of this secret, as a run of long ago would have minted it. */
  async mintsManaged(): Promise<Sensitive> {
    const { repositoryId } = this.place;
    return await this.mints({ managed_by: MANAGED_BY, target: this.#targetId(repositoryId) });
  }

  /** Under the name that the action would give it. */
  async mints(meta: Readonly<Record<string, string>>): Promise<Sensitive> {
    const { mesh } = this.place;
    const answer = await fetch(`${mesh.url}/api/v1/api-keys`, {
      method: "POST",
      headers: { authorization: `ApiKey ${mesh.adminKey.reveal()}`, "content-type": "application/json" },
      body: JSON.stringify({ name: KEY_NAME, ...(this.#basic ? {} : { meta }) }),
    });
    const { api_key: minted } = (await answer.json()) as { api_key: { api_key: string } };
    return new Sensitive(minted.api_key);
  }

  get storedKeyId(): string | undefined {
    const value = this.place.github.standIn.openSecret({ repository: REPOSITORY }, SECRET);
    return value === undefined ? undefined : (this.place.mesh.minted.get(value) ?? "a stranger");
  }

  /** Live keys of this secret, newest first; on a basic service every key that its clients minted. */
  async liveKeys(): Promise<readonly KeyRecord[]> {
    const strangers = new Set(this.#strangers.map(({ keyId }) => keyId));
    const own = (await this.#keys()).filter(({ keyId, name }) => name === KEY_NAME && !strangers.has(keyId));
    return own.filter((key) => statusOf(key, this.place.clock.now()) === "active");
  }

  /** All that a later run could see of what happened here, by no name that differs from scene to scene. */
  async fingerprint(): Promise<string> {
    const { clock, github } = this.place;
    const keys = await this.#keys();
    const [secret] = github.standIn.listSecrets({ repository: REPOSITORY });
    return JSON.stringify({
      keys: keys.map((key) => [statusOf(key, clock.now()), key.createdAt, key.lastUsedAt, key.expiresAt]),
      stored: keys.findIndex(({ keyId }) => keyId === this.storedKeyId),
      updatedAt: secret?.updated_at,
    });
  }

  /**
   * What is broken of the promises that hold at every moment: I1, I2 for strangers' keys, I4.
   *
   * @param runs how many were at work at the same moment: they can pass the count together (spec: rotation.md, I4)
   */
  async broken(runs = 1): Promise<readonly string[]> {
    await this.#look();
    const live = await this.liveKeys();
    const strangers = await this.#strangersNow();
    return [
      ...[...this.#deadKeys].map((keyId) => `the secret held ${keyId}, which Mesh did not accept`),
      ...(JSON.stringify(strangers) === JSON.stringify(this.#strangers)
        ? []
        : ["a stranger's key was touched"]),
      ...(this.#basic || live.length <= MAX_LIVE_KEYS - 1 + runs ? [] : [`${live.length} keys are alive`]),
    ];
  }

  /** Every request that arrived has run to its end. */
  async settles(): Promise<void> {
    while (this.place.journal.some(({ ended }) => ended === undefined))
      await new Promise((resolve) => setImmediate(resolve));
  }

  #targetId(repositoryId: number): string {
    const scope = { kind: "repository", repository: { owner: OWNER, name: NAME }, store: "actions" } as const;
    const { host } = new URL(this.place.github.url);
    return targetId(host, String(repositoryId), { scope, secretName: SECRET });
  }

  async #keys(): Promise<readonly KeyRecord[]> {
    return await this.place.mesh.service.keys.list(this.place.mesh.accountId);
  }

  async #strangersNow(): Promise<readonly KeyRecord[]> {
    const all = (await this.#keys()).filter(({ name }) => name === KEY_NAME);
    const known = new Set(this.#strangers.map(({ keyId }) => keyId));
    return known.size === 0 ? all : all.filter(({ keyId }) => known.has(keyId));
  }

  /** Before any answer goes out: is the key that the secret holds one that Mesh accepts? */
  async #look(): Promise<void> {
    const before = this.storedKeyId;
    if (before === undefined) return;
    const key = (await this.#keys()).find(({ keyId }) => keyId === before);
    // Written anew while the list was read: what was read belongs to two moments.
    if (this.storedKeyId !== before) return;
    if (key === undefined || statusOf(key, this.place.clock.now()) !== "active") this.#deadKeys.add(before);
  }
}
