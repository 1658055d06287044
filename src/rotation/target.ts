import type { SecretScope, SecretSlot, SecretStore } from "../github/port.ts";
import { holdsInvisible } from "../values/invisible.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { shortenUniquely } from "../values/shorten.ts";
import type { AccessWish } from "./secret-access.ts";

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
  /** Whether a value that is passed in can speak for it at all: those of other stores and repositories cannot. */
  readonly canBePassedIn: boolean;
  /** Who holds the secret: {@link holderId}, where the run knows it without asking. */
  readonly holderId: string | undefined;
  /** Who is to read an organization's secret; `undefined` for every other. */
  readonly access: AccessWish | undefined;
}

/** The repository or the organization that a secret belongs to, by the numeric id that no rename changes. */
export function holderId(kind: SecretScope["kind"], id: string): string {
  return kind === "organization" ? `org-${id}` : id;
}

/**
 * The target's identity, which no rename changes:
 * `github:<API host>:<repository id or org-<org id>>:<environment, lower case, URL-encoded, or empty>:<store>:<SECRET>`.
 */
export function targetId(apiHost: string, holder: string, slot: SecretSlot): string {
  const { scope } = slot;
  const environment = scope.kind === "environment" ? encodeURIComponent(scope.environment.toLowerCase()) : "";
  const id = ["github", apiHost, holder, environment, storeOf(scope), slot.secretName].join(":");
  return shortenUniquely(id, LONGEST_META_VALUE);
}

/** Environments are a matter of GitHub Actions alone. */
function storeOf(scope: SecretScope): SecretStore {
  return scope.kind === "environment" ? "actions" : scope.store;
}

/**
 * `github:<owner>/<repo>:<SECRET>`, or `github:<organization>:<SECRET>`, with `@<environment>` or `+<store>` where it is
 * not the plain secret of Actions.
 */
export function defaultKeyName({ scope, secretName }: SecretSlot): string {
  const place = scope.kind === "environment" ? `@${nameable(scope.environment)}` : "";
  const store = storeOf(scope) === "actions" ? "" : `+${storeOf(scope)}`;
  return shortenUniquely(`github:${describeHolder(scope)}:${secretName}${place}${store}`, LONGEST_KEY_NAME);
}

/** `octo/app`, or `octo` where the organization itself holds the secret. */
export function describeHolder(scope: SecretScope): string {
  if (scope.kind === "organization") return scope.organization;
  return `${scope.repository.owner}/${scope.repository.name}`;
}

/** Mesh refuses `::` and invisible characters in names, GitHub allows them in environments. */
function nameable(environment: string): string {
  const unnameable = holdsInvisible(environment) || environment.includes("::");
  return unnameable ? encodeURIComponent(environment) : environment;
}

/** How a target is called in sentences: `MESH_API_KEY of octo/app`, `… (environment production)`, `… (dependabot)`. */
export function describeSlot({ scope, secretName }: SecretSlot): string {
  const whose = scope.kind === "organization" ? `organization ${scope.organization}` : describeHolder(scope);
  if (scope.kind === "environment") return `${secretName} of ${whose} (environment ${scope.environment})`;
  return `${secretName} of ${whose}${scope.store === "actions" ? "" : ` (${scope.store})`}`;
}
