import type { PutAnswer, SealedBox, SealingKey, SecretSlot } from "../../src/github/port.ts";
import type { Introspection, MeshFeature, MeshKey, MintAnswer, MintRequest } from "../../src/mesh/port.ts";
import { defaultKeyName, type Target } from "../../src/rotation/target.ts";
import { SECOND_MS, type Instant } from "../../src/values/clock.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import type { Checkers } from "./checkers.ts";
import { mixed } from "./dice.ts";
import { SecretState } from "./github-state.ts";
import { MeshState, type SimKey } from "./mesh-state.ts";
import { SimProcess } from "./process.ts";
import { LATEST_VIEW_MS, type PersonStep, type RunStep, type Schedule, type Settings } from "./schedule.ts";
import { Timeline } from "./timeline.ts";
import { trouble } from "./trouble.ts";

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
export const REPOSITORY = { owner: "octo", name: "app" } as const;

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
  readonly checkers: Checkers;
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
    this.checkers = checkers(this);
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
  target({ target, snapshotAt, passes }: RunStep): Target {
    const slot = this.slot(target);
    const passed = passes === "own" ? target : 1 - target;
    const value = this.secret(passed).valueAt(this.startedAt + snapshotAt);
    return {
      slot,
      keyName: defaultKeyName(slot),
      passedIn: passes !== "none" && value !== undefined ? new Sensitive(value) : undefined,
      canBePassedIn: true,
      holderId: "1",
      access: undefined,
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
        const live = this.mesh.keys.filter((key) => key !== this.admin && this.isLive(key));
        const chosen = live[mixed(this.#schedule.seed, this.timeline.now) % Math.max(1, live.length)];
        if (chosen !== undefined) this.#endByPerson(chosen);
        return;
      }
      case "deploys_server":
        if (stored !== undefined && this.isLive(stored)) this.mesh.deploy(stored, this.timeline.now);
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
    if (this.isLive(key)) key.ended = { at: this.timeline.now, by: "person", order: undefined };
  }

  isLive(key: SimKey): boolean {
    return this.mesh.isLive(key, this.timeline.now);
  }

  #write(target: number, value: string | undefined): void {
    const { now } = this.timeline;
    this.#writes += 1;
    const chance = mixed(this.#schedule.seed, this.#writes, 7) / 2 ** 32;
    const lag = mixed(this.#schedule.seed, this.#writes, 11) % LATEST_VIEW_MS;
    this.secret(target).write(value, now, chance < this.settings.slowVisibility ? now + lag : now);
    this.checkers.afterWrite(target);
  }

  gitHubTime(): { serverAt: Instant; receivedMs: number } {
    return { serverAt: Math.floor(this.timeline.now / SECOND_MS) * SECOND_MS, receivedMs: this.timeline.now };
  }

  #toMesh(at: Instant): Instant {
    return at + this.settings.meshSkewMs;
  }

  describe(key: SimKey): MeshKey {
    const { keyId, name, createdAt, expiresAt, meta } = key;
    const lastUsedAt = this.mesh.lastUsedAt(key, this.timeline.now);
    return {
      ...{ keyId, name, meta },
      status: key.ended === undefined ? (this.isLive(key) ? "active" : "expired") : "revoked",
      createdAt: this.#toMesh(createdAt),
      lastUsedAt: lastUsedAt === null ? null : this.#toMesh(lastUsedAt),
      expiresAt: expiresAt === null ? null : this.#toMesh(expiresAt),
    };
  }

  /** What a read sees; the service may not filter as it was asked to. */
  list(meta: Readonly<Record<string, string>>, run: number): MeshKey[] {
    this.checkers.listed(run);
    const matches = (key: SimKey): boolean =>
      !this.settings.filtersList || Object.entries(meta).every(([field, value]) => key.meta[field] === value);
    return this.mesh.keys.filter((key) => this.isLive(key) && matches(key)).map((key) => this.describe(key));
  }

  find(keyId: string): MeshKey | undefined {
    const key = this.mesh.keys.find((other) => other.keyId === keyId);
    return key && this.describe(key);
  }

  sealingKey(): SealingKey {
    return { sealingKeyId: String(this.#sealingKeyNumber), publicKey: "" };
  }

  shownUpdatedAt(target: number): Instant | undefined {
    return this.secret(target).shownUpdatedAt(this.timeline.now);
  }

  meshTime(): { serverAt: Instant; receivedMs: number } {
    const { now } = this.timeline;
    return { serverAt: Math.floor(this.#toMesh(now) / SECOND_MS) * SECOND_MS, receivedMs: now };
  }

  introspect(operation: "whoami" | "profile", credential: Sensitive): Introspection {
    const key = this.mesh.ofValue(credential.reveal());
    if (key === undefined || !this.isLive(key))
      return { kind: "rejected", status: 401, code: "key_revoked" } as const;
    key.lastUsedAt = this.timeline.now;
    const { keyId, name, createdAt, expiresAt } = this.describe(key);
    return {
      kind: "alive",
      account: ACCOUNT,
      key:
        operation === "whoami" && this.features.has("whoami")
          ? { keyId, name, createdAt, expiresAt }
          : undefined,
    } as const;
  }

  mint(request: MintRequest, step: RunStep, index: number): MintAnswer {
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
      if (request.expiresInMs !== undefined) this.#endByItself(key, this.timeline.now + request.expiresInMs);
      this.checkers.minted(key, step, index);
    }
    if (request.idempotencyKey !== undefined) this.mesh.idempotent.set(request.idempotencyKey.reveal(), key);
    const { keyId, name, createdAt, expiresAt } = this.describe(key);
    return { kind: "minted", key: new Sensitive(key.value), keyId, name, createdAt, expiresAt };
  }

  delete(target: number): undefined {
    if (this.secret(target).value === undefined) return;
    this.tell(`GitHub: secret ${target} deleted`);
    this.#write(target, undefined);
  }

  /** Any live managed key of the target, for an order that names one. */
  someKeyId(target: number): string | undefined {
    const label = this.slot(target).secretName;
    const live = this.mesh.keys.filter(
      (key) => this.isLive(key) && key.meta["target"]?.endsWith(label) === true,
    );
    return live[mixed(this.#schedule.seed, this.timeline.now, 3) % Math.max(1, live.length)]?.keyId;
  }

  #endByItself(key: SimKey, endsAt: Instant): void {
    key.expiresAt = endsAt;
    key.ownEndAt = endsAt;
  }

  revoke(keyId: string, reason: string, step: RunStep): undefined {
    const key = this.mesh.keys.find((other) => other.keyId === keyId);
    if (key === undefined || !this.isLive(key)) return;
    this.tell(`Mesh: ${keyId} revoked (${reason})`);
    this.checkers.beforeRevoke(key, reason, step);
    key.ended = { at: this.timeline.now, by: "action", order: step.revokes };
    this.checkers.afterEnd(key);
  }

  expire(keyId: string, inMs: number): undefined {
    const key = this.mesh.keys.find((other) => other.keyId === keyId);
    if (key === undefined || !this.isLive(key)) return;
    const expiresAt = this.timeline.now + inMs;
    if (key.expiresAt !== null && key.expiresAt <= expiresAt) return;
    this.tell(`Mesh: ${keyId} ends in ${Math.round(inMs / SECOND_MS)} s`);
    key.expiresAt = expiresAt;
    this.checkers.beforeExpire(key);
    this.timeline.at(expiresAt, () => {
      if (key.ended === undefined && key.expiresAt === expiresAt) this.checkers.afterEnd(key);
    });
  }

  put(box: SealedBox, step: RunStep, index: number): PutAnswer {
    const at = this.gitHubTime();
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
    this.checkers.beforeStore(key, index);
    this.#write(step.target, box.encryptedValue);
    return { kind: "answered", status: created ? 201 : 204, rateLimit: undefined, refusal: undefined, ...at };
  }
}
