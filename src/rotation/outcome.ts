import type { Instant } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import type { UserError } from "../values/user-error.ts";
import type { Plan } from "./plan.ts";

/** A key as people need to see it: never its value. Instants on GitHub's clock. */
export interface KeyRecord {
  readonly keyId: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

/** How one run ended for one target (spec: actions.md, Outputs; rotation.md, One run, one target). */
export type RotationOutcome =
  | { readonly kind: "planned"; readonly plan: Plan }
  | {
      readonly kind: "unchanged";
      readonly plan: Plan;
      /** What the store holds, where that is known. */
      readonly current: KeyRecord | undefined;
      readonly observedAt: Instant;
      readonly secretUpdatedAt: Instant | undefined;
      readonly nextRotationAt: Instant | undefined;
    }
  | {
      readonly kind: "created" | "rotated";
      readonly plan: Plan;
      readonly successor: KeyRecord;
      /** The key itself, for `export-env`: the one place that it may go to besides the store. */
      readonly key: Sensitive;
      readonly secretUpdatedAt: Instant;
      readonly nextRotationAt: Instant | undefined;
      /** When the grace period of what was replaced ends; `undefined` on a first installation. */
      readonly graceEndsAt: Instant | undefined;
    }
  /** Another run stored its key first: this run's key is taken back, nothing else was touched. */
  | {
      readonly kind: "superseded-by-another-run";
      readonly plan: Plan;
      readonly successor: KeyRecord;
      readonly successorRevoked: boolean;
    }
  /** The facts do not fit together, or too many keys are young: nothing was minted. */
  | { readonly kind: "refused"; readonly plan: Plan; readonly error: UserError }
  /** The store certainly does not hold the successor. `successorRevoked` is false where it must be ended by hand. */
  | {
      readonly kind: "rolled-back";
      readonly plan: Plan;
      readonly successor: KeyRecord;
      readonly successorRevoked: boolean;
      readonly error: UserError;
    }
  /** The write may or may not have happened: nothing was revoked, the next run resolves it. */
  | {
      readonly kind: "ambiguous";
      readonly plan: Plan;
      readonly successor: KeyRecord;
      readonly error: UserError;
    }
  /** Nothing was minted, or nobody knows whether something was. */
  | { readonly kind: "failed"; readonly plan: Plan | undefined; readonly error: UserError };

/** Kinds that break the action's promise: the step fails. */
export function isFailure({ kind }: RotationOutcome): boolean {
  return SEVERITY.indexOf(kind) >= SEVERITY.indexOf("refused");
}

/** From harmless to worst: with several targets the run's outcome is the worst of theirs. */
const SEVERITY: readonly RotationOutcome["kind"][] = [
  "unchanged",
  "planned",
  "created",
  "rotated",
  "superseded-by-another-run",
  "refused",
  "failed",
  "rolled-back",
  "ambiguous",
];

export function worst(outcomes: readonly RotationOutcome[]): RotationOutcome | undefined {
  return outcomes.toSorted((a, b) => SEVERITY.indexOf(b.kind) - SEVERITY.indexOf(a.kind))[0];
}
