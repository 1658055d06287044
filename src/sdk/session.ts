import type { HttpAnswer, HttpRequest } from "../platform/http.ts";
import { NoAnswerError } from "../platform/http.ts";
import { retryAfterMs, sendPatiently, transientAnswer, type Transience } from "../platform/patience.ts";
import { HOSTED_MESH_URL, isLoopback, meshHeaders, meshUrl } from "../mesh/address.ts";
import { readEnvelope } from "../mesh/answers.ts";
import { createMeshHttp } from "../mesh/http.ts";
import type { MeshFeature } from "../mesh/port.ts";
import { SECOND_MS } from "../values/clock.ts";
import { parseUrl } from "../values/parse-url.ts";
import { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import { findCredential, heldFunction, heldKey, heldLogin, type Held } from "./credentials.ts";
import { whyNoKey } from "./credential-order.ts";
import { MeshAuthError, MeshNetworkError, MeshServerError, MeshUsageError } from "./errors.ts";
import { isCi } from "./headless.ts";
import { refusalOf, unreachable, unusableAnswer } from "./refusals.ts";
import type { Surroundings } from "./surroundings.ts";
import { readTokenAnswer, type Tokens } from "./tokens.ts";

export interface SessionOptions {
  /** A key, or a function that gives one and is asked again once after a refusal. */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  readonly apiUrl?: string | undefined;
  /** Let keys travel over plain http to another machine. */
  readonly insecure?: boolean | undefined;
  /** Sign in where nothing is found. Default: where somebody can be asked, and not in a pipeline. */
  readonly interactive?: boolean | undefined;
  readonly onNotice?: ((text: string) => void) | undefined;
}

/** One request to Mesh, before it is authenticated. */
export interface Call {
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** A repetition does no harm: it is repeated on network errors, 408, 429 and 5xx. */
  readonly repeatable?: boolean;
  /** What is asked for, as the end of "Mesh refused to …". */
  readonly doing: string;
  /** It names something that may not be there; where nothing can be missing, a 404 is a bad credential. */
  readonly mayBeMissing?: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const REQUEST_TIMEOUT_MS = 15 * SECOND_MS;
/** Longer waits than this are for who calls us to decide. */
const LONGEST_LIMIT_WAIT_MS = 5 * SECOND_MS;

/** Authenticated requests to one Mesh service, with whatever credential is found at the first of them. */
export class MeshSession {
  readonly baseUrl: URL;
  readonly surroundings: Surroundings;
  readonly #options: SessionOptions;
  #held: Promise<Held> | undefined;
  #features: Promise<ReadonlySet<MeshFeature>> | undefined;

  /** @throws MeshUsageError for an address that keys may not travel to */
  constructor(options: SessionOptions, surroundings: Surroundings) {
    this.#options = options;
    this.surroundings = surroundings;
    const { apiUrl = surroundings.env["MESH_API_URL"] || HOSTED_MESH_URL, insecure = false } = options;
    this.baseUrl = readBaseUrl(apiUrl, insecure);
  }

  /** The credential, found or asked for once. @throws MeshAuthError */
  credential(): Promise<Held> {
    this.#held ??= this.#findCredential();
    // A person who did not finish signing in may try again.
    this.#held.catch(() => (this.#held = undefined));
    return this.#held;
  }

  /** What a login is worth is decided by who asked for it: it takes the place of whatever was found before. */
  useLogin(tokens: Tokens): void {
    this.#held = Promise.resolve(this.#loginOf(tokens, "file"));
  }

  /** What the service can do beyond the basic API; empty for the basic service. Asked once. @throws MeshError */
  features(): Promise<ReadonlySet<MeshFeature>> {
    this.#features ??= this.#discover();
    this.#features.catch(() => (this.#features = undefined));
    return this.#features;
  }

  /** Sends with the credential; once more with another one where Mesh refused it and there is another. @throws MeshError */
  async send(call: Call): Promise<HttpAnswer> {
    const held = await this.credential();
    const credential = await held.current();
    const answer = await this.sendAs(credential, call);
    if (answer.status !== 401) return answer;
    const next = await held.replacing(credential);
    return next === undefined ? answer : this.sendAs(next, call);
  }

  /** The fields of a successful answer. @throws MeshError */
  async ask(call: Call): Promise<Fields> {
    return this.expect(await this.send(call), call);
  }

  /** @throws MeshNetworkError */
  async sendAs(credential: Sensitive | undefined, call: Call): Promise<HttpAnswer> {
    const { method, path, body, headers = {}, timeoutMs = REQUEST_TIMEOUT_MS } = call;
    const request: HttpRequest = {
      ...{ method, timeoutMs, url: meshUrl(this.baseUrl, path) },
      headers: { ...meshHeaders(credential, body !== undefined), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const { http } = this.surroundings;
    try {
      if (call.repeatable ?? method !== "POST")
        return await sendPatiently(http, request, this.surroundings, briefTransience);
      return await http.send(request);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      throw unreachable(error.message, this.baseUrl, error.bytesSent && method !== "GET");
    }
  }

  /** @throws MeshError for anything but success in JSON */
  expect(answer: HttpAnswer, { doing, mayBeMissing = false }: Pick<Call, "doing" | "mayBeMissing">): Fields {
    const envelope = readEnvelope(answer);
    const succeeded = answer.status >= 200 && answer.status < 300 && envelope?.["success"] !== false;
    if (!succeeded) throw refusalOf(answer, { doing, mayBeMissing, credential: this.#sourceText });
    if (envelope === undefined)
      throw new MeshServerError("mesh_answer_unusable", {
        what: `Asked to ${doing}, Mesh answered with something that is no JSON (HTTP ${answer.status}).`,
        fix: "Check `apiUrl` or MESH_API_URL: it may be the address of a web page.",
      });
    return envelope;
  }

  notice(text: string): void {
    const { hasScreen, say } = this.surroundings;
    if (this.#options.onNotice !== undefined) this.#options.onNotice(text);
    else if (hasScreen) say(text);
  }

  async close(): Promise<void> {
    await this.surroundings.http.close();
  }

  #sourceText = "the credential";

  async #findCredential(): Promise<Held> {
    const held = await this.#foundCredential();
    this.#sourceText = held.source;
    return held;
  }

  async #foundCredential(): Promise<Held> {
    const { apiKey } = this.#options;
    if (typeof apiKey === "string") return heldKey(asKey(apiKey), "the argument `apiKey`");
    if (apiKey !== undefined) return heldFunction(async () => asKey(await apiKey()));
    const choice = findCredential(this.surroundings, this.baseUrl);
    for (const text of choice.notices) this.notice(text);
    switch (choice.kind) {
      case "refused":
        throw new MeshAuthError("credential_rejected", choice.fault);
      case "key":
        return heldKey(choice.key, choice.source);
      case "tokens":
        return this.#usable(choice.tokens, choice.from);
      case "none":
        return this.#signIn();
    }
  }

  /** A login that can no longer be refreshed is none; where somebody can be asked, it is made anew. */
  async #usable(tokens: Tokens, from: "environment" | "file"): Promise<Held> {
    const held = this.#loginOf(tokens, from);
    try {
      await held.current();
      return held;
    } catch (error) {
      if (!(error instanceof MeshAuthError) || from === "environment" || !this.#mayAsk()) throw error;
      this.notice(error.faults[0].what);
      return this.#signIn();
    }
  }

  #loginOf(tokens: Tokens, from: "environment" | "file"): Held {
    return heldLogin(tokens, from, {
      surroundings: this.surroundings,
      baseUrl: this.baseUrl,
      refresh: (old) => this.#refresh(old),
      onNotice: (text) => this.notice(text),
    });
  }

  async #refresh(old: Tokens): Promise<Tokens> {
    const doing = "refresh the login";
    const body = { refresh_token: old.refreshToken?.reveal(), client_type: old.clientType };
    const answer = await this.sendAs(undefined, { method: "POST", path: "/auth/refresh-token", body, doing });
    if (answer.status === 400 || answer.status === 401 || answer.status === 403)
      throw new MeshAuthError("not_authenticated", {
        what: "The login has ended and cannot be refreshed.",
        fix: "Sign in again with `mesh-pre-deploy login`, or set MESH_API_KEY.",
      });
    const facts = {
      now: this.surroundings.clock.now(),
      apiOrigin: this.baseUrl.origin,
      clientType: old.clientType,
    };
    const tokens = readTokenAnswer(this.expect(answer, { doing }), facts);
    if (tokens === undefined) throw unusableAnswer(answer, doing);
    // A service that does not rotate refresh tokens does not repeat them either.
    return { ...tokens, refreshToken: tokens.refreshToken ?? old.refreshToken };
  }

  #mayAsk(): boolean {
    const { terminal, env } = this.surroundings;
    return terminal !== undefined && (this.#options.interactive ?? !isCi(env));
  }

  async #signIn(): Promise<Held> {
    if (!this.#mayAsk()) throw nobodySignedIn();
    const { signIn, strayLogin } = await import("./login/sign-in.ts");
    const tokens = (await strayLogin(this)) ?? (await signIn(this, undefined));
    return this.#loginOf(tokens, "file");
  }

  async #discover(): Promise<ReadonlySet<MeshFeature>> {
    const { http, clock, random } = this.surroundings;
    const nobody = { credential: new Sensitive(""), mask: () => undefined };
    try {
      const port = createMeshHttp({ http, clock, random, baseUrl: this.baseUrl, ...nobody });
      return (await port.discover()).features;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const [fault] = error.faults;
      if (error.code === "mesh_unreachable") throw new MeshNetworkError(error.code, fault, false);
      throw new MeshServerError(error.code, fault);
    }
  }
}

/** In a pipeline nobody answers a question, and a prompt would wait until the job is killed. */
function nobodySignedIn(): MeshAuthError {
  return new MeshAuthError("not_authenticated", {
    what: "There is no Mesh credential.",
    why: "Neither MESH_API_KEY nor MESH_API_KEY_FILE is set, nobody has signed in on this machine, and nobody is there to be asked.",
    fix: "Set MESH_API_KEY, or sign in at a terminal with `mesh-pre-deploy login`.",
  });
}

/** Waiting for a limit is left to the caller, who is told how long; a moment is waited out. */
function briefTransience(answer: HttpAnswer): Transience {
  const transient = transientAnswer(answer);
  if (answer.status !== 429) return transient;
  return (retryAfterMs(answer) ?? Number.POSITIVE_INFINITY) <= LONGEST_LIMIT_WAIT_MS ? transient : undefined;
}

function asKey(value: string): Sensitive {
  const why = whyNoKey(value);
  if (why === undefined) return new Sensitive(value);
  throw new MeshUsageError("invalid_inputs", {
    what: `\`apiKey\` is no Mesh API key: ${why}.`,
    fix: "Pass a key as `mesh-pre-deploy` shows it.",
  });
}

function readBaseUrl(text: string, insecure: boolean): URL {
  const url = parseUrl(text);
  const usable = url !== undefined && (url.protocol === "https:" || url.protocol === "http:");
  if (!usable || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw new MeshUsageError("invalid_inputs", {
      what: "The address of the Mesh service is none.",
      input: "apiUrl",
      fix: "Use an address that starts with `https://`, without credentials or query, in `apiUrl` or MESH_API_URL.",
    });
  if (url.protocol === "https:" || isLoopback(url) || insecure) return url;
  throw new MeshUsageError("invalid_inputs", {
    what: `The address ${url.origin} is plain http: whoever is on the way could read the key.`,
    input: "apiUrl",
    fix: "Use https. In a network that you trust, say `insecure`.",
  });
}
