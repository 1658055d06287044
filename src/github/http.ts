import type { getOctokit } from "@actions/github";
import { NoAnswerError, type Http, type HttpAnswer } from "../platform/http.ts";
import type { PatienceDeps } from "../platform/patience.ts";
import { parseInstant, type Instant } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import {
  fieldsOf,
  readId,
  readSelectionPage,
  readSealingKey,
  readSecret,
  textOf,
  type Fields,
} from "./answers.ts";
import { explainRefusal, githubUnreachable, unusable, type RefusalContext } from "./failures.ts";
import { limitOf } from "./limits.ts";
import { octokitFetch } from "./octokit-fetch.ts";
import { Pace, paced } from "./pace.ts";
import type {
  GitHubPort,
  PutAnswer,
  Repository,
  RunPort,
  RunReference,
  SealedBox,
  SealingKey,
  SecretAccess,
  SecretReading,
  SecretScope,
  SecretSlot,
} from "./port.ts";
import { accessFields, secretRoute, secretsRoute, type RouteParameters } from "./routes.ts";

/** The version that every supported GitHub Enterprise Server knows (spec: github-secrets.md). */
const API_VERSION = "2022-11-28";
const PAGE_SIZE = 100;
/** 100 pages are 10,000 repositories: more is a server that turns in circles. */
const MOST_PAGES = 100;

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

/** GitHub's REST API through `@actions/github`'s Octokit, on this project's own HTTP. */
export function createGitHubHttp(deps: GitHubHttpDeps): GitHubPort & RunPort {
  const client = new GitHubHttp(deps);
  return {
    repositoryId: (repository) => client.repositoryId(repository),
    organizationId: (organization) => client.organizationId(organization),
    sealingKey: (scope) => client.sealingKey(scope),
    secret: (slot) => client.secret(slot),
    selectedRepositoryIds: (slot) => client.selectedRepositoryIds(slot),
    putSecret: (slot, box, access) => client.putSecret(slot, box, access),
    deleteSecret: (slot) => client.deleteSecret(slot),
    waitMs: (before) => client.waitMs(before),
    queuedAt: (run) => client.queuedAt(run),
  };
}

class GitHubHttp {
  readonly #deps: GitHubHttpDeps;
  readonly #pace: Pace;
  readonly #http: Http;
  #octokit: Promise<Octokit> | undefined;
  #toldExpiry = false;

  constructor(deps: GitHubHttpDeps) {
    this.#deps = deps;
    this.#pace = new Pace(deps.clock);
    this.#http = paced(deps.http, this.#pace, deps.clock);
  }

  async repositoryId({ owner, name }: Repository): Promise<string> {
    const answer = await this.#ask("GET", "/repos/{owner}/{repo}", { owner, repo: name });
    return readId(this.#expect(answer, `read the repository ${owner}/${name}`), answer);
  }

  async organizationId(organization: string): Promise<string> {
    const answer = await this.#ask("GET", "/orgs/{org}", { org: organization });
    const scope: SecretScope = { kind: "organization", organization, store: "actions" };
    return readId(this.#expect(answer, `read the organization ${organization}`, scope), answer);
  }

  async sealingKey(scope: SecretScope): Promise<SealingKey> {
    const { path, parameters } = secretsRoute(scope);
    const answer = await this.#ask("GET", `${path}/public-key`, parameters);
    return readSealingKey(this.#expect(answer, "read the sealing key", scope), answer);
  }

  async secret(slot: SecretSlot): Promise<SecretReading> {
    const { path, parameters } = secretRoute(slot);
    const answer = await this.#ask("GET", path, parameters);
    const { serverAt, receivedMs } = answer;
    // The sealing key is read beside it: that tells a missing secret from a repository out of sight.
    if (answer.status === 404) return { serverAt, receivedMs, updatedAt: undefined };
    const reading = readSecret(this.#expect(answer, "read the secret's metadata", slot.scope), answer);
    // Who may read it is written back: without knowing, a write would change it.
    if (slot.scope.kind === "organization" && reading.visibility === undefined) throw unusable(answer);
    return reading;
  }

  async selectedRepositoryIds(slot: SecretSlot): Promise<readonly string[] | undefined> {
    const { path, parameters } = secretRoute(slot);
    const ids: string[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const query = { ...parameters, per_page: PAGE_SIZE, page };
      const answer = await this.#ask("GET", `${path}/repositories`, query);
      if (answer.status === 404 || answer.status === 409) return undefined;
      const fields = this.#expect(answer, "read the selection", slot.scope);
      const { total, pageIds } = readSelectionPage(fields, answer);
      ids.push(...pageIds);
      if (ids.length >= total) return ids;
      // Half a list, written back, would take the secret away from the other half.
      if (pageIds.length === 0) throw unusable(answer);
    }
    throw githubUnreachable("its list of repositories has no end", this.#deps.apiUrl);
  }

  async putSecret(slot: SecretSlot, box: SealedBox, access?: SecretAccess): Promise<PutAnswer> {
    const { path, parameters } = secretRoute(slot);
    const value = { encrypted_value: box.encryptedValue, key_id: box.sealingKeyId };
    try {
      const answer = await this.#send("PUT", path, {
        ...{ ...parameters, ...value },
        ...(access === undefined ? {} : accessFields(access, slot.scope)),
      });
      const { status, serverAt, receivedMs } = answer;
      const stored = status === 201 || status === 204;
      return {
        ...{ kind: "answered", status, serverAt, receivedMs },
        rateLimit: limitOf(answer),
        refusal: stored ? undefined : explainRefusal(answer, this.#context("store the secret", slot.scope)),
      };
    } catch (error) {
      if (error instanceof NoAnswerError)
        return { kind: "no_answer", bytesSent: error.bytesSent, error: this.#unreachable(error) };
      // The pace let nothing out.
      if (error instanceof UserError) return { kind: "no_answer", bytesSent: false, error };
      throw error;
    }
  }

  async deleteSecret(slot: SecretSlot): Promise<void> {
    const { path, parameters } = secretRoute(slot);
    const answer = await this.#ask("DELETE", path, parameters);
    const gone =
      answer.status === 200 || answer.status === 204 || answer.status === 404 || answer.status === 410;
    if (!gone) throw explainRefusal(answer, this.#context("delete the secret", slot.scope));
  }

  waitMs(before: "write" | "target"): number {
    return this.#pace.waitMs(before);
  }

  async queuedAt({ repository, runId }: RunReference): Promise<Instant | undefined> {
    try {
      const answer = await this.#ask("GET", "/repos/{owner}/{repo}/actions/runs/{run_id}", {
        owner: repository.owner,
        repo: repository.name,
        run_id: runId,
      });
      return answer.status === 200 ? parseInstant(textOf(fieldsOf(answer)?.["created_at"])) : undefined;
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
    const last: { answer: HttpAnswer | undefined } = { answer: undefined };
    const fetch = octokitFetch({
      ...{ ...this.#deps, http: this.#http, followHttp: this.#deps.http },
      onAnswer: (answer) => {
        last.answer = answer;
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
      if (isOurs(cause) || last.answer === undefined) throw cause;
    }
    if (last.answer === undefined) throw new NoAnswerError("no answer", false);
    return last.answer;
  }

  /** Loaded on the first call: not every run has something to ask GitHub. */
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

  #expect(answer: HttpAnswer, doing: string, scope?: SecretScope): Fields {
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

/** Octokit wraps what its `fetch` threw; the wrapped error knows whether bytes were sent. */
function causeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return isOurs(cause) ? cause : error;
}

function isOurs(error: unknown): error is NoAnswerError | UserError {
  return error instanceof NoAnswerError || error instanceof UserError;
}
