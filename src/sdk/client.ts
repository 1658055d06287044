import type {
  GeneratedKey,
  GenerateOptions,
  ApiKeyRecord,
  Duration,
  Identity,
  ListOptions,
  Revoked,
  RotatedKey,
} from "./keys.ts";
import type { MeshSession, SessionOptions } from "./session.ts";

export interface MeshClientOptions {
  /** A key, or a function that gives one and is asked again once after a 401. Default: found in the environment. */
  readonly apiKey?: SessionOptions["apiKey"];
  /** Default: `MESH_API_URL`, else the hosted service. */
  readonly apiUrl?: string;
  /** Let keys travel over plain http to another machine. Default: refused. */
  readonly insecure?: boolean;
  /** Sign in where no credential is found. Default: at a terminal, and not in a pipeline. */
  readonly interactive?: boolean;
  /** Told what a person may want to know. Default: stderr, where it is a screen. */
  readonly onNotice?: (text: string) => void;
}

export interface GenerateApiKeyOptions extends GenerateOptions {
  /** Show the key with instructions on stderr. Default: where stderr is a screen and this is no pipeline. */
  readonly display?: boolean;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

let defaults: MeshClientOptions = {};

/**
 * Sets what clients use that are made without options from now on, as `mesh.init()` of the Python SDK.
 *
 * @returns a client with these options. Nothing is sent before its first call.
 */
export function init(options: MeshClientOptions = {}): MeshClient {
  defaults = options;
  return new MeshClient(options);
}

/**
 * A client of the Mesh API. It finds its credential at the first call: the option `apiKey`, `MESH_API_KEY_FILE`,
 * `MESH_API_KEY`, tokens of the environment, the login that `mesh-pre-deploy login` left; else it signs a person in.
 *
 * Every method throws `MeshAuthError` without a usable credential, `MeshNetworkError` when no answer comes (after three
 * more tries, for what may be repeated), `MeshRateLimitError`, `MeshPermissionError` and `MeshServerError`.
 */
export class MeshClient {
  readonly #options: MeshClientOptions;
  #session: Promise<MeshSession> | undefined;

  constructor(options: MeshClientOptions = {}) {
    this.#options = { ...defaults, ...options };
  }

  /**
   * Makes an API key. Its value is in the answer, this once.
   *
   * @throws MeshConflictError with `ifExists: "error"` where the name is taken; MeshUnsupportedError for options that the
   * service does not know; MeshNetworkError with `mayHaveHappened` when a key may have been made that nobody holds.
   */
  async generateApiKey(options: GenerateApiKeyOptions = {}): Promise<GeneratedKey> {
    const [session, { generateKey }] = await Promise.all([this.#open(), import("./keys.ts")]);
    const generated = await generateKey(options, session);
    await display(generated, options.display, session);
    return generated;
  }

  /** All keys of the account that match, newest first. Never a value. @throws MeshUnsupportedError on a basic service */
  async listApiKeys(options: ListOptions = {}): Promise<readonly ApiKeyRecord[]> {
    const [session, { listKeys }] = await Promise.all([this.#open(), import("./keys.ts")]);
    return listKeys(options, session);
  }

  /** Ends a key at once, for good; one that has ended already is success. @throws MeshNotFoundError, MeshUnsupportedError */
  async revokeApiKey(keyId: string, options: { readonly reason?: string } = {}): Promise<Revoked> {
    const [session, { revokeKey }] = await Promise.all([this.#open(), import("./keys.ts")]);
    return revokeKey(keyId, options, session);
  }

  /**
   * Replaces a key: the successor has its name and scopes, the predecessor works through the grace period.
   *
   * @param options.grace 0 to a week, as `24h` or in milliseconds. Default `24h`.
   * @throws MeshNotFoundError, MeshConflictError while an earlier rotation is under way, MeshUnsupportedError
   */
  async rotateApiKey(keyId: string, options: { readonly grace?: Duration } = {}): Promise<RotatedKey> {
    const [session, { rotateKey }] = await Promise.all([this.#open(), import("./keys.ts")]);
    return rotateKey(keyId, { grace: options.grace ?? "24h" }, session);
  }

  /** Whose credential this is, and which key. Counts as use. */
  async whoami(): Promise<Identity> {
    const [session, { whoAmI }] = await Promise.all([this.#open(), import("./keys.ts")]);
    return whoAmI(session);
  }

  /**
   * Any route of Mesh's, authenticated. `GET`, `PUT`, `PATCH` and `DELETE` are repeated on network errors and 5xx,
   * `POST` is not.
   *
   * @param path begins with one `/`: it can name no other host.
   * @returns the JSON of the answer
   * @throws MeshNotFoundError on 404
   */
  async request(method: Method, path: string, body?: object): Promise<unknown> {
    const [session, { checkPath }] = await Promise.all([this.#open(), import("./request-path.ts")]);
    const doing = `answer ${method} ${checkPath(path).split("?")[0]}`;
    return session.ask({ method, path, body, doing, mayBeMissing: true });
  }

  /** Ends the connections; without it they end by themselves, and keep no process alive. */
  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await (await session)?.close();
  }

  /** Nothing is loaded or looked at before the first call: importing the SDK costs next to nothing. */
  #open(): Promise<MeshSession> {
    this.#session ??= Promise.all([import("./session.ts"), import("./live-surroundings.ts")]).then(
      ([{ MeshSession }, { liveSurroundings }]) => new MeshSession(this.#options, liveSurroundings()),
    );
    return this.#session;
  }
}

async function display(
  generated: GeneratedKey,
  wanted: boolean | undefined,
  { surroundings }: MeshSession,
): Promise<void> {
  if (wanted === false) return;
  const [{ isCi }, { keyDisplay }] = await Promise.all([import("./headless.ts"), import("./key-display.ts")]);
  if (wanted === true || (surroundings.hasScreen && !isCi(surroundings.env)))
    surroundings.say(keyDisplay(generated));
}
