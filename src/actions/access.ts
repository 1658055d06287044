import type { Repository } from "../github/port.ts";
import { parseUrl } from "../values/parse-url.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { HOSTED_MESH_URL, isLoopback } from "../mesh/address.ts";
import type { Host } from "./host.ts";
import type { InputReader } from "./input-reader.ts";
import { parseRepository } from "./places.ts";

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

/** The run that this process is part of; a shell outside GitHub Actions has none. */
export interface WorkflowRun {
  readonly repository: Repository;
  readonly runId: string;
  readonly attempt: number;
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

export function warnOfPlainHttp(apiUrl: URL, host: Host): void {
  if (apiUrl.protocol === "http:" && !isLoopback(apiUrl))
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
  return input.url("api-url", env["MESH_API_URL"] || HOSTED_MESH_URL);
}

export function readGitHubApiUrl(input: InputReader, { env }: Host): URL {
  return input.url("github-api-url", env["GITHUB_API_URL"] || GITHUB_API);
}

/** The run and the repository ids of this GitHub mean nothing to another one, and its token is none of that one's business. */
export function isOwnGitHub(githubApiUrl: URL, env: Host["env"]): boolean {
  const own = parseUrl(env["GITHUB_API_URL"] ?? "");
  return own === undefined || own.origin === githubApiUrl.origin;
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
