import type { SecretSlot } from "../github/port.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { shortenUniquely } from "../values/shorten.ts";

/** `meta.managed_by` of every key that this product mints (spec: rotation.md, Words). */
export const MANAGED_BY = "setup-api-key";

/** Longest key name and longest meta value that Mesh takes (spec: mesh-api.md). */
export const LONGEST_KEY_NAME = 100;
const LONGEST_META_VALUE = 256;

/** One named secret in one secret store: what a run keeps supplied with a working key. */
export interface Target {
  readonly slot: SecretSlot;
  /** The label of its keys in Mesh. */
  readonly keyName: string;
  /** The value that the workflow passed in, where it speaks for this target (spec: rotation.md, Evidence rules). */
  readonly passedIn: Sensitive | undefined;
  /** Numeric id of the repository, where the run knows it without asking. */
  readonly repositoryId: string | undefined;
}

/**
 * The target's identity, which no rename changes:
 * `github:<API host>:<repository id>:<environment, lower case, URL-encoded, or empty>:<store>:<SECRET>`.
 */
export function targetId(apiHost: string, repositoryId: string, slot: SecretSlot): string {
  const { scope } = slot;
  const environment = scope.kind === "environment" ? encodeURIComponent(scope.environment.toLowerCase()) : "";
  const store = scope.kind === "environment" ? "actions" : scope.store;
  const id = ["github", apiHost, repositoryId, environment, store, slot.secretName].join(":");
  return shortenUniquely(id, LONGEST_META_VALUE);
}

/** `github:<owner>/<repo>:<SECRET>`, with `@<environment>` or `+<store>` where it is not the plain repository secret. */
export function defaultKeyName(slot: SecretSlot): string {
  const { scope } = slot;
  const { owner, name } = scope.repository;
  const place =
    scope.kind === "environment"
      ? `@${nameable(scope.environment)}`
      : scope.store === "actions"
        ? ""
        : `+${scope.store}`;
  return shortenUniquely(`github:${owner}/${name}:${slot.secretName}${place}`, LONGEST_KEY_NAME);
}

/** Mesh refuses `::` and invisible characters in names, GitHub allows them in environments. */
function nameable(environment: string): string {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|::/u.test(environment) ? encodeURIComponent(environment) : environment;
}

/** How a target is called in sentences: `MESH_API_KEY of octo/app`, `… (environment production)`, `… (dependabot)`. */
export function describeSlot(slot: SecretSlot): string {
  const { scope } = slot;
  const { owner, name } = scope.repository;
  if (scope.kind === "environment")
    return `${slot.secretName} of ${owner}/${name} (environment ${scope.environment})`;
  return `${slot.secretName} of ${owner}/${name}${scope.store === "actions" ? "" : ` (${scope.store})`}`;
}
