import type { Random } from "../../values/random.ts";
import { SecretScope } from "./secret-scope.ts";

export const SECRET_STORES = ["actions", "dependabot", "codespaces"] as const;
export type SecretStore = (typeof SECRET_STORES)[number];

/** What a repository and an organization have of each: every store under a sealing key of its own. */
export type SecretStores = Readonly<Record<SecretStore, SecretScope>>;

export function newSecretStores(random: Random, mostSecrets: number): SecretStores {
  return {
    actions: new SecretScope(random, mostSecrets),
    dependabot: new SecretScope(random, mostSecrets),
    codespaces: new SecretScope(random, mostSecrets),
  };
}
