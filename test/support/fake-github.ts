import type {
  GitHubPort,
  PutAnswer,
  Repository,
  SecretAccess,
  RunPort,
  RunReference,
  SealedBox,
  SealingKey,
  SecretReading,
  SecretScope,
  SecretSlot,
  Visibility,
} from "../../src/github/port.ts";
import { SECOND_MS, type Clock, type Instant } from "../../src/values/clock.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { UserError, type ErrorCode } from "../../src/values/user-error.ts";
import type { Wire } from "./wire.ts";

/** What becomes of one PUT: by default it is stored, and says so. */
export type PutScript =
  | { readonly kind: "refused_connection" }
  /** No answer came; the write took effect all the same, or not. */
  | { readonly kind: "lost"; readonly effect: boolean }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly effect?: boolean;
      /** A limit was hit; `waitMs` where the answer says how long to wait. */
      readonly limit?: { readonly waitMs: number | undefined };
    };

interface StoredSecret {
  readonly value: Sensitive;
  readonly updatedAt: Instant;
}

/** GitHub in memory: sealed boxes that it opens itself, timestamps of whole seconds, one scripted answer per PUT. */
export class FakeGitHub implements GitHubPort, RunPort {
  readonly putScripts: PutScript[] = [];
  /** Each box that arrived, in order, by the id of the sealing key that it was made for. */
  readonly boxes: SealedBox[] = [];
  /** What each write said of who may read the secret. */
  readonly accesses: (SecretAccess | undefined)[] = [];
  /** Of an organization's secret: who may read it now, and which repositories are selected for it. */
  visibility: Visibility | undefined;
  selection: readonly string[] | undefined = [];
  /** Answers to {@link waitMs}, one after another; then 0. */
  readonly waits: number[] = [];
  /** So many readings after a write or a deletion still show the time of the one before. */
  staleReadings = 0;
  runQueuedAt: Instant | undefined;
  readonly #clock: Clock;
  readonly #wire: Wire;
  readonly #contents = new Map<string, Sensitive>();
  #stored: StoredSecret | undefined;
  #shownBefore: Instant | undefined;
  #sealingKeys = 1;
  #deletions = 0;

  constructor(clock: Clock, wire: Wire) {
    this.#clock = clock;
    this.#wire = wire;
  }

  /** What the store holds now. No client can ask this. */
  get holds(): Sensitive | undefined {
    return this.#stored?.value;
  }

  get updatedAt(): Instant | undefined {
    return this.#stored?.updatedAt;
  }

  /** Somebody, or another run, writes the secret. */
  write(value: Sensitive, updatedAt: Instant = this.#date()): void {
    this.#shownBefore = this.#stored?.updatedAt;
    this.#stored = { value, updatedAt };
  }

  delete(): void {
    this.#stored = undefined;
  }

  rotatesSealingKey(): void {
    this.#sealingKeys += 1;
  }

  /** Stands in for libsodium: only this GitHub can open the box. */
  seal = async (key: Sensitive, { sealingKeyId }: SealingKey): Promise<SealedBox> => {
    const encryptedValue = `box-${this.#contents.size + 1}`;
    this.#contents.set(encryptedValue, key);
    return { sealingKeyId, encryptedValue };
  };

  repositoryId({ owner, name }: Repository): Promise<string> {
    return this.#wire.call("github.repositoryId", `${owner}/${name}`, () => "4217");
  }

  organizationId(organization: string): Promise<string> {
    return this.#wire.call("github.organizationId", organization, () => "9919");
  }

  selectedRepositoryIds({ secretName }: SecretSlot): Promise<readonly string[] | undefined> {
    return this.#wire.call("github.selectedRepositoryIds", secretName, () => this.selection);
  }

  waitMs(): number {
    return this.waits.shift() ?? 0;
  }

  sealingKey({ kind }: SecretScope): Promise<SealingKey> {
    return this.#wire.call("github.sealingKey", kind, () => ({
      sealingKeyId: this.#sealingKeyId(),
      publicKey: Buffer.alloc(32, this.#sealingKeys).toString("base64"),
    }));
  }

  secret({ secretName }: SecretSlot): Promise<SecretReading> {
    return this.#wire.call("github.secret", secretName, () => {
      const isStale = this.staleReadings > 0 && this.boxes.length + this.#deletions > 0;
      if (isStale) this.staleReadings -= 1;
      const updatedAt = isStale ? this.#shownBefore : this.#stored?.updatedAt;
      const shown = updatedAt === undefined ? undefined : this.visibility;
      return { ...this.#serverTime(), updatedAt, ...(shown === undefined ? {} : { visibility: shown }) };
    });
  }

  putSecret({ secretName }: SecretSlot, box: SealedBox, access?: SecretAccess): Promise<PutAnswer> {
    return this.#wire.call("github.putSecret", secretName, () => {
      this.boxes.push(box);
      this.accesses.push(access);
      const script = this.putScripts.shift();
      if (script === undefined) return this.#take(box);
      if (script.kind === "refused_connection") return noAnswer(false);
      if (script.kind === "lost") {
        if (script.effect) this.#take(box);
        return noAnswer(true);
      }
      if (script.effect === true) this.#take(box);
      return this.#answer(script.status, script.limit);
    });
  }

  deleteSecret({ secretName }: SecretSlot): Promise<void> {
    return this.#wire.call("github.deleteSecret", secretName, () => {
      this.#shownBefore = this.#stored?.updatedAt;
      this.#deletions += 1;
      this.delete();
    });
  }

  queuedAt(_run: RunReference): Promise<Instant | undefined> {
    return this.#wire.call("run.queuedAt", "", () => this.runQueuedAt);
  }

  #take({ encryptedValue, sealingKeyId }: SealedBox): PutAnswer {
    const value = this.#contents.get(encryptedValue);
    if (value === undefined || sealingKeyId !== this.#sealingKeyId()) return this.#answer(422);
    const status = this.#stored === undefined ? 201 : 204;
    this.write(value);
    return this.#answer(status);
  }

  #answer(status: number, limit?: { readonly waitMs: number | undefined }): PutAnswer {
    const accepted = status === 201 || status === 204;
    return {
      kind: "answered",
      status,
      rateLimit: limit,
      refusal: accepted ? undefined : refusal(limit === undefined ? codeOf(status) : "rate_limited", status),
      ...this.#serverTime(),
    };
  }

  #serverTime(): { serverAt: Instant; receivedMs: number } {
    return { serverAt: this.#date(), receivedMs: this.#clock.monotonicMs() };
  }

  #date(): Instant {
    return Math.floor(this.#clock.now() / SECOND_MS) * SECOND_MS;
  }

  #sealingKeyId(): string {
    return `10000000000000000${this.#sealingKeys}`;
  }
}

function noAnswer(bytesSent: boolean): PutAnswer {
  const error = new UserError(bytesSent ? "secret_write_unknown" : "github_unreachable", {
    what: bytesSent ? "No answer came." : "The connection was refused.",
    fix: "Run it again.",
  });
  return { kind: "no_answer", bytesSent, error };
}

function codeOf(status: number): ErrorCode {
  if (status === 401) return "github_token_rejected";
  if (status === 403) return "secret_write_forbidden";
  return status >= 500 ? "secret_write_unknown" : "secret_write_rejected";
}

function refusal(code: ErrorCode, status: number): UserError {
  return new UserError(code, { what: `GitHub answered HTTP ${status}.`, fix: "See the status." });
}
