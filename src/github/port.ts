import type { Instant, ServerTime } from "../values/clock.ts";
import type { UserError } from "../values/user-error.ts";

/** The services of GitHub that hold secrets. */
export const SECRET_STORES = ["actions", "dependabot", "codespaces"] as const;
export type SecretStore = (typeof SECRET_STORES)[number];

export interface Repository {
  readonly owner: string;
  readonly name: string;
}

/** Whose secrets they are: a repository's in one store, or one of its environments' (actions only). */
export type SecretScope =
  | { readonly kind: "repository"; readonly repository: Repository; readonly store: SecretStore }
  | { readonly kind: "environment"; readonly repository: Repository; readonly environment: string };

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

/** When the secret was last written, to the second, by GitHub's clock; `undefined`: there is no such secret. */
export type SecretReading = ServerTime & { readonly updatedAt: Instant | undefined };

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
  sealingKey(scope: SecretScope): Promise<SealingKey>;
  secret(slot: SecretSlot): Promise<SecretReading>;
  /** One attempt; never throws for what GitHub or the network did. */
  putSecret(slot: SecretSlot, box: SealedBox): Promise<PutAnswer>;
  /** A secret that is not there is success. */
  deleteSecret(slot: SecretSlot): Promise<void>;
}

/** Reads the run itself, with the workflow's own token. */
export interface RunPort {
  /** `created_at` of the run: when it was queued. `undefined` where the token may not read it. */
  queuedAt(run: RunReference): Promise<Instant | undefined>;
}
