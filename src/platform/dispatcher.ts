import { isIP } from "node:net";
import { Agent, EnvHttpProxyAgent, type Dispatcher } from "undici";
import { parseUrl } from "../values/parse-url.ts";
import { UserError } from "../values/user-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The way that requests take: straight, or through the proxies of the environment. */
export interface Route {
  readonly dispatcher: Dispatcher;
  /** @returns `HOST:PORT` of the proxy, where it was the proxy that could not be reached */
  readonly failedProxy: (error: unknown) => string | undefined;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Between two steps of one run nothing is slow: the connections of the first look serve the whole run. */
const KEEP_ALIVE_MS = 30_000;

/**
 * One dispatcher of undici's for `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in either case.
 *
 * @throws UserError `invalid_inputs` when one of them is no address
 */
export function createDispatcher(env: Environment): Route {
  const options = { connect: { timeout: CONNECT_TIMEOUT_MS }, keepAliveTimeout: KEEP_ALIVE_MS };
  const httpProxy = proxyAddress(env, "HTTP_PROXY");
  const httpsProxy = proxyAddress(env, "HTTPS_PROXY");
  const noProxy = env["no_proxy"] || env["NO_PROXY"];
  const proxies = [httpProxy, httpsProxy].filter((proxy) => proxy !== undefined);
  if (proxies.length === 0) return { dispatcher: new Agent(options), failedProxy: () => undefined };
  const dispatcher = quietly(
    () =>
      new EnvHttpProxyAgent({
        ...options,
        ...(httpProxy ? { httpProxy: httpProxy.href } : {}),
        ...(httpsProxy ? { httpsProxy: httpsProxy.href } : {}),
        ...(noProxy ? { noProxy } : {}),
      }),
  );
  return { dispatcher, failedProxy: (error) => proxies.find((proxy) => concerns(error, proxy))?.host };
}

/** undici warns that the class may change. Its version is ours to choose, and nobody who reads a log can act on that. */
function quietly<Made>(make: () => Made): Made {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return make();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * Most tools take `proxy:3128` for `http://proxy:3128`. The value is never quoted: it may hold a password.
 *
 * @throws UserError `invalid_inputs`
 */
function proxyAddress(env: Environment, name: string): URL | undefined {
  const value = env[name.toLowerCase()] || env[name];
  if (!value) return undefined;
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  if (url !== undefined && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw new UserError("invalid_inputs", {
    what: `The variable ${name} holds no address of a proxy.`,
    input: name,
    why: "It is set on the runner, or in the workflow's `env`, and cannot be read as `http://HOST:PORT`.",
    fix: "Correct it, or unset it where no proxy is needed.",
  });
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/**
 * A refused connection names the address and the port, a name that nobody knows the host (Node.js docs, "Common system
 * errors"); undici names both in the text of a connection that took too long.
 */
function concerns(error: unknown, proxy: URL): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, port, address, hostname, message, errors } = error as ConnectionError;
  // One try for each address of the host.
  if (errors !== undefined) return errors.some((one) => concerns(one, proxy));
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return hostname === proxy.hostname;
  const proxyPort = proxy.port || DEFAULT_PORTS[proxy.protocol];
  if (code === "UND_ERR_CONNECT_TIMEOUT") return String(message).includes(`${proxy.hostname}:${proxyPort}`);
  const sameHost = isIP(proxy.hostname) === 0 || address === proxy.hostname;
  return sameHost && `${port}` === proxyPort;
}

interface ConnectionError {
  readonly code?: unknown;
  readonly port?: number;
  readonly address?: string;
  readonly hostname?: string;
  readonly message?: string;
  readonly errors?: readonly unknown[];
}
