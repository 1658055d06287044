import type { MeshFeature } from "../mesh/port.ts";
import type { Instant } from "../values/clock.ts";

/**
 * What one look at Mesh and GitHub showed. Every instant is on GitHub's clock: those of Mesh are converted with the
 * skew that the `Date` headers of the same look revealed (spec: rotation.md, A3).
 */
export interface Facts {
  readonly now: Instant;
  readonly secret: SecretFact;
  /** When this run was queued (`q`); `undefined` where the run could not be read. */
  readonly queuedAt: Instant | undefined;
  /** False for a re-run, which replays an old snapshot of the secrets. */
  readonly firstAttempt: boolean;
  readonly features: ReadonlySet<MeshFeature>;
  readonly passedIn: PassedInKey;
  /** Live managed keys of this target, newest first; empty where the service cannot list. */
  readonly managed: readonly ManagedKey[];
  /** Key id of the admin credential where it is a key: never ended by its own run (F38). */
  readonly adminKeyId: string | undefined;
}

export type SecretFact =
  | { readonly kind: "absent" }
  /** `updatedAt` is `u`. */
  | { readonly kind: "present"; readonly updatedAt: Instant }
  /** A dry run without a GitHub token. */
  | { readonly kind: "not_read" };

export interface ManagedKey {
  readonly keyId: string;
  readonly name: string;
  readonly createdAt: Instant;
  /** `null`: never used; `undefined`: the service does not say. */
  readonly lastUsedAt: Instant | null | undefined;
  readonly expiresAt: Instant | null;
}

/** The value that the workflow passed in as `current-key`, as Mesh sees it. */
export type PassedInKey =
  | { readonly kind: "not_given" }
  /** Not a Mesh key at all: somebody pasted something else. */
  | { readonly kind: "malformed" }
  | { readonly kind: "dead" }
  | {
      readonly kind: "alive";
      readonly managed: "for_this_target" | "for_another_target" | "no";
      readonly sameAccount: boolean;
      /** `undefined` on the basic service, which tells neither id nor birth. */
      readonly key:
        | { readonly keyId: string; readonly createdAt: Instant; readonly expiresAt: Instant | null }
        | undefined;
    };
