import { horizonMs, LEASE_MS, UNUSED_MS } from "../../src/rotation/evidence.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from "../../src/values/clock.ts";
import type { SimKey } from "./mesh-state.ts";
import type { RunStep } from "./schedule.ts";
import type { World } from "./world.ts";

/** A broken promise of spec/rotation.md. */
export interface Violation {
  readonly promise: "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "kept while used" | "no crash";
  readonly text: string;
}

/** Skew is measured to 2 s (A3), and timestamps have whole seconds. */
const TOLERANCE_MS = 4 * SECOND_MS;
/** `last_used_at` has whole minutes. */
const USE_TOLERANCE_MS = 5 * MINUTE_MS;

/** Looks at the world after every step that could break a promise; knows everything, and nothing of the rules. */
export class Checkers {
  readonly violations: Violation[] = [];
  readonly #world: World;
  readonly #listedAt = new Map<number, Instant>();
  readonly #mintsOf = new Map<number, number>();
  readonly #yielding = new Set<SimKey>();

  constructor(world: World) {
    this.#world = world;
  }

  report(promise: Violation["promise"], text: string): void {
    this.#world.tell(`*** ${promise} BROKEN: ${text}`);
    this.violations.push({ promise, text });
  }

  /** I1 after a write. */
  afterWrite(target: number): void {
    this.#storeHoldsLiveKey(target);
  }

  /** I1 after a key ended, at whoever's hand or by its expiry; I6 where the store once held it. */
  afterEnd(key: SimKey): void {
    const { settings, timeline } = this.#world;
    this.#storeHoldsLiveKey(0);
    this.#storeHoldsLiveKey(1);
    if (mayEndEarly(key)) return;
    for (const secret of this.#world.secrets) {
      const leftAt = secret.leftAt(key.value);
      if (leftAt !== undefined && timeline.now - leftAt < settings.graceMs - TOLERANCE_MS)
        this.report("I6", `${key.keyId} ended ${secondsText(timeline.now - leftAt)} after it left the store`);
    }
  }

  listed(run: number): void {
    if (!this.#listedAt.has(run)) this.#listedAt.set(run, this.#world.timeline.now);
  }

  /** I4: what the run could see when it looked counts; a run asks for one key, whatever happens. */
  minted(key: SimKey, step: RunStep, run: number): void {
    const { settings, mesh, timeline, features } = this.#world;
    const mints = (this.#mintsOf.get(run) ?? 0) + 1;
    this.#mintsOf.set(run, mints);
    const duplicated = step.faults.some(
      ({ operation, fault }) => operation === "mint" && fault.kind === "duplicated",
    );
    if (mints > (duplicated ? 2 : 1)) this.report("I4", `run ${run} minted ${mints} keys`);
    const listedAt = this.#listedAt.get(run);
    // A leaked key is replaced whatever the limit says.
    if (step.revokes === "compromised") return;
    if (!features.has("list") || listedAt === undefined || mints > 1) return;
    const horizonAt = timeline.now - horizonMs(settings) + MINUTE_MS * 20;
    const young = mesh.keys.filter(
      (other) =>
        other !== key &&
        other.meta["target"] === key.meta["target"] &&
        mesh.isLive(other, timeline.now) &&
        other.createdAt < listedAt &&
        other.createdAt > horizonAt,
    );
    if (young.length > settings.maxLiveKeys - 1)
      this.report("I4", `run ${run} minted while ${young.length} young keys were alive`);
  }

  /** I2: only keys that this action minted, and that the store does not hold. */
  beforeRevoke(key: SimKey, reason: string, step: RunStep): void {
    const { target, revokes } = step;
    this.#onlyOwnKeys(key);
    if (!this.#isYielding(key, step)) this.#notInStore(key, "revoked");
    const { settings, mesh, timeline, features } = this.#world;
    if (
      revokes !== undefined ||
      reason !== "superseded" ||
      settings.keepWhileUsedMs === 0 ||
      !features.has("last_used_at")
    )
      return;
    const usedAt = mesh.lastUsedAt(key, timeline.now);
    const leftAt = this.#world.secret(target).leftAt(key.value) ?? timeline.now;
    const keptMs = Math.max(settings.graceMs, settings.keepWhileUsedMs);
    const inUse = usedAt !== null && timeline.now - usedAt < UNUSED_MS - HOUR_MS;
    if (inUse && timeline.now - leftAt < keptMs - USE_TOLERANCE_MS)
      this.report("kept while used", `${key.keyId} was swept while somebody used it`);
  }

  beforeExpire(key: SimKey): void {
    this.#onlyOwnKeys(key);
    this.#notInStore(key, "given an end");
  }

  /** I2: no PUT carries a key that its own run did not mint. */
  beforeStore(key: SimKey | undefined, run: number): void {
    if (key?.mintedBy !== run)
      this.report("I2", `run ${run} stored ${key?.keyId ?? "no key at all"}, not its own`);
  }

  /** I3: nothing that a run says holds a key. */
  said(run: number, text: string): void {
    if (text.includes("mesh_sim_")) this.report("I3", `run ${run} said a key`);
  }

  /** I5, after a quiet period with runs that nothing disturbed. */
  settled(target: number): void {
    const { mesh, features, timeline } = this.#world;
    const secret = this.#world.secret(target);
    const stored = mesh.ofValue(secret.value);
    if (stored !== undefined && endedByItself(stored)) return;
    if (stored === undefined || !mesh.isLive(stored, timeline.now)) {
      this.report("I5", `secret ${target} holds no live key after a quiet period`);
      return;
    }
    if (!features.has("revoke")) return;
    const label = stored.meta["target"];
    const left = mesh.keys.filter(
      (key) =>
        key !== stored &&
        label !== undefined &&
        key.meta["target"] === label &&
        mesh.isLive(key, timeline.now) &&
        key.expiresAt === null,
    );
    if (left.length > 0)
      this.report("I5", `left behind without an end: ${left.map(({ keyId }) => keyId).join(", ")}`);
  }

  #storeHoldsLiveKey(target: number): void {
    const { mesh, timeline } = this.#world;
    const stored = mesh.ofValue(this.#world.secret(target).value);
    if (stored === undefined || mesh.isLive(stored, timeline.now)) return;
    if (stored.ended?.by === "person" || endedByItself(stored)) return;
    if (stored.ended?.by === "action" && this.#yielding.has(stored)) return;
    this.report("I1", `secret ${target} holds ${stored.keyId}, which Mesh no longer accepts`);
  }

  /**
   * The one place where I1 yields: the key that was passed in as compromised ends even inside the lease, and a late
   * write of another run may bring it back.
   */
  #isYielding(key: SimKey, step: RunStep): boolean {
    const passedIn = this.#world.target(step).passedIn?.reveal();
    const young = this.#world.timeline.now - key.createdAt < LEASE_MS + TOLERANCE_MS;
    const yields = step.revokes === "compromised" && key.value === passedIn && young;
    if (yields) this.#yielding.add(key);
    return yields;
  }

  #onlyOwnKeys(key: SimKey): void {
    if (key.mintedBy === undefined) this.report("I2", `${key.keyId} was touched, and no run minted it`);
  }

  #notInStore(key: SimKey, what: string): void {
    if (this.#world.secrets.some((secret) => secret.value === key.value))
      this.report("I2", `${key.keyId} was ${what} while the store holds it`);
  }
}

/** I6 yields to these orders of a person. */
function mayEndEarly({ ended }: SimKey): boolean {
  return ended?.order === "key" || ended?.order === "compromised" || ended?.order === "teardown";
}

/** The user's own `expires-in` may run out while nothing runs. */
function endedByItself({ ended, expiresAt, ownEndAt }: SimKey): boolean {
  return ended === undefined && expiresAt !== null && expiresAt === ownEndAt;
}

function secondsText(ms: number): string {
  return `${(ms / SECOND_MS).toFixed(1)} s`;
}
