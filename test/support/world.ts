import type { MeshFeature } from "../../src/mesh/port.ts";
import type { RotationDeps } from "../../src/rotation/deps.ts";
import type { RotationEvent } from "../../src/rotation/events.ts";
import type { RotationOutcome } from "../../src/rotation/outcome.ts";
import type { Policy } from "../../src/rotation/policy.ts";
import type { RevocationOrder } from "../../src/rotation/revocation-plan.ts";
import { revoke, type RevocationOutcome } from "../../src/rotation/revoke.ts";
import { rotate } from "../../src/rotation/rotate.ts";
import { MANAGED_BY, targetId, type Target } from "../../src/rotation/target.ts";
import { SECOND_MS, type Instant } from "../../src/values/clock.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { aPolicy, aTarget, FULL_SERVICE, NOW } from "./builders.ts";
import { aMeshKey } from "./credentials.ts";
import { FakeGitHub } from "./fake-github.ts";
import { FakeMesh } from "./fake-mesh.ts";
import { HandClock } from "./hand-clock.ts";
import { leaksIn } from "./leaks.ts";
import { Wire } from "./wire.ts";

export const GITHUB_HOST = "api.github.test";

export interface WorldOptions {
  /** What Mesh can do; the full service unless told. */
  readonly features?: readonly MeshFeature[];
  readonly meshAheadMs?: number;
  readonly target?: Target;
}

export interface RunOptions {
  readonly policy?: Partial<Policy>;
  /** What the workflow passes in: what the store holds, unless told. */
  readonly passedIn?: Sensitive | undefined;
  readonly attempt?: number;
  /** `undefined`: the run could not be read. Now, unless told. */
  readonly queuedAt?: Instant | undefined;
  readonly deps?: Partial<RotationDeps>;
}

export interface FinishedRevocation {
  readonly outcome: RevocationOutcome;
  readonly events: readonly RotationEvent[];
}

export interface FinishedRun {
  readonly outcome: RotationOutcome;
  readonly events: readonly RotationEvent[];
  readonly warnings: readonly string[];
}

/**
 * Mesh, GitHub, a clock and one target, all in memory. {@link World.rotates} and {@link World.revokes} let the real
 * code run in it; they throw when a secret could be read in what the run gave away, or when it used what Mesh does not
 * offer.
 */
export class World {
  readonly clock = new HandClock(NOW);
  readonly wire = new Wire();
  readonly mesh: FakeMesh;
  readonly github: FakeGitHub;
  readonly target: Target;
  readonly adminCredential = aMeshKey("admin");

  constructor({ features = FULL_SERVICE, meshAheadMs = 0, target = aTarget() }: WorldOptions = {}) {
    const { clock, wire } = this;
    this.mesh = new FakeMesh({ clock, wire, features, aheadMs: meshAheadMs });
    this.github = new FakeGitHub(clock, wire);
    this.target = target;
    this.mesh.addToken(this.adminCredential, "acct_octo");
  }

  /** A key that was minted for the target, stored or not. */
  addManagedKey(ageMs: number, change: { expiresAt?: Instant; lastUsedAt?: Instant } = {}): Stored {
    const { key, record } = this.mesh.addKey({
      name: this.target.keyName,
      createdAt: this.clock.now() - ageMs,
      meta: { managed_by: MANAGED_BY, target: this.targetId },
      ...change,
    });
    return { key, keyId: record.keyId };
  }

  /** The secret was written so long ago, with a key minted for it a second earlier. */
  installed(ageMs: number): Stored {
    const stored = this.addManagedKey(ageMs + SECOND_MS);
    this.github.write(stored.key, this.clock.now() - ageMs);
    return stored;
  }

  /** The first promise: what the store holds, if anything, is a key that Mesh accepts. */
  get storeHoldsLiveKey(): boolean {
    return this.github.holds === undefined || this.mesh.accepts(this.github.holds);
  }

  get targetId(): string {
    return targetId(GITHUB_HOST, this.target.holderId ?? "4217", this.target.slot);
  }

  async rotates(options: RunOptions = {}): Promise<FinishedRun> {
    this.wire.forget();
    const events: RotationEvent[] = [];
    this.github.runQueuedAt = "queuedAt" in options ? options.queuedAt : this.clock.now();
    const passedIn = "passedIn" in options ? options.passedIn : this.github.holds;
    const deps = this.deps(options, (event) => events.push(event));
    const outcome = await rotate({ ...this.target, passedIn }, aPolicy(options.policy), deps);
    const warnings = events.flatMap((event) => (event.kind === "warning" ? [event.text] : []));
    this.#inspect({ outcome, events }, passedIn);
    return { outcome, events, warnings };
  }

  async revokes(
    order: Pick<RevocationOrder, "mode"> & Partial<RevocationOrder>,
    options: RunOptions = {},
  ): Promise<FinishedRevocation> {
    this.wire.forget();
    const events: RotationEvent[] = [];
    this.github.runQueuedAt = "queuedAt" in options ? options.queuedAt : this.clock.now();
    const passedIn = "passedIn" in options ? options.passedIn : this.github.holds;
    const deps = this.deps(options, (event) => events.push(event));
    const { keyName } = this.target;
    const whole = {
      keyId: undefined,
      keyName,
      canBePassedIn: true,
      policy: aPolicy(options.policy),
      ...order,
    };
    const outcome = await revoke({ ...this.target, passedIn }, whole, deps);
    this.#inspect({ outcome, events }, passedIn);
    return { outcome, events };
  }

  /** What one run gets to work with. */
  deps({ attempt = 1, deps }: RunOptions, tell: (event: RotationEvent) => void): RotationDeps {
    let mints = 0;
    return {
      mesh: this.mesh,
      github: this.github,
      gitHubHost: GITHUB_HOST,
      run: { repository: { owner: "octo", name: "app" }, runId: "77", port: this.github, attempt },
      adminCredential: this.adminCredential,
      clock: this.clock,
      seal: this.github.seal,
      newIdempotencyKey: (id) => aMeshKey(`idempotency ${id} ${(mints += 1)} ${this.clock.now()}`),
      tell,
      cancellation: undefined,
      ...deps,
    };
  }

  #inspect(
    shown: { outcome: RotationOutcome | RevocationOutcome; events: RotationEvent[] },
    passedIn: Sensitive | undefined,
  ): void {
    const secrets = [...this.mesh.secrets, ...(passedIn === undefined ? [] : [passedIn])];
    const faults = [...leaksIn({ ...shown, calls: this.wire.calls }, secrets), ...this.mesh.misuses];
    if (faults.length > 0)
      throw new Error(`The run gave away a secret or misused Mesh: ${faults.join("; ")}`);
  }
}

interface Stored {
  readonly key: Sensitive;
  readonly keyId: string;
}

export function aWorld(options: WorldOptions = {}): World {
  return new World(options);
}
