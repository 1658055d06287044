import { SECOND_MS, formatInstant, type Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { SealingKeyPair } from "./sealing-key-pair.ts";
import type { SealedValue } from "./sealed-secret.ts";
import type { SecretAccess, Visibility } from "./secret-access.ts";

/** 48 KB of plaintext (docs.github.com: "Secrets reference", limits for secrets). */
export const LARGEST_VALUE_BYTES = 48 * 1024;

/** What GitHub tells of a secret: never the value. */
export interface SecretView {
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** Only where the secret lies above repositories. */
  readonly visibility?: Visibility;
}

export interface SecretWrite {
  readonly name: string;
  /** `undefined`: what is stored becomes empty. */
  readonly sealed: SealedValue | undefined;
  /** Only where the secret lies above repositories. */
  readonly access: SecretAccess | undefined;
  readonly at: Instant;
  /** The metadata shows this write only from `at + delayMs` on; the value counts at once. */
  readonly delayMs: number;
}

export type SecretWriteOutcome =
  "created" | "updated" | "nothing_to_store" | "not_sealed_for_scope" | "too_large" | "too_many";

interface Version {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly visibleAt: Instant;
  readonly access: SecretAccess | undefined;
}

interface StoredSecret {
  readonly value: Sensitive;
  /** Oldest first; the last one describes `value`. */
  readonly versions: readonly Version[];
}

/**
 * One place that holds secrets under one sealing key: a store of a repository or of an organization, an
 * environment, a user. Every such place works alike, so routes, snapshots and tests all speak to this one class.
 */
export class SecretScope {
  readonly #random: Random;
  readonly mostSecrets: number;
  readonly #secrets = new Map<string, StoredSecret>();
  #sealingKey: SealingKeyPair;

  constructor(random: Random, mostSecrets: number) {
    this.#random = random;
    this.mostSecrets = mostSecrets;
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
    const plaintext = write.sealed === undefined ? "" : await this.#open(write.sealed);
    if (plaintext === undefined) return "not_sealed_for_scope";
    if (Buffer.byteLength(plaintext) > LARGEST_VALUE_BYTES) return "too_large";
    const name = write.name.toUpperCase();
    const former = this.#secrets.get(name);
    if (former === undefined && write.sealed === undefined) return "nothing_to_store";
    if (former === undefined && this.#secrets.size >= this.mostSecrets) return "too_many";
    const versions = [...(former?.versions ?? []), versionOf(write, former)];
    this.#secrets.set(name, { value: new Sensitive(plaintext.toString("utf8")), versions });
    return former === undefined ? "created" : "updated";
  }

  /** Changes nothing but who gets the secret; there must be one of that name. */
  changeAccess(change: Omit<SecretWrite, "sealed">): void {
    const name = change.name.toUpperCase();
    const former = this.#secrets.get(name);
    if (former === undefined) throw new Error(`There is no secret ${name} here.`);
    this.#secrets.set(name, { ...former, versions: [...former.versions, versionOf(change, former)] });
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
      ...(version.access && { visibility: version.access.visibility }),
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

  access(name: string): SecretAccess | undefined {
    return this.#secrets.get(name.toUpperCase())?.versions.at(-1)?.access;
  }

  /** A copy of every value that is `admitted`, as a run or a job takes it. */
  snapshot(admitted: (access: SecretAccess | undefined) => boolean = () => true): SecretValues {
    const seen = [...this.#secrets].filter(([name]) => admitted(this.access(name)));
    return new Map(seen.map(([name, { value }]) => [name, value]));
  }

  async #open(sealed: SealedValue): Promise<Buffer | undefined> {
    // Taken before the box is opened, which is asynchronous: the key may be rotated meanwhile.
    const sealingKey = this.#sealingKey;
    const plaintext = await sealingKey.open(sealed.encryptedValue);
    return sealed.sealingKeyId === sealingKey.sealingKeyId ? plaintext : undefined;
  }
}

export type SecretValues = ReadonlyMap<string, Sensitive>;

function versionOf(
  { access, at, delayMs }: Omit<SecretWrite, "sealed">,
  former: StoredSecret | undefined,
): Version {
  // Whole seconds, as GitHub keeps them: two writes within one second cannot be told apart.
  const updatedAt = Math.floor(at / SECOND_MS) * SECOND_MS;
  const createdAt = former?.versions.at(-1)?.createdAt ?? updatedAt;
  return { createdAt, updatedAt, visibleAt: at + delayMs, access };
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
