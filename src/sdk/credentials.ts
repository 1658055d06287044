import { join } from "node:path";
import { readTextFile } from "../platform/files.ts";
import { readPrivateFile, withFileLock, writePrivateFile } from "../platform/private-files.ts";
import { errorCode } from "../values/error-code.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { chooseCredential, type CredentialChoice } from "./credential-order.ts";
import type { Surroundings } from "./surroundings.ts";
import { belongTo, decodeTokens, encodeTokens, isFresh, tokensOfEnvironment, type Tokens } from "./tokens.ts";

/** What requests authenticate with. */
export interface Held {
  readonly kind: "key" | "login";
  /** For people: where it came from. Never the value. */
  readonly source: string;
  current(): Promise<Sensitive>;
  /** Mesh refused the credential: another one, or `undefined` where there is none. */
  replacing(refused: Sensitive): Promise<Sensitive | undefined>;
}

/** A key lives until it is revoked: no expiry is looked at, nothing is ever refreshed. */
export function heldKey(key: Sensitive, source: string): Held {
  return { kind: "key", source, current: async () => key, replacing: async () => undefined };
}

/** A program that gives the key itself is asked again once after a refusal: it may have rotated meanwhile. */
export function heldFunction(ask: () => Promise<Sensitive>): Held {
  let known: Promise<Sensitive> | undefined;
  const askAnew = (): Promise<Sensitive> => {
    const asked = ask();
    // A vault that fails once may answer the next time.
    asked.catch(() => (known = undefined));
    return (known = asked);
  };
  return {
    kind: "key",
    source: "the argument `apiKey`",
    current: () => known ?? askAnew(),
    replacing: async (refused) => {
      const next = await askAnew();
      return next.equals(refused) ? undefined : next;
    },
  };
}

/** Looks at everything that could hold a credential, and decides. */
export function findCredential(surroundings: Surroundings, baseUrl: URL): CredentialChoice {
  const { env, machine, clock } = surroundings;
  const keyFile = env["MESH_API_KEY_FILE"];
  const path = tokenPath(surroundings);
  return chooseCredential({
    keyFile: keyFile ? { path: keyFile, reading: readTextFile(machine.workingFolder, keyFile) } : undefined,
    keyOfEnvironment: env["MESH_API_KEY"] || undefined,
    tokensOfEnvironment: tokensOfEnvironment(env, baseUrl),
    tokenFile: { path: path ?? "", reading: path === undefined ? { kind: "absent" } : readPrivateFile(path) },
    ...{ baseUrl, now: clock.now() },
  });
}

/** `~/.mesh/token.json`; `undefined` for a user without a home. */
export function tokenPath({ machine }: Pick<Surroundings, "machine">): string | undefined {
  return machine.homeFolder && join(machine.homeFolder, ".mesh", "token.json");
}

/** Where the published Python client leaves a login on a machine without a display. */
export function strayTokenPath({ machine }: Pick<Surroundings, "machine">): string {
  return join(machine.workingFolder, ".mesh_token.json");
}

/** @returns why it could not be kept, for a person; `undefined`: it was. */
export function keepTokens(tokens: Tokens, surroundings: Surroundings): string | undefined {
  const path = tokenPath(surroundings);
  if (path === undefined) return "this user has no home folder";
  try {
    writePrivateFile(path, encodeTokens(tokens), surroundings.random);
    return undefined;
  } catch (error) {
    return `${path} cannot be written (${errorCode(error) ?? "unknown reason"})`;
  }
}

export interface LoginDeps {
  readonly surroundings: Surroundings;
  readonly baseUrl: URL;
  /** Asks the service for fresh tokens. @throws MeshAuthError when the login has ended */
  readonly refresh: (tokens: Tokens) => Promise<Tokens>;
  readonly onNotice: (text: string) => void;
}

/** Tokens that are refreshed once for all concurrent callers, and once for all processes where they come from the file. */
export function heldLogin(first: Tokens, from: "environment" | "file", deps: LoginDeps): Held {
  let tokens = first;
  let refreshing: Promise<Tokens> | undefined;
  const path = from === "file" ? tokenPath(deps.surroundings) : undefined;
  const renew = (refused: Tokens): Promise<Tokens> => {
    refreshing ??= renewed(refused, path, deps).finally(() => (refreshing = undefined));
    return refreshing;
  };
  return {
    kind: "login",
    source: from === "file" ? "your login" : "MESH_ACCESS_TOKEN",
    current: async () => {
      if (!isFresh(tokens, deps.surroundings.clock.now()) && tokens.refreshToken !== undefined)
        tokens = await renew(tokens);
      return tokens.accessToken;
    },
    replacing: async (refused) => {
      // Another caller may have got new ones while this one's request was on the wire.
      if (!tokens.accessToken.equals(refused)) return tokens.accessToken;
      if (tokens.refreshToken === undefined) return undefined;
      tokens = await renew(tokens);
      return tokens.accessToken;
    },
  };
}

async function renewed(old: Tokens, path: string | undefined, deps: LoginDeps): Promise<Tokens> {
  if (path === undefined) return deps.refresh(old);
  const { clock } = deps.surroundings;
  return withFileLock(path, clock, async () => {
    const kept = tokensOfOtherProcess(old, path, deps);
    if (kept !== undefined) return kept;
    const tokens = await deps.refresh(old);
    const failure = keepTokens(tokens, deps.surroundings);
    if (failure !== undefined) deps.onNotice(`The refreshed login is used, and not kept: ${failure}.`);
    return tokens;
  });
}

/** Who waited for the lock finds what the holder left. */
function tokensOfOtherProcess(
  old: Tokens,
  path: string,
  { surroundings, baseUrl }: LoginDeps,
): Tokens | undefined {
  const reading = readPrivateFile(path);
  const tokens = reading.kind === "read" ? decodeTokens(reading.text) : undefined;
  if (tokens === undefined || tokens.accessToken.equals(old.accessToken)) return undefined;
  return isFresh(tokens, surroundings.clock.now()) && belongTo(tokens, baseUrl) ? tokens : undefined;
}
