import { statusOf, type KeyRecord } from "../service/store/key-record.ts";
import type { Instant } from "../values/clock.ts";
import { Sensitive } from "../values/sensitive.ts";
import type { ScopeAddress } from "./github/repositories.ts";
import { slugOf, type Playground } from "./playground.ts";

const SECRET_NAME = "MESH_API_KEY";

/** What a managed key is at some moment. */
export type KeyState = "stored" | "in_grace" | "orphaned" | "ended";

export interface KeyAtMoment {
  readonly keyId: string;
  readonly createdAt: Instant;
  readonly state: KeyState;
}

/** The value that the secret holds now; only the stand-in can tell, for it opens every box. */
export function openStoredKey(
  playground: Playground,
  scope: ScopeAddress = { repository: slugOf(playground) },
): Sensitive | undefined {
  const value = playground.gitHub.openSecret(scope, SECRET_NAME);
  return value === undefined ? undefined : new Sensitive(value);
}

/** Id of the key that the secret holds now, where a client of this service minted it. */
export function storedKeyId(playground: Playground, scope?: ScopeAddress): string | undefined {
  const stored = openStoredKey(playground, scope);
  return stored && playground.mintedKeys.find(({ value }) => value.equals(stored))?.keyId;
}

/** Asks Mesh itself, as any client would. It counts as a use of the key. */
export async function isAccepted({ mesh }: Playground, key: Sensitive): Promise<boolean> {
  const headers = { authorization: `ApiKey ${key.reveal()}`, host: "mesh.test" };
  const answer = await mesh.fetch(new Request("http://mesh.test/api/v1/whoami", { headers }));
  return answer.status === 200;
}

/** The managed keys of the repository's secret, oldest first. It is no use of any of them. */
export async function readKeys(playground: Playground): Promise<readonly KeyAtMoment[]> {
  const records = await playground.mesh.keys.list(playground.accountId);
  const managed = records.filter(({ meta }) => meta["managed_by"] === "setup-api-key").toReversed();
  const storedId = storedKeyId(playground);
  const stored = managed.find(({ keyId }) => keyId === storedId);
  const now = playground.clock.now();
  return managed.map((record) => ({
    keyId: record.keyId,
    createdAt: record.createdAt,
    state: stateOf(record, stored, now),
  }));
}

function stateOf(record: KeyRecord, stored: KeyRecord | undefined, now: Instant): KeyState {
  if (statusOf(record, now) !== "active") return "ended";
  if (record === stored) return "stored";
  return stored !== undefined && record.createdAt <= stored.createdAt ? "in_grace" : "orphaned";
}

/**
 * Looks after every answer of either server whether the secret holds a key that Mesh accepts (promise I1 of
 * spec: rotation.md). It reads the database, and so is no use of the key.
 */
export class StoreWatch {
  readonly #playground: Playground;
  readonly #deadKeys = new Set<string>();
  #pending: Promise<void> = Promise.resolve();
  #looks = 0;

  constructor(playground: Playground) {
    this.#playground = playground;
    playground.onAnswer(() => {
      this.#pending = this.#pending.then(() => this.#look());
      // A look that failed is told by finish(), and by nothing before.
      this.#pending.catch(() => undefined);
    });
  }

  /** To be awaited before the playground is closed. How often it looked, and the ids of the dead keys that the secret held (`unknown` for no key at all). */
  async finish(): Promise<{ readonly looks: number; readonly deadKeys: readonly string[] }> {
    await this.#pending;
    return { looks: this.#looks, deadKeys: [...this.#deadKeys] };
  }

  async #look(): Promise<void> {
    const stored = openStoredKey(this.#playground);
    if (stored === undefined) return;
    const keys = await readKeys(this.#playground);
    // Stored anew while the list was read: what was read belongs to two moments.
    if (openStoredKey(this.#playground)?.equals(stored) !== true) return;
    this.#looks += 1;
    if (!keys.some(({ state }) => state === "stored")) {
      this.#deadKeys.add(storedKeyId(this.#playground) ?? "unknown");
    }
  }
}
