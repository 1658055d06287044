import { SECOND_MS, formatInstant, type Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { SealingKeyPair } from "./sealing-key-pair.ts";

/** Per repository store and per environment (docs.github.com: "Limits for secrets"). */
export const MOST_SECRETS = 100;
/** 48 KB of plaintext (docs.github.com: "Limits for secrets"). */
export const LARGEST_VALUE_BYTES = 48 * 1024;

/** What GitHub tells of a secret: never the value. */
export interface SecretView {
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface SecretWrite {
  readonly name: string;
  readonly encryptedValue: string;
  readonly sealingKeyId: string;
  readonly at: Instant;
  /** The metadata shows this write only from `at + delayMs` on; the value counts at once. */
  readonly delayMs: number;
}

export type SecretWriteOutcome = "created" | "updated" | "not_sealed_for_scope" | "too_large" | "too_many";

interface Version {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly visibleAt: Instant;
}

interface StoredSecret {
  readonly value: Sensitive;
  /** Oldest first; the last one describes `value`. */
  readonly versions: readonly Version[];
}

/**
 * One place that holds secrets under one sealing key: a store of a repository, or an environment.
 * Every such place works alike, so routes, snapshots and tests all speak to this one class.
 */
export class SecretScope {
  readonly #random: Random;
  readonly #secrets = new Map<string, StoredSecret>();
  #sealingKey: SealingKeyPair;

  constructor(random: Random) {
    this.#random = random;
    this.#sealingKey = new SealingKeyPair(random);
  }

  get sealingKey(): SealingKeyPair {
    return this.#sealingKey;
  }

  /** From now on only boxes sealed to the new key are accepted; what is stored stays readable. */
  rotateSealingKey(): void {
    this.#sealingKey = new SealingKeyPair(this.#random);
  }

  /** Opens the box and stores what is in it; nothing changes unless the outcome is created or updated. */
  async write(write: SecretWrite): Promise<SecretWriteOutcome> {
    const sealingKey = this.#sealingKey;
    const plaintext = await sealingKey.open(write.encryptedValue);
    if (plaintext === undefined || write.sealingKeyId !== sealingKey.sealingKeyId)
      return "not_sealed_for_scope";
    if (plaintext.byteLength > LARGEST_VALUE_BYTES) return "too_large";
    const name = write.name.toUpperCase();
    const former = this.#secrets.get(name);
    if (former === undefined && this.#secrets.size >= MOST_SECRETS) return "too_many";
    const value = new Sensitive(plaintext.toString("utf8"));
    this.#secrets.set(name, { value, versions: [...(former?.versions ?? []), versionOf(write, former)] });
    return former === undefined ? "created" : "updated";
  }

  /** @returns false when there is no such secret. */
  remove(name: string): boolean {
    return this.#secrets.delete(name.toUpperCase());
  }

  /** The metadata as GitHub shows it at `at`: a delayed write is not in it yet. */
  view(name: string, at: Instant): SecretView | undefined {
    const stored = this.#secrets.get(name.toUpperCase());
    const version = stored?.versions.findLast((candidate) => candidate.visibleAt <= at);
    if (version === undefined) return undefined;
    return {
      name: name.toUpperCase(),
      created_at: formatInstant(version.createdAt),
      updated_at: formatInstant(version.updatedAt),
    };
  }

  /** All visible metadata, by name. */
  list(at: Instant): readonly SecretView[] {
    const views = [...this.#secrets.keys()].sort().map((name) => this.view(name, at));
    return views.filter((view) => view !== undefined);
  }

  value(name: string): Sensitive | undefined {
    return this.#secrets.get(name.toUpperCase())?.value;
  }

  /** A copy of every value, as a run or a job takes it. */
  snapshot(): ReadonlyMap<string, Sensitive> {
    return new Map([...this.#secrets].map(([name, { value }]) => [name, value]));
  }
}

function versionOf(write: SecretWrite, former: StoredSecret | undefined): Version {
  // Whole seconds, as GitHub keeps them: two writes within one second cannot be told apart.
  const updatedAt = Math.floor(write.at / SECOND_MS) * SECOND_MS;
  const createdAt = former?.versions.at(-1)?.createdAt ?? updatedAt;
  return { createdAt, updatedAt, visibleAt: write.at + write.delayMs };
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** @returns GitHub's own words when it would refuse the name (docs.github.com: "Naming your secrets"). */
export function objectionToName(name: string): string | undefined {
  if (!NAME.test(name)) {
    return (
      "Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). " +
      "Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_)."
    );
  }
  return name.toUpperCase().startsWith("GITHUB_") ? "Secret names must not start with GITHUB_." : undefined;
}
