import type { Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { Sensitive } from "../../values/sensitive.ts";
import type { Organization, User } from "./accounts.ts";
import type { Repository } from "./repositories.ts";

export type Permission =
  | "actions"
  | "administration"
  | "codespaces_secrets"
  | "codespaces_user_secrets"
  | "contents"
  | "dependabot_secrets"
  | "environments"
  | "metadata"
  | "organization_codespaces_secrets"
  | "organization_dependabot_secrets"
  | "organization_secrets"
  | "secrets";

export type AccessLevel = "read" | "write";

interface GrantBasics {
  /** Full names (`owner/name`) of repositories that were added before. */
  readonly repositories: readonly string[];
  /** Logins of organizations that were added before. Default: none. */
  readonly organizations?: readonly string[];
  /** From this instant on the token answers 401. */
  readonly expiresAt?: Instant;
  /** Whose token it is. Default: `octocat` for a personal one; the others belong to nobody. */
  readonly login?: string;
  /** How the request log calls it; default: its kind and a number. */
  readonly label?: string;
}

/** `github_token` is the built-in token of a workflow job; `app` an installation token. */
export type TokenGrant =
  | (GrantBasics & {
      readonly kind: "app" | "fine_grained_pat" | "github_token";
      readonly permissions: Readonly<Partial<Record<Permission, AccessLevel>>>;
    })
  | (GrantBasics & {
      readonly kind: "classic";
      /** OAuth scopes; `repo` opens everything of a repository, `admin:org` of an organization. Default: `["repo"]`. */
      readonly scopes?: readonly string[];
    });

export interface Token {
  readonly value: Sensitive;
  readonly grant: TokenGrant;
  readonly label: string;
  readonly repositoryIds: ReadonlySet<number>;
  readonly organizationIds: ReadonlySet<number>;
  /** OAuth scopes; only a classic token has any. */
  readonly scopes: readonly string[];
  /** In whose name a personal token speaks. */
  readonly user: User | undefined;
}

/** What the names in a grant stand for. */
export interface TokenReach {
  readonly repositories: readonly Repository[];
  readonly organizations: readonly Organization[];
  readonly user: User | undefined;
}

const PREFIX = {
  app: "ghs_",
  fine_grained_pat: "github_pat_",
  github_token: "ghs_",
  classic: "ghp_",
} as const;

/** Every token that was ever issued. */
export class Tokens {
  readonly #random: Random;
  readonly #byValue = new Map<string, Token>();
  readonly #revoked = new Set<Token>();
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  add(grant: TokenGrant, { repositories, organizations, user }: TokenReach): Sensitive {
    const value = PREFIX[grant.kind] + alphanumeric(this.#random, 36);
    this.#count += 1;
    const sensitive = new Sensitive(value);
    this.#byValue.set(value, {
      value: sensitive,
      grant,
      label: grant.label ?? `${grant.kind}#${this.#count}`,
      repositoryIds: new Set(repositories.map(({ id }) => id)),
      organizationIds: new Set(organizations.map(({ id }) => id)),
      scopes: grant.kind === "classic" ? (grant.scopes ?? ["repo"]) : [],
      user,
    });
    return sensitive;
  }

  revoke(token: Sensitive): void {
    this.#revoked.add(this.issued(token));
  }

  /** For those who set the scene: a token that was never added is their mistake. It may be revoked or expired. */
  issued(token: Sensitive): Token {
    const known = [...this.#byValue.values()].find(({ value }) => value.equals(token));
    if (known === undefined) throw new Error("The stand-in has not issued this token; add it first.");
    return known;
  }

  find(value: string, at: Instant): Token | undefined {
    const token = this.#byValue.get(value);
    if (token === undefined || this.#revoked.has(token)) return undefined;
    return token.grant.expiresAt !== undefined && token.grant.expiresAt <= at ? undefined : token;
  }
}

/** The token out of `Bearer x` or `token x`: both are in use, in any case. */
export function readAuthorization(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === "") return undefined;
  return /^(?:bearer|token)\s+(\S+)$/i.exec(header.trim())?.[1] ?? "";
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function alphanumeric(random: Random, count: number): string {
  return [...random.bytes(count)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}
