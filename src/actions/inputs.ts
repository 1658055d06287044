import { SECRET_STORES, type Repository, type SecretScope, type SecretStore } from "../github/port.ts";
import { MESH_KEY_PATTERN } from "../values/mesh-key.ts";
import type { Policy } from "../rotation/policy.ts";
import { defaultKeyName, LONGEST_KEY_NAME, type Target } from "../rotation/target.ts";
import { DAY_MS, HOUR_MS } from "../values/clock.ts";
import { formatDuration } from "../values/duration.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { shortenUniquely } from "../values/shorten.ts";
import type { Host } from "./host.ts";
import { InputReader, isCredential, quoted } from "./input-reader.ts";

const HOSTED_MESH = "https://mesh-abh5.onrender.com";
const GITHUB_API = "https://api.github.com";

/** Who acts, and on which services: the same for every action that changes something. */
export interface Access {
  readonly adminKey: Sensitive;
  /** `undefined` only in a dry run of the root action. */
  readonly githubToken: Sensitive | undefined;
  readonly runToken: Sensitive | undefined;
  readonly currentKey: Sensitive | undefined;
  readonly apiUrl: URL;
  readonly githubApiUrl: URL;
  readonly run: WorkflowRun | undefined;
}

/** Everything that `mesh/setup-api-key` was given, read and validated in one pass (spec: actions.md). */
export interface SetupInputs extends Access {
  readonly targets: readonly Target[];
  readonly policy: Policy;
  readonly exportEnv: boolean;
}

/** The run that this process is part of; a shell outside GitHub Actions has none. */
export interface WorkflowRun {
  readonly repository: Repository;
  readonly runId: string;
  readonly attempt: number;
}

/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
export function parseSetupInputs(host: Host): SetupInputs {
  const input = new InputReader(host);
  const dryRun = input.flag("dry-run");
  const access = readAccess(input, host, { tokenOptional: dryRun });
  const inputs: SetupInputs = {
    ...access,
    policy: readPolicy(input, dryRun),
    targets: readTargets(input, access, host.env),
    exportEnv: input.flag("export-env"),
  };
  input.finish();
  warnOfInputs(inputs, host);
  return Object.freeze(inputs);
}

export function readAccess(
  input: InputReader,
  host: Host,
  { tokenOptional }: { readonly tokenOptional: boolean },
): Access {
  const adminKey = input.requiredSecret(
    "admin-key",
    "Store a Mesh credential that may create keys as a secret, and pass it: `admin-key: ${{ secrets.MESH_ADMIN_KEY }}`.",
  );
  const githubToken = tokenOptional
    ? input.secret("github-token")
    : input.requiredSecret(
        "github-token",
        "Pass an installation token of a GitHub App or a fine-grained personal access token that may write the secret; the built-in GITHUB_TOKEN cannot.",
      );
  const currentKey = input.secret("current-key");
  if (currentKey?.equals(adminKey) === true) input.fault(SAME_KEY);
  const runToken = input.secret("run-token");
  const apiUrl = readApiUrl(input, host);
  const githubApiUrl = readGitHubApiUrl(input, host);
  const run = isOwnGitHub(githubApiUrl, host.env) ? readRun(host) : undefined;
  return { adminKey, githubToken, currentKey, runToken, apiUrl, githubApiUrl, run };
}

/** What is allowed, and still worth a second look. */
function warnOfInputs({ policy, apiUrl, currentKey }: SetupInputs, host: Host): void {
  if (policy.graceMs < DAY_MS)
    host.warning({
      title: "Short grace period",
      text: `\`grace-period\` is ${formatDuration(policy.graceMs)}: queued jobs, re-runs and runs that wait for an approval may lose their key. 24h or more is safe for most.`,
    });
  warnOfPlainHttp(apiUrl, host);
  if (currentKey !== undefined && !MESH_KEY_PATTERN.test(currentKey.reveal()))
    host.warning({
      title: "`current-key` is no Mesh key",
      text: "The secret holds something that does not look like `mesh_…`. It is treated as a dead key and replaced.",
    });
}

export function warnOfPlainHttp(apiUrl: URL, host: Host): void {
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(apiUrl.hostname);
  if (apiUrl.protocol === "http:" && !loopback)
    host.warning({
      title: "Keys travel unencrypted",
      text: `\`api-url\` (${apiUrl.origin}) is plain http: whoever is on the way can read the keys. Use https.`,
    });
}

const SAME_KEY = {
  what: "`current-key` is the same value as `admin-key`.",
  input: "current-key",
  why: "A rotation that ends the credential it works with would lock itself out.",
  fix: "Pass the value of the secret that this step writes, `${{ secrets.MESH_API_KEY }}`, and use another key as `admin-key`.",
} as const;

export function readApiUrl(input: InputReader, { env }: Host): URL {
  return input.url("api-url", env["MESH_API_URL"] || HOSTED_MESH);
}

export function readGitHubApiUrl(input: InputReader, { env }: Host): URL {
  return input.url("github-api-url", env["GITHUB_API_URL"] || GITHUB_API);
}

/** The run and the repository ids of this GitHub mean nothing to another one, and its token is none of that one's business. */
export function isOwnGitHub(githubApiUrl: URL, env: Host["env"]): boolean {
  const own = URL.parse(env["GITHUB_API_URL"] ?? "");
  return own === null || own.origin === githubApiUrl.origin;
}

export function readRun({ env }: Host): WorkflowRun | undefined {
  const repository = parseRepository(env["GITHUB_REPOSITORY"] ?? "");
  const runId = env["GITHUB_RUN_ID"];
  if (repository === undefined || runId === undefined || !/^\d+$/.test(runId)) return undefined;
  const attempt = Number(env["GITHUB_RUN_ATTEMPT"] ?? "1");
  return {
    repository,
    runId,
    // An attempt that cannot be read may be a re-run, which holds old secrets.
    attempt: Number.isSafeInteger(attempt) ? attempt : 2,
  };
}

function readPolicy(input: InputReader, dryRun: boolean): Policy {
  const policy: Policy = {
    rotateAfterMs: input.durationOrNever("rotate-after", 30 * DAY_MS),
    graceMs: input.duration("grace-period", 24 * HOUR_MS),
    keepWhileUsedMs: input.duration("keep-while-used", 7 * DAY_MS),
    maxLiveKeys: input.integer("max-live-keys", { min: 2, max: 100, otherwise: 5 }),
    force: input.flag("force"),
    dryRun,
    expiresInMs: input.optionalDuration("expires-in"),
    scopes: input.list("scopes").length > 0 ? input.list("scopes") : undefined,
  };
  for (const fault of zeroFaults(policy)) input.fault(fault);
  const faulty = ["rotate-after", "grace-period", "max-live-keys", "expires-in"].some((name) =>
    input.isFaulty(name),
  );
  if (!faulty) for (const fault of policyFaults(policy)) input.fault(fault);
  return policy;
}

/** Durations of which none is too short. */
function* zeroFaults({ rotateAfterMs, graceMs }: Policy) {
  if (graceMs === 0)
    yield {
      what: "`grace-period` is 0: running jobs and re-runs would lose their key at once.",
      input: "grace-period",
      fix: "Use `24h` or more. To end a leaked key at once, revoke it.",
    };
  if (rotateAfterMs === 0)
    yield {
      what: "`rotate-after` is 0: every run would make a new key.",
      input: "rotate-after",
      fix: "Use a duration such as `30d`, or `force: true` for one rotation.",
    };
}

/** Durations that are fine each, and break a promise together. */
function* policyFaults({ rotateAfterMs, graceMs, maxLiveKeys, expiresInMs }: Policy) {
  const horizonMs = Math.max(graceMs, DAY_MS);
  if (rotateAfterMs !== "never" && rotateAfterMs * (maxLiveKeys - 1) < horizonMs)
    yield {
      what: `\`rotate-after\` (${formatDuration(rotateAfterMs)}) is too short for \`max-live-keys\` (${maxLiveKeys}).`,
      input: "max-live-keys",
      why: `Replaced keys live for ${formatDuration(horizonMs)} at least, so regular rotations alone would reach the limit.`,
      fix: "Rotate less often, shorten `grace-period`, or raise `max-live-keys`.",
    };
  if (expiresInMs === undefined) return;
  if (rotateAfterMs === "never")
    yield {
      what: "`expires-in` cannot go with `rotate-after: never`: the key would end and nothing would replace it.",
      input: "expires-in",
      fix: "Give `rotate-after` a duration, or remove `expires-in`.",
    };
  else if (expiresInMs <= 2 * rotateAfterMs + graceMs)
    yield {
      what: `\`expires-in\` (${formatDuration(expiresInMs)}) is too short.`,
      input: "expires-in",
      why: "A missed rotation must not leave a dead key in the secret.",
      fix: `Use more than two rotations and a grace period: over ${formatDuration(2 * rotateAfterMs + graceMs)}.`,
    };
}

export function readTargets(
  input: InputReader,
  { currentKey, githubApiUrl }: Pick<Access, "currentKey" | "githubApiUrl">,
  env: Host["env"],
): readonly Target[] {
  const secretName = readSecretName(input);
  const home = parseRepository(env["GITHUB_REPOSITORY"] ?? "");
  const repository = readRepository(input, env["GITHUB_REPOSITORY"] ?? "");
  const environment = readEnvironment(input);
  const stores = input.listOf("secret-stores", SECRET_STORES, "actions");
  const name = readKeyName(input, stores);
  const atHome = home !== undefined && sameRepository(home, repository);
  if (environment !== undefined && stores.some((store) => store !== "actions"))
    input.fault(STORE_WITHOUT_ENVIRONMENTS);
  if (currentKey !== undefined && home !== undefined && !atHome) input.fault(KEY_FROM_ELSEWHERE);
  return stores.map((store) => {
    const slot = { secretName, scope: scopeOf(repository, store, environment) };
    // A run by Dependabot gets the secrets of another store than the one that they are named after.
    const speaks = atHome && store === "actions" && env["GITHUB_ACTOR"] !== "dependabot[bot]";
    return {
      slot,
      keyName: name ?? defaultKeyName(slot),
      passedIn: speaks ? currentKey : undefined,
      repositoryId:
        atHome && isOwnGitHub(githubApiUrl, env) ? env["GITHUB_REPOSITORY_ID"] || undefined : undefined,
    };
  });
}

const STORE_WITHOUT_ENVIRONMENTS = {
  what: "`environment` goes with the store `actions` only: Dependabot and Codespaces have no environments.",
  input: "secret-stores",
  fix: "Remove `environment`, or leave `secret-stores` at `actions`.",
} as const;

const KEY_FROM_ELSEWHERE = {
  what: "`current-key` cannot be passed for another repository than the one this workflow runs in.",
  input: "current-key",
  why: "`${{ secrets.… }}` reads this repository's secrets and says nothing about another's.",
  fix: "Remove `current-key`: what is due is then decided by when the secret was last written.",
} as const;

/** Names with slashes, spaces and letters of any script are fine; what could forge a line of the log is not. */
export function readEnvironment(input: InputReader): string | undefined {
  const environment = input.optionalText("environment");
  if (environment !== undefined && (INVISIBLE.test(environment) || environment.length > 255))
    input.fault({
      what: "`environment` is no name of an environment.",
      input: "environment",
      fix: "Use its name as the repository's settings show it: up to 255 visible characters.",
    });
  return environment;
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function scopeOf(repository: Repository, store: SecretStore, environment: string | undefined): SecretScope {
  return environment === undefined
    ? { kind: "repository", repository, store }
    : { kind: "environment", repository, environment };
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

export function readRepository(input: InputReader, otherwise: string): Repository {
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

function parseRepository(text: string): Repository | undefined {
  const match = /^([A-Za-z0-9](?:[A-Za-z0-9_-]{0,99}))\/([A-Za-z0-9._-]{1,100})$/.exec(text);
  const [, owner, name] = match ?? [];
  if (owner === undefined || name === undefined || name === "." || name === "..") return undefined;
  return { owner, name };
}

function sameRepository(a: Repository, b: Repository): boolean {
  return `${a.owner}/${a.name}`.toLowerCase() === `${b.owner}/${b.name}`.toLowerCase();
}

/** Mesh's rules for names (spec: mesh-api.md): none of the characters invisible, no `::`; what is too long is cut. */
function readKeyName(input: InputReader, stores: readonly SecretStore[]): string | undefined {
  const name = input.optionalText("name")?.normalize("NFC");
  if (name === undefined) return undefined;
  const invisible = INVISIBLE.test(name.replaceAll("\u{200D}", ""));
  if (invisible || name.includes("::") || isCredential(name))
    input.fault({
      what: "`name` is no name that Mesh takes.",
      input: "name",
      fix: "Use visible characters, without `::`, and no credential.",
    });
  if (stores.length > 1)
    input.fault({
      what: "`name` cannot name the keys of several secret stores.",
      input: "name",
      why: "Each store gets a key of its own, and one name could not tell them apart.",
      fix: "Remove `name`, or write one store a step.",
    });
  return shortenUniquely(name, LONGEST_KEY_NAME);
}
