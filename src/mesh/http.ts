import type { Http, HttpAnswer, HttpRequest } from "../platform/http.ts";
import { NoAnswerError } from "../platform/http.ts";
import { retryAfterMs, sendPatiently, type PatienceDeps } from "../platform/patience.ts";
import { MINUTE_MS, SECOND_MS } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { meshHeaders, meshUrl } from "./address.ts";
import { readEnvelope, readFeatures, readIntrospection, readKey, readMintedKey } from "./answers.ts";
import { dateless, meshRefusal, meshUnreachable, unusable } from "./failures.ts";
import type { Introspection, MeshKey, MeshPort, MintAnswer, MintRequest } from "./port.ts";

const REQUEST_TIMEOUT_MS = 10 * SECOND_MS;
/** The hosted service hangs on create now and then, and answers in the end (spec: mesh-api.md, Basic). */
const MINT_TIMEOUT_MS = MINUTE_MS;
const MOST_MINT_TRIES = 3;
const MINT_PAUSE_MS = 500;
const PAGE_SIZE = 100;
/** 100 pages are 10,000 keys: more is a server that turns in circles. */
const MOST_PAGES = 100;

export interface MeshHttpDeps extends PatienceDeps {
  readonly http: Http;
  /** With or without a trailing slash. */
  readonly baseUrl: URL;
  /** Mints, lists and revokes. */
  readonly credential: Sensitive;
  /** Told of a new key before anything else can happen to it. */
  readonly mask: (secret: Sensitive) => void;
}

/** The Mesh API over HTTP (spec: mesh-api.md). Follows no redirect: undici would carry `x-api-key` to another origin. */
export function createMeshHttp(deps: MeshHttpDeps): MeshPort {
  const client = new MeshHttp(deps);
  return {
    discover: () => client.discover(),
    listKeys: (meta) => client.listKeys(meta),
    findKey: (keyId) => client.findKey(keyId),
    whoami: (credential) => client.introspect("/api/v1/whoami", credential),
    profile: (credential) => client.introspect("/auth/profile", credential),
    mint: (request) => client.mint(request),
    revoke: (keyId, reason) => client.revoke(keyId, reason),
    expire: (keyId, inMs) => client.expire(keyId, inMs),
  };
}

class MeshHttp {
  readonly #deps: MeshHttpDeps;

  constructor(deps: MeshHttpDeps) {
    this.#deps = deps;
  }

  async discover(): ReturnType<MeshPort["discover"]> {
    const answer = await this.#read("/.well-known/mesh-configuration");
    const { status, serverAt, receivedMs, headers } = answer;
    if (status >= 500 || status === 408 || status === 429 || (status >= 300 && status < 400))
      throw meshRefusal(answer, "tell what it can do");
    // Half an answer must not make a full service look like a basic one: its keys would get no label.
    const meantAsJson = status === 200 && (headers["content-type"] ?? "").includes("json");
    if (meantAsJson && readEnvelope(answer) === undefined) throw unusable(answer, "tell what it can do");
    // Any other refusal, and a web page, is a service that knows the basic API only.
    const features = readFeatures(answer);
    // The ages of keys are told by the service's own clock, never by the runner's.
    if (features.size > 0 && headers["date"] === undefined) throw dateless(answer);
    return { serverAt, receivedMs, features };
  }

  async listKeys(meta: Readonly<Record<string, string>>): Promise<readonly MeshKey[]> {
    const keys: MeshKey[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ status: "active", limit: String(PAGE_SIZE) });
      for (const [field, value] of Object.entries(meta)) query.set(`meta.${field}`, value);
      if (cursor !== undefined) query.set("cursor", cursor);
      const answer = await this.#read(`/api/v1/api-keys?${query.toString()}`, this.#deps.credential);
      const { api_keys: records, next_cursor: next } = this.#expect(answer, "list keys");
      if (!Array.isArray(records)) throw unusable(answer, "list keys");
      keys.push(...records.map((record) => readKey(record, answer)));
      if (typeof next !== "string" || next === "") return keys;
      cursor = next;
    }
    throw meshUnreachable("its list of keys has no end", this.#deps.baseUrl);
  }

  async findKey(keyId: string): Promise<MeshKey | undefined> {
    const answer = await this.#read(`/api/v1/api-keys/${encodeURIComponent(keyId)}`, this.#deps.credential);
    if (answer.status === 404) return undefined;
    const envelope = this.#expect(answer, "show a key");
    return readKey(envelope["api_key"] ?? envelope, answer);
  }

  async introspect(path: string, credential: Sensitive): Promise<Introspection> {
    const answer = await this.#read(path, credential);
    const { status } = answer;
    const rejected = status === 401 || status === 403 || status === 404;
    if (rejected) return { kind: "rejected", status, code: errorCode(answer) };
    return readIntrospection(this.#expect(answer, "check a credential"));
  }

  async mint(request: MintRequest): Promise<MintAnswer> {
    const { name, meta, expiresInMs, scopes, idempotencyKey } = request;
    const body = {
      name,
      ...(meta === undefined ? {} : { meta }),
      ...(expiresInMs === undefined ? {} : { expires_in: Math.floor(expiresInMs / SECOND_MS) }),
      ...(scopes === undefined ? {} : { scopes }),
    };
    const headers = idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey.reveal() };
    const sent = this.#request("POST", "/api/v1/api-keys", {
      credential: this.#deps.credential,
      body,
      headers,
      timeoutMs: MINT_TIMEOUT_MS,
    });
    for (let tries = 1; ; tries += 1) {
      try {
        return this.#minted(await this.#deps.http.send(sent));
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
        if (error.bytesSent) return { kind: "unknown", cause: error.message };
        if (tries === MOST_MINT_TRIES)
          return { kind: "rejected", error: meshUnreachable(error.message, this.#deps.baseUrl) };
        // No byte left this machine, so no key came to be: trying again is safe.
        await this.#deps.clock.sleep(MINT_PAUSE_MS * tries);
      }
    }
  }

  /** Anything but a whole, usable answer may hide a key that was made. */
  #minted(answer: HttpAnswer): MintAnswer {
    const { status } = answer;
    if (status >= 500 || status === 408) return { kind: "unknown", cause: `HTTP ${status}` };
    if (status === 409 && answer.headers["retry-after"] !== undefined)
      return { kind: "unknown", cause: "an earlier request with the same idempotency key is still running" };
    const envelope = readEnvelope(answer);
    if (status < 200 || status >= 300 || envelope?.["success"] === false) return mintRefusal(answer);
    const minted = envelope && readMintedKey(envelope, answer);
    if (minted === undefined) return { kind: "unknown", cause: "the answer holds no usable key" };
    this.#deps.mask(minted.key);
    return { kind: "minted", ...minted };
  }

  async revoke(keyId: string, reason: string): Promise<void> {
    const path = `/api/v1/api-keys/${encodeURIComponent(keyId)}?reason=${encodeURIComponent(reason)}`;
    const answer = await this.#change("DELETE", path);
    // 404 and 410: it is gone already, which is all that was wanted (F34).
    const gone =
      (answer.status >= 200 && answer.status < 300) || answer.status === 404 || answer.status === 410;
    if (!gone || readEnvelope(answer)?.["success"] === false) throw meshRefusal(answer, `revoke ${keyId}`);
  }

  async expire(keyId: string, inMs: number): Promise<void> {
    const path = `/api/v1/api-keys/${encodeURIComponent(keyId)}`;
    const answer = await this.#change("PATCH", path, { expires_in: Math.ceil(inMs / SECOND_MS) });
    const { status } = answer;
    if (status === 404 || status === 410) return;
    const refused = status < 200 || status >= 300 || readEnvelope(answer)?.["success"] === false;
    if (refused) throw meshRefusal(answer, `give ${keyId} an end`);
  }

  #read(path: string, credential?: Sensitive): Promise<HttpAnswer> {
    return this.#patiently(this.#request("GET", path, credential === undefined ? {} : { credential }));
  }

  #change(method: "DELETE" | "PATCH", path: string, body?: object): Promise<HttpAnswer> {
    const { credential } = this.#deps;
    return this.#patiently(
      this.#request(method, path, body === undefined ? { credential } : { credential, body }),
    );
  }

  async #patiently(request: HttpRequest): Promise<HttpAnswer> {
    try {
      return await sendPatiently(this.#deps.http, request, this.#deps);
    } catch (error) {
      if (error instanceof NoAnswerError) throw meshUnreachable(error.message, this.#deps.baseUrl);
      throw error;
    }
  }

  #request(
    method: HttpRequest["method"],
    path: string,
    parts: { credential?: Sensitive; body?: object; headers?: Record<string, string>; timeoutMs?: number },
  ): HttpRequest {
    const { credential, body, headers, timeoutMs = REQUEST_TIMEOUT_MS } = parts;
    return {
      method,
      url: meshUrl(this.#deps.baseUrl, path),
      headers: { ...meshHeaders(credential, body !== undefined), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs,
    };
  }

  #expect(answer: HttpAnswer, doing: string): Readonly<Record<string, unknown>> {
    const envelope = readEnvelope(answer);
    const ok = answer.status >= 200 && answer.status < 300;
    if (!ok || envelope?.["success"] === false) throw meshRefusal(answer, doing);
    if (envelope === undefined) throw unusable(answer, doing);
    return envelope;
  }
}

function mintRefusal(answer: HttpAnswer): MintAnswer {
  const error = meshRefusal(answer, "mint a key");
  if (answer.status !== 429) return { kind: "rejected", error };
  return { kind: "rejected", error, waitMs: retryAfterMs(answer) ?? MINUTE_MS };
}

function errorCode(answer: HttpAnswer): string | undefined {
  const code = readEnvelope(answer)?.["code"];
  return typeof code === "string" ? code : undefined;
}
