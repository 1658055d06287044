import type { MeshFeature } from "../mesh/port.ts";
import type { Instant } from "../values/clock.ts";

/** What the user wants: how old a key may get, how long a replaced one lives, how many there may be. */
export interface Policy {
  readonly rotateAfterMs: number | "never";
  readonly graceMs: number;
  /** 0: a replaced key ends with its grace period, used or not. */
  readonly keepWhileUsedMs: number;
  readonly maxLiveKeys: number;
  readonly force: boolean;
  /** Print the plan, change nothing. */
  readonly dryRun: boolean;
  /** Give new keys an end of their own. */
  readonly expiresInMs: number | undefined;
  /** Narrow new keys to these. */
  readonly scopes: readonly string[] | undefined;
}

/** When a key of this birth, or a secret that was written then, is due; `undefined`: never, or not known. */
export function nextRotationAt(from: Instant | undefined, { rotateAfterMs }: Policy): Instant | undefined {
  return from === undefined || rotateAfterMs === "never" ? undefined : from + rotateAfterMs;
}

/** What the user wants of new keys and the service cannot do, as inputs in a sentence; empty: nothing. */
export function missingFeatures(
  features: ReadonlySet<MeshFeature>,
  { scopes, expiresInMs }: Pick<Policy, "scopes" | "expiresInMs">,
): string {
  const missing = [
    scopes !== undefined && !features.has("scopes") ? ["`scopes`"] : [],
    expiresInMs !== undefined && !features.has("expires_in") ? ["`expires-in`"] : [],
  ];
  return missing.flat().join(" and ");
}
