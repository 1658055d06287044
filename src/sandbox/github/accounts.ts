import type { Clock, Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import type { Repository } from "./repositories.ts";
import { SecretScope } from "./secret-scope.ts";
import { newSecretStores, type SecretStores } from "./secret-stores.ts";

export interface NewOrganization {
  readonly login: string;
}

export interface User {
  readonly kind: "user";
  readonly id: number;
  readonly login: string;
  readonly createdAt: Instant;
  /** For all codespaces of this user. */
  readonly codespacesSecrets: SecretScope;
}

export interface Organization {
  readonly kind: "organization";
  readonly id: number;
  readonly login: string;
  readonly createdAt: Instant;
  readonly stores: SecretStores;
}

/** Whoever a repository or a token can belong to; logins are not case sensitive. */
export type Account = User | Organization;

/** docs.github.com: "Secrets reference", limits for organization secrets. */
const MOST_ORGANIZATION_SECRETS = 1_000;
/** docs.github.com: "Managing your account-specific secrets for GitHub Codespaces". */
const MOST_USER_SECRETS = 100;
const FIRST_ACCOUNT_ID = 583_231;

/** Every account that somebody who set the scene has named. */
export class Accounts {
  readonly #deps: { readonly clock: Clock; readonly random: Random };
  readonly #byLogin = new Map<string, Account>();

  constructor(deps: { readonly clock: Clock; readonly random: Random }) {
    this.#deps = deps;
  }

  /** An account that was never named before is a user's. */
  named(login: string): Account {
    const known = this.lookUp(login);
    if (known !== undefined) return known;
    const codespacesSecrets = new SecretScope(this.#deps.random, MOST_USER_SECRETS);
    return this.#keep({ kind: "user", ...this.#fresh(login), codespacesSecrets });
  }

  /** Its repositories may have been added before. */
  addOrganization({ login }: NewOrganization): Organization {
    const known = this.lookUp(login);
    if (known?.kind === "organization") throw new Error(`The stand-in already has ${login}.`);
    const stores = newSecretStores(this.#deps.random, MOST_ORGANIZATION_SECRETS);
    const { id, createdAt } = known ?? this.#fresh(login);
    return this.#keep({ kind: "organization", id, login, createdAt, stores });
  }

  lookUp(login: string): Account | undefined {
    return this.#byLogin.get(login.toLowerCase());
  }

  organization(login: string): Organization | undefined {
    const account = this.lookUp(login);
    return account?.kind === "organization" ? account : undefined;
  }

  /** For those who set the scene: a login that was never added is their mistake. */
  expectOrganization(login: string): Organization {
    const organization = this.organization(login);
    if (organization === undefined) {
      throw new Error(`The stand-in has no organization ${login}; add it first.`);
    }
    return organization;
  }

  expectUser(login: string): User {
    const account = this.lookUp(login);
    if (account?.kind !== "user")
      throw new Error(`The stand-in has no user ${login}; add a token of theirs first.`);
    return account;
  }

  #keep<Kind extends Account>(account: Kind): Kind {
    this.#byLogin.set(account.login.toLowerCase(), account);
    return account;
  }

  #fresh(login: string): Pick<Account, "id" | "login" | "createdAt"> {
    return { id: FIRST_ACCOUNT_ID + this.#byLogin.size, login, createdAt: this.#deps.clock.now() };
  }
}

export function owns(account: Account, repository: Repository): boolean {
  return repository.owner.toLowerCase() === account.login.toLowerCase();
}
