import type { Instant, ServerTime } from "../values/clock.ts";
import type { UserError } from "../values/user-error.ts";

/** The services of GitHub that hold secrets. */
export const SECRET_STORES = ["actions", "dependabot", "codespaces"] as const;
export type SecretStore = (typeof SECRET_STORES)[number];

export interface Repository {
  readonly owner: string;
  readonly name: string;
}

/** Whose secrets they are: a repository's or an organization's in one store, or an environment's (actions only). */
export type SecretScope =
  | { readonly kind: "repository"; readonly repository: Repository; readonly store: SecretStore }
  | { readonly kind: "environment"; readonly repository: Repository; readonly environment: string }
  | { readonly kind: "organization"; readonly organization: string; readonly store: SecretStore };

/** Which of an organization's repositories may read its secret (GitHub Docs, "Create or update an organization secret"). */
export const VISIBILITIES = ["all", "private", "selected"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Who may read an organization's secret. A write always says it, or GitHub would forget what it was (F9, F25). */
export type SecretAccess =
  | { readonly visibility: Exclude<Visibility, "selected"> }
  /** Numeric ids, as strings. */
  | { readonly visibility: "selected"; readonly repositoryIds: readonly string[] };

/** One named slot for one value. */
export interface SecretSlot {
  readonly scope: SecretScope;
  /** Upper case, as GitHub stores it. */
  readonly secretName: string;
}

/** The public key for which GitHub wants a value sealed; another one for each scope. */
export interface SealingKey {
  /** A decimal string of 18 digits, which a number would round (F13). */
  readonly sealingKeyId: string;
  /** 32 bytes in standard base64. */
  readonly publicKey: string;
}

/** A value that only GitHub can open. */
export interface SealedBox {
  readonly sealingKeyId: string;
  /** Standard padded base64 of the sealed box. */
  readonly encryptedValue: string;
}

export type SecretReading = ServerTime & {
  /** When the secret was last written, to the second, by GitHub's clock; `undefined`: there is no such secret. */
  readonly updatedAt: Instant | undefined;
  /** Of an organization's secret that is there. */
  readonly visibility?: Visibility;
};

/** What is known after a PUT was sent; what it *means* is decided in `rotation/commit.ts`. */
export type PutAnswer =
  | ({
      readonly kind: "answered";
      readonly status: number;
      /** Present when the answer shows that a limit was hit, not a permission; `waitMs` where GitHub says how long. */
      readonly rateLimit: { readonly waitMs: number | undefined } | undefined;
      /** What a person should know of an answer that is neither 201 nor 204. */
      readonly refusal: UserError | undefined;
    } & ServerTime)
  | { readonly kind: "no_answer"; readonly bytesSent: boolean; readonly error: UserError };

/** A workflow run, in the repository that the workflow lives in. */
export interface RunReference {
  readonly repository: Repository;
  readonly runId: string;
}

/** GitHub, as far as this project needs it. Reads throw `UserError` when they get no usable answer. */
export interface GitHubPort {
  /** The numeric id, as a string: it survives a rename. */
  repositoryId(repository: Repository): Promise<string>;
  organizationId(organization: string): Promise<string>;
  sealingKey(scope: SecretScope): Promise<SealingKey>;
  secret(slot: SecretSlot): Promise<SecretReading>;
  /** Ids of the repositories that an organization's secret is selected for, all pages; `undefined`: it is for no selection. */
  selectedRepositoryIds(slot: SecretSlot): Promise<readonly string[] | undefined>;
  /** `access` with an organization's secret, and with no other. One attempt; never throws for what GitHub or the network did. */
  putSecret(slot: SecretSlot, box: SealedBox, access?: SecretAccess): Promise<PutAnswer>;
  /** A secret that is not there is success. */
  deleteSecret(slot: SecretSlot): Promise<void>;
  /** How long GitHub's limits ask to wait before one more write, or before all requests of one more target; 0: not at all. */
  waitMs(before: "write" | "target"): number;
}

/** Reads the run itself, with the workflow's own token. */
export interface RunPort {
  /** `created_at` of the run: when it was queued. `undefined` where the token may not read it. */
  queuedAt(run: RunReference): Promise<Instant | undefined>;
}
