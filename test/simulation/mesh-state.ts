import type { RevocationMode } from "../../src/rotation/revocation-plan.ts";
import { MINUTE_MS, type Instant } from "../../src/values/clock.ts";

/** A key of the simulated Mesh. Instants are true time. */
export interface SimKey {
  readonly keyId: string;
  readonly value: string;
  readonly name: string;
  readonly meta: Readonly<Record<string, string>>;
  /** Index of the run that asked for it; `undefined`: a person, or the admin credential. */
  readonly mintedBy: number | undefined;
  readonly createdAt: Instant;
  expiresAt: Instant | null;
  /** The end that the user gave it with `expires-in`; `null`: none. */
  ownEndAt: Instant | null;
  ended:
    | {
        readonly at: Instant;
        readonly by: "action" | "person";
        /** Where a person ordered the action to end it. */
        readonly order: RevocationMode | undefined;
      }
    | undefined;
  lastUsedAt: Instant | null;
}

/** A server keeps using the key that it was deployed with, until it is deployed again. */
interface Deployment {
  readonly key: SimKey;
  readonly from: Instant;
  until: Instant;
}

/** The keys of one Mesh account, and who uses them. */
export class MeshState {
  readonly keys: SimKey[] = [];
  readonly idempotent = new Map<string, SimKey>();
  readonly #deployments: Deployment[] = [];

  make(key: Pick<SimKey, "name" | "meta" | "mintedBy" | "createdAt">): SimKey {
    const number = this.keys.length + 1;
    const made: SimKey = {
      ...key,
      keyId: `key_${number}`,
      value: `mesh_sim_${number}_${"x".repeat(16)}`,
      expiresAt: null,
      ownEndAt: null,
      ended: undefined,
      lastUsedAt: null,
    };
    this.keys.push(made);
    return made;
  }

  ofValue(value: string | undefined): SimKey | undefined {
    return value === undefined ? undefined : this.keys.find((key) => key.value === value);
  }

  isLive(key: SimKey, now: Instant): boolean {
    return key.ended === undefined && (key.expiresAt === null || now < key.expiresAt);
  }

  deploy(key: SimKey, from: Instant): void {
    const last = this.#deployments.at(-1);
    if (last !== undefined) last.until = from;
    this.#deployments.push({ key, from, until: Number.POSITIVE_INFINITY });
  }

  /** To the minute, as the service keeps it. */
  lastUsedAt(key: SimKey, now: Instant): Instant | null {
    const uses = this.#deployments
      .filter((deployment) => deployment.key === key)
      .map(({ until }) => Math.min(until, now, key.ended?.at ?? now, key.expiresAt ?? now));
    const last = Math.max(key.lastUsedAt ?? Number.NEGATIVE_INFINITY, ...uses);
    return Number.isFinite(last) ? Math.floor(last / MINUTE_MS) * MINUTE_MS : null;
  }
}
