import { MESH_KEY_PATTERN } from "../values/mesh-key.ts";
import type { FileReading } from "../platform/files.ts";
import type { PrivateReading } from "../platform/private-files.ts";
import type { Instant } from "../values/clock.ts";
import { Sensitive } from "../values/sensitive.ts";
import type { Fault } from "../values/user-error.ts";
import { belongTo, decodeTokens, isFresh, type Tokens } from "./tokens.ts";

/** Everything that could name a credential, as it was found. */
export interface CredentialFacts {
  /** `MESH_API_KEY_FILE`, and what is in it. */
  readonly keyFile: { readonly path: string; readonly reading: FileReading } | undefined;
  /** `MESH_API_KEY`. */
  readonly keyOfEnvironment: string | undefined;
  /** Where `MESH_TOKEN_FROM_ENV` wants them. */
  readonly tokensOfEnvironment: Tokens | undefined;
  readonly tokenFile: { readonly path: string; readonly reading: PrivateReading };
  readonly baseUrl: URL;
  readonly now: Instant;
}

export type CredentialChoice = { readonly notices: readonly string[] } & (
  | { readonly kind: "key"; readonly key: Sensitive; readonly source: string }
  | { readonly kind: "tokens"; readonly tokens: Tokens; readonly from: "environment" | "file" }
  /** Nobody has signed in yet, or the login has ended. */
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly fault: Fault }
);

/** Facts in, choice out: `MESH_API_KEY_FILE`, `MESH_API_KEY`, tokens of the environment, token file (spec: cli-and-sdk.md). */
export function chooseCredential(facts: CredentialFacts): CredentialChoice {
  const { keyFile, keyOfEnvironment, tokensOfEnvironment } = facts;
  const login = loginOf(facts);
  if (keyFile !== undefined) return keyOfFile(keyFile, login);
  if (keyOfEnvironment) return keyFrom("MESH_API_KEY", keyOfEnvironment, login);
  if (tokensOfEnvironment !== undefined)
    return { kind: "tokens", tokens: tokensOfEnvironment, from: "environment", notices: [] };
  if (login.tokens !== undefined)
    return { kind: "tokens", tokens: login.tokens, from: "file", notices: login.notices };
  return { kind: "none", notices: login.notices };
}

function keyOfFile(
  { path, reading }: NonNullable<CredentialFacts["keyFile"]>,
  login: Login,
): CredentialChoice {
  // The line end that every editor adds is no part of a key.
  if (reading.kind === "read") return keyFrom("MESH_API_KEY_FILE", reading.text.replace(/\r?\n$/, ""), login);
  const fault = {
    what: `The file that MESH_API_KEY_FILE names, ${path}, cannot be read (${reading.why}).`,
    fix: "Correct the path, or unset the variable.",
  };
  return { kind: "refused", fault, notices: [] };
}

/** A value that is no key is refused, not passed over: another account could be used unnoticed. */
function keyFrom(source: KeyVariable, value: string, { tokens }: Login): CredentialChoice {
  const notices = tokens === undefined ? [] : [hidesLogin(source)];
  const why = whyNoKey(value);
  if (why === undefined) return { kind: "key", key: new Sensitive(value), source, notices };
  const fault = {
    what: `${source} holds no Mesh API key: ${why}.`,
    fix: "Set it to a key as `mesh-pre-deploy` shows it.",
  };
  return { kind: "refused", fault, notices };
}

/** `undefined`: it looks like a key. Never quotes it. */
export function whyNoKey(value: string): string | undefined {
  if (value.trim() === "") return "it is empty";
  if (/\s/.test(value)) return "a space or a line end came along";
  if (/^["'`]|["'`]$/.test(value)) return "quotes came along";
  if (!value.startsWith("mesh_")) return "keys start with `mesh_`";
  return MESH_KEY_PATTERN.test(value) ? undefined : "it is too short, or holds characters that no key has";
}

interface Login {
  readonly tokens: Tokens | undefined;
  readonly notices: readonly string[];
}

function loginOf({ tokenFile, baseUrl, now }: CredentialFacts): Login {
  const { path, reading } = tokenFile;
  if (reading.kind === "absent") return { tokens: undefined, notices: [] };
  if (reading.kind !== "read")
    return { tokens: undefined, notices: [`${path} is not used: ${reading.why}.`] };
  const tokens = decodeTokens(reading.text);
  if (tokens === undefined)
    return { tokens: undefined, notices: [`${path} is not used: it holds no login.`] };
  if (!belongTo(tokens, baseUrl))
    return {
      tokens: undefined,
      notices: [`The login in ${path} is for another Mesh service and is not used here.`],
    };
  if (isFresh(tokens, now) || tokens.refreshToken !== undefined) return { tokens, notices: [] };
  return { tokens: undefined, notices: [`The login in ${path} has ended.`] };
}

/** The variables that are used before a login, the first of them first. */
export const KEY_VARIABLES = ["MESH_API_KEY_FILE", "MESH_API_KEY"] as const;
type KeyVariable = (typeof KEY_VARIABLES)[number];

export function hidesLogin(variable: KeyVariable): string {
  return `${variable} is set and used, not your login. Unset it to act as who signed in.`;
}
