import type {
  Introspection,
  MeshFeature,
  MeshKey,
  MeshPort,
  MintAnswer,
  MintedKey,
  MintRequest,
} from "../../src/mesh/port.ts";
import { SECOND_MS, type Clock, type Instant, type ServerTime } from "../../src/values/clock.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { UserError } from "../../src/values/user-error.ts";
import type { Wire } from "./wire.ts";
import { aMeshKey } from "./credentials.ts";

/** What becomes of one mint: by default a key. */
export type MintScript =
  /** No answer came; the key was made all the same, or not. */
  | { readonly kind: "lost"; readonly effect: boolean }
  /** `waitMs`: asked too often. */
  | { readonly kind: "rejected"; readonly waitMs?: number };

interface StoredKey {
  readonly key: Sensitive;
  readonly account: string;
  record: MeshKey;
}

export interface FakeMeshOptions {
  readonly clock: Clock;
  readonly wire: Wire;
  readonly features: readonly MeshFeature[];
  /** How far Mesh's clock is ahead of GitHub's. */
  readonly aheadMs: number;
}

/** A Mesh service in memory: the full one, the basic one, or any part of it, on a clock of its own. */
export class FakeMesh implements MeshPort {
  readonly features: ReadonlySet<MeshFeature>;
  /** What a client did that this service never said it could do. */
  readonly misuses: string[] = [];
  /** Every value that this service ever saw or made. */
  readonly secrets: Sensitive[] = [];
  readonly minted: MintRequest[] = [];
  readonly mintScripts: MintScript[] = [];
  /** Changes what a key that was minted by a run says of itself. */
  twist: ((answer: Introspection) => Introspection) | undefined;
  /** Some services answer `whoami` for keys only. */
  whoamiKnowsTokens = true;
  readonly #clock: Clock;
  readonly #wire: Wire;
  readonly #aheadMs: number;
  readonly #keys: StoredKey[] = [];
  readonly #tokens: { readonly token: Sensitive; readonly account: string | undefined }[] = [];
  readonly #answered = new Map<string, MintedKey>();

  constructor({ clock, wire, features, aheadMs }: FakeMeshOptions) {
    this.#clock = clock;
    this.#wire = wire;
    this.features = new Set(features);
    this.#aheadMs = aheadMs;
  }

  /** An admin credential that is no key. */
  addToken(token: Sensitive, account: string | undefined): void {
    this.secrets.push(token);
    this.#tokens.push({ token, account });
  }

  /** A key that came to be before, or beside, the run under test. `createdAt` is true time (GitHub's clock). */
  addKey(key: Partial<MeshKey> & { readonly createdAt: Instant }, account = "acct_octo"): StoredKey {
    const keyId = key.keyId ?? `key_${String(this.#keys.length + 1).padStart(4, "0")}`;
    const record: MeshKey = {
      name: keyId,
      status: "active",
      lastUsedAt: null,
      expiresAt: null,
      meta: {},
      ...key,
      keyId,
      createdAt: key.createdAt + this.#aheadMs,
    };
    const stored = { key: aMeshKey(keyId), account, record };
    this.secrets.push(stored.key);
    this.#keys.push(stored);
    return stored;
  }

  /** What the service knows of a key now; times on the service's own clock. */
  record(keyId: string): MeshKey {
    const stored = this.#keys.find(({ record }) => record.keyId === keyId);
    if (stored === undefined) throw new Error(`The test asks for ${keyId}, which never was.`);
    return stored.record;
  }

  accepts(key: Sensitive): boolean {
    return this.#keys.some((stored) => stored.key.equals(key) && this.#isAlive(stored.record));
  }

  liveKeyIds(): readonly string[] {
    return this.#keys.filter(({ record }) => this.#isAlive(record)).map(({ record }) => record.keyId);
  }

  kill(keyId: string): void {
    this.#change(keyId, { status: "revoked" });
  }

  discover(): Promise<ServerTime & { readonly features: ReadonlySet<MeshFeature> }> {
    return this.#wire.call("mesh.discover", "", () => ({
      serverAt: Math.floor(this.#now() / SECOND_MS) * SECOND_MS,
      receivedMs: this.#clock.monotonicMs(),
      features: this.features,
    }));
  }

  /** Ignores the query, as a service may: the client filters by itself. */
  listKeys(meta: Readonly<Record<string, string>>): Promise<readonly MeshKey[]> {
    return this.#wire.call("mesh.listKeys", JSON.stringify(meta), () => {
      if (!this.features.has("list")) throw noSuchRoute();
      return this.#keys.map(({ record }) => record).toReversed();
    });
  }

  findKey(keyId: string): Promise<MeshKey | undefined> {
    return this.#wire.call("mesh.findKey", keyId, () => {
      this.#needs("get");
      return this.#keys.find(({ record }) => record.keyId === keyId)?.record;
    });
  }

  whoami(credential: Sensitive): Promise<Introspection> {
    return this.#wire.call("mesh.whoami", this.#nameOf(credential), () => {
      const answer = this.#introspect(credential);
      const isUnknownToken = answer.kind === "alive" && answer.key === undefined && !this.whoamiKnowsTokens;
      if (!this.features.has("whoami") || isUnknownToken)
        return { kind: "rejected", status: 404, code: undefined };
      return answer;
    });
  }

  profile(credential: Sensitive): Promise<Introspection> {
    return this.#wire.call("mesh.profile", this.#nameOf(credential), () => {
      const answer = this.#introspect(credential);
      return answer.kind === "alive" ? { ...answer, key: undefined } : answer;
    });
  }

  mint(request: MintRequest): Promise<MintAnswer> {
    return this.#wire.call("mesh.mint", request.name, () => {
      this.#needsForMint(request);
      this.minted.push(request);
      const script = this.mintScripts.shift();
      if (script?.kind === "rejected")
        return {
          ...{ kind: "rejected", error: new UserError("mesh_refused", { what: "No.", fix: "Ask." }) },
          ...(script.waitMs === undefined ? {} : { waitMs: script.waitMs }),
        };
      const repeated = this.#answered.get(request.idempotencyKey?.reveal() ?? "");
      if (script?.kind === "lost") {
        if (script.effect && repeated === undefined) this.#make(request);
        return { kind: "unknown", cause: "the connection broke" };
      }
      return { kind: "minted", ...(repeated ?? this.#make(request)) };
    });
  }

  revoke(keyId: string, _reason: string): Promise<void> {
    return this.#wire.call("mesh.revoke", keyId, () => {
      this.#needs("revoke");
      this.#change(keyId, { status: "revoked" });
    });
  }

  expire(keyId: string, inMs: number): Promise<void> {
    return this.#wire.call("mesh.expire", keyId, () => {
      this.#needs("expire");
      const before = this.record(keyId).expiresAt ?? Infinity;
      this.#change(keyId, { expiresAt: Math.min(before, this.#now() + inMs) });
    });
  }

  #make(request: MintRequest): MintedKey {
    const { key, record } = this.addKey({
      name: request.name,
      createdAt: this.#clock.now(),
      expiresAt: request.expiresInMs === undefined ? null : this.#now() + request.expiresInMs,
      meta: request.meta ?? {},
    });
    const { keyId, name, createdAt, expiresAt } = record;
    const made = { key, keyId, name, createdAt, expiresAt };
    if (request.idempotencyKey !== undefined) {
      this.secrets.push(request.idempotencyKey);
      this.#answered.set(request.idempotencyKey.reveal(), made);
    }
    return made;
  }

  #introspect(credential: Sensitive): Introspection {
    const token = this.#tokens.find((known) => known.token.equals(credential));
    if (token !== undefined) return { kind: "alive", account: token.account, key: undefined };
    const stored = this.#keys.find(({ key }) => key.equals(credential));
    if (stored === undefined || !this.#isAlive(stored.record))
      return { kind: "rejected", status: 401, code: "invalid_key" };
    const { keyId, name, createdAt, expiresAt } = stored.record;
    const answer = {
      kind: "alive",
      account: stored.account,
      key: { keyId, name, createdAt, expiresAt },
    } as const;
    const isSuccessor = this.minted.length > 0 && stored === this.#keys.at(-1);
    return isSuccessor && this.twist !== undefined ? this.twist(answer) : answer;
  }

  #isAlive({ status, expiresAt }: MeshKey): boolean {
    return status === "active" && (expiresAt === null || expiresAt > this.#now());
  }

  #change(keyId: string, change: Partial<MeshKey>): void {
    const stored = this.#keys.find(({ record }) => record.keyId === keyId);
    if (stored === undefined) throw new Error(`No key ${keyId}.`);
    stored.record = { ...stored.record, ...change };
  }

  #now(): Instant {
    return this.#clock.now() + this.#aheadMs;
  }

  #nameOf(credential: Sensitive): string {
    return this.#keys.find(({ key }) => key.equals(credential))?.record.keyId ?? "another credential";
  }

  #needs(feature: MeshFeature): void {
    if (!this.features.has(feature))
      this.misuses.push(`used ${feature}, which the service does not advertise`);
  }

  #needsForMint({ meta, expiresInMs, scopes, idempotencyKey }: MintRequest): void {
    if (meta !== undefined) this.#needs("meta");
    if (expiresInMs !== undefined) this.#needs("expires_in");
    if (scopes !== undefined) this.#needs("scopes");
    if (idempotencyKey !== undefined) this.#needs("idempotency");
  }
}

function noSuchRoute(): UserError {
  return new UserError("mesh_refused", {
    what: "There is no such route (HTTP 404).",
    fix: "Use another one.",
  });
}
