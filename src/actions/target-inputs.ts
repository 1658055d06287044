import { SECRET_STORES, type Repository, type SecretScope, type SecretStore } from "../github/port.ts";
import { defaultKeyName, holderId, LONGEST_KEY_NAME, type Target } from "../rotation/target.ts";
import { isCredential } from "../values/credential-shapes.ts";
import { holdsInvisible } from "../values/invisible.ts";
import { shortenUniquely } from "../values/shorten.ts";
import type { Host } from "./host.ts";
import { quoted, type InputReader } from "./input-reader.ts";
import { isOwnGitHub, type Access } from "./access.ts";
import { isEnvironmentName, isOwnerName, parseRepository, sameName, type Place } from "./places.ts";
import { readAccessWish } from "./secret-access-inputs.ts";
import { readTargetList, type TargetList } from "./target-list.ts";

export interface TargetInputs {
  readonly targets: readonly Target[];
  /** The targets were listed: one run for many secrets, of many repositories. */
  readonly central: boolean;
}

/** Which secrets the run writes: each place in each store is a target of its own, with its own key. */
export function readListedTargets(
  input: InputReader,
  access: Pick<Access, "currentKey" | "githubApiUrl">,
  host: Host,
): TargetInputs {
  const listed = readTargetList(input, host);
  if (listed === undefined) return { targets: readTargets(input, access, host), central: false };
  refuseSinglePlace(input, host.env);
  return { targets: targetsAt(listed, input, access, host), central: true };
}

/** The same for one place alone: what `repository`, `environment` and `organization` say. */
export function readTargets(
  input: InputReader,
  access: Pick<Access, "currentKey" | "githubApiUrl">,
  host: Host,
): readonly Target[] {
  return targetsAt({ places: [readPlace(input, host.env)], count: 1 }, input, access, host);
}

function targetsAt(
  { places, count }: TargetList,
  input: InputReader,
  access: Pick<Access, "currentKey" | "githubApiUrl">,
  { env }: Host,
): readonly Target[] {
  const secretName = readSecretName(input);
  const stores = readStores(input, places, count);
  const name = readKeyName(input, count * stores.length);
  const wish = readAccessWish(input, places);
  checkCurrentKey(input, { places, count }, access, env);
  return places.flatMap((place) =>
    storesOf(place, stores).map((store): Target => {
      const slot = { secretName, scope: scopeOf(place, store) };
      const canBePassedIn = speaksFor(slot.scope, access.githubApiUrl, env);
      return {
        ...{ slot, canBePassedIn },
        keyName: name ?? defaultKeyName(slot),
        passedIn: canBePassedIn ? access.currentKey : undefined,
        holderId: knownHolder(place, access.githubApiUrl, env),
        access: place.kind === "organization" ? wish : undefined,
      };
    }),
  );
}

/** Dependabot and Codespaces have no environments. */
function storesOf(place: Place, stores: readonly SecretStore[]): readonly SecretStore[] {
  return place.kind === "environment" ? ["actions"] : stores;
}

export function scopeOf(place: Place, store: SecretStore): SecretScope {
  return place.kind === "environment" ? place : { ...place, store };
}

type Env = Host["env"];

/** Is it the repository that the workflow runs in, one of its environments, or the organization that it belongs to? */
function isAtHome(place: Place | SecretScope, githubApiUrl: URL, env: Env): boolean {
  const home = parseRepository(env["GITHUB_REPOSITORY"] ?? "");
  // Another GitHub may have repositories of the same name.
  if (home === undefined || !isOwnGitHub(githubApiUrl, env)) return false;
  if (place.kind === "organization") return sameName(place.organization, home.owner);
  return sameName(place.repository.owner, home.owner) && sameName(place.repository.name, home.name);
}

/** `${{ secrets.… }}` reads the secrets of Actions; a run by Dependabot gets others under the same names. */
function speaksFor(scope: SecretScope, githubApiUrl: URL, env: Env): boolean {
  const ofActions = scope.kind === "environment" || scope.store === "actions";
  return ofActions && isAtHome(scope, githubApiUrl, env) && env["GITHUB_ACTOR"] !== "dependabot[bot]";
}

/** GitHub Docs, "Variables reference": the runner tells the ids of the repository and its owner. */
export function knownHolder(place: Place, githubApiUrl: URL, env: Env): string | undefined {
  const variable = place.kind === "organization" ? "GITHUB_REPOSITORY_OWNER_ID" : "GITHUB_REPOSITORY_ID";
  const id = isAtHome(place, githubApiUrl, env) ? env[variable] : undefined;
  return id ? holderId(place.kind, id) : undefined;
}

/** What `repository`, `environment` and `organization` say together. */
export function readPlace(input: InputReader, env: Env): Place {
  const organization = readOrganization(input);
  const environment = readEnvironment(input);
  if (organization !== undefined) {
    if (environment !== undefined) input.fault(ENVIRONMENT_OF_ORGANIZATION);
    if (namesRepository(input, env)) input.fault(replaced("repository", "organization"));
    return { kind: "organization", organization };
  }
  const repository = readRepository(input, env["GITHUB_REPOSITORY"] ?? "");
  return environment === undefined
    ? { kind: "repository", repository }
    : { kind: "environment", repository, environment };
}

/** `repository` has a default: only another one was meant. */
function namesRepository(input: InputReader, env: Env): boolean {
  const given = input.optionalText("repository");
  return given !== undefined && !sameName(given, env["GITHUB_REPOSITORY"] ?? "");
}

function refuseSinglePlace(input: InputReader, env: Env): void {
  if (namesRepository(input, env)) input.fault(replaced("repository", "targets"));
  for (const name of ["environment", "organization"])
    if (input.optionalText(name) !== undefined) input.fault(replaced(name, "targets"));
}

const replaced = (name: string, by: string) => ({
  what: `\`${name}\` does not go with \`${by}\`.`,
  input: name,
  why: `\`${by}\` says where the secret is.`,
  fix: `Remove \`${name}\`, or \`${by}\`.`,
});

const ENVIRONMENT_OF_ORGANIZATION = {
  what: "`environment` does not go with `organization`: environments belong to repositories.",
  input: "environment",
  fix: "Remove one of them.",
} as const;

function readOrganization(input: InputReader): string | undefined {
  const organization = input.optionalText("organization");
  if (organization === undefined) return undefined;
  if (!isOwnerName(organization))
    input.fault({
      what: `\`organization\` is ${quoted(organization)}, which it cannot be.`,
      input: "organization",
      fix: "Use its login, such as `octo-org`.",
    });
  return organization;
}

function readStores(input: InputReader, places: readonly Place[], count: number): readonly SecretStore[] {
  const stores = input.listOf("secret-stores", SECRET_STORES, "actions");
  // In a list the others go into each store, and an environment's into its own.
  const alone = count === 1 && places.every(({ kind }) => kind === "environment");
  if (alone && stores.some((store) => store !== "actions")) input.fault(STORE_WITHOUT_ENVIRONMENTS);
  return stores;
}

const STORE_WITHOUT_ENVIRONMENTS = {
  what: "An environment goes with the store `actions` only: Dependabot and Codespaces have no environments.",
  input: "secret-stores",
  fix: "Leave `secret-stores` at `actions`, or write the repository's secret instead.",
} as const;

/** One value can speak for one secret, and only for one that this run could be given. */
function checkCurrentKey(
  input: InputReader,
  { places, count }: TargetList,
  { currentKey, githubApiUrl }: Pick<Access, "currentKey" | "githubApiUrl">,
  env: Env,
): void {
  if (currentKey === undefined || input.isFaulty("repository")) return;
  if (count > 1) input.fault(KEY_FOR_MANY);
  else if (env["GITHUB_REPOSITORY"] && !places.every((place) => isAtHome(place, githubApiUrl, env)))
    input.fault(KEY_FROM_ELSEWHERE);
}

const KEY_FROM_ELSEWHERE = {
  what: "`current-key` cannot be passed for a secret outside the repository that this workflow runs in.",
  input: "current-key",
  why: "`${{ secrets.… }}` reads this repository's secrets and says nothing about another's.",
  fix: "Remove `current-key`: a rotation then goes by when the secret was last written, and `revoke` has the modes `compromised` and `teardown` for it.",
} as const;

const KEY_FOR_MANY = {
  what: "`current-key` cannot speak for several targets.",
  input: "current-key",
  why: "Each target has a key of its own, and `${{ secrets.… }}` reads one secret.",
  fix: "Remove `current-key`: a rotation then goes by when each secret was last written.",
} as const;

function readEnvironment(input: InputReader): string | undefined {
  const environment = input.optionalText("environment");
  if (environment !== undefined && !isEnvironmentName(environment))
    input.fault({
      what: "`environment` is no name of an environment.",
      input: "environment",
      fix: "Use its name as the repository's settings show it: up to 255 visible characters.",
    });
  return environment;
}

/** GitHub Docs, "Secrets reference": letters, digits, `_`; no digit first; no `GITHUB_` prefix; upper case is stored. */
export function readSecretName(input: InputReader): string {
  const name = input.text("secret-name", "MESH_API_KEY");
  const upper = name.toUpperCase();
  if (!/^[A-Z_][A-Z0-9_]*$/.test(upper) || upper.startsWith("GITHUB_") || isCredential(name))
    input.fault({
      what: `\`secret-name\` is ${quoted(name)}, which it cannot be.`,
      input: "secret-name",
      why: "Names hold letters, digits and `_`, start with no digit, and not with `GITHUB_`.",
      fix: "Use a name such as `MESH_API_KEY`.",
    });
  return upper;
}

const NOWHERE: Repository = { owner: "", name: "" };

function readRepository(input: InputReader, otherwise: string): Repository {
  const text = input.text("repository", otherwise);
  const repository = parseRepository(text);
  if (repository === undefined)
    input.fault({
      what: text === "" ? "`repository` is empty." : `\`repository\` is ${quoted(text)}, which it cannot be.`,
      input: "repository",
      fix: "Use `owner/name`, such as `octo-org/app`.",
    });
  return repository ?? NOWHERE;
}

/** Mesh's rules for names (spec: mesh-api.md): none of the characters invisible, no `::`; what is too long is cut. */
function readKeyName(input: InputReader, targets: number): string | undefined {
  const name = input.optionalText("name")?.normalize("NFC");
  if (name === undefined) return undefined;
  const invisible = holdsInvisible(name.replaceAll("\u{200D}", ""));
  if (invisible || name.includes("::") || isCredential(name))
    input.fault({
      what: "`name` is no name that Mesh takes.",
      input: "name",
      fix: "Use visible characters, without `::`, and no credential.",
    });
  if (targets > 1)
    input.fault({
      what: "`name` cannot name the keys of several targets.",
      input: "name",
      why: "Each target gets a key of its own, and one name could not tell them apart.",
      fix: "Remove `name`, or write one target a step.",
    });
  return shortenUniquely(name, LONGEST_KEY_NAME);
}
