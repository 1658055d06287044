import { statusOf, type KeyRecord } from "../../service/store/key-record.ts";
import type { Instant } from "../../values/clock.ts";
import { slugOf, type AnsweredRequest, type Playground } from "../playground.ts";
import { placeOf, type Place } from "./place.ts";

/** What became of a key at some moment. */
export interface KeyEvent {
  readonly at: Instant;
  readonly keyId: string;
  readonly what:
    | { readonly kind: "minted" }
    | { readonly kind: "stored" | "replaced"; readonly place: string }
    /** It has an end from now on. */
    | { readonly kind: "retired"; readonly endsAt: Instant }
    | { readonly kind: "revoked" | "expired" };
}

/** A stretch of time in which a secret held the key. */
export interface Holding {
  /** `MESH_API_KEY`, and where that is, unless it is the repository's own. */
  readonly place: string;
  readonly fromAt: Instant;
  /** `undefined`: it still does. */
  readonly untilAt: Instant | undefined;
}

/** A key from its mint to its end. */
export interface KeyLife {
  readonly keyId: string;
  readonly name: string;
  readonly mintedAt: Instant;
  readonly holdings: readonly Holding[];
  /** When it will end, or ended, by itself or by somebody's order; `undefined`: nothing ends it yet. */
  readonly endsAt: Instant | undefined;
  /** `undefined`: it is alive. */
  readonly ended: "revoked" | "expired" | undefined;
}

interface Watched {
  readonly record: KeyRecord;
  readonly holdings: Holding[];
  readonly ended: KeyLife["ended"];
}

/**
 * Looks at every key after each request that may have changed one, and at every secret that was ever written. It
 * reads the database, and so is no use of a key.
 */
export class KeyWatch {
  readonly #playground: Playground;
  readonly #keys = new Map<string, Watched>();
  readonly #places = new Map<string, Place>();
  readonly #events: KeyEvent[] = [];
  readonly #deadStored = new Map<string, string>();
  #pending: Promise<void> = Promise.resolve();

  constructor(playground: Playground) {
    this.#playground = playground;
    playground.onAnswer((request) => {
      if (request.method === "GET") return;
      this.#notePlace(request);
      this.#pending = this.#pending.then(() => this.#look());
      // A look that failed is told by settle(), and by nothing before.
      this.#pending.catch(() => undefined);
    });
  }

  /** Sees what has happened up to now, ends by time included. */
  async settle(): Promise<void> {
    this.#pending = this.#pending.then(() => this.#look());
    await this.#pending;
  }

  /** In the order in which they were seen. */
  get events(): readonly KeyEvent[] {
    return this.#events;
  }

  /** Oldest first. */
  get lives(): readonly KeyLife[] {
    return [...this.#keys.values()].map(({ record, holdings, ended }) => ({
      keyId: record.keyId,
      name: record.name,
      mintedAt: record.createdAt,
      holdings: [...holdings],
      endsAt: endOf(record),
      ended,
    }));
  }

  /** Ids of the dead keys that a secret held, to the secret. */
  get deadStored(): ReadonlyMap<string, string> {
    return this.#deadStored;
  }

  /** Names of the secrets that have held a key, of those that this repository's jobs are handed. */
  get namesHolding(): ReadonlySet<string> {
    const held = new Set(
      [...this.#keys.values()].flatMap(({ holdings }) => holdings.map(({ place }) => place)),
    );
    const own = slugOf(this.#playground);
    const isHandedOut = ({ scope }: Place): boolean =>
      (!("store" in scope) || scope.store === "actions") &&
      (!("repository" in scope) || scope.repository === own);
    const places = [...this.#places.values()].filter(({ label }) => held.has(label));
    return new Set(places.filter(isHandedOut).map(({ name }) => name));
  }

  /** Whether Mesh would accept the key at this moment, as far as was seen. */
  isAlive(keyId: string): boolean {
    return this.#keys.get(keyId)?.ended === undefined;
  }

  #notePlace({ server, path }: AnsweredRequest): void {
    const place = server === "GitHub" ? placeOf(path, this.#playground) : undefined;
    if (place !== undefined && this.#exists(place)) this.#places.set(place.label, place);
  }

  /** A write to a repository or environment that is not there was refused. */
  #exists({ scope, name }: Place): boolean {
    try {
      this.#playground.gitHub.openSecret(scope, name);
      return true;
    } catch {
      return false;
    }
  }

  async #look(): Promise<void> {
    const playground = this.#playground;
    const stored = this.#storedNow();
    const now = playground.clock.now();
    const records = await playground.mesh.keys.list(playground.accountId);
    const minted = new Set(playground.mintedKeys.map(({ keyId }) => keyId));
    for (const record of records.toReversed()) if (minted.has(record.keyId)) this.#seeRecord(record, now);
    for (const [label, keyId] of stored) this.#seeStored(label, keyId, now);
    for (const [keyId, key] of this.#keys) {
      const isHeld = key.holdings.some(({ untilAt }) => untilAt === undefined);
      if (key.ended !== undefined && isHeld && this.#stillHeld(keyId))
        this.#deadStored.set(keyId, key.holdings.at(-1)?.place ?? "");
    }
  }

  #storedNow(): ReadonlyMap<string, string | undefined> {
    return new Map([...this.#places].map(([label, place]) => [label, this.#keyIn(place)]));
  }

  #keyIn({ scope, name }: Place): string | undefined {
    const value = this.#playground.gitHub.openSecret(scope, name);
    return this.#playground.mintedKeys.find((key) => key.value.reveal() === value)?.keyId;
  }

  /** Stored anew while the list was read: what was read belongs to two moments. */
  #stillHeld(keyId: string): boolean {
    return [...this.#storedNow().values()].includes(keyId);
  }

  #seeRecord(record: KeyRecord, now: Instant): void {
    const { keyId, createdAt } = record;
    const known = this.#keys.get(keyId);
    const ended = endedAs(record, now);
    if (known === undefined) this.#tell(createdAt, keyId, { kind: "minted" });
    const change = changeOf(known, { record, ended });
    if (change !== undefined) this.#tell(ended === undefined ? now : (endOf(record) ?? now), keyId, change);
    this.#keys.set(keyId, { record, holdings: known?.holdings ?? [], ended });
  }

  #seeStored(label: string, stored: string | undefined, now: Instant): void {
    for (const [keyId, { holdings }] of this.#keys) {
      const open = holdings.findIndex(({ place, untilAt }) => place === label && untilAt === undefined);
      const holding = holdings[open];
      if (holding !== undefined && keyId !== stored) {
        holdings[open] = { ...holding, untilAt: now };
        this.#tell(now, keyId, { kind: "replaced", place: label });
      }
      if (holding === undefined && keyId === stored) {
        holdings.push({ place: label, fromAt: now, untilAt: undefined });
        this.#tell(now, keyId, { kind: "stored", place: label });
      }
    }
  }

  #tell(at: Instant, keyId: string, what: KeyEvent["what"]): void {
    this.#events.push({ at, keyId, what });
  }
}

function endedAs(record: KeyRecord, now: Instant): KeyLife["ended"] {
  const status = statusOf(record, now);
  if (status === "active") return undefined;
  return status === "expired" ? "expired" : "revoked";
}

function changeOf(
  before: Pick<Watched, "record" | "ended"> | undefined,
  { record, ended }: Pick<Watched, "record" | "ended">,
): KeyEvent["what"] | undefined {
  if (ended !== undefined) return before?.ended === undefined ? { kind: ended } : undefined;
  const endsAt = endOf(record);
  const isNew = before !== undefined && endsAt !== undefined && endsAt !== endOf(before.record);
  return isNew ? { kind: "retired", endsAt } : undefined;
}

function endOf({ revokedAt, expiresAt }: KeyRecord): Instant | undefined {
  return revokedAt ?? expiresAt ?? undefined;
}
