import type { Instant, ServerTime } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import type { UserError } from "../values/user-error.ts";

/** What a full service can do beyond the basic API; a client uses only what is named (spec: mesh-api.md, Full). */
export type MeshFeature =
  | "list"
  | "get"
  | "meta"
  | "revoke"
  | "expire"
  | "expires_in"
  | "last_used_at"
  | "scopes"
  | "whoami"
  | "verify"
  | "rotate"
  | "idempotency";

/** One key as the service describes it: never its value. Instants by the service's own clock. */
export interface MeshKey {
  readonly keyId: string;
  readonly name: string;
  readonly status: "active" | "disabled" | "revoked" | "expired";
  readonly createdAt: Instant;
  /** `null`: never used. Meaningful where the service advertises `last_used_at`. */
  readonly lastUsedAt: Instant | null;
  /** `null`: lives until it is revoked. */
  readonly expiresAt: Instant | null;
  readonly meta: Readonly<Record<string, string>>;
}

/** What a credential says of itself when it is used for one authenticated read. */
export type Introspection =
  | {
      readonly kind: "alive";
      readonly account: string | undefined;
      /** Known where the service has `whoami` and the credential is a key. */
      readonly key:
        | {
            readonly keyId: string;
            readonly name: string;
            readonly createdAt: Instant;
            readonly expiresAt: Instant | null;
          }
        | undefined;
    }
  | { readonly kind: "rejected"; readonly status: number; readonly code: string | undefined };

export interface MintRequest {
  readonly name: string;
  /** Sent only where the service advertises `meta`. */
  readonly meta?: Readonly<Record<string, string>>;
  readonly expiresInMs?: number;
  readonly scopes?: readonly string[];
  /** At least 128 random bits; the same for each repetition of one mint (spec: mesh-api.md, Idempotency). */
  readonly idempotencyKey?: Sensitive;
}

export interface MintedKey {
  readonly key: Sensitive;
  readonly keyId: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

export type MintAnswer =
  | ({ readonly kind: "minted" } & MintedKey)
  /** The service refused: no key came to be. `waitMs`: it was asked too often, and will take the same again then. */
  | { readonly kind: "rejected"; readonly error: UserError; readonly waitMs?: number }
  /** Bytes were sent and no usable answer came back: a key may exist that nobody holds. */
  | { readonly kind: "unknown"; readonly cause: string };

/** The Mesh service, as far as this project needs it. Every call throws {@link UserError} when it gets no usable answer. */
export interface MeshPort {
  /** An empty set is the basic service. */
  discover(): Promise<ServerTime & { readonly features: ReadonlySet<MeshFeature> }>;
  /** All keys of the account whose meta carries these fields, newest first, all pages. */
  listKeys(meta: Readonly<Record<string, string>>): Promise<readonly MeshKey[]>;
  /** `undefined`: no such key in this account. */
  findKey(keyId: string): Promise<MeshKey | undefined>;
  /** `GET /api/v1/whoami`; counts as use. */
  whoami(credential: Sensitive): Promise<Introspection>;
  /** `GET /auth/profile`: the authenticated read that every Mesh service has. */
  profile(credential: Sensitive): Promise<Introspection>;
  /** One attempt, but for those where no byte left this machine. */
  mint(request: MintRequest): Promise<MintAnswer>;
  /** Ends a key at once, for good; a key that is already gone is success. */
  revoke(keyId: string, reason: string): Promise<void>;
  /** Gives a key an end, by the service's own clock. A key that ends sooner, or is gone, is success. */
  expire(keyId: string, inMs: number): Promise<void>;
}
