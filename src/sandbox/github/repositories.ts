import type { Clock, Instant } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { SecretScope } from "./secret-scope.ts";
import { newSecretStores, type SecretStore, type SecretStores } from "./secret-stores.ts";

/** For each store of a repository, and for each environment (docs.github.com: "Secrets reference"). */
const MOST_SECRETS = 100;

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  /** Default: true. */
  readonly private?: boolean;
  /** Default: false. */
  readonly archived?: boolean;
}

/** Names one secret scope in a test: `repository` is `owner/name`, `store` defaults to `actions`. */
export type ScopeAddress =
  | RepositoryScopeAddress
  | { readonly organization: string; readonly store?: SecretStore }
  /** A user's Codespaces secrets. */
  | { readonly user: string };

type RepositoryScopeAddress =
  | { readonly repository: string; readonly store?: SecretStore }
  | { readonly repository: string; readonly environment: string };

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Instant;
  readonly secrets: SecretScope;
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
  readonly archived: boolean;
  readonly createdAt: Instant;
  readonly stores: SecretStores;
  /** By lower-case name: environment names are not case sensitive. */
  readonly environments: Map<string, Environment>;
}

/** Where a name leads: to the repository, or to the one that used to have that name. */
export type Lookup = { readonly repository: Repository; readonly renamed: boolean } | undefined;

const FIRST_REPOSITORY_ID = 1_296_269;

/** All repositories, under their present and their former names. */
export class Repositories {
  readonly #deps: { readonly clock: Clock; readonly random: Random };
  readonly #byId = new Map<number, Repository>();
  readonly #idByName = new Map<string, number>();
  readonly #idByFormerName = new Map<string, number>();
  #environmentCount = 0;

  constructor(deps: { readonly clock: Clock; readonly random: Random }) {
    this.#deps = deps;
  }

  add(fresh: NewRepository): Repository {
    const repository: Repository = {
      id: FIRST_REPOSITORY_ID + this.#byId.size,
      owner: fresh.owner,
      name: fresh.name,
      private: fresh.private ?? true,
      archived: fresh.archived ?? false,
      createdAt: this.#deps.clock.now(),
      stores: newSecretStores(this.#deps.random, MOST_SECRETS),
      environments: new Map(),
    };
    this.#take(fullName(repository), repository.id);
    this.#byId.set(repository.id, repository);
    return repository;
  }

  addEnvironment(repository: Repository, name: string): Environment {
    const former = repository.environments.get(name.toLowerCase());
    if (former !== undefined) return former;
    this.#environmentCount += 1;
    const secrets = new SecretScope(this.#deps.random, MOST_SECRETS);
    const createdAt = this.#deps.clock.now();
    const environment = { id: this.#environmentCount, name, createdAt, secrets };
    repository.environments.set(name.toLowerCase(), environment);
    return environment;
  }

  rename(repository: Repository, name: string): void {
    const renamed = { ...repository, name };
    this.#take(fullName(renamed), repository.id);
    this.#idByName.delete(fullName(repository).toLowerCase());
    this.#idByFormerName.set(fullName(repository).toLowerCase(), repository.id);
    this.#byId.set(repository.id, renamed);
  }

  all(): readonly Repository[] {
    return [...this.#byId.values()];
  }

  byId(id: number): Repository | undefined {
    return this.#byId.get(id);
  }

  /** By an id as a path holds it, which may be any text. */
  byIdInPath(text: string): Repository | undefined {
    return /^\d+$/.test(text) ? this.byId(Number(text)) : undefined;
  }

  lookUp(name: string): Lookup {
    const id = this.#idByName.get(name.toLowerCase());
    const formerId = this.#idByFormerName.get(name.toLowerCase());
    const repository = this.#byId.get(id ?? formerId ?? -1);
    return repository && { repository, renamed: id === undefined };
  }

  /** For those who set the scene: a name that was never added is their mistake. */
  expect(name: string): Repository {
    const found = this.lookUp(name);
    if (found === undefined) throw new Error(`The stand-in has no repository ${name}; add it first.`);
    return found.repository;
  }

  expectScope(address: RepositoryScopeAddress): SecretScope {
    const repository = this.expect(address.repository);
    if (!("environment" in address)) return repository.stores[address.store ?? "actions"];
    const environment = repository.environments.get(address.environment.toLowerCase());
    if (environment === undefined) {
      throw new Error(`${address.repository} has no environment ${address.environment}; add it first.`);
    }
    return environment.secrets;
  }

  // A name that is taken again stops redirecting, as at GitHub: lookUp asks for present names first.
  #take(name: string, id: number): void {
    if (this.#idByName.has(name.toLowerCase())) throw new Error(`The stand-in already has ${name}.`);
    this.#idByName.set(name.toLowerCase(), id);
  }
}

export function fullName(repository: Repository): string {
  return `${repository.owner}/${repository.name}`;
}
