import type { Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { Sensitive } from "../../values/sensitive.ts";
import type { Repository } from "./repositories.ts";

export type Permission =
  | "actions"
  | "administration"
  | "codespaces_secrets"
  | "contents"
  | "dependabot_secrets"
  | "environments"
  | "metadata"
  | "organization_secrets"
  | "secrets";

export type AccessLevel = "read" | "write";

/** What an endpoint asks for. `publicToo`: anybody may read it of a public repository. */
export interface Need {
  readonly permission: Permission;
  readonly level: AccessLevel;
  readonly publicToo: boolean;
}

interface GrantBasics {
  /** Full names (`owner/name`) of repositories that were added before. */
  readonly repositories: readonly string[];
  /** From this instant on the token answers 401. */
  readonly expiresAt?: Instant;
  /** Whose token it is. */
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
      /** OAuth scopes; `repo` opens everything here. Default: `["repo"]`. */
      readonly scopes?: readonly string[];
    });

export interface Token {
  readonly value: Sensitive;
  readonly grant: TokenGrant;
  readonly label: string;
  readonly repositoryIds: ReadonlySet<number>;
}

export type Verdict = "granted" | "invisible" | "unauthenticated" | "forbidden";

const PREFIX = {
  app: "ghs_",
  fine_grained_pat: "github_pat_",
  github_token: "ghs_",
  classic: "ghp_",
} as const;

/** No `permissions:` block of a workflow can name the rest, so GITHUB_TOKEN can never write secrets. */
const BUILT_IN_TOKEN_MAY_HOLD: ReadonlySet<Permission> = new Set(["actions", "contents", "metadata"]);

/** Every token that GitHub would recognise. */
export class Tokens {
  readonly #random: Random;
  readonly #byValue = new Map<string, Token>();
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  add(grant: TokenGrant, repositories: readonly Repository[]): Sensitive {
    const value = PREFIX[grant.kind] + alphanumeric(this.#random, 36);
    this.#count += 1;
    const sensitive = new Sensitive(value);
    this.#byValue.set(value, {
      value: sensitive,
      grant,
      label: grant.label ?? `${grant.kind}#${this.#count}`,
      repositoryIds: new Set(repositories.map(({ id }) => id)),
    });
    return sensitive;
  }

  revoke(token: Sensitive): void {
    for (const [value, known] of this.#byValue) {
      if (known.value.equals(token)) this.#byValue.delete(value);
    }
  }

  find(value: string, at: Instant): Token | undefined {
    const token = this.#byValue.get(value);
    return token?.grant.expiresAt !== undefined && token.grant.expiresAt <= at ? undefined : token;
  }
}

/** May this token do that to this repository, and if not, how does GitHub say so? */
export function judge(token: Token | undefined, repository: Repository, need: Need): Verdict {
  const covered = token !== undefined && covers(token, repository);
  if (repository.private && !covered) return "invisible";
  if (!repository.private && need.publicToo && need.level === "read") return "granted";
  if (token === undefined) return "unauthenticated";
  return covered && holds(token, need) ? "granted" : "forbidden";
}

function covers(token: Token, repository: Repository): boolean {
  if (token.grant.kind === "classic" && !holdsRepoScope(token.grant.scopes)) return false;
  return token.repositoryIds.has(repository.id);
}

function holds({ grant }: Token, need: Need): boolean {
  if (grant.kind === "classic") return holdsRepoScope(grant.scopes);
  if (grant.kind === "github_token" && !BUILT_IN_TOKEN_MAY_HOLD.has(need.permission)) return false;
  // Every grant includes reading metadata.
  const level = grant.permissions[need.permission] ?? (need.permission === "metadata" ? "read" : undefined);
  return level === "write" || level === need.level;
}

function holdsRepoScope(scopes: readonly string[] = ["repo"]): boolean {
  return scopes.includes("repo");
}

/** GitHub's words for a permission that is missing. */
export function refusalWords({ grant }: Token): string {
  switch (grant.kind) {
    case "app":
    case "github_token":
      return "Resource not accessible by integration";
    case "fine_grained_pat":
      return "Resource not accessible by personal access token";
    case "classic":
      return "Must have admin rights to Repository.";
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
