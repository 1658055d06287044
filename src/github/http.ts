import type { getOctokit } from "@actions/github";
import { NoAnswerError, type Http, type HttpAnswer } from "../platform/http.ts";
import type { PatienceDeps } from "../platform/patience.ts";
import { parseInstant, type Instant } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import { explainRefusal, githubUnreachable, unusable, type RefusalContext } from "./failures.ts";
import { limitOf } from "./limits.ts";
import { octokitFetch } from "./octokit-fetch.ts";
import type {
  GitHubPort,
  PutAnswer,
  Repository,
  RunPort,
  RunReference,
  SealedBox,
  SealingKey,
  SecretReading,
  SecretScope,
  SecretSlot,
} from "./port.ts";

/** The version that every supported GitHub Enterprise Server knows (spec: github-secrets.md). */
const API_VERSION = "2022-11-28";

export interface GitHubHttpDeps extends PatienceDeps {
  readonly http: Http;
  /** `https://api.github.com`, or `https://HOST/api/v3`; a trailing slash is tolerated. */
  readonly apiUrl: URL;
  readonly token: Sensitive;
  /** The input that the token came from, for error messages. */
  readonly tokenInput: string;
  /** Told once when the answers say that the token ends at some time. */
  readonly onTokenExpiry?: (expiresAt: Instant, now: Instant) => void;
}

type Octokit = ReturnType<typeof getOctokit>;
type RouteParameters = Readonly<Record<string, unknown>>;

/** GitHub's REST API through `@actions/github`'s Octokit, on this project's own HTTP. */
export function createGitHubHttp(deps: GitHubHttpDeps): GitHubPort & RunPort {
  const client = new GitHubHttp(deps);
  return {
    repositoryId: (repository) => client.repositoryId(repository),
    sealingKey: (scope) => client.sealingKey(scope),
    secret: (slot) => client.secret(slot),
    putSecret: (slot, box) => client.putSecret(slot, box),
    deleteSecret: (slot) => client.deleteSecret(slot),
    queuedAt: (run) => client.queuedAt(run),
  };
}

class GitHubHttp {
  readonly #deps: GitHubHttpDeps;
  #octokit: Promise<Octokit> | undefined;
  #toldExpiry = false;

  constructor(deps: GitHubHttpDeps) {
    this.#deps = deps;
  }

  async repositoryId({ owner, name }: Repository): Promise<string> {
    const answer = await this.#ask("GET", "/repos/{owner}/{repo}", { owner, repo: name });
    const id = this.#expect(answer, "read the repository")["id"];
    if (typeof id !== "number" && typeof id !== "string") throw unusable(answer);
    return String(id);
  }

  async sealingKey(scope: SecretScope): Promise<SealingKey> {
    const { path, parameters } = secretsPath(scope);
    const answer = await this.#ask("GET", `${path}/public-key`, parameters);
    const { key_id: sealingKeyId, key: publicKey } = this.#expect(answer, "read the sealing key", scope);
    if (typeof sealingKeyId !== "string" || typeof publicKey !== "string") throw unusable(answer);
    return { sealingKeyId, publicKey };
  }

  async secret({ scope, secretName }: SecretSlot): Promise<SecretReading> {
    const { path, parameters } = secretsPath(scope);
    const answer = await this.#ask("GET", `${path}/{secret_name}`, {
      ...parameters,
      secret_name: secretName,
    });
    const { serverAt, receivedMs } = answer;
    // The sealing key is read beside it: that tells a missing secret from a repository out of sight.
    if (answer.status === 404) return { serverAt, receivedMs, updatedAt: undefined };
    const updatedAt = parseInstant(
      asText(this.#expect(answer, "read the secret's metadata", scope)["updated_at"]),
    );
    if (updatedAt === undefined) throw unusable(answer);
    return { serverAt, receivedMs, updatedAt };
  }

  async putSecret({ scope, secretName }: SecretSlot, box: SealedBox): Promise<PutAnswer> {
    const { path, parameters } = secretsPath(scope);
    const body = { encrypted_value: box.encryptedValue, key_id: box.sealingKeyId };
    try {
      const answer = await this.#send("PUT", `${path}/{secret_name}`, {
        ...parameters,
        secret_name: secretName,
        ...body,
      });
      const { status, serverAt, receivedMs } = answer;
      const stored = status === 201 || status === 204;
      return {
        ...{ kind: "answered", status, serverAt, receivedMs },
        rateLimit: limitOf(answer),
        refusal: stored ? undefined : explainRefusal(answer, this.#context("store the secret", scope)),
      };
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      return { kind: "no_answer", bytesSent: error.bytesSent, error: this.#unreachable(error) };
    }
  }

  async deleteSecret({ scope, secretName }: SecretSlot): Promise<void> {
    const { path, parameters } = secretsPath(scope);
    const answer = await this.#ask("DELETE", `${path}/{secret_name}`, {
      ...parameters,
      secret_name: secretName,
    });
    const gone =
      answer.status === 200 || answer.status === 204 || answer.status === 404 || answer.status === 410;
    if (!gone) throw explainRefusal(answer, this.#context("delete the secret", scope));
  }

  async queuedAt({ repository, runId }: RunReference): Promise<Instant | undefined> {
    try {
      const answer = await this.#ask("GET", "/repos/{owner}/{repo}/actions/runs/{run_id}", {
        owner: repository.owner,
        repo: repository.name,
        run_id: runId,
      });
      return answer.status === 200 ? parseInstant(asText(fieldsOf(answer)?.["created_at"])) : undefined;
    } catch (error) {
      // Optional evidence: without it the run only knows less.
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }

  #ask(method: string, route: string, parameters: RouteParameters): Promise<HttpAnswer> {
    return this.#send(method, route, parameters).catch((error: unknown) => {
      throw error instanceof NoAnswerError ? this.#unreachable(error) : error;
    });
  }

  /** Octokit builds the request; what came back is taken as it was, whatever its status. */
  async #send(method: string, route: string, parameters: RouteParameters): Promise<HttpAnswer> {
    const octokit = await (this.#octokit ??= this.#connect());
    const box: { answer: HttpAnswer | undefined } = { answer: undefined };
    const fetch = octokitFetch({
      ...this.#deps,
      onAnswer: (answer) => {
        box.answer = answer;
        this.#noticeExpiry(answer);
      },
    });
    try {
      await octokit.request({
        ...{ method, url: route, baseUrl: this.#baseUrl() },
        ...parameters,
        headers: { "x-github-api-version": API_VERSION },
        request: { fetch },
      });
    } catch (error) {
      // The answer before a redirect says nothing of the request after it: that one may have been lost on its way back.
      const cause = causeOf(error);
      if (cause instanceof NoAnswerError || box.answer === undefined) throw cause;
    }
    if (box.answer === undefined) throw new NoAnswerError("no answer", false);
    return box.answer;
  }

  /** Loaded while the first requests to Mesh are on the wire: it costs 30 ms to start. */
  async #connect(): Promise<Octokit> {
    const { getOctokit } = await import("@actions/github");
    const silent = (): undefined => undefined;
    // Octokit's own log would print deprecation notes of the API into the user's log.
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    return getOctokit(this.#deps.token.reveal(), { baseUrl: this.#baseUrl(), log });
  }

  #baseUrl(): string {
    return this.#deps.apiUrl.href.replace(/\/+$/, "");
  }

  #noticeExpiry({ headers, serverAt }: HttpAnswer): void {
    const expiresAt = parseInstant(headers["github-authentication-token-expiration"]?.replace(" UTC", "Z"));
    if (expiresAt === undefined || this.#toldExpiry) return;
    this.#toldExpiry = true;
    this.#deps.onTokenExpiry?.(expiresAt, serverAt);
  }

  #expect(answer: HttpAnswer, doing: string, scope?: SecretScope): Readonly<Record<string, unknown>> {
    if (answer.status !== 200) throw explainRefusal(answer, this.#context(doing, scope));
    const fields = fieldsOf(answer);
    if (fields === undefined) throw unusable(answer);
    return fields;
  }

  #context(doing: string, scope: SecretScope | undefined): RefusalContext {
    return { doing, scope, tokenInput: this.#deps.tokenInput };
  }

  #unreachable(error: NoAnswerError): UserError {
    return githubUnreachable(error.message, this.#deps.apiUrl);
  }
}

/** Route template and its parameters: Octokit URL-encodes each, so that an environment may be called `a/b` (F18). */
function secretsPath(scope: SecretScope): { path: string; parameters: RouteParameters } {
  const { owner, name: repo } = scope.repository;
  return scope.kind === "environment"
    ? {
        path: "/repos/{owner}/{repo}/environments/{environment_name}/secrets",
        parameters: { owner, repo, environment_name: scope.environment },
      }
    : { path: "/repos/{owner}/{repo}/{store}/secrets", parameters: { owner, repo, store: scope.store } };
}

function fieldsOf({ body }: HttpAnswer): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Octokit wraps what its `fetch` threw; the wrapped error knows whether bytes were sent. */
function causeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof NoAnswerError ? cause : error;
}
