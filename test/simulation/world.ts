import type { RunPort, GitHubPort, PutAnswer, SealedBox, SecretSlot } from "../../src/github/port.ts";
import type { Introspection, MeshFeature, MeshKey, MeshPort, MintAnswer } from "../../src/mesh/port.ts";
import type { RotationDeps } from "../../src/rotation/deps.ts";
import { defaultKeyName, type Target } from "../../src/rotation/target.ts";
import { SECOND_MS, type Instant } from "../../src/values/clock.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { UserError } from "../../src/values/user-error.ts";
import type { Checkers } from "./checkers.ts";
import { mixed } from "./dice.ts";
import { SecretState } from "./github-state.ts";
import { MeshState, type SimKey } from "./mesh-state.ts";
import { SimProcess } from "./process.ts";
import { LATEST_VIEW_MS, type PersonStep, type RunStep, type Schedule, type Settings } from "./schedule.ts";
import { Timeline } from "./timeline.ts";

const FULL: readonly MeshFeature[] = [
  "list",
  "get",
  "meta",
  "revoke",
  "expire",
  "expires_in",
  "last_used_at",
  "whoami",
  "idempotency",
];

const FEATURES: Record<Settings["service"], ReadonlySet<MeshFeature>> = {
  full: new Set(FULL),
  "no-expire": new Set(FULL.filter((feature) => feature !== "expire")),
  "no-idempotency": new Set(FULL.filter((feature) => feature !== "idempotency")),
  "no-last-used": new Set(FULL.filter((feature) => feature !== "last_used_at")),
  basic: new Set(),
};

const ACCOUNT = "account";
const REPOSITORY = { owner: "octo", name: "app" } as const;

/** Mesh, GitHub, time and people of one schedule. */
export class World {
  readonly timeline = new Timeline(Date.UTC(2026, 0, 1));
  readonly startedAt: Instant = this.timeline.now;
  readonly mesh = new MeshState();
  readonly secrets: readonly [SecretState, SecretState] = [new SecretState(), new SecretState()];
  readonly settings: Settings;
  readonly coverage = new Map<string, number>();
  readonly story: string[] = [];
  readonly admin: SimKey;
  readonly #schedule: Schedule;
  readonly #checkers: Checkers;
  #sealingKeyNumber = 1;
  #writes = 0;

  constructor(schedule: Schedule, checkers: (world: World) => Checkers) {
    this.#schedule = schedule;
    this.settings = schedule.settings;
    this.admin = this.mesh.make({
      name: "admin",
      meta: {},
      mintedBy: undefined,
      createdAt: this.timeline.now,
    });
    this.#checkers = checkers(this);
  }

  get features(): ReadonlySet<MeshFeature> {
    return FEATURES[this.settings.service];
  }

  tell(line: string): void {
    const seconds = ((this.timeline.now - this.startedAt) / SECOND_MS).toFixed(1);
    this.story.push(`${seconds.padStart(12)} s  ${line}`);
  }

  count(what: string): void {
    this.coverage.set(what, (this.coverage.get(what) ?? 0) + 1);
  }

  secret(target: number): SecretState {
    return this.secrets[target === 0 ? 0 : 1];
  }

  slot(target: number): SecretSlot {
    return {
      secretName: target === 0 ? "MESH_API_KEY" : "OTHER_KEY",
      scope: { kind: "repository", repository: REPOSITORY, store: "actions" },
    };
  }

  /** The target as the run sees it: with the snapshot that GitHub took when the run was queued. */
  target({ target, snapshotAt, passesKey }: RunStep): Target {
    const slot = this.slot(target);
    const value = this.secret(target).valueAt(this.startedAt + snapshotAt);
    return {
      slot,
      keyName: defaultKeyName(slot),
      passedIn: passesKey && value !== undefined ? new Sensitive(value) : undefined,
      repositoryId: "1",
    };
  }

  process(step: RunStep, index: number): SimProcess {
    return new SimProcess({
      ...{ timeline: this.timeline, seed: this.#schedule.seed, index, step },
      runnerSkewMs: this.settings.runnerSkewMs,
      tell: (line) => {
        this.tell(line);
      },
      count: (what) => {
        this.count(what);
      },
    });
  }

  deps(step: RunStep, index: number, process: SimProcess): Omit<RotationDeps, "tell"> {
    const nonce = { last: 0 };
    return {
      mesh: this.#meshPort(step, index, process),
      github: this.#githubPort(step, index, process),
      gitHubHost: "api.github.com",
      run: {
        repository: REPOSITORY,
        runId: String(index),
        attempt: step.attempt,
        port: this.#runPort(step, process),
      },
      adminCredential: new Sensitive(this.admin.value),
      clock: process.clock,
      // The world's GitHub opens every box by reading it; what must match is the sealing key.
      seal: (key, { sealingKeyId }) => Promise.resolve({ sealingKeyId, encryptedValue: key.reveal() }),
      newIdempotencyKey: () => new Sensitive(`run-${index}-${(nonce.last += 1)}`),
      cancellation: process.cancellation.signal,
    };
  }

  /** Somebody edits by hand. */
  act({ act, target }: PersonStep): void {
    const secret = this.secret(target);
    const stored = this.mesh.ofValue(secret.value);
    this.tell(`a person ${act.replaceAll("_", " ")} (secret ${target})`);
    this.count(`person ${act}`);
    switch (act) {
      case "pastes_own_key":
        this.#write(target, this.#personalKey().value);
        return;
      case "pastes_rubbish":
        this.#write(target, "rubbish");
        return;
      case "deletes_secret":
        if (secret.value !== undefined) this.#write(target, undefined);
        return;
      case "ends_stored_key":
        if (stored !== undefined) this.#endByPerson(stored);
        return;
      case "ends_some_key": {
        const live = this.mesh.keys.filter((key) => key !== this.admin && this.#isLive(key));
        const chosen = live[mixed(this.#schedule.seed, this.timeline.now) % Math.max(1, live.length)];
        if (chosen !== undefined) this.#endByPerson(chosen);
        return;
      }
      case "deploys_server":
        if (stored !== undefined && this.#isLive(stored)) this.mesh.deploy(stored, this.timeline.now);
        return;
      case "sealing_key_rotates":
        this.#sealingKeyNumber += 1;
        return;
    }
  }

  #personalKey(): SimKey {
    return this.mesh.make({ name: "by hand", meta: {}, mintedBy: undefined, createdAt: this.timeline.now });
  }

  #endByPerson(key: SimKey): void {
    if (this.#isLive(key)) key.ended = { at: this.timeline.now, by: "person" };
  }

  #isLive(key: SimKey): boolean {
    return this.mesh.isLive(key, this.timeline.now);
  }

  #write(target: number, value: string | undefined): void {
    const { now } = this.timeline;
    this.#writes += 1;
    const chance = mixed(this.#schedule.seed, this.#writes, 7) / 2 ** 32;
    const lag = mixed(this.#schedule.seed, this.#writes, 11) % LATEST_VIEW_MS;
    this.secret(target).write(value, now, chance < this.settings.slowVisibility ? now + lag : now);
    this.#checkers.afterWrite(target);
  }

  #gitHubTime(): { serverAt: Instant; receivedMs: number } {
    return { serverAt: Math.floor(this.timeline.now / SECOND_MS) * SECOND_MS, receivedMs: this.timeline.now };
  }

  #toMesh(at: Instant): Instant {
    return at + this.settings.meshSkewMs;
  }

  #describe(key: SimKey): MeshKey {
    const { keyId, name, createdAt, expiresAt, meta } = key;
    const lastUsedAt = this.mesh.lastUsedAt(key, this.timeline.now);
    return {
      ...{ keyId, name, meta },
      status: key.ended === undefined ? (this.#isLive(key) ? "active" : "expired") : "revoked",
      createdAt: this.#toMesh(createdAt),
      lastUsedAt: lastUsedAt === null ? null : this.#toMesh(lastUsedAt),
      expiresAt: expiresAt === null ? null : this.#toMesh(expiresAt),
    };
  }

  #meshPort(step: RunStep, index: number, process: SimProcess): MeshPort {
    const failing = <Answer>(): {
      unanswered: () => Answer;
      refused: (status: number) => Answer;
    } => ({
      unanswered: () => {
        throw trouble("mesh_unreachable");
      },
      refused: () => {
        throw trouble("mesh_refused");
      },
    });
    const introspect = (operation: "whoami" | "profile", credential: Sensitive) =>
      process.request({
        operation,
        effect: () => this.#introspect(operation, credential),
        ...failing<Introspection>(),
      });
    return {
      discover: () =>
        process.request({
          operation: "discover",
          effect: () => ({ ...this.#meshTime(), features: this.features }),
          ...failing(),
        }),
      listKeys: (meta) =>
        process.request({
          operation: "list",
          effect: () => {
            this.#checkers.listed(index);
            const matches = (key: SimKey): boolean =>
              Object.entries(meta).every(([field, value]) => key.meta[field] === value);
            return this.mesh.keys
              .filter((key) => this.#isLive(key) && matches(key))
              .map((key) => this.#describe(key));
          },
          ...failing(),
        }),
      findKey: (keyId) =>
        process.request({
          operation: "find",
          effect: () => {
            const key = this.mesh.keys.find((other) => other.keyId === keyId);
            return key && this.#describe(key);
          },
          ...failing(),
        }),
      whoami: (credential) => introspect("whoami", credential),
      profile: (credential) => introspect("profile", credential),
      mint: (request) =>
        process.request<MintAnswer>({
          operation: "mint",
          effect: () => this.#mint(request, step, index),
          unanswered: (bytesSent) =>
            bytesSent
              ? { kind: "unknown", cause: "no answer" }
              : { kind: "rejected", error: trouble("mesh_unreachable") },
          refused: (status) =>
            status >= 500
              ? { kind: "unknown", cause: `HTTP ${status}` }
              : { kind: "rejected", error: trouble("mesh_refused") },
        }),
      revoke: (keyId, reason) =>
        process.request({
          operation: "revoke",
          effect: () => {
            this.#revoke(keyId, reason, step);
          },
          ...failing(),
        }),
      expire: (keyId, inMs) =>
        process.request({
          operation: "expire",
          effect: () => {
            this.#expire(keyId, inMs, step);
          },
          ...failing(),
        }),
    };
  }

  #meshTime(): { serverAt: Instant; receivedMs: number } {
    const { now } = this.timeline;
    return { serverAt: Math.floor(this.#toMesh(now) / SECOND_MS) * SECOND_MS, receivedMs: now };
  }

  #introspect(operation: "whoami" | "profile", credential: Sensitive): Introspection {
    const key = this.mesh.ofValue(credential.reveal());
    if (key === undefined || !this.#isLive(key))
      return { kind: "rejected", status: 401, code: "key_revoked" } as const;
    key.lastUsedAt = this.timeline.now;
    const { keyId, name, createdAt, expiresAt } = this.#describe(key);
    return {
      kind: "alive",
      account: ACCOUNT,
      key:
        operation === "whoami" && this.features.has("whoami")
          ? { keyId, name, createdAt, expiresAt }
          : undefined,
    } as const;
  }

  #mint(request: Parameters<MeshPort["mint"]>[0], step: RunStep, index: number): MintAnswer {
    const repeated = request.idempotencyKey && this.mesh.idempotent.get(request.idempotencyKey.reveal());
    const key =
      repeated ??
      this.mesh.make({
        name: request.name,
        meta: request.meta ?? {},
        mintedBy: index,
        createdAt: this.timeline.now,
      });
    if (repeated === undefined) {
      this.tell(`Mesh: run ${index} minted ${key.keyId}`);
      this.#checkers.minted(key, step, index);
    }
    if (request.idempotencyKey !== undefined) this.mesh.idempotent.set(request.idempotencyKey.reveal(), key);
    const { keyId, name, createdAt, expiresAt } = this.#describe(key);
    return { kind: "minted", key: new Sensitive(key.value), keyId, name, createdAt, expiresAt };
  }

  #revoke(keyId: string, reason: string, step: RunStep): void {
    const key = this.mesh.keys.find((other) => other.keyId === keyId);
    if (key === undefined || !this.#isLive(key)) return;
    this.tell(`Mesh: ${keyId} revoked (${reason})`);
    this.#checkers.beforeRevoke(key, reason, step);
    key.ended = { at: this.timeline.now, by: "action" };
    this.#checkers.afterEnd(key);
  }

  #expire(keyId: string, inMs: number, step: RunStep): void {
    const key = this.mesh.keys.find((other) => other.keyId === keyId);
    if (key === undefined || !this.#isLive(key)) return;
    const expiresAt = this.timeline.now + inMs;
    if (key.expiresAt !== null && key.expiresAt <= expiresAt) return;
    this.tell(`Mesh: ${keyId} ends in ${Math.round(inMs / SECOND_MS)} s`);
    key.expiresAt = expiresAt;
    this.#checkers.beforeExpire(key, step);
    this.timeline.at(expiresAt, () => {
      if (key.ended === undefined && key.expiresAt === expiresAt) this.#checkers.afterEnd(key);
    });
  }

  #githubPort(step: RunStep, index: number, process: SimProcess): GitHubPort {
    const failing = <Answer>(): { unanswered: () => Answer; refused: () => Answer } => ({
      unanswered: () => {
        throw trouble("github_unreachable");
      },
      refused: () => {
        throw trouble("secret_write_forbidden");
      },
    });
    return {
      repositoryId: () => Promise.resolve("1"),
      sealingKey: () =>
        process.request({
          operation: "sealing_key",
          effect: () => ({ sealingKeyId: String(this.#sealingKeyNumber), publicKey: "" }),
          ...failing(),
        }),
      secret: () =>
        process.request({
          operation: "secret",
          effect: () => ({
            ...this.#gitHubTime(),
            updatedAt: this.secret(step.target).shownUpdatedAt(this.timeline.now),
          }),
          ...failing(),
        }),
      putSecret: (_slot, box) =>
        process.request<PutAnswer>({
          operation: "put",
          effect: () => this.#put(box, step, index),
          unanswered: (bytesSent) => ({ kind: "no_answer", bytesSent, error: trouble("github_unreachable") }),
          refused: (status, rateLimit) => ({
            ...{ kind: "answered", status, rateLimit, ...this.#gitHubTime() },
            refusal: trouble("secret_write_rejected"),
          }),
        }),
    };
  }

  #put(box: SealedBox, step: RunStep, index: number): PutAnswer {
    const at = this.#gitHubTime();
    if (box.sealingKeyId !== String(this.#sealingKeyNumber))
      return {
        kind: "answered",
        status: 422,
        rateLimit: undefined,
        refusal: trouble("secret_write_rejected"),
        ...at,
      };
    const created = this.secret(step.target).value === undefined;
    const key = this.mesh.ofValue(box.encryptedValue);
    this.tell(`GitHub: run ${index} stored ${key?.keyId ?? "?"} in secret ${step.target}`);
    this.#checkers.beforeStore(key, index);
    this.#write(step.target, box.encryptedValue);
    return { kind: "answered", status: created ? 201 : 204, rateLimit: undefined, refusal: undefined, ...at };
  }

  /** Nobody promises what `created_at` says of a re-run: here it is the moment of the re-run, the worse case. */
  #runPort(step: RunStep, process: SimProcess): RunPort {
    const queuedAt = this.startedAt + (step.attempt === 1 ? step.snapshotAt : step.at);
    return {
      queuedAt: () =>
        process.request({
          operation: "queued_at",
          effect: () => (step.readsQueue ? Math.floor(queuedAt / SECOND_MS) * SECOND_MS : undefined),
          unanswered: () => undefined,
          refused: () => undefined,
        }),
    };
  }
}

function trouble(code: UserError["code"]): UserError {
  return new UserError(code, { what: "Simulated trouble.", fix: "None: this is a simulation." });
}
