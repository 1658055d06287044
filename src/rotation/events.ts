import type { Instant } from "../values/clock.ts";
import type { RotationOutcome } from "./outcome.ts";
import type { Plan } from "./plan.ts";
import type { RevocationPlan } from "./revocation-plan.ts";
import type { Target } from "./target.ts";

/** What a run tells while it works: one event a step, for a log that reads as a short story. */
export type RotationEvent =
  | { readonly kind: "observed"; readonly service: "basic" | "full"; readonly managedKeys: number }
  | { readonly kind: "planned"; readonly plan: Plan }
  | { readonly kind: "swept"; readonly keyId: string; readonly evidence: "orphan" | "superseded" }
  | { readonly kind: "minted"; readonly keyId: string; readonly name: string }
  | { readonly kind: "proven"; readonly keyId: string }
  | { readonly kind: "waiting"; readonly ms: number; readonly why: string }
  | { readonly kind: "stored"; readonly at: Instant; readonly created: boolean }
  | {
      readonly kind: "retired";
      readonly keyId: string;
      readonly graceEndsAt: Instant;
      readonly endsAt: Instant;
    }
  | { readonly kind: "revoked-successor"; readonly keyId: string; readonly why: string }
  | { readonly kind: "ordered"; readonly plan: RevocationPlan }
  /** By order of a person, not by sweep. */
  | { readonly kind: "revoked"; readonly keyId: string; readonly why: string }
  | { readonly kind: "secret-deleted" }
  /** Of a run over many targets: so many are due, the others are finished. */
  | { readonly kind: "surveyed"; readonly targets: number; readonly due: number }
  | { readonly kind: "target-started"; readonly target: Target; readonly number: number; readonly of: number }
  | {
      readonly kind: "target-ended";
      readonly target: Target;
      readonly outcome: RotationOutcome;
      readonly number: number;
      readonly of: number;
      /** It met a limit, and has another turn after the others. */
      readonly later: boolean;
    }
  /** Something that a person may want to act on, though the run goes on. */
  | { readonly kind: "warning"; readonly text: string };
